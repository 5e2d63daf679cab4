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

enum class SyntaxKind : std::uint8_t { Number, Name, Apply };

struct SyntaxNode {
    SyntaxKind kind = SyntaxKind::Number;
    OpId op{};                     // of Apply: what the user wrote (x^2 is pow here, sqr in the program)
    std::uint32_t firstChild = 0;  // into Syntax::children
    std::uint32_t childCount = 0;
    double number = 0;
    std::uint32_t name = 0;  // of Name: into Syntax::names
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
    bool isLiteral = false;  // x = 2: makes an input (a number or named constant alone)
    SourceSpan span;
};

struct Syntax {
    std::vector<SyntaxNode> nodes;
    std::vector<NodeId> children;
    std::vector<std::string> names;
    std::vector<Statement> statements;

    std::span<const NodeId> childrenOf(NodeId id) const {
        const SyntaxNode& n = nodes[index(id)];
        return {children.data() + n.firstChild, n.childCount};
    }
};

}  // namespace wengert
