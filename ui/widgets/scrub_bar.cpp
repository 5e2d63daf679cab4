#include "ui/widgets/scrub_bar.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolTip>
#include <algorithm>

#include "ui/widgets/bar_painting.h"
#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr double margin = 3;  // room for the focus frame

}  // namespace

ScrubBar::ScrubBar(const ThemeManager& themes, QWidget* parent)
    : QAbstractSlider(parent), m_themes(themes), m_words([](int position) { return QString::number(position); }) {
    setOrientation(Qt::Horizontal);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QAbstractSlider::valueChanged, this, [this](int position) {
        describe();
        Q_EMIT moved(position);
    });
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
    setLast(0);
}

void ScrubBar::setLast(int last) {
    const QSignalBlocker quiet(this);
    setRange(0, std::max(0, last));
    setPageStep(1);
    setEnabled(last > 0);
    describe();
}

void ScrubBar::setPosition(int position) {
    const QSignalBlocker quiet(this);
    setValue(position);
    describe();
}

void ScrubBar::setWords(std::function<QString(int)> words) {
    m_words = std::move(words);
    describe();
}

void ScrubBar::describe() {
    setAccessibleDescription(m_words(position()));
    update();
}

QSize ScrubBar::sizeHint() const { return {theme().px(400), theme().px(24) + 2 * int(margin)}; }

QSize ScrubBar::minimumSizeHint() const { return {theme().px(80), sizeHint().height()}; }

QRectF ScrubBar::barRect() const { return QRectF(rect()).adjusted(margin, margin, -margin, -margin); }

double ScrubBar::xOf(int position) const {
    return momentX(barRect(), std::size_t(std::clamp(position, 0, last())), std::size_t(last()));
}

int ScrubBar::positionAt(double x) const { return int(momentAt(barRect(), x, std::size_t(last()))); }

void ScrubBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar = barRect();
    paintFilledBar(painter, bar, xOf(position()), theme());
    if (m_hovered) paintBarMark(painter, bar, xOf(*m_hovered), theme().muted, theme().stroke(1));
    if (isEnabled()) paintBarMark(painter, bar, xOf(position()), theme().cursor, theme().stroke(3));
    if (hasFocus()) paintFocus(painter, rect(), theme().controlRadius / 2 + margin, theme());
}

// ---- pointer

void ScrubBar::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    setSliderDown(true);
    setValue(positionAt(event->position().x()));
}

void ScrubBar::mouseMoveEvent(QMouseEvent* event) {
    const int position = positionAt(event->position().x());
    if (isSliderDown()) setValue(position);
    if (m_hovered == position || !isEnabled()) return;
    m_hovered = position;
    QToolTip::showText(event->globalPosition().toPoint(), m_words(position), this);
    update();
}

void ScrubBar::mouseReleaseEvent(QMouseEvent*) { setSliderDown(false); }

void ScrubBar::leaveEvent(QEvent*) {
    m_hovered.reset();
    update();
}

void ScrubBar::wheelEvent(QWheelEvent* event) {
    if (hasFocus()) QAbstractSlider::wheelEvent(event);
    else event->ignore();
}

void ScrubBar::keyPressEvent(QKeyEvent* event) {
    const bool isForWindow = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    if (isForWindow) event->ignore();
    else QAbstractSlider::keyPressEvent(event);
}

}  // namespace wengert
