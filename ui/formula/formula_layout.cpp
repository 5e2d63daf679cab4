#include "ui/formula/formula_layout.h"

#include <algorithm>
#include <cmath>

namespace wengert {
namespace {

// Line height and distance, in em.
constexpr double leastAscent = 0.72;
constexpr double leastDescent = 0.24;
constexpr double lineGap = 0.62;
constexpr double continuedGap = 0.3;

// How far a line starts to the right of the others for its relation to stand in their column.
std::vector<double> alignedStarts(const std::vector<std::optional<double>>& relations) {
    double column = 0;
    for (const auto& relation : relations) column = std::max(column, relation.value_or(0));
    std::vector<double> starts;
    for (const auto& relation : relations) starts.push_back(column - relation.value_or(column));
    return starts;
}

// The same before lines are broken: width that they cannot have.
std::vector<double> alignedStarts(std::span<const Math> lines, const FormulaStyle& style) {
    FormulaDrawing unused;
    FormulaBuilder builder(style.pixelSize, *style.font, unused);
    std::vector<std::optional<double>> relations;
    for (const Math& line : lines) {
        relations.push_back(builder.lines(line, std::numeric_limits<double>::infinity()).front().relation);
    }
    return alignedStarts(relations);
}

// Lines whose relations are not aligned start at the left.
std::vector<double> lineStarts(const std::vector<FormulaBuilder::Line>& lines, const FormulaOptions& options) {
    if (!options.alignsRelations) return std::vector<double>(lines.size());
    std::vector<std::optional<double>> relations;
    for (const auto& line : lines) relations.push_back(line.relation);
    return alignedStarts(relations);
}

std::vector<QRectF> rectanglesWhere(const FormulaDrawing& drawing, auto&& matches) {
    std::vector<QRectF> found;
    for (const FormulaRegion& region : drawing.regions) {
        if (matches(region)) found.push_back(region.rect);
    }
    return found;
}

}  // namespace

FormulaLayout::FormulaLayout(const Math& math, const FormulaStyle& style, const FormulaOptions& options)
    : FormulaLayout(std::span(&math, 1), style, options) {}

FormulaLayout::FormulaLayout(std::span<const Math> lines, const FormulaStyle& style, const FormulaOptions& options)
    : m_style(style), m_margin(std::ceil(0.2 * style.pixelSize)) {
    FormulaBuilder builder(style.pixelSize, *style.font, m_drawing);
    std::vector<FormulaBuilder::Line> placed;
    const bool mayBreakAligned = options.alignsRelations && std::isfinite(options.maximumWidth);
    const std::vector<double> taken = mayBreakAligned ? alignedStarts(lines, style) : std::vector<double>(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto broken = builder.lines(lines[i], options.maximumWidth - 2 * m_margin - taken[i]);
        placed.insert(placed.end(), broken.begin(), broken.end());
    }
    const std::vector<double> starts = lineStarts(placed, options);
    const double em = style.pixelSize;
    double y = m_margin;
    double right = 0;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const FormulaBox& box = placed[i].box;
        if (i > 0) y += std::round((placed[i].isContinued ? continuedGap : lineGap) * em);
        y += std::ceil(std::max(box.ascent, leastAscent * em));
        if (i == 0) m_baseline = y;
        builder.shift(box, m_margin + starts[i], y);
        y += std::ceil(std::max(box.descent, leastDescent * em));
        right = std::max(right, starts[i] + box.width);
    }
    m_size = {right + 2 * m_margin, y + m_margin};
}

std::optional<FormulaHit> FormulaLayout::partAt(QPointF point) const {
    FormulaHit hit;
    for (const FormulaRegion& region : m_drawing.regions) {
        if (!region.rect.contains(point)) continue;
        if (!hit.step) hit.step = region.step;
        if (!hit.edge) hit.edge = region.edge;
    }
    return hit.step || hit.edge ? std::optional(hit) : std::nullopt;
}

std::vector<QRectF> FormulaLayout::rectangles(StepId step) const {
    return rectanglesWhere(m_drawing, [step](const FormulaRegion& region) { return region.step == step; });
}

std::vector<QRectF> FormulaLayout::rectangles(EdgeId edge) const {
    return rectanglesWhere(m_drawing, [edge](const FormulaRegion& region) { return region.edge == edge; });
}

std::vector<QRectF> FormulaLayout::rectangles(const FormulaMark& mark) const {
    return rectanglesWhere(m_drawing, [&](const FormulaRegion& region) {
        return (mark.step && region.step == mark.step) || (mark.edge && region.edge == mark.edge);
    });
}

}  // namespace wengert
