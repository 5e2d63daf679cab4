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

ScalarField::ScalarField(const ThemeManager& themes, QWidget* parent) : Chart(themes, parent) {
    setCursor(Qt::CrossCursor);
    connect(&themes, &ThemeManager::changed, this, &ScalarField::colorGrid);
}

void ScalarField::setGrid(FieldGrid grid) {
    m_grid = std::move(grid);
    colorGrid();
}

void ScalarField::setPoints(std::vector<FieldPoint> points, bool pointsAreClasses) {
    m_points = std::move(points);
    m_pointsAreClasses = pointsAreClasses;
    update();
}

void ScalarField::setAxisNames(const QString& x, const QString& y) {
    m_xName = x;
    m_yName = y;
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

void ScalarField::paintChart(QPainter& painter, const QRectF& target) const {
    if (m_image.isNull()) return paintEmpty(painter, target);
    const QRectF plot = plotIn(target);
    painter.save();
    QPainterPath frame;
    frame.addRoundedRect(plot, cornerRadius, cornerRadius);
    painter.setClipPath(frame);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(plot, m_image);
    for (const FieldPoint& point : m_points) paintPoint(painter, plot, point);
    painter.restore();
}

void ScalarField::paintPoint(QPainter& painter, const QRectF& plot, const FieldPoint& point) const {
    const QRectF& area = m_grid.area;
    const QPointF centre(plot.left() + (point.at.x() - area.left()) / area.width() * plot.width(),
                         plot.bottom() - (point.at.y() - area.top()) / area.height() * plot.height());
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
    return {m_grid.area.left() + (position.x() - plot.left()) / plot.width() * m_grid.area.width(),
            m_grid.area.top() + (plot.bottom() - position.y()) / plot.height() * m_grid.area.height()};
}

std::optional<double> ScalarField::numberAt(QPointF at) const {
    if (m_grid.columns == 0 || !m_grid.area.contains(at)) return {};
    const int rows = int(m_grid.numbers.size()) / m_grid.columns;
    const double across = (at.x() - m_grid.area.left()) / m_grid.area.width();
    const double up = (at.y() - m_grid.area.top()) / m_grid.area.height();
    const int column = int(std::lround(across * (m_grid.columns - 1)));
    const int row = int(std::lround(up * (rows - 1)));
    return double(m_grid.numbers[std::size_t(row * m_grid.columns + column)]);
}

void ScalarField::paintHover(QPainter& painter) const {
    if (!m_pointer || m_image.isNull()) return;
    const QPointF at = areaPoint(*m_pointer);
    const std::optional<double> answer = numberAt(at);
    if (!answer) return;
    const auto line = [](const QString& name, double x) {
        return name + QStringLiteral(" = ") + toQString(shortNumber(x));
    };
    const bool hasClasses = !m_grid.classes.empty();
    paintReadout(
        painter, theme(), rect(), *m_pointer,
        {line(m_xName, at.x()), line(m_yName, at.y()), line(hasClasses ? tr("sureness") : tr("answer"), *answer)});
}

void ScalarField::mouseMoveEvent(QMouseEvent* event) {
    m_pointer = event->position();
    update();
}

void ScalarField::mousePressEvent(QMouseEvent* event) {
    if (m_grid.columns > 0 && plotIn(rect()).contains(event->position()))
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
    QString text = quoted(m_xName) + u',' + quoted(m_yName) + QStringLiteral(",answer");
    if (m_grid.columns == 0) return text;
    const int rows = int(m_grid.numbers.size()) / m_grid.columns;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < m_grid.columns; ++column) {
            const double x = m_grid.area.left() + m_grid.area.width() * column / std::max(m_grid.columns - 1, 1);
            const double y = m_grid.area.top() + m_grid.area.height() * row / std::max(rows - 1, 1);
            const double answer = double(m_grid.numbers[std::size_t(row * m_grid.columns + column)]);
            text += u'\n' + number(x) + u',' + number(y) + u',' + number(answer);
        }
    return text;
}

}  // namespace wengert
