// A line edit for a short text with a form of its own, such as a network's layers. Enter or leaving commits, Escape
// reverts; its owner says what is wrong, and the text stays until it is put right.
#pragma once

#include <QLineEdit>

namespace wengert {

class TextField final : public QLineEdit {
    Q_OBJECT

 public:
    explicit TextField(QWidget* parent = nullptr);

    const QString& shown() const { return m_text; }
    void setShown(const QString& text);  // emits nothing; drops what is being typed
    void setInvalid(bool invalid);

 Q_SIGNALS:
    void committed(const QString& text);  // by the user, and different
    void reverted();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    void commit();

    QString m_text;
};

}  // namespace wengert
