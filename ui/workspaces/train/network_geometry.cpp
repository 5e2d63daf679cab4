#include "ui/workspaces/train/network_geometry.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "ui/graph/curve.h"

namespace wengert {
namespace {

// Of the 100 % design.
constexpr double largestBox = 64;
constexpr double leastBox = 2;
constexpr double widestSpacing = 320;
constexpr double thinnestEdge = 0.6;
constexpr double widestEdge = 10;
constexpr double leastBoxOfText = 34;
constexpr double widestText = 110;
constexpr double reach = 5;  // of the pointer, beside a line

constexpr double boxShare = 0.72;         // of a row's height
constexpr double boxShareAcross = 0.45;   // of the columns' distance
constexpr double widestEdgeShare = 0.16;  // of a box
constexpr double loosest = 2.6;           // rows apart, in boxes

// A cut column has a row more, for what is left out.
std::size_t rowsOf(const NetworkColumn& column) { return column.shown + (column.isCut() ? 1 : 0); }

// Of the inputs' labels, which break between words.
double widestWordInside(const NetworkModel& model, const Theme& theme) {
    const QFontMetricsF metrics(theme.font(TextStyle::Label));
    double width = 0;
    for (const NetworkUnit& unit : model.units())
        if (unit.column == 0)
            for (const QString& word : unit.label.split(u' ')) width = std::max(width, metrics.horizontalAdvance(word));
    return width + 2 * theme.space.xs;
}

double widestLabel(const NetworkModel& model, bool ofInputs, const Theme& theme) {
    const QFontMetricsF metrics(theme.font(TextStyle::Label));
    double width = 0;
    for (const NetworkUnit& unit : model.units())
        if ((unit.column == 0) == ofInputs) width = std::max(width, metrics.horizontalAdvance(unit.label));
    return width > 0 ? std::min<double>(width + theme.space.s, theme.px(widestText)) : 0;
}

}  // namespace

QRectF footerIn(const QRectF& room, const Theme& theme) {
    const double line = QFontMetricsF(theme.font(TextStyle::Label)).height();
    return {room.left() + theme.space.l, room.bottom() - theme.space.m - line, room.width() - 2 * theme.space.l, line};
}

NetworkGeometry::NetworkGeometry(const NetworkModel& model, const QRectF& room, const Theme& theme) : m_room(room) {
    const std::span<const NetworkColumn> columns = model.columns();
    if (columns.empty()) return;
    const double line = QFontMetricsF(theme.font(TextStyle::Label)).height();
    m_captionHeight = line;
    m_footer = footerIn(room, theme);
    m_captionTop = m_footer.top() - theme.space.m - line;
    QRectF area(room.left() + 2 * theme.space.l, room.top() + 2 * theme.space.m, room.width() - 4 * theme.space.l,
                m_captionTop - theme.space.m - room.top() - 2 * theme.space.m);

    std::size_t rows = 1;
    for (const NetworkColumn& column : columns) rows = std::max(rows, rowsOf(column));
    const auto gaps = static_cast<double>(columns.size() - 1);
    m_side = std::min({double(theme.px(largestBox)), boxShare * area.height() / static_cast<double>(rows),
                       boxShareAcross * area.width() / (gaps + boxShareAcross)});
    m_side = std::max(m_side, leastBox);
    m_thinnest = theme.stroke(thinnestEdge);
    m_widest = std::min(theme.stroke(widestEdge), widestEdgeShare * m_side);
    m_labelsInside = m_side >= std::max<double>(theme.px(leastBoxOfText), widestWordInside(model, theme));
    m_labelWidth = std::max(widestLabel(model, true, theme), widestLabel(model, false, theme));
    area.adjust(m_labelsInside ? 0 : widestLabel(model, true, theme), 0, -widestLabel(model, false, theme), 0);
    m_spacing = gaps > 0 ? std::min<double>((area.width() - m_side) / gaps, theme.px(widestSpacing)) : 0;

    const double first = area.center().x() - m_spacing * gaps / 2;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        m_centers.push_back(first + m_spacing * static_cast<double>(i));
        const auto count = static_cast<double>(rowsOf(columns[i]));
        const double pitch = std::min(area.height() / count, loosest * m_side);
        const double top = area.center().y() - pitch * count / 2;
        const auto boxOf = [&](std::size_t row) {
            return QRectF(m_centers[i] - m_side / 2, top + pitch * (static_cast<double>(row) + 0.5) - m_side / 2,
                          m_side, m_side);
        };
        for (std::size_t row = 0; row < columns[i].shown; ++row) m_boxes.push_back(boxOf(row));
        m_rests.push_back(columns[i].isCut() ? boxOf(columns[i].shown) : QRectF());
    }
}

double NetworkGeometry::edgeWidth(double strength) const {
    return std::max(m_thinnest, std::isnan(strength) ? 0 : m_widest * std::abs(strength));
}

QRectF NetworkGeometry::label(std::size_t unit, const NetworkModel& model) const {
    const QRectF& box = m_boxes[unit];
    const bool isInput = model.units()[unit].column == 0;
    if (isInput && m_labelsInside) return box;
    const double gap = m_side * 0.15 + 2;
    const double height = std::max(box.height(), m_captionHeight);
    const double left = isInput ? box.left() - gap - m_labelWidth : box.right() + gap;
    return {left, box.center().y() - height / 2, m_labelWidth, height};
}

QRectF NetworkGeometry::caption(std::size_t column) const {
    const double width = std::max(m_spacing, 2 * m_side);
    return {m_centers[column] - width / 2, m_captionTop, width, m_captionHeight};
}

std::array<QPointF, 4> NetworkGeometry::curve(const NetworkEdge& edge) const {
    const QRectF& from = m_boxes[edge.from];
    const QRectF& to = m_boxes[edge.to];
    const QPointF start(from.right(), from.center().y());
    const QPointF end(to.left(), to.center().y());
    const QPointF half((end.x() - start.x()) / 2, 0);
    return {start, start + half, end - half, end};
}

std::optional<std::size_t> NetworkGeometry::unitAt(QPointF point) const {
    const auto found = std::ranges::find_if(m_boxes, [&](const QRectF& box) { return box.contains(point); });
    if (found == m_boxes.end()) return std::nullopt;
    return static_cast<std::size_t>(found - m_boxes.begin());
}

std::optional<std::size_t> NetworkGeometry::edgeAt(QPointF point, const NetworkModel& model,
                                                   const EdgeStrengths& strengths) const {
    for (auto edge = strengths.edges.rbegin(); edge != strengths.edges.rend(); ++edge) {
        const std::array<QPointF, 4> points = curve(model.edges()[edge->edge]);
        const double near = std::max(reach, edgeWidth(edge->strength) / 2 + 2);
        if (!hull(points).adjusted(-near, -near, near, near).contains(point)) continue;
        if (distanceTo(points, point) <= near) return edge->edge;
    }
    return std::nullopt;
}

}  // namespace wengert
