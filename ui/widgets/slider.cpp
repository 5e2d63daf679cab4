#include "ui/widgets/slider.h"

#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr double mostSteps = 10'000;
constexpr int finePerStep = 10;
constexpr int pushMs = 40;

// 3 × 0.1 is 0.30000000000000004; people mean 0.3.
double decimal(double number) { return QString::number(number, 'g', 12).toDouble(); }

}  // namespace

Slider::Slider(const ThemeManager& themes, Pass pass, QWidget* parent)
    : QSlider(Qt::Horizontal, parent), m_themes(themes), m_pass(pass) {
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setNumberRange(0, 1, 0.01);
    connect(this, &QSlider::valueChanged, this, [this](int position) {
        m_number = decimal(m_least + position * m_grid);
        Q_EMIT numberEdited(m_number);
    });
    connect(&themes, &ThemeManager::changed, this, &QWidget::updateGeometry);
}

void Slider::setNumberRange(double minimum, double maximum, double step) {
    Q_ASSERT(minimum < maximum && step > 0);
    const QSignalBlocker quiet(this);
    m_least = minimum;
    m_grid = std::max(step, (maximum - minimum) / mostSteps) / finePerStep;
    setRange(0, int(std::lround((maximum - minimum) / m_grid)));
    setSingleStep(finePerStep);
    setPageStep(std::max(finePerStep, this->maximum() / 20));
    setNumber(m_number);
}

void Slider::setNumber(double number) {
    const QSignalBlocker quiet(this);
    m_number = number;
    const double position = (number - m_least) / m_grid;
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

// Steps are counted from zero, so that a range from −4.95 still gives whole numbers.
void Slider::moveTo(double x, bool fine) {
    if (!fine) m_fineFrom.reset();
    else if (!m_fineFrom) m_fineFrom = x;
    if (fine) x = *m_fineFrom + (x - *m_fineFrom) / finePerStep;
    const double room = std::max(1.0, width() - 2 * radius() - 4);
    const double number = m_least + std::clamp((x - radius() - 2) / room, 0.0, 1.0) * maximum() * m_grid;
    const double grid = fine ? m_grid : m_grid * finePerStep;
    setValue(int(std::lround((std::round(number / grid) * grid - m_least) / m_grid)));
}

// Beyond an end the one who set the range is asked for more of it.
void Slider::push(double x) {
    m_pushDirection = x < 0 ? -1 : x > width() ? 1 : 0;
    if (m_pushDirection == 0) m_pushTimer.stop();
    else if (!m_pushTimer.isActive()) m_pushTimer.start(pushMs, this);
}

void Slider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    setSliderDown(true);
    m_fineFrom.reset();
    moveTo(event->position().x(), event->modifiers() & Qt::ShiftModifier);
}

void Slider::mouseMoveEvent(QMouseEvent* event) {
    if (!isSliderDown()) return;
    moveTo(event->position().x(), event->modifiers() & Qt::ShiftModifier);
    push(event->position().x());
}

void Slider::mouseReleaseEvent(QMouseEvent*) {
    m_pushTimer.stop();
    setSliderDown(false);
}

void Slider::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_pushTimer.timerId()) return QSlider::timerEvent(event);
    moveTo(m_pushDirection < 0 ? 0 : width(), false);
    Q_EMIT pushed(m_pushDirection);
}

void Slider::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) QSlider::wheelEvent(event);
    else event->ignore();
}

void Slider::keyPressEvent(QKeyEvent* event) {
    setSingleStep(event->modifiers() & Qt::ShiftModifier ? 1 : finePerStep);
    QSlider::keyPressEvent(event);
    setSingleStep(finePerStep);
}

}  // namespace wengert
