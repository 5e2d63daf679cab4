#include "ui/workspaces/practice/algorithm_editor.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <algorithm>

#include "ui/workspaces/practice/mark_painting.h"

namespace wengert {
namespace {

constexpr double leastHeight = 130;  // of the 100 % design
constexpr double markSpan = 26;

}  // namespace

AlgorithmEditor::AlgorithmEditor(PracticeSession& practice, const ThemeManager& themes, QWidget* parent)
    : QPlainTextEdit(parent), m_practice(practice), m_themes(themes) {
    setTabChangesFocus(true);
    setLineWrapMode(NoWrap);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    setAccessibleName(tr("Algorithm"));
    connect(this, &QPlainTextEdit::textChanged, this, [this] { m_practice.setAlgorithm(toPlainText()); });
    connect(&practice, &PracticeSession::exerciseChanged, this, &AlgorithmEditor::take);
    connect(&practice, &PracticeSession::answersChanged, this, &AlgorithmEditor::take);
    connect(&themes, &ThemeManager::changed, this, &AlgorithmEditor::retheme);
    retheme();
    take();
}

QSize AlgorithmEditor::sizeHint() const { return {200, m_themes.theme().px(leastHeight)}; }

void AlgorithmEditor::take() {
    if (toPlainText() != m_practice.algorithm()) setPlainText(m_practice.algorithm());
    setReadOnly(m_practice.isFinished());
    QString example = tr("one operation a line");
    if (m_practice.exercise() && m_practice.isAlgorithm())
        example += QStringLiteral(":\na = ") + tr("…") + QStringLiteral("\nb = …");
    setPlaceholderText(example);
    viewport()->update();
}

void AlgorithmEditor::retheme() {
    setFont(m_themes.theme().font(TextStyle::Code));
    updateGeometry();
}

void AlgorithmEditor::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() & Qt::ControlModifier) Q_EMIT checkWanted();
    else QPlainTextEdit::keyPressEvent(event);
}

// A line may hold several statements: one that is wrong is what counts.
std::optional<Mark> AlgorithmEditor::markOf(int line) const {
    std::optional<Mark> mark;
    const std::vector<std::size_t>& lines = m_practice.algorithmLines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i] != std::size_t(line) + 1) continue;
        const Mark found = m_practice.algorithmGrading().rows[i].mark;
        if (!mark || found == Mark::Wrong || found == Mark::Unreadable) mark = found;
    }
    return mark;
}

void AlgorithmEditor::paintEvent(QPaintEvent* event) {
    const Theme& theme = m_themes.theme();
    const int width = theme.px(markSpan);
    {
        QPainter painter(viewport());
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
            if (box.top() > viewport()->height()) break;
            const std::optional<Mark> mark = markOf(block.blockNumber());
            if (mark == Mark::Wrong || mark == Mark::Unreadable)
                painter.fillRect(QRectF(0, box.top(), viewport()->width(), box.height()), theme.currentRow);
        }
    }
    QPlainTextEdit::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > viewport()->height()) break;
        if (const std::optional<Mark> mark = markOf(block.blockNumber()))
            paintMark(painter, QRectF(viewport()->width() - width, box.top(), width, box.height()), *mark, theme);
    }
}

}  // namespace wengert
