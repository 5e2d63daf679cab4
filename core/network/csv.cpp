#include "core/network/csv.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

#include "core/language/number.h"
#include "core/network/csv_cells.h"

namespace wengert {

namespace {

constexpr double highestLabelTakenForClass = 19;

std::optional<double> numberIn(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number;
}

bool isClassNumber(double label) { return label >= 0 && label == std::floor(label); }

char separatorOf(std::string_view text, std::size_t position) {
    const std::string_view line = text.substr(position, text.find('\n', position) - position);
    for (const char separator : {',', ';', '\t'})
        if (line.find(separator) != line.npos) return separator;
    return ',';
}

class CsvReader {
 public:
    CsvReader(std::string_view text, const CsvOptions& options)
        : m_text(text), m_options(options), m_cells(text, ',') {}

    Result<Dataset> read() {
        if (!readHeader() || !chooseTargets() || !readRows() || !numberClasses()) return *m_error;
        return std::move(m_data);
    }

 private:
    bool fail(Diagnostic error) {
        m_error = std::move(error);
        return false;
    }
    bool fail(SourceSpan span, std::string message) { return fail(makeDiagnostic(m_text, span, std::move(message))); }
    std::string columnName(std::size_t column) const { return "column " + quoted(m_columns[column].name); }

    bool readHeader();
    bool checkNames();
    std::size_t likelyTarget();
    bool chooseTargets();
    bool readRows();
    bool readCell(std::size_t column, const CsvCell& cell);
    std::string whyNotANumber(std::size_t column, std::string_view content) const;
    bool numberClasses();
    void classesFromNumbers(double highest);
    bool classesFromLabels();

    struct Column {
        std::string name;
        SourceSpan span;
        bool isTarget = false;
    };

    std::string_view m_text;
    const CsvOptions& m_options;
    CsvCells m_cells;
    std::vector<Column> m_columns;
    // A single target that may be classes: its cells, and whether they may be words.
    bool m_mayBeClasses = false;
    bool m_labelsAreWords = false;
    std::vector<SourceSpan> m_labels;
    Dataset m_data;
    std::optional<Diagnostic> m_error;
};

bool CsvReader::readHeader() {
    if (m_text.size() > std::numeric_limits<std::uint32_t>::max()) return fail({}, "the table is larger than 4 GB");
    m_cells.goTo(m_text.starts_with("\uFEFF") ? 3 : 0);
    m_cells.skipEmptyLines();
    if (m_cells.atEnd()) return fail({}, "the table is empty; its first line names the columns, such as x1,x2,y");
    const std::size_t begin = m_cells.position();
    m_cells = CsvCells(m_text, separatorOf(m_text, begin));
    m_cells.goTo(begin);
    for (bool endsRow = false; !endsRow;) {
        const Result<CsvCell> cell = m_cells.next();
        if (!cell) return fail(cell.error());
        endsRow = cell->endsRow;
        m_columns.push_back({.name = std::string(cell->content), .span = cell->span});
    }
    return checkNames();
}

bool CsvReader::checkNames() {
    const auto isNumber = [](const Column& column) { return numberIn(column.name).has_value(); };
    if (std::ranges::all_of(m_columns, isNumber))
        return fail(m_columns[0].span, "the first line holds numbers; put a line with the columns' names above it");
    std::unordered_map<std::string_view, std::size_t> known;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const auto& [name, span, isTarget] = m_columns[i];
        const std::string place = "column " + std::to_string(i + 1);
        if (name.empty()) return fail(span, place + " has no name; name it in the first line");
        const auto [entry, isNew] = known.try_emplace(name, i + 1);
        if (!isNew)
            return fail(span, place + " has the name of column " + std::to_string(entry->second) + ", " + quoted(name) +
                                  "; rename one of them");
    }
    return true;
}

// Words in one line alone may be a slip, which readRows finds.
std::size_t CsvReader::likelyTarget() {
    constexpr int lines = 2;
    const std::size_t begin = m_cells.position();
    std::vector<int> words(m_columns.size(), 0);
    m_cells.skipEmptyLines();
    for (int line = 0; line < lines && !m_cells.atEnd(); ++line, m_cells.skipEmptyLines()) {
        std::size_t column = 0;
        for (bool endsRow = false; !endsRow; ++column) {
            const Result<CsvCell> cell = m_cells.next();
            endsRow = !cell || cell->endsRow;
            if (cell && column < words.size() && !cell->content.empty() && !numberIn(cell->content)) ++words[column];
        }
    }
    m_cells.goTo(begin);
    const bool isOne = std::ranges::count(words, lines) == 1;
    return isOne ? std::size_t(std::ranges::find(words, lines) - words.begin()) : words.size() - 1;
}

bool CsvReader::chooseTargets() {
    std::vector<std::string_view> names;
    for (const Column& column : m_columns) names.push_back(column.name);
    if (m_options.targets.empty()) m_columns[likelyTarget()].isTarget = true;
    for (const std::string& target : m_options.targets) {
        const auto found = std::ranges::find(m_columns, target, &Column::name);
        if (found == m_columns.end())
            return fail(m_columns[0].span,
                        "there is no column " + quoted(target) + " for the target" + didYouMean(target, names));
        found->isTarget = true;
    }
    for (const Column& column : m_columns)
        (column.isTarget ? m_data.targetNames : m_data.featureNames).push_back(column.name);
    if (m_data.featureNames.empty())
        return fail(m_columns[0].span, "every column is a target; add a column with a feature to learn from");
    m_mayBeClasses = m_data.targetCount() == 1 && m_options.task != Task::Regression;
    if (!m_mayBeClasses && m_options.task && m_options.task != Task::Regression)
        return fail(m_columns[0].span, "classes need one target column, not " + std::to_string(m_data.targetCount()));
    return true;
}

std::string CsvReader::whyNotANumber(std::size_t column, std::string_view content) const {
    if (content.empty()) return columnName(column) + " is empty here; fill in a number, or remove the line";
    std::string withPoint(content);
    std::ranges::replace(withPoint, ',', '.');
    const std::string found = columnName(column) + " needs a number, found " + quoted(content);
    if (withPoint != content && numberIn(withPoint)) return found + "; write " + withPoint;
    const bool isFeature = !m_columns[column].isTarget;
    return found + (isFeature ? "; write a number, or leave the column out" : "; write a number");
}

bool CsvReader::readCell(std::size_t column, const CsvCell& cell) {
    const bool isTarget = m_columns[column].isTarget;
    const std::optional<double> number = numberIn(cell.content);
    if (isTarget && m_mayBeClasses) {
        // The first sample says whether the labels are words, unless that was said before.
        if (m_labels.empty()) m_labelsAreWords = m_options.task.has_value() || !number;
        if (!cell.content.empty() && (number || m_labelsAreWords)) {
            m_labels.push_back(cell.span);
            m_data.targets.push_back(number.value_or(std::nan("")));
            return true;
        }
        if (cell.content.empty())
            return fail(cell.span, columnName(column) + " is empty here; fill in the target, or remove the line");
    }
    if (!number) return fail(cell.span, whyNotANumber(column, cell.content));
    (isTarget ? m_data.targets : m_data.features).push_back(*number);
    return true;
}

bool CsvReader::readRows() {
    for (m_cells.skipEmptyLines(); !m_cells.atEnd(); m_cells.skipEmptyLines()) {
        std::size_t column = 0;
        for (bool endsRow = false; !endsRow; ++column) {
            const Result<CsvCell> cell = m_cells.next();
            if (!cell) return fail(cell.error());
            endsRow = cell->endsRow;
            if (column == m_columns.size())
                return fail(cell->span, "this line has more cells than the first line has names (" +
                                            std::to_string(m_columns.size()) + "); remove the rest, or name it");
            if (!readCell(column, *cell)) return false;
            if (endsRow && column + 1 < m_columns.size())
                return fail(cell->span, "this line ends after " + std::to_string(column + 1) + " of " +
                                            std::to_string(m_columns.size()) + " cells; " + columnName(column + 1) +
                                            " is missing");
        }
    }
    if (m_data.targets.empty()) return fail({}, "no samples; add a line with numbers below the columns' names");
    return true;
}

bool CsvReader::numberClasses() {
    if (!m_mayBeClasses) return true;
    const auto [lowest, highest] = std::ranges::minmax(m_data.targets);
    const bool wholeNumbers = std::ranges::all_of(m_data.targets, isClassNumber);
    const bool wanted = m_options.task.has_value();
    if (!wanted && !m_labelsAreWords && (!wholeNumbers || highest > highestLabelTakenForClass)) return true;
    if (wholeNumbers && lowest == 0 && highest < static_cast<double>(maximumClassCount)) {
        classesFromNumbers(highest);
    } else if (!classesFromLabels()) {
        return false;
    }
    m_data.task = m_data.classCount() == 2 && m_options.task != Task::Classes ? Task::Binary : Task::Classes;
    if (m_options.task == Task::Binary && m_data.task != Task::Binary)
        return fail(m_labels[0], "two classes were asked for, and the column has " +
                                     std::to_string(m_data.classCount()) + "; choose a loss for several classes");
    return true;
}

void CsvReader::classesFromNumbers(double highest) {
    for (int i = 0; i <= std::max(1, static_cast<int>(highest)); ++i) m_data.classNames.push_back(std::to_string(i));
}

bool CsvReader::classesFromLabels() {
    const bool allNumbers = std::ranges::none_of(m_data.targets, [](double label) { return std::isnan(label); });
    using Classes = std::map<std::pair<double, std::string>, double>;  // numbers in their order, words in theirs
    Classes classes;
    std::vector<Classes::iterator> labels;
    labels.reserve(m_labels.size());
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        m_cells.goTo(m_labels[i].begin);
        std::string label(m_cells.next()->content);
        const double number = allNumbers ? m_data.targets[i] : 0;
        if (allNumbers) label = exactNumber(number);  // 1 and 1.0 are one class
        labels.push_back(classes.try_emplace({number, std::move(label)}).first);
        if (classes.size() > maximumClassCount)
            return fail(m_labels[i], "more than " + std::to_string(maximumClassCount) +
                                         " classes; choose another target, or a loss for numbers");
    }
    for (auto& [label, number] : classes) {
        number = static_cast<double>(m_data.classNames.size());
        m_data.classNames.push_back(label.second);
    }
    for (std::size_t i = 0; i < labels.size(); ++i) m_data.targets[i] = labels[i]->second;
    return true;
}

// Quoted where it has to be.
std::string cellOf(const std::string& content) {
    if (!content.empty() && content.find_first_of(",;\t\"\r\n") == std::string::npos) return content;
    std::string cell = "\"";
    for (const char c : content) cell += c == '"' ? "\"\"" : std::string(1, c);
    return cell + '"';
}

}  // namespace

Result<Dataset> parseCsv(std::string_view text, const CsvOptions& options) { return CsvReader(text, options).read(); }

Result<Dataset> withTargets(const Dataset& data, std::vector<std::string> targets) {
    return parseCsv(csvText(data), {.targets = std::move(targets)});
}

std::string csvText(const Dataset& data) {
    const auto nameOf = [&](double target) {
        const bool isClass = data.task != Task::Regression && target >= 0 && target < double(data.classCount());
        return isClass ? cellOf(data.classNames[static_cast<std::size_t>(target)]) : exactNumber(target);
    };
    std::string text;
    const auto addRow = [&text](const auto& features, const auto& targets, auto ofFeature, auto ofTarget) {
        for (const auto& feature : features) text += ofFeature(feature) + ',';
        for (const auto& target : targets) text += ofTarget(target) + ',';
        text.back() = '\n';
    };
    addRow(data.featureNames, data.targetNames, cellOf, cellOf);
    for (std::size_t sample = 0; sample < data.sampleCount(); ++sample)
        addRow(data.featuresOf(sample), data.targetsOf(sample), exactNumber, nameOf);
    return text;
}

}  // namespace wengert
