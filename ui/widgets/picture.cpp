#include "ui/widgets/picture.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

namespace wengert {
namespace {

constexpr int pixelsPerInch = 96;
constexpr double pointsPerPixel = 72.0 / pixelsPerInch;
constexpr double maximumImageSide = 16384;
constexpr double leastImageScale = 0.4;  // a graph's numbers can just be read

void paintPicture(const Picture& picture, QPaintDevice& device, double scale = 1) {
    QPainter painter(&device);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(scale, scale);
    const QRectF all(QPointF(0, 0), picture.size);
    if (picture.background.isValid()) painter.fillRect(all, picture.background);
    picture.paint(painter, all);
}

}  // namespace

QByteArray svgOf(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setResolution(pixelsPerInch);
    svg.setSize(picture.size.toSize());
    svg.setViewBox(QRectF(QPointF(0, 0), picture.size));
    paintPicture(picture, svg);
    return bytes;
}

QByteArray pdfOf(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter pdf(&buffer);
        pdf.setResolution(pixelsPerInch);
        pdf.setPageSize(QPageSize(picture.size * pointsPerPixel, QPageSize::Point, {}, QPageSize::ExactMatch));
        pdf.setPageMargins({});
        paintPicture(picture, pdf);
    }
    return bytes;
}

QImage imageOf(const Picture& picture, double scale) {
    scale = std::min(scale, maximumImageSide / std::max({picture.size.width(), picture.size.height(), 1.0}));
    if (scale < leastImageScale) return {};
    const QSize pixels(int(std::ceil(picture.size.width() * scale)), int(std::ceil(picture.size.height() * scale)));
    QImage image(pixels.expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    paintPicture(picture, image, scale);
    return image;
}

QByteArray pngOf(const Picture& picture, double scale) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    imageOf(picture, scale).save(&buffer, "PNG");
    return bytes;
}

QString tooLargeForAnImage() { return QObject::tr("the picture is too large for pixels; take .svg or .pdf"); }

}  // namespace wengert
