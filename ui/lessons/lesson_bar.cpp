#include "ui/lessons/lesson_bar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextDocument>

#include "ui/lessons/lesson_session.h"
#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/placed.h"
#include "ui/widgets/themed_layout.h"

namespace wengert {
namespace {

constexpr int proseWidth = 720;  // at most: a line that is longer is hard to read
constexpr int questionWidth = 380;

// Markdown as on the pages of the help; a lesson's file may not bring its own HTML.
QString richText(const std::string& markdown, const QFont& font) {
    QTextDocument document;
    document.setDefaultFont(font);
    document.setDocumentMargin(0);
    document.setMarkdown(toQString(markdown), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectCommonMark |
                                                                              QTextDocument::MarkdownNoHTML));
    return document.toHtml();
}

QString hintFor(LessonQuestion::Kind kind) {
    switch (kind) {
        case LessonQuestion::Kind::Number: return LessonBar::tr("a number, or 3*8 + 1");
        case LessonQuestion::Kind::Step: return LessonBar::tr("a step, such as s3");
        case LessonQuestion::Kind::Word: return LessonBar::tr("a word");
    }
    return {};
}

QString unreadable(LessonQuestion::Kind kind) {
    return kind == LessonQuestion::Kind::Step ? LessonBar::tr("The program has no such step: write s3, or its name.")
                                              : LessonBar::tr("This is not a number: write 0.5, 1/2 or 3*8 + 1.");
}

QLabel* wrapped() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

}  // namespace

LessonBar::LessonBar(LessonSession& lesson, const Actions& actions, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      m_lesson(lesson),
      m_actions(actions),
      m_themes(themes),
      m_card(new Card(themes, tr("Lesson"))),
      m_place(new QLabel),
      m_back(new QPushButton(tr("Back"))),
      m_next(new QPushButton(tr("Next"))),
      m_title(new QLabel),
      m_prose(wrapped()),
      m_questionArea(new QWidget),
      m_question(wrapped()),
      m_answer(new QLineEdit),
      m_feedback(new IconLine(themes)) {
    m_card->setSecondaryWidget(makeWays(actions));
    m_card->setContent(makeContent());
    m_card->setFoldable(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_card);
    setAccessibleName(tr("Lesson"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(actions[ActionId::PreviousPage], &QAction::triggered, &lesson, &LessonSession::back);
    connect(actions[ActionId::NextPage], &QAction::triggered, &lesson, &LessonSession::next);
    connect(actions[ActionId::AnswerQuestion], &QAction::triggered, this, &LessonBar::focusAnswer);
    connect(&lesson, &LessonSession::pageChanged, this, &LessonBar::showPage);
    connect(&lesson, &LessonSession::answerGiven, this, &LessonBar::showAnswer);
    connect(&themes, &ThemeManager::changed, this, &LessonBar::retheme);
    retheme();
    showPage();
}

QWidget* LessonBar::makeWays(const Actions& actions) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*layout, m_themes, &Spacing::s);
    m_place->setProperty("role", QStringLiteral("label"));
    layout->addWidget(m_place);
    const auto add = [&](QPushButton* button, ActionId id) {
        const QString keys = actions[id]->shortcut().toString(QKeySequence::NativeText);
        button->setToolTip(tr("%1 (%2)").arg(actions[id]->text(), keys));
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    };
    add(m_back, ActionId::PreviousPage);
    add(m_next, ActionId::NextPage);
    m_next->setDefault(true);
    connect(m_back, &QPushButton::clicked, &m_lesson, &LessonSession::back);
    connect(m_next, &QPushButton::clicked, this, [this] { m_lesson.isLast() ? m_lesson.close() : m_lesson.next(); });
    auto* close = new IconButton(m_themes, QStringLiteral("close"), tr("Close the lesson"), IconButton::Kind::Small);
    connect(close, &QToolButton::clicked, &m_lesson, &LessonSession::close);
    layout->addWidget(close);
    return row;
}

QWidget* LessonBar::makeContent() {
    auto* content = new QWidget;
    auto* columns = new QHBoxLayout(content);
    setThemedSpacing(*columns, m_themes, &Spacing::l);
    auto* text = new QVBoxLayout;
    setThemedSpacing(*text, m_themes, &Spacing::xs);
    m_title->setProperty("role", QStringLiteral("strong"));
    text->addWidget(m_title);
    text->addWidget(m_prose);
    text->addStretch(1);
    columns->addLayout(text, 2);
    columns->addWidget(makeQuestion(), 1);
    columns->addStretch(0);
    return content;
}

QWidget* LessonBar::makeQuestion() {
    auto* column = new QVBoxLayout(m_questionArea);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, m_themes, &Spacing::xs);
    auto* row = new QHBoxLayout;
    setThemedSpacing(*row, m_themes, &Spacing::s);
    auto* check = new QPushButton(tr("Check"));
    check->setFocusPolicy(Qt::TabFocus);
    m_answer->setAccessibleName(tr("Answer"));
    row->addWidget(m_answer, 1);
    row->addWidget(check);
    column->addWidget(m_question);
    column->addLayout(row);
    column->addWidget(m_feedback);
    column->addStretch(1);
    const auto give = [this] { m_lesson.answer(m_answer->text()); };
    connect(m_answer, &QLineEdit::returnPressed, this, give);
    connect(check, &QPushButton::clicked, this, give);
    return m_questionArea;
}

void LessonBar::showPage() {
    leaveAnswer();
    setPlacedVisible(*this, m_lesson.isOpen());
    updateActions();
    if (!m_lesson.isOpen()) {
        m_panels.putBack(*window());
        return;
    }
    const LessonPage& page = m_lesson.page();
    const Lesson& lesson = m_lesson.lesson();
    m_panels.show(page, lesson.stages[page.stage].workspace, *window());
    m_card->setHeading(lesson.source.empty()
                           ? toQString(lesson.title)
                           : toQString(lesson.title) + QStringLiteral("  ·  ") + toQString(lesson.source));
    m_place->setText(tr("page %1 of %2").arg(m_lesson.pageIndex() + 1).arg(m_lesson.pageCount()));
    m_back->setEnabled(!m_lesson.isFirst());
    m_next->setText(m_lesson.isLast() ? tr("Finish") : tr("Next"));
    m_title->setText(toQString(page.title));
    showTexts();
    m_questionArea->setVisible(page.question.has_value());
    if (page.question) {
        m_answer->setPlaceholderText(hintFor(page.question->kind));
        m_answer->setText(m_lesson.answered());
        m_feedback->reserve(
            {toQString(page.question->right), toQString(page.question->wrong), unreadable(page.question->kind)});
    }
    showAnswer();
}

// What is laid out in the theme's font.
void LessonBar::showTexts() {
    const LessonPage& page = m_lesson.page();
    const QFont font = m_themes.theme().font();
    m_prose->setText(richText(page.prose, font));
    if (page.question) m_question->setText(richText(page.question->text, font));
}

void LessonBar::showAnswer() {
    if (!m_lesson.isOpen() || !m_lesson.page().question) return;
    const LessonQuestion& question = *m_lesson.page().question;
    switch (m_lesson.verdict()) {
        case Verdict::Right:
            m_feedback->showLine(QStringLiteral("check"), toQString(question.right), IconLine::Tone::Action);
            return leaveAnswer();
        case Verdict::Wrong:
            return m_feedback->showLine(QStringLiteral("warning"), toQString(question.wrong), IconLine::Tone::Warning);
        case Verdict::Unreadable:
            return m_feedback->showLine(QStringLiteral("warning"), unreadable(question.kind), IconLine::Tone::Muted);
        case Verdict::Unanswered: return m_feedback->showLine({}, {});
    }
}

void LessonBar::updateActions() {
    const bool isOpen = m_lesson.isOpen();
    m_actions[ActionId::PreviousPage]->setEnabled(isOpen && !m_lesson.isFirst());
    m_actions[ActionId::NextPage]->setEnabled(isOpen && !m_lesson.isLast());
    m_actions[ActionId::AnswerQuestion]->setEnabled(isOpen && m_lesson.page().question);
}

void LessonBar::focusAnswer() {
    m_card->setFolded(false);
    if (QWidget* before = QApplication::focusWidget(); before && !isAncestorOf(before)) m_focusBefore = before;
    m_answer->setFocus(Qt::ShortcutFocusReason);
    m_answer->selectAll();
}

// Back to what had the keys, so that they step the program again.
void LessonBar::leaveAnswer() {
    if (m_answer->hasFocus() && m_focusBefore) m_focusBefore->setFocus(Qt::OtherFocusReason);
    m_focusBefore = nullptr;
}

void LessonBar::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) return QWidget::keyPressEvent(event);
    m_lesson.close();
}

void LessonBar::retheme() {
    const Theme& theme = m_themes.theme();
    layout()->setContentsMargins(theme.space.m, theme.space.m, theme.space.m, 0);
    m_card->content()->layout()->setContentsMargins(0, theme.space.xs, 0, 0);
    m_prose->setMaximumWidth(theme.px(proseWidth));
    m_questionArea->setMaximumWidth(theme.px(questionWidth));
    if (m_lesson.isOpen()) showTexts();
}

}  // namespace wengert
