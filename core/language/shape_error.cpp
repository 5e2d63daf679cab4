#include "core/language/shape_error.h"

#include "core/language/lexer.h"
#include "core/language/utf8.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

constexpr std::size_t longestWhole = 48;  // bytes
constexpr std::size_t longestOperand = 20;

std::string cut(std::string_view text, std::size_t longest) {
    const std::size_t line = text.find_first_of("\n#");
    if (text.size() <= longest && line == text.npos) return std::string(text);
    std::size_t end = std::min(line, longest);
    while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
    while (end > 0 && text[end - 1] == ' ') --end;
    return std::string(text.substr(0, end)) + "…";
}

// `W*x`, or where that is long its operands, each shortened.
std::string applicationText(std::string_view text, const Syntax& syntax, const SyntaxNode& node) {
    const std::string_view whole = textOf(text, node.span);
    const auto children = syntax.childrenOf(node);
    if (whole.size() <= longestWhole || children.size() != 2) return cut(whole, longestWhole);
    const OpRow& row = *op(node.op).row;
    const auto operand = [&](NodeId id) {
        const SyntaxNode& child = syntax.nodes[index(id)];
        const std::string typed = cut(textOf(text, child.span), longestOperand);
        const bool isBracketed =
            child.kind == SyntaxKind::Apply && !row.symbol.empty() && op(child.op).row->precedence < Precedence::Power;
        return isBracketed ? "(" + typed + ")" : typed;
    };
    const std::string first = operand(children[0]);
    const std::string second = operand(children[1]);
    if (row.symbol.empty()) return std::string(row.name) + "(" + first + ", " + second + ")";
    return first + " " + std::string(row.ascii.empty() ? row.symbol : row.ascii) + " " + second;
}

std::string_view productRemedy(Shape a, Shape b) {
    if (a.isScalar() || b.isScalar()) return "; a number times an array is \"*\"";
    if (a == b) return "; for the product cell by cell write \".*\"";
    if (a.rows == b.rows) return "; with the first transposed (') they fit";
    if (a.columns == b.columns) return "; with the second transposed (') they fit";
    return "; the first needs as many columns as the second has rows";
}

}  // namespace

std::string shortSource(std::string_view text, SourceSpan span) { return cut(textOf(text, span), longestWhole); }

bool isQuotientOfArrays(OpId id, std::span<const Shape> shapes) {
    return id == opId<Divide>() && !shapes[0].isScalar() && !shapes[1].isScalar();
}

std::string shapeError(std::string_view text, const Syntax& syntax, const SyntaxNode& node, OpId id,
                       std::span<const Shape> shapes) {
    const std::string where = applicationText(text, syntax, node) + ": ";
    if (isQuotientOfArrays(id, shapes))
        return where + shapeText(shapes[0]) + " divided by " + shapeText(shapes[1]) +
               "; to divide cell by cell write \"./\"";
    const std::string why = op(id).shape(shapes).error;
    return where + why + std::string(id == opId<MatrixProduct>() ? productRemedy(shapes[0], shapes[1]) : "");
}

}  // namespace wengert
