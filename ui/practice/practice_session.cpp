#include "ui/practice/practice_session.h"

#include <QDateTime>
#include <algorithm>

#include "core/language/number.h"
#include "core/practice/algorithm_grading.h"
#include "ui/practice/exercise_source.h"
#include "ui/text.h"

namespace wengert {
namespace {

bool isWrong(Mark mark) { return mark == Mark::Wrong || mark == Mark::Unreadable; }

QString sentence(const Diagnosis& diagnosis) {
    return toQString(diagnosis.title) + u' ' + toQString(diagnosis.sentence);
}

}  // namespace

PracticeSession::PracticeSession(Session& session, const QString& historyPath, QObject* parent)
    : QObject(parent), m_session(session), m_history(historyPath) {
    const auto programChanged = [this] {
        if (m_choice.source != PracticeSource::Program) return;
        m_isStale = true;
        beginIfStale();
    };
    for (const auto signal : {&Session::programChanged, &Session::traceChanged, &Session::diagnosticChanged})
        connect(&session, signal, this, programChanged);
    connect(&session, &Session::workspaceChanged, this, &PracticeSession::beginIfStale);
    beginIfStale();
}

// ---- what is practised

void PracticeSession::choose(const PracticeChoice& choice) {
    m_choice = choice;
    if (isSetFinished()) m_set.clear();
    begin();
    Q_EMIT choiceChanged();
}

void PracticeSession::setExamples(std::vector<PracticeExample> examples) {
    m_examples = std::move(examples);
    Q_EMIT choiceChanged();
}

void PracticeSession::another() {
    PracticeChoice next = m_choice;
    ++next.seed;
    choose(next);
}

void PracticeSession::restart() { choose(PracticeChoice(m_choice)); }

// While another workspace is shown, nothing needs to be made; one that is being answered stays as it is.
void PracticeSession::beginIfStale() {
    if (m_isStale && isShown()) begin();
}

void PracticeSession::begin() {
    m_isStale = false;
    Result<Exercise, std::string> made = makeExercise(m_choice, m_session, m_examples);
    m_problem = made ? QString() : toQString(made.error());
    m_exercise = made ? std::make_unique<Exercise>(std::move(*made)) : nullptr;
    m_rows.assign(m_exercise && !isAlgorithm() ? m_exercise->rows.size() : 0, {});
    m_order.clear();
    if (m_exercise && !isAlgorithm())
        std::ranges::copy_if(workOrder(*m_exercise), std::back_inserter(m_order),
                             [this](std::size_t row) { return !m_exercise->rows[row].isGiven; });
    m_currentRow = m_order.empty() ? std::nullopt : std::optional(m_order.front());
    m_subject.reset();
    m_algorithm.clear();
    m_grading = {};
    m_lines.clear();
    m_algorithmHints.clear();
    m_entry = {.kind = m_choice.kind};
    m_isAnswerShown = m_isFinished = false;
    Q_EMIT exerciseChanged();
    Q_EMIT currentRowChanged();
    Q_EMIT setChanged();
}

// ---- answers

bool PracticeSession::isOpen(std::size_t row) const {
    if (!m_exercise || m_isFinished || m_exercise->rows[row].isGiven) return false;
    if (!isPrediction()) return true;
    const auto next = std::ranges::find_if(m_order, [this](std::size_t each) { return !m_rows[each].isSettled(); });
    return next != m_order.end() && *next == row;
}

std::optional<std::size_t> PracticeSession::nextRow(std::size_t row) const {
    const auto here = std::ranges::find(m_order, row);
    const auto isUnsettled = [this](std::size_t each) { return !m_rows[each].isSettled(); };
    const auto behind = here == m_order.end() ? m_order.begin() : here + 1;
    if (const auto next = std::find_if(behind, m_order.end(), isUnsettled); next != m_order.end()) return *next;
    if (const auto next = std::ranges::find_if(m_order, isUnsettled); next != m_order.end()) return *next;
    return {};
}

void PracticeSession::setCurrentRow(std::optional<std::size_t> row) {
    if (std::exchange(m_currentRow, row) != row) Q_EMIT currentRowChanged();
}

Grading PracticeSession::gradeRows() {
    std::vector<std::string> answers;
    for (const PracticeRow& row : m_rows) answers.push_back(row.answer);
    Grading grading = grade(*m_exercise, answers);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].prediction.empty()) continue;
        m_rows[i].mark = grading.rows[i].mark;
        m_rows[i].number = grading.rows[i].number;
        m_rows[i].diagnosis = grading.rows[i].diagnosis;
    }
    return grading;
}

void PracticeSession::answer(std::size_t row, const QString& text) {
    std::string answer = text.trimmed().toStdString();
    if (!isOpen(row) || answer == m_rows[row].answer) return;
    if (isPrediction() && answer.empty()) return;
    std::vector<bool> wasCarried;
    for (const PracticeRow& each : m_rows) wasCarried.push_back(each.mark == Mark::Carried);
    m_rows[row].answer = answer;
    m_rows[row].isPathShown = false;
    Grading grading = gradeRows();
    // What was right with a number that now is another is open again: it was no mistake, and is none now.
    bool isReopened = false;
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        if (wasCarried[i] && i != row && isWrong(m_rows[i].mark)) {
            m_rows[i].answer.clear();
            isReopened = true;
        }
    if (isReopened) grading = gradeRows();
    m_subject = m_rows[row].mark == Mark::Open ? std::nullopt : std::optional(row);
    if (m_rows[row].mark == Mark::Wrong) countTry(*m_rows[row].diagnosis);
    if (isPrediction()) predict(row, std::move(answer));
    else if (grading.isComplete) finish();
    Q_EMIT answersChanged();
}

// The number is revealed, whatever was predicted; later rows are worked out from it. What cannot be read is no
// prediction.
void PracticeSession::predict(std::size_t row, std::string text) {
    PracticeRow& predicted = m_rows[row];
    if (predicted.mark == Mark::Unreadable) return;
    predicted.prediction = std::move(text);
    predicted.answer = m_exercise->rows[row].answer;
    predicted.number = m_exercise->rows[row].number;
    if (std::ranges::all_of(m_order, [this](std::size_t each) { return m_rows[each].isSettled(); })) finish();
}

void PracticeSession::countTry(const Diagnosis& diagnosis) {
    ++m_entry.wrongTries;
    if (diagnosis.mistake != Mistake::Unknown) m_entry.slips.emplace_back(mistakeName(diagnosis.mistake));
}

void PracticeSession::finish() {
    using enum PracticeOutcome;
    m_isFinished = true;
    m_entry.outcome = m_isAnswerShown          ? Shown
                      : m_entry.hints > 0      ? WithHint
                      : m_entry.wrongTries > 0 ? AnotherTry
                                               : FirstTry;
    m_entry.finishedAt = QDateTime::currentSecsSinceEpoch();
    m_set.push_back(m_entry);
    if (const auto problem = m_history.add(m_entry)) Q_EMIT failed(*problem);
    Q_EMIT setChanged();
}

// ---- the algorithm

void PracticeSession::setAlgorithm(const QString& text) {
    if (text == m_algorithm || m_isFinished) return;
    m_algorithm = text;
    m_grading = {};
    m_lines.clear();
    Q_EMIT answersChanged();
}

void PracticeSession::checkAlgorithm() {
    if (!m_exercise || !isAlgorithm() || m_isFinished) return;
    const AnswerTable table = readAnswerTable(*m_exercise, m_algorithm.toStdString());
    if (table.answers.empty()) return;
    m_grading = grade(*m_exercise, table.answers);
    m_lines = table.lines;
    if (m_grading.isComplete) finish();
    else if (const Diagnosis* diagnosis = algorithmDiagnosis())
        if (diagnosis->mistake != Mistake::StepMissing && diagnosis->mistake != Mistake::Unreadable)
            countTry(*diagnosis);
    Q_EMIT answersChanged();
}

const Diagnosis* PracticeSession::algorithmDiagnosis() const {
    if (m_grading.firstWrong) {
        const std::optional<Diagnosis>& diagnosis = m_grading.rows[*m_grading.firstWrong].diagnosis;
        return diagnosis ? &*diagnosis : nullptr;
    }
    return m_grading.missing ? &*m_grading.missing : nullptr;
}

// ---- help

// Of an algorithm there is none.
std::optional<std::size_t> PracticeSession::helpedRow() const {
    if (m_currentRow && isOpen(*m_currentRow) && !m_rows[*m_currentRow].isSettled()) return m_currentRow;
    return m_subject && isOpen(*m_subject) ? m_subject : std::nullopt;
}

// What was written since the last hint of an algorithm may have come to another step.
bool PracticeSession::canHint() const {
    if (!m_exercise || m_isFinished) return false;
    if (isAlgorithm()) return m_algorithmHints.size() < hintGrades || m_algorithm != m_hintedAlgorithm;
    const std::optional<std::size_t> row = helpedRow();
    return row && m_rows[*row].hints.size() < hintGrades;
}

void PracticeSession::takeHint() {
    if (!canHint()) return;
    if (isAlgorithm()) return takeAlgorithmHint();
    const std::size_t row = *helpedRow();
    std::vector<Hint>& hints = m_rows[row].hints;
    hints.push_back(hintFor(*m_exercise, row, int(hints.size()) + 1));
    ++m_entry.hints;
    m_subject = row;
    Q_EMIT answersChanged();
}

// About the text as it is now, whether it was checked or not.
void PracticeSession::takeAlgorithmHint() {
    const AnswerTable table = readAnswerTable(*m_exercise, m_algorithm.toStdString());
    const StepId step = grade(*m_exercise, table.answers).nextStep.value_or(m_exercise->program().output());
    if (std::exchange(m_hintedStep, step) != step) m_algorithmHints.clear();
    m_hintedAlgorithm = m_algorithm;
    if (m_algorithmHints.size() < hintGrades) {
        m_algorithmHints.push_back(hintFor(*m_exercise, index(step), int(m_algorithmHints.size()) + 1));
        ++m_entry.hints;
    }
    Q_EMIT answersChanged();
}

bool PracticeSession::canShowPath() const {
    if (!m_subject || m_isFinished) return false;
    const PracticeRow& row = m_rows[*m_subject];
    return row.mark == Mark::Wrong && row.prediction.empty() && row.diagnosis->edge && !row.isPathShown;
}

void PracticeSession::showPath() {
    if (!canShowPath()) return;
    m_rows[*m_subject].isPathShown = true;
    ++m_entry.hints;
    Q_EMIT answersChanged();
}

bool PracticeSession::canShowAnswer() const {
    if (isAlgorithm()) return m_exercise && !m_isFinished;
    return !isPrediction() && helpedRow().has_value();
}

void PracticeSession::showAnswer() {
    if (!canShowAnswer()) return;
    m_isAnswerShown = true;
    if (isAlgorithm()) {
        m_algorithm = toQString(solutionText(*m_exercise)).trimmed();
        return checkAlgorithm();
    }
    const std::size_t row = *helpedRow();
    const ExerciseRow& asked = m_exercise->rows[row];
    answer(row, toQString(asked.answer));
}

// ---- a filled table

QString PracticeSession::checkTable(const QString& text) {
    if (!m_exercise || m_isFinished) return tr("There is no exercise to check.");
    const AnswerTable table = readAnswerTable(*m_exercise, text.toStdString());
    if (!table.errors.empty())
        return tr("Line %1: %2").arg(table.errors[0].line).arg(toQString(table.errors[0].message));
    if (std::ranges::all_of(table.answers, &std::string::empty)) return tr("There are no answers in this text.");
    if (isAlgorithm()) {
        setAlgorithm(text);
        checkAlgorithm();
        const Diagnosis* diagnosis = algorithmDiagnosis();
        if (!diagnosis) return tr("All of it is right.");
        if (!m_grading.firstWrong) return sentence(*diagnosis);
        return tr("Line %1 is the first that is wrong. %2")
            .arg(m_lines[*m_grading.firstWrong])
            .arg(sentence(*diagnosis));
    }
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        m_rows[row] = {};
        if (!m_exercise->rows[row].isGiven) m_rows[row].answer = table.answers[row];
    }
    const Grading grading = gradeRows();
    m_subject = grading.firstWrong;
    if (grading.firstWrong) {
        if (const auto& diagnosis = m_rows[*grading.firstWrong].diagnosis) countTry(*diagnosis);
        setCurrentRow(*grading.firstWrong);
    } else if (grading.isComplete) {
        finish();
    }
    Q_EMIT answersChanged();
    if (grading.isComplete) return tr("All of it is right.");
    if (!grading.firstWrong)
        return tr("What is there is right; %n rows are still open.", nullptr, int(grading.count(Mark::Open)));
    return tr("Line %1, %2, is the first row that is wrong. %3")
        .arg(table.lines[*grading.firstWrong])
        .arg(toQString(m_exercise->rows[*grading.firstWrong].name), sentence(*m_rows[*grading.firstWrong].diagnosis));
}

// ---- the set

int PracticeSession::count(PracticeOutcome outcome) const {
    return int(std::ranges::count(m_set, outcome, &PracticeEntry::outcome));
}

QString PracticeSession::commonSlip() const {
    std::vector<PracticeEntry> entries = m_set;
    if (!m_isFinished) entries.push_back(m_entry);
    return toQString(mostCommonSlip(entries));
}

}  // namespace wengert
