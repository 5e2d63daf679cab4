// The typeface of a formula and the measures of its glyphs, taken from the outlines so that they are exact at
// every size. Lengths are in em; y grows upwards from the baseline.
#pragma once

#include <QFont>
#include <QHash>
#include <QString>

#include "ui/formula/formula_style.h"

namespace wengert {

struct FormulaFace {
    bool italic = false;
    bool bold = false;
    friend bool operator==(FormulaFace, FormulaFace) = default;
};

struct GlyphMeasure {
    double advance = 0;
    double left = 0;  // of the ink
    double right = 0;
    double ascent = 0;
    double descent = 0;  // positive below the baseline
};

QFont formulaFont(const FormulaStyle& style, FormulaFace face, int pixelSize);

// Measures each text once; for the time of one layout.
class FormulaFont {
 public:
    explicit FormulaFont(const FormulaStyle& style);

    GlyphMeasure measure(const QString& text, FormulaFace face);

    double axis() const { return m_axis; }  // height of fraction bars and of the middle of a minus
    double xHeight() const { return m_xHeight; }
    double rule() const { return m_rule; }  // thickness of bars

 private:
    GlyphMeasure measureDigits(const QString& digits, FormulaFace face);
    GlyphMeasure measureOutline(const QString& text, FormulaFace face) const;

    const FormulaStyle& m_style;
    QHash<QString, GlyphMeasure> m_measures;  // key: the face's letter, then the text
    double m_axis = 0;
    double m_xHeight = 0;
    double m_rule = 0;
};

}  // namespace wengert
