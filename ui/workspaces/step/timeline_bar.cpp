#include "ui/workspaces/step/timeline_bar.h"

#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/widgets/bar_painting.h"
#include "ui/widgets/control_painting.h"
#include "ui/workspaces/step/pass_words.h"

namespace wengert {
namespace {

constexpr double gap = 2;     // between parts
constexpr double margin = 3;  // room for the focus frame and the cursor's ends

}  // namespace

TimelineBar::TimelineBar(Session& session, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), m_session(session), m_themes(themes) {
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Timeline"));
    connect(&session, &Session::cursorChanged, this, &TimelineBar::showCursor);
    connect(&session, &Session::programChanged, this, &TimelineBar::showCursor);
    connect(&session, &Session::traceChanged, this, qOverload<>(&QWidget::update));
    connect(&themes, &ThemeManager::changed, this, [this] {
        updateGeometry();
        update();
    });
    showCursor();
}

QSize TimelineBar::sizeHint() const { return {theme().px(400), theme().px(26) + 2 * int(margin)}; }

QSize TimelineBar::minimumSizeHint() const { return {theme().px(120), sizeHint().height()}; }

QRectF TimelineBar::barRect() const { return QRectF(rect()).adjusted(margin, margin, -margin, -margin); }

double TimelineBar::xOf(std::size_t position) const {
    return momentX(barRect(), position, m_session.timeline().size());
}

std::size_t TimelineBar::positionAt(double x) const { return momentAt(barRect(), x, m_session.timeline().size()); }

// Parts are as long as their moments are many; equal while there is nothing to step through.
QRectF TimelineBar::partRect(Pass pass) const {
    const QRectF bar = barRect();
    const Timeline& timeline = m_session.timeline();
    const auto edge = [&](std::size_t i, std::size_t position) {
        return timeline.size() == 0 ? bar.left() + bar.width() * double(i) / 3 : xOf(position);
    };
    const auto i = static_cast<std::size_t>(pass);
    const bool isLast = pass == (timeline.updated().empty() ? Pass::Adjoints : Pass::Update);
    const double left = edge(i, timeline.passBegin(pass)) + (i == 0 ? 0 : gap / 2);
    const double right = edge(i + 1, timeline.passEnd(pass)) - (isLast ? 0 : gap / 2);
    return {left, bar.top(), right - left, bar.height()};
}

void TimelineBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Pass pass : allPasses) paintPart(painter, pass);
    if (!m_session.timeline().updated().empty()) paintPart(painter, Pass::Update);
    if (m_hovered) paintMark(painter, *m_hovered, theme().muted, 1);
    if (m_session.isStarted()) paintMark(painter, m_session.position(), theme().cursor, 3);
    if (hasFocus()) paintFocus(painter, rect(), 4, theme());
}

void TimelineBar::paintPart(QPainter& painter, Pass pass) const {
    const QRectF part = partRect(pass);
    const Hue& hue = theme().hue(pass);
    painter.fillRect(part, hue.wash);
    QRectF done = part;
    done.setRight(std::clamp(xOf(m_session.position()), part.left(), part.right()));
    if (m_session.position() > m_session.timeline().passBegin(pass)) painter.fillRect(done, hue.track);

    painter.setFont(theme().font(TextStyle::Heading));
    painter.setPen(hue.deep);
    const QString label = timelineLabel(m_session, pass);
    const int room = int(part.width()) - theme().space.s;
    const bool isShort = pass == Pass::Update && painter.fontMetrics().horizontalAdvance(label) > room;
    const QString shown = isShort ? updateMark() : painter.fontMetrics().elidedText(label, Qt::ElideRight, room);
    for (const QString& words : {shown, shown.section(u' ', 0, 0)})
        if (const auto place = labelPlace(part, painter.fontMetrics().horizontalAdvance(words)))
            return painter.drawText(*place, Qt::AlignCenter, words);
    painter.drawText(part, Qt::AlignCenter, shown);
}

// In the middle of the part, or beside the playhead where that would stand in the words. None without room.
std::optional<QRectF> TimelineBar::labelPlace(const QRectF& part, double width) const {
    const double clear = theme().space.s;
    const double head = xOf(m_session.position());
    const bool isCut = m_session.isStarted() && std::abs(head - part.center().x()) < (width + clear) / 2;
    if (!isCut) return part;
    const bool isLeft = head < part.center().x();
    const QRectF place(isLeft ? head + clear : head - clear - width, part.top(), width, part.height());
    if (place.left() < part.left() || place.right() > part.right()) return std::nullopt;
    return place;
}

void TimelineBar::paintMark(QPainter& painter, std::size_t position, const QColor& color, double width) const {
    paintBarMark(painter, barRect(), xOf(position), color, theme().stroke(width));
}

void TimelineBar::showCursor() {
    setAccessibleDescription(momentWords(m_session, m_session.position()));
    setEnabled(m_session.timeline().size() > 0);
    update();
}

void TimelineBar::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_session.setPosition(positionAt(event->position().x()));
}

void TimelineBar::mouseMoveEvent(QMouseEvent* event) {
    const std::size_t position = positionAt(event->position().x());
    if (event->buttons() & Qt::LeftButton) m_session.setPosition(position);
    if (m_hovered == position) return;
    m_hovered = position;
    QToolTip::showText(event->globalPosition().toPoint(), momentWords(m_session, position), this);
    update();
}

void TimelineBar::leaveEvent(QEvent*) {
    m_hovered.reset();
    update();
}

}  // namespace wengert
