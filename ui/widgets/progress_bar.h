// How much of something is done, as a bar.
#pragma once

#include <QWidget>

#include "ui/theme_manager.h"

namespace wengert {

class ProgressBar final : public QWidget {
    Q_OBJECT

 public:
    explicit ProgressBar(const ThemeManager& themes, QWidget* parent = nullptr);

    double fraction() const { return m_fraction; }
    void setFraction(double fraction);  // clamped to 0 … 1

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent*) override;

 private:
    const ThemeManager& m_themes;
    double m_fraction = 0;
};

}  // namespace wengert
