// Expressions as symbolic differentiation makes them: a tree of operations on variables and numbers. Equal
// subexpressions are kept once, so that a tree whose repetitions would fill the memory is still small here, and its
// size as a tree is counted without writing it out. It applies operations and rewrites them; it knows no derivatives
// (symbolic.h).
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

#include "core/ops/lifted.h"
#include "core/ops/table.h"

namespace wengert {

enum class ExpressionId : std::uint32_t {};
constexpr std::size_t index(ExpressionId id) { return static_cast<std::size_t>(id); }

// What becomes of an operation when it is applied.
enum class Rewriting {
    None,       // it is kept as the rules write it; only comparisons of two numbers are decided
    Constants,  // operations on numbers alone are carried out
    Full,  // and 0·a, 1·a, a + 0, −(−a), if(c, p, p) … are written shorter, equal terms and factors collected
};

// A count of operations that may be too large to be exact: it stops at the largest number.
using OperationCount = std::uint64_t;
constexpr OperationCount uncountable = std::numeric_limits<OperationCount>::max();
constexpr OperationCount saturatedSum(OperationCount a, OperationCount b) {
    return a > uncountable - b ? uncountable : a + b;
}

struct ExpressionNode {
    enum class Kind : std::uint8_t { Number, Variable, Operation };
    Kind kind = Kind::Number;
    std::uint8_t argumentCount = 0;
    OpId op{};
    std::array<ExpressionId, maximumArity> arguments{};
    double number = 0;
    StepId variable{};              // an input of the program it comes from
    OperationCount operations = 0;  // of the whole tree below, repetitions counted as often as they stand there

    bool isNumber() const { return kind == Kind::Number; }
    bool isNumber(double wanted) const { return isNumber() && number == wanted; }
    std::span<const ExpressionId> operands() const { return {arguments.data(), argumentCount}; }
};

// The expressions that were made, every one after its operands.
class Expressions {
 public:
    static constexpr std::size_t defaultMaximum = 2'000'000;
    explicit Expressions(Rewriting rewriting, std::size_t maximumNodes = defaultMaximum);

    ExpressionId number(double number);
    ExpressionId variable(StepId input);
    ExpressionId apply(OpId op, std::span<const ExpressionId> arguments);
    ExpressionId apply(OpId op, std::initializer_list<ExpressionId> arguments) {
        return apply(op, std::span(arguments.begin(), arguments.size()));
    }

    const ExpressionNode& operator[](ExpressionId id) const { return (*m_nodes)[index(id)]; }
    std::size_t size() const { return m_nodes->size(); }
    // No more nodes are made; what is applied is a number that means nothing.
    bool isFull() const { return m_nodes->size() >= m_maximumNodes; }
    Rewriting rewriting() const { return m_rewriting; }

    // By node: whether it stands in one of these.
    std::vector<bool> partsOf(std::span<const ExpressionId> roots) const;
    // Operations that stand in these, each counted once: what is left when repetitions are shared.
    OperationCount sharedOperations(std::span<const ExpressionId> roots) const;

 private:
    struct SameNode {
        using is_transparent = void;
        const std::vector<ExpressionNode>* nodes = nullptr;
        std::size_t operator()(ExpressionId id) const { return (*this)((*nodes)[index(id)]); }
        std::size_t operator()(const ExpressionNode& node) const;
        bool operator()(ExpressionId a, ExpressionId b) const { return a == b; }
        bool operator()(const ExpressionNode& a, ExpressionId b) const;
        bool operator()(ExpressionId a, const ExpressionNode& b) const { return (*this)(b, a); }
    };
    using Known = std::unordered_set<ExpressionId, SameNode, SameNode>;

    ExpressionId add(const ExpressionNode& node);

    Rewriting m_rewriting;
    std::size_t m_maximumNodes;
    std::unique_ptr<std::vector<ExpressionNode>> m_nodes;  // what m_known points to
    Known m_known;
    int m_depth = 0;  // of rewriting inside rewriting
};

// A number that makes an expression of whatever is done with it.
class Term {
 public:
    using IsLifted = void;

    Term(double constant = 0) : m_constant(constant) {}
    Term(Expressions& expressions, ExpressionId id) : m_expressions(&expressions), m_id(id) {}

    template <class O>
    static Term apply(const Term& a) {
        return append(opId<O>(), {a});
    }
    template <class O>
    static Term apply(const Term& a, const Term& b) {
        return append(opId<O>(), {a, b});
    }
    ExpressionId id(Expressions& expressions) const { return m_expressions ? m_id : expressions.number(m_constant); }
    // A condition that is known is decided.
    friend Term select(const Term& condition, const Term& p, const Term& q) {
        if (const std::optional<double> known = condition.known()) return *known != 0 ? p : q;
        return append(opId<If>(), {condition, p, q});
    }
    // clang-format off
    friend Term operator<(const Term& a, const Term& b) { return apply<Less>(a, b); }
    friend Term operator<=(const Term& a, const Term& b) { return apply<LessEqual>(a, b); }
    friend Term operator>(const Term& a, const Term& b) { return apply<Greater>(a, b); }
    friend Term operator>=(const Term& a, const Term& b) { return apply<GreaterEqual>(a, b); }
    friend Term operator==(const Term& a, const Term& b) { return apply<Equal>(a, b); }
    friend Term operator!=(const Term& a, const Term& b) { return apply<NotEqual>(a, b); }
    // clang-format on

 private:
    std::optional<double> known() const;
    static Term append(OpId op, std::initializer_list<Term> arguments);

    Expressions* m_expressions = nullptr;  // null: a constant
    ExpressionId m_id{};
    double m_constant = 0;
};

// The partials of an operation on numbers, as its own rule writes them. y: what it gives for these arguments.
std::vector<ExpressionId> partialsOf(Expressions& expressions, OpId op, std::span<const ExpressionId> arguments,
                                     ExpressionId y);

}  // namespace wengert
