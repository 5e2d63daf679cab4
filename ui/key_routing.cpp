#include "ui/key_routing.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace wengert {
namespace {

bool isTextField(const QWidget& widget) {
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) return !line->isReadOnly();
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(&widget)) return !text->isReadOnly();
    return qobject_cast<const QAbstractSpinBox*>(&widget) || qobject_cast<const QComboBox*>(&widget);
}

bool movesCaret(int key) {
    switch (key) {
        case Qt::Key_Left:
        case Qt::Key_Right:
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_Home:
        case Qt::Key_End:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown: return true;
        default: return false;
    }
}

bool isPrintable(const QKeyEvent& key) {
    const bool isCommand = key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    return !isCommand && !key.text().isEmpty() && key.text().at(0).isPrint();
}

bool isHistory(const QKeyEvent& key) {
    return key.matches(QKeySequence::Undo) || key.matches(QKeySequence::Redo) ||
           key.keyCombination() == (Qt::CTRL | Qt::Key_Y);
}

}  // namespace

bool KeyRouting::isForField(const QWidget& focus, const QKeyEvent& key) {
    const bool isCaretMove = movesCaret(key.key()) && !(key.modifiers() & Qt::AltModifier);
    if (isTextField(focus)) return isCaretMove || isPrintable(key);
    if (qobject_cast<const QAbstractSlider*>(&focus)) return isCaretMove;
    if (qobject_cast<const QAbstractButton*>(&focus)) return key.key() == Qt::Key_Space;
    return false;
}

bool KeyRouting::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::ShortcutOverride) return false;
    const auto* focus = qobject_cast<const QWidget*>(watched);
    auto* key = static_cast<QKeyEvent*>(event);
    if (!focus) return false;
    if (isHistory(*key)) {
        key->ignore();
        return true;
    }
    if (!isForField(*focus, *key)) return false;
    key->accept();
    return true;
}

}  // namespace wengert
