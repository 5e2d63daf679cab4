// How numbers are spread: equal bins, the height of each how many fall there. Several, one below the other, share
// their axis.
#pragma once

#include <span>
#include <vector>

#include "ui/charts/axis.h"
#include "ui/charts/chart.h"

namespace wengert {

struct Bins {
    double low = 0;
    double high = 1;
    std::vector<int> counts;
    friend bool operator==(const Bins&, const Bins&) = default;
};

// `count` bins from the least to the greatest finite number; the others are left out. Equal numbers share one bin.
Bins binned(std::span<const double> numbers, int count);
// From `low` to `high`; what lies outside is left out.
Bins binned(std::span<const double> numbers, int count, double low, double high);

struct HistogramRow {
    QString name;
    QString superscript;  // "(1)" of W⁽¹⁾
    Bins bins;
};

class Histogram final : public Chart {
    Q_OBJECT

 public:
    explicit Histogram(const ThemeManager& themes, QWidget* parent = nullptr);

    // All of the same range.
    void setRows(std::vector<HistogramRow> rows);
    const std::vector<HistogramRow>& rows() const { return m_rows; }

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 private:
    void paintRow(QPainter& painter, const QRectF& plot, const Bins& bins) const;

    std::vector<HistogramRow> m_rows;
};

}  // namespace wengert
