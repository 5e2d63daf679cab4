// Any bytes as a program. Nothing may crash, hang or leak; a text that compiles is printed, and what is printed
// must read back to the same steps and print the same again.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/language/compile.h"
#include "core/language/editing.h"
#include "core/language/formula.h"
#include "core/language/printer.h"

using namespace wengert;

namespace {

void require(bool condition) {
    if (!condition) __builtin_trap();
}

bool isSameArgument(const Program& a, const Argument& x, const Program& b, const Argument& y) {
    if (x.isStep() || y.isStep()) return x == y;
    const auto bits = [](double number) { return std::bit_cast<std::uint64_t>(number); };
    return a.shape(x) == b.shape(y) &&
           std::ranges::equal(a.constantNumbers(x.constant()), b.constantNumbers(y.constant()), {}, bits, bits);
}

void requireSame(const Program& a, const Program& b) {
    require(a.stepCount() == b.stepCount());
    for (std::size_t i = 0; i < a.stepCount(); ++i) {
        const StepId id{static_cast<std::uint32_t>(i)};
        require(a.step(id).op == b.step(id).op && a.step(id).shape == b.step(id).shape);
        require(a.isInput(id) == b.isInput(id));
        for (std::size_t k = 0; k < a.arguments(id).size(); ++k)
            require(isSameArgument(a, a.arguments(id)[k], b, b.arguments(id)[k]));
    }
    for (std::size_t i = 0; i < a.inputs().size(); ++i)
        require(a.inputs()[i].name == b.inputs()[i].name && a.inputs()[i].value == b.inputs()[i].value);
    const bool saysItsOutput = !a.isEmpty() && !(a.isInput(a.output()) && a.name(a.output()) == a.outputName());
    if (saysItsOutput) require(a.output() == b.output() && a.outputName() == b.outputName());
}

void requireSpanInside(SourceSpan span, std::string_view text) {
    require(span.begin <= span.end && span.end <= text.size());
}

void checkProgram(std::string_view text, const Compilation& compilation, bool share) {
    require(compilation.meaning.size() == compilation.syntax.nodes.size());
    for (const SyntaxNode& node : compilation.syntax.nodes) requireSpanInside(node.span, text);
    for (const Step& step : compilation.program.steps()) requireSpanInside(step.span, text);
    for (const Math& line : formula(compilation)) {
        toText(line);
        toLatex(line);
    }
    const std::string printed = printProgram(compilation.program);
    const auto again = compile(printed, {.shareSubexpressions = share});
    if (!again && printed.size() > maximumTextBytes) return;
    require(bool(again));
    requireSame(compilation.program, again->program);
    require(printProgram(again->program) == printed);
    if (compilation.program.stepCount() < 100) {
        programToLatex(compilation.program);
        programToDot(compilation.program);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const TextSpan& span : classifyText(text)) requireSpanInside(span.span, text);
    requireSpanInside(complete(text, size / 2).replaced, text);
    for (const bool share : {true, false}) {
        const auto result = compile(text, {.shareSubexpressions = share});
        if (result) checkProgram(text, *result, share);
        else requireSpanInside(result.error().span, text);
    }
    return 0;
}
