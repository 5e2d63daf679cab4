#include "ui/workspaces/train/network_readout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/widgets/control_painting.h"
#include "ui/workspaces/train/unit_response.h"

namespace wengert {
namespace {

constexpr std::size_t mostWeights = 8;
constexpr int pictureSide = 120;

QString tr(const char* text) { return QCoreApplication::translate("NetworkDiagram", text); }

QString numberAt(std::span<const double> numbers, std::size_t i) {
    return i < numbers.size() ? toQString(shortNumber(numbers[i])) : notComputed();
}

// Where a unit's weights are among all parameters' numbers.
std::vector<std::size_t> weightsOf(const NetworkModel& model, std::size_t unit) {
    const UnitLayers& layers = model.layers();
    std::vector<std::size_t> numbers;
    for (const UnitConnection& connection : layers.groups[model.units()[unit].group].inputs)
        for (std::size_t from = 0; from < layers.groups[connection.from].size; ++from)
            numbers.push_back(model.numberOf(connection, model.units()[unit].cell, from));
    return numbers;
}

}  // namespace

QString NetworkReadout::text() const {
    QStringList parts;
    for (const auto& [name, number, gradient] : rows)
        parts << QStringLiteral("%1 = %2, ∂J/∂%1 = %3").arg(name, number, gradient);
    return parts.join(QStringLiteral("; "));
}

NetworkReadout networkReadout(const NetworkModel& model, const TrainingSnapshot& snapshot,
                              const NetworkPointed& pointed) {
    NetworkReadout readout;
    const auto add = [&](std::size_t number) {
        readout.rows.push_back(
            {model.parameterName(number), numberAt(snapshot.parameters, number), numberAt(snapshot.gradient, number)});
    };
    if (pointed.edge) {
        const NetworkEdge& edge = model.edges()[*pointed.edge];
        readout.title = QStringLiteral("%1 → %2").arg(model.units()[edge.from].name, model.units()[edge.to].name);
        add(edge.number);
    } else if (pointed.unit) {
        const NetworkUnit& unit = model.units()[*pointed.unit];
        readout.title = unit.name + QStringLiteral(" · ") + model.columns()[unit.column].caption;
        if (!unit.label.isEmpty() && unit.label != unit.name) readout.title += QStringLiteral(" · ") + unit.label;
        readout.unit = pointed.unit;
        for (const std::size_t number : model.biasesOf(*pointed.unit)) add(number);
        std::vector<std::size_t> weights = weightsOf(model, *pointed.unit);
        if (weights.size() > mostWeights) {
            readout.note = tr("and %1 smaller weights").arg(weights.size() - mostWeights);
            const auto size = [&](std::size_t i) {
                return i < snapshot.parameters.size() ? std::abs(snapshot.parameters[i]) : 0;
            };
            std::ranges::partial_sort(weights, weights.begin() + mostWeights, std::greater{}, size);
            weights.resize(mostWeights);
            std::ranges::sort(weights);
        }
        for (const std::size_t number : weights) add(number);
    }
    return readout;
}

namespace {

struct Columns {
    std::array<double, 3> widths{};
    double gap = 0;
    double total() const { return widths[0] + widths[1] + widths[2] + 2 * gap; }
};

const std::array<QString, 3>& heads() {
    static const std::array<QString, 3> texts{QString(), tr("number"), QStringLiteral("∂J/∂·")};
    return texts;
}

QFont fontOf(std::size_t column, const Theme& theme) {
    return theme.font(column == 0 ? TextStyle::Body : TextStyle::Mono);
}

Columns columnsOf(const NetworkReadout& readout, const Theme& theme) {
    Columns columns{.gap = double(theme.space.l)};
    for (std::size_t i = 0; i < 3; ++i) {
        const QFontMetricsF metrics(fontOf(i, theme));
        columns.widths[i] = QFontMetricsF(theme.font(TextStyle::Label)).horizontalAdvance(heads()[i]);
        for (const auto& row : readout.rows)
            columns.widths[i] = std::max(columns.widths[i], metrics.horizontalAdvance(row[i]));
    }
    return columns;
}

// Where a panel of this size hides nothing of what is pointed at.
QRectF placed(const QSizeF& size, const NetworkView& view, double gap) {
    const QRectF& room = view.geometry.room();
    QRectF anchor;
    if (view.pointed.unit) {
        anchor = view.geometry.box(*view.pointed.unit);
    } else {
        const std::array<QPointF, 4> curve = view.geometry.curve(view.model.edges()[*view.pointed.edge]);
        anchor = QRectF((curve[0] + curve[3]) / 2, QSizeF());
    }
    QRectF panel(QPointF(anchor.right() + gap, anchor.center().y() - size.height() / 2), size);
    if (panel.right() > room.right() - gap) panel.moveRight(anchor.left() - gap);
    panel.moveLeft(
        std::clamp(panel.left(), room.left() + gap, std::max(room.left() + gap, room.right() - gap - size.width())));
    panel.moveTop(
        std::clamp(panel.top(), room.top() + gap, std::max(room.top() + gap, room.bottom() - gap - size.height())));
    return panel;
}

}  // namespace

void paintNetworkReadout(QPainter& painter, const NetworkView& view, const NetworkReadout& readout,
                         const Theme& theme) {
    const QFontMetricsF body(theme.font());
    const QFontMetricsF label(theme.font(TextStyle::Label));
    const QFontMetricsF strong(theme.font(TextStyle::Strong));
    const Columns columns = columnsOf(readout, theme);
    const double row = body.height() + 2;
    const bool hasPicture = readout.unit && !view.responses.empty() && !view.responses[*readout.unit].numbers.empty();
    const double picture = hasPicture ? theme.px(pictureSide) : 0;
    const double gap = theme.space.m;
    const double table = readout.rows.empty() ? 0
                                              : label.height() + 4 + row * double(readout.rows.size()) +
                                                    (readout.note.isEmpty() ? 0 : label.height() + 4);
    const double beside = picture > 0 && !readout.rows.empty() ? picture + gap : picture;
    const double width =
        std::max({strong.horizontalAdvance(readout.title), beside + (readout.rows.empty() ? 0 : columns.total()), 1.0});
    const QSizeF size(width + 2 * gap, strong.height() + theme.space.xs + std::max(table, picture) + 2 * gap);
    const QRectF panel = placed(size, view, theme.space.s);
    paintRounded(painter, panel, theme.controlRadius, theme.card, theme.nodeLine, theme.stroke(1));
    QRectF room = panel.adjusted(gap, gap, -gap, -gap);
    painter.setPen(theme.text);
    painter.setFont(theme.font(TextStyle::Strong));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, readout.title);
    room.setTop(room.top() + strong.height() + theme.space.xs);
    if (hasPicture) {
        paintResponse(painter, {room.topLeft(), QSizeF(picture, picture)}, view, *readout.unit, theme);
        room.setLeft(room.left() + beside);
    }
    if (readout.rows.empty()) return;
    const auto paintRow = [&](const std::array<QString, 3>& texts, bool isHead) {
        double left = room.left();
        for (std::size_t i = 0; i < 3; ++i) {
            painter.setFont(isHead ? theme.font(TextStyle::Label) : fontOf(i, theme));
            painter.setPen(isHead ? theme.muted : theme.text);
            painter.drawText(QRectF(left, room.top(), columns.widths[i] + 1, isHead ? label.height() : row),
                             (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, texts[i]);
            left += columns.widths[i] + columns.gap;
        }
        room.setTop(room.top() + (isHead ? label.height() + 4 : row));
    };
    paintRow(heads(), true);
    for (const auto& texts : readout.rows) paintRow(texts, false);
    painter.setFont(theme.font(TextStyle::Label));
    painter.setPen(theme.muted);
    painter.drawText(room.adjusted(0, 4, 0, 0), Qt::AlignLeft | Qt::AlignTop, readout.note);
}

}  // namespace wengert
