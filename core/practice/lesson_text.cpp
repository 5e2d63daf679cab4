#include "core/practice/lesson_text.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/language/utf8.h"

namespace wengert {

namespace {

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }

// Of the key at the start of the line; 0: there is none.
std::size_t keyLength(std::string_view line) {
    const auto end = static_cast<std::size_t>(std::ranges::find_if_not(line, isLower) - line.begin());
    return end < line.size() && line[end] == ':' ? end : 0;
}

SourceSpan spanOf(std::size_t begin, std::size_t length) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
}

class LineReader {
 public:
    explicit LineReader(std::string_view text) : m_text(text) {}

    Result<std::vector<LessonEntry>> read() {
        std::size_t begin = m_text.starts_with("\uFEFF") ? 3 : 0;
        while (begin < m_text.size()) {
            const std::size_t end = std::min(m_text.find('\n', begin), m_text.size());
            if (!take(m_text.substr(begin, end - begin), begin)) return *m_error;
            begin = end + 1;
        }
        for (LessonEntry& entry : m_entries) entry.text.erase(entry.text.find_last_not_of(" \t\r\n") + 1);
        return std::move(m_entries);
    }

 private:
    bool take(std::string_view line, std::size_t begin) {
        if (trimmed(line).empty()) {
            m_isParagraphOpen = false;
            if (m_isKeyOpen) m_entries.back().text += '\n';
            return true;
        }
        if (line.front() == '#') return true;
        if (isBlank(line.front())) return continueKey(line, begin);
        m_isKeyOpen = keyLength(line) > 0;
        if (m_isKeyOpen) startKey(line, begin);
        else addProse(line, begin);
        return true;
    }

    void startKey(std::string_view line, std::size_t begin) {
        const std::size_t length = keyLength(line);
        m_entries.push_back({.key = line.substr(0, length),
                             .text = std::string(trimmed(line.substr(length + 1))),
                             .span = spanOf(begin, length)});
        m_indent = 0;
    }

    // The first such line's indent is that of all.
    bool continueKey(std::string_view line, std::size_t begin) {
        const std::size_t indent = line.find_first_not_of(" \t");
        if (!m_isKeyOpen) {
            m_error = makeDiagnostic(m_text, spanOf(begin, indent),
                                     "an indented line goes on with a key such as program:, and there is none above");
            return false;
        }
        if (m_indent == 0) m_indent = indent;
        LessonEntry& entry = m_entries.back();
        if (!entry.text.empty() || entry.isIndented) entry.text += '\n';
        entry.text += line.substr(std::min(indent, m_indent));
        entry.isIndented = true;
        return true;
    }

    void addProse(std::string_view line, std::size_t begin) {
        if (m_isParagraphOpen && !m_entries.empty() && m_entries.back().key.empty()) {
            m_entries.back().text += '\n';
            m_entries.back().text += trimmed(line);
        } else {
            m_entries.push_back({.text = std::string(trimmed(line)), .span = spanOf(begin, line.size())});
        }
        m_isParagraphOpen = true;
    }

    std::string_view m_text;
    std::vector<LessonEntry> m_entries;
    std::optional<Diagnostic> m_error;
    bool m_isKeyOpen = false;
    bool m_isParagraphOpen = false;
    std::size_t m_indent = 0;
};

}  // namespace

std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.push_back(trimmed(text.substr(begin, end - begin)));
        if (end == text.npos) return parts;
        begin = end + separator.size();
    }
}

std::string onOneLine(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::pair<std::string_view, std::string_view> firstWord(std::string_view text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    return {text.substr(0, end), trimmed(text.substr(end))};
}

std::optional<std::uint64_t> wholeNumber(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

Result<std::vector<LessonEntry>> lessonEntries(std::string_view text) { return LineReader(text).read(); }

}  // namespace wengert
