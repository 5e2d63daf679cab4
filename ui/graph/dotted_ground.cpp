#include "ui/graph/dotted_ground.h"

#include <QRegion>
#include <cmath>
#include <utility>
#include <vector>

namespace wengert {
namespace {

constexpr int dotSpacing = 22;  // pixels, at 100 %
constexpr int dotSize = 2;

}  // namespace

void paintDots(QPainter& painter, const QRect& exposed, const QTransform& toView, const Theme& theme) {
    double spacing = dotSpacing * toView.m11();
    while (spacing < 0.64 * dotSpacing) spacing *= 2;
    while (spacing > 1.28 * dotSpacing) spacing /= 2;
    const QPointF origin = toView.map(QPointF());
    const auto first = [&](double from, double start) { return start + std::ceil((from - start) / spacing) * spacing; };
    std::vector<QRect> dots;  // whole pixels are filled without a path
    for (double y = first(exposed.top() - dotSize, origin.y()); y <= exposed.bottom() + 1; y += spacing)
        for (double x = first(exposed.left() - dotSize, origin.x()); x <= exposed.right() + 1; x += spacing)
            dots.emplace_back(qRound(x), qRound(y), dotSize, dotSize);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.dots);
    painter.drawRects(dots.data(), int(dots.size()));
}

const QPixmap& DottedGround::picture(const QWidget& view, const QTransform& toView, const Theme& theme) {
    const double ratio = view.devicePixelRatioF();
    const QSize size = view.size() * ratio;
    const bool hasSize = m_picture.size() == size;
    if (hasSize && m_toView == toView) return m_picture;
    const QTransform before = std::exchange(m_toView, toView);
    QRegion exposed;
    if (hasSize && before.m11() == toView.m11() && ratio == 1) {
        m_picture.scroll(qRound(toView.dx() - before.dx()), qRound(toView.dy() - before.dy()), m_picture.rect(),
                         &exposed);
    } else {
        if (!hasSize) m_picture = QPixmap(size);
        m_picture.setDevicePixelRatio(ratio);
        exposed = view.rect();
    }
    QPainter painter(&m_picture);
    for (const QRect& rect : exposed) {
        painter.setClipRect(rect);
        painter.fillRect(rect, theme.card);
        paintDots(painter, rect, toView, theme);
    }
    return m_picture;
}

}  // namespace wengert
