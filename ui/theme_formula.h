// How formulas look in a theme.
#pragma once

#include "ui/formula/formula_style.h"
#include "ui/theme.h"

namespace wengert {

// `length` is the text's height in the 100 % design.
inline FormulaStyle formulaStyle(const Theme& theme, double length) {
    return {.pixelSize = theme.px(length),
            .font = theme.formulaFont,
            .text = theme.text,
            .muted = theme.muted,
            .value = theme.value.color,
            .tangent = theme.tangent.color,
            .adjoint = theme.adjoint.color};
}

}  // namespace wengert
