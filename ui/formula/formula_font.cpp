#include "ui/formula/formula_font.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <algorithm>

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
    const bool isNumber =
        text.size() > 1 && std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
    const GlyphMeasure measured = isNumber ? measureDigits(text, face) : measureOutline(text, face);
    m_measures.insert(key, measured);
    return measured;
}

// Digits stand side by side: numbers of any length are put together from ten, and the point.
GlyphMeasure FormulaFont::measureDigits(const QString& digits, FormulaFace face) {
    GlyphMeasure whole = measure(digits.left(1), face);
    for (qsizetype i = 1; i < digits.size(); ++i) {
        const GlyphMeasure next = measure(digits.mid(i, 1), face);
        whole.right = whole.advance + next.right;
        whole.advance += next.advance;
        whole.ascent = std::max(whole.ascent, next.ascent);
        whole.descent = std::max(whole.descent, next.descent);
    }
    return whole;
}

GlyphMeasure FormulaFont::measureOutline(const QString& text, FormulaFace face) const {
    constexpr int em = 200;
    const QFont large = formulaFont(m_style, face, em);
    QPainterPath outline;
    outline.addText(0, 0, large, text);
    const QRectF ink = outline.boundingRect();
    return {.advance = QFontMetricsF(large).horizontalAdvance(text) / em,
            .left = ink.left() / em,
            .right = ink.right() / em,
            .ascent = -ink.top() / em,
            .descent = ink.bottom() / em};
}

}  // namespace wengert
