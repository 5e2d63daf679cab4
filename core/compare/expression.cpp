#include "core/compare/expression.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <utility>

#include "core/compare/simplification.h"

namespace wengert {

namespace {

constexpr int mostDepth = 100;  // a rewriting that goes deeper is left as it is; keeps the stack small

using PartialsRule = std::vector<Term> (*)(std::span<const Term> arguments, const Term& y);

template <class O, std::size_t... I>
constexpr PartialsRule partialsRule(std::index_sequence<I...>) {
    return [](std::span<const Term> a, const Term& y) {
        const std::array<Term, sizeof...(I)> partials = O::partials(a[I]..., y);
        return std::vector<Term>(partials.begin(), partials.end());
    };
}

// Null for inputs and for operations on whole arrays.
template <class O>
constexpr PartialsRule partialsRule() {
    if constexpr (Structural<O> || arityOf<O>() == 0) return nullptr;
    else return partialsRule<O>(std::make_index_sequence<arityOf<O>()>{});
}

template <class... Ops>
PartialsRule partialsRuleOf(OpId id, OpList<Ops...>) {
    static constexpr std::array<PartialsRule, sizeof...(Ops)> rules{partialsRule<Ops>()...};
    return rules[index(id)];
}

}  // namespace

Expressions::Expressions(Rewriting rewriting, std::size_t maximumNodes)
    : m_rewriting(rewriting),
      m_maximumNodes(maximumNodes),
      m_nodes(std::make_unique<std::vector<ExpressionNode>>()),
      m_known(0, SameNode{m_nodes.get()}, SameNode{m_nodes.get()}) {}

std::size_t Expressions::SameNode::operator()(const ExpressionNode& node) const {
    std::uint64_t hash = static_cast<std::uint64_t>(node.kind) << 32U | index(node.op);
    const auto mix = [&](std::uint64_t part) {
        hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 29U;
    };
    mix(std::bit_cast<std::uint64_t>(node.number));
    mix(index(node.variable));
    for (const ExpressionId argument : node.operands()) mix(index(argument));
    return hash;
}

bool Expressions::SameNode::operator()(const ExpressionNode& a, ExpressionId id) const {
    const ExpressionNode& b = (*nodes)[index(id)];
    return a.kind == b.kind && a.op == b.op && a.variable == b.variable &&
           std::bit_cast<std::uint64_t>(a.number) == std::bit_cast<std::uint64_t>(b.number) &&
           std::ranges::equal(a.operands(), b.operands());
}

ExpressionId Expressions::add(const ExpressionNode& node) {
    if (const auto known = m_known.find(node); known != m_known.end()) return *known;
    if (isFull()) return ExpressionId{0};
    const ExpressionId id{static_cast<std::uint32_t>(m_nodes->size())};
    m_nodes->push_back(node);
    m_known.insert(id);
    return id;
}

ExpressionId Expressions::number(double number) { return add({.number = number}); }

ExpressionId Expressions::variable(StepId input) {
    return add({.kind = ExpressionNode::Kind::Variable, .variable = input});
}

ExpressionId Expressions::apply(OpId id, std::span<const ExpressionId> arguments) {
    if (isFull()) return ExpressionId{0};
    ExpressionNode node{.kind = ExpressionNode::Kind::Operation,
                        .argumentCount = static_cast<std::uint8_t>(arguments.size()),
                        .op = id,
                        .operations = 1};
    std::array<double, maximumArity> numbers{};
    bool areNumbers = true;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const ExpressionNode& argument = (*m_nodes)[index(arguments[i])];
        node.arguments[i] = arguments[i];
        node.operations = saturatedSum(node.operations, argument.operations);
        numbers[i] = argument.number;
        areNumbers &= argument.isNumber();
    }
    const bool isDecided = op(id).row->precedence == Precedence::Comparison;
    if (areNumbers && (isDecided || m_rewriting != Rewriting::None))
        if (const double result = op(id).value(numbers.data()); std::isfinite(result)) return number(result);
    if (m_rewriting == Rewriting::Full && m_depth < mostDepth) {
        ++m_depth;
        const std::optional<ExpressionId> shorter = simplified(*this, id, node.operands());
        --m_depth;
        if (shorter) return *shorter;
    }
    return add(node);
}

std::vector<bool> Expressions::partsOf(std::span<const ExpressionId> roots) const {
    std::vector<bool> isPart(m_nodes->size(), false);
    for (const ExpressionId root : roots) isPart[index(root)] = true;
    for (std::size_t i = m_nodes->size(); i-- > 0;)
        if (isPart[i])
            for (const ExpressionId argument : (*m_nodes)[i].operands()) isPart[index(argument)] = true;
    return isPart;
}

OperationCount Expressions::sharedOperations(std::span<const ExpressionId> roots) const {
    const std::vector<bool> isPart = partsOf(roots);
    OperationCount count = 0;
    for (std::size_t i = 0; i < m_nodes->size(); ++i)
        count += isPart[i] && (*m_nodes)[i].kind == ExpressionNode::Kind::Operation ? 1 : 0;
    return count;
}

std::optional<double> Term::known() const {
    if (!m_expressions) return m_constant;
    const ExpressionNode& node = (*m_expressions)[m_id];
    return node.isNumber() ? std::optional(node.number) : std::nullopt;
}

// Of constants alone there is nowhere to keep an operation: it is carried out.
Term Term::append(OpId id, std::initializer_list<Term> arguments) {
    Expressions* expressions = nullptr;
    for (const Term& argument : arguments)
        if (argument.m_expressions) expressions = argument.m_expressions;
    if (!expressions) {
        std::array<double, maximumArity> numbers{};
        std::ranges::transform(arguments, numbers.begin(), &Term::m_constant);
        return op(id).value(numbers.data());
    }
    std::array<ExpressionId, maximumArity> ids{};
    std::ranges::transform(arguments, ids.begin(), [&](const Term& a) { return a.id(*expressions); });
    return {*expressions, expressions->apply(id, std::span(ids).first(arguments.size()))};
}

std::vector<ExpressionId> partialsOf(Expressions& expressions, OpId op, std::span<const ExpressionId> arguments,
                                     ExpressionId y) {
    std::vector<Term> terms;
    for (const ExpressionId argument : arguments) terms.emplace_back(expressions, argument);
    std::vector<ExpressionId> partials;
    for (const Term& partial : partialsRuleOf(op, AllOps{})(terms, Term(expressions, y)))
        partials.push_back(partial.id(expressions));
    return partials;
}

}  // namespace wengert
