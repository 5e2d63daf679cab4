// Where the parts of a network's diagram are, for a room of any size: boxes in columns, captions below them, and
// curves between them; and what is at a point.
#pragma once

#include <QPointF>
#include <QRectF>
#include <array>
#include <optional>

#include "ui/theme.h"
#include "ui/workspaces/train/network_model.h"

namespace wengert {

// The line at the bottom of a diagram that says what is what.
QRectF footerIn(const QRectF& room, const Theme& theme);

class NetworkGeometry {
 public:
    NetworkGeometry() = default;
    NetworkGeometry(const NetworkModel& model, const QRectF& room, const Theme& theme);

    const QRectF& room() const { return m_room; }
    double side() const { return m_side; }    // of a box
    double edgeWidth(double strength) const;  // of a line
    const QRectF& box(std::size_t unit) const { return m_boxes[unit]; }
    // Room for its label: in an input's box if that is large enough, else at the outer side of a box.
    QRectF label(std::size_t unit, const NetworkModel& model) const;
    bool hasLabelsInside() const { return m_labelsInside; }
    QRectF caption(std::size_t column) const;
    // Of a cut column, below its last box: three dots, and how many there are.
    QRectF rest(std::size_t column) const { return m_rests[column]; }
    QRectF footer() const { return m_footer; }  // for what the lines mean
    // A cubic curve from the right of a box to the left of another.
    std::array<QPointF, 4> curve(const NetworkEdge& edge) const;

    std::optional<std::size_t> unitAt(QPointF point) const;
    // The strongest near the point, of those that are drawn.
    std::optional<std::size_t> edgeAt(QPointF point, const NetworkModel& model, const EdgeStrengths& strengths) const;

 private:
    QRectF m_room;
    QRectF m_footer;
    double m_side = 0;
    double m_thinnest = 0;  // lines
    double m_widest = 0;
    double m_spacing = 0;  // between columns' centres
    double m_labelWidth = 0;
    bool m_labelsInside = true;
    double m_captionTop = 0;
    double m_captionHeight = 0;
    std::vector<double> m_centers;  // of columns
    std::vector<QRectF> m_boxes;
    std::vector<QRectF> m_rests;
};

}  // namespace wengert
