#include "ui/workspaces/step/math_cache.h"

#include "ui/theme_formula.h"

namespace wengert {

const FormulaLayout& MathCache::layout(int key, const Math& math, const Theme& theme) {
    FormulaLayout* found = m_layouts.object(key);
    if (!found) {
        found = new FormulaLayout(math, formulaStyle(theme, 16));
        m_layouts.insert(key, found);
    }
    return *found;
}

void MathCache::paint(QPainter& painter, const QRect& rect, int key, const Math& math, const Theme& theme) {
    const FormulaLayout& formula = layout(key, math, theme);
    const bool fits = formula.size().width() - 2 * formula.margin() <= rect.width();
    const int dots = fits ? 0 : theme.px(16);
    painter.save();
    if (!fits) painter.setClipRect(rect.adjusted(0, 0, -dots, 0), Qt::IntersectClip);
    const double top = rect.top() + (rect.height() - formula.size().height()) / 2;
    paintFormula(painter, formula, {rect.left() - formula.margin(), top});
    painter.restore();
    if (fits) return;
    painter.setFont(theme.font());
    painter.setPen(theme.mutedDeep);
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, QStringLiteral("…"));
}

}  // namespace wengert
