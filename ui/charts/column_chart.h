// Columns over whole numbers: groups side by side, and in each a column for every series. A series may be a part of the
// one before it: it is drawn in front of that one's column. Linear from 0, so that what grows by a factor is seen to.
#pragma once

#include <vector>

#include "ui/charts/chart.h"
#include "ui/charts/chart_painting.h"

namespace wengert {

struct ColumnSeries {
    QString name;
    QColor color;
    std::vector<double> numbers;  // one for each group; NaN: not computed yet
    bool isPart = false;          // of the series before
};

class ColumnChart final : public Chart {
    Q_OBJECT

 public:
    explicit ColumnChart(const ThemeManager& themes, QWidget* parent = nullptr);

    // first: the number under the first group.
    void setSeries(std::vector<ColumnSeries> series, int first = 1);
    const std::vector<ColumnSeries>& series() const { return m_series; }
    void setXName(const QString& name);  // of the numbers below

    // A column's rectangle in the widget; empty where there is no number.
    QRectF columnOf(std::size_t series, std::size_t group) const;
    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;

 protected:
    void paintHover(QPainter& painter) const override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

 private:
    std::size_t groupCount() const;
    PlotFrame frameIn(const QRectF& target) const;
    QRectF columnIn(const PlotFrame& frame, std::size_t series, std::size_t group) const;
    void paintNumbers(QPainter& painter, const PlotFrame& frame) const;
    void paintLegend(QPainter& painter, const QRectF& target) const;

    std::vector<ColumnSeries> m_series;
    int m_first = 1;
    QString m_xName;
    std::optional<QPointF> m_pointer;
};

}  // namespace wengert
