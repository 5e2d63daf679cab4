#include "ui/formula/formula_font.h"

#include <QFontMetricsF>
#include <QPainterPath>

namespace wengert {

QFont formulaFont(const FormulaStyle& style, FormulaFace face, int pixelSize) {
    QFont font(style.families);
    font.setPixelSize(pixelSize);
    font.setItalic(face.italic);
    font.setBold(face.bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

FormulaFont::FormulaFont(const FormulaStyle& style) : m_style(style) {
    const GlyphMeasure minus = measure(QStringLiteral("−"), {});
    m_axis = (minus.ascent - minus.descent) / 2;
    m_rule = minus.ascent + minus.descent;
    m_xHeight = measure(QStringLiteral("x"), {.italic = true}).ascent;
}

GlyphMeasure FormulaFont::measure(const QString& text, FormulaFace face) {
    const QString key = QChar(u'0' + (face.italic ? 1 : 0) + (face.bold ? 2 : 0)) + text;
    if (const auto known = m_measures.constFind(key); known != m_measures.constEnd()) return *known;
    constexpr int em = 200;
    const QFont large = formulaFont(m_style, face, em);
    QPainterPath outline;
    outline.addText(0, 0, large, text);
    const QRectF ink = outline.boundingRect();
    const GlyphMeasure measured{.advance = QFontMetricsF(large).horizontalAdvance(text) / em,
                                .left = ink.left() / em,
                                .right = ink.right() / em,
                                .ascent = -ink.top() / em,
                                .descent = ink.bottom() / em};
    m_measures.insert(key, measured);
    return measured;
}

}  // namespace wengert
