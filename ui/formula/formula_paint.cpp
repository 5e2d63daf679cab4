// Painting a finished layout: the same ink on a widget, an image, a page or an SVG.
#include <QBuffer>
#include <QPaintEngine>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

#include "ui/formula/formula_layout.h"

namespace wengert {
namespace {

class InkPainter {
 public:
    InkPainter(QPainter& painter, const FormulaLayout& layout, const FormulaPaint& paint)
        : m_painter(painter), m_layout(layout), m_textAsPaths(paint.textAsPaths) {
        const QPaintEngine* engine = painter.paintEngine();
        m_isRaster = engine != nullptr && engine->type() == QPaintEngine::Raster;
    }

    void draw(const FormulaInk& ink) {
        const QColor& color = m_layout.style().color(ink.role);
        std::visit([&](const auto& form) { draw(form, color); }, ink.form);
    }

 private:
    void draw(const FormulaGlyphs& glyphs, const QColor& color) {
        const QFont font = m_layout.style().font->at(glyphs.pixelSize, glyphs.face);
        if (m_textAsPaths) {
            QPainterPath outline;
            outline.addText(glyphs.origin, font, glyphs.text);
            m_painter.fillPath(outline, color);
        } else {
            m_painter.setPen(color);
            m_painter.setFont(font);
            m_painter.drawText(glyphs.origin, glyphs.text);
        }
    }

    void draw(const FormulaRule& rule, const QColor& color) {
        m_painter.fillRect(m_isRaster ? onPixels(rule.rect) : rule.rect, color);
    }

    void draw(const FormulaShape& shape, const QColor& color) { m_painter.fillPath(shape.path, color); }

    // The thin side covers whole pixels of the device, at least one.
    QRectF onPixels(QRectF rect) const {
        const QTransform& toDevice = m_painter.deviceTransform();
        if (toDevice.type() > QTransform::TxScale) return rect;
        QRectF device = toDevice.mapRect(rect);
        if (device.width() > device.height()) {
            const double height = std::max(1.0, std::round(device.height()));
            device = {device.left(), std::round(device.center().y() - height / 2), device.width(), height};
        } else {
            const double width = std::max(1.0, std::round(device.width()));
            device = {std::round(device.center().x() - width / 2), device.top(), width, device.height()};
        }
        return toDevice.inverted().mapRect(device);
    }

    QPainter& m_painter;
    const FormulaLayout& m_layout;
    bool m_textAsPaths;
    bool m_isRaster = false;
};

void paintMarks(QPainter& painter, const FormulaLayout& layout, std::span<const FormulaMark> marks) {
    const double reach = 0.5 * layout.margin();
    painter.setPen(Qt::NoPen);
    for (const FormulaMark& mark : marks) {
        painter.setBrush(mark.wash);
        for (const QRectF& rect : layout.rectangles(mark)) {
            painter.drawRoundedRect(rect.adjusted(-reach, -reach, reach, reach), 1.5 * reach, 1.5 * reach);
        }
    }
}

}  // namespace

void paintFormula(QPainter& painter, const FormulaLayout& layout, QPointF topLeft, const FormulaPaint& paint) {
    painter.save();
    painter.translate(topLeft);
    painter.setRenderHint(QPainter::Antialiasing);
    paintMarks(painter, layout, paint.marks);
    InkPainter inkPainter(painter, layout, paint);
    for (const FormulaInk& ink : layout.drawing().ink) {
        if (paint.exposed.isNull() || paint.exposed.intersects(ink.bounds)) inkPainter.draw(ink);
    }
    painter.restore();
}

QByteArray formulaSvg(const FormulaLayout& layout, SvgText text) {
    QByteArray svg;
    QBuffer buffer(&svg);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    const QSize size(static_cast<int>(std::ceil(layout.size().width())),
                     static_cast<int>(std::ceil(layout.size().height())));
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(96);
    generator.setTitle(QStringLiteral("Formula"));
    QPainter painter(&generator);
    paintFormula(painter, layout, {}, {.marks = {}, .textAsPaths = text == SvgText::Paths, .exposed = {}});
    painter.end();
    return svg;
}

}  // namespace wengert
