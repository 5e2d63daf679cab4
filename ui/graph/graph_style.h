// The theme in the graph's scene units: fonts and pens of the 100 % design (zooming scales them), and how
// much is drawn at which scale.
#pragma once

#include <QFont>
#include <QPen>

#include "ui/formula/formula_style.h"
#include "ui/theme.h"

namespace wengert {

// A node shows as much as can be read: everything, or its name and latest number in larger type, or how far
// the passes have come.
enum class LevelOfDetail : std::uint8_t { Block, Brief, Full };
LevelOfDetail levelOfDetail(double scale);
constexpr double edgesFrom = 0.01;       // below: only those that flow or are lit
constexpr double smoothEdgesFrom = 0.3;  // below: no antialiasing, hairlines

struct GraphStyle {
    explicit GraphStyle(const Theme& theme);

    QPen pen(const QColor& color, double width) const;
    QColor edgeColor(double scale) const;
    FormulaStyle formula(Pass pass) const;  // of an edge's label

    Theme theme;

    struct Header {
        QFont symbol;  // s
        QFont index;   // ₃
        QFont label;   // ×, sin
    };
    Header header;
    Header briefHeader;
    QFont mark;    // v, ṡ, s̄; a statement's name
    QFont raised;  // the layer of δ⁽¹⁾
    QFont number;
    double numberAdvance = 0;  // of a digit, in pixels of `number`
    QFont briefNumber;
};

}  // namespace wengert
