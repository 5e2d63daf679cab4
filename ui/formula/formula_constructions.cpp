// The atoms of a formula that are made of others. Comments name the rules of The TeXbook, appendix G.
#include <algorithm>
#include <array>

#include "ui/formula/formula_boxes.h"
#include "ui/formula/formula_shapes.h"

namespace wengert {

// Rule 15: numerator and denominator clear the bar, which lies on the axis.
FormulaBox FormulaBuilder::fraction(const Math& math, Context context) {
    FormulaBox box = open();
    const FormulaBox above = child(math, 0, context.inFraction(false));
    const FormulaBox below = child(math, 1, context.inFraction(true));
    const double size = em(context);
    const bool isDisplay = context.level == Level::Display;
    const double thickness = m_font.rule() * size;
    const double axis = m_font.axis() * size;
    const double clearance = (isDisplay ? 2.6 : 1.6) * thickness;
    const double up = std::max((isDisplay ? 0.68 : 0.40) * size, axis + thickness / 2 + clearance + above.descent);
    const double down = std::max((isDisplay ? 0.69 : 0.36) * size, below.ascent + clearance + thickness / 2 - axis);
    const double overhang = 0.08 * size;
    const double beside = 0.06 * size;
    const double bar = std::max(above.width, below.width) + 2 * overhang;
    shift(above, beside + (bar - above.width) / 2, -up);
    shift(below, beside + (bar - below.width) / 2, down);
    addRule({beside, -axis - thickness / 2, bar, thickness}, context);
    box.width = bar + 2 * beside;
    box.ascent = up + above.ascent;
    box.descent = down + below.descent;
    close(box);
    return box;
}

// An index under a power (or a power over an index) stand one above the other.
FormulaBox FormulaBuilder::scripts(const Math& math, Context context) {
    if (math.children.size() < 2) return child(math, 0, context);
    FormulaBox box = open();
    const MathKind other = math.kind == MathKind::Superscript ? MathKind::Subscript : MathKind::Superscript;
    const MathRow symbol = flatten(math.children[0]);
    const bool isDouble =
        symbol.atoms.size() == 1 && symbol.atoms[0].math->kind == other && symbol.atoms[0].math->children.size() == 2;
    Scripted parts;
    const auto build = [&](const Math& script, Context around) {
        const bool isLower = script.kind == MathKind::Subscript;
        (isLower ? parts.lower : parts.upper) = child(script, 1, around.inScript(isLower));
    };
    if (isDouble) {
        const Context inner = context.inside(symbol.atoms[0]);
        parts.base = child(*symbol.atoms[0].math, 0, inner);
        build(*symbol.atoms[0].math, inner);
    } else {
        parts.base = place(symbol, 0, symbol.atoms.size(), context).box;
    }
    build(math, context);

    const auto [up, down] = scriptShifts(parts, context);
    const double after = 0.05 * em(context);
    box.width = parts.base.width;
    box.ascent = parts.base.ascent;
    box.descent = parts.base.descent;
    const auto attach = [&](const FormulaBox& script, double x, double y) {
        shift(script, x, y);
        box.width = std::max(box.width, x + script.width + after);
        box.ascent = std::max(box.ascent, script.ascent - y);
        box.descent = std::max(box.descent, script.descent + y);
    };
    const auto attachUpper = [&] { attach(*parts.upper, parts.base.width + 0.02 * em(context), -up); };
    const auto attachLower = [&] { attach(*parts.lower, parts.base.width - parts.base.slant, down); };
    const bool isIndexInside = isDouble && math.kind == MathKind::Superscript;
    if (parts.lower && isIndexInside) attachLower();
    if (parts.upper && !isIndexInside) attachUpper();
    if (isDouble) {  // the symbol inside has its first script only
        const QRectF rect(0, -box.ascent, box.width - after, box.ascent + box.descent);
        for (const MathPart& part : symbol.parts) addRegion(part, rect, context);
    }
    if (parts.lower && !isIndexInside) attachLower();
    if (parts.upper && isIndexInside) attachUpper();
    close(box);
    return box;
}

// Rule 18: how far the scripts move from the baseline.
FormulaBuilder::ScriptShifts FormulaBuilder::scriptShifts(const Scripted& parts, Context context) const {
    const double size = em(context);
    const double xHeight = m_font.xHeight() * size;
    const double scriptSize = em(context.inScript(false));
    double up = parts.base.isGlyph ? 0 : parts.base.ascent - 0.386 * scriptSize;
    double down = parts.base.isGlyph ? 0 : parts.base.descent + 0.05 * scriptSize;
    if (parts.upper) {
        const double least = context.isCramped ? 0.289 : context.level == Level::Display ? 0.413 : 0.363;
        up = std::max({up, least * size, parts.upper->descent + xHeight / 4});
    }
    if (parts.lower && !parts.upper) {
        down = std::max({down, 0.17 * size, parts.lower->ascent - 0.8 * xHeight});
    }
    if (parts.lower && parts.upper) {
        const double lowest = up - parts.upper->descent;
        down = std::max({down, 0.247 * size, 0.16 * size + parts.lower->ascent - lowest});
        const double rise = std::max(0.0, 0.8 * xHeight - lowest);
        up += rise;
        down -= rise;
    }
    return {up, down};
}

// Rule 11: the bar clears the radicand by a quarter of an x-height.
FormulaBox FormulaBuilder::root(const Math& math, Context context) {
    FormulaBox box = open();
    const FormulaBox inside = child(math, 0, context.underBar());
    const double size = em(context);
    const double thickness = m_font.rule() * size;
    const double clearance = thickness + m_font.xHeight() * size / 4;
    const double ascent = std::max(inside.ascent, 0.45 * size) + clearance + thickness;
    const double descent = std::max(inside.descent, 0.08 * size) + 0.04 * size;
    const double height = ascent + descent;
    const double sign = std::min(0.55 * size + 0.08 * height, 1.1 * size);
    const double overhang = 0.06 * size;
    addShape(rootSign(sign, sign + inside.width + overhang, height, thickness), {0, -ascent}, context);
    shift(inside, sign, 0);
    box.width = sign + inside.width + 1.5 * overhang;
    box.ascent = ascent;
    box.descent = descent;
    close(box);
    return box;
}

// Rule 12, with the mark drawn as wide as what it stands over, and moved along the slant of italics.
FormulaBox FormulaBuilder::accent(const Math& math, Context context) {
    FormulaBox box = child(math, 0, context.underBar());
    const QRectF ink = inkBounds(box);
    const double size = em(context);
    const double thickness = m_font.rule() * size;
    const double bottom = -std::max(box.ascent, m_font.xHeight() * size) - 0.11 * size;
    const bool isLetter = box.isGlyph && box.inkEnd - box.inkBegin == 1;
    const double lean = isLetter ? 0.2 * (-bottom - std::max(0.0, box.ascent) / 2) : 0;
    const double middle = (ink.isNull() ? box.width / 2 : ink.center().x()) + lean;
    double top = bottom - thickness;
    if (math.kind == MathKind::Bar) {
        const double width = std::max(0.34 * size, ink.width() * (isLetter ? 0.9 : 1));
        addRule({middle - width / 2, top, width, thickness}, context);
    } else if (math.kind == MathKind::Dot) {
        const double diameter = 0.125 * size;
        top = bottom - diameter;
        QPainterPath dot;
        dot.addEllipse(0, 0, diameter, diameter);
        addShape(dot, {middle - diameter / 2, top}, context);
    } else {
        const double width = std::clamp(ink.width() * 0.8, 0.36 * size, 1.5 * size);
        const double height = 0.17 * size;
        top = bottom + 0.03 * size - height;
        addShape(hat(width, height, thickness), {middle - width / 2, top}, context);
    }
    box.ascent = -top;
    box.isGlyph = isLetter;
    close(box);
    return box;
}

// Rule 19: a bracket reaches 90 % of the way, or all but half an em; low contents keep the typeface's own.
FormulaBox FormulaBuilder::brackets(const Math& math, Context context) {
    FormulaBox box = open();
    const FormulaBox inside = child(math, 0, context);
    const double size = em(context);
    const double axis = m_font.axis() * size;
    const double needed = 2 * std::max(inside.ascent - axis, inside.descent + axis);
    const GlyphMeasure glyph = m_font.measure(QStringLiteral("("), {.italic = false, .bold = context.isStrong});
    if (needed - 0.55 * size <= (glyph.ascent + glyph.descent) * size) {
        const FormulaBox opening = glyphs(QStringLiteral("("), {}, context);
        const FormulaBox closing = glyphs(QStringLiteral(")"), {}, context);
        shift(inside, opening.width, 0);
        shift(closing, opening.width + inside.width, 0);
        box.width = opening.width + inside.width + closing.width;
        box.ascent = std::max(inside.ascent, opening.ascent);
        box.descent = std::max(inside.descent, opening.descent);
        box.isGlyph = true;  // a power stands at the bracket, not above the contents
    } else {
        const double height = std::max(0.92 * needed, needed - 0.5 * size);
        const double width = std::min(0.24 * size + 0.05 * height, 0.6 * size);
        const double beside = 0.06 * size;
        const double top = -axis - height / 2;
        const QPainterPath path = openingBracket(width, height, m_font.rule() * size * (context.isStrong ? 1.5 : 1));
        addShape(path, {beside, top}, context);
        shift(inside, width + 2 * beside, 0);
        addShape(mirrored(path, width), {width + 3 * beside + inside.width, top}, context);
        box.width = 2 * width + 4 * beside + inside.width;
        box.ascent = std::max(inside.ascent, -top);
        box.descent = std::max(inside.descent, top + height);
    }
    close(box);
    return box;
}

// |x| and ⌊x⌋: two strokes as high as their contents, with feet for the floor.
FormulaBox FormulaBuilder::verticals(const Math& math, Context context) {
    FormulaBox box = open();
    const FormulaBox inside = child(math, 0, context);
    const double size = em(context);
    const double axis = m_font.axis() * size;
    const double half = std::max({inside.ascent - axis, inside.descent + axis, 0.44 * size}) + 0.03 * size;
    const double thickness = m_font.rule() * size * (context.isStrong ? 1.4 : 0.9);
    const double foot = math.kind == MathKind::Floor ? 0.2 * size : 0;
    const double beside = 0.1 * size;
    const double gap = beside + foot * 0.7;
    const double top = -axis - half;
    const double left = 0.08 * size;
    const double right = left + thickness + gap + inside.width + gap;
    addRule({left, top, thickness, 2 * half}, context);
    addRule({right, top, thickness, 2 * half}, context);
    if (foot > 0) {
        addRule({left + thickness, top + 2 * half - thickness, foot, thickness}, context);
        addRule({right - foot, top + 2 * half - thickness, foot, thickness}, context);
    }
    shift(inside, left + thickness + gap, 0);
    box.width = right + thickness + left;
    box.ascent = -top;
    box.descent = top + 2 * half;
    close(box);
    return box;
}

// A brace, expressions, and their conditions in a second column.
FormulaBox FormulaBuilder::cases(const Math& math, Context context) {
    FormulaBox box = open();
    const double size = em(context);
    if (context.level == Level::Display) context.level = Level::Text;
    std::vector<FormulaBox> cells;
    double columnWidths[2] = {0, 0};
    for (std::size_t i = 0; i < math.children.size(); ++i) {
        cells.push_back(child(math, i, context));
        columnWidths[i % 2] = std::max(columnWidths[i % 2], cells.back().width);
    }
    const double brace = 0.5 * size;
    const double left = brace + 0.1 * size;
    const double column = left + columnWidths[0] + size;
    double y = 0;
    for (std::size_t i = 0; i < cells.size(); i += 2) {
        const bool hasCondition = i + 1 < cells.size();
        const double ascent = std::max({0.72 * size, cells[i].ascent, hasCondition ? cells[i + 1].ascent : 0});
        const double descent = std::max({0.28 * size, cells[i].descent, hasCondition ? cells[i + 1].descent : 0});
        y += ascent + (i > 0 ? 0.22 * size : 0);
        shift(cells[i], left, y);
        if (hasCondition) shift(cells[i + 1], column, y);
        y += descent;
    }
    addShape(openingBrace(brace, y, m_font.rule() * size), {0, 0}, context);
    close(box);
    const double top = -m_font.axis() * size - y / 2;
    shift(box, 0, top);
    box.width = column + columnWidths[1] + 0.05 * size;
    box.ascent = -top;
    box.descent = y + top;
    return box;
}

// Columns of centred cells, an em apart, between square brackets.
FormulaBox FormulaBuilder::matrix(const Math& math, Context context) {
    FormulaBox box = open();
    const double size = em(context);
    if (context.level == Level::Display) context.level = Level::Text;
    std::vector<std::vector<FormulaBox>> rows;
    std::vector<double> widths;
    for (const Math& row : math.children) {
        std::vector<FormulaBox>& cells = rows.emplace_back();
        widths.resize(std::max(widths.size(), row.children.size()), 0);
        for (std::size_t j = 0; j < row.children.size(); ++j) {
            cells.push_back(child(row, j, context));
            widths[j] = std::max(widths[j], cells.back().width);
        }
    }
    const double beside = 0.26 * size;  // bracket and the space to its side
    const double between = 0.9 * size;
    double width = beside;
    double y = 0.06 * size;
    for (const std::vector<FormulaBox>& cells : rows) {
        double ascent = 0.72 * size;
        double descent = 0.28 * size;
        for (const FormulaBox& cell : cells) {
            ascent = std::max(ascent, cell.ascent);
            descent = std::max(descent, cell.descent);
        }
        y += ascent + (&cells == &rows.front() ? 0 : 0.14 * size);
        double x = beside;
        for (std::size_t j = 0; j < cells.size(); ++j) {
            shift(cells[j], x + (widths[j] - cells[j].width) / 2, y);
            x += widths[j] + (j + 1 < widths.size() ? between : 0);
        }
        width = std::max(width, x);
        y += descent;
    }
    box.width = width + beside;
    const double height = y + 0.06 * size;
    addSquareBrackets(box.width, height, context);
    close(box);
    const double top = -m_font.axis() * size - height / 2;
    shift(box, 0, top);
    box.ascent = -top;
    box.descent = height + top;
    return box;
}

void FormulaBuilder::addSquareBrackets(double width, double height, Context context) {
    const double size = em(context);
    const double thickness = m_font.rule() * size * (context.isStrong ? 1.8 : 1.2);
    const double foot = 0.16 * size;
    const double side = 0.06 * size;
    const double right = width - side - thickness;
    addRule({side, 0, thickness, height}, context);
    addRule({right, 0, thickness, height}, context);
    for (const double y : {0.0, height - thickness}) {
        addRule({side + thickness, y, foot - thickness, thickness}, context);
        addRule({right - foot + thickness, y, foot - thickness, thickness}, context);
    }
}

}  // namespace wengert
