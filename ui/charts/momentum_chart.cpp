#include "ui/charts/momentum_chart.h"

#include <QMouseEvent>
#include <QPainterPath>
#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>

#include "core/language/number.h"
#include "ui/charts/grid_regions.h"
#include "ui/text.h"
#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

// How much of the accent a cell has: hardly converging, and fastest.
constexpr double slowStrength = 0.06;
constexpr double fastStrength = 0.62;
constexpr double hatchGap = 7;
constexpr double starRadius = 7;
constexpr double ringRadius = 7;
constexpr double markRadius = 4;
constexpr int scaleWidth = 48;

QString alphaName() { return QStringLiteral("α"); }
QString betaName() { return QStringLiteral("β"); }

QFont axisFont(const Theme& theme) {
    QFont font = theme.font(TextStyle::Math);
    font.setItalic(true);
    font.setPixelSize(theme.textPx(TextStyle::Body));
    return font;
}

QPainterPath starAt(QPointF centre, double radius) {
    constexpr double inner = 0.42;  // of the radius
    QPolygonF corners;
    for (int i = 0; i < 10; ++i) {
        const double angle = std::numbers::pi * (i / 5.0 - 0.5);
        corners << centre + (i % 2 == 0 ? radius : inner * radius) * QPointF(std::cos(angle), std::sin(angle));
    }
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    return path;
}

std::vector<std::uint8_t> cellsIn(const MomentumGrid& grid, MapRegime regime) {
    std::vector<std::uint8_t> inside(grid.regimes.size());
    std::ranges::transform(grid.regimes, inside.begin(), [regime](MapRegime r) { return std::uint8_t(r == regime); });
    return inside;
}

QString optimumName() { return MomentumChart::tr("optimal"); }

// QRectF::contains() would hold what is no number.
bool isWithin(const QRectF& plot, QPointF at) {
    return plot.adjusted(-1, -1, 1, 1).contains(at) && !std::isnan(at.x() + at.y());
}

constexpr std::array regimes{MapRegime::Monotone, MapRegime::Oscillating, MapRegime::Divergent};

}  // namespace

QString regimeName(MapRegime regime) {
    switch (regime) {
        case MapRegime::Monotone: return MomentumChart::tr("monotone");
        case MapRegime::Oscillating: return MomentumChart::tr("oscillating");
        default: return MomentumChart::tr("divergent");
    }
}

MomentumChart::MomentumChart(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) {
    setCursor(Qt::CrossCursor);
    connect(&themes, &ThemeManager::changed, this, &MomentumChart::refresh);
}

void MomentumChart::setGrid(MomentumGrid grid) {
    Q_ASSERT(grid.rates.size() == grid.regimes.size());
    m_grid = std::move(grid);
    refresh();
}

void MomentumChart::setOptimum(std::optional<QPointF> optimum) {
    m_optimum = optimum;
    m_map = {};  // names make way for it
    update();
}

void MomentumChart::setChosen(std::optional<QPointF> chosen) {
    m_chosen = chosen;
    update();
}

void MomentumChart::setMarks(std::vector<MomentumMark> marks) {
    m_marks = std::move(marks);
    update();
}

QRgb MomentumChart::colorOf(std::size_t cell) const {
    const auto rate = double(m_grid.rates[cell]);
    if (m_grid.regimes[cell] == MapRegime::Divergent || std::isnan(rate)) return theme().well.rgb();
    const double speed = m_best < 1 ? (1 - rate) / (1 - m_best) : 0;
    const double strength = std::lerp(slowStrength, fastStrength, std::clamp(speed, 0.0, 1.0));
    return mixed(theme().accent.color, theme().card, strength).rgb();
}

void MomentumChart::refresh() {
    m_map = {};
    m_image = {};
    update();
    if (m_grid.columns == 0) return;
    m_best = 1;
    for (const float rate : m_grid.rates) m_best = std::min(m_best, double(rate));
    m_image = QImage(m_grid.columns, m_grid.rows(), QImage::Format_RGB32);
    for (int row = 0; row < m_grid.rows(); ++row)
        for (int column = 0; column < m_grid.columns; ++column)
            m_image.setPixel(column, m_grid.rows() - 1 - row, colorOf(std::size_t(row * m_grid.columns + column)));
}

// ---- painting

// β stands over its ticks, α after its own.
PlotFrame MomentumChart::frameIn(const QRectF& target) const {
    const QFontMetricsF metrics(axisFont(theme()));
    const double right = theme().space.m + metrics.horizontalAdvance(alphaName());
    QRectF plot = target.adjusted(0, metrics.height() + theme().space.xs, -right, -roomForXTicks(theme()));
    plot.setLeft(target.left() + roomForYTicks(m_grid.beta, plot.height(), theme()));
    return {.plot = plot, .x = m_grid.alpha, .y = m_grid.beta};
}

void MomentumChart::paintChart(QPainter& painter, const QRectF& target) const {
    if (m_image.isNull()) return paintEmpty(painter, target);
    paintMap(painter, target);
    paintPoints(painter, frameIn(target));
}

// The map seldom changes while the ring is dragged over it.
void MomentumChart::paintOnScreen(QPainter& painter) {
    if (m_image.isNull()) return paintEmpty(painter, rect());
    const QSize pixels = size() * devicePixelRatio();
    if (m_map.size() != pixels) {
        m_map = QPixmap(pixels);
        m_map.setDevicePixelRatio(devicePixelRatio());
        m_map.fill(theme().card);
        QPainter mapPainter(&m_map);
        mapPainter.setRenderHint(QPainter::Antialiasing);
        paintMap(mapPainter, rect());
    }
    painter.drawPixmap(0, 0, m_map);
    paintPoints(painter, frameIn(rect()));
}

void MomentumChart::paintMap(QPainter& painter, const QRectF& target) const {
    const PlotFrame frame = frameIn(target);
    if (frame.plot.width() <= 0 || frame.plot.height() <= 0) return;
    painter.save();
    painter.setClipRect(frame.plot, Qt::IntersectClip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(frame.plot, m_image);
    paintDivergence(painter, frame);
    paintBoundaries(painter, frame);
    paintRegimeNames(painter, frame);
    painter.restore();
    painter.setPen(QPen(theme().nodeLine, theme().stroke(1)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame.plot);
    paintTicks(painter, frame, theme().space.xs, theme());
    paintAxisNames(painter, target, frame);
    paintScale(painter, target);
}

// Hatched, so that it is not grey alone that tells.
void MomentumChart::paintDivergence(QPainter& painter, const PlotFrame& frame) const {
    const QRectF& plot = frame.plot;
    const double width = plot.width() / m_grid.columns;
    const double height = plot.height() / m_grid.rows();
    QPainterPath region;
    for (int row = 0; row < m_grid.rows(); ++row)
        for (int column = 0, end = 0; column < m_grid.columns; column = end + 1) {
            const auto diverges = [&](int i) {
                return i < m_grid.columns &&
                       m_grid.regimes[std::size_t(row * m_grid.columns + i)] == MapRegime::Divergent;
            };
            for (end = column; diverges(end);) ++end;
            if (end > column)
                region.addRect(plot.left() + column * width, plot.bottom() - (row + 1) * height, (end - column) * width,
                               height);
        }
    painter.save();
    painter.setClipPath(region, Qt::IntersectClip);
    painter.setPen(QPen(theme().nodeLine, theme().stroke(1)));
    const double gap = theme().px(hatchGap) * std::numbers::sqrt2;
    for (double x = plot.left() - plot.height(); x < plot.right(); x += gap)
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x + plot.height(), plot.top()));
    painter.restore();
}

void MomentumChart::paintBoundaries(QPainter& painter, const PlotFrame& frame) const {
    std::vector<double> rates(m_grid.rates.begin(), m_grid.rates.end());
    for (double& rate : rates) rate = rate < 2 ? rate : 2;  // also what is no number
    std::vector<QLineF> pieces = contour(rates, m_grid.columns, 1);
    std::ranges::copy(outline(cellsIn(m_grid, MapRegime::Monotone), m_grid.columns), std::back_inserter(pieces));
    const auto placed = [&plot = frame.plot](QPointF at) {
        return QPointF(plot.left() + at.x() * plot.width(), plot.bottom() - at.y() * plot.height());
    };
    painter.setPen(QPen(theme().text, theme().stroke(1.25), Qt::SolidLine, Qt::RoundCap));
    for (const QLineF& piece : pieces) painter.drawLine(placed(piece.p1()), placed(piece.p2()));
}

void MomentumChart::paintRegimeNames(QPainter& painter, const PlotFrame& frame) const {
    const QFont font = theme().font(TextStyle::Heading);
    const QFontMetricsF metrics(font);
    const double air = theme().space.xs;
    const QRectF& plot = frame.plot;
    const QRectF star = optimumBox(frame);
    const QRectF taken((star.left() - plot.left()) / plot.width(), (plot.bottom() - star.bottom()) / plot.height(),
                       star.width() / plot.width(), star.height() / plot.height());
    painter.setFont(font);
    painter.setPen(theme().text);
    for (const MapRegime regime : regimes) {
        std::vector<std::uint8_t> inside = cellsIn(m_grid, regime);
        exclude(inside, m_grid.columns, taken);
        const QString name = regimeName(regime);
        const QSizeF size(metrics.horizontalAdvance(name) + 2 * air, metrics.height() + air);
        const std::optional<QPointF> place =
            roomFor(inside, m_grid.columns, {size.width() / plot.width(), size.height() / plot.height()});
        if (!place) continue;
        QRectF box({}, size);
        box.moveCenter({plot.left() + place->x() * plot.width(), plot.bottom() - place->y() * plot.height()});
        if (regime == MapRegime::Divergent) paintRounded(painter, box, theme().controlRadius / 2, theme().well);
        painter.drawText(box, Qt::AlignCenter, name);
    }
}

void MomentumChart::paintAxisNames(QPainter& painter, const QRectF& target, const PlotFrame& frame) const {
    const QFont font = axisFont(theme());
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(theme().text);
    const double below = frame.plot.bottom() + theme().space.xs;
    painter.drawText(QRectF(target.right() - 40, below, 40, target.bottom() - below), Qt::AlignRight | Qt::AlignVCenter,
                     alphaName());
    painter.drawText(
        QRectF(target.left(), target.top(), frame.plot.left() - theme().space.xs - target.left(), metrics.height()),
        Qt::AlignRight | Qt::AlignVCenter, betaName());
}

// At the upper right: which colour is how fast.
void MomentumChart::paintScale(QPainter& painter, const QRectF& target) const {
    const QFont font = theme().font(TextStyle::Label);
    const QFontMetricsF metrics(font);
    const double right = frameIn(target).plot.right();
    const QString slow = tr("rate 1");
    const QString fast = toQString(shortNumber(m_best));
    const double gap = theme().space.s;
    const double fastLeft = right - metrics.horizontalAdvance(fast);
    const QRectF bar(fastLeft - gap - theme().px(scaleWidth), target.top() + 2, theme().px(scaleWidth),
                     metrics.height() - 4);
    QLinearGradient colors(bar.topLeft(), bar.topRight());
    colors.setColorAt(0, mixed(theme().accent.color, theme().card, slowStrength));
    colors.setColorAt(1, mixed(theme().accent.color, theme().card, fastStrength));
    painter.setPen(QPen(theme().nodeLine, theme().stroke(1)));
    painter.setBrush(colors);
    painter.drawRect(bar);
    painter.setFont(font);
    painter.setPen(theme().muted);
    painter.drawText(QPointF(fastLeft, target.top() + metrics.ascent()), fast);
    painter.drawText(QPointF(bar.left() - gap - metrics.horizontalAdvance(slow), target.top() + metrics.ascent()),
                     slow);
}

void MomentumChart::paintPoints(QPainter& painter, const PlotFrame& frame) const {
    painter.save();
    painter.setClipRect(frame.plot.adjusted(-ringRadius, -ringRadius, ringRadius, ringRadius), Qt::IntersectClip);
    for (const MomentumMark& mark : m_marks) {
        const QPointF at = frame.at(mark.alpha, mark.beta);
        if (!isWithin(frame.plot, at)) continue;
        painter.setPen(QPen(theme().card, theme().stroke(1.5)));
        painter.setBrush(mark.color);
        painter.drawEllipse(at, theme().stroke(markRadius), theme().stroke(markRadius));
    }
    paintOptimum(painter, frame);
    if (m_chosen) {
        const QPointF at = frame.at(m_chosen->x(), m_chosen->y());
        const double radius = theme().stroke(ringRadius);
        painter.setBrush(Qt::NoBrush);
        for (const auto& [color, width] : {std::pair(theme().card, 5.0), std::pair(theme().text, 2.5)}) {
            painter.setPen(QPen(color, theme().stroke(width)));
            if (isWithin(frame.plot, at)) painter.drawEllipse(at, radius, radius);
        }
    }
    painter.restore();
}

// The name of the star, on the side where there is room; nothing where the star is not seen.
QRectF MomentumChart::optimumBox(const PlotFrame& frame) const {
    const QRectF& plot = frame.plot;
    const QPointF at = m_optimum ? frame.at(m_optimum->x(), m_optimum->y()) : QPointF(NAN, NAN);
    if (!isWithin(plot, at)) return {};
    const QFontMetricsF metrics(theme().font(TextStyle::Heading));
    const double air = theme().space.xs;
    const double aside = theme().stroke(starRadius) + air;
    QRectF box(at.x() + aside, at.y() - metrics.height() / 2, metrics.horizontalAdvance(optimumName()) + 2 * air,
               metrics.height());
    if (box.right() > plot.right()) box.moveRight(at.x() - aside);
    box.moveTop(std::clamp(box.top(), plot.top(), std::max(plot.top(), plot.bottom() - box.height())));
    return box;
}

void MomentumChart::paintOptimum(QPainter& painter, const PlotFrame& frame) const {
    const QRectF box = optimumBox(frame);
    if (box.isEmpty()) return;
    painter.setPen(QPen(theme().card, theme().stroke(1.5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(theme().text);
    painter.drawPath(starAt(frame.at(m_optimum->x(), m_optimum->y()), theme().stroke(starRadius)));
    paintRounded(painter, box, theme().controlRadius / 2, theme().card);
    painter.setFont(theme().font(TextStyle::Heading));
    painter.setPen(theme().text);
    painter.drawText(box, Qt::AlignCenter, optimumName());
}

// ---- pointer

std::optional<std::size_t> MomentumChart::cellAt(QPointF numbers) const {
    const double across = m_grid.alpha.fraction(numbers.x());
    const double up = m_grid.beta.fraction(numbers.y());
    if (m_grid.columns == 0 || !(across >= 0 && across <= 1 && up >= 0 && up <= 1)) return {};
    const int column = std::min(int(across * m_grid.columns), m_grid.columns - 1);
    const int row = std::min(int(up * m_grid.rows()), m_grid.rows() - 1);
    return std::size_t(row * m_grid.columns + column);
}

QStringList MomentumChart::readoutAt(QPointF numbers) const {
    const std::optional<std::size_t> cell = cellAt(numbers);
    if (!cell) return {};
    const auto line = [](const QString& name, double x) {
        return name + QStringLiteral(" = ") + toQString(shortNumber(x));
    };
    return {line(alphaName(), numbers.x()), line(betaName(), numbers.y()),
            line(tr("rate"), double(m_grid.rates[*cell])), regimeName(m_grid.regimes[*cell])};
}

void MomentumChart::paintHover(QPainter& painter) const {
    if (!m_pointer || m_image.isNull()) return;
    const QStringList lines = readoutAt(frameIn(rect()).numbersAt(*m_pointer));
    if (!lines.isEmpty()) paintReadout(painter, theme(), rect(), *m_pointer, lines);
}

void MomentumChart::pick(QPointF position) {
    const QRectF plot = frameIn(rect()).plot;
    const QPointF inside(std::clamp(position.x(), plot.left(), plot.right()),
                         std::clamp(position.y(), plot.top(), plot.bottom()));
    const QPointF numbers = frameIn(rect()).numbersAt(inside);
    Q_EMIT picked(numbers.x(), numbers.y());
}

void MomentumChart::mousePressEvent(QMouseEvent* event) {
    const QRectF plot = frameIn(rect()).plot;
    if (m_image.isNull() || event->button() != Qt::LeftButton || !plot.contains(event->position())) return;
    m_isPicking = true;
    pick(event->position());
}

void MomentumChart::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    if (m_isPicking) pick(event->position());
    update();
}

void MomentumChart::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_isPicking = false;
}

void MomentumChart::leaveEvent(QEvent*) {
    m_pointer.reset();
    update();
}

QString MomentumChart::csv() const {
    QString text = QStringLiteral("alpha,beta,rate,regime");
    for (std::size_t cell = 0; cell < m_grid.rates.size(); ++cell) {
        const auto columns = std::size_t(m_grid.columns);
        const double alpha = m_grid.alpha.numberAt((double(cell % columns) + 0.5) / m_grid.columns);
        const double beta = m_grid.beta.numberAt((double(cell / columns) + 0.5) / m_grid.rows());
        text += u'\n' + toQString(exactNumber(alpha)) + u',' + toQString(exactNumber(beta)) + u',' +
                toQString(exactNumber(double(m_grid.rates[cell]))) + u',' + regimeName(m_grid.regimes[cell]);
    }
    return text;
}

}  // namespace wengert
