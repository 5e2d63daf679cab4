// A field that offers a few things by name: a drop-down list. What cannot be chosen now is shown, muted, and its
// tooltip says why. The wheel turns it only while it has the focus.
#pragma once

#include <QComboBox>
#include <functional>

namespace wengert {

class Choice final : public QComboBox {
    Q_OBJECT

 public:
    explicit Choice(QWidget* parent = nullptr);

    // `name` is what picked() gives.
    void addEntry(const QString& name, const QString& title, const QString& hint = {}) {
        insertEntry(count(), name, title, hint);
    }
    void insertEntry(int at, const QString& name, const QString& title, const QString& hint = {});
    void addSeparator() { insertSeparator(count()); }
    void setEntryEnabled(const QString& name, bool enabled, const QString& hint);
    QString current() const { return currentData().toString(); }
    void setCurrent(const QString& name);  // emits nothing; none: an empty field

    QSize minimumSizeHint() const override;
    void showPopup() override;

 Q_SIGNALS:
    void picked(const QString& name);  // by the user, and different
    void taken();                      // from the open list, also the same again; after picked()

 protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

 private:
    QString m_shown;
    bool m_isListUsed = false;
};

}  // namespace wengert
