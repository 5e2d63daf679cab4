#include "core/autodiff/symbol.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/ops/table.h"

namespace wengert {

namespace {

Phrase valueNumber(StepId step, double value) {
    Phrase phrase = phraseOf(value, MathRole::Value);
    phrase.math.step = step;
    return phrase;
}

Phrase writeAll(const OpRow& row, std::span<const Symbol> arguments, const Phrase& (Symbol::*which)() const) {
    std::vector<Phrase> phrases;
    for (const Symbol& argument : arguments) phrases.push_back((argument.*which)());
    return write(row, phrases);
}

using PartialRule = Symbol (*)(std::span<const Symbol> arguments, const Symbol& y, std::size_t which);

template <class O, std::size_t... I>
constexpr PartialRule partialRule(std::index_sequence<I...>) {
    return [](std::span<const Symbol> a, const Symbol& y, std::size_t which) -> Symbol {
        return O::partials(a[I]..., y)[which];
    };
}

// Null for inputs and for operations on whole arrays, whose derivative is no number.
template <class O>
constexpr PartialRule partialRule() {
    if constexpr (Structural<O> || arityOf<O>() == 0) return nullptr;
    else return partialRule<O>(std::make_index_sequence<arityOf<O>()>{});
}

template <class... Ops>
PartialRule partialRuleOf(OpId id, OpList<Ops...>) {
    static constexpr std::array<PartialRule, sizeof...(Ops)> rules{partialRule<Ops>()...};
    return rules[index(id)];
}

}  // namespace

Symbol::Symbol(double constant) : Symbol(constant, true, phraseOf(constant), phraseOf(constant)) {}

Symbol::Symbol(StepId step, double value)
    : Symbol(value, false, phraseOf(stepSymbol(step)), valueNumber(step, value)) {}

Symbol::Symbol(Math name, double value)
    : Symbol(value, false, phraseOf(std::move(name)), phraseOf(value, MathRole::Value)) {}

Symbol::Symbol(double number, bool isConstant, Phrase names, Phrase numbers)
    : m_number(number), m_isConstant(isConstant), m_names(std::move(names)), m_numbers(std::move(numbers)) {}

Symbol Symbol::combine(const OpRow& row, double number, std::span<const Symbol> arguments) {
    const auto is = [&](std::size_t i, double constant) {
        return arguments[i].m_isConstant && arguments[i].m_number == constant;
    };
    if (std::ranges::all_of(arguments, &Symbol::isConstant)) return Symbol(number);
    if (&row == &Multiply::row && (is(0, 0) || is(1, 0))) return Symbol(0);
    if (&row == &Multiply::row && is(0, 1)) return arguments[1];
    if ((&row == &Multiply::row || &row == &Divide::row || &row == &Power::row) && is(1, 1)) return arguments[0];
    if (&row == &Add::row && is(0, 0)) return arguments[1];
    if ((&row == &Add::row || &row == &Subtract::row) && is(1, 0)) return arguments[0];
    if (&row == &Multiply::row && toText(arguments[0].m_names.math) == toText(arguments[1].m_names.math))
        return combine(Square::row, number, arguments.first(1));
    return {number, false, writeAll(row, arguments, &Symbol::names), writeAll(row, arguments, &Symbol::numbers)};
}

Symbol symbolicPartial(const Program& program, std::span<const double> argumentValues, double value, EdgeId edge) {
    const StepId user = program.userOf(edge);
    const Step& step = program.step(user);
    std::vector<Symbol> symbols;
    for (std::size_t i = 0; i < step.argumentCount; ++i) {
        const Argument& argument = program.arguments(user)[i];
        symbols.push_back(argument.isStep() ? Symbol(argument.step(), argumentValues[i]) : Symbol(argumentValues[i]));
    }
    return partialRuleOf(step.op, AllOps{})(symbols, Symbol(user, value), index(edge) - step.firstArgument);
}

}  // namespace wengert
