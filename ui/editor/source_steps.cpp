#include "ui/editor/source_steps.h"

#include <algorithm>

namespace wengert {
namespace {

bool covers(SourceSpan span, std::uint32_t byte) { return span.begin <= byte && byte < span.end; }

std::uint32_t length(SourceSpan span) { return span.end - span.begin; }

std::optional<StepId> stepOf(const Compilation& compilation, NodeId node) {
    const Argument& meaning = compilation.meaning[index(node)];
    return meaning.isStep() ? std::optional(meaning.step()) : std::nullopt;
}

// A statement's nodes stand together, its root last.
std::size_t firstNode(const Compilation& compilation, std::vector<Statement>::const_iterator statement) {
    const bool isFirst = statement == compilation.syntax.statements.begin();
    return isFirst ? 0 : index(std::prev(statement)->root) + 1;
}

}  // namespace

std::optional<StepId> stepAt(const Compilation& compilation, std::uint32_t byte) {
    const std::vector<Statement>& statements = compilation.syntax.statements;
    const auto next = std::ranges::upper_bound(statements, byte, {}, [](const Statement& s) { return s.span.begin; });
    if (next == statements.begin()) return {};
    const auto statement = std::prev(next);
    if (statement->nameSpan && covers(*statement->nameSpan, byte)) return stepOf(compilation, statement->root);

    std::optional<StepId> innermost;
    std::uint32_t shortest = 0;
    for (std::size_t i = firstNode(compilation, statement); i <= index(statement->root); ++i) {
        const SourceSpan span = compilation.syntax.nodes[i].span;
        const std::optional<StepId> step = stepOf(compilation, NodeId(i));
        if (!step || !covers(span, byte) || (innermost && length(span) >= shortest)) continue;
        innermost = step;
        shortest = length(span);
    }
    return innermost;
}

std::vector<SourceSpan> spansOf(const Compilation& compilation, StepId step, std::size_t limit) {
    std::vector<SourceSpan> spans;
    for (std::size_t i = 0; i < compilation.syntax.nodes.size() && spans.size() < limit; ++i)
        if (!compilation.syntax.nodes[i].isCell && stepOf(compilation, NodeId(i)) == step)
            spans.push_back(compilation.syntax.nodes[i].span);
    for (const Statement& statement : compilation.syntax.statements) {
        if (spans.size() >= limit) break;
        if (statement.nameSpan && stepOf(compilation, statement.root) == step) spans.push_back(*statement.nameSpan);
    }
    std::ranges::sort(spans, {}, &SourceSpan::begin);
    return spans;
}

}  // namespace wengert
