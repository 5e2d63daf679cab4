// Typeset mathematics, ready to paint: one or several lines, laid out once and painted on any device.
// Also answers where a step is and what is under a point. It owns no widget and follows no theme.
#pragma once

#include <QByteArray>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "core/language/math.h"
#include "ui/formula/formula_boxes.h"
#include "ui/formula/formula_style.h"

namespace wengert {

struct FormulaOptions {
    bool alignsRelations = false;  // the first = of every line in one column, as in a derivation
    double maximumWidth = std::numeric_limits<double>::infinity();  // wider lines break at operators
};

// A pale rounded ground behind every part of that step or edge.
struct FormulaMark {
    std::optional<StepId> step;
    std::optional<EdgeId> edge;
    QColor wash;
    friend bool operator==(const FormulaMark&, const FormulaMark&) = default;
};

struct FormulaHit {
    std::optional<StepId> step;  // the innermost ones
    std::optional<EdgeId> edge;
    friend bool operator==(const FormulaHit&, const FormulaHit&) = default;
};

class FormulaLayout {
 public:
    FormulaLayout() = default;
    FormulaLayout(const Math& math, const FormulaStyle& style, const FormulaOptions& options = {});
    FormulaLayout(std::span<const Math> lines, const FormulaStyle& style, const FormulaOptions& options = {});

    // With a margin of margin() on each side, in which marks find room.
    QSizeF size() const { return m_size; }
    double baseline() const { return m_baseline; }  // of the first line, below the top
    double margin() const { return m_margin; }
    const FormulaStyle& style() const { return m_style; }

    std::optional<FormulaHit> partAt(QPointF point) const;  // relative to the layout's top left
    std::vector<QRectF> rectangles(StepId step) const;
    std::vector<QRectF> rectangles(EdgeId edge) const;
    std::vector<QRectF> rectangles(const FormulaMark& mark) const;
    const FormulaDrawing& drawing() const { return m_drawing; }

 private:
    FormulaStyle m_style;
    FormulaDrawing m_drawing;
    QSizeF m_size;
    double m_baseline = 0;
    double m_margin = 0;
};

struct FormulaPaint {
    std::span<const FormulaMark> marks = {};
    bool textAsPaths = false;  // outlines instead of text: for files that travel without their typeface
    QRectF exposed = {};       // of the layout; null: all of it
};

// On any device. Rules are fitted to the pixels of a screen or an image.
void paintFormula(QPainter& painter, const FormulaLayout& layout, QPointF topLeft, const FormulaPaint& paint = {});

enum class SvgText : bool { Text, Paths };
QByteArray formulaSvg(const FormulaLayout& layout, SvgText text = SvgText::Text);

}  // namespace wengert
