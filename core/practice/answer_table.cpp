#include "core/practice/answer_table.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/language/printer.h"
#include "core/language/utf8.h"
#include "core/practice/answer.h"

namespace wengert {

namespace {

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), toLowerAscii);
    return text;
}

std::string_view withoutComment(std::string_view line) { return line.substr(0, line.find('#')); }

// Cells of a line; quotes hold separators together.
std::vector<std::string> cellsOf(std::string_view line, char separator) {
    std::vector<std::string> cells(1);
    bool isQuoted = false;
    for (const char c : line) {
        if (c == '"') isQuoted = !isQuoted;
        else if (c == separator && !isQuoted) cells.emplace_back();
        else cells.back() += c;
    }
    std::ranges::transform(cells, cells.begin(), trimmed);
    return cells;
}

char separatorOf(std::string_view line) {
    for (const char separator : {'\t', ';', ',', '='})
        if (line.find(separator) != std::string_view::npos) return separator;
    return '\0';
}

class TableReader {
 public:
    explicit TableReader(const Exercise& exercise) : m_exercise(exercise) {
        m_table.answers.resize(exercise.rows.size());
        m_table.lines.resize(exercise.rows.size(), 0);
    }

    void readLine(std::string_view line, std::size_t number) {
        const std::string text(trimmed(withoutComment(line)));
        if (text.empty()) return;
        const bool isFirst = std::exchange(m_isFirst, false);
        const char separator = separatorOf(text);
        if (separator == '\0') {
            error(number, "expected a row and its answer, such as " + m_exercise.rows.front().name + ",2");
            return;
        }
        if (isFirst && readHeader(text, separator)) return;
        std::string name, answer;
        if (m_column) {
            const std::vector<std::string> cells = cellsOf(text, separator);
            name = cells[0];
            answer = *m_column < cells.size() ? cells[*m_column] : "";
        } else {
            const auto at = text.find(separator);
            name = trimmed(std::string_view(text).substr(0, at));
            answer = trimmed(std::string_view(text).substr(at + 1));
            if (answer.size() > 1 && answer.starts_with('"') && answer.ends_with('"'))
                answer = answer.substr(1, answer.size() - 2);
        }
        put(name, std::move(answer), number);
    }

    AnswerTable take() { return std::move(m_table); }

 private:
    void error(std::size_t line, std::string message) { m_table.errors.push_back({line, std::move(message)}); }

    // Of a table with more columns, which of them has the answers.
    bool readHeader(const std::string& text, char separator) {
        const std::vector<std::string> cells = cellsOf(text, separator);
        if (rowNamed(cells[0])) return false;
        const auto heading = std::string(rowOf(m_exercise.kind).column);
        const auto isHeading = [&](const std::string& cell) { return lowered(cell) == heading; };
        auto found = std::ranges::find_if(cells, isHeading);
        if (found == cells.end())
            found = std::ranges::find_if(cells, [](const std::string& cell) { return lowered(cell) == "answer"; });
        const std::string first = lowered(cells[0]);
        if (found == cells.end() && first != "step" && first != "row" && first != "name") return false;
        if (cells.size() > 2 && found != cells.end()) m_column = static_cast<std::size_t>(found - cells.begin());
        return true;
    }

    // `s3`, `s₃`, `s̄3`, `s3 = s1 × s2`, or a name of the program.
    std::optional<std::size_t> rowNamed(std::string_view text) const {
        const std::string name(trimmed(text.substr(0, text.find('='))));
        if (const auto row = findRow(m_exercise, name)) return row;
        if (const auto reference = readStepSymbol(name)) return findRow(m_exercise, stepName(reference->step));
        if (const auto step = m_exercise.program().find(name)) return findRow(m_exercise, stepName(*step));
        return {};
    }

    void put(const std::string& name, std::string answer, std::size_t line) {
        const std::optional<std::size_t> row = rowNamed(name);
        if (!row)
            return error(line, "there is no row " + quoted(name) + "; rows are " + m_exercise.rows.front().name +
                                   " … " + m_exercise.rows.back().name);
        if (m_table.lines[*row] != 0)
            return error(line, m_exercise.rows[*row].name + " is answered twice, here and in line " +
                                   std::to_string(m_table.lines[*row]));
        m_table.answers[*row] = std::move(answer);
        m_table.lines[*row] = line;
    }

    const Exercise& m_exercise;
    AnswerTable m_table;
    std::optional<std::size_t> m_column;
    bool m_isFirst = true;
};

void readStatements(std::string_view line, std::size_t number, AnswerTable& table) {
    line = withoutComment(line);
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(';', begin), line.size());
        if (std::string statement(trimmed(line.substr(begin, end - begin))); !statement.empty()) {
            table.answers.push_back(std::move(statement));
            table.lines.push_back(number);
        }
        begin = end + 1;
    }
}

}  // namespace

AnswerTable readAnswerTable(const Exercise& exercise, std::string_view text) {
    if (text.size() > maximumTableBytes)
        return {.answers = std::vector<std::string>(exercise.rows.size()),
                .lines = std::vector<std::size_t>(exercise.rows.size(), 0),
                .errors = {{1, "the text is longer than 1 MiB"}}};
    if (text.starts_with("\uFEFF")) text.remove_prefix(3);
    TableReader reader(exercise);
    AnswerTable statements;
    const bool isAlgorithm = exercise.kind == ExerciseKind::Algorithm;
    std::size_t number = 1;
    for (std::size_t begin = 0; begin <= text.size(); ++number) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        if (isAlgorithm) readStatements(line, number, statements);
        else reader.readLine(line, number);
        begin = end + 1;
    }
    return isAlgorithm ? statements : reader.take();
}

std::string solutionText(const Exercise& exercise) {
    std::string text;
    for (const ExerciseRow& row : exercise.rows)
        text += (exercise.kind == ExerciseKind::Algorithm ? "" : row.name + ',') + row.answer + '\n';
    return text;
}

}  // namespace wengert
