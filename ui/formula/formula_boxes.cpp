#include "ui/formula/formula_boxes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "ui/formula/opened_brackets.h"

namespace wengert {
namespace {

// Widths of spaces in em (The TeXbook, chapter 18), in the order of MathSpace.
constexpr double spaceWidths[] = {0, 3. / 18, 4. / 18, 5. / 18};
// Lit parts reach at least as high and low as letters do, so that neighbours light up alike.
constexpr double regionAscent = 0.68;
constexpr double regionDescent = 0.2;
// Brackets that take more than this of a broken line may be broken inside.
constexpr double openedFrom = 0.7;

bool isProduct(std::string_view text) {
    constexpr std::array<std::string_view, 6> products{"·", "×", "*", "÷", "∘", "⊙"};
    return std::ranges::find(products, text) != products.end();
}

// A name can be as long as a program: only its ends are drawn then.
constexpr qsizetype longestText = 60;

QString shown(const Math& math) {
    QString text = QString::fromStdString(math.text);
    if (text.size() > longestText) text = text.left(longestText / 2) + u'…' + text.right(longestText / 4);
    if (math.kind != MathKind::Variable && math.kind != MathKind::Name) text.replace(u'-', u'−');
    return text;
}

}  // namespace

FormulaBuilder::FormulaBuilder(int pixelSize, FormulaFont& font, FormulaDrawing& drawing)
    : m_pixelSize(pixelSize), m_font(font), m_drawing(drawing) {}

FormulaBuilder::Context FormulaBuilder::Context::inside(const MathAtom& atom) const {
    Context context = *this;
    if (atom.role != MathRole::Inherit) context.role = atom.role;
    context.isStrong = isStrong || atom.strong;
    return context;
}

FormulaBuilder::Context FormulaBuilder::Context::inScript(bool isLower) const {
    Context context = *this;
    context.level = level < Level::Script ? Level::Script : Level::ScriptScript;
    context.isCramped = isCramped || isLower;
    return context;
}

FormulaBuilder::Context FormulaBuilder::Context::inFraction(bool isLower) const {
    Context context = level == Level::Display ? *this : inScript(false);
    if (level == Level::Display) context.level = Level::Text;
    context.isCramped = isCramped || isLower;
    return context;
}

FormulaBuilder::Context FormulaBuilder::Context::underBar() const {
    Context context = *this;
    context.isCramped = true;
    return context;
}

double FormulaBuilder::em(Context context) const {
    constexpr double smallest = 6;
    const double scale = context.level < Level::Script ? 1 : context.level == Level::Script ? 0.7 : 0.5;
    return std::max(std::min<double>(smallest, m_pixelSize), std::round(scale * m_pixelSize));
}

double FormulaBuilder::space(const MathRow& row, std::size_t atom, Context context) const {
    const auto keepsSpace = [](MathClass kind) { return kind == MathClass::Function || kind == MathClass::Word; };
    const bool isScript = context.level >= Level::Script;
    const bool isKept = !isScript || keepsSpace(row.atoms[atom].kind) || keepsSpace(row.atoms[atom - 1].kind);
    return isKept ? spaceWidths[static_cast<int>(row.atoms[atom].before)] * em(context) : 0;
}

FormulaBox FormulaBuilder::open() const {
    FormulaBox box;
    box.inkBegin = m_drawing.ink.size();
    box.regionBegin = m_drawing.regions.size();
    return box;
}

void FormulaBuilder::close(FormulaBox& box) const {
    box.inkEnd = m_drawing.ink.size();
    box.regionEnd = m_drawing.regions.size();
}

void FormulaBuilder::shift(const FormulaBox& box, double dx, double dy) {
    const QPointF offset(dx, dy);
    for (std::size_t i = box.inkBegin; i < box.inkEnd; ++i) {
        FormulaInk& ink = m_drawing.ink[i];
        ink.bounds.translate(offset);
        if (auto* glyphs = std::get_if<FormulaGlyphs>(&ink.form)) glyphs->origin += offset;
        if (auto* rule = std::get_if<FormulaRule>(&ink.form)) rule->rect.translate(offset);
        if (auto* shape = std::get_if<FormulaShape>(&ink.form)) shape->path.translate(offset);
    }
    for (std::size_t i = box.regionBegin; i < box.regionEnd; ++i) m_drawing.regions[i].rect.translate(offset);
}

QRectF FormulaBuilder::inkBounds(const FormulaBox& box) const {
    QRectF bounds;
    for (std::size_t i = box.inkBegin; i < box.inkEnd; ++i) bounds |= m_drawing.ink[i].bounds;
    return bounds;
}

FormulaBox FormulaBuilder::glyphs(const QString& text, FormulaFace face, Context context) {
    FormulaBox box = open();
    face.bold = face.bold || context.isStrong;
    if (!text.isEmpty()) {
        const GlyphMeasure measure = m_font.measure(text, face);
        const double size = em(context);
        // An italic f hangs over on both sides: make room for it.
        const double before = face.italic ? std::max(0.0, -measure.left) * size : 0;
        box.slant = face.italic ? std::max(0.0, measure.right - measure.advance) * size : 0;
        box.width = before + measure.advance * size + box.slant;
        box.ascent = measure.ascent * size;
        box.descent = measure.descent * size;
        box.isGlyph = true;
        const QRectF bounds(before + measure.left * size, -box.ascent, (measure.right - measure.left) * size,
                            box.ascent + box.descent);
        FormulaGlyphs form{.text = text, .face = face, .pixelSize = static_cast<int>(size), .origin = {before, 0}};
        m_drawing.ink.push_back({.form = std::move(form), .role = context.role, .bounds = bounds});
    }
    close(box);
    return box;
}

void FormulaBuilder::addRule(QRectF rect, Context context) {
    m_drawing.ink.push_back({.form = FormulaRule{rect}, .role = context.role, .bounds = rect});
}

void FormulaBuilder::addShape(const QPainterPath& path, QPointF at, Context context) {
    QPainterPath placed = path.translated(at);
    const QRectF bounds = placed.boundingRect();
    m_drawing.ink.push_back({.form = FormulaShape{std::move(placed)}, .role = context.role, .bounds = bounds});
}

void FormulaBuilder::addRegion(const MathPart& part, QRectF rect, Context context) {
    rect.setTop(std::min(rect.top(), -regionAscent * em(context)));
    rect.setBottom(std::max(rect.bottom(), regionDescent * em(context)));
    m_drawing.regions.push_back({.step = part.step, .edge = part.edge, .rect = rect});
}

FormulaBox FormulaBuilder::row(const Math& math, Context context) {
    const MathRow atoms = flatten(math);
    return place(atoms, 0, atoms.atoms.size(), context).box;
}

FormulaBox FormulaBuilder::child(const Math& math, std::size_t index, Context context) {
    if (index < math.children.size()) return row(math.children[index], context);
    FormulaBox empty = open();
    close(empty);
    return empty;
}

FormulaBuilder::PlacedRow FormulaBuilder::place(const MathRow& row, std::size_t begin, std::size_t end,
                                                Context context) {
    PlacedRow placed{.box = open(), .left = std::vector<double>(row.atoms.size() + 1)};
    FormulaBox& line = placed.box;
    std::vector<FormulaBox> boxes(row.atoms.size());
    for (std::size_t i = begin; i < end; ++i) {
        if (i > begin) line.width += space(row, i, context);
        const FormulaBox& box = boxes[i] = atom(*row.atoms[i].math, context.inside(row.atoms[i]));
        shift(box, line.width, 0);
        placed.left[i] = line.width;
        line.width += box.width;
        line.ascent = i == begin ? box.ascent : std::max(line.ascent, box.ascent);
        line.descent = i == begin ? box.descent : std::max(line.descent, box.descent);
        line.slant = end - begin == 1 ? box.slant : 0;
        line.isGlyph = end - begin == 1 && box.isGlyph;
    }
    for (const MathPart& part : row.parts) {
        QRectF rect;
        for (std::size_t i = std::max(begin, part.begin); i < std::min(end, part.end); ++i) {
            rect |= QRectF(placed.left[i], -boxes[i].ascent, boxes[i].width, boxes[i].ascent + boxes[i].descent);
        }
        if (!rect.isNull()) addRegion(part, rect, context);
    }
    close(line);
    return placed;
}

void FormulaBuilder::undo(const FormulaBox& box) {
    m_drawing.ink.resize(box.inkBegin);
    m_drawing.regions.resize(box.regionBegin);
}

std::vector<FormulaBuilder::Line> FormulaBuilder::lines(const Math& math, double maximumWidth) {
    const Context context;
    const MathRow row = flatten(math);
    const PlacedRow whole = place(row, 0, row.atoms.size(), context);
    if (whole.box.width <= maximumWidth) return {{.box = whole.box, .relation = relationIn(row, whole)}};
    undo(whole.box);
    const Math opened = withOpenedBrackets(math, openedFrom * maximumWidth / em(context));
    return brokenLines(flatten(opened), maximumWidth);
}

std::optional<double> FormulaBuilder::relationIn(const MathRow& row, const PlacedRow& placed) {
    const auto first = std::ranges::find(row.atoms, MathClass::Relation, &MathAtom::kind) - row.atoms.begin();
    const auto relationAt = static_cast<std::size_t>(first);
    return relationAt < row.atoms.size() ? std::optional(placed.left[relationAt]) : std::nullopt;
}

std::vector<FormulaBuilder::Line> FormulaBuilder::brokenLines(const MathRow& row, double maximumWidth) {
    const Context context;
    const std::size_t count = row.atoms.size();
    const PlacedRow whole = place(row, 0, count, context);
    const std::optional<double> relation = relationIn(row, whole);
    // Lines after the first are indented to behind the relation, if that leaves room.
    const double behind = relation.value_or(0) + em(context);
    const double indent = behind < maximumWidth / 3 ? behind : 2 * em(context);
    const std::vector<std::size_t> begins = lineBegins(row, whole, maximumWidth, indent);
    undo(whole.box);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < begins.size(); ++i) {
        const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : count;
        Line line{.box = place(row, begins[i], end, context).box, .relation = relation, .isContinued = i > 0};
        if (line.isContinued) {
            shift(line.box, indent, 0);
            line.box.width += indent;
        }
        lines.push_back(line);
    }
    return lines;
}

// Fills each line as far as it goes. A line begins with a relation or a sum's operator, where there is none with
// a product's, and where there is none either between brackets or behind the first relation.
std::vector<std::size_t> FormulaBuilder::lineBegins(const MathRow& row, const PlacedRow& whole, double maximumWidth,
                                                    double indent) {
    const std::size_t count = row.atoms.size();
    const auto is = [&](std::size_t i, MathClass kind) { return i < count && row.atoms[i].kind == kind; };
    const auto opens = [&](std::size_t i) { return is(i, MathClass::Bracket) || is(i, MathClass::Opening); };
    const auto closes = [&](std::size_t i) { return is(i, MathClass::Bracket) || is(i, MathClass::Closing); };
    const std::size_t relation = static_cast<std::size_t>(
        std::ranges::find(row.atoms, MathClass::Relation, &MathAtom::kind) - row.atoms.begin());
    const auto priority = [&](std::size_t i) -> std::optional<std::size_t> {
        if (i == count) return 0;
        if (i == relation) return std::nullopt;
        if (is(i, MathClass::Relation)) return 0;
        if (is(i, MathClass::Binary)) return isProduct(row.atoms[i].math->text) ? 1 : 0;
        const bool isLoose = i == relation + 1 || (closes(i - 1) && opens(i));
        return isLoose && i > 1 ? std::optional<std::size_t>(2) : std::nullopt;
    };
    std::vector<std::size_t> begins{0};
    std::array<std::size_t, 3> candidates{};  // the last place of each priority
    const auto isNew = [&](std::size_t place) { return place > begins.back(); };
    for (std::size_t i = 1; i <= count; ++i) {
        const auto place = priority(i);
        if (!place) continue;
        const double right = i < count ? whole.left[i] : whole.box.width;
        const auto overflows = [&] {
            const double room = begins.size() == 1 ? maximumWidth : maximumWidth - indent;
            return right - whole.left[begins.back()] > room;
        };
        while (overflows() && std::ranges::any_of(candidates, isNew)) {
            begins.push_back(*std::ranges::find_if(candidates, isNew));
        }
        candidates[*place] = i;
    }
    return begins;
}

FormulaBox FormulaBuilder::leaf(const Math& math, Context context) {
    return glyphs(shown(math), {.italic = math.kind == MathKind::Variable, .bold = false}, context);
}

FormulaBox FormulaBuilder::atom(const Math& math, Context context) {
    switch (math.kind) {
        case MathKind::Row: return row(math, context);
        case MathKind::Variable:
        case MathKind::Name:
        case MathKind::Number:
        case MathKind::Operator:
        case MathKind::Prefix:
        case MathKind::Punctuation: return leaf(math, context);
        case MathKind::Space: {
            FormulaBox box = open();
            box.width = spaceWidths[static_cast<int>(MathSpace::Thin)] * em(context);
            close(box);
            return box;
        }
        case MathKind::Fraction: return fraction(math, context);
        case MathKind::Superscript:
        case MathKind::Subscript: return scripts(math, context);
        case MathKind::Root: return root(math, context);
        case MathKind::Bar:
        case MathKind::Dot:
        case MathKind::Hat: return accent(math, context);
        case MathKind::Group: return brackets(math, context);
        case MathKind::Magnitude:
        case MathKind::Floor: return verticals(math, context);
        case MathKind::Cases: return cases(math, context);
        case MathKind::Matrix: return matrix(math, context);
    }
    return {};
}

}  // namespace wengert
