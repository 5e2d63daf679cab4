// A line of small text with an icon before it, that can be clicked: a state, a message, a note to unfold. It
// either wraps, as high as it needs, or ends in … on one line.
#pragma once

#include <QAbstractButton>

#include "ui/theme_manager.h"

class QTextLayout;

namespace wengert {

class IconLine final : public QAbstractButton {
    Q_OBJECT
 public:
    enum class Tone { Muted, Action, Warning, Error };

    explicit IconLine(const ThemeManager& themes, QWidget* parent = nullptr);

    // An empty icon name leaves no room for one.
    void showLine(const QString& iconName, const QString& text, Tone tone = Tone::Muted);
    // The same with a title before the text, which then is muted: the tone is the title's.
    void showTitled(const QString& iconName, const QString& title, const QString& text, Tone tone);
    void setWraps(bool wraps);
    // As high as the highest of these texts, whichever is shown.
    void reserve(const QStringList& texts);
    // Only then does it take clicks and the focus.
    void setClickable(bool clickable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent* event) override;
    bool hitButton(const QPoint& point) const override;

 private:
    void fit();
    QFont lineFont() const;
    QColor ink() const;
    double layOut(QTextLayout& layout, double width) const;
    int iconRoom() const;
    int textLeft() const;

    const ThemeManager& m_themes;
    QString m_iconName;
    qsizetype m_titleLength = 0;  // of the text
    Tone m_tone = Tone::Muted;
    QStringList m_reserved;
    bool m_wraps = true;
    bool m_isClickable = false;
};

}  // namespace wengert
