// What a network's parameters and units are called: W1 is W⁽¹⁾ and its cell w⁽¹⁾₃₁, h1's third unit h⁽¹⁾₃.
#pragma once

#include <QString>
#include <string_view>

#include "core/program/shape.h"

namespace wengert {

struct NetworkName {
    QString base;   // W, ŷ
    QString layer;  // "1"; empty where the name has no number
    QString index;  // "3,1" of a cell; empty of a whole array

    QString superscript() const { return layer.isEmpty() ? QString() : u'(' + layer + u')'; }
    QString text() const;  // w⁽¹⁾₃₁
};

NetworkName networkArrayName(std::string_view name);
// Numbers are written small: W, w₃₁. `cell` counts row by row; a number alone has no index.
NetworkName networkCellName(std::string_view name, Shape shape, std::size_t cell);

}  // namespace wengert
