#include "core/autodiff/explanation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <span>
#include <string_view>
#include <utility>

#include "core/autodiff/array_explanation.h"
#include "core/autodiff/symbol.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

constexpr std::size_t termsWrittenOut = 6;  // of a longer sum the ladder shows the first and the last

std::vector<double> argumentValues(const Program& program, const Trace& trace, StepId step) {
    std::vector<double> values;
    for (const Argument& argument : program.arguments(step)) values.push_back(trace.value(program, argument));
    return values;
}

Symbol partialSymbol(const Program& program, const Trace& trace, EdgeId edge) {
    const StepId user = program.userOf(edge);
    return symbolicPartial(program, argumentValues(program, trace, user), trace.values[program.step(user).offset],
                           edge);
}

Math dotted(StepId step) {
    Math math = Math::of(MathKind::Dot, {stepSymbol(step)});
    math.step = step;
    return math;
}

Math barred(StepId step) {
    Math math = Math::of(MathKind::Bar, {stepSymbol(step)});
    math.step = step;
    return math;
}

// ∂s₃/∂s₂ on one line.
Math partialOf(StepId user, StepId argument) {
    return Math::row({Math::variable("∂"), stepSymbol(user), Math::op("/"), Math::variable("∂"), stepSymbol(argument)});
}

std::string sentenceName(const Program& program, StepId step) {
    const std::string_view name = program.name(step);
    return name.empty() ? stepName(step) : stepName(step) + " (" + std::string(name) + ")";
}

// The parts that make one term of a tangent or an adjoint, as the ladder's three sums need them.
struct TermNotation {
    EdgeId edge;
    StepId through;
    Math incomingSymbol;  // s̄₃ or ṡ₁
    double incoming;
    MathRole incomingRole;
    Math partialName;  // ∂s₃/∂s₂
    Symbol partial;
    double product;
};

Math asFactor(const Phrase& phrase) {
    return phrase.beginsWithSign ? Math::of(MathKind::Group, {phrase.math}) : bracketed(phrase, Precedence::Product);
}

Math term(const TermNotation& t, Math incoming, Math local, bool localFirst) {
    Math math = localFirst ? Math::row({std::move(local), Math::op("·"), std::move(incoming)})
                           : Math::row({std::move(incoming), Math::op("·"), std::move(local)});
    math.edge = t.edge;
    math.step = t.through;
    return math;
}

enum class Rung { Rule, Locals, Numbers };

// One rung of the ladder: the sum of all terms, written as far as the rung goes.
Math rung(std::span<const TermNotation> terms, Rung which, bool localFirst) {
    Math sum;
    const auto add = [&](const TermNotation& t) {
        if (!sum.children.empty()) sum.children.push_back(Math::op("+"));
        if (which == Rung::Numbers) {
            const Phrase incoming = phraseOf(t.incoming, t.incomingRole);
            const Phrase& local = t.partial.numbers();
            const bool first = sum.children.empty();
            Math left = localFirst ? local.math : incoming.math;
            if (localFirst ? local.precedence < Precedence::Product || (local.beginsWithSign && !first)
                           : incoming.beginsWithSign && !first)
                left = Math::of(MathKind::Group, {std::move(left)});
            Math right = localFirst ? asFactor(incoming) : asFactor(local);
            sum.children.push_back(localFirst ? term(t, std::move(right), std::move(left), true)
                                              : term(t, std::move(left), std::move(right), false));
        } else {
            sum.children.push_back(term(t, t.incomingSymbol,
                                        which == Rung::Rule ? t.partialName : asFactor(t.partial.names()), localFirst));
        }
    };
    if (terms.size() <= termsWrittenOut) {
        std::ranges::for_each(terms, add);
    } else {
        std::ranges::for_each(terms.first(termsWrittenOut - 2), add);
        sum.children.push_back(Math::op("+"));
        sum.children.push_back(Math::name("⋯"));
        add(terms.back());
    }
    return sum;
}

ExplanationTerm tableRow(const Program& program, const TermNotation& t) {
    return {.edge = t.edge,
            .through = t.through,
            .statement = statementMath(program, t.through),
            .upstream = t.incoming,
            .localSymbol = t.partial.isConstant() ? Math{} : t.partial.names().math,
            .local = t.partial.number(),
            .downstream = t.product};
}

std::string sumInWords(std::span<const TermNotation> terms) {
    std::string words;
    for (const TermNotation& t : terms.first(std::min(terms.size(), termsWrittenOut)))
        words +=
            (words.empty() ? "" : " plus ") + shortNumber(t.incoming) + " times " + shortNumber(t.partial.number());
    return terms.size() > termsWrittenOut ? words + " and so on" : words;
}

// ladder, table and sentence of a number that is a sum of terms
void explainSum(const Program& program, Math symbol, std::span<const TermNotation> terms, bool localFirst,
                double result, MathRole role, Explanation& explanation) {
    Math first = Math::row({std::move(symbol), Math::op("="), rung(terms, Rung::Rule, localFirst)});
    explanation.ladder.push_back(std::move(first));
    explanation.ladder.push_back(ladderLine({rung(terms, Rung::Locals, localFirst)}));
    explanation.ladder.push_back(ladderLine({rung(terms, Rung::Numbers, localFirst)}));
    explanation.ladder.push_back(ladderLine({strong(phraseOf(result, role).math)}));
    for (const TermNotation& t : terms) explanation.terms.push_back(tableRow(program, t));
    explanation.sentence += sumInWords(terms) + " = " + shortNumber(result);
}

void addNotes(const Program& program, const Trace& trace, StepId step, std::vector<std::string>& notes) {
    std::ranges::move(notesOn(program, trace, step), std::back_inserter(notes));
}

void addNonFiniteNote(const Trace& trace, StepId step, std::vector<std::string>& notes) {
    if (!trace.firstNonFinite || *trace.firstNonFinite > step) return;
    notes.push_back(*trace.firstNonFinite == step
                        ? "This is the first step whose value is not finite."
                        : "The first step whose value is not finite is " + stepName(*trace.firstNonFinite) + ".");
}

Explanation explainValue(const Program& program, const Trace& trace, StepId step) {
    Explanation explanation;
    const double value = trace.values[program.step(step).offset];
    explanation.ladder.push_back(statementMath(program, step));
    const OpRow& row = *op(program.step(step).op).row;
    if (!program.isInput(step)) {
        std::vector<Phrase> numbers;
        for (const Argument& argument : program.arguments(step)) {
            Phrase number =
                phraseOf(trace.value(program, argument), argument.isStep() ? MathRole::Value : MathRole::Inherit);
            if (argument.isStep()) number.math.step = argument.step();
            numbers.push_back(std::move(number));
        }
        explanation.ladder.push_back(ladderLine({write(row, numbers, ProductStyle::Crossed).math}));
        explanation.pattern = row.summary;
    } else {
        explanation.pattern = "input";
    }
    explanation.ladder.push_back(ladderLine({strong(phraseOf(value, MathRole::Value).math)}));
    explanation.sentence = "Value of " + sentenceName(program, step) + ": " +
                           (program.isInput(step) ? std::string() : statementText(program, step) + " = ") +
                           shortNumber(value);
    addNotes(program, trace, step, explanation.notes);
    return explanation;
}

// Of two terms or more: "three arguments: their terms add".
std::string sumPattern(std::size_t terms, std::string_view ofWhat) {
    static constexpr std::array words{"two", "three", "four", "five", "six", "seven", "eight", "nine"};
    std::string pattern = terms < words.size() + 2 ? words[terms - 2] : std::to_string(terms);
    return pattern.append(ofWhat).append(": their terms add");
}

Explanation explainTangent(const Program& program, const Trace& trace, StepId step) {
    Explanation explanation;
    const double tangent = trace.tangents[program.step(step).offset];
    explanation.sentence = "Tangent of " + sentenceName(program, step) + ": ";
    const std::vector<EdgeId> edges = termEdges(program, Pass::Tangents, step);
    if (edges.empty()) {
        explanation.pattern = program.isInput(step) ? "seed of the forward pass" : "constant";
        Math first = Math::row({dotted(step), Math::op("="), phraseOf(tangent, MathRole::Tangent).math});
        if (program.isInput(step)) {
            const Math named = Math::of(MathKind::Dot, {nameSymbol(program.inputs()[index(step)].name)});
            first.children.insert(first.children.begin() + 2, {named, Math::op("=")});
        }
        explanation.ladder.push_back(std::move(first));
        explanation.sentence += shortNumber(tangent) + ", " + explanation.pattern;
        return explanation;
    }
    std::vector<TermNotation> terms;
    for (const EdgeId edge : edges) {
        const StepId argument = program.argument(edge).step();
        const Symbol partial = partialSymbol(program, trace, edge);
        terms.push_back({edge, argument, dotted(argument), trace.tangents[program.step(argument).offset],
                         MathRole::Tangent, partialOf(step, argument), partial,
                         edgeTerm(program, trace, edge).tangent});
    }
    explainSum(program, dotted(step), terms, true, tangent, MathRole::Tangent, explanation);
    explanation.pattern =
        terms.size() == 1 ? "one argument: scales its tangent" : sumPattern(terms.size(), " arguments");
    addNotes(program, trace, step, explanation.notes);
    return explanation;
}

std::string adjointPattern(const Program& program, StepId step) {
    const auto uses = program.uses(step);
    if (uses.empty()) return step == program.output() ? "seed of the backward pass" : "unused: no path to the output";
    if (uses.size() == 1) return std::string(op(program.step(uses[0].user).op).row->gate);
    const bool isOnceEach = std::ranges::adjacent_find(uses, {}, &Use::user) == uses.end();
    return sumPattern(uses.size(), isOnceEach ? " children" : " uses");
}

Explanation explainAdjoint(const Program& program, const Trace& trace, StepId step) {
    Explanation explanation;
    const double adjoint = trace.adjoints[program.step(step).offset];
    explanation.sentence = "Adjoint of " + sentenceName(program, step) + ": ";
    explanation.pattern = adjointPattern(program, step);
    const auto uses = program.uses(step);
    if (uses.empty()) {
        Math first = Math::row({barred(step), Math::op("=")});
        if (step == program.output()) {
            first.children.push_back(partialOf(step, step));
            first.children.push_back(Math::op("="));
        }
        first.children.push_back(strong(phraseOf(adjoint, MathRole::Adjoint).math));
        explanation.ladder.push_back(std::move(first));
        explanation.sentence += shortNumber(adjoint) + ", " + explanation.pattern;
        return explanation;
    }
    std::vector<TermNotation> terms;
    for (const Use& use : uses) {
        terms.push_back({use.edge, use.user, barred(use.user), trace.adjoints[program.step(use.user).offset],
                         MathRole::Adjoint, partialOf(use.user, step), partialSymbol(program, trace, use.edge),
                         edgeTerm(program, trace, use.edge).downstream});
    }
    explainSum(program, barred(step), terms, false, adjoint, MathRole::Adjoint, explanation);
    if (step == program.output()) explanation.notes.push_back("The output's own seed is added to these terms.");
    for (std::size_t i = 0; i < uses.size(); ++i)
        if (i == 0 || uses[i].user != uses[i - 1].user) addNotes(program, trace, uses[i].user, explanation.notes);
    return explanation;
}

// Pattern, notes and sentence of a step on arrays, as those of scalars.
Explanation explainWithArrays(const Program& program, const Trace& trace, Pass pass, StepId step,
                              const Writing& writing) {
    static constexpr std::array words{"Value", "Tangent", "Adjoint"};
    Explanation explanation = explainArrays(program, trace, pass, step, writing);
    const Shape shape = program.step(step).shape;
    explanation.sentence =
        std::string(words[static_cast<std::size_t>(pass)]) + " of " + sentenceName(program, step) + ": " +
        toText(explanation.ladder.front()) +
        (shape.isScalar() ? " = " + shortNumber(trace.numbers(program, pass, step).front()) : ", " + shapeText(shape));
    if (pass == Pass::Values) {
        explanation.pattern = program.isInput(step) ? "input" : op(program.step(step).op).row->summary;
        addNotes(program, trace, step, explanation.notes);
    } else if (pass == Pass::Tangents) {
        explanation.pattern = program.isInput(step) ? "seed of the forward pass" : "the rule's terms add";
        addNotes(program, trace, step, explanation.notes);
    } else {
        explanation.pattern = adjointPattern(program, step);
        for (const Use& use : program.uses(step)) addNotes(program, trace, use.user, explanation.notes);
    }
    return explanation;
}

}  // namespace

Math ladderLine(std::vector<Math> parts) {
    parts.insert(parts.begin(), Math::op("="));
    return Math::row(std::move(parts));
}

Explanation explain(const Program& program, const Trace& trace, Pass pass, StepId step, const Writing& writing) {
    const bool isOfArrays = speaksOfArrays(program, pass, step);
    Explanation explanation = isOfArrays               ? explainWithArrays(program, trace, pass, step, writing)
                              : pass == Pass::Values   ? explainValue(program, trace, step)
                              : pass == Pass::Tangents ? explainTangent(program, trace, step)
                                                       : explainAdjoint(program, trace, step);
    if (writing && !isOfArrays)
        for (Math& line : explanation.ladder) line = writing(std::move(line));
    addNonFiniteNote(trace, step, explanation.notes);
    return explanation;
}

std::vector<std::string> notesOn(const Program& program, const Trace& trace, StepId step) {
    if (program.isInput(step)) return {};
    if (speaksOfArrays(program, Pass::Values, step)) return arrayNotes(program, trace, step);
    const std::vector<double> values = argumentValues(program, trace, step);
    const Op& rule = op(program.step(step).op);
    const std::string statement = statementText(program, step) + ": ";
    if (const std::string why = rule.outsideDomain(values.data()); !why.empty()) {
        std::string given;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (const Argument& argument = program.arguments(step)[i]; argument.isStep())
                given += (given.empty() ? "; " : ", ") + stepName(argument.step()) + " = " + shortNumber(values[i]);
        return {statement + std::string(rule.row->name) + " " + why + given};
    }
    const std::string_view kink = rule.kink(values.data());
    return kink.empty() ? std::vector<std::string>() : std::vector{statement + std::string(kink)};
}

Math localDerivative(const Program& program, const Trace& trace, Pass pass, EdgeId edge) {
    if (!isScalarEdge(program, edge)) return arrayLocalDerivative(program, trace, pass, edge);
    return asFactor(partialSymbol(program, trace, edge).names());
}

}  // namespace wengert
