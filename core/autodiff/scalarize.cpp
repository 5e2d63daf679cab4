#include "core/autodiff/scalarize.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/ops/lifted.h"
#include "core/ops/table.h"

namespace wengert {

// The unit-level program as it grows.
class Recording {
 public:
    explicit Recording(std::size_t maximumSteps) : m_maximumSteps(maximumSteps) {}

    ProgramBuilder& builder() { return m_builder; }
    bool isFull() const { return m_builder.stepCount() >= m_maximumSteps; }
    Argument constant(double number) {
        const auto [found, isNew] = m_constants.try_emplace(std::bit_cast<std::uint64_t>(number));
        if (isNew) found->second = m_builder.constant(number);
        return found->second;
    }
    // Once it is full nothing is appended any more; the result is thrown away.
    StepId append(OpId op, std::span<const Argument> arguments) {
        if (isFull()) return StepId{0};
        origin.push_back(here);
        return m_builder.append(op, arguments, {}, span);
    }

    Cell here;  // the cell that is being computed
    SourceSpan span;
    std::vector<Cell> origin;

 private:
    ProgramBuilder m_builder;
    std::unordered_map<std::uint64_t, ConstantId> m_constants;
    std::size_t m_maximumSteps;
};

// A number that appends a step for whatever is done with it. What is known beforehand is left out: 0 + a, a − 0.
class Unit {
 public:
    using IsLifted = void;
    using IsRecorded = void;

    Unit(double constant = 0) : m_constant(constant) {}
    Unit(Recording& recording, StepId step) : m_recording(&recording), m_step(step) {}

    template <class O>
    static Unit apply(const Unit& a) {
        if (a.isConstant()) return O::value(a.m_constant);
        return append(*a.m_recording, opId<O>(), {a});
    }
    template <class O>
    static Unit apply(const Unit& a, const Unit& b) {
        if (a.isConstant() && b.isConstant()) return O::value(a.m_constant, b.m_constant);
        if (std::is_same_v<O, Add> && a.is(0)) return b;
        if ((std::is_same_v<O, Add> || std::is_same_v<O, Subtract>)&&b.is(0)) return a;
        return append(a.isConstant() ? *b.m_recording : *a.m_recording, opId<O>(), {a, b});
    }
    friend Unit operator==(const Unit& a, const Unit& b) { return apply<Equal>(a, b); }
    friend Unit select(const Unit& condition, const Unit& p, const Unit& q) {
        if (condition.isConstant()) return condition.m_constant != 0 ? p : q;
        return append(*condition.m_recording, opId<If>(), {condition, p, q});
    }

    Argument argument(Recording& recording) const {
        return isConstant() ? recording.constant(m_constant) : Argument(m_step);
    }

 private:
    bool isConstant() const { return !m_recording; }
    bool is(double number) const { return isConstant() && m_constant == number; }
    static Unit append(Recording& recording, OpId op, std::initializer_list<Unit> units) {
        std::vector<Argument> arguments;
        for (const Unit& unit : units) arguments.push_back(unit.argument(recording));
        return {recording, recording.append(op, arguments)};
    }

    Recording* m_recording = nullptr;
    StepId m_step{};
    double m_constant = 0;
};

namespace {

using ValueRule = void (*)(Arguments<Unit>, const Cells<Unit>&);

template <class O>
constexpr ValueRule valueRule() {
    if constexpr (Structural<O>) return [](Arguments<Unit> a, const Cells<Unit>& y) { O::value(a, y); };
    else return nullptr;
}

template <class... Ops>
ValueRule valueRuleOf(OpId id, OpList<Ops...>) {
    static constexpr std::array<ValueRule, sizeof...(Ops)> rules{valueRule<Ops>()...};
    return rules[index(id)];
}

class Scalarizer {
 public:
    Scalarizer(const Program& vectorized, std::size_t maximumSteps)
        : m_program(vectorized), m_recording(maximumSteps) {}

    std::optional<UnitLevel> run() {
        if (m_program.isEmpty()) return UnitLevel{};
        if (m_program.inputSize() > ProgramBuilder::maximumSteps) return std::nullopt;
        m_cells.reserve(m_program.bufferSize());
        for (std::uint32_t i = 0; i < m_program.stepCount() && !m_recording.isFull(); ++i) {
            const StepId id{i};
            m_recording.span = m_program.step(id).span;
            if (m_program.isInput(id)) declareInput(id);
            else if (op(m_program.step(id).op).isElementwise) lowerElementwise(id);
            else lowerStructural(id);
            if (!m_program.isInput(id)) nameCells(id);
        }
        if (m_recording.isFull()) return std::nullopt;
        return finish();
    }

 private:
    Unit cell(Argument argument, std::size_t i) {
        return argument.isStep() ? m_cells[m_program.step(argument.step()).offset + i]
                                 : Unit(m_program.constantNumbers(argument.constant())[i]);
    }

    void declareInput(StepId id) {
        const Input& input = m_program.inputs()[index(id)];
        const Shape shape = m_program.step(id).shape;
        for (std::size_t i = 0; i < shape.size() && !m_recording.isFull(); ++i) {
            const std::string name = freeName(cellName(input.name, shape, i));
            m_recording.origin.push_back({id, static_cast<std::uint32_t>(i)});
            const StepId step = m_recording.builder().input(
                opId<InputOp>(), {}, {.name = name, .value = {input.value[i]}}, m_recording.span);
            m_cells.emplace_back(m_recording, step);
        }
    }

    void lowerElementwise(StepId id) {
        const Step& step = m_program.step(id);
        const OpId unitOp = op(step.op).onScalars;
        for (std::size_t i = 0; i < step.shape.size(); ++i) {
            m_recording.here = {id, static_cast<std::uint32_t>(i)};
            std::vector<Argument> arguments;
            for (const Argument& argument : m_program.arguments(id)) {
                const Shape shape = m_program.shape(argument);
                const std::size_t row = i / step.shape.columns;
                const std::size_t at = shape == step.shape ? i : shape.isScalar() ? 0 : row;
                arguments.push_back(cell(argument, at).argument(m_recording));
            }
            m_cells.emplace_back(m_recording, m_recording.append(unitOp, arguments));
        }
    }

    // Its rule, over numbers that record what is done with them.
    void lowerStructural(StepId id) {
        const Step& step = m_program.step(id);
        std::vector<std::vector<Unit>> numbers;
        std::vector<Cells<Unit>> arguments;
        for (const Argument& argument : m_program.arguments(id)) {
            const Shape shape = m_program.shape(argument);
            auto& cells = numbers.emplace_back();
            for (std::size_t i = 0; i < shape.size(); ++i) cells.push_back(cell(argument, i));
            arguments.emplace_back(cells.data(), shape);
        }
        m_recording.here = {id, 0};
        std::vector<Unit> results(step.shape.size());
        valueRuleOf(step.op, AllOps{})(Arguments<Unit>(arguments), Cells<Unit>(results.data(), step.shape));
        m_cells.insert(m_cells.end(), results.begin(), results.end());
    }

    void nameCells(StepId id) {
        const Shape shape = m_program.step(id).shape;
        for (const std::string_view name : m_program.names(id))
            for (std::size_t i = 0; i < shape.size(); ++i)
                if (const Argument argument = cell(id, i).argument(m_recording); argument.isStep())
                    m_recording.builder().name(argument.step(), freeName(cellName(name, shape, i)));
    }

    // Cells of different arrays may come to the same name.
    std::string freeName(std::string name) {
        while (!m_names.insert(name).second) name += "_";
        return name;
    }

    std::optional<UnitLevel> finish() {
        // Which of a cell's steps computes it is known at the end; a step may be the cell of several (a transpose).
        UnitLevel unit;
        std::vector<std::uint8_t> isWhole(m_recording.origin.size(), 0);
        for (std::uint32_t i = 0; i < m_program.stepCount(); ++i) {
            const StepId id{i};
            for (std::uint32_t k = 0; k < m_program.step(id).shape.size(); ++k) {
                const Argument argument = cell(id, k).argument(m_recording);
                unit.cells.push_back(argument);
                if (!argument.isStep()) continue;
                if (!std::exchange(isWhole[index(argument.step())], 1) &&
                    m_recording.origin[index(argument.step())].step == id)
                    m_recording.origin[index(argument.step())] = {id, k};
            }
        }
        giveParts(isWhole);
        Unit output = cell(m_program.output(), 0);
        m_recording.here = {m_program.output(), 0};
        for (std::size_t i = 1; i < m_program.step(m_program.output()).shape.size(); ++i)
            output = Unit::apply<Add>(output, cell(m_program.output(), i));
        // An output that is constant has no step of its own.
        const Argument argument = output.argument(m_recording);
        const StepId step = argument.isStep() ? argument.step() : m_recording.append(opId<Identity>(), {&argument, 1});
        if (m_recording.isFull()) return std::nullopt;
        isWhole.resize(m_recording.origin.size(), 0);
        const std::string name =
            m_program.step(m_program.output()).shape.isScalar() ? std::string(m_program.outputName()) : freeName("f");
        if (name != m_program.outputName() || !argument.isStep()) m_recording.builder().name(step, name);
        unit.origin = std::move(m_recording.origin);
        unit.isWhole = std::move(isWhole);
        unit.program = m_recording.builder().build(step, name);
        return unit;
    }

    // A rule computes its cells one after another: what comes before a cell's own step helps to compute that cell.
    void giveParts(const std::vector<std::uint8_t>& isWhole) {
        auto& origin = m_recording.origin;
        for (std::size_t i = origin.size(); i-- > 1;)
            if (!isWhole[i - 1] && origin[i].step == origin[i - 1].step) origin[i - 1] = origin[i];
    }

    const Program& m_program;
    Recording m_recording;
    std::vector<Unit> m_cells;  // by place in the vectorized program's buffer
    std::unordered_set<std::string> m_names;
};

}  // namespace

std::string cellName(std::string_view name, Shape shape, std::size_t cell) {
    if (shape.isScalar()) return std::string(name);
    std::string text(name);
    if (shape.rows > 1) text.append("_").append(std::to_string(cell / shape.columns + 1));
    if (shape.columns > 1) text.append("_").append(std::to_string(cell % shape.columns + 1));
    return text;
}

std::optional<UnitLevel> scalarize(const Program& vectorized, std::size_t maximumSteps) {
    return Scalarizer(vectorized, maximumSteps).run();
}

}  // namespace wengert
