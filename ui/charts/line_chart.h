// Lines and points over two axes: losses over epochs, a fitted curve with its data. Linear or in powers of ten,
// smoothed on request; the pointer reads the numbers off. Charts of the same runs share a cursor: a line across, and
// a dot on each series.
#pragma once

#include <QPixmap>
#include <optional>

#include "ui/charts/axis.h"
#include "ui/charts/chart.h"
#include "ui/charts/chart_painting.h"
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
    void setXLogarithmic(bool isLogarithmic);
    void setNotes(std::vector<ChartNote> notes);
    const std::vector<ChartNote>& notes() const { return m_notes; }
    void setSmoothing(double weight);  // see smoothed()
    void setXName(const QString& name);
    // Without one it fits the series.
    void setXRange(std::optional<Axis> range);
    // The same; of the kind that is asked for here, linear or logarithmic.
    void setYRange(std::optional<Axis> range);
    // See axisAroundBulk().
    void setRobustRange(bool isRobust);
    void setLegendShown(bool isShown);  // from two series on; shown at first

    void setCursorX(std::optional<double> x);
    std::optional<double> cursorX() const { return m_cursor; }
    // What lies after the cursor is faint: computed, but not reached yet.
    void setFadeAfterCursor(bool fades);
    // Pressing and dragging in the plot then scrubs.
    void setScrubbable(bool isScrubbable) { m_isScrubbable = isScrubbable; }

    const Axis& xAxis() const { return m_x; }
    const Axis& yAxis() const { return m_y; }
    // Where the numbers are in the widget.
    QPointF positionOf(QPointF numbers) const;

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    // What the pointer there reads: the x, and a line for each series.
    QStringList readoutAt(double x) const;

 Q_SIGNALS:
    void clicked(QPointF numbers);  // where, on the axes
    void scrubbed(double x);        // by the user, inside the x-range; the cursor is the owner's to move

 protected:
    void paintOnScreen(QPainter& painter) override;
    void paintHover(QPainter& painter) const override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

 private:
    PlotFrame frameIn(const QRectF& target) const;
    struct LegendEntry {
        std::size_t series;
        int row;
        double left;
    };
    // From the right, the last series first, in as many rows as it takes; names that are longer than a row are cut.
    std::vector<LegendEntry> legendIn(double width) const;
    void paintGround(QPainter& painter, const QRectF& target, const PlotFrame& frame) const;
    void paintLegend(QPainter& painter, const QRectF& target) const;
    // strength: of the colours, 1 in full.
    void paintAllSeries(QPainter& painter, const PlotFrame& frame, const QRectF& clip, double strength) const;
    void paintPoints(QPainter& painter, const PlotFrame& frame, std::size_t series, const QColor& color) const;
    void paintLine(QPainter& painter, const PlotFrame& frame, std::size_t series, const QColor& color) const;
    QPixmap picture(double strength) const;
    void redraw();
    void paintCursor(QPainter& painter, const PlotFrame& frame) const;
    // On its line at the cursor; nothing where it has no number there.
    std::optional<QPointF> headOf(std::size_t series, const PlotFrame& frame) const;
    void scrubTo(double position);
    void updateAxes();
    Axis fittedX() const;
    double legendHeight(double width) const;

    std::vector<Series> m_series;
    std::vector<std::vector<double>> m_shown;  // their y's, smoothed
    std::vector<ChartNote> m_notes;
    bool m_isLogarithmic = false;
    bool m_isXLogarithmic = false;
    double m_smoothing = 0;
    QString m_xName;
    std::optional<Axis> m_xRange;
    std::optional<Axis> m_yRange;
    bool m_isRobust = false;
    bool m_isLegendShown = true;
    Axis m_x;
    Axis m_y;
    std::optional<double> m_cursor;
    bool m_fadesAfterCursor = false;
    bool m_isScrubbable = false;
    bool m_isScrubbing = false;
    std::optional<QPointF> m_pointer;
    // What lies before and after the cursor on the screen; null when something else than the cursor changed.
    QPixmap m_reached;
    QPixmap m_ahead;
};

}  // namespace wengert
