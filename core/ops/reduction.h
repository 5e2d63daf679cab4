// Operations that make fewer numbers of an array's: sums, norms, the largest. See linear_algebra.h for the form.
#pragma once

#include "core/ops/linear_algebra.h"
#include "core/ops/pieces.h"

namespace wengert {

// Of one array to a scalar.
struct Reduction {
    static constexpr std::size_t arity = 1;
    static ShapeResult shape(std::span<const Shape>) { return {{}, ""}; }
};

struct Sum : Reduction {  // Σ (a + h) = Σ a + Σ h
    static constexpr OpRow row{.name = "sum",
                               .summary = "sum of all cells",
                               .gate = "adds: distributes",
                               .tangentRule = "ẏ = Σ ȧ",
                               .adjointRules = {"ȳ · 1"}};
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        T sum = a[0][0];
        for (std::size_t i = 1; i < a[0].size(); ++i) sum = sum + a[0][i];
        y.setCell(0, sum);
    }
    template <class T>
    static void adjoint(Arguments<T>, const Cells<T>&, const Cells<T>& ybar, Arguments<T> abar) {
        for (std::size_t i = 0; i < abar[0].size(); ++i) abar[0].addCell(i, ybar[0]);
    }
};

struct Mean : Reduction {  // of n cells: Σ a / n
    static constexpr OpRow row{.name = "mean",
                               .summary = "mean of all cells",
                               .gate = "averages: distributes, over n",
                               .tangentRule = "ẏ = Σ ȧ / n",
                               .adjointRules = {"ȳ/n · 1"}};
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        Sum::value(a, y);
        y.setCell(0, y[0] / T(static_cast<double>(a[0].size())));
    }
    template <class T>
    static void adjoint(Arguments<T>, const Cells<T>&, const Cells<T>& ybar, Arguments<T> abar) {
        const T share = ybar[0] / T(static_cast<double>(abar[0].size()));
        for (std::size_t i = 0; i < abar[0].size(); ++i) abar[0].addCell(i, share);
    }
};

struct SquaredNorm : Reduction {  // ‖a + h‖² ≈ ‖a‖² + 2 a · h
    static constexpr OpRow row{.name = "norm2",
                               .summary = "sum of the squares of all cells, ‖a‖²",
                               .gate = "squares: scales by twice the input",
                               .tangentRule = "ẏ = 2 a · ȧ",
                               .adjointRules = {"2 ȳ a"}};
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        T sum = a[0][0] * a[0][0];
        for (std::size_t i = 1; i < a[0].size(); ++i) sum = sum + a[0][i] * a[0][i];
        y.setCell(0, sum);
    }
    template <class T>
    static void adjoint(Arguments<T> a, const Cells<T>&, const Cells<T>& ybar, Arguments<T> abar) {
        for (std::size_t i = 0; i < abar[0].size(); ++i) abar[0].addCell(i, T(2) * ybar[0] * a[0][i]);
    }
};

struct Norm : Reduction {  // ‖a + h‖ ≈ ‖a‖ + a · h / ‖a‖
    static constexpr OpRow row{.name = "norm",
                               .summary = "length ‖a‖: root of the sum of the squares of all cells",
                               .gate = "measures: along the unit vector",
                               .tangentRule = "ẏ = a · ȧ / y",
                               .adjointRules = {"ȳ/y a"}};
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        using std::sqrt;
        SquaredNorm::value(a, y);
        y.setCell(0, sqrt(y[0]));
    }
    template <class T>
    static void adjoint(Arguments<T> a, const Cells<T>& y, const Cells<T>& ybar, Arguments<T> abar) {
        const T scale = select(y[0] == T(0), T(0), ybar[0] / y[0]);
        for (std::size_t i = 0; i < abar[0].size(); ++i) abar[0].addCell(i, scale * a[0][i]);
    }
    static std::string_view kink(Arguments<double> a) {
        for (std::size_t i = 0; i < a[0].size(); ++i)
            if (a[0][i] != 0) return "";
        return "norm has a kink at 0; its derivative there is taken as 0";
    }
};

// The extreme cell; at a tie the first.
template <class Prefer>
struct Extreme : Reduction {
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        T best = a[0][0];
        for (std::size_t i = 1; i < a[0].size(); ++i) best = applied<Prefer>(best, T(a[0][i]));
        y.setCell(0, best);
    }
    template <class T>
    static void adjoint(Arguments<T> a, const Cells<T>& y, const Cells<T>& ybar, Arguments<T> abar) {
        T left = ybar[0];  // until the first that equals the extreme has taken it
        for (std::size_t i = 0; i < abar[0].size(); ++i) {
            const T taken = select(a[0][i] == y[0], left, T(0));
            abar[0].addCell(i, taken);
            left = left - taken;
        }
    }
    static std::string_view kink(Arguments<double> a) {
        std::size_t count = 0;
        double best = a[0][0];
        for (std::size_t i = 0; i < a[0].size(); ++i) best = Prefer::value(best, double(a[0][i]));
        for (std::size_t i = 0; i < a[0].size(); ++i) count += a[0][i] == best ? 1 : 0;
        return count > 1 ? "there is a tie; the whole derivative goes to the first of the tied cells" : "";
    }
};

struct Largest : Extreme<Max> {
    static constexpr OpRow row{.name = "max",
                               .latex = "\\max",
                               .summary = "the largest cell",
                               .gate = "max: routes",
                               .tangentRule = "ẏ = ȧ where a = y",
                               .adjointRules = {"ȳ where a = y"}};
};
struct Smallest : Extreme<Min> {
    static constexpr OpRow row{.name = "min",
                               .latex = "\\min",
                               .summary = "the smallest cell",
                               .gate = "min: routes",
                               .tangentRule = "ẏ = ȧ where a = y",
                               .adjointRules = {"ȳ where a = y"}};
};

}  // namespace wengert
