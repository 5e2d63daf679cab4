// The rows of a run in the lab: what is computed, the right number and the wrong one, down to the first row where they
// differ, which is lit. It paints itself.
#pragma once

#include <QWidget>
#include <vector>

#include "core/practice/misconceptions.h"
#include "ui/formula/formula_layout.h"
#include "ui/theme_manager.h"

namespace wengert {

class LabRows final : public QWidget {
    Q_OBJECT

 public:
    explicit LabRows(const ThemeManager& themes, QWidget* parent = nullptr);

    void setRun(LabRun run);
    const LabRun& run() const { return m_run; }
    std::size_t shownRows() const;  // those behind the first difference are not shown
    QRect placeOf(std::size_t row) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

 protected:
    void paintEvent(QPaintEvent*) override;

 private:
    void typeset();
    int rowHeight() const;

    const ThemeManager& m_themes;
    LabRun m_run;
    std::vector<FormulaLayout> m_symbols;
};

}  // namespace wengert
