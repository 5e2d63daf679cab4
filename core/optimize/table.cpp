#include "core/optimize/table.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>
#include <vector>

namespace wengert {

namespace {

// The rule of M for every parameter, in one loop that the compiler can vectorize.
template <class M, std::size_t... H, std::size_t... S>
void updateAll(const Update& update, std::index_sequence<H...>, std::index_sequence<S...>) {
    const auto value = [](std::string_view, double result) { return result; };
    const std::array<double, sizeof...(H)> setting{update.setting[H]...};
    const auto factors = M::template factors<double>(setting, update.number, update.carried, value);
    const std::size_t count = update.parameters.size();
    double* const __restrict x = update.parameters.data();
    const double* const __restrict g = update.gradient.data();
    const std::array<double*, sizeof...(S)> slots{(update.state + S * count)...};
    for (std::size_t i = 0; i < count; ++i) {
        std::array<double, sizeof...(S)> state{slots[S][i]...};
        double parameter = x[i];
        M::template update<double>(parameter, g[i], state, setting, factors, value);
        x[i] = parameter;
        ((slots[S][i] = state[S]), ...);
    }
}

template <class M>
Method methodOf() {
    Method method{.row = &M::row, .kernel = [](const Update& update) {
                      updateAll<M>(update, std::make_index_sequence<M::row.parameterCount()>{},
                                   std::make_index_sequence<M::row.stateCount()>{});
                  }};
    method.setting = standardSetting(method.parameters());
    return method;
}

template <class... Methods>
std::array<Method, sizeof...(Methods)> makeTable(MethodList<Methods...>) {
    return {methodOf<Methods>()...};
}

template <class... Methods>
constexpr std::size_t countOf(MethodList<Methods...>) {
    return sizeof...(Methods);
}

std::size_t indexOf(std::span<const HyperParameter> parameters, std::string_view name) {
    const auto found = std::ranges::find(parameters, name, &HyperParameter::name);
    assert(found != parameters.end());
    return static_cast<std::size_t>(found - parameters.begin());
}

}  // namespace

double& Method::operator[](std::string_view name) { return setting[indexOf(parameters(), name)]; }
double Method::operator[](std::string_view name) const { return setting[indexOf(parameters(), name)]; }

std::span<const Method> descentMethods() {
    static const auto methods = makeTable(DescentMethods{});
    return methods;
}

std::span<const Method> allMethods() { return descentMethods().first(countOf(AllMethods{})); }

const Method* findMethod(std::string_view name) { return findNamed(allMethods(), name); }

Result<Method> parseMethod(std::string_view text) { return parseNamed(allMethods(), text, "method"); }

Result<Method> parseDescentMethod(std::string_view text) { return parseNamed(descentMethods(), text, "method"); }

std::string toText(const Method& method) { return settingText(method.row->name, method.parameters(), method.setting); }

}  // namespace wengert
