// The syntax tree of a text, flat and in evaluation order: every node stands after its operands, so that
// lowering and printing are loops, not recursions, and no nesting can exhaust the stack.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/program/program.h"

namespace wengert {

// Brackets, calls, signs and powers inside one another; chains like a + b + c … do not count.
constexpr std::size_t maximumNesting = 1000;

enum class NodeId : std::uint32_t {};
constexpr std::size_t index(NodeId id) { return static_cast<std::size_t>(id); }

enum class SyntaxKind : std::uint8_t { Number, Name, Apply, Array, Shape };

struct SyntaxNode {
    SyntaxKind kind = SyntaxKind::Number;
    OpId op{};                     // of Apply: what the user wrote (x^2 is pow here, sqr in the program)
    std::uint32_t firstChild = 0;  // into Syntax::children
    std::uint32_t childCount = 0;
    double number = 0;
    std::uint32_t name = 0;  // of Name: into Syntax::names
    Shape shape;             // of Array: its children are the cells, row by row; of Shape (W : 8x2)
    bool isCell = false;     // of Number: in an array of numbers only, of which it means a part
    SourceSpan span;         // without the brackets around it
};

struct Parameter {
    std::string name;
    SourceSpan span;
};

struct Statement {
    std::string name;                    // what it assigns; for a bare last expression f, or result where f is taken
    std::optional<SourceSpan> nameSpan;  // empty for a bare expression
    std::vector<Parameter> parameters;   // of f(x, y) = …: the inputs' order
    NodeId root{};
    bool isLiteral = false;  // x = 2, W = [1, 2] or W : 8x2: makes an input (numbers or a shape alone)
    SourceSpan span;
};

struct Syntax {
    std::vector<SyntaxNode> nodes;
    std::vector<NodeId> children;
    std::vector<std::string> names;
    std::vector<Statement> statements;

    std::span<const NodeId> childrenOf(NodeId id) const { return childrenOf(nodes[index(id)]); }
    std::span<const NodeId> childrenOf(const SyntaxNode& node) const {
        return {children.data() + node.firstChild, node.childCount};
    }
    // [1, 2; 3, 4]: its numbers are known, no expression among them.
    bool isArrayOfNumbers(const SyntaxNode& node) const {
        return node.kind == SyntaxKind::Array && nodes[index(children[node.firstChild])].isCell;
    }
};

}  // namespace wengert
