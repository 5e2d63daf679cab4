#include "ui/widgets/control_painting.h"

namespace wengert {

void paintRounded(QPainter& painter, const QRectF& rect, double radius, const QColor& fill, const QColor& frame,
                  double frameWidth) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.setPen(frame.isValid() ? QPen(frame, frameWidth) : QPen(Qt::NoPen));
    const double inset = frame.isValid() ? frameWidth / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

void paintFocus(QPainter& painter, const QRectF& rect, double radius, const Theme& theme) {
    paintRounded(painter, rect, radius, {}, theme.accent.color, theme.stroke(2));
}

}  // namespace wengert
