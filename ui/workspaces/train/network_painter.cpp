#include "ui/workspaces/train/network_painter.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainterPath>
#include <cmath>

#include "core/language/math.h"
#include "core/language/number.h"
#include "ui/charts/color_map.h"
#include "ui/formula/formula_layout.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/widgets/control_painting.h"
#include "ui/workspaces/train/matrices_painter.h"
#include "ui/workspaces/train/unit_response.h"

namespace wengert {
namespace {

constexpr double cornerShare = 0.12;  // of a box's side
constexpr double frameShare = 0.08;   // between a box and its picture
constexpr double palest = 0.35;       // a weak edge beside a strong one
constexpr double aside = 0.12;        // edges while another one, or a unit, is pointed at
constexpr int symbolSize = 21;

QString tr(const char* text) { return QCoreApplication::translate("NetworkDiagram", text); }

QLocale locale() { return {QLocale::English}; }  // 79,400

double cornerOf(double side) { return std::min(8.0, cornerShare * side); }

QRectF inside(const QRectF& box) {
    const double gap = std::max(1.0, std::round(frameShare * box.width()));
    return box.adjusted(gap, gap, -gap, -gap);
}

// A letter with a number: to be set as x₁.
bool isSymbol(const QString& label) {
    const auto isDigit = [](QChar c) { return c.isDigit() || c == u'_'; };
    return !label.isEmpty() && label[0].isLetter() && std::all_of(label.begin() + 1, label.end(), isDigit);
}

void paintSymbol(QPainter& painter, const QRectF& box, const Math& symbol, const Theme& theme) {
    const double size = std::min<double>(symbolSize, box.height() / theme.scale * 0.6);
    const FormulaLayout layout(symbol, formulaStyle(theme, size));
    paintFormula(painter, layout, box.center() - QPointF(layout.size().width() / 2, layout.size().height() / 2));
}

void paintLabel(QPainter& painter, const NetworkView& view, std::size_t unit, const Theme& theme) {
    const NetworkUnit& of = view.model.units()[unit];
    if (of.label.isEmpty()) return;
    const QRectF room = view.geometry.label(unit, view.model);
    const bool isInput = of.column == 0;
    if (isInput && view.geometry.hasLabelsInside()) {
        if (isSymbol(of.label)) return paintSymbol(painter, room, nameSymbol(of.label.toStdString()), theme);
        painter.setFont(theme.font(TextStyle::Label));
        painter.setPen(theme.text);
        return painter.drawText(room.adjusted(3, 2, -3, -2), Qt::AlignCenter | Qt::TextWordWrap, of.label);
    }
    const QFont font = theme.font(TextStyle::Label);
    const QString text = isSymbol(of.label) ? toQString(toText(nameSymbol(of.label.toStdString()))) : of.label;
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(room, (isInput ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, room.width()));
}

// ⋮ and how many there are.
void paintRest(QPainter& painter, const QRectF& rest, const NetworkColumn& column, const Theme& theme) {
    const double radius = theme.stroke(1.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.muted);
    const QFontMetricsF metrics(theme.font(TextStyle::Label));
    const double top = rest.top();
    const double gap = std::max(3 * radius, (rest.height() - metrics.height()) / 4);
    for (int i = 0; i < 3; ++i) painter.drawEllipse(QPointF(rest.center().x(), top + i * gap), radius, radius);
    painter.setPen(theme.muted);
    painter.setFont(theme.font(TextStyle::Label));
    const QRectF room(rest.center().x() - 100, top + 2 * gap + radius + 2, 200, metrics.height());
    painter.drawText(room, Qt::AlignHCenter | Qt::AlignTop,
                     tr("%1 units").arg(locale().toString(qulonglong(column.size))));
}

QPen edgePen(const NetworkView& view, const EdgeStrength& edge, bool isAside, const Theme& theme) {
    const bool isBroken = std::isnan(edge.strength);
    const double size = isBroken ? 1 : std::abs(edge.strength);
    const QColor color = isBroken ? theme.error.color : edge.strength < 0 ? negativeColor(theme) : positiveColor(theme);
    const double amount = isAside ? aside : palest + (1 - palest) * size;
    return {mixed(color, theme.card, amount), view.geometry.edgeWidth(edge.strength),
            isBroken ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap};
}

void paintEdges(QPainter& painter, const NetworkView& view, const Theme& theme) {
    const auto stands = [&](const EdgeStrength& edge) {
        const NetworkEdge& of = view.model.edges()[edge.edge];
        return view.pointed.edge == edge.edge || view.pointed.unit == of.from || view.pointed.unit == of.to;
    };
    const auto paint = [&](const EdgeStrength& edge, bool isAside) {
        const std::array<QPointF, 4> points = view.geometry.curve(view.model.edges()[edge.edge]);
        QPainterPath path(points[0]);
        path.cubicTo(points[1], points[2], points[3]);
        painter.setPen(edgePen(view, edge, isAside, theme));
        painter.drawPath(path);
    };
    painter.setBrush(Qt::NoBrush);
    const bool isPointed = !view.pointed.isEmpty();
    for (const EdgeStrength& edge : view.strengths.edges)
        if (!isPointed || !stands(edge)) paint(edge, isPointed);
    if (!isPointed) return;
    for (const EdgeStrength& edge : view.strengths.edges)
        if (stands(edge)) paint(edge, false);
}

void paintPointedBox(QPainter& painter, const NetworkView& view, const Theme& theme) {
    if (!view.pointed.unit) return;
    const QRectF& box = view.geometry.box(*view.pointed.unit);
    const double width = theme.stroke(2);
    paintRounded(painter, box.adjusted(-width, -width, width, width), cornerOf(box.width()) + width, {},
                 theme.accent.color, width);
}

// What blue, orange and the width mean, and what is left out.
void paintFooter(QPainter& painter, const NetworkView& view, const Theme& theme) {
    const QFont font = theme.font(TextStyle::Label);
    const QFontMetricsF metrics(font);
    QRectF room = view.geometry.footer();
    painter.setFont(font);
    const auto write = [&](const QString& text) {
        painter.setPen(theme.muted);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text, Qt::ElideRight, room.width()));
        room.setLeft(room.left() + metrics.horizontalAdvance(text) + theme.space.m);
    };
    if (view.strengths.edges.empty())
        return write(view.shown == EdgeNumbers::Gradient ? tr("no gradient before the first minibatch") : QString());
    const auto mark = [&](const QColor& color, const QString& text) {
        painter.setPen(QPen(color, theme.stroke(3)));
        const double width = theme.px(14);
        painter.drawLine(QPointF(room.left(), room.center().y()), QPointF(room.left() + width, room.center().y()));
        room.setLeft(room.left() + width + theme.space.xs);
        write(text);
    };
    mark(positiveColor(theme), QStringLiteral("+"));
    mark(negativeColor(theme), QStringLiteral("−"));
    const QString of = view.shown == EdgeNumbers::Weights ? QStringLiteral("|w|") : QStringLiteral("|∂J/∂w|");
    write(tr("widest %1 = %2").arg(of, toQString(shortNumber(view.strengths.largest))));
    const std::size_t drawn = view.strengths.edges.size();
    if (drawn == view.model.weightCount()) return;
    const QString count = locale().toString(qulonglong(drawn));
    const QString all = locale().toString(qulonglong(view.model.weightCount()));
    write(drawn == view.model.edges().size()
              ? tr("%1 of %2 weights: between the units shown").arg(count, all)
              : tr("%1 of %2 weights: the largest between the units shown").arg(count, all));
}

}  // namespace

void placeNetwork(NetworkView& view, const QRectF& room, const Theme& theme) {
    view.geometry = NetworkGeometry(view.model, room, theme);
    if (view.level == DiagramLevel::Layers)
        view.matrixGeometry = MatrixGeometry(view.model, view.matrices, room, theme);
}

void paintNetworkGround(QPainter& painter, const NetworkView& view, const Theme& theme) {
    if (view.level == DiagramLevel::Layers) return paintMatricesGround(painter, view, theme);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = theme.font(TextStyle::Label);
    painter.setFont(font);
    painter.setPen(theme.muted);
    for (std::size_t i = 0; i < view.model.columns().size(); ++i) {
        const QRectF room = view.geometry.caption(i);
        painter.drawText(room, Qt::AlignCenter,
                         QFontMetricsF(font).elidedText(view.model.columns()[i].caption, Qt::ElideRight, room.width()));
    }
    for (std::size_t unit = 0; unit < view.model.units().size(); ++unit) {
        const QRectF& box = view.geometry.box(unit);
        const bool isInput = view.model.units()[unit].column == 0;
        paintRounded(painter, box, cornerOf(box.width()), isInput ? theme.field : theme.card,
                     isInput ? theme.inputLine : theme.nodeLine, theme.stroke(1));
        paintLabel(painter, view, unit, theme);
    }
    for (std::size_t i = 0; i < view.model.columns().size(); ++i)
        if (view.model.columns()[i].isCut()) paintRest(painter, view.geometry.rest(i), view.model.columns()[i], theme);
}

void paintResponse(QPainter& painter, const QRectF& box, const NetworkView& view, std::size_t unit,
                   const Theme& theme) {
    if (view.responses.empty() || view.responses[unit].numbers.empty()) return;
    if (view.images[unit].isNull()) {
        const UnitPicture& response = view.responses[unit];
        const ResponseScale scale = responseScale(view.model.activationOf(unit), response.numbers);
        return paintResponseCurve(painter, box, response, scale, theme);
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(box, view.images[unit]);
}

void paintNetworkNumbers(QPainter& painter, const NetworkView& view, const Theme& theme) {
    if (view.level == DiagramLevel::Layers) return paintMatrices(painter, view, theme);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEdges(painter, view, theme);
    for (std::size_t unit = 0; unit < view.model.units().size(); ++unit)
        paintResponse(painter, inside(view.geometry.box(unit)), view, unit, theme);
    paintPointedBox(painter, view, theme);
    paintFooter(painter, view, theme);
}

}  // namespace wengert
