// How symbolic derivatives swell: f(f(… f(w))) for a few inner functions, as programs, and the sizes of their
// derivatives by depth. The program grows by the same number of steps each time; its derivative, written out, by a
// factor. Source: A. G. Baydin et al., "Automatic differentiation in machine learning: a survey", JMLR 18, 2018,
// table 1.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/compare/symbolic.h"

namespace wengert {

struct InnerFunction {
    std::string_view name;  // as people read it
    std::string_view body;  // the function of $, in the language
};
std::span<const InnerFunction> innerFunctions();

// w1 = f(w), w2 = f(w1), …, f = f(w_{depth−1}); depth from 1.
std::string nestedText(const InnerFunction& inner, int depth);

struct NestingSizes {
    int depth = 0;
    OperationCount program = 0;     // steps that compute something
    OperationCount formula = 0;     // the program written out as one expression
    ExpressionSize unsimplified{};  // of the derivative
    ExpressionSize simplified{};
};
NestingSizes nestingSizes(const InnerFunction& inner, int depth);

}  // namespace wengert
