// The single list of operations. To add one: write its struct (elementwise.h says where and how), or for one of whole
// arrays in linear_algebra.h, reduction.h or loss.h, and name it here.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ops/activations.h"
#include "core/ops/arithmetic.h"
#include "core/ops/functions.h"
#include "core/ops/loss.h"
#include "core/ops/pieces.h"

namespace wengert {

template <class... Ops>
struct OpList {
    static constexpr std::size_t size = sizeof...(Ops);
};

using AllOps = OpList<InputOp, Add, Subtract, Multiply, Divide, Negate, Power, Square,  //
                      Sin, Cos, Tan, Asin, Acos, Atan, Sinh, Cosh, Tanh,                //
                      Exp, Log, Log2, Log10, Log1p, Expm1, Sqrt, Cbrt, Erf,             //
                      Abs, Sign, Floor, UnitStep, Max, Min, If,                         //
                      Less, LessEqual, Greater, GreaterEqual, Equal, NotEqual,          //
                      Identity, Sigmoid, Relu, LeakyRelu, Elu, Softplus, Silu, Gelu,    //
                      Atan2, Hypot, ElementwiseProduct, ElementwiseQuotient,            //
                      MatrixProduct, Transpose, Dot, Stack,                             //
                      Sum, Mean, SquaredNorm, Norm, Largest, Smallest,                  //
                      Softmax, LogSoftmax, LogSumExp, CrossEntropy, MeanSquaredError>;

// A row of the table with its rules for numbers.
struct Op {
    const OpRow* row = nullptr;
    OpId id{};
    std::size_t arity = 0;  // of an input 0; anyArity where it takes any number
    bool isElementwise = true;
    OpId onScalars{};  // what it does to one cell: itself, but × for ⊙
    // The shape of the result; an error where the arguments' shapes do not fit.
    ShapeResult (*shape)(std::span<const Shape> arguments) = nullptr;

    // Of element-wise operations, for one cell:
    // arguments[arity] → value
    double (*value)(const double* arguments) = nullptr;
    // arguments[arity], value → partials[arity]
    void (*partials)(const double* arguments, double value, double* partials) = nullptr;
    // What is special at these arguments: a kink and the derivative taken there; empty where nothing is.
    std::string_view (*kink)(const double* arguments) = nullptr;
    // Why there is no value here, as a sentence without its subject: "needs an argument that is positive"; empty
    // inside.
    std::string (*outsideDomain)(const double* arguments) = nullptr;

    // The same of operations on whole arrays:
    std::string_view (*arrayKink)(Arguments<double> arguments) = nullptr;
    std::string_view (*arrayOutsideDomain)(Arguments<double> arguments) = nullptr;
};

std::span<const Op> allOps();
const Op& op(OpId id);

// The op that a call of this name with so many arguments means: max of two numbers, or the largest of an array.
// Null if nothing has that name; an op of another arity where only that is wrong.
const Op* findFunction(std::string_view name, std::size_t argumentCount = 2);
// Every name that can be called, sorted: for completion and "did you mean".
std::span<const std::string_view> functionNames();

// The row number of an op known by its type: opId<Add>().
template <class Wanted, class... Ops>
constexpr OpId indexInList(OpList<Ops...>) {
    std::uint16_t i = 0;
    (void)((std::is_same_v<Wanted, Ops> || (++i, false)) || ...);
    return OpId{i};
}
template <class Wanted>
constexpr OpId opId() {
    return indexInList<Wanted>(AllOps{});
}

// Whether an op has a rule for whole arrays, not one for numbers.
template <class O>
concept Structural = requires {
    O::arity;
};

// How many arguments an op's rule takes: 0 for an input.
template <class O>
consteval std::size_t arityOf() {
    if constexpr (Structural<O>) return O::arity;
    else if constexpr (requires(double x) { O::value(x, x, x); }) return 3;
    else if constexpr (requires(double x) { O::value(x, x); }) return 2;
    else if constexpr (requires(double x) { O::value(x); }) return 1;
    else return 0;
}

}  // namespace wengert
