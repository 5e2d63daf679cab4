#include "ui/widgets/text_field.h"

#include <QKeyEvent>
#include <QStyle>

namespace wengert {

TextField::TextField(QWidget* parent) : QLineEdit(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textEdited, this, [this] { setInvalid(false); });
}

void TextField::setShown(const QString& text) {
    m_text = text;
    setText(text);
    setInvalid(false);
}

// The style sheet looks at the property; it has to be asked to look again.
void TextField::setInvalid(bool invalid) {
    if (property("invalid").toBool() == invalid) return;
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
}

void TextField::commit() {
    if (text() != m_text) Q_EMIT committed(text());
}

void TextField::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: return commit();
        case Qt::Key_Escape: setShown(m_text); return Q_EMIT reverted();
        default: QLineEdit::keyPressEvent(event);
    }
}

void TextField::focusOutEvent(QFocusEvent* event) {
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason) commit();
}

}  // namespace wengert
