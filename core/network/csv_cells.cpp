#include "core/network/csv_cells.h"

namespace wengert {

namespace {

SourceSpan spanOf(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

void CsvCells::skipBlanks() {
    const auto isBlank = [&](char c) { return (c == ' ' || c == '\t' || c == '\r') && c != m_separator; };
    while (!atEnd() && isBlank(m_text[m_position])) ++m_position;
}

void CsvCells::skipEmptyLines() {
    while (!atEnd()) {
        const std::size_t begin = m_position;
        skipBlanks();
        if (atEnd()) return;
        if (m_text[m_position] != '\n') {
            m_position = begin;
            return;
        }
        ++m_position;
    }
}

bool CsvCells::endCell() {
    const bool endsRow = atEnd() || m_text[m_position] == '\n';
    if (!atEnd()) ++m_position;
    return endsRow;
}

Result<CsvCell> CsvCells::next() {
    skipBlanks();
    if (!atEnd() && m_text[m_position] == '"') return quotedCell();
    const std::size_t begin = m_position;
    std::size_t end = begin;  // behind the last character that is no blank
    for (; !atEnd() && m_text[m_position] != m_separator && m_text[m_position] != '\n'; ++m_position) {
        const char c = m_text[m_position];
        if (c != ' ' && c != '\t' && c != '\r') end = m_position + 1;
    }
    return CsvCell{.span = spanOf(begin, end), .content = m_text.substr(begin, end - begin), .endsRow = endCell()};
}

Result<CsvCell> CsvCells::quotedCell() {
    const std::size_t begin = m_position++;
    m_unquoted.clear();
    while (true) {
        const std::size_t quote = m_text.find('"', m_position);
        if (quote == m_text.npos)
            return makeDiagnostic(m_text, spanOf(begin, begin + 1),
                                  "this quote is not closed; add a \" at the cell's end");
        m_unquoted += m_text.substr(m_position, quote - m_position);
        m_position = quote + 1;
        if (atEnd() || m_text[m_position] != '"') break;
        m_unquoted += '"';
        ++m_position;
    }
    const SourceSpan span = spanOf(begin, m_position);
    skipBlanks();
    if (!atEnd() && m_text[m_position] != m_separator && m_text[m_position] != '\n')
        return makeDiagnostic(m_text, spanOf(m_position, m_position + 1),
                              "text after a closing quote; write a quote inside a cell twice: \"\"");
    return CsvCell{.span = span, .content = m_unquoted, .endsRow = endCell()};
}

}  // namespace wengert
