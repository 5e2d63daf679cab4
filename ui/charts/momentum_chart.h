// Gradient descent with momentum on a quadratic, over its rate α and its momentum β: how fast it converges, where it
// does so without or with oscillation, and where it diverges. The picture of G. Goh, Why Momentum Really Works,
// Distill 2017. The numbers come from outside; a click or a drag picks a rate and a momentum.
#pragma once

#include <QImage>
#include <QPixmap>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/charts/axis.h"
#include "ui/charts/chart.h"
#include "ui/charts/chart_painting.h"

namespace wengert {

// What the map tells apart; of the ways in which core/optimize/momentum_map.h has it, the coarse ones.
enum class MapRegime : std::uint8_t { Monotone, Oscillating, Divergent };

// In the centres of columns × rows cells that cover the two axes evenly (an axis in powers of ten: evenly in log α),
// row by row from the bottom.
struct MomentumGrid {
    Axis alpha;
    Axis beta;
    int columns = 0;
    std::vector<float> rates;  // what an iteration leaves of the error; 1 and more: divergent
    std::vector<MapRegime> regimes;

    int rows() const { return columns == 0 ? 0 : int(rates.size()) / columns; }
};

// A run's rate and momentum.
struct MomentumMark {
    double alpha = 0;
    double beta = 0;
    QString name;
    QColor color;
};

class MomentumChart final : public Chart {
    Q_OBJECT

 public:
    explicit MomentumChart(const ThemeManager& themes, QWidget* parent = nullptr);

    void setGrid(MomentumGrid grid);
    // Points are (α, β). The best one is a star, the chosen one a ring, which its owner moves when it is picked.
    void setOptimum(std::optional<QPointF> optimum);
    void setChosen(std::optional<QPointF> chosen);
    void setMarks(std::vector<MomentumMark> marks);

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    // Nothing outside the axes.
    QStringList readoutAt(QPointF numbers) const;
    // Where the numbers are in the widget.
    QPointF positionOf(QPointF numbers) const { return frameIn(rect()).at(numbers.x(), numbers.y()); }

 Q_SIGNALS:
    void picked(double alpha, double beta);  // by the user, inside the axes

 protected:
    void paintOnScreen(QPainter& painter) override;
    void paintHover(QPainter& painter) const override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

 private:
    void refresh();
    QRgb colorOf(std::size_t cell) const;
    PlotFrame frameIn(const QRectF& target) const;
    std::optional<std::size_t> cellAt(QPointF numbers) const;
    void pick(QPointF position);

    void paintMap(QPainter& painter, const QRectF& target) const;
    void paintDivergence(QPainter& painter, const PlotFrame& frame) const;
    void paintBoundaries(QPainter& painter, const PlotFrame& frame) const;
    void paintRegimeNames(QPainter& painter, const PlotFrame& frame) const;
    QRectF optimumBox(const PlotFrame& frame) const;
    void paintAxisNames(QPainter& painter, const QRectF& target, const PlotFrame& frame) const;
    void paintScale(QPainter& painter, const QRectF& target) const;
    void paintPoints(QPainter& painter, const PlotFrame& frame) const;
    void paintOptimum(QPainter& painter, const PlotFrame& frame) const;

    MomentumGrid m_grid;
    double m_best = 0;  // the least rate of the grid
    std::optional<QPointF> m_optimum;
    std::optional<QPointF> m_chosen;
    std::vector<MomentumMark> m_marks;
    QImage m_image;
    QPixmap m_map;  // everything but the points; null when something changed
    bool m_isPicking = false;
    std::optional<QPointF> m_pointer;
};

// "monotone"
QString regimeName(MapRegime regime);

}  // namespace wengert
