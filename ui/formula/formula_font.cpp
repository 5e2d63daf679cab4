#include "ui/formula/formula_font.h"

#include <QFontMetricsF>
#include <QPainterPath>
#include <algorithm>

namespace wengert {

namespace {

constexpr qsizetype mostMeasures = 10'000;  // texts that are remembered at once

int number(FormulaFace face) { return (face.italic ? 1 : 0) + (face.bold ? 2 : 0); }

}  // namespace

QFont FormulaFont::at(int pixelSize, FormulaFace face) {
    const int key = 4 * pixelSize + number(face);
    if (const auto known = m_fonts.constFind(key); known != m_fonts.constEnd()) return *known;
    return *m_fonts.insert(key, make(pixelSize, face));
}

QFont FormulaFont::make(int pixelSize, FormulaFace face) const {
    QFont font(m_families);
    font.setPixelSize(pixelSize);
    font.setItalic(face.italic);
    font.setBold(face.bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double FormulaFont::axis() {
    const GlyphMeasure minus = measure(QStringLiteral("−"), {});
    return (minus.ascent - minus.descent) / 2;
}

double FormulaFont::xHeight() { return measure(QStringLiteral("x"), {.italic = true}).ascent; }

double FormulaFont::rule() {
    const GlyphMeasure minus = measure(QStringLiteral("−"), {});
    return minus.ascent + minus.descent;
}

GlyphMeasure FormulaFont::measure(const QString& text, FormulaFace face) {
    const QString key = QChar(u'0' + number(face)) + text;
    if (const auto known = m_measures.constFind(key); known != m_measures.constEnd()) return *known;
    const bool isNumber =
        text.size() > 1 && std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || c == u'.'; });
    const GlyphMeasure measured = isNumber ? measureDigits(text, face) : measureOutline(text, face);
    if (m_measures.size() >= mostMeasures) m_measures.clear();
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

GlyphMeasure FormulaFont::measureOutline(const QString& text, FormulaFace face) {
    constexpr int em = 200;
    const QFont large = at(em, face);
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
