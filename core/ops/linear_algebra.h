// Operations on whole arrays: products, transposition, and putting arrays together. A rule is written once, over
// cells (core/ops/cells.h), for doubles, dual numbers, lanes, and steps being recorded; tangents are the value's
// rule over dual numbers.
//
// Legend: a[0], a[1]  arguments     y  the result     bar  adjoints: of y given, of the arguments added to
// The text of a rule names them so: `a`, `b`, `y`, with ¯ for adjoints and ˙ for tangents, ᵀ for a transpose.
// Source: M. Giles, "Collected matrix derivative results for forward and reverse mode algorithmic
// differentiation", 2008.
#pragma once

#include <span>

#include "core/ops/cells.h"
#include "core/ops/op.h"
#include "core/ops/shapes.h"

namespace wengert {

template <class T>
using Arguments = std::span<const Cells<T>>;

struct MatrixProduct {  // (A + H) B = AB + HB
    static constexpr std::size_t arity = 2;
    static constexpr OpRow row{.name = "matmul",
                               .notation = Notation::Product,
                               .precedence = Precedence::Product,
                               .symbol = "@",
                               .latex = "\\,",
                               .summary = "matrix product",
                               .gate = "multiplies: swaps, transposed",
                               .tangentRule = "ẏ = ȧ b + a ḃ",
                               .adjointRules = {"ȳ bᵀ", "aᵀ ȳ"}};
    static ShapeResult shape(std::span<const Shape> a) {
        if (a[0].columns == a[1].rows) return {{a[0].rows, a[1].columns}, ""};
        return {{}, shapeText(a[0]) + " times " + shapeText(a[1])};
    }
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        for (std::size_t i = 0; i < y.rows(); ++i)
            for (std::size_t j = 0; j < y.columns(); ++j) {
                T sum = a[0](i, 0) * a[1](0, j);
                for (std::size_t k = 1; k < a[1].rows(); ++k) sum = sum + a[0](i, k) * a[1](k, j);
                y.set(i, j, sum);
            }
    }
    template <class T>
    static void adjoint(Arguments<T> a, const Cells<T>& y, const Cells<T>& ybar, Arguments<T> abar) {
        for (std::size_t i = 0; i < y.rows(); ++i)
            for (std::size_t j = 0; j < y.columns(); ++j)
                for (std::size_t k = 0; k < a[1].rows(); ++k) {
                    if (abar[0].isWanted()) abar[0].add(i, k, ybar(i, j) * a[1](k, j));
                    if (abar[1].isWanted()) abar[1].add(k, j, a[0](i, k) * ybar(i, j));
                }
    }
};

struct Transpose {  // (A + H)ᵀ = Aᵀ + Hᵀ
    static constexpr std::size_t arity = 1;
    static constexpr OpRow row{.name = "transpose",
                               .notation = Notation::Transpose,
                               .precedence = Precedence::Atom,
                               .symbol = "'",
                               .latex = "^{\\mathsf{T}}",
                               .summary = "rows become columns",
                               .gate = "transposes: transposes back",
                               .tangentRule = "ẏ = ȧᵀ",
                               .adjointRules = {"ȳᵀ"}};
    static ShapeResult shape(std::span<const Shape> a) { return {{a[0].columns, a[0].rows}, ""}; }
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        for (std::size_t i = 0; i < y.rows(); ++i)
            for (std::size_t j = 0; j < y.columns(); ++j) y.set(i, j, a[0](j, i));
    }
    template <class T>
    static void adjoint(Arguments<T>, const Cells<T>& y, const Cells<T>& ybar, Arguments<T> abar) {
        for (std::size_t i = 0; i < y.rows(); ++i)
            for (std::size_t j = 0; j < y.columns(); ++j) abar[0].add(j, i, ybar(i, j));
    }
};

struct Dot {  // (a + h) · b = a · b + h · b
    static constexpr std::size_t arity = 2;
    static constexpr OpRow row{.name = "dot",
                               .summary = "sum of the products of two arrays' cells",
                               .gate = "multiplies: swaps",
                               .tangentRule = "ẏ = ȧ · b + a · ḃ",
                               .adjointRules = {"ȳ b", "ȳ a"}};
    static ShapeResult shape(std::span<const Shape> a) {
        if (a[0] == a[1]) return {{}, ""};
        return {{}, "dot needs equal shapes: " + shapeText(a[0]) + " and " + shapeText(a[1])};
    }
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        T sum = a[0][0] * a[1][0];
        for (std::size_t i = 1; i < a[0].size(); ++i) sum = sum + a[0][i] * a[1][i];
        y.setCell(0, sum);
    }
    template <class T>
    static void adjoint(Arguments<T> a, const Cells<T>&, const Cells<T>& ybar, Arguments<T> abar) {
        for (std::size_t i = 0; i < a[0].size(); ++i) {
            abar[0].addCell(i, ybar[0] * a[1][i]);
            abar[1].addCell(i, ybar[0] * a[0][i]);
        }
    }
};

struct Stack {  // [a, b; c, d] of numbers that are computed; the result's shape is given by the literal
    static constexpr std::size_t arity = anyArity;
    static constexpr OpRow row{.name = "stack",
                               .notation = Notation::Literal,
                               .summary = "an array of its parts",
                               .gate = "stacks: hands each part its own",
                               .tangentRule = "",
                               .adjointRules = {}};
    static ShapeResult shape(std::span<const Shape> a) { return {{static_cast<std::uint32_t>(a.size()), 1}, ""}; }
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        for (std::size_t i = 0; i < a.size(); ++i) y.setCell(i, a[i][0]);
    }
    template <class T>
    static void adjoint(Arguments<T>, const Cells<T>&, const Cells<T>& ybar, Arguments<T> abar) {
        for (std::size_t i = 0; i < abar.size(); ++i) abar[i].addCell(0, ybar[i]);
    }
};

}  // namespace wengert
