// How a formula looks: size, typeface, and a colour for each role. The defaults are the light theme's.
#pragma once

#include <QColor>
#include <memory>

#include "core/language/math.h"
#include "ui/formula/formula_font.h"

namespace wengert {

struct FormulaStyle {
    int pixelSize = 21;
    std::shared_ptr<FormulaFont> font = std::make_shared<FormulaFont>();
    QColor text{0x1B, 0x24, 0x30};
    QColor muted{0x66, 0x72, 0x7F};
    QColor value{0x00, 0x72, 0xB2};
    QColor tangent{0x00, 0x80, 0x5E};
    QColor adjoint{0xC2, 0x4E, 0x00};

    const QColor& color(MathRole role) const {
        switch (role) {
            case MathRole::Muted: return muted;
            case MathRole::Value: return value;
            case MathRole::Tangent: return tangent;
            case MathRole::Adjoint: return adjoint;
            case MathRole::Inherit:
            case MathRole::Text: break;
        }
        return text;
    }
    friend bool operator==(const FormulaStyle&, const FormulaStyle&) = default;
};

}  // namespace wengert
