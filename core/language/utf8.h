// UTF-8 to code points and back, for names and symbols. Bytes that are no UTF-8 become U+FFFD, one each.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace wengert {

struct CodePoint {
    char32_t value = U'\uFFFD';
    std::size_t length = 1;  // bytes it takes
};

// The code point that starts at `position`, which must be inside the text.
constexpr CodePoint codePointAt(std::string_view text, std::size_t position) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, 1};
    const std::size_t length = lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead >= 0xF8 || position + length > text.size()) return {};
    char32_t value = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        value = (value << 6) | (byte(i) & 0x3Fu);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = value >= 0xD800 && value < 0xE000;
    return value < smallest[length] || value > 0x10FFFF || isSurrogate ? CodePoint{} : CodePoint{value, length};
}

constexpr void appendUtf8(std::string& text, char32_t c) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) return add(c);
    if (c < 0x800) {
        add(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        add(0xE0 | (c >> 12));
        add(0x80 | ((c >> 6) & 0x3F));
    } else {
        add(0xF0 | (c >> 18));
        add(0x80 | ((c >> 12) & 0x3F));
        add(0x80 | ((c >> 6) & 0x3F));
    }
    add(0x80 | (c & 0x3F));
}

inline std::u32string decodeUtf8(std::string_view text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size();) {
        const CodePoint c = codePointAt(text, i);
        result += c.value;
        i += c.length;
    }
    return result;
}

inline std::string encodeUtf8(std::u32string_view text) {
    std::string result;
    for (char32_t c : text) appendUtf8(result, c);
    return result;
}

// The part of the text without the blanks at its ends.
constexpr std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    text.remove_suffix(text.size() - (text.find_last_not_of(blanks) + 1));
    return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

constexpr char toLowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr bool isCombiningMark(char32_t c) { return c >= 0x300 && c < 0x370; }

}  // namespace wengert
