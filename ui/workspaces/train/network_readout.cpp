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
    } else if (pointed.number) {
        readout.title = model.parameterName(*pointed.number);
        add(*pointed.number);
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

// What is pointed at, as far as a panel must not hide it.
QRectF anchorOf(const NetworkView& view) {
    if (view.pointed.unit) return view.geometry.box(*view.pointed.unit);
    if (view.pointed.edge) {
        const std::array<QPointF, 4> curve = view.geometry.curve(view.model.edges()[*view.pointed.edge]);
        return {(curve[0] + curve[3]) / 2, QSizeF()};
    }
    for (std::size_t i = 0; i < view.matrices.size(); ++i) {
        const auto found = std::ranges::find(view.matrices[i].numbers, *view.pointed.number);
        if (found != view.matrices[i].numbers.end())
            return view.matrixGeometry.cell(i, std::size_t(found - view.matrices[i].numbers.begin()),
                                            view.matrices[i].shape);
    }
    return {};
}

QRectF placed(const QSizeF& size, const QRectF& anchor, const QRectF& room, double gap) {
    QRectF panel(QPointF(anchor.right() + gap, anchor.center().y() - size.height() / 2), size);
    if (panel.right() > room.right() - gap) panel.moveRight(anchor.left() - gap);
    const auto within = [gap](double at, double low, double high, double length) {
        return std::clamp(at, low + gap, std::max(low + gap, high - gap - length));
    };
    panel.moveLeft(within(panel.left(), room.left(), room.right(), size.width()));
    panel.moveTop(within(panel.top(), room.top(), room.bottom(), size.height()));
    return panel;
}

// A title, and below it the response beside a table.
class ReadoutPanel {
 public:
    ReadoutPanel(const NetworkView& view, const NetworkReadout& readout, const Theme& theme)
        : m_view(view),
          m_readout(readout),
          m_theme(theme),
          m_label(QFontMetricsF(theme.font(TextStyle::Label)).height()),
          m_row(QFontMetricsF(theme.font()).height() + 2),
          m_titleHeight(QFontMetricsF(theme.font(TextStyle::Strong)).height() + theme.space.xs) {
        const bool hasResponse =
            readout.unit && !view.responses.empty() && !view.responses[*readout.unit].numbers.empty();
        if (hasResponse) m_picture = theme.px(pictureSide);
        for (std::size_t i = 0; i < 3; ++i) {
            m_widths[i] = QFontMetricsF(theme.font(TextStyle::Label)).horizontalAdvance(heads()[i]);
            for (const auto& row : readout.rows)
                m_widths[i] = std::max(m_widths[i], QFontMetricsF(fontOf(i)).horizontalAdvance(row[i]));
        }
    }

    QSizeF size() const {
        const double title = QFontMetricsF(m_theme.font(TextStyle::Strong)).horizontalAdvance(m_readout.title);
        const QSizeF table = tableSize();
        const double between = m_picture > 0 && !table.isEmpty() ? m_theme.space.m : 0;
        return {std::max(title, m_picture + between + table.width()) + 2 * m_theme.space.m,
                m_titleHeight + std::max(m_picture, table.height()) + 2 * m_theme.space.m};
    }

    void paint(QPainter& painter, const QRectF& panel) const {
        paintRounded(painter, panel, m_theme.controlRadius, m_theme.card, m_theme.nodeLine, m_theme.stroke(1));
        const double gap = m_theme.space.m;
        QRectF room = panel.adjusted(gap, gap, -gap, -gap);
        painter.setPen(m_theme.text);
        painter.setFont(m_theme.font(TextStyle::Strong));
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, m_readout.title);
        room.setTop(room.top() + m_titleHeight);
        if (m_picture > 0) {
            paintResponse(painter, {room.topLeft(), QSizeF(m_picture, m_picture)}, m_view, *m_readout.unit, m_theme);
            room.setLeft(room.left() + m_picture + gap);
        }
        if (!m_readout.rows.empty()) paintTable(painter, room);
    }

 private:
    static const std::array<QString, 3>& heads() {
        static const std::array<QString, 3> texts{QString(), tr("number"), QStringLiteral("∂J/∂·")};
        return texts;
    }
    QFont fontOf(std::size_t column) const { return m_theme.font(column == 0 ? TextStyle::Body : TextStyle::Mono); }
    QSizeF tableSize() const {
        if (m_readout.rows.empty()) return {};
        const double note = m_readout.note.isEmpty() ? 0 : m_label + m_theme.space.xs;
        return {m_widths[0] + m_widths[1] + m_widths[2] + 2 * m_theme.space.l,
                m_label + m_theme.space.xs + m_row * double(m_readout.rows.size()) + note};
    }

    void paintTable(QPainter& painter, QRectF room) const {
        const auto paintRow = [&](const std::array<QString, 3>& texts, double height, bool isHead) {
            double left = room.left();
            painter.setPen(isHead ? m_theme.muted : m_theme.text);
            for (std::size_t i = 0; i < 3; ++i) {
                painter.setFont(isHead ? m_theme.font(TextStyle::Label) : fontOf(i));
                painter.drawText(QRectF(left, room.top(), m_widths[i] + 1, height),
                                 (i == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter, texts[i]);
                left += m_widths[i] + m_theme.space.l;
            }
            room.setTop(room.top() + height);
        };
        paintRow(heads(), m_label + m_theme.space.xs, true);
        for (const auto& texts : m_readout.rows) paintRow(texts, m_row, false);
        painter.setFont(m_theme.font(TextStyle::Label));
        painter.setPen(m_theme.muted);
        painter.drawText(room.adjusted(0, m_theme.space.xs, 0, 0), Qt::AlignLeft | Qt::AlignTop, m_readout.note);
    }

    const NetworkView& m_view;
    const NetworkReadout& m_readout;
    const Theme& m_theme;
    double m_label;
    double m_row;
    double m_titleHeight;
    double m_picture = 0;  // its side
    std::array<double, 3> m_widths{};
};

}  // namespace

void paintNetworkReadout(QPainter& painter, const NetworkView& view, const NetworkReadout& readout,
                         const Theme& theme) {
    const ReadoutPanel panel(view, readout, theme);
    panel.paint(painter, placed(panel.size(), anchorOf(view), view.geometry.room(), theme.space.s));
}

}  // namespace wengert
