// What the known mistakes at one operation give: another operation, arguments swapped, degrees for radians.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "core/language/notation.h"
#include "core/language/number.h"
#include "core/ops/table.h"
#include "core/practice/slips.h"

namespace wengert {

namespace {

bool isTrigonometric(std::string_view name) { return name == "sin" || name == "cos" || name == "tan"; }

// The operations of arithmetic, which are taken for one another.
bool isArithmetic(const Op& rule) {
    const Notation notation = rule.row->notation;
    return rule.isElementwise && rule.arity == 2 && rule.onScalars == rule.id &&
           rule.row->precedence != Precedence::Comparison &&
           (notation == Notation::Infix || notation == Notation::Product || notation == Notation::Quotient);
}

class ValueRow {
 public:
    ValueRow(const Exercise& exercise, StepId step, const OwnNumbers& own)
        : m_exercise(exercise),
          m_program(exercise.program()),
          m_step(step),
          m_own(own),
          m_rule(op(exercise.program().step(step).op)),
          m_arguments(argumentsOf(exercise, step, own)),
          m_statement(toText(exercise.rows[index(step)].shown)),
          m_slips(m_rule.value(m_arguments.data())) {}

    std::vector<Slip> slips() {
        addSwapped();
        m_slips.add(Mistake::Sign, -m_slips.right(), "The sign is wrong.",
                    ". The size is right: look at the signs in " + m_statement + " = " + putIn() + ".", edgeOf(0));
        addDegrees();
        addDerivative();
        addOtherOperations();
        addOperationLeftOut();
        addOtherSteps();
        return m_slips.take();
    }

 private:
    std::optional<EdgeId> edgeOf(std::size_t i) const {
        return EdgeId{static_cast<std::uint32_t>(m_program.step(m_step).firstArgument + i)};
    }
    // 2 × 8
    std::string putIn() const {
        std::vector<Phrase> numbers;
        for (const double argument : m_arguments) numbers.push_back(phraseOf(argument));
        return toText(write(*m_rule.row, numbers, ProductStyle::Crossed).math);
    }

    void addSwapped() {
        if (m_arguments.size() != 2) return;
        const std::array swapped{m_arguments[1], m_arguments[0]};
        m_slips.add(Mistake::ArgumentsSwapped, m_rule.value(swapped.data()), "The arguments are swapped.",
                    ". The order counts: " + m_statement + " = " + putIn() + ".", edgeOf(0));
    }
    void addDegrees() {
        if (!isTrigonometric(m_rule.row->name)) return;
        const double radians = m_arguments[0] * std::numbers::pi / 180;
        m_slips.add(Mistake::Degrees, m_rule.value(&radians), "The angle is taken in degrees.",
                    ". Set the calculator to radians: in " + m_statement + " the angle is " +
                        shortNumber(m_arguments[0]) + " radians.",
                    edgeOf(0));
    }
    void addDerivative() {
        if (m_arguments.size() != 1) return;
        double partial = 0;
        m_rule.partials(m_arguments.data(), m_slips.right(), &partial);
        m_slips.add(Mistake::ValueForDerivative, partial, "Value and derivative are mixed up.",
                    ". That is the derivative of " + m_statement + "; its value is asked for.", edgeOf(0));
    }
    void addOtherOperations() {
        if (!isArithmetic(m_rule)) return;
        for (const Op& other : allOps()) {
            if (other.id == m_rule.id || !isArithmetic(other)) continue;
            std::vector<Phrase> numbers;
            for (const double argument : m_arguments) numbers.push_back(phraseOf(argument));
            m_slips.add(Mistake::OtherOperation, other.value(m_arguments.data()), "Another operation is done.",
                        " = " + toText(write(*other.row, numbers, ProductStyle::Crossed).math) + ". But " +
                            m_statement + " = " + putIn() + ".",
                        edgeOf(0));
        }
    }
    void addOperationLeftOut() {
        const auto arguments = m_program.arguments(m_step);
        for (std::size_t i = 0; i < arguments.size(); ++i)
            m_slips.add(Mistake::OperationLeftOut, m_arguments[i], "The operation is not done yet.",
                        ". That is " +
                            (arguments[i].isStep() ? symbolText(Pass::Values, arguments[i].step()) : "the constant") +
                            " itself: " + m_statement + " = " + putIn() + ".",
                        edgeOf(i));
    }
    void addOtherSteps() {
        const auto arguments = m_program.arguments(m_step);
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            if (!arguments[i].isStep()) continue;
            for (std::uint32_t other = 0; other < index(m_step); ++other) {
                std::vector<double> wrong = m_arguments;
                wrong[i] = m_own.size() > other && m_own[other] ? *m_own[other] : m_exercise.trace.values[other];
                m_slips.add(Mistake::OtherStep, m_rule.value(wrong.data()), "It is the number of another step.",
                            ". It puts " + symbolText(Pass::Values, StepId{other}) + " = " + shortNumber(wrong[i]) +
                                " where " + symbolText(Pass::Values, arguments[i].step()) + " belongs: " + m_statement +
                                ".",
                            edgeOf(i));
            }
        }
    }

    const Exercise& m_exercise;
    const Program& m_program;
    StepId m_step;
    const OwnNumbers& m_own;
    const Op& m_rule;
    std::vector<double> m_arguments;
    std::string m_statement;
    SlipList m_slips;
};

}  // namespace

std::vector<double> argumentsOf(const Exercise& exercise, StepId step, const OwnNumbers& own) {
    const Program& program = exercise.program();
    std::vector<double> values;
    for (const Argument& argument : program.arguments(step)) {
        const bool isOwn = exercise.kind == ExerciseKind::Value && argument.isStep() &&
                           index(argument.step()) < own.size() && own[index(argument.step())];
        values.push_back(isOwn ? *own[index(argument.step())] : exercise.trace.value(program, argument));
    }
    return values;
}

std::vector<Slip> valueSlips(const Exercise& exercise, StepId step, const OwnNumbers& own) {
    return exercise.program().isInput(step) ? std::vector<Slip>() : ValueRow(exercise, step, own).slips();
}

}  // namespace wengert
