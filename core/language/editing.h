// What an editor asks about a text, right or wrong: which words to colour how, and how a name may go on.
// It draws nothing and never fails.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/program/program.h"

namespace wengert {

enum class TextClass { Number, Constant, Name, Function, Operator, Bracket, Punctuation, Comment, Invalid };

struct TextSpan {
    SourceSpan span;
    TextClass kind = TextClass::Name;
};

// Every token of the text, in order; no token spans lines, so that a line may be asked for alone.
std::vector<TextSpan> classifyText(std::string_view text);

enum class SuggestionKind { Name, Function, Constant };

struct Suggestion {
    std::string text;
    std::string detail;  // a function's summary; "input", "assigned on line 2"
    SuggestionKind kind = SuggestionKind::Name;
};

struct Completion {
    SourceSpan replaced;  // the name at the cursor, up to the cursor
    std::vector<Suggestion> suggestions;
};

// What begins, case aside, like the name that ends at the cursor (a byte position): the text's own names in
// order of appearance, then constants and functions by the alphabet. Everything where no name ends there;
// nothing in a comment.
Completion complete(std::string_view text, std::size_t cursor);

}  // namespace wengert
