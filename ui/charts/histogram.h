// How numbers are spread: equal bins, the height of each how many fall there.
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

class Histogram final : public Chart {
    Q_OBJECT

 public:
    explicit Histogram(const ThemeManager& themes, QWidget* parent = nullptr);

    void setBins(Bins bins);
    const Bins& bins() const { return m_bins; }

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;

 private:
    Bins m_bins;
};

}  // namespace wengert
