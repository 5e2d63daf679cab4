// Small formulas in table rows, typeset once and kept while they are likely to be painted again.
#pragma once

#include <QCache>

#include "ui/formula/formula_layout.h"
#include "ui/theme.h"

namespace wengert {

class MathCache {
 public:
    void clear() { m_layouts.clear(); }
    // `key` stands for the formula until clear().
    const FormulaLayout& layout(int key, const Math& math, const Theme& theme);
    // Left-aligned, in the middle of the height; what does not fit ends in ….
    void paint(QPainter& painter, const QRect& rect, int key, const Math& math, const Theme& theme);

 private:
    QCache<int, FormulaLayout> m_layouts{512};
};

}  // namespace wengert
