// A row a thing: its name, a bar as long as its number in powers of ten, and the number. No bar where there is no
// number yet.
#pragma once

#include <optional>
#include <vector>

#include "ui/charts/chart.h"

namespace wengert {

struct BarRow {
    QString name;
    QString superscript;             // "(1)" of W⁽¹⁾
    std::optional<double> number{};  // none: not computed yet
};

class BarRows final : public Chart {
    Q_OBJECT

 public:
    explicit BarRows(const ThemeManager& themes, QWidget* parent = nullptr);

    void setRows(std::vector<BarRow> rows);
    const std::vector<BarRow>& rows() const { return m_rows; }
    // From 0 to 1. Powers of ten: the longest is full, and a ten-thousandth of it is nothing.
    double lengthOf(std::size_t row) const;

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 private:
    std::vector<BarRow> m_rows;
};

}  // namespace wengert
