#include "ui/graph/node_painter.h"

#include <QFontMetricsF>
#include <algorithm>

#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr double radius = 8;
constexpr double padding = 9;
constexpr double headerHeight = 31;
constexpr double rowHeight = 23;
constexpr double markHeight = 18;  // above an array's picture
constexpr double gap = 6;          // between texts of a row
constexpr double iconSize = 14;
constexpr double smallestLabel = 0.6;  // of its usual size

struct Frame {
    QColor color;
    double width;
};

Frame frame(const NodeState& state, const Theme& theme) {
    if (state.current) return {theme.hue(*state.current).color, 2};
    if (state.isFirstNonFinite) return {theme.error.color, 2};
    if (state.light == Light::On) return {theme.accent.color, 2};
    if (state.light == Light::Related) return {theme.accent.color, 1.25};
    return {state.isInput ? theme.inputLine : theme.nodeLine, 1};
}

// The last pass that came to the node.
std::optional<Pass> reached(const NodeState& state) {
    if (state.isUpdated) return Pass::Values;
    for (std::size_t i = allPasses.size(); i-- > 0;)
        if (state.numbers[i]) return allPasses[i];
    return {};
}

void paintGlow(QPainter& painter, const QRectF& box, const NodeState& state, const Theme& theme) {
    const bool lit = state.light == Light::On;
    if (!state.current && !lit) return;
    const QColor& color = state.current ? theme.hue(*state.current).color : theme.accent.color;
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(color, theme.card, state.current ? 0.18 : 0.12));
    painter.drawRoundedRect(box.adjusted(-nodeGlow, -nodeGlow, nodeGlow, nodeGlow), radius + nodeGlow,
                            radius + nodeGlow);
}

void paintShadow(QPainter& painter, const QRectF& box, const Theme& theme) {
    if (theme.dark) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(theme.text, theme.card, 0.05));
    painter.drawRoundedRect(box.adjusted(-0.5, 1, 0.5, 2), radius, radius);
}

void paintBox(QPainter& painter, const QRectF& box, const NodeState& state, const GraphStyle& style) {
    const Frame border = frame(state, style.theme);
    const double inset = style.theme.stroke(border.width) / 2;
    painter.setPen(style.pen(border.color, border.width));
    painter.setBrush(state.isInput ? style.theme.field : style.theme.card);
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius);
}

// A warning triangle, its apex up.
void paintErrorIcon(QPainter& painter, QPointF center, const Theme& theme) {
    const double half = iconSize / 2;
    painter.setPen(QPen(theme.error.color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(theme.error.wash);
    painter.drawPolygon(
        QPolygonF{center + QPointF(0, -half + 1), center + QPointF(half, half - 1), center + QPointF(-half, half - 1)});
    painter.drawLine(center + QPointF(0, -1.5), center + QPointF(0, 1.5));
    painter.drawPoint(center + QPointF(0, 4));
}

// s₃ at the left. Returns where it ends.
double paintSymbol(QPainter& painter, QPointF baseline, const NodeFace& face, const GraphStyle::Header& fonts) {
    painter.setFont(fonts.symbol);
    painter.drawText(baseline, QStringLiteral("s"));
    const double left = baseline.x() + QFontMetricsF(fonts.symbol).horizontalAdvance(u's') + 0.5;
    painter.setFont(fonts.index);
    painter.drawText(QPointF(left, baseline.y() + fonts.index.pixelSize() * 0.3), face.index);
    return left + QFontMetricsF(fonts.index).horizontalAdvance(face.index);
}

// What is done, at the right; smaller, then cut, where it finds no room. Returns where it begins.
double paintLabel(QPainter& painter, QPointF rightEnd, double room, const QString& label, QFont font) {
    const double wanted = QFontMetricsF(font).horizontalAdvance(label);
    if (wanted > room) font.setPixelSize(int(font.pixelSize() * std::max(room / wanted, smallestLabel)));
    const QFontMetricsF metrics(font);
    const QString text = wanted > room ? metrics.elidedText(label, Qt::ElideRight, room) : label;
    const QPointF left = rightEnd - QPointF(metrics.horizontalAdvance(text), 0);
    painter.setFont(font);
    painter.drawText(left, text);
    return left.x();
}

void paintHeader(QPainter& painter, const QRectF& box, const NodeFace& face, const NodeState& state,
                 const GraphStyle& style) {
    const double baseline = box.top() + 20;
    double right = box.right() - padding;
    painter.setPen(style.theme.text);
    const double left = paintSymbol(painter, {box.left() + padding, baseline}, face, style.header) + gap;
    if (state.isFirstNonFinite) {
        paintErrorIcon(painter, {right - iconSize / 2, box.top() + headerHeight / 2}, style.theme);
        right -= iconSize + gap;
    }
    painter.setPen(style.theme.muted);
    const QString label = face.shape.isScalar() ? face.label : face.label + u' ' + shapeLabel(face.shape);
    right = paintLabel(painter, {right, baseline}, right - left, label, style.header.label) - gap;
    if (face.name.isEmpty() || QFontMetricsF(style.mark).horizontalAdvance(face.name) > right - left) return;
    painter.setFont(style.mark);
    painter.drawText(QPointF(left, baseline), face.name);
}

// δ⁽¹⁾; the layer may be left out.
void paintDelta(QPainter& painter, QPointF baseline, const Delta& delta, const GraphStyle& style) {
    constexpr double raised = 5;
    painter.drawText(baseline, QStringLiteral("δ"));
    if (delta.layer.empty()) return;
    painter.setFont(style.raised);
    painter.drawText(baseline + QPointF(QFontMetricsF(style.mark).horizontalAdvance(u'δ') + 1, -raised),
                     u'(' + toQString(delta.layer) + u')');
}

// v, ṡ, s̄ or δ, θ′; the accents are drawn, since typefaces place or lack them as they please.
void paintMark(QPainter& painter, QPointF baseline, Pass pass, const NodeFace& face, const GraphStyle& style) {
    const QColor color = style.theme.hue(pass).color;
    painter.setPen(color);
    painter.setFont(style.mark);
    if (pass == Pass::Adjoints && face.delta) return paintDelta(painter, baseline, *face.delta, style);
    painter.drawText(baseline, pass == Pass::Update   ? QStringLiteral("θ′")
                               : pass == Pass::Values ? QStringLiteral("v")
                                                      : QStringLiteral("s"));
    const QPointF above = baseline + QPointF(3.6, -9.3);
    if (pass == Pass::Adjoints) {
        painter.setPen(QPen(color, 1.1));
        painter.drawLine(above + QPointF(-2.6, 0), above + QPointF(2.8, 0));
    } else if (pass == Pass::Tangents) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(above, 1.1, 1.1);
    }
}

void paintRow(QPainter& painter, const QRectF& box, double baseline, Pass pass, const NodeFace& face,
              const NodeState& state, const GraphStyle& style) {
    const std::optional<double>& number = state.numbers[std::size_t(pass)];
    paintMark(painter, {box.left() + padding, baseline}, state.shownPass(pass), face, style);

    const bool isAsked = state.absence[std::size_t(pass)] == Absence::Asked;
    const QString text = number ? toQString(shortNumber(*number)) : isAsked ? QStringLiteral("?") : notComputed();
    painter.setPen(number || isAsked ? style.theme.hue(state.shownPass(pass)).color : style.theme.muted);
    painter.setFont(style.number);
    const double width = double(text.size()) * style.numberAdvance;
    painter.drawText(QPointF(box.right() - padding - width, baseline), text);
}

bool hasRow(const NodeState& state, Pass pass) {
    return state.numbers[std::size_t(pass)] || state.absence[std::size_t(pass)] != Absence::Absent;
}

// Where one is left out, the others stand in the middle.
void paintRows(QPainter& painter, const QRectF& box, const NodeFace& face, const NodeState& state,
               const GraphStyle& style) {
    const auto count = std::ranges::count_if(allPasses, [&](Pass pass) { return hasRow(state, pass); });
    double baseline = box.top() + headerHeight + rowHeight * double(allPasses.size() - std::size_t(count)) / 2 + 14;
    for (const Pass pass : allPasses) {
        if (!hasRow(state, pass)) continue;
        paintRow(painter, box, baseline, pass, face, state, style);
        baseline += rowHeight;
    }
}

// Where the picture of an array's values, tangents or adjoints is: side by side, each under its mark.
QRectF roomForArray(const QRectF& box, Pass pass) {
    const double width = (box.width() - 2 * padding - 2 * gap) / double(allPasses.size());
    const double top = box.top() + headerHeight + markHeight;
    return {box.left() + padding + int(pass) * (width + gap), top, width, box.bottom() - padding - top};
}

void paintArrays(QPainter& painter, const QRectF& box, const NodeFace& face, const NodeState& state,
                 const GraphStyle& style) {
    for (const Pass pass : allPasses) {
        const QRectF room = roomForArray(box, pass);
        paintMark(painter, {room.center().x() - 4, room.top() - 4}, state.shownPass(pass), face, style);
        const ArrayCells& cells = state.arrays[std::size_t(pass)];
        if (!cells.numbers.empty()) {
            paintArray(painter, room, cells, style.theme.hue(state.shownPass(pass)), style.theme);
            continue;
        }
        painter.setPen(style.theme.muted);
        painter.setFont(style.number);
        painter.drawText(room, Qt::AlignCenter, QStringLiteral("–"));
    }
}

void paintFull(QPainter& painter, const QRectF& box, const NodeFace& face, const NodeState& state,
               const GraphStyle& style) {
    paintBox(painter, box, state, style);
    painter.setPen(style.pen(style.theme.well, 1));
    painter.drawLine(QPointF(box.left() + 2, box.top() + headerHeight),
                     QPointF(box.right() - 2, box.top() + headerHeight));
    paintHeader(painter, box, face, state, style);
    if (!face.shape.isScalar()) return paintArrays(painter, box, face, state, style);
    paintRows(painter, box, face, state, style);
}

// The latest pass's number, as large as it fits.
void paintBriefNumber(QPainter& painter, const QRectF& box, Pass pass, double number, const GraphStyle& style) {
    const QString text = QString::fromStdString(shortNumber(number));
    const double room = box.width() - 2 * padding;
    QFont font = style.briefNumber;
    const double advance = style.numberAdvance * font.pixelSize() / style.number.pixelSize() * double(text.size());
    if (advance > room) font.setPixelSize(int(font.pixelSize() * room / advance));
    painter.setPen(style.theme.hue(pass).color);
    painter.setFont(font);
    painter.drawText(QPointF(box.right() - padding - std::min(advance, room), box.top() + 72), text);
}

void paintBrief(QPainter& painter, const QRectF& box, const NodeFace& face, const NodeState& state,
                const GraphStyle& style) {
    paintBox(painter, box, state, style);
    const double baseline = box.top() + 34;
    painter.setPen(style.theme.text);
    const double left = paintSymbol(painter, {box.left() + padding, baseline}, face, style.briefHeader) + gap;
    painter.setPen(state.isFirstNonFinite ? style.theme.error.color : style.theme.muted);
    paintLabel(painter, {box.right() - padding, baseline}, box.right() - padding - left, face.label,
               style.briefHeader.label);

    if (const std::optional<Pass> pass = reached(state); pass && !face.shape.isScalar())
        paintArray(painter, box.adjusted(padding, 42, -padding, -22), state.arrays[std::size_t(*pass)],
                   style.theme.hue(state.shownPass(*pass)), style.theme, Qt::AlignRight | Qt::AlignVCenter);
    else if (pass) paintBriefNumber(painter, box, state.shownPass(*pass), *state.numbers[std::size_t(*pass)], style);
    constexpr double barWidth = 26;
    for (const Pass pass : allPasses) {
        const QRectF bar(box.left() + padding + int(pass) * (barWidth + gap), box.bottom() - 16, barWidth, 7);
        painter.fillRect(
            bar, state.numbers[std::size_t(pass)] ? style.theme.hue(state.shownPass(pass)).color : style.theme.line);
    }
}

}  // namespace

QColor blockColor(const NodeState& state, const Theme& theme) {
    if (state.current) return theme.hue(*state.current).color;
    if (state.isFirstNonFinite) return theme.error.color;
    if (state.light != Light::Off) return theme.accent.color;
    const std::optional<Pass> pass = reached(state);
    if (!pass) return theme.nodeLine;
    return mixed(theme.hue(state.shownPass(*pass)).color, theme.card, 0.6);
}

std::optional<std::uint32_t> cellAt(const QRectF& box, const NodeState& state, QPointF point) {
    for (const Pass pass : allPasses)
        if (const ArrayCells& cells = state.arrays[std::size_t(pass)]; !cells.numbers.empty())
            if (const auto cell = cellAt(arrayArea(roomForArray(box, pass), cells.shape), cells.shape, point))
                return cell;
    return {};
}

void paintNode(QPainter& painter, const QRectF& box, const NodeFace& face, const NodeState& state,
               const GraphStyle& style, LevelOfDetail detail) {
    if (detail == LevelOfDetail::Block) {
        painter.fillRect(box, blockColor(state, style.theme));
        return;
    }
    paintGlow(painter, box, state, style.theme);
    paintShadow(painter, box, style.theme);
    if (detail == LevelOfDetail::Full) paintFull(painter, box, face, state, style);
    else paintBrief(painter, box, face, state, style);
}

}  // namespace wengert
