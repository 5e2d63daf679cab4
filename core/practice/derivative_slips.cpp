// What the known mistakes with the chain rule give: at a tangent or an adjoint, a sum of terms, each of them what comes
// in times a local derivative.
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "core/autodiff/explanation.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "core/ops/table.h"
#include "core/practice/slips.h"

namespace wengert {

namespace {

std::string timesUsed(std::size_t count) {
    return count == 2 ? "twice" : count == 3 ? "three times" : std::to_string(count) + " times";
}

bool isProduct(const Program& program, StepId step) {
    const Notation notation = op(program.step(step).op).row->notation;
    return notation == Notation::Product || notation == Notation::Quotient;
}

class DerivativeRow {
 public:
    DerivativeRow(const Exercise& exercise, StepId step, const OwnNumbers& own)
        : m_exercise(exercise),
          m_program(exercise.program()),
          m_pass(passOf(exercise.kind)),
          m_step(step),
          m_own(own),
          m_terms(practiceTerms(exercise, step, own)),
          m_slips(total()) {}

    std::vector<Slip> slips() {
        addLeftOut();
        addSigns();
        addMissingFactors();
        addValues();
        addProductRules();
        for (const PracticeTerm& term : m_terms) addLocalsElsewhere(term);
        for (const PracticeTerm& term : m_terms) addOtherSteps(term);
        for (const PracticeTerm& term : m_terms)
            m_slips.add(Mistake::CountedTwice, m_slips.right() + term.product(), "A term is counted twice.",
                        ". The term " + text(term) + " of the path through " + name(term.through) +
                            " is in it twice; every path adds once.",
                        term.edge);
        return m_slips.take();
    }

 private:
    double total() const {
        double sum = seedOf(m_exercise, m_step);
        for (const PracticeTerm& term : m_terms) sum += term.product();
        return sum;
    }
    double without(const PracticeTerm& term) const { return m_slips.right() - term.product(); }
    bool isAdjoint() const { return m_pass == Pass::Adjoints; }
    std::string_view passWord() const { return isAdjoint() ? "adjoint" : "tangent"; }

    std::string name(StepId step) const { return symbolText(Pass::Values, step); }
    std::string symbol(StepId step) const { return symbolText(m_pass, step); }
    double numberOf(StepId step) const {
        return index(step) < m_own.size() && m_own[index(step)] ? *m_own[index(step)]
                                                                : m_exercise.trace.of(m_pass)[index(step)];
    }
    std::string local(const PracticeTerm& term) const {
        return toText(localDerivative(m_program, m_exercise.trace, m_pass, term.edge));
    }
    // ∂s₃/∂s₂ = s₁
    std::string localName(const PracticeTerm& term) const {
        return partialName(m_program.userOf(term.edge), m_program.argument(term.edge).step()) + " = " + local(term);
    }
    std::string partialName(StepId user, StepId argument) const { return "∂" + name(user) + "/∂" + name(argument); }
    // s̄₃ · s₁, or s₁ · ṡ₂
    std::string text(const PracticeTerm& term) const {
        return isAdjoint() ? symbol(term.through) + " · " + local(term) : local(term) + " · " + symbol(term.through);
    }
    std::string sumWithout(const PracticeTerm& left) const {
        std::string sum;
        for (const PracticeTerm& term : m_terms)
            if (term.edge != left.edge) sum += (sum.empty() ? "" : " + ") + text(term);
        return sum.empty() ? "" : " = " + sum;
    }
    bool sharesItsUser(const PracticeTerm& one) const {
        return std::ranges::any_of(m_terms, [&](const PracticeTerm& other) {
            return other.edge != one.edge && m_program.userOf(other.edge) == m_program.userOf(one.edge);
        });
    }

    // ---- a term is missing

    void addLeftOut() {
        for (const PracticeTerm& term : m_terms) {
            const StepId user = m_program.userOf(term.edge);
            if (isProduct(m_program, user) && sharesItsUser(term)) {
                m_slips.add(Mistake::ProductRuleHalfDone, without(term), "The product rule is half done.",
                            sumWithout(term) + ". But in " + statementOf(user) + " both parts change: the term " +
                                text(term) + " is missing.",
                            term.edge);
                continue;
            }
            m_slips.add(Mistake::PathLeftOut, without(term), "A path is missing.",
                        sumWithout(term) + ". But " + whyItCounts(term), term.edge);
        }
        if (m_terms.size() < 3) return;
        for (const PracticeTerm& term : m_terms)
            m_slips.add(Mistake::PathLeftOut, term.product(), "Paths are missing.",
                        " = " + text(term) + ". But " + name(m_step) + (isAdjoint() ? " is used " : " has ") +
                            (isAdjoint() ? timesUsed(m_terms.size()) : std::to_string(m_terms.size()) + " arguments") +
                            ", and all of their terms add.",
                        m_terms[m_terms.front().edge == term.edge ? 1 : 0].edge);
    }
    std::string whyItCounts(const PracticeTerm& term) const {
        const std::string here = name(m_step), through = name(term.through);
        if (m_terms.size() == 1)
            return isAdjoint() ? here + " feeds " + through + ": the term " + text(term) + " comes back from it."
                               : here + " changes with " + through + ": the term is " + text(term) + ".";
        return isAdjoint() ? here + " is used " + timesUsed(m_terms.size()) + ": it also feeds " + through +
                                 ", and the terms of all children add."
                           : here + " also changes with " + through + ", and the terms of all arguments add.";
    }
    std::string statementOf(StepId step) const { return toText(statementMath(m_program, step)); }

    // ---- a sign

    void addSigns() {
        for (const PracticeTerm& term : m_terms)
            m_slips.add(Mistake::Sign, without(term) - term.product(), "A sign is wrong.",
                        ". The term " + text(term) + " has the wrong sign: " + localName(term) +
                            (local(term) == shortNumber(term.partial) ? "" : " = " + shortNumber(term.partial)) + ".",
                        term.edge);
        m_slips.add(Mistake::Sign, -m_slips.right(), "The sign is wrong.",
                    ". Its size is right; look at the sign of every factor.", firstEdge());
    }
    std::optional<EdgeId> firstEdge() const {
        return m_terms.empty() ? std::nullopt : std::optional(m_terms.front().edge);
    }

    // ---- a factor is missing

    void addMissingFactors() {
        double locals = m_slips.right(), incomings = m_slips.right();
        for (const PracticeTerm& term : m_terms) {
            locals += term.partial - term.product();
            incomings += term.incoming - term.product();
            m_slips.add(Mistake::FactorLeftOut, without(term) + term.partial, "A factor of the chain rule is missing.",
                        ". The local derivative " + localName(term) + " stands there without the " +
                            std::string(passWord()) + " it is multiplied by: " + symbol(term.through) + " = " +
                            shortNumber(term.incoming) + ".",
                        term.edge);
            m_slips.add(Mistake::FactorLeftOut, without(term) + term.incoming, "A factor of the chain rule is missing.",
                        ". " + symbol(term.through) + " = " + shortNumber(term.incoming) +
                            " has to be multiplied by the local derivative " + localName(term) +
                            (local(term) == shortNumber(term.partial) ? "" : " = " + shortNumber(term.partial)) + ".",
                        term.edge);
        }
        if (m_terms.size() < 2) return;
        m_slips.add(Mistake::FactorLeftOut, locals, "A factor of the chain rule is missing.",
                    ". These are the local derivatives alone; each is multiplied by the " + std::string(passWord()) +
                        " that comes in.",
                    firstEdge());
        m_slips.add(Mistake::FactorLeftOut, incomings, "A factor of the chain rule is missing.",
                    ". These are the " + std::string(passWord()) +
                        "s that come in alone; each is multiplied by its local derivative.",
                    firstEdge());
    }

    // ---- value and derivative

    void addValues() {
        const double value = m_exercise.trace.values[index(m_step)];
        const std::string what =
            isAdjoint() ? "says how much the output changes with it" : "says how fast it changes along the seed";
        m_slips.add(Mistake::ValueForDerivative, value, "Value and derivative are mixed up.",
                    ". That is the value of " + name(m_step) + ". Its " + std::string(passWord()) + " " +
                        symbol(m_step) + " " + what + ".",
                    firstEdge());
        for (const PracticeTerm& term : m_terms) {
            const double throughValue = m_exercise.trace.values[index(term.through)];
            m_slips.add(Mistake::ValueForDerivative, without(term) + throughValue * term.partial,
                        "Value and derivative are mixed up.",
                        ". It takes the value of " + name(term.through) + ", " + shortNumber(throughValue) +
                            ", where its " + std::string(passWord()) + " belongs: " + symbol(term.through) + " = " +
                            shortNumber(term.incoming) + ".",
                        term.edge);
            const StepId user = m_program.userOf(term.edge);
            if (m_program.arguments(user).size() != 1) continue;
            const double userValue = m_exercise.trace.values[index(user)];
            m_slips.add(Mistake::ValueForDerivative, without(term) + term.incoming * userValue,
                        "Value and derivative are mixed up.",
                        ". It multiplies by the value of " + statementOf(user) + ", " + shortNumber(userValue) +
                            "; the chain rule takes the derivative, " + localName(term) + ".",
                        term.edge);
        }
    }

    // ---- products

    void addProductRules() {
        for (const PracticeTerm& term : m_terms) {
            const StepId user = m_program.userOf(term.edge);
            if (op(m_program.step(user).op).row->notation != Notation::Square) continue;
            m_slips.add(Mistake::ProductRuleHalfDone, without(term) + term.product() / 2,
                        "The product rule is half done.",
                        ". A square is a product of two equal factors, and both give a term: " + localName(term) + ".",
                        term.edge);
        }
        if (isAdjoint() || m_terms.size() != 2 || !isProduct(m_program, m_step)) return;
        m_slips.add(Mistake::ProductRuleHalfDone, m_terms[0].incoming * m_terms[1].incoming,
                    "The product rule is missing.",
                    " = " + symbol(m_terms[0].through) + " · " + symbol(m_terms[1].through) +
                        ". The derivative of a product is not the product of the derivatives: it is " +
                        text(m_terms[0]) + " + " + text(m_terms[1]) + ".",
                    m_terms[0].edge);
    }

    // ---- the local derivative at a wrong value

    void addLocalsElsewhere(const PracticeTerm& term) {
        const StepId user = m_program.userOf(term.edge);
        const std::vector<double> right = argumentsOf(m_exercise, user);
        const auto arguments = m_program.arguments(user);
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            if (!arguments[i].isStep()) {
                addOwnValueForConstant(term);
                continue;
            }
            for (const StepId other : valuesNear(user)) {
                const double value = m_exercise.trace.values[index(other)];
                if (other == arguments[i].step() || value == right[i]) continue;
                std::vector<double> wrong = right;
                wrong[i] = value;
                const double partial = partialAt(user, wrong, term.edge);
                if (!std::isfinite(partial)) continue;
                m_slips.add(Mistake::LocalDerivativeElsewhere, without(term) + term.incoming * partial,
                            "The local derivative is taken at the wrong value.",
                            ". It puts " + valueText(m_exercise, other) + " into the local derivative " +
                                localName(term) + "; what belongs there is " +
                                valueText(m_exercise, arguments[i].step()) + ".",
                            term.edge);
            }
        }
    }
    // Of 4 × s₁ the local derivative is 4, not s₁.
    void addOwnValueForConstant(const PracticeTerm& term) {
        const StepId argument = m_program.argument(term.edge).step();
        const double value = m_exercise.trace.values[index(argument)];
        if (op(m_program.step(m_program.userOf(term.edge)).op).row->notation != Notation::Product) return;
        m_slips.add(Mistake::LocalDerivativeElsewhere, without(term) + term.incoming * value,
                    "The local derivative is taken at the wrong value.",
                    ". It multiplies by " + valueText(m_exercise, argument) + " itself; what belongs there is " +
                        localName(term) + ".",
                    term.edge);
    }
    double partialAt(StepId user, const std::vector<double>& arguments, EdgeId edge) const {
        const Op& rule = op(m_program.step(user).op);
        std::array<double, maximumArity> partials{};
        rule.partials(arguments.data(), rule.value(arguments.data()), partials.data());
        return partials[index(edge) - m_program.step(user).firstArgument];
    }
    // The step itself, its arguments, theirs, and the inputs.
    std::vector<StepId> valuesNear(StepId user) const {
        std::vector<StepId> near{user};
        const auto addArguments = [&](StepId step) {
            for (const Argument& argument : m_program.arguments(step))
                if (argument.isStep()) near.push_back(argument.step());
        };
        addArguments(user);
        for (std::size_t i = 1, end = near.size(); i < end; ++i) addArguments(near[i]);
        for (std::uint32_t i = 0; i < m_program.inputs().size(); ++i) near.push_back(StepId{i});
        return near;
    }

    // ---- the number of another step

    void addOtherSteps(const PracticeTerm& term) {
        for (const StepId other : neighbours(term.through)) {
            m_slips.add(Mistake::OtherStep, without(term) + numberOf(other) * term.partial, otherTitle(),
                        ". It takes " + symbol(other) + " = " + shortNumber(numberOf(other)) + ", but the edge " +
                            edgeText(term) + " needs " + symbol(term.through) + " = " + shortNumber(term.incoming) +
                            ".",
                        term.edge);
        }
        if (!isAdjoint()) return;
        for (const Argument& argument : m_program.arguments(m_step)) {
            if (!argument.isStep()) continue;
            const EdgeId edge = EdgeId{static_cast<std::uint32_t>(m_program.step(m_step).firstArgument +
                                                                  (&argument - m_program.arguments(m_step).data()))};
            const double partial = partialAt(m_step, argumentsOf(m_exercise, m_step), edge);
            m_slips.add(Mistake::OtherStep, without(term) + term.incoming * partial, otherTitle(),
                        ". It multiplies by " + partialName(m_step, argument.step()) + ", which leads on to " +
                            name(argument.step()) + "; what comes from " + name(term.through) + " passes through " +
                            localName(term) + ".",
                        term.edge);
        }
    }
    std::string otherTitle() const { return "Parent and child are swapped."; }
    std::string edgeText(const PracticeTerm& term) const {
        return name(m_program.argument(term.edge).step()) + " → " + name(m_program.userOf(term.edge));
    }
    // Steps whose number could be taken for that of `through`: its children and parents, and the row's other terms.
    std::set<StepId> neighbours(StepId through) const {
        std::set<StepId> near;
        for (const Use& use : m_program.uses(through)) near.insert(use.user);
        for (const Argument& argument : m_program.arguments(through))
            if (argument.isStep()) near.insert(argument.step());
        for (const PracticeTerm& term : m_terms) near.insert(term.through);
        near.erase(through);
        near.erase(m_step);
        return near;
    }

    const Exercise& m_exercise;
    const Program& m_program;
    Pass m_pass;
    StepId m_step;
    const OwnNumbers& m_own;
    std::vector<PracticeTerm> m_terms;
    SlipList m_slips;
};

}  // namespace

std::vector<PracticeTerm> practiceTerms(const Exercise& exercise, StepId step, const OwnNumbers& own) {
    const Program& program = exercise.program();
    const Pass pass = passOf(exercise.kind);
    std::vector<PracticeTerm> terms;
    for (const EdgeId edge : termEdges(program, pass, step)) {
        const StepId through = pass == Pass::Adjoints ? program.userOf(edge) : program.argument(edge).step();
        const double right = exercise.trace.of(pass)[index(through)];
        const bool isOwn = index(through) < own.size() && own[index(through)];
        terms.push_back(
            {edge, through, isOwn ? *own[index(through)] : right, edgeTerm(program, exercise.trace, edge).partial});
    }
    return terms;
}

double seedOf(const Exercise& exercise, StepId step) {
    if (passOf(exercise.kind) == Pass::Adjoints)
        return step == exercise.program().output() ? exercise.trace.cotangent.front() : 0;
    return exercise.program().isInput(step) ? exercise.seed[index(step)] : 0;
}

std::vector<Slip> derivativeSlips(const Exercise& exercise, StepId step, const OwnNumbers& own) {
    return DerivativeRow(exercise, step, own).slips();
}

}  // namespace wengert
