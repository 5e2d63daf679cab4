// How formulas look in a theme.
#pragma once

#include "ui/formula/formula_style.h"
#include "ui/theme.h"

namespace wengert {

// `length` is the text's height in the 100 % design.
inline FormulaStyle formulaStyle(const Theme& theme, double length) {
    FormulaStyle style;
    style.pixelSize = theme.px(length);
    style.text = theme.text;
    style.muted = theme.muted;
    style.value = theme.value.color;
    style.tangent = theme.tangent.color;
    style.adjoint = theme.adjoint.color;
    return style;
}

}  // namespace wengert
