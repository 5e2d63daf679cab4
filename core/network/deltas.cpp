#include "core/network/deltas.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/language/utf8.h"
#include "core/network/architecture.h"
#include "core/network/roles.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

// Digits at the front, subscript ones as plain ones; they are taken off.
std::string takeNumber(std::u32string_view& text) {
    std::string number;
    for (; !text.empty(); text.remove_prefix(1)) {
        const char32_t c = text.front();
        if (c >= U'0' && c <= U'9') number += static_cast<char>(c);
        else if (c >= U'₀' && c <= U'₉') number += static_cast<char>('0' + (c - U'₀'));
        else break;
    }
    return number;
}

// z, z1, z₁, z_2, z1_2, z1_2_3; nothing for other names.
std::optional<Delta> deltaNamed(std::string_view name) {
    const std::u32string letters = decodeUtf8(name);
    std::u32string_view rest = letters;
    if (!rest.starts_with(U'z')) return {};
    rest.remove_prefix(1);
    Delta delta{.layer = takeNumber(rest)};
    while (rest.starts_with(U'_')) {
        rest.remove_prefix(1);
        const std::string number = takeNumber(rest);
        if (number.empty()) return {};
        delta.unit += (delta.unit.empty() ? "" : ",") + number;
    }
    return rest.empty() ? std::optional(delta) : std::nullopt;
}

bool isActivationOrLoss(OpId id) {
    static constexpr std::array others{opId<LogSoftmax>(), opId<LogSumExp>(), opId<CrossEntropy>(),
                                       opId<MeanSquaredError>()};
    return std::ranges::find(others, id) != others.end() ||
           std::ranges::find(allActivations(), op(id).row->name, &ActivationRow::name) != allActivations().end();
}

bool isLabel(const Program& program, Argument argument) {
    return argument.isStep() && program.isInput(argument.step()) &&
           isNumbered(program.inputs()[index(argument.step())].name, 'y');
}

bool isWanted(const Program& program, const Use& use) {
    const OpId id = program.step(use.user).op;
    if (isActivationOrLoss(id)) return true;
    const auto arguments = program.arguments(use.user);
    return id == opId<Subtract>() && (isLabel(program, arguments[0]) || isLabel(program, arguments[1]));
}

}  // namespace

std::optional<Delta> deltaOf(const Program& program, StepId step) {
    if (program.isInput(step)) return {};
    const auto isUse = [&](const Use& use) { return isWanted(program, use); };
    for (const std::string_view name : program.names(step))
        if (const auto delta = deltaNamed(name); delta && std::ranges::any_of(program.uses(step), isUse)) return delta;
    return {};
}

Math deltaSymbol(const Delta& delta) {
    Math symbol = Math::variable("δ");
    if (!delta.unit.empty()) symbol = Math::of(MathKind::Subscript, std::move(symbol), Math::number(delta.unit));
    if (!delta.layer.empty())
        symbol = Math::of(MathKind::Superscript, std::move(symbol), Math::number("(" + delta.layer + ")"));
    return symbol;
}

Math withDeltas(Math math, const std::function<std::optional<Delta>(StepId)>& deltaOf) {
    return replaced(std::move(math), [&](const Math& part) -> std::optional<Math> {
        const auto delta = part.kind == MathKind::Bar && part.step ? deltaOf(*part.step) : std::nullopt;
        if (!delta) return {};
        Math symbol = deltaSymbol(*delta);
        symbol.step = part.step;
        symbol.edge = part.edge;
        symbol.role = part.role;
        symbol.strong = part.strong;
        return symbol;
    });
}

}  // namespace wengert
