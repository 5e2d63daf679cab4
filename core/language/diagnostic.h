// What is wrong with a text, and where. Errors at the language's edge are values, never exceptions.
#pragma once

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
