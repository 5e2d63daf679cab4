// A quiet slider for a real number: a thin groove and a ring. Between `minimum` and `maximum` it moves on a grid of
// `step`; a number off the grid or outside the range only places the ring, and is never rounded by showing it.
#pragma once

#include <QSlider>

#include "ui/theme_manager.h"

namespace wengert {

class Slider final : public QSlider {
    Q_OBJECT
 public:
    explicit Slider(const ThemeManager& themes, Pass pass = Pass::Values, QWidget* parent = nullptr);

    // At most 100,000 steps fit between the ends.
    void setNumberRange(double minimum, double maximum, double step);
    double number() const { return m_number; }
    void setNumber(double number);  // emits nothing

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void numberEdited(double number);  // by mouse or keyboard

 protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

 private:
    double radius() const;
    void moveTo(double x);

    const ThemeManager& m_themes;
    Pass m_pass;
    double m_least = 0;
    double m_step = 0.01;
    double m_number = 0;
};

}  // namespace wengert
