#include "ui/workspaces/practice/answer_field.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QStyle>

namespace wengert {

AnswerField::AnswerField(QWidget* parent) : QLineEdit(parent) {
    setAlignment(Qt::AlignRight);
    setMaxLength(400);
}

void AnswerField::showAnswer(const QString& answer, Mark mark) {
    if (text() == m_shown || answer != m_shown || isReadOnly()) {
        if (text() != answer) setText(answer);
        if (!hasFocus()) home(false);  // of what is too long the beginning is seen
        m_shown = answer;
    }
    const bool isWrong = mark == Mark::Wrong || mark == Mark::Unreadable;
    const QString look = mark == Mark::Right || mark == Mark::Carried ? QStringLiteral("right")
                         : isWrong                                    ? QStringLiteral("wrong")
                                                                      : QString();
    if (property("answer").toString() == look) return;
    setProperty("answer", look);
    style()->unpolish(this);
    style()->polish(this);
}

void AnswerField::setOffers(const QStringList& offers) {
    setAlignment(Qt::AlignLeft);
    m_completer = new QCompleter(offers, this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setMaxVisibleItems(int(offers.size()));
    setCompleter(m_completer);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, [this](const QString& offer) {
        setText(offer);
        commit();
        Q_EMIT entered();
    });
}

bool AnswerField::isListOpen() const { return m_completer && m_completer->popup()->isVisible(); }

void AnswerField::commit() {
    if (isListOpen()) m_completer->popup()->hide();
    if (text() == m_shown) return;
    m_shown = text();
    Q_EMIT committed(m_shown);
}

// Before the focus moves by itself.
bool AnswerField::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isBack = key->key() == Qt::Key_Backtab;
        if ((key->key() == Qt::Key_Tab || isBack) && !(key->modifiers() & Qt::ControlModifier)) {
            commit();
            Q_EMIT passed(!isBack);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void AnswerField::keyPressEvent(QKeyEvent* event) {
    const bool opensList =
        event->key() == Qt::Key_F4 || (event->key() == Qt::Key_Down && (event->modifiers() & Qt::AltModifier));
    if (m_completer && opensList) {
        m_completer->setCompletionPrefix(QString());
        m_completer->complete();
        return;
    }
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            commit();
            Q_EMIT entered();
            return;
        case Qt::Key_Up:
        case Qt::Key_Down: Q_EMIT walked(event->key() == Qt::Key_Up ? -1 : 1); return;
        default: QLineEdit::keyPressEvent(event);
    }
}

void AnswerField::focusInEvent(QFocusEvent* event) {
    QLineEdit::focusInEvent(event);
    if (event->reason() != Qt::PopupFocusReason) selectAll();
    Q_EMIT focused();
}

void AnswerField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    home(false);
}

}  // namespace wengert
