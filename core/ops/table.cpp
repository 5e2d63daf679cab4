#include "core/ops/table.h"

#include <algorithm>
#include <array>
#include <utility>

namespace wengert {

namespace {

template <class O>
Op liftStructural(OpId id) {
    Op op{.row = &O::row, .id = id, .arity = O::arity, .isElementwise = false, .onScalars = id, .shape = O::shape};
    op.arrayKink = [](Arguments<double> a) -> std::string_view {
        if constexpr (requires { O::kink(a); }) return O::kink(a);
        return "";
    };
    op.arrayOutsideDomain = [](Arguments<double> a) -> std::string_view {
        if constexpr (requires { O::outsideDomain(a); }) return O::outsideDomain(a);
        return "";
    };
    return op;
}

template <class O>
OpId onScalars(OpId id) {
    if constexpr (requires { typename O::OnScalars; }) return opId<typename O::OnScalars>();
    else return id;
}

template <class O, std::size_t... I>
Op liftElementwise(OpId id, std::index_sequence<I...>) {
    constexpr std::size_t arity = sizeof...(I);
    Op op{.row = &O::row, .id = id, .arity = arity, .onScalars = onScalars<O>(id), .shape = broadcast};
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

template <class O>
Op lift() {
    if constexpr (Structural<O>) return liftStructural<O>(opId<O>());
    else return liftElementwise<O>(opId<O>(), std::make_index_sequence<arityOf<O>()>{});
}

template <class... Ops>
std::array<Op, sizeof...(Ops)> makeTable(OpList<Ops...>) {
    return {lift<Ops>()...};
}

const auto& table() {
    static const auto ops = makeTable(AllOps{});
    return ops;
}

bool isFunction(const Op& op) {
    return op.arity > 0 && op.row->notation != Notation::Literal &&
           (op.row->symbol.empty() || op.row->notation == Notation::Power || op.row->notation == Notation::Transpose);
}

}  // namespace

std::span<const Op> allOps() { return table(); }

const Op& op(OpId id) { return table()[index(id)]; }

const Op* findFunction(std::string_view name, std::size_t argumentCount) {
    if (name.empty()) return nullptr;
    const Op* found = nullptr;
    for (const Op& op : table())
        if (isFunction(op) &&
            (op.row->name == name || std::ranges::find(op.row->aliases, name) != op.row->aliases.end()) &&
            (!found || op.arity == argumentCount))
            found = &op;
    return found;
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
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }();
    return names;
}

}  // namespace wengert
