#include "ui/workspaces/practice/feedback_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "core/language/number.h"
#include "ui/actions.h"
#include "ui/formula/formula_view.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/widgets/card.h"
#include "ui/widgets/themed_layout.h"

namespace wengert {
namespace {

constexpr double mathSize = 17;  // pixels of the 100 % design

// Enter presses them all; one is the one to press.
void setPrimary(QPushButton& button, bool isPrimary) {
    button.setAutoDefault(true);
    button.setDefault(isPrimary);
}

// As high as its text at this width: also where a scroll bar comes and takes some of it.
class WrappedLabel final : public QLabel {
 public:
    void fit() {
        setMinimumHeight(0);  // which its height takes part in
        setMinimumHeight(std::max(0, heightForWidth(width())));
    }

 protected:
    void resizeEvent(QResizeEvent* event) override {
        QLabel::resizeEvent(event);
        fit();
    }
};

void setWords(QLabel& label, const QString& html) {
    label.setText(html);
    label.setVisible(!html.isEmpty());
    static_cast<WrappedLabel&>(label).fit();
}

QLabel* wrapped() {
    auto* label = new WrappedLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    return label;
}

}  // namespace

FeedbackPanel::FeedbackPanel(PracticeSession& practice, const Actions& actions, const ThemeManager& themes,
                             QWidget* parent)
    : QWidget(parent),
      m_practice(practice),
      m_themes(themes),
      m_card(new Card(themes, tr("Next"))),
      m_text(wrapped()),
      m_hints(wrapped()),
      m_math(new FormulaView),
      m_hint(new QPushButton),
      m_show(new QPushButton),
      m_next(new QPushButton) {
    m_card->setContent(makeContent());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_hint->setToolTip(actions[ActionId::PracticeHint]->shortcut().toString(QKeySequence::NativeText));
    connect(m_hint, &QPushButton::clicked, actions[ActionId::PracticeHint], &QAction::trigger);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (m_practice.canShowPath()) m_practice.showPath();
        else m_practice.showAnswer();
        Q_EMIT workWanted();
    });
    connect(m_next, &QPushButton::clicked, this, &FeedbackPanel::goOn);
    for (const auto signal : {&PracticeSession::exerciseChanged, &PracticeSession::answersChanged,
                              &PracticeSession::currentRowChanged, &PracticeSession::setChanged})
        connect(&practice, signal, this, &FeedbackPanel::refresh);
    connect(&themes, &ThemeManager::changed, this, &FeedbackPanel::refresh);
    refresh();
}

QWidget* FeedbackPanel::makeContent() {
    m_math->setFrameShape(QFrame::NoFrame);
    m_math->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*layout, m_themes, &Spacing::s);
    for (QWidget* part : std::initializer_list<QWidget*>{m_text, m_hints, m_math}) layout->addWidget(part);
    auto* buttons = new QHBoxLayout;
    setThemedSpacing(*buttons, m_themes, &Spacing::s);
    for (QPushButton* button : {m_hint, m_show, m_next}) buttons->addWidget(button);
    buttons->addStretch(1);
    layout->addLayout(buttons);
    return content;
}

// ---- words

QString FeedbackPanel::symbolOf(std::size_t row) const {
    const Exercise& exercise = *m_practice.exercise();
    const ExerciseRow& asked = exercise.rows[row];
    if (exercise.kind == ExerciseKind::Update) {
        const QString input = toQString(exercise.program().inputs()[index(asked.step)].name);
        const QString shown = toQString(toText(asked.shown)).section(QStringLiteral(" = "), 0, 0);
        return shown.startsWith(input) ? shown : tr("%1 of %2").arg(shown, input);
    }
    return toQString(
        symbolText(exercise.kind == ExerciseKind::Gate ? Pass::Values : passOf(exercise.kind), asked.step));
}

FeedbackPanel::Words FeedbackPanel::wordsOfEnd() const {
    const int right = m_practice.count(PracticeOutcome::FirstTry);
    if (m_practice.isSetFinished())
        return {tr("Set finished"), tr("%1 of %2 right at the first try.").arg(right).arg(PracticeSession::setSize),
                m_practice.commonSlip().isEmpty() ? tr("No slips at all.")
                                                  : tr("The most common slip was: %1.").arg(m_practice.commonSlip())};
    QString sentence = tr("This was exercise %1 of %2.").arg(m_practice.number()).arg(PracticeSession::setSize);
    if (m_practice.isPrediction() && m_practice.subject()) {
        const Words last = wordsOfRow(*m_practice.subject());
        sentence = last.title + u' ' + last.sentence;
        return {tr("Revealed: all"), {}, sentence};
    }
    return {tr("Finished"), tr("All of it is right."), sentence};
}

FeedbackPanel::Words FeedbackPanel::wordsOfAlgorithm() const {
    const Diagnosis* diagnosis = m_practice.algorithmDiagnosis();
    if (!diagnosis) return {tr("Next"), {}, tr("Write the steps, then check them with Ctrl+Enter.")};
    const Grading& grading = m_practice.algorithmGrading();
    const QString heading = grading.firstWrong
                                ? tr("Not yet: line %1").arg(m_practice.algorithmLines()[*grading.firstWrong])
                                : tr("Right so far");
    return {heading, toQString(diagnosis->title), toQString(diagnosis->sentence), grading.firstWrong.has_value()};
}

FeedbackPanel::Words FeedbackPanel::wordsOfRow(std::size_t row) const {
    const PracticeRow& answered = m_practice.row(row);
    const QString symbol = symbolOf(row);
    const auto title = [&] { return answered.diagnosis ? toQString(answered.diagnosis->title) : QString(); };
    const auto why = [&] { return answered.diagnosis ? toQString(answered.diagnosis->sentence) : QString(); };
    const bool isRevealed = !answered.prediction.empty() && answered.mark != Mark::Right;
    if (isRevealed && answered.diagnosis && answered.diagnosis->mistake == Mistake::Unknown)
        return {tr("Revealed: %1").arg(symbol), tr("It is %1.").arg(toQString(shortNumber(*answered.number))),
                tr("You predicted %1.").arg(toQString(answered.prediction)), true};
    if (isRevealed) return {tr("Revealed: %1").arg(symbol), title(), why(), true};
    switch (answered.mark) {
        case Mark::Right: return {tr("Right: %1").arg(symbol), tr("Yes."), {}};
        case Mark::Carried:
            return {tr("Carried on: %1").arg(symbol), tr("Right from your own number."),
                    tr("It will be another once the number before it is put right.")};
        case Mark::Wrong: return {tr("Not yet: %1").arg(symbol), title(), why(), true};
        case Mark::Unreadable: return {tr("Not read: %1").arg(symbol), title(), why(), true};
        case Mark::Open: break;
    }
    return {tr("Next: %1").arg(symbol), {}, {}};
}

FeedbackPanel::Words FeedbackPanel::words() const {
    if (!m_practice.exercise()) return {tr("No exercise"), {}, m_practice.problem()};
    if (m_practice.isFinished()) return wordsOfEnd();
    if (m_practice.isAlgorithm()) return wordsOfAlgorithm();
    if (const auto subject = m_practice.subject()) {
        Words words = wordsOfRow(*subject);
        if (!words.isWrong && m_practice.currentRow() && m_practice.currentRow() != subject &&
            words.title == tr("Yes."))
            return {tr("Next: %1").arg(symbolOf(*m_practice.currentRow())), tr("Yes."),
                    tr("%1 is right.").arg(symbolOf(*subject))};
        return words;
    }
    if (m_practice.currentRow())
        return {tr("Next: %1").arg(symbolOf(*m_practice.currentRow())),
                {},
                tr("Enter gives an answer; so does Tab, which goes on in the order of the pass.")};
    return {tr("Next"), {}, {}};
}

QString FeedbackPanel::text() const { return accessibleDescription(); }

void FeedbackPanel::refresh() {
    const Words shown = words();
    m_card->setHeading(shown.heading);
    m_card->setMark(shown.isWrong             ? std::optional(Pass::Adjoints)
                    : m_practice.isFinished() ? std::optional(Pass::Tangents)
                                              : std::nullopt);
    QString html = shown.sentence.toHtmlEscaped();
    if (!shown.title.isEmpty()) html = QStringLiteral("<b>%1</b> ").arg(shown.title.toHtmlEscaped()) + html;
    setWords(*m_text, html);
    setAccessibleName(shown.heading);
    setAccessibleDescription((shown.title + u' ' + shown.sentence).trimmed());
    const auto subject = m_practice.subject();
    static const std::vector<Hint> none;
    const bool hasRow = !m_practice.isAlgorithm() && m_practice.exercise() && subject && !m_practice.isFinished();
    showHints(m_practice.isAlgorithm() && !m_practice.isFinished() ? m_practice.algorithmHints()
              : hasRow                                             ? m_practice.row(*subject).hints
                                                                   : none);
    showButtons(shown.isWrong);
}

void FeedbackPanel::showHints(const std::vector<Hint>& hints) {
    QStringList sentences;
    std::vector<Math> lines;
    for (const Hint& hint : hints) {
        const bool isMath = hint.math.kind != MathKind::Row || !hint.math.children.empty();
        if (isMath) lines.push_back(hint.math);
        else sentences << toQString(hint.text).toHtmlEscaped();
    }
    setWords(*m_hints, sentences.join(QStringLiteral("<br>")));
    m_math->setFormulaStyle(formulaStyle(m_themes.theme(), mathSize));
    m_math->setVisible(!lines.empty());
    m_math->setLines(std::move(lines));
    m_math->setFixedHeight(m_math->heightForWidth(std::max(m_text->width(), 100)));
}

void FeedbackPanel::showButtons(bool isWrong) {
    const bool isFinished = m_practice.isFinished();
    const auto subject = m_practice.subject();
    const std::size_t taken = m_practice.isAlgorithm() ? m_practice.algorithmHints().size()
                              : m_practice.currentRow() && m_practice.exercise()
                                  ? m_practice.row(*m_practice.currentRow()).hints.size()
                                  : 0;
    m_hint->setText(taken == 0 ? tr("Hint") : tr("Hint %1/%2").arg(taken).arg(hintGrades));
    m_hint->setVisible(!isFinished && m_practice.exercise());
    m_hint->setEnabled(m_practice.canHint());
    m_show->setText(m_practice.canShowPath() ? tr("Show me the path") : tr("Show me"));
    m_show->setToolTip(m_practice.canShowPath() ? tr("Writes the term on the edge") : tr("Fills in the answer"));
    m_show->setAccessibleDescription(m_show->toolTip());
    m_show->setVisible(!isFinished && (m_practice.canShowPath() || m_practice.canShowAnswer()));
    const bool canTry = isWrong && (m_practice.isAlgorithm() || (subject && m_practice.isOpen(*subject)));
    m_next->setText(m_practice.isSetFinished() ? tr("New set") : isFinished ? tr("Next exercise") : tr("Try again"));
    m_next->setVisible(isFinished || canTry);
    setPrimary(*m_hint, false);
    setPrimary(*m_show, false);
    setPrimary(*m_next, m_next->isVisibleTo(this));
}

void FeedbackPanel::goOn() {
    if (m_practice.isFinished()) m_practice.another();
    Q_EMIT workWanted();
}

void FeedbackPanel::focusNext() { m_next->setFocus(Qt::OtherFocusReason); }

}  // namespace wengert
