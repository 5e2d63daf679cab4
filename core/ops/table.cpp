#include "core/ops/table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wengert {

namespace {

template <class O, std::size_t... I>
Op lift(OpId id, std::index_sequence<I...>) {
    constexpr std::size_t arity = sizeof...(I);
    Op op{.row = &O::row, .id = id, .arity = arity};
    if constexpr (arity > 0) {
        op.value = [](const double* a) { return O::value(a[I]...); };
        op.partials = [](const double* a, double y, double* out) {
            const std::array<double, arity> p = O::partials(a[I]..., y);
            std::ranges::copy(p, out);
        };
    }
    op.kink = [](const double* a) -> std::string_view {
        if constexpr (requires { O::kink(a[I]...); }) return O::kink(a[I]...);
        (void)a;
        return "";
    };
    op.outsideDomain = [](const double* a) -> std::string {
        if constexpr (requires { O::outsideDomain(a[I]...); })
            if (const std::string_view why = O::outsideDomain(a[I]...); !why.empty()) return std::string(why);
        for (std::size_t i = 0; i < arity; ++i)
            if (const Interval& interval = O::row.domain[i]; a[i] == a[i] && !interval.contains(a[i]))
                return std::string(arity > 1 && i == 1 ? "needs a second argument that is "
                                                       : "needs an argument that is ") +
                       std::string(interval.words);
        return "";
    };
    return op;
}

template <class... Ops>
std::array<Op, sizeof...(Ops)> makeTable(OpList<Ops...>) {
    return {lift<Ops>(opId<Ops>(), std::make_index_sequence<arityOf<Ops>()>{})...};
}

const auto& table() {
    static const auto ops = makeTable(AllOps{});
    return ops;
}

bool isFunction(const Op& op) {
    return op.arity > 0 && (op.row->symbol.empty() || op.row->notation == Notation::Power);
}

}  // namespace

std::span<const Op> allOps() { return table(); }

const Op& op(OpId id) { return table()[index(id)]; }

const Op* findFunction(std::string_view name) {
    const auto answers = [&](const Op& op) {
        return isFunction(op) &&
               (op.row->name == name || std::ranges::find(op.row->aliases, name) != op.row->aliases.end());
    };
    if (name.empty()) return nullptr;
    const auto found = std::ranges::find_if(table(), answers);
    return found != table().end() ? &*found : nullptr;
}

std::span<const std::string_view> functionNames() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const Op& op : table()) {
            if (!isFunction(op)) continue;
            all.push_back(op.row->name);
            for (std::string_view alias : op.row->aliases)
                if (!alias.empty()) all.push_back(alias);
        }
        std::ranges::sort(all);
        return all;
    }();
    return names;
}

}  // namespace wengert
