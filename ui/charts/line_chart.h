// Lines and points over two axes: losses over epochs, a fitted curve with its data. Linear or in powers of ten,
// smoothed on request; the pointer reads the numbers off.
#pragma once

#include <optional>

#include "ui/charts/axis.h"
#include "ui/charts/chart.h"
#include "ui/charts/series.h"

namespace wengert {

class LineChart final : public Chart {
    Q_OBJECT

 public:
    explicit LineChart(const ThemeManager& themes, QWidget* parent = nullptr);

    void setSeries(std::vector<Series> series);
    const std::vector<Series>& series() const { return m_series; }
    void setLogarithmic(bool isLogarithmic);  // the vertical axis
    bool isLogarithmic() const { return m_isLogarithmic; }
    void setSmoothing(double weight);  // see smoothed()
    void setXName(const QString& name);
    // Without one it fits the series.
    void setXRange(std::optional<Axis> range);

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    // What the pointer there reads: the x, and a line for each series.
    QStringList readoutAt(double x) const;

 Q_SIGNALS:
    void clicked(QPointF numbers);  // where, on the axes

 protected:
    void paintHover(QPainter& painter) const override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

 private:
    struct Frame {
        QRectF plot;
        Axis x;
        Axis y;
        QPointF at(double xNumber, double yNumber) const;
    };
    Frame frameIn(const QRectF& target) const;
    void paintAxes(QPainter& painter, const Frame& frame) const;
    void paintTick(QPainter& painter, const QRectF& room, Qt::Alignment alignment, const Tick& tick) const;
    struct LegendEntry {
        std::size_t series;
        int row;
        double left;
    };
    // From the right, the last series first, in as many rows as it takes; names that are longer than a row are cut.
    std::vector<LegendEntry> legendIn(double width) const;
    void paintLegend(QPainter& painter, const QRectF& target) const;
    void paintSeries(QPainter& painter, const Frame& frame, const Series& series) const;
    void updateAxes();
    double legendHeight(double width) const;

    std::vector<Series> m_series;
    std::vector<std::vector<double>> m_shown;  // their y's, smoothed
    bool m_isLogarithmic = false;
    double m_smoothing = 0;
    QString m_xName;
    std::optional<Axis> m_xRange;
    Axis m_x;
    Axis m_y;
    std::optional<QPointF> m_pointer;
};

}  // namespace wengert
