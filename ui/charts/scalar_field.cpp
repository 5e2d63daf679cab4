#include "ui/charts/scalar_field.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/charts/color_map.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr double fieldStrength = 0.5;  // pale, so that the samples stand out
constexpr double pointRadius = 3.5;
constexpr double cornerRadius = 4;
// Pale where a class is only just the likeliest.
constexpr double surenessFloor = 0.25;

QString number(double x) { return toQString(exactNumber(x)); }

}  // namespace

ScalarField::ScalarField(const ThemeManager& themes, QWidget* parent)
    : Chart(themes, parent), m_answerName(tr("answer")) {
    setCursor(Qt::CrossCursor);
    connect(&themes, &ThemeManager::changed, this, [this] {
        m_overlay = {};
        colorGrid();
    });
}

void ScalarField::setGrid(FieldGrid grid) {
    m_grid = std::move(grid);
    colorGrid();
}

void ScalarField::setPoints(std::vector<FieldPoint> points, bool pointsAreClasses) {
    m_points = std::move(points);
    m_pointsAreClasses = pointsAreClasses;
    m_overlay = {};
    update();
}

void ScalarField::setAxisNames(const QString& x, const QString& y) {
    m_xName = x;
    m_yName = y;
}

void ScalarField::setAnswer(const QString& name, double middle, double reach) {
    m_answerName = name;
    m_middle = middle;
    m_reach = reach;
}

void ScalarField::setArea(std::optional<QRectF> area) {
    m_area = area;
    update();
}

void ScalarField::colorGrid() {
    update();
    m_image = {};
    if (m_grid.columns == 0) return;
    if (m_grid.classes.empty()) {
        m_image = ColorMap(theme(), fieldStrength).image(m_grid.numbers, m_grid.columns);
        return;
    }
    const int rows = int(m_grid.numbers.size()) / m_grid.columns;
    m_image = QImage(m_grid.columns, rows, QImage::Format_RGB32);
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < m_grid.columns; ++column) {
            const auto i = std::size_t(row * m_grid.columns + column);
            const double sure = surenessFloor + (1 - surenessFloor) * std::clamp(double(m_grid.numbers[i]), 0.0, 1.0);
            const QColor color = classColor(theme(), m_grid.classes[i]);
            m_image.setPixelColor(column, rows - 1 - row, mixed(color, theme().card, fieldStrength * sure));
        }
}

// ---- painting

QRectF ScalarField::plotIn(const QRectF& target) const { return target.adjusted(0, 0, 0, -theme().space.xs); }

QPointF ScalarField::plotPoint(const QRectF& plot, QPointF at) const {
    const QRectF seen = area();
    return {plot.left() + (at.x() - seen.left()) / seen.width() * plot.width(),
            plot.bottom() - (at.y() - seen.top()) / seen.height() * plot.height()};
}

void ScalarField::paintGrid(QPainter& painter, const QRectF& plot) const {
    painter.fillRect(plot, theme().field);
    if (m_image.isNull()) return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF& covered = m_grid.area;
    painter.drawImage(QRectF(plotPoint(plot, covered.bottomLeft()), plotPoint(plot, covered.topRight())), m_image);
}

void ScalarField::paintChart(QPainter& painter, const QRectF& target) const {
    if (isEmpty()) return paintEmpty(painter, target);
    const QRectF plot = plotIn(target);
    painter.save();
    QPainterPath frame;
    frame.addRoundedRect(plot, cornerRadius, cornerRadius);
    painter.setClipPath(frame);
    paintGrid(painter, plot);
    for (const FieldPoint& point : m_points) paintPoint(painter, plot, point);
    painter.restore();
}

// A clip and hundreds of points cost more than a picture of them.
void ScalarField::paintOnScreen(QPainter& painter) {
    if (isEmpty()) return paintEmpty(painter, rect());
    const QSize pixels = size() * devicePixelRatio();
    if (m_overlay.size() != pixels || m_overlayFor != area()) makeOverlay();
    paintGrid(painter, plotIn(rect()));
    painter.drawPixmap(0, 0, m_overlay);
}

void ScalarField::makeOverlay() {
    m_overlay = QPixmap(size() * devicePixelRatio());
    m_overlay.setDevicePixelRatio(devicePixelRatio());
    m_overlay.fill(Qt::transparent);
    m_overlayFor = area();
    const QRectF plot = plotIn(rect());
    QPainter painter(&m_overlay);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const FieldPoint& point : m_points) paintPoint(painter, plot, point);
    QPainterPath corners;
    corners.addRect(rect());
    corners.addRoundedRect(plot, cornerRadius, cornerRadius);
    painter.fillPath(corners, theme().card);
}

void ScalarField::paintPoint(QPainter& painter, const QRectF& plot, const FieldPoint& point) const {
    const QPointF centre = plotPoint(plot, point.at);
    if (std::isnan(centre.x() + centre.y()) || !plot.adjusted(-8, -8, 8, 8).contains(centre)) return;
    const QColor color = m_pointsAreClasses ? classColor(theme(), int(point.number))
                                            : mixed(point.number < 0 ? negativeColor(theme()) : positiveColor(theme()),
                                                    theme().card, std::clamp(std::abs(point.number), 0.25, 1.0));
    const double radius = theme().stroke(pointRadius);
    painter.setPen(QPen(theme().dark ? theme().ground : theme().card, theme().stroke(1)));
    painter.setBrush(color);
    painter.drawEllipse(centre, radius, radius);
    if (!point.isHeldBack) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().dark ? theme().ground : theme().card);
    painter.drawEllipse(centre, radius * 0.42, radius * 0.42);
}

// ---- pointer

QPointF ScalarField::areaPoint(QPointF position) const {
    const QRectF plot = plotIn(rect());
    const QRectF seen = area();
    return {seen.left() + (position.x() - plot.left()) / plot.width() * seen.width(),
            seen.top() + (plot.bottom() - position.y()) / plot.height() * seen.height()};
}

std::optional<std::size_t> ScalarField::cellAt(QPointF at) const {
    if (m_grid.columns == 0 || !m_grid.area.contains(at)) return {};
    const int rows = int(m_grid.numbers.size()) / m_grid.columns;
    const double across = (at.x() - m_grid.area.left()) / m_grid.area.width();
    const double up = (at.y() - m_grid.area.top()) / m_grid.area.height();
    const int column = std::min(int(across * m_grid.columns), m_grid.columns - 1);
    const int row = std::min(int(up * rows), rows - 1);
    return std::size_t(row * m_grid.columns + column);
}

std::optional<double> ScalarField::answerAt(QPointF at) const {
    const std::optional<std::size_t> cell = cellAt(at);
    return cell ? std::optional(answer(*cell)) : std::nullopt;
}

QStringList ScalarField::readoutAt(QPointF at) const {
    const std::optional<std::size_t> cell = cellAt(at);
    if (!cell) return {};
    const auto line = [](const QString& name, double x) {
        return name + QStringLiteral(" = ") + toQString(shortNumber(x));
    };
    QString name = m_answerName;
    if (!m_grid.classes.empty()) {
        const int classIndex = m_grid.classes[*cell];
        name = tr("class %1").arg(m_classNames.value(classIndex, QString::number(classIndex)));
    }
    return {line(m_xName, at.x()), line(m_yName, at.y()), line(name, answer(*cell))};
}

void ScalarField::paintHover(QPainter& painter) const {
    if (!m_pointer) return;
    const QStringList lines = readoutAt(areaPoint(*m_pointer));
    if (!lines.isEmpty()) paintReadout(painter, theme(), rect(), *m_pointer, lines);
}

void ScalarField::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    update();
}

void ScalarField::mousePressEvent(QMouseEvent* event) {
    if (!isEmpty() && plotIn(rect()).contains(event->position()))
        Q_EMIT clicked(areaPoint(event->position()), event->button(), event->modifiers());
}

void ScalarField::leaveEvent(QEvent*) {
    m_pointer.reset();
    update();
}

QString ScalarField::csv() const {
    const auto quoted = [](const QString& name) {
        return u'"' + QString(name).replace(u'"', QStringLiteral("\"\"")) + u'"';
    };
    QString text = quoted(m_xName) + u',' + quoted(m_yName) + u',' + quoted(m_answerName);
    if (m_grid.columns == 0) return text;
    const int rows = int(m_grid.numbers.size()) / m_grid.columns;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < m_grid.columns; ++column) {
            const double x = m_grid.area.left() + m_grid.area.width() * (column + 0.5) / m_grid.columns;
            const double y = m_grid.area.top() + m_grid.area.height() * (row + 0.5) / rows;
            text += u'\n' + number(x) + u',' + number(y) + u',' +
                    number(answer(std::size_t(row * m_grid.columns + column)));
        }
    return text;
}

}  // namespace wengert
