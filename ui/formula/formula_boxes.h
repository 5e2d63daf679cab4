// From mathematics to ink: boxes with a baseline, put together bottom up. A box is a range of one drawing's
// ink, so that moving it is a loop and nothing is copied.
// Source: D. E. Knuth, The TeXbook, appendix G, whose rules and (rounded) font parameters are used.
#pragma once

#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <optional>
#include <variant>
#include <vector>

#include "core/language/math_row.h"
#include "ui/formula/formula_font.h"

namespace wengert {

struct FormulaGlyphs {
    QString text;
    FormulaFace face;
    int pixelSize = 0;
    QPointF origin;  // on the baseline
};
struct FormulaRule {
    QRectF rect;
};
struct FormulaShape {
    QPainterPath path;
};

struct FormulaInk {
    std::variant<FormulaGlyphs, FormulaRule, FormulaShape> form;
    MathRole role = MathRole::Text;
    QRectF bounds;
};

// Where a step or an edge is; inner regions come before the ones around them.
struct FormulaRegion {
    std::optional<StepId> step;
    std::optional<EdgeId> edge;
    QRectF rect;
};

struct FormulaDrawing {
    std::vector<FormulaInk> ink;
    std::vector<FormulaRegion> regions;
};

// Its origin is the left end of its baseline; y grows downwards as on paper.
struct FormulaBox {
    double width = 0;
    double ascent = 0;
    double descent = 0;
    double slant = 0;  // part of the width: how far the ink leans over its advance at the top right
    bool isGlyph = false;
    std::size_t inkBegin = 0;
    std::size_t inkEnd = 0;
    std::size_t regionBegin = 0;
    std::size_t regionEnd = 0;
};

class FormulaBuilder {
 public:
    FormulaBuilder(int pixelSize, FormulaFont& font, FormulaDrawing& drawing);

    struct Line {
        FormulaBox box;
        std::optional<double> relation;  // left end of the first =, ≤, … of what was one line
        bool isContinued = false;        // goes on from the line above
    };
    // One line, or several broken before operators and relations where it is wider than allowed.
    std::vector<Line> lines(const Math& math, double maximumWidth);
    void shift(const FormulaBox& box, double dx, double dy);

 private:
    enum class Level { Display, Text, Script, ScriptScript };
    struct Context {
        Level level = Level::Display;
        bool isCramped = false;  // superscripts stay low: under a bar
        MathRole role = MathRole::Text;
        bool isStrong = false;

        Context inside(const MathAtom& atom) const;
        Context inScript(bool isLower) const;
        Context inFraction(bool isLower) const;
        Context underBar() const;
    };
    struct PlacedRow {
        FormulaBox box;
        std::vector<double> left;  // of each atom
    };
    struct Scripted {
        FormulaBox base;
        std::optional<FormulaBox> lower;
        std::optional<FormulaBox> upper;
    };
    struct ScriptShifts {
        double up;
        double down;
    };

    double em(Context context) const;
    double space(const MathRow& row, std::size_t atom, Context context) const;

    FormulaBox open() const;
    void close(FormulaBox& box) const;
    void undo(const FormulaBox& box);  // and all that was drawn after it
    FormulaBox glyphs(const QString& text, FormulaFace face, Context context);
    void addRule(QRectF rect, Context context);
    void addShape(const QPainterPath& path, QPointF at, Context context);
    void addRegion(const MathPart& part, QRectF rect, Context context);
    QRectF inkBounds(const FormulaBox& box) const;

    // formula_boxes.cpp: atoms side by side
    FormulaBox row(const Math& math, Context context);
    FormulaBox child(const Math& math, std::size_t index, Context context);
    std::vector<Line> brokenLines(const MathRow& row, double maximumWidth);
    static std::optional<double> relationIn(const MathRow& row, const PlacedRow& placed);
    static std::vector<std::size_t> lineBegins(const MathRow& row, const PlacedRow& whole, double maximumWidth,
                                               double indent);
    PlacedRow place(const MathRow& row, std::size_t begin, std::size_t end, Context context);
    FormulaBox atom(const Math& math, Context context);
    FormulaBox leaf(const Math& math, Context context);

    // formula_constructions.cpp: atoms made of others
    FormulaBox fraction(const Math& math, Context context);
    FormulaBox scripts(const Math& math, Context context);
    ScriptShifts scriptShifts(const Scripted& parts, Context context) const;
    FormulaBox root(const Math& math, Context context);
    FormulaBox accent(const Math& math, Context context);
    FormulaBox brackets(const Math& math, Context context);
    FormulaBox verticals(const Math& math, Context context);
    FormulaBox cases(const Math& math, Context context);
    FormulaBox matrix(const Math& math, Context context);
    void addSquareBrackets(double width, double height, Context context);

    int m_pixelSize;
    FormulaFont& m_font;
    FormulaDrawing& m_drawing;
};

}  // namespace wengert
