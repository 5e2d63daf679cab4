// Text → syntax tree → program, in linear time. The one door into the language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/language/diagnostic.h"
#include "core/language/syntax.h"
#include "core/program/program.h"

namespace wengert {

constexpr std::size_t maximumTextBytes = std::size_t{1} << 20;

struct CompileOptions {
    bool shareSubexpressions = true;  // a repeated subexpression becomes one step
    std::string output;               // a statement's name; empty: the last one that is not a literal
};

struct Compilation {
    Syntax syntax;
    Program program;
    std::vector<Argument> meaning;  // of each syntax node: the step or constant it became
};

// A text without statements gives an empty program. Errors: a Diagnostic with its place and remedy.
Result<Compilation> compile(std::string_view text, const CompileOptions& options = {});

}  // namespace wengert
