// Where coordinates are on a map: the part of the plane that is seen, and the rectangle it is seen in.
#pragma once

#include <QPointF>
#include <QRectF>

namespace wengert {

struct SurfaceFrame {
    QRectF plot;  // pixels
    QRectF view;  // coordinates: y upwards, the least in top()

    QPointF at(QPointF coordinates) const {
        return {plot.left() + (coordinates.x() - view.left()) * plot.width() / view.width(),
                plot.bottom() - (coordinates.y() - view.top()) * plot.height() / view.height()};
    }
    QPointF coordinatesAt(QPointF position) const {
        return {view.left() + (position.x() - plot.left()) * view.width() / plot.width(),
                view.top() + (plot.bottom() - position.y()) * view.height() / plot.height()};
    }
    // A difference of coordinates in pixels.
    QPointF along(QPointF direction) const {
        return {direction.x() * plot.width() / view.width(), -direction.y() * plot.height() / view.height()};
    }
    QRectF rectOf(const QRectF& area) const { return {at(area.bottomLeft()), at(area.topRight())}; }
};

}  // namespace wengert
