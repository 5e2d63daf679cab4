// A line edit for one real number. It shows a rounded text and keeps the full number; while it has the focus it
// shows the exact digits. Enter or leaving commits, Escape reverts, Up and Down nudge.
// What is not a number, or not one that can be used, is marked and explained, and never committed.
#pragma once

#include <QLineEdit>
#include <functional>
#include <optional>

#include "core/language/number.h"
#include "ui/theme_manager.h"

namespace wengert {

class NumberField final : public QLineEdit {
    Q_OBJECT
 public:
    // `pass` gives the number its colour; without, it is plain text.
    explicit NumberField(const ThemeManager& themes, std::optional<Pass> pass = {}, QWidget* parent = nullptr);

    double number() const { return m_number; }
    void setNumber(double number);  // emits nothing; drops what is being typed
    void setLimits(double least, double most);
    // Says what is wrong with a number inside the limits; empty: nothing.
    void setCheck(std::function<QString(double)> check) { m_check = std::move(check); }
    // An empty field is then no number, NaN, and shows this.
    void setAbsentText(const QString& text);
    void setHint(const QString& hint);            // the tooltip, while nothing is wrong
    void setStep(double step) { m_step = step; }  // Up and Down; ten times it with Shift, a tenth with Ctrl
    void setTrailingZeros(TrailingZeros zeros);   // kept at first, so that a number does not jump while it changes
    void setPrefix(const QString& prefix);        // "ẋ = "; not shown while editing, nor is
    void setSuffix(const QString& suffix);        // " %"
    void setQuiet(bool quiet);                    // no frame until it is pointed at
    void setRoomFor(int characters);              // 9 at first

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
    void numberEdited(double number);      // by the user, and different
    void refused(const QString& message);  // the text was not a number, or outside the limits

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

 private:
    struct Reading {
        double number = 0;
        QString error;
    };
    Reading read() const;
    bool mayBeAbsent() const { return !placeholderText().isEmpty(); }
    void commit();
    void nudge(double steps);
    void accept(double number);
    void refuse(const QString& message);
    void setMark(const char* property, const QVariant& value);
    void showNumber();
    void retheme();

    const ThemeManager& m_themes;
    double m_number = 0;
    double m_least;
    double m_most;
    double m_step = 0.1;
    QString m_prefix;
    QString m_suffix;
    QString m_hint;
    std::function<QString(double)> m_check;
    TrailingZeros m_zeros = TrailingZeros::Keep;
    int m_characters = 9;
};

// Drops what is being typed into fields inside the widget, before they go or are another thing's: leaving them would
// commit it.
void dropTyping(const QWidget& widget);

}  // namespace wengert
