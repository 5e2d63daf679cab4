// Practising as panels use it: the exercise, what was answered so far and how that was marked, hints, the set of ten
// and the history. It makes exercises of the document's program, of examples and of seeds, and judges nothing itself:
// core/practice does. It draws nothing and changes nothing in the document.
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/practice/answer_table.h"
#include "core/practice/grading.h"
#include "core/practice/hints.h"
#include "ui/practice/practice_history.h"
#include "ui/session.h"

namespace wengert {

// One row of the table, as far as it has come. Of an algorithm there are none.
struct PracticeRow {
    std::string answer = {};
    Mark mark = Mark::Open;
    std::optional<double> number = {};  // that was read from the answer
    std::optional<Diagnosis> diagnosis = {};
    std::vector<Hint> hints = {};  // taken so far
    bool isPathShown = false;      // of the diagnosis
    std::string prediction = {};   // what was answered before the number was revealed
    bool isSettled() const { return mark == Mark::Right || !prediction.empty(); }
};

class PracticeSession final : public QObject {
    Q_OBJECT

 public:
    static constexpr int setSize = 10;

    // An empty path: the history is not kept.
    PracticeSession(Session& session, const QString& historyPath, QObject* parent = nullptr);

    // ---- what is practised
    const PracticeChoice& choice() const { return m_choice; }
    void choose(const PracticeChoice& choice);  // begins its exercise, also where it is the same
    void setExamples(std::vector<PracticeExample> examples);
    const std::vector<PracticeExample>& examples() const { return m_examples; }
    // The next of the set, or of a new one. An exercise that is not finished does not count.
    void another();
    void restart();  // the same, from the beginning

    // ---- the exercise
    const Exercise* exercise() const { return m_exercise.get(); }
    const QString& problem() const { return m_problem; }  // why there is none; else empty
    bool isAlgorithm() const { return m_choice.kind == PracticeKind::Algorithm; }
    bool isPrediction() const { return m_choice.kind == PracticeKind::Predict; }
    const std::vector<std::size_t>& order() const { return m_order; }  // of work, without what is given
    bool isFinished() const { return m_isFinished; }

    // ---- answers
    const PracticeRow& row(std::size_t row) const { return m_rows[row]; }
    std::size_t rowCount() const { return m_rows.size(); }
    // A prediction takes one row after another.
    bool isOpen(std::size_t row) const;
    void answer(std::size_t row, const QString& text);
    // The next in the order of work that is not settled, after the last from the first on.
    std::optional<std::size_t> nextRow(std::size_t row) const;
    std::optional<std::size_t> currentRow() const { return m_currentRow; }
    void setCurrentRow(std::optional<std::size_t> row);
    // The row that the answer or hint given last is about.
    std::optional<std::size_t> subject() const { return m_subject; }

    // ---- the algorithm
    const QString& algorithm() const { return m_algorithm; }
    void setAlgorithm(const QString& text);  // while it is written; the marks go
    void checkAlgorithm();
    const Grading& algorithmGrading() const { return m_grading; }
    const std::vector<std::size_t>& algorithmLines() const { return m_lines; }  // of its statements, one-based
    // Why it is not right yet: of the first wrong statement, or what is missing.
    const Diagnosis* algorithmDiagnosis() const;

    // ---- help
    bool canHint() const;
    void takeHint();  // the next grade, for the current row or the algorithm's next step
    const std::vector<Hint>& algorithmHints() const { return m_algorithmHints; }  // about one step
    bool canShowPath() const;
    void showPath();  // of the subject's diagnosis
    bool canShowAnswer() const;
    void showAnswer();  // of the current row

    // ---- a filled table
    // Fills it in. A sentence: which line cannot be read, the first wrong row and why, or that all is right.
    QString checkTable(const QString& text);

    // ---- the set
    int number() const { return int(m_set.size()) + (m_isFinished ? 0 : 1); }  // of this exercise, from 1
    bool isSetFinished() const { return m_set.size() == setSize; }
    int count(PracticeOutcome outcome) const;
    QString commonSlip() const;
    const PracticeHistory& history() const { return m_history; }

 Q_SIGNALS:
    void choiceChanged();
    void exerciseChanged();  // another one, or the same from its beginning
    void answersChanged();   // marks, hints
    void currentRowChanged();
    void setChanged();
    void failed(const QString& problem);  // the history could not be written

 private:
    bool isShown() const { return m_session.workspace() == Workspace::Practice; }
    void begin();
    void beginIfStale();
    Grading gradeRows();  // marks all rows
    void predict(std::size_t row, std::string text);
    void countTry(const Diagnosis& diagnosis);
    void finish();
    std::optional<std::size_t> helpedRow() const;
    void takeAlgorithmHint();

    Session& m_session;
    PracticeHistory m_history;
    PracticeChoice m_choice;
    std::vector<PracticeExample> m_examples;
    bool m_isStale = true;

    // On the heap: what shows it keeps pointers into it.
    std::unique_ptr<Exercise> m_exercise;
    QString m_problem;
    std::vector<std::size_t> m_order;
    std::vector<PracticeRow> m_rows;
    std::optional<std::size_t> m_currentRow;
    std::optional<std::size_t> m_subject;

    QString m_algorithm;
    Grading m_grading;
    std::vector<std::size_t> m_lines;
    std::vector<Hint> m_algorithmHints;
    std::optional<StepId> m_hintedStep;  // that they are about
    QString m_hintedAlgorithm;           // the text when the last was taken

    PracticeEntry m_entry;  // of the exercise, so far
    bool m_isAnswerShown = false;
    bool m_isFinished = false;
    std::vector<PracticeEntry> m_set;
};

}  // namespace wengert
