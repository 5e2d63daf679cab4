#include "ui/widgets/progress_bar.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>

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
    const Theme& theme = m_themes.theme();
    const double radius = theme.controlRadius / 2;
    QPainterPath outline;
    outline.addRoundedRect(rect(), radius, radius);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outline, theme.well);
    if (m_fraction == 0) return;
    QPainterPath done;
    done.addRect(0, 0, m_fraction * width(), height());
    painter.fillPath(outline.intersected(done), theme.accent.track);
}

}  // namespace wengert
