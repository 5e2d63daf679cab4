// Comma-separated text cell by cell: separators, quotes and line ends. What the cells mean is csv.cpp's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/language/diagnostic.h"

namespace wengert {

struct CsvCell {
    SourceSpan span;           // with its quotes, without blanks around it
    std::string_view content;  // without quotes; valid until the next cell is read
    bool endsRow = false;
};

class CsvCells {
 public:
    CsvCells(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    void goTo(std::size_t position) { m_position = position; }
    std::size_t position() const { return m_position; }
    bool atEnd() const { return m_position >= m_text.size(); }
    void skipEmptyLines();
    // There must be one. Error: a quote that is not closed, or text behind a closing quote.
    Result<CsvCell> next();

 private:
    Result<CsvCell> quotedCell();
    void skipBlanks();
    // Steps over the separator or line end; whether the row ends there.
    bool endCell();

    std::string_view m_text;
    char m_separator;
    std::size_t m_position = 0;
    std::string m_unquoted;
};

}  // namespace wengert
