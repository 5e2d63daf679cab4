// A quiet slider for a real number: a thin groove and a ring. Between `minimum` and `maximum` it moves in steps of
// `step`, with Shift in tenths of it and at a tenth of the pace; a number off the grid or outside the range only
// places the ring, and is never rounded by showing it. The wheel moves it only while it has the focus.
#pragma once

#include <QBasicTimer>
#include <QSlider>
#include <optional>

#include "ui/theme_manager.h"

namespace wengert {

class Slider final : public QSlider {
    Q_OBJECT
 public:
    explicit Slider(const ThemeManager& themes, Pass pass = Pass::Values, QWidget* parent = nullptr);

    // At most 10,000 steps fit between the ends.
    void setNumberRange(double minimum, double maximum, double step);
    double minimumNumber() const { return m_least; }
    double maximumNumber() const { return m_least + m_grid * maximum(); }
    double number() const { return m_number; }
    void setNumber(double number);  // emits nothing

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void numberEdited(double number);  // by mouse or keyboard
    void pushed(int direction);        // again and again while dragged beyond an end: −1 or 1

 protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

 private:
    double radius() const;
    void moveTo(double x, bool fine);
    void push(double x);

    const ThemeManager& m_themes;
    Pass m_pass;
    double m_least = 0;
    double m_grid = 0.001;  // a tenth of a step
    double m_number = 0;
    std::optional<double> m_fineFrom;  // where Shift was pressed while dragging
    QBasicTimer m_pushTimer;
    int m_pushDirection = 0;
};

}  // namespace wengert
