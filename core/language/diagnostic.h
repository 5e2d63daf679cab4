// What is wrong with a text, and where. Errors at the language's edge are values, never exceptions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "core/program/program.h"

namespace wengert {

struct Diagnostic {
    SourceSpan span;           // bytes of the source text to underline
    std::uint32_t line = 1;    // one-based
    std::uint32_t column = 1;  // one-based, in characters (code points)
    std::string message;       // what was found and expected, with the nearest known name: no place, no full stop
};

// `2 : 9  unknown function "sine"; did you mean "sin"?`
std::string toText(const Diagnostic& diagnostic);

// Fills in line and column from the span.
Diagnostic makeDiagnostic(std::string_view text, SourceSpan span, std::string message);

// One-based.
std::uint32_t lineOf(std::string_view text, std::size_t position);

// In quotation marks, and cut where it is too long to show.
std::string quoted(std::string_view text);

// The known name that differs by one or two letters, case aside; empty if none does.
// Source: V. I. Levenshtein, "Binary codes capable of correcting deletions, insertions, and reversals", 1966.
std::string_view nearestName(std::string_view name, std::span<const std::string_view> known);

// `; did you mean "sin"?`, or nothing.
std::string didYouMean(std::string_view name, std::span<const std::string_view> known);

// A value, or the reason why there is none.
template <class T, class Error = Diagnostic>
class Result {
 public:
    Result(T value) : m_content(std::move(value)) {}
    Result(Error error) : m_content(std::move(error)) {}

    explicit operator bool() const { return m_content.index() == 0; }
    T& operator*() { return std::get<0>(m_content); }
    const T& operator*() const { return std::get<0>(m_content); }
    T* operator->() { return &std::get<0>(m_content); }
    const T* operator->() const { return &std::get<0>(m_content); }
    const Error& error() const { return std::get<1>(m_content); }

 private:
    std::variant<T, Error> m_content;
};

}  // namespace wengert
