#include "core/compare/simplification.h"

#include <cmath>
#include <utility>

namespace wengert {

namespace {

using Id = ExpressionId;
using Shorter = std::optional<Id>;

// c · rest.
struct Scaled {
    double coefficient = 1;
    Id rest{};
};

// base ^ exponent.
struct Raised {
    Id base{};
    double exponent = 1;
};

class Simplifier {
 public:
    explicit Simplifier(Expressions& expressions) : m_expressions(expressions) {}

    Shorter sum(Id a, Id b) { return sumOf(a, b, opId<Add>()); }
    Shorter difference(Id a, Id b) { return sumOf(a, b, opId<Subtract>()); }

    Shorter product(Id a, Id b) {
        if (is(a, 0) || is(b, 0)) return number(0);
        if (isNumber(b)) return multiply(b, a);
        if (isNumber(a)) return multiple(valueOf(a), b);
        const Scaled p = scaled(a);
        const Scaled q = scaled(b);
        if (p.coefficient != 1 || q.coefficient != 1)
            return multiply(number(p.coefficient * q.coefficient), multiply(p.rest, q.rest));
        if (isOp<Divide>(a)) return divide(multiply(part(a, 0), b), part(a, 1));
        if (isOp<Divide>(b)) return divide(multiply(a, part(b, 0)), part(b, 1));
        const Raised r = raised(a);
        const Raised s = raised(b);
        if (r.base == s.base && r.exponent > 0 && s.exponent > 0)
            return m_expressions.apply(opId<Power>(), {r.base, number(r.exponent + s.exponent)});
        if (isGate(a)) return choose(part(a, 0), multiply(part(a, 1), b), multiply(part(a, 2), b));
        if (isGate(b)) return choose(part(b, 0), multiply(a, part(b, 1)), multiply(a, part(b, 2)));
        return {};
    }

    Shorter quotient(Id a, Id b) {
        if (is(a, 0)) return number(0);
        if (is(b, 1)) return a;
        if (is(b, -1)) return negate(a);
        if (a == b) return number(1);
        if (isOp<Divide>(a)) return divide(part(a, 0), multiply(part(a, 1), b));
        if (isOp<Divide>(b)) return divide(multiply(a, part(b, 1)), part(b, 0));
        if (is(b, 0)) return {};
        const Scaled p = isNumber(a) ? Scaled{valueOf(a), number(1)} : scaled(a);
        const Scaled q = isNumber(b) ? Scaled{valueOf(b), number(1)} : scaled(b);
        if (p.coefficient < 0 && !isNumber(a)) return negate(divide(negate(a), b));
        if (q.coefficient < 0) return negate(divide(a, negate(b)));
        if (const Shorter reduced = reducedQuotient(p, q)) return reduced;
        if (isGate(a)) return choose(part(a, 0), divide(part(a, 1), b), divide(part(a, 2), b));
        return cancelled(a, b);
    }

    Shorter negation(Id a) {
        if (isOp<Subtract>(a)) return m_expressions.apply(opId<Subtract>(), {part(a, 1), part(a, 0)});
        const Scaled p = scaled(a);
        if (p.coefficient != 1) return multiply(number(-p.coefficient), p.rest);
        return {};
    }

    Shorter power(Id a, Id b) {
        if (is(b, 0)) return number(1);
        if (is(b, 1)) return a;
        if (is(b, 2)) return m_expressions.apply(opId<Square>(), {a});
        return {};
    }

    Shorter square(Id a) {
        if (isOp<Negate>(a)) return m_expressions.apply(opId<Square>(), {part(a, 0)});
        return {};
    }

    Shorter conditional(Id condition, Id p, Id q) {
        if (isNumber(condition)) return is(condition, 0) ? q : p;
        if (isOp<If>(p) && part(p, 0) == condition) return choose(condition, part(p, 1), q);
        if (isOp<If>(q) && part(q, 0) == condition) return choose(condition, p, part(q, 2));
        if (p == q) return p;
        return {};
    }

    // A condition that is asked whether it holds.
    Shorter notEqual(Id a, Id b) {
        if (!isNumber(a) && is(b, 0) && op(m_expressions[a].op).row->precedence == Precedence::Comparison) return a;
        return a == b ? Shorter(number(0)) : std::nullopt;
    }

    template <int Holds>
    Shorter ofEquals(Id a, Id b) {
        return a == b ? Shorter(number(Holds)) : std::nullopt;
    }
    Shorter first(Id a) { return a; }
    Shorter firstOfEquals(Id a, Id b) { return a == b ? Shorter(a) : std::nullopt; }

 private:
    bool isNumber(Id id) const { return m_expressions[id].isNumber(); }
    bool is(Id id, double number) const { return m_expressions[id].isNumber(number); }
    double valueOf(Id id) const { return m_expressions[id].number; }
    template <class O>
    bool isOp(Id id) const {
        const ExpressionNode& node = m_expressions[id];
        return node.kind == ExpressionNode::Kind::Operation && node.op == opId<O>();
    }
    Id part(Id id, std::size_t which) const { return m_expressions[id].arguments[which]; }
    // What lets something through or blocks it: a factor goes inside without standing there twice.
    bool isGate(Id id) const { return isOp<If>(id) && (is(part(id, 1), 0) || is(part(id, 2), 0)); }

    Id number(double value) { return m_expressions.number(value); }
    Id add(Id a, Id b) { return m_expressions.apply(opId<Add>(), {a, b}); }
    Id multiply(Id a, Id b) { return m_expressions.apply(opId<Multiply>(), {a, b}); }
    Id divide(Id a, Id b) { return m_expressions.apply(opId<Divide>(), {a, b}); }
    Id negate(Id a) { return m_expressions.apply(opId<Negate>(), {a}); }
    Id choose(Id condition, Id p, Id q) { return m_expressions.apply(opId<If>(), {condition, p, q}); }

    // Numbers stand first in a product.
    Scaled scaled(Id id) const {
        if (isOp<Negate>(id)) return {-1, part(id, 0)};
        if (isOp<Multiply>(id) && isNumber(part(id, 0))) return {valueOf(part(id, 0)), part(id, 1)};
        return {1, id};
    }
    Raised raised(Id id) const {
        if (isOp<Square>(id)) return {part(id, 0), 2};
        if (isOp<Power>(id) && isNumber(part(id, 1))) return {part(id, 0), valueOf(part(id, 1))};
        return {id, 1};
    }

    // c · b
    Shorter multiple(double c, Id b) {
        if (c == 1) return b;
        if (c == -1) return negate(b);
        if (const Scaled q = scaled(b); q.coefficient != 1) return multiply(number(c * q.coefficient), q.rest);
        if (isOp<Divide>(b)) return divide(multiply(number(c), part(b, 0)), part(b, 1));
        if (isOp<If>(b) && (isNumber(part(b, 1)) || isNumber(part(b, 2))))
            return choose(part(b, 0), multiply(number(c), part(b, 1)), multiply(number(c), part(b, 2)));
        return {};
    }

    // (c p) / (d q), where one of c and d divides the other.
    Shorter reducedQuotient(const Scaled& p, const Scaled& q) {
        if (q.coefficient == 1) return {};
        const double ratio = p.coefficient / q.coefficient;
        if (ratio == std::trunc(ratio)) return divide(multiply(number(ratio), p.rest), q.rest);
        if (p.coefficient != 1 && 1 / ratio == std::trunc(1 / ratio))
            return divide(p.rest, multiply(number(1 / ratio), q.rest));
        return {};
    }

    // (a p) / (a q), a p / a, a / (a q), and powers of the same.
    Shorter cancelled(Id a, Id b) {
        const Raised r = raised(a);
        const Raised s = raised(b);
        if (r.base == s.base && r.exponent > 0 && s.exponent > 0) {
            const Id rest = m_expressions.apply(opId<Power>(), {r.base, number(std::abs(r.exponent - s.exponent))});
            return r.exponent > s.exponent ? rest : divide(number(1), rest);
        }
        for (std::size_t i = 0; i < 2 && isOp<Multiply>(a); ++i)
            if (part(a, i) == b) return part(a, 1 - i);
        for (std::size_t j = 0; j < 2 && isOp<Multiply>(b); ++j) {
            if (part(b, j) == a) return divide(number(1), part(b, 1 - j));
            for (std::size_t i = 0; i < 2 && isOp<Multiply>(a); ++i)
                if (part(a, i) == part(b, j)) return divide(part(a, 1 - i), part(b, 1 - j));
        }
        return {};
    }

    // a + b, a − b
    Shorter sumOf(Id a, Id b, OpId sign) {
        const double s = sign == opId<Add>() ? 1 : -1;
        if (is(b, 0)) return a;
        if (is(a, 0)) return s > 0 ? b : negate(b);
        const OpId opposite = s > 0 ? opId<Subtract>() : opId<Add>();
        if (isNumber(b) && valueOf(b) < 0) return m_expressions.apply(opposite, {a, number(-valueOf(b))});
        const Scaled p = scaled(a);
        const Scaled q = scaled(b);
        if (p.rest == q.rest) return multiply(number(p.coefficient + s * q.coefficient), p.rest);
        if (q.coefficient < 0) return m_expressions.apply(opposite, {a, negate(b)});
        if (p.coefficient < 0 && s > 0) return m_expressions.apply(opId<Subtract>(), {b, negate(a)});
        if (const Shorter collected = commonFactor(a, b, sign)) return collected;
        if (isOp<If>(a) && isOp<If>(b) && part(a, 0) == part(b, 0) && addsUp(a, b, 1) && addsUp(a, b, 2))
            return choose(part(a, 0), m_expressions.apply(sign, {part(a, 1), part(b, 1)}),
                          m_expressions.apply(sign, {part(a, 2), part(b, 2)}));
        return collectedNumbers(a, b, s);
    }

    // One case of two conditionals: their sum is no new operation.
    bool addsUp(Id a, Id b, std::size_t which) const {
        const Id p = part(a, which);
        const Id q = part(b, which);
        return is(p, 0) || is(q, 0) || (isNumber(p) && isNumber(q));
    }

    // p a ± p b = (a ± b) p, a/q ± b/q = (a ± b)/q
    Shorter commonFactor(Id a, Id b, OpId sign) {
        if (isOp<Divide>(a) && isOp<Divide>(b) && part(a, 1) == part(b, 1))
            return divide(m_expressions.apply(sign, {part(a, 0), part(b, 0)}), part(a, 1));
        if (!isOp<Multiply>(a) || !isOp<Multiply>(b)) return {};
        for (std::size_t i = 0; i < 2; ++i)
            for (std::size_t j = 0; j < 2; ++j)
                if (part(a, i) == part(b, j))
                    return multiply(m_expressions.apply(sign, {part(a, 1 - i), part(b, 1 - j)}), part(a, i));
        return {};
    }

    // (a + c) ± d = a + (c ± d), for numbers c and d.
    Shorter collectedNumbers(Id a, Id b, double sign) {
        if (isNumber(a) && sign > 0 && isOp<Add>(b) && isNumber(part(b, 0)))
            return add(number(valueOf(a) + valueOf(part(b, 0))), part(b, 1));
        if (!isNumber(b)) return {};
        const double d = sign * valueOf(b);
        if (isOp<Add>(a) && isNumber(part(a, 1))) return add(part(a, 0), number(valueOf(part(a, 1)) + d));
        if (isOp<Add>(a) && isNumber(part(a, 0))) return add(number(valueOf(part(a, 0)) + d), part(a, 1));
        if (isOp<Subtract>(a) && isNumber(part(a, 1))) return add(part(a, 0), number(d - valueOf(part(a, 1))));
        if (isOp<Subtract>(a) && isNumber(part(a, 0)))
            return m_expressions.apply(opId<Subtract>(), {number(valueOf(part(a, 0)) + d), part(a, 1)});
        return {};
    }

    Expressions& m_expressions;
};

// By op: how it is written shorter. What is not here is kept.
using Rule = Shorter (*)(Simplifier&, std::span<const Id>);

template <auto Method>
Shorter unary(Simplifier& s, std::span<const Id> a) {
    return (s.*Method)(a[0]);
}
template <auto Method>
Shorter binary(Simplifier& s, std::span<const Id> a) {
    return (s.*Method)(a[0], a[1]);
}

const std::vector<Rule>& rules() {
    static const std::vector<Rule> table = [] {
        using S = Simplifier;
        std::vector<Rule> all(AllOps::size, nullptr);
        const auto put = [&](OpId id, Rule rule) { all[index(id)] = rule; };
        put(opId<Add>(), binary<&S::sum>);
        put(opId<Subtract>(), binary<&S::difference>);
        put(opId<Multiply>(), binary<&S::product>);
        put(opId<Divide>(), binary<&S::quotient>);
        put(opId<Negate>(), unary<&S::negation>);
        put(opId<Power>(), binary<&S::power>);
        put(opId<Square>(), unary<&S::square>);
        put(opId<Identity>(), unary<&S::first>);
        put(opId<Max>(), binary<&S::firstOfEquals>);
        put(opId<Min>(), binary<&S::firstOfEquals>);
        put(opId<NotEqual>(), binary<&S::notEqual>);
        put(opId<Equal>(), binary<&S::ofEquals<1>>);
        put(opId<LessEqual>(), binary<&S::ofEquals<1>>);
        put(opId<GreaterEqual>(), binary<&S::ofEquals<1>>);
        put(opId<Less>(), binary<&S::ofEquals<0>>);
        put(opId<Greater>(), binary<&S::ofEquals<0>>);
        put(opId<If>(), [](S& s, std::span<const Id> a) { return s.conditional(a[0], a[1], a[2]); });
        return all;
    }();
    return table;
}

}  // namespace

std::optional<ExpressionId> simplified(Expressions& expressions, OpId op, std::span<const ExpressionId> arguments) {
    const Rule rule = rules()[index(op)];
    if (!rule) return {};
    Simplifier simplifier(expressions);
    return rule(simplifier, arguments);
}

}  // namespace wengert
