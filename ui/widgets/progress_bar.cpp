#include "ui/widgets/progress_bar.h"

#include <QPainter>
#include <algorithm>

#include "ui/widgets/bar_painting.h"

namespace wengert {

ProgressBar::ProgressBar(const ThemeManager& themes, QWidget* parent) : QWidget(parent), m_themes(themes) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ProgressBar::setFraction(double fraction) {
    fraction = std::clamp(fraction, 0.0, 1.0);
    if (fraction == m_fraction) return;
    m_fraction = fraction;
    update();
}

QSize ProgressBar::sizeHint() const { return {m_themes.theme().px(120), m_themes.theme().px(24)}; }

void ProgressBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFilledBar(painter, rect(), m_fraction * width(), m_themes.theme());
}

}  // namespace wengert
