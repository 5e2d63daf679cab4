#include "core/language/compile.h"

#include <utility>

#include "core/language/lowering.h"
#include "core/language/parser.h"

namespace wengert {

Result<Compilation> compile(std::string_view text, const CompileOptions& options) {
    if (text.size() > maximumTextBytes) {
        constexpr auto limit = static_cast<std::uint32_t>(maximumTextBytes);
        return makeDiagnostic(text, {limit, limit}, "the text is longer than 1 MiB (1,048,576 bytes)");
    }
    Result<Syntax> syntax = parse(text);
    if (!syntax) return syntax.error();
    return lower(text, std::move(*syntax), options);
}

}  // namespace wengert
