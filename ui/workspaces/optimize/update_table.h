// Rows of named quantities and a column for each input: ∇f, the velocity, Δθ. It paints itself; its numbers go into the
// clipboard and files as CSV.
#pragma once

#include <QWidget>
#include <array>
#include <vector>

#include "core/language/math.h"
#include "ui/formula/formula_layout.h"
#include "ui/theme_manager.h"

namespace wengert {

class UpdateTable final : public QWidget {
    Q_OBJECT

 public:
    struct Row {
        Math symbol;
        std::array<double, 2> numbers{};
        bool isGradient = false;  // in the adjoint's colour
        bool isStrong = false;
    };

    explicit UpdateTable(const ThemeManager& themes, QWidget* parent = nullptr);

    void setRows(std::vector<Row> rows, const std::array<QString, 2>& inputs);
    const std::vector<Row>& rows() const { return m_rows; }
    QString csv() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent*) override;

 private:
    const Theme& theme() const { return m_themes.theme(); }
    int rowHeight() const;
    void describe();

    const ThemeManager& m_themes;
    std::vector<Row> m_rows;
    std::array<QString, 2> m_inputs;
    std::vector<FormulaLayout> m_symbols;
};

}  // namespace wengert
