// The program: an immutable list of steps s₁ … sₙ, the finite numerical algorithm (Wengert list) that
// every view shows. It knows which operation a step performs and on what, but not what operations are
// (core/ops) and no numbers other than its constants and the inputs' initial values.
// Source: R. E. Wengert, "A simple automatic derivative evaluation program", CACM 7(8), 1964.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/program/shape.h"

namespace wengert {

enum class StepId : std::uint32_t {};      // zero-based; shown to people as s₁ … sₙ
enum class ConstantId : std::uint32_t {};  // a literal written inside its step
enum class EdgeId : std::uint32_t {};      // one argument slot of one step: sources are shared, slots are not
enum class OpId : std::uint16_t {};        // a row of the operation table (core/ops/table.h)

constexpr std::size_t index(StepId id) { return static_cast<std::size_t>(id); }
constexpr std::size_t index(ConstantId id) { return static_cast<std::size_t>(id); }
constexpr std::size_t index(EdgeId id) { return static_cast<std::size_t>(id); }
constexpr std::size_t index(OpId id) { return static_cast<std::size_t>(id); }

// Bytes [begin, end) of the UTF-8 source text.
struct SourceSpan {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend constexpr bool operator==(SourceSpan, SourceSpan) = default;
};

// What an operation is applied to: the value of an earlier step, or a constant.
class Argument {
 public:
    constexpr Argument(StepId step) : m_index(static_cast<std::uint32_t>(step)), m_isStep(1) {}
    constexpr Argument(ConstantId constant) : m_index(static_cast<std::uint32_t>(constant)), m_isStep(0) {}

    constexpr bool isStep() const { return m_isStep != 0; }
    constexpr StepId step() const { return StepId{m_index}; }              // only if isStep()
    constexpr ConstantId constant() const { return ConstantId{m_index}; }  // only if !isStep()
    friend constexpr bool operator==(Argument, Argument) = default;

 private:
    std::uint32_t m_index : 31;
    std::uint32_t m_isStep : 1;
};

struct Step {
    OpId op{};
    std::uint16_t argumentCount = 0;
    std::uint32_t firstArgument = 0;  // EdgeId of the first argument slot
    Shape shape;
    std::uint32_t offset = 0;  // of its first number in a buffer of bufferSize() numbers
    SourceSpan span;           // what the user typed for it
};

// A step whose value the user sets. Inputs are the first steps of a program, in the order of `inputs()`.
struct Input {
    std::string name;
    std::vector<double> value;          // initial value, row by row; 1 where nothing was said
    std::optional<SourceSpan> literal;  // the number in the source text that a slider rewrites
};

// One use of a step's value: argument slot `edge` of step `user`. Adjoints sum one term per use.
struct Use {
    StepId user{};
    EdgeId edge{};
};

class Program {
 public:
    Program() = default;  // no steps: what an empty text means

    std::size_t stepCount() const { return m_steps.size(); }
    std::size_t edgeCount() const { return m_arguments.size(); }  // argument slots, constants included
    std::size_t bufferSize() const { return m_bufferSize; }       // numbers in all steps together
    bool isEmpty() const { return m_steps.empty(); }

    std::span<const Step> steps() const { return m_steps; }
    const Step& step(StepId id) const { return m_steps[index(id)]; }
    std::span<const Argument> arguments(StepId id) const {
        return {m_arguments.data() + step(id).firstArgument, step(id).argumentCount};
    }
    const Argument& argument(EdgeId edge) const { return m_arguments[index(edge)]; }
    StepId userOf(EdgeId edge) const { return m_userOfEdge[index(edge)]; }  // the step that owns the slot

    // Uses of a step's value, in increasing order of the using step.
    std::span<const Use> uses(StepId id) const {
        return {m_uses.data() + m_firstUse[index(id)], m_firstUse[index(id) + 1] - m_firstUse[index(id)]};
    }

    std::span<const Input> inputs() const { return m_inputs; }
    // Numbers in all inputs together: they are the first of a buffer.
    std::size_t inputSize() const { return m_inputSize; }
    bool isInput(StepId id) const { return index(id) < m_inputs.size(); }
    std::optional<StepId> findInput(std::string_view name) const;

    // The constants' numbers, one constant behind the other, each row by row.
    std::span<const double> constants() const { return m_constantNumbers; }
    double constant(ConstantId id) const { return m_constantNumbers[offset(id)]; }  // of an array: its first
    std::span<const double> constantNumbers(ConstantId id) const {
        return {m_constantNumbers.data() + offset(id), shape(id).size()};
    }
    Shape shape(ConstantId id) const { return m_constants[index(id)].shape; }
    std::size_t offset(ConstantId id) const { return m_constants[index(id)].offset; }  // of its first in constants()
    Shape shape(Argument argument) const {
        return argument.isStep() ? step(argument.step()).shape : shape(argument.constant());
    }

    // The name a statement (or an input) gave the step; empty when it has none.
    std::string_view name(StepId id) const;
    // All of its names, in the order given: `f = z` is another name of z's step.
    std::vector<std::string_view> names(StepId id) const;
    std::optional<StepId> find(std::string_view name) const;
    StepId output() const { return m_output; }  // only if !isEmpty()
    std::string_view outputName() const { return m_outputName; }

 private:
    friend class ProgramBuilder;
    struct Name {
        std::string text;
        StepId step;
    };
    struct Constant {
        Shape shape;
        std::uint32_t offset;
    };

    std::vector<Step> m_steps;
    std::vector<Argument> m_arguments;
    std::vector<StepId> m_userOfEdge;
    std::vector<Use> m_uses;
    std::vector<std::uint32_t> m_firstUse{0};
    std::vector<Input> m_inputs;
    std::vector<Constant> m_constants;
    std::vector<double> m_constantNumbers;
    std::vector<Name> m_namesByStep;  // sorted by step, then in the order given
    std::vector<Name> m_namesByText;  // sorted by text
    std::size_t m_bufferSize = 0;
    std::size_t m_inputSize = 0;
    StepId m_output{};
    std::string m_outputName;
};

// Whether both have the same steps, constants, first names and output: what the steps are called and
// computed from, not the inputs' numbers or source spans.
bool sameStructure(const Program& a, const Program& b);

// Appends steps one by one; arguments must exist before they are used. Inputs come first.
class ProgramBuilder {
 public:
    static constexpr std::size_t maximumSteps = 1'000'000;
    static constexpr std::size_t maximumNumbers = 50'000'000;
    static constexpr std::size_t maximumArguments = 65'535;

    std::size_t stepCount() const { return m_program.m_steps.size(); }
    std::size_t numberCount() const { return m_program.m_bufferSize + m_program.m_constantNumbers.size(); }
    Shape shape(Argument argument) const { return m_program.shape(argument); }
    const Step& step(StepId id) const { return m_program.step(id); }
    std::span<const Argument> arguments(StepId id) const { return m_program.arguments(id); }

    StepId input(OpId op, Shape shape, Input input, SourceSpan span);
    ConstantId constant(double value) { return constant({}, {&value, 1}); }
    ConstantId constant(Shape shape, std::span<const double> numbers);  // row by row
    double constantValue(ConstantId id) const { return m_program.constant(id); }
    StepId append(OpId op, std::span<const Argument> arguments, Shape shape, SourceSpan span);
    void name(StepId step, std::string name);
    // The builder is empty afterwards.
    Program build(StepId output, std::string outputName);

 private:
    Program m_program;
};

}  // namespace wengert
