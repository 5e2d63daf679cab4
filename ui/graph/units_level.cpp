#include "ui/graph/units_level.h"

#include <QLocale>
#include <algorithm>
#include <map>
#include <unordered_set>

#include "core/language/printer.h"
#include "ui/text.h"

namespace wengert {
namespace {

// A cell's place: 2 in a vector, 12 in a matrix, 1,12 where that could be misread.
std::string placeOf(Shape shape, std::uint32_t cell) {
    const std::string row = std::to_string(cell / shape.columns + 1);
    const std::string column = std::to_string(cell % shape.columns + 1);
    if (shape.columns == 1) return row;
    if (shape.rows == 1) return column;
    constexpr std::uint32_t oneDigit = 9;
    return row + (shape.rows > oneDigit || shape.columns > oneDigit ? "," : "") + column;
}

// 1 → a, 26 → z, 27 → aa.
std::string letters(std::uint32_t number) {
    std::string text;
    for (; number > 0; number = (number - 1) / 26) text.insert(text.begin(), char('a' + (number - 1) % 26));
    return text;
}

}  // namespace

UnitsLevel::UnitsLevel(Session& session) : Level(session) {
    connect(&session, &Session::programChanged, this, [this] {
        build();
        Q_EMIT programChanged();
    });
    // The trace of a new program comes before the program is announced.
    connect(&session, &Session::traceChanged, this, [this] {
        if (m_stepsOf.size() != this->session().program().stepCount() ||
            m_cellCount != this->session().program().bufferSize())
            return;
        recordTrace();
        Q_EMIT traceChanged();
    });
    build();
}

void UnitsLevel::build() {
    const Program& vectorized = session().program();
    // Cells that are constants or shared with a transpose are no steps of their own; still this many are too many.
    const bool isHopeless = vectorized.bufferSize() > 2 * mostSteps;
    std::optional<UnitLevel> units = isHopeless ? std::nullopt : scalarize(vectorized, mostSteps + 1);
    m_isTooLarge = !units;
    m_units = units ? std::move(*units) : UnitLevel();
    m_cellCount = vectorized.bufferSize();
    m_stepsOf.assign(vectorized.stepCount(), {});
    m_partOf.assign(m_units.origin.size(), 0);
    std::map<std::pair<StepId, std::uint32_t>, std::uint32_t> parts;
    for (std::uint32_t i = 0; i < m_units.origin.size(); ++i) {
        const Cell cell = m_units.origin[i];
        m_stepsOf[index(cell.step)].push_back(StepId{i});
        if (!m_units.isWhole[i]) m_partOf[i] = ++parts[{cell.step, cell.cell}];
    }
    m_sweeps = std::make_unique<Sweeps>(program());
    recordTrace();
}

void UnitsLevel::recordTrace() {
    if (!m_isTooLarge) record(program(), *m_sweeps, session().inputNumbers(), session().seedNumbers(), m_trace);
}

std::optional<GraphMessage> UnitsLevel::tooLarge() const {
    if (!m_isTooLarge) return {};
    return GraphMessage{tr("Too many units to draw"),
                        tr("Unit by unit this program has more than %1 steps, one for every operation on a number. "
                           "Vectorized shows it as it is written.")
                            .arg(QLocale(QLocale::English).toString(qulonglong(mostSteps)))};
}

// An array's column is the length of the longest way to it from an input.
layout::Graph UnitsLevel::layoutGraph() const {
    const Program& vectorized = session().program();
    std::vector<std::uint32_t> depth(vectorized.stepCount(), 0);
    for (std::size_t i = vectorized.inputs().size(); i < depth.size(); ++i)
        for (const Argument& argument : vectorized.arguments(StepId(i)))
            if (argument.isStep()) depth[i] = std::max(depth[i], depth[index(argument.step())] + 1);
    layout::Graph graph = Level::layoutGraph();
    for (std::uint32_t i = 0; i < graph.boxes.size(); ++i) {
        const StepId array = sessionStep(StepId{i});
        const bool isCell = m_partOf[i] == 0 && !vectorized.step(array).shape.isScalar();
        if (isCell && !vectorized.isInput(array)) graph.boxes[i].column = depth[index(array)];
    }
    return graph;
}

// ---- how its steps are written

// Of s₈,₂: 8,2.
std::string UnitsLevel::indexOf(StepId step) const {
    const Cell cell = cellOf(step);
    const Shape shape = session().program().step(cell.step).shape;
    const std::string array = std::to_string(index(cell.step) + 1);
    const std::string place = shape.isScalar() ? "" : "," + placeOf(shape, cell.cell);
    return array + place + letters(m_partOf[index(step)]);
}

NodeFace UnitsLevel::plainFace(StepId step) const {
    NodeFace face = nodeFace(program(), step);
    const Cell cell = cellOf(step);
    face.index = toQString(indexOf(step));
    if (m_partOf[index(step)] > 0) {
        face.name.clear();
        return face;
    }
    const Program& vectorized = session().program();
    const Shape shape = vectorized.step(cell.step).shape;
    if (shape.isScalar()) return face;
    const Math symbol = Math::of(MathKind::Subscript, Math::name(std::string(vectorized.name(cell.step))),
                                 Math::number(placeOf(shape, cell.cell)));
    const QString name = vectorized.name(cell.step).empty() ? QString() : toQString(toText(symbol));
    (program().isInput(step) ? face.label : face.name) = name;
    return face;
}

QString UnitsLevel::statement(StepId step) const { return toQString(toText(written(statementMath(program(), step)))); }

Math UnitsLevel::withSymbols(Math math) const {
    return replaced(std::move(math), [this](const Math& part) -> std::optional<Math> {
        if (part.kind != MathKind::Subscript || !part.step) return {};
        Math symbol = Math::of(MathKind::Subscript, Math::variable("s"), Math::name(indexOf(*part.step)));
        symbol.step = part.step;
        return symbol;
    });
}

// The unit's, of its layer.
std::optional<Delta> UnitsLevel::delta(StepId step) const {
    if (m_partOf[index(step)] > 0) return {};
    const Cell cell = cellOf(step);
    std::optional<Delta> delta = deltaOf(session().program(), cell.step);
    const Shape shape = session().program().step(cell.step).shape;
    if (delta && !shape.isScalar()) delta->unit += (delta->unit.empty() ? "" : ",") + placeOf(shape, cell.cell);
    return delta;
}

// ---- at the cursor

std::vector<EdgeId> UnitsLevel::edgesFor(EdgeId sessionEdge) const {
    const Program& vectorized = session().program();
    const Argument argument = vectorized.argument(sessionEdge);
    if (!argument.isStep() || m_isTooLarge) return {};
    std::unordered_set<std::uint32_t> cells;
    const Step& array = vectorized.step(argument.step());
    for (std::uint32_t i = 0; i < array.shape.size(); ++i)
        if (const Argument cell = m_units.cells[array.offset + i]; cell.isStep()) cells.insert(index(cell.step()));
    std::vector<EdgeId> edges;
    for (const StepId user : m_stepsOf[index(vectorized.userOf(sessionEdge))])
        for (const EdgeId edge : termEdges(program(), Pass::Tangents, user))
            if (cells.contains(index(program().argument(edge).step()))) edges.push_back(edge);
    return edges;
}

std::vector<ActiveEdge> UnitsLevel::activeEdges() const {
    std::vector<ActiveEdge> active;
    const std::optional<Moment> moment = session().moment();
    if (!moment) return active;
    std::vector<EdgeId> edges;
    if (session().timeline().detail() == Detail::Term && moment->termCount > 1) {
        for (const ActiveEdge& edge : wengert::activeEdges(session()))
            std::ranges::copy(edgesFor(edge.edge), std::back_inserter(edges));
    } else {
        const Pass pass = moment->pass == Pass::Values ? Pass::Tangents : moment->pass;
        for (const StepId step : stepsOf(moment->step))
            std::ranges::copy(termEdges(program(), pass, step), std::back_inserter(edges));
    }
    for (const EdgeId edge : edges) active.push_back({.edge = edge, .pass = moment->pass});
    return active;
}

std::optional<double> UnitsLevel::shown(Pass pass, StepId step) const {
    const Cell cell = cellOf(step);
    if (!session().isKnown(pass, cell.step)) return {};
    if (pass == Pass::Update) return session().shownNumbers(pass, cell.step)[cell.cell];
    return m_trace.of(pass)[program().step(step).offset];
}

std::vector<double> UnitsLevel::shownNumbers(Pass pass, StepId step) const {
    const std::optional<double> number = shown(pass, step);
    return number ? std::vector{*number} : std::vector<double>();
}

// ---- selection

Highlight UnitsLevel::highlight() const {
    const Selection selection = session().selection();
    if (m_isTooLarge || selection.isEmpty()) return {};
    if (selection.unit || selection.unitEdge) return wengert::highlight(program(), selection.unit, selection.unitEdge);
    Highlight lit;
    if (selection.edge) {
        lit.edges = edgesFor(*selection.edge);
        for (const EdgeId edge : lit.edges) {
            lit.related.push_back(program().userOf(edge));
            lit.related.push_back(program().argument(edge).step());
        }
    } else if (selection.cell) {
        const Argument cell = m_units.of(session().program(), {*selection.step, *selection.cell});
        if (cell.isStep()) return wengert::highlight(program(), cell.step(), {});
    } else {
        lit.steps = stepsOf(*selection.step);
    }
    lit.sort();
    return lit;
}

Selection UnitsLevel::inSession(const Selection& own) const {
    if (!own.step) return {};
    const Cell cell = cellOf(*own.step);
    Selection selection{.step = cell.step, .unit = own.step, .unitEdge = own.edge};
    if (!session().program().step(cell.step).shape.isScalar()) selection.cell = cell.cell;
    return selection;
}

}  // namespace wengert
