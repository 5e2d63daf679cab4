// The typeface of formulas and the measures of its glyphs, taken from the outlines so that they are exact at every
// size. Both are kept: looking for a font and measuring an outline cost more than all else in a formula.
#pragma once

#include <QFont>
#include <QHash>
#include <QString>
#include <QStringList>

namespace wengert {

struct FormulaFace {
    bool italic = false;
    bool bold = false;
    friend bool operator==(FormulaFace, FormulaFace) = default;
};

// Lengths are in em; y grows upwards from the baseline.
struct GlyphMeasure {
    double advance = 0;
    double left = 0;  // of the ink
    double right = 0;
    double ascent = 0;
    double descent = 0;  // positive below the baseline
};

// For the thread of the interface.
class FormulaFont {
 public:
    // The first of the families that is there.
    explicit FormulaFont(QStringList families = {QStringLiteral("STIXGeneral"), QStringLiteral("STIX Two Text"),
                                                 QStringLiteral("STIX"), QStringLiteral("DejaVu Serif"),
                                                 QStringLiteral("serif")})
        : m_families(std::move(families)) {}

    QFont at(int pixelSize, FormulaFace face);
    GlyphMeasure measure(const QString& text, FormulaFace face);

    double axis();     // height of fraction bars and of the middle of a minus
    double xHeight();  // of italic letters
    double rule();     // thickness of bars

 private:
    QFont make(int pixelSize, FormulaFace face) const;
    GlyphMeasure measureDigits(const QString& digits, FormulaFace face);
    GlyphMeasure measureOutline(const QString& text, FormulaFace face);

    QStringList m_families;
    QHash<int, QFont> m_fonts;                // key: the pixel size and the face
    QHash<QString, GlyphMeasure> m_measures;  // key: the face's letter, then the text
};

}  // namespace wengert
