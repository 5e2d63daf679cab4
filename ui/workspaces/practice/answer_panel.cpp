#include "ui/workspaces/practice/answer_panel.h"

#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/practice/algorithm_editor.h"
#include "ui/workspaces/practice/answer_rows.h"

namespace wengert {
namespace {

constexpr int leastRows = 4;  // in sight, however low the window is

}  // namespace

PracticeAnswerPanel::PracticeAnswerPanel(PracticeSession& practice, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      m_practice(practice),
      m_themes(themes),
      m_card(new Card(themes, tr("Answers"))),
      m_scroll(new QScrollArea),
      m_rows(new AnswerRows(practice, themes)),
      m_writing(new QWidget),
      m_names(new QLabel),
      m_editor(new AlgorithmEditor(practice, themes)),
      m_check(new QPushButton(tr("Check"))) {
    m_card->setContent(makeContent());
    m_card->menu()->setTitle(tr("Answers"));
    addExportActions(*m_card->menu(), themes, exportOf(*m_card->content(), QStringLiteral("answers")));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    connect(m_rows, &AnswerRows::rowFocused, this, &PracticeAnswerPanel::reveal);
    connect(&practice, &PracticeSession::currentRowChanged, this, &PracticeAnswerPanel::reveal);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &PracticeAnswerPanel::reveal);
    connect(m_rows, &AnswerRows::settled, this, &PracticeAnswerPanel::settled);
    connect(m_check, &QPushButton::clicked, &practice, &PracticeSession::checkAlgorithm);
    connect(m_editor, &AlgorithmEditor::checkWanted, this, [this] {
        m_practice.checkAlgorithm();
        if (m_practice.isFinished()) Q_EMIT settled();
    });
    connect(&practice, &PracticeSession::exerciseChanged, this, &PracticeAnswerPanel::showExercise);
    connect(&practice, &PracticeSession::answersChanged, this,
            [this] { m_check->setEnabled(!m_practice.isFinished()); });
    connect(&themes, &ThemeManager::changed, this, &PracticeAnswerPanel::grow);
    showExercise();
}

QMenu* PracticeAnswerPanel::exportMenu() const { return m_card->menu(); }

QWidget* PracticeAnswerPanel::makeContent() {
    m_scroll->setWidget(m_rows);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_rows->setAutoFillBackground(false);
    m_names->setWordWrap(true);
    m_names->setProperty("role", QStringLiteral("muted"));
    m_check->setToolTip(tr("Ctrl+Enter"));
    auto* writing = new QVBoxLayout(m_writing);
    writing->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*writing, m_themes, &Spacing::s);
    writing->addWidget(m_names);
    writing->addWidget(m_editor, 1);
    writing->addWidget(m_check, 0, Qt::AlignLeft);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_writing, 1);
    return content;
}

void PracticeAnswerPanel::showExercise() {
    const bool isAlgorithm = m_practice.isAlgorithm();
    const Exercise* exercise = m_practice.exercise();
    const bool hadFocus = m_rows->hadFocus() || m_editor->hasFocus();
    m_card->setHeading(tr(rowOf(m_practice.choice().kind).task));
    const bool hasNumbers = exercise && exercise->kind != ExerciseKind::Gate && !isAlgorithm;
    m_card->setSecondaryText(hasNumbers ? tr("fractions are fine") : QString());
    m_scroll->setVisible(!isAlgorithm && exercise);
    m_writing->setVisible(isAlgorithm && exercise);
    m_check->setEnabled(!m_practice.isFinished());
    if (isAlgorithm && exercise) {
        QStringList names;
        for (std::size_t i = 0; i < exercise->program().inputs().size(); ++i)
            names << toQString(symbolText(Pass::Values, StepId{std::uint32_t(i)})) + QStringLiteral(" = ") +
                         toQString(exercise->program().inputs()[i].name);
        m_names->setText(
            tr("Inputs: %1. Any order that works and any names will do.").arg(names.join(QStringLiteral(", "))));
    }
    grow();
    if (hadFocus) focusWork();
}

// As high as its rows where there is room, else it scrolls, so that what the answers are worth is seen below it.
void PracticeAnswerPanel::grow() {
    const int rows = m_rows->sizeHint().height();
    const int least = m_rows->count() == 0 ? 0 : std::min(rows, m_rows->placeOf(leastRows).top());
    m_scroll->setMinimumHeight(least);
    m_scroll->setMaximumHeight(std::max(1, rows));
    const int frame = m_card->sizeHint().height() - m_card->content()->sizeHint().height();
    setMaximumHeight(m_practice.isAlgorithm() ? QWIDGETSIZE_MAX : frame + rows);
    updateGeometry();
}

void PracticeAnswerPanel::reveal() {
    const std::optional<std::size_t> row = m_practice.currentRow();
    if (!row) return;
    const QRect place = m_rows->placeOf(*row);
    m_scroll->ensureVisible(0, place.center().y(), 0, place.height());
}

void PracticeAnswerPanel::focusWork() {
    if (m_practice.isAlgorithm()) return m_editor->setFocus(Qt::OtherFocusReason);
    std::optional<std::size_t> row = m_practice.currentRow();
    if (row && m_practice.row(*row).isSettled()) row = m_practice.nextRow(*row);
    if (row) m_rows->focusRow(*row);
}

}  // namespace wengert
