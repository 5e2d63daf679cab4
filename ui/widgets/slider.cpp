#include "ui/widgets/slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr double mostSteps = 100000;

// 3 × 0.1 is 0.30000000000000004; people mean 0.3.
double decimal(double number) { return QString::number(number, 'g', 12).toDouble(); }

}  // namespace

Slider::Slider(const ThemeManager& themes, Pass pass, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), m_themes(themes), m_pass(pass) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setNumberRange(0, 1, 0.01);
    connect(this, &QSlider::valueChanged, this, [this](int position) {
        m_number = decimal(m_least + position * m_step);
        Q_EMIT numberEdited(m_number);
    });
    connect(&themes, &ThemeManager::changed, this, &QWidget::updateGeometry);
}

void Slider::setNumberRange(double minimum, double maximum, double step) {
    Q_ASSERT(minimum < maximum && step > 0);
    const QSignalBlocker quiet(this);
    m_least = minimum;
    m_step = std::max(step, (maximum - minimum) / mostSteps);
    setRange(0, int(std::lround((maximum - minimum) / m_step)));
    setSingleStep(1);
    setPageStep(std::max(1, this->maximum() / 20));
    setNumber(m_number);
}

void Slider::setNumber(double number) {
    const QSignalBlocker quiet(this);
    m_number = number;
    const double position = (number - m_least) / m_step;
    setValue(std::isnan(position) ? 0 : int(std::lround(std::clamp(position, 0.0, double(maximum())))));
    update();
}

double Slider::radius() const { return m_themes.theme().px(9); }

QSize Slider::sizeHint() const { return {m_themes.theme().px(96), minimumSizeHint().height()}; }

QSize Slider::minimumSizeHint() const { return {m_themes.theme().px(48), 2 * int(radius()) + 6}; }

void Slider::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    const Hue& hue = theme.hue(m_pass);
    const double ring = radius();
    const double middle = height() / 2.0;
    const double groove = theme.px(4);
    const double x = ring + 2 + (width() - 2 * ring - 4) * value() / std::max(1, maximum());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintRounded(painter, {0, middle - groove / 2, double(width()), groove}, groove / 2, theme.line);
    if (hasFocus() || isSliderDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(hue.track);
        painter.drawEllipse(QPointF(x, middle), ring + 2, ring + 2);
    }
    painter.setPen(QPen(isEnabled() ? hue.color : theme.nodeLine, theme.px(2)));
    painter.setBrush(underMouse() && isEnabled() ? hue.wash : theme.card);
    painter.drawEllipse(QPointF(x, middle), ring - theme.px(1), ring - theme.px(1));
}

void Slider::moveTo(double x) {
    const double room = std::max(1.0, width() - 2 * radius() - 4);
    setValue(int(std::lround(std::clamp((x - radius() - 2) / room, 0.0, 1.0) * maximum())));
}

void Slider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    setSliderDown(true);
    moveTo(event->position().x());
}

void Slider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) moveTo(event->position().x());
}

void Slider::mouseReleaseEvent(QMouseEvent*) { setSliderDown(false); }

}  // namespace wengert
