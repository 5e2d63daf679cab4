// Text → tokens, comments and line ends included. Never fails: what is no token is one of kind Invalid, so
// that the editor can colour any text. What a name means is the parser's business.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/program/program.h"

namespace wengert {

enum class TokenKind : std::uint8_t {
    Number,
    Name,
    Operator,     // binary, as in the table of operations; − is also the sign
    Superscript,  // ² or ⁻¹, with its number
    Transpose,    // '
    Open,         // (
    Close,        // )
    OpenSquare,   // [
    CloseSquare,  // ]
    Comma,
    Colon,
    Shape,  // 8x2, after a colon
    Assign,
    Semicolon,
    LineEnd,
    Comment,
    Invalid,
    End,
};

struct Token {
    TokenKind kind = TokenKind::End;
    OpId op{};                 // of Operator
    std::uint32_t symbol = 0;  // of Name: for the parser's table
    SourceSpan span;
    double number = 0;  // of Number and Superscript
    Shape shape = {};   // of Shape: as typed, so 0 rows may be; what is too large is the largest number
};

// The last token is the End.
std::vector<Token> tokenize(std::string_view text);

// Why a token is Invalid.
std::string whyInvalid(std::string_view text, const Token& token);

inline std::string_view textOf(std::string_view text, SourceSpan span) {
    return text.substr(span.begin, span.end - span.begin);
}

}  // namespace wengert
