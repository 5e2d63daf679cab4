#include "core/language/lexer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "core/language/diagnostic.h"
#include "core/language/utf8.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

struct Spelling {
    std::string_view text;
    TokenKind kind = TokenKind::Operator;
    OpId op{};
};

// Longer spellings stand before the shorter ones they begin with.
constexpr std::array spellings{
    Spelling{"**", TokenKind::Operator, opId<Power>()},
    Spelling{"*", TokenKind::Operator, opId<Multiply>()},
    Spelling{".*", TokenKind::Operator, opId<ElementwiseProduct>()},
    Spelling{"./", TokenKind::Operator, opId<ElementwiseQuotient>()},
    Spelling{"/", TokenKind::Operator, opId<Divide>()},
    Spelling{"@", TokenKind::Operator, opId<MatrixProduct>()},
    Spelling{"×", TokenKind::Operator, opId<Multiply>()},
    Spelling{"·", TokenKind::Operator, opId<Multiply>()},
    Spelling{"⋅", TokenKind::Operator, opId<Multiply>()},
    Spelling{"∘", TokenKind::Operator, opId<ElementwiseProduct>()},
    Spelling{"⊙", TokenKind::Operator, opId<ElementwiseProduct>()},
    Spelling{"⊘", TokenKind::Operator, opId<ElementwiseQuotient>()},
    Spelling{"÷", TokenKind::Operator, opId<Divide>()},
    Spelling{"+", TokenKind::Operator, opId<Add>()},
    Spelling{"-", TokenKind::Operator, opId<Subtract>()},
    Spelling{"−", TokenKind::Operator, opId<Subtract>()},
    Spelling{"^", TokenKind::Operator, opId<Power>()},
    Spelling{"<=", TokenKind::Operator, opId<LessEqual>()},
    Spelling{"≤", TokenKind::Operator, opId<LessEqual>()},
    Spelling{"<", TokenKind::Operator, opId<Less>()},
    Spelling{">=", TokenKind::Operator, opId<GreaterEqual>()},
    Spelling{"≥", TokenKind::Operator, opId<GreaterEqual>()},
    Spelling{">", TokenKind::Operator, opId<Greater>()},
    Spelling{"==", TokenKind::Operator, opId<Equal>()},
    Spelling{"!=", TokenKind::Operator, opId<NotEqual>()},
    Spelling{"≠", TokenKind::Operator, opId<NotEqual>()},
    Spelling{"=", TokenKind::Assign},
    Spelling{"(", TokenKind::Open},
    Spelling{")", TokenKind::Close},
    Spelling{"[", TokenKind::OpenSquare},
    Spelling{"]", TokenKind::CloseSquare},
    Spelling{",", TokenKind::Comma},
    Spelling{":", TokenKind::Colon},
    Spelling{";", TokenKind::Semicolon},
    Spelling{"\n", TokenKind::LineEnd},
    Spelling{"'", TokenKind::Transpose},
};

// What people type or paste for something the language spells otherwise.
struct Remedy {
    std::string_view character;
    std::string_view remedy;
};
constexpr std::array remedies{
    Remedy{"!", "\"!=\" means not equal"},
    Remedy{"{", "group with round brackets"},
    Remedy{"}", "group with round brackets"},
    Remedy{"–", "a minus sign is \"-\""},
    Remedy{"—", "a minus sign is \"-\""},
    Remedy{"√", "write sqrt(…)"},
    Remedy{"∛", "write cbrt(…)"},
    Remedy{"|", "write abs(…)"},
    Remedy{"&", "both conditions: multiply them"},
    Remedy{"∞", "numbers are finite"},
    Remedy{"′", "names have no prime; use a digit or _"},
    Remedy{"∂", "derivatives are computed, not typed"},
    Remedy{"∇", "derivatives are computed, not typed"},
};

struct Range32 {
    char32_t first;
    char32_t last;
};

// Letters, digits, subscripts and combining marks beyond ASCII. Source: Unicode 15, Blocks and UnicodeData.
constexpr std::array nameRanges{
    Range32{0xAA, 0xAA},     Range32{0xB5, 0xB5},       Range32{0xBA, 0xBA},     Range32{0xC0, 0xD6},
    Range32{0xD8, 0xF6},     Range32{0xF8, 0x2C1},      Range32{0x300, 0x374},   Range32{0x376, 0x37D},
    Range32{0x37F, 0x386},   Range32{0x388, 0x559},     Range32{0x561, 0x587},   Range32{0x5D0, 0x5EA},
    Range32{0x620, 0x669},   Range32{0x671, 0x6D3},     Range32{0x904, 0x963},   Range32{0xE01, 0xE3A},
    Range32{0xE40, 0xE4E},   Range32{0x10A0, 0x10FA},   Range32{0x1AB0, 0x1ACE}, Range32{0x1D00, 0x1FFE},
    Range32{0x2080, 0x2089}, Range32{0x2090, 0x209C},   Range32{0x20D0, 0x20F0}, Range32{0x2102, 0x2102},
    Range32{0x210A, 0x2113}, Range32{0x2115, 0x2115},   Range32{0x2119, 0x211D}, Range32{0x2C60, 0x2C7F},
    Range32{0x3041, 0x3096}, Range32{0x30A1, 0x30FA},   Range32{0x3400, 0x4DBF}, Range32{0x4E00, 0x9FFF},
    Range32{0xAC00, 0xD7A3}, Range32{0x1D400, 0x1D7FF},
};
static_assert(std::ranges::is_sorted(nameRanges, {}, &Range32::first));

constexpr bool isDigit(char32_t c) { return c >= '0' && c <= '9'; }

constexpr bool continuesName(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_';
    const auto after = std::ranges::upper_bound(nameRanges, c, {}, &Range32::first);
    return after != nameRanges.begin() && c <= std::prev(after)->last;
}

constexpr bool isMarkOrSubscript(char32_t c) {
    return isCombiningMark(c) || (c >= 0x2080 && c <= 0x209C) || (c >= 0x20D0 && c <= 0x20F0);
}
constexpr bool beginsName(char32_t c) { return continuesName(c) && !isDigit(c) && !isMarkOrSubscript(c); }

constexpr bool isBlank(char32_t c) {
    return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F ||
           c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF;
}

constexpr std::u32string_view superscripts = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
constexpr std::string_view superscriptMeanings = "0123456789-+";

constexpr std::optional<char> superscriptMeaning(char32_t c) {
    const std::size_t found = superscripts.find(c);
    return found == superscripts.npos ? std::nullopt : std::optional(superscriptMeanings[found]);
}

std::optional<double> finiteNumber(std::string_view digits) {
    double number = 0;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() && std::isfinite(number) ? std::optional(number)
                                                                                                 : std::nullopt;
}

class Lexer {
 public:
    explicit Lexer(std::string_view text) : m_text(text) {}

    std::vector<Token> run() {
        while (m_at < m_text.size()) readToken();
        add(TokenKind::End, m_at);
        return std::move(m_tokens);
    }

 private:
    CodePoint here() const { return codePointAt(m_text, m_at); }
    char ahead(std::size_t distance) const { return m_at + distance < m_text.size() ? m_text[m_at + distance] : '\0'; }

    Token& add(TokenKind kind, std::size_t end) {
        m_tokens.push_back({.kind = kind, .span = {static_cast<std::uint32_t>(m_at), static_cast<std::uint32_t>(end)}});
        m_at = end;
        return m_tokens.back();
    }

    void addNumber(TokenKind kind, std::size_t end, std::string_view digits) {
        const std::optional<double> number = finiteNumber(digits);
        add(number ? kind : TokenKind::Invalid, end).number = number.value_or(0);
    }

    void readToken() {
        const CodePoint c = here();
        if (isBlank(c.value)) {
            m_at += c.length;
        } else if (c.value == '#') {
            add(TokenKind::Comment, std::min(m_text.find('\n', m_at), m_text.size()));
        } else if (isDigit(c.value) || (c.value == '.' && isDigit(ahead(1)))) {
            readNumber();
        } else if (superscriptMeaning(c.value)) {
            readSuperscript();
        } else if (beginsName(c.value)) {
            readName();
        } else {
            readSpelling(c.length);
        }
    }

    std::size_t skipDigits(std::size_t at) const {
        while (at < m_text.size() && isDigit(m_text[at])) ++at;
        return at;
    }

    // 2  0.5  .5  2.  1e-3: a point before * or / belongs to the operator, an e without digits to a name.
    void readNumber() {
        const auto at = [&](std::size_t i) { return i < m_text.size() ? m_text[i] : '\0'; };
        std::size_t end = skipDigits(m_at);
        if (at(end) == '.' && at(end + 1) != '*' && at(end + 1) != '/') end = skipDigits(end + 1);
        if (at(end) == 'e' || at(end) == 'E') {
            const std::size_t digits = end + (at(end + 1) == '-' || at(end + 1) == '+' ? 2 : 1);
            if (isDigit(at(digits))) end = skipDigits(digits);
        }
        addNumber(TokenKind::Number, end, m_text.substr(m_at, end - m_at));
    }

    void readSuperscript() {
        std::string digits;
        std::size_t end = m_at;
        while (end < m_text.size()) {
            const CodePoint c = codePointAt(m_text, end);
            const std::optional<char> meaning = superscriptMeaning(c.value);
            if (!meaning) break;
            digits += *meaning;
            end += c.length;
        }
        addNumber(TokenKind::Superscript, end, digits);
    }

    void readName() {
        std::size_t end = m_at;
        while (end < m_text.size()) {
            const CodePoint c = codePointAt(m_text, end);
            if (!continuesName(c.value)) break;
            end += c.length;
        }
        add(TokenKind::Name, end);
    }

    void readSpelling(std::size_t length) {
        const std::string_view rest = m_text.substr(m_at);
        for (const Spelling& spelling : spellings)
            if (rest.starts_with(spelling.text)) {
                add(spelling.kind, m_at + spelling.text.size()).op = spelling.op;
                if (spelling.kind == TokenKind::Colon) readShape();
                return;
            }
        add(TokenKind::Invalid, m_at + length);
    }

    // 8x2 or 8 × 2, if that is what follows.
    void readShape() {
        const std::size_t rows = skipBlanks(m_at);
        const std::size_t rowsEnd = skipDigits(rows);
        const std::size_t sign = skipBlanks(rowsEnd);
        const std::string_view rest = m_text.substr(sign);
        const std::size_t length = rest.starts_with("×") ? std::string_view("×").size() : rest.starts_with('x') ? 1 : 0;
        const std::size_t columns = skipBlanks(sign + length);
        const std::size_t end = skipDigits(columns);
        if (rowsEnd == rows || length == 0 || end == columns) return;
        if (end < m_text.size() && (continuesName(codePointAt(m_text, end).value) || m_text[end] == '.')) return;
        m_at = rows;
        add(TokenKind::Shape, end).shape = {extent(rows, rowsEnd), extent(columns, end)};
    }

    std::size_t skipBlanks(std::size_t at) const {
        while (at < m_text.size() && isBlank(codePointAt(m_text, at).value)) at += codePointAt(m_text, at).length;
        return at;
    }

    std::uint32_t extent(std::size_t begin, std::size_t end) const {
        std::uint32_t number = 0;
        const auto read = std::from_chars(m_text.data() + begin, m_text.data() + end, number);
        return read.ec == std::errc() ? number : std::numeric_limits<std::uint32_t>::max();
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<Token> m_tokens;
};

std::string codePointName(char32_t c) {
    std::array<char, 8> digits{};
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), std::uint32_t{c}, 16);
    std::string hex(digits.data(), end);
    std::ranges::transform(hex, hex.begin(), [](char d) { return d >= 'a' ? static_cast<char>(d - 'a' + 'A') : d; });
    return "U+" + std::string(hex.size() < 4 ? 4 - hex.size() : 0, '0') + hex;
}

}  // namespace

std::vector<Token> tokenize(std::string_view text) { return Lexer(text).run(); }

std::string whyInvalid(std::string_view text, const Token& token) {
    const std::string_view found = textOf(text, token.span);
    const CodePoint c = codePointAt(found, 0);
    if (isDigit(c.value) || c.value == '.')
        if (found.size() > 1 || isDigit(c.value))
            return "the number " + quoted(found) + " is out of range; numbers go from 5e-324 to 1.8e308";
    if (superscriptMeaning(c.value)) return "the superscript " + quoted(found) + " is no whole number within range";
    if (c.value == U'\uFFFD' && c.length == 1) return "this byte is not UTF-8 text";
    if (c.value < 0x20 || c.value == 0x7F || (c.value >= 0x80 && c.value < 0xA0))
        return "unexpected control character " + codePointName(c.value);
    for (const Remedy& remedy : remedies)
        if (remedy.character == found)
            return "unexpected character " + quoted(found) + "; " + std::string(remedy.remedy);
    if (isMarkOrSubscript(c.value)) return "unexpected " + codePointName(c.value) + "; it belongs after a letter";
    return "unexpected character " + quoted(found);
}

}  // namespace wengert
