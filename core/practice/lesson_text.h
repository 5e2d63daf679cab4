// The lines of a lesson file, before they mean anything: keys with their texts, and prose. What the keys are and where
// they may stand is lesson.cpp's.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/language/diagnostic.h"

namespace wengert {

struct LessonEntry {
    std::string_view key;     // empty: a paragraph of prose
    std::string text;         // indented lines that follow a key belong to it, without their indent
    SourceSpan span;          // of the key, or of the paragraph's first line
    bool isIndented = false;  // whether there are such lines
};

// A key is a lower-case word with a colon at a line's start; lines that begin with # are comments.
Result<std::vector<LessonEntry>> lessonEntries(std::string_view text);

// The parts between separators, each trimmed.
std::vector<std::string_view> splitAt(std::string_view text, std::string_view separator);

std::string onOneLine(std::string text);
// The part before the first blank, and the rest.
std::pair<std::string_view, std::string_view> firstWord(std::string_view text);
// The whole text as a number without a sign; empty where it is none.
std::optional<std::uint64_t> wholeNumber(std::string_view text);

}  // namespace wengert
