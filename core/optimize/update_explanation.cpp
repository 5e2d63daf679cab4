#include "core/optimize/update_explanation.h"

#include <utility>

#include "core/autodiff/symbol.h"

namespace wengert {

namespace {

using Lines = std::vector<UpdateLine>;

template <class M, std::size_t... H, std::size_t... S>
Lines linesOf(const Method& method, const UpdatePoint& point, const GoOnWith& goOnWith, std::index_sequence<H...>,
              std::index_sequence<S...>) {
    Lines lines;
    const auto let = [&](std::string_view name, const Symbol& value) {
        Math target = name == "theta" ? point.parameterName : nameSymbol(name);
        lines.push_back({target, value.names().math, value.numbers().math, value.number(), name});
        const std::optional<double> given = goOnWith ? goOnWith(lines.back()) : std::nullopt;
        return Symbol(std::move(target), given.value_or(value.number()));
    };
    const auto hyperParameter = [&](std::size_t i) {
        return Symbol(nameSymbol(M::row.parameters[i].symbol), i == 0 ? point.learningRate : method.setting[i]);
    };
    const std::array<Symbol, sizeof...(H)> setting{hyperParameter(H)...};
    std::array<Symbol, sizeof...(S)> state{Symbol(nameSymbol(M::row.state[S].symbol), point.state[S])...};
    Symbol carried(nameSymbol(M::row.carried), point.carried);
    Symbol parameter(point.parameterName, point.parameter);
    const auto factors = M::template factors<Symbol>(setting, Symbol(Math::variable("t"), point.number), carried, let);
    M::template update<Symbol>(parameter, Symbol(point.gradientName, point.gradient), state, setting, factors, let);
    return lines;
}

template <class... Methods>
Lines linesOf(const Method& method, const UpdatePoint& point, const GoOnWith& goOnWith, MethodList<Methods...>) {
    Lines lines;
    const auto tryMethod = [&]<class M>(std::type_identity<M>) {
        if (method.row != &M::row) return false;
        lines = linesOf<M>(method, point, goOnWith, std::make_index_sequence<M::row.parameterCount()>{},
                           std::make_index_sequence<M::row.stateCount()>{});
        return true;
    };
    (void)(tryMethod(std::type_identity<Methods>{}) || ...);
    return lines;
}

}  // namespace

std::vector<UpdateLine> explainUpdate(const Method& method, const UpdatePoint& point, const GoOnWith& goOnWith) {
    return linesOf(method, point, goOnWith, DescentMethods{});
}

}  // namespace wengert
