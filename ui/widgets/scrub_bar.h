// Where one is in a run of n steps, as a bar: filled up to there, with a line at its end. Click and drag scrub,
// hovering says which step is there; with the focus ←, →, Home and End move, and so does the wheel. Page up and Page
// down, the keys of a presenter's remote, stay the window's.
#pragma once

#include <QAbstractSlider>
#include <functional>
#include <optional>

#include "ui/theme_manager.h"

namespace wengert {

class ScrubBar final : public QAbstractSlider {
    Q_OBJECT

 public:
    explicit ScrubBar(const ThemeManager& themes, QWidget* parent = nullptr);

    // From 0 to `last`; without steps, 0, it is disabled. Emits nothing, and a position beyond the end moves to it.
    void setLast(int last);
    int last() const { return maximum(); }
    void setPosition(int position);  // emits nothing
    int position() const { return value(); }
    // What a position is called, in the tooltip and for screen readers: "iteration 3". At first the number alone.
    void setWords(std::function<QString(int)> words);

    // Where a position lies, in pixels from the left, and back.
    double xOf(int position) const;
    int positionAt(double x) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void moved(int position);  // by the user, and different

 protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    const Theme& theme() const { return m_themes.theme(); }
    QRectF barRect() const;
    void describe();

    const ThemeManager& m_themes;
    std::function<QString(int)> m_words;
    std::optional<int> m_hovered;  // position under the pointer
};

}  // namespace wengert
