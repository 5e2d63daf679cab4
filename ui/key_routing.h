// Who gets a key that is both a command and of use to a field: → steps the program, but moves the caret while
// text is edited. Undo is always the session's, which also knows what was typed.
#pragma once

#include <QObject>

class QKeyEvent;
class QWidget;

namespace wengert {

// Install it on the application.
class KeyRouting final : public QObject {
    Q_OBJECT

 public:
    using QObject::QObject;

    // Whether the focused widget uses this key itself.
    static bool isForField(const QWidget& focus, const QKeyEvent& key);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace wengert
