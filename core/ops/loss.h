// Softmax and the losses of networks, as single, stable operations. Over a vector, or over each column of a
// matrix (a sample a column). See linear_algebra.h for the form.
// Source: I. Goodfellow, Y. Bengio, A. Courville, "Deep Learning", 2016, sections 4.1 and 6.2.2.
#pragma once

#include <limits>

#include "core/ops/reduction.h"

namespace wengert {

// The vectors that softmax and its relatives work on: the columns, or the one row there is.
template <class T>
class Vectors {
 public:
    explicit Vectors(const Cells<T>& cells) : m_cells(cells), m_isRow(cells.rows() == 1) {}

    std::size_t count() const { return m_isRow ? 1 : m_cells.columns(); }
    std::size_t length() const { return m_isRow ? m_cells.columns() : m_cells.rows(); }
    T at(std::size_t vector, std::size_t i) const { return m_cells[cell(vector, i)]; }
    std::size_t cell(std::size_t vector, std::size_t i) const { return m_isRow ? i : i * m_cells.columns() + vector; }

    // The largest: taken out of exponents, it keeps them from overflow and changes no result.
    T shift(std::size_t vector) const {
        if constexpr (Recorded<T>) return T(0);
        T largest = at(vector, 0);
        for (std::size_t i = 1; i < length(); ++i) largest = applied<Max>(largest, at(vector, i));
        return largest;
    }
    // log Σ exp
    T logSumExp(std::size_t vector) const {
        using std::exp, std::log;
        const T largest = shift(vector);
        T sum = exp(at(vector, 0) - largest);
        for (std::size_t i = 1; i < length(); ++i) sum = sum + exp(at(vector, i) - largest);
        return largest + log(sum);
    }

 private:
    const Cells<T>& m_cells;
    bool m_isRow;
};

struct SameShape {
    static constexpr std::size_t arity = 1;
    static ShapeResult shape(std::span<const Shape> a) { return {a[0], ""}; }
};

struct Softmax : SameShape {  // yᵢ = exp aᵢ / Σ exp aₖ
    static constexpr OpRow row{.name = "softmax",
                               .summary = "exp(a) / sum(exp(a)): positive numbers that sum to 1",
                               .gate = "competes: subtracts the weighted mean",
                               .tangentRule = "ẏ = y ⊙ (ȧ − y · ȧ)",
                               .adjointRules = {"y ⊙ (ȳ − y · ȳ)"}};
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        using std::exp;
        const Vectors<T> v(a[0]);
        for (std::size_t n = 0; n < v.count(); ++n) {
            const T largest = v.shift(n);
            for (std::size_t i = 0; i < v.length(); ++i) y.setCell(v.cell(n, i), exp(v.at(n, i) - largest));
            T sum = y[v.cell(n, 0)];
            for (std::size_t i = 1; i < v.length(); ++i) sum = sum + T(y[v.cell(n, i)]);
            for (std::size_t i = 0; i < v.length(); ++i) y.setCell(v.cell(n, i), y[v.cell(n, i)] / sum);
        }
    }
    template <class T>
    static void adjoint(Arguments<T>, const Cells<T>& y, const Cells<T>& ybar, Arguments<T> abar) {
        const Vectors<T> v(y);
        const Vectors<T> bars(ybar);
        for (std::size_t n = 0; n < v.count(); ++n) {
            T mean = v.at(n, 0) * bars.at(n, 0);
            for (std::size_t i = 1; i < v.length(); ++i) mean = mean + v.at(n, i) * bars.at(n, i);
            for (std::size_t i = 0; i < v.length(); ++i)
                abar[0].addCell(v.cell(n, i), v.at(n, i) * (bars.at(n, i) - mean));
        }
    }
};

struct LogSoftmax : SameShape {  // yᵢ = aᵢ − log Σ exp aₖ
    static constexpr OpRow row{.name = "log_softmax",
                               .summary = "log(softmax(a)), stable",
                               .gate = "competes: subtracts its share of the sum",
                               .tangentRule = "ẏ = ȧ − softmax(a) · ȧ",
                               .adjointRules = {"ȳ − softmax(a) Σ ȳ"}};
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        const Vectors<T> v(a[0]);
        for (std::size_t n = 0; n < v.count(); ++n) {
            const T all = v.logSumExp(n);
            for (std::size_t i = 0; i < v.length(); ++i) y.setCell(v.cell(n, i), v.at(n, i) - all);
        }
    }
    template <class T>
    static void adjoint(Arguments<T>, const Cells<T>& y, const Cells<T>& ybar, Arguments<T> abar) {
        using std::exp;
        const Vectors<T> v(y);
        const Vectors<T> bars(ybar);
        for (std::size_t n = 0; n < v.count(); ++n) {
            T sum = bars.at(n, 0);
            for (std::size_t i = 1; i < v.length(); ++i) sum = sum + bars.at(n, i);
            for (std::size_t i = 0; i < v.length(); ++i)
                abar[0].addCell(v.cell(n, i), bars.at(n, i) - exp(v.at(n, i)) * sum);
        }
    }
};

struct LogSumExp {  // log Σ exp aₖ, a smooth maximum
    static constexpr std::size_t arity = 1;
    static constexpr OpRow row{.name = "logsumexp",
                               .summary = "log(sum(exp(a))), a smooth maximum, stable",
                               .gate = "max, smoothly: shares by softmax",
                               .tangentRule = "ẏ = softmax(a) · ȧ",
                               .adjointRules = {"ȳ softmax(a)"}};
    static ShapeResult shape(std::span<const Shape> a) { return {{1, a[0].rows == 1 ? 1 : a[0].columns}, ""}; }
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        const Vectors<T> v(a[0]);
        for (std::size_t n = 0; n < v.count(); ++n) y.setCell(n, v.logSumExp(n));
    }
    template <class T>
    static void adjoint(Arguments<T> a, const Cells<T>& y, const Cells<T>& ybar, Arguments<T> abar) {
        using std::exp;
        const Vectors<T> v(a[0]);
        for (std::size_t n = 0; n < v.count(); ++n)
            for (std::size_t i = 0; i < v.length(); ++i)
                abar[0].addCell(v.cell(n, i), ybar[n] * exp(v.at(n, i) - T(y[n])));
    }
};

struct CrossEntropy {  // −log softmax(a)_b: a the logits, b the label, a whole number from 0
    static constexpr std::size_t arity = 2;
    static constexpr OpRow row{
        .name = "cross_entropy",
        .summary = "cross_entropy(logits, label): −log softmax(logits) at the label, counted from 0",
        .gate = "compares: softmax minus the label's unit vector",
        .tangentRule = "ẏ = softmax(a) · ȧ − ȧ at b",
        .adjointRules = {"ȳ (softmax(a) − 1 at b)", "0"}};
    static ShapeResult shape(std::span<const Shape> a) {
        const Shape labels{1, a[0].rows == 1 ? 1 : a[0].columns};
        if (a[0].size() > 1 && a[1] == labels) return {labels, ""};
        return {{},
                "cross_entropy needs a column of at least two logits and one label a column: " + shapeText(a[0]) +
                    " and " + shapeText(a[1])};
    }
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        const Vectors<T> v(a[0]);
        for (std::size_t n = 0; n < v.count(); ++n) {
            T chosen = Recorded<T> ? v.at(n, 0) : T(std::numeric_limits<double>::quiet_NaN());
            for (std::size_t i = Recorded<T> ? 1 : 0; i < v.length(); ++i)
                chosen = select(a[1][n] == T(static_cast<double>(i)), v.at(n, i), chosen);
            y.setCell(n, v.logSumExp(n) - chosen);
        }
    }
    template <class T>
    static void adjoint(Arguments<T> a, const Cells<T>&, const Cells<T>& ybar, Arguments<T> abar) {
        using std::exp;
        const Vectors<T> v(a[0]);
        for (std::size_t n = 0; n < v.count(); ++n) {
            const T all = v.logSumExp(n);
            for (std::size_t i = 0; i < v.length(); ++i) {
                const T hit = select(a[1][n] == T(static_cast<double>(i)), T(1), T(0));
                abar[0].addCell(v.cell(n, i), ybar[n] * (exp(v.at(n, i) - all) - hit));
            }
        }
    }
    static std::string_view outsideDomain(Arguments<double> a) {
        const Vectors<double> v(a[0]);
        for (std::size_t n = 0; n < a[1].size(); ++n)
            if (const double label = a[1][n];
                label != std::floor(label) || label < 0 || label >= static_cast<double>(v.length()))
                return "needs a label that is a whole number from 0 to the number of logits minus 1";
        return "";
    }
};

struct MeanSquaredError {  // Σ (a − b)² / n
    static constexpr std::size_t arity = 2;
    static constexpr OpRow row{.name = "mse",
                               .summary = "mse(yhat, y): mean of the squared differences",
                               .gate = "compares: twice the difference, over n",
                               .tangentRule = "ẏ = 2/n (a − b) · (ȧ − ḃ)",
                               .adjointRules = {"2ȳ/n (a − b)", "2ȳ/n (b − a)"}};
    static ShapeResult shape(std::span<const Shape> a) {
        if (a[0] == a[1]) return {{}, ""};
        return {{}, "mse needs equal shapes: " + shapeText(a[0]) + " and " + shapeText(a[1])};
    }
    template <class T>
    static void value(Arguments<T> a, const Cells<T>& y) {
        const auto squared = [&](std::size_t i) {
            const T difference = a[0][i] - a[1][i];
            return difference * difference;
        };
        T sum = squared(0);
        for (std::size_t i = 1; i < a[0].size(); ++i) sum = sum + squared(i);
        y.setCell(0, sum / T(static_cast<double>(a[0].size())));
    }
    template <class T>
    static void adjoint(Arguments<T> a, const Cells<T>&, const Cells<T>& ybar, Arguments<T> abar) {
        const T scale = T(2) * ybar[0] / T(static_cast<double>(a[0].size()));
        for (std::size_t i = 0; i < a[0].size(); ++i) {
            const T slope = scale * (a[0][i] - a[1][i]);
            abar[0].addCell(i, slope);
            abar[1].addCell(i, -slope);
        }
    }
};

}  // namespace wengert
