// The faint grid of dots behind a graph or a diagram.
#pragma once

#include <QPainter>
#include <QPixmap>
#include <QTransform>
#include <QWidget>

#include "ui/theme.h"

namespace wengert {

// A grid that moves and grows with the graph, with every second dot left out where they would stand too close.
void paintDots(QPainter& painter, const QRect& exposed, const QTransform& toView, const Theme& theme);

// The card with its dots, kept: most pictures of a view show another step over the same ground, or the ground a little
// further along.
class DottedGround {
 public:
    const QPixmap& picture(const QWidget& view, const QTransform& toView, const Theme& theme);
    void forget() { m_picture = {}; }  // the theme is another one

 private:
    QPixmap m_picture;
    QTransform m_toView;
};

}  // namespace wengert
