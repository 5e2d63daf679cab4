// A drawing as a file: vectors (SVG, PDF) or pixels (PNG), from one function that paints it. Sizes are in pixels
// of 1/96 inch. It knows nothing of widgets or dialogs.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QImage>
#include <QPainter>
#include <QRectF>
#include <functional>

namespace wengert {

struct Picture {
    QSizeF size;
    QColor background;  // invalid: transparent
    std::function<void(QPainter&, const QRectF&)> paint;
};

QByteArray svgOf(const Picture& picture);
QByteArray pdfOf(const Picture& picture);
// `scale`: pixels of the image per pixel of the picture. Large pictures are scaled down, as far as they can be read;
// for larger ones the image and its bytes are empty.
QImage imageOf(const Picture& picture, double scale = 2);
QByteArray pngOf(const Picture& picture, double scale = 2);
QString tooLargeForAnImage();  // what to say then

}  // namespace wengert
