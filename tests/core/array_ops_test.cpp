// Laws that every operation keeps on arrays, and at many points at once. A new op is tested by being listed.
#include <QtTest>

#include <cmath>
#include <functional>
#include <numeric>
#include <random>

#include "core/autodiff/trace.h"
#include "core/ops/table.h"

using namespace wengert;

namespace {

using Numbers = std::vector<double>;

// A program of one op on inputs of these shapes; with one input in every place where `sameArgument` says so.
Program programOf(const Op& op, std::span<const Shape> shapes, bool sameArgument = false) {
    ProgramBuilder builder;
    std::vector<Argument> arguments;
    for (std::size_t i = 0; i < (sameArgument ? 1 : shapes.size()); ++i)
        arguments.emplace_back(builder.input(
            opId<InputOp>(), shapes[i], {.name = "x" + std::to_string(i), .value = Numbers(shapes[i].size(), 1)}, {}));
    arguments.resize(shapes.size(), arguments.front());
    const StepId output = builder.append(op.id, arguments, op.shape(shapes).shape, {});
    builder.name(output, "f");
    return builder.build(output, "f");
}

// Shapes the op takes: all pairs of some, those of different kinds first.
std::vector<std::vector<Shape>> shapesFor(const Op& op) {
    static const std::vector<Shape> some{{3, 2}, {2, 3}, {3, 1}, {1, 3}, {1, 1}, {5, 4}, {4, 4}, {1, 2}};
    std::vector<std::vector<Shape>> all;
    const auto take = [&](std::vector<Shape> shapes) {
        if (op.shape(shapes).isValid()) all.push_back(std::move(shapes));
    };
    if (op.id == opId<Stack>()) return {{{}, {}, {}}, {{}}, {{}, {}, {}, {}, {}, {}}};
    for (const Shape a : some) {
        if (op.arity == 1) take({a});
        if (op.arity >= 2)
            for (const Shape b : some) {
                if (op.arity == 2) take({a, b});
                if (op.arity == 3) take({a, b, a}), take({a, b, b});
            }
    }
    return all;
}

// Numbers for each argument, away from kinks; labels are whole numbers.
Numbers sample(const Op& op, std::span<const Shape> shapes, std::mt19937& random) {
    Numbers numbers;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        const Range range = op.row->sample[std::min<std::size_t>(i, maximumArity - 1)];
        for (std::size_t n = 0; n < shapes[i].size(); ++n) {
            const bool isLabel = op.id == opId<CrossEntropy>() && i == 1;
            numbers.push_back(isLabel ? static_cast<double>(random() % 2)
                                      : std::uniform_real_distribution(range.low, range.high)(random));
        }
    }
    return numbers;
}

Numbers normals(std::size_t count, std::mt19937& random) {
    std::normal_distribution<double> normal;
    Numbers numbers(count);
    std::ranges::generate(numbers, [&] { return normal(random); });
    return numbers;
}

double inner(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

std::span<const double> output(const Program& program, const Trace& trace, Pass pass) {
    return trace.numbers(program, pass, program.output());
}

bool close(double got, double want, double tolerance) {
    return std::abs(got - want) <= tolerance * std::max(1.0, std::abs(want));
}

// ⟨ȳ, f(x + hẋ)⟩ by central differences in h, fourth order.
double difference(const Program& program, const Numbers& x, const Numbers& xdot, const Numbers& ybar) {
    const auto at = [&](double h) {
        Numbers moved = x;
        for (std::size_t i = 0; i < x.size(); ++i) moved[i] += h * xdot[i];
        const Trace trace = record(program, moved, xdot);
        return inner(output(program, trace, Pass::Values), ybar);
    };
    constexpr double h = 2e-4;
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
}

std::string describe(std::span<const Shape> shapes) {
    std::string text;
    for (const Shape shape : shapes) text += shapeText(shape) + " ";
    return text;
}

}  // namespace

class ArrayOpsTest : public QObject {
    Q_OBJECT

    static const Op& currentOp() {
        QFETCH_GLOBAL(int, id);
        return op(OpId{static_cast<std::uint16_t>(id)});
    }
    // Labels have no direction to move in.
    static void holdLabels(const Op& op, std::span<const Shape> shapes, Numbers& direction) {
        if (op.id != opId<CrossEntropy>()) return;
        std::fill(direction.begin() + static_cast<std::ptrdiff_t>(shapes[0].size()), direction.end(), 0.0);
    }

 private Q_SLOTS:
    void initTestCase_data() {
        QTest::addColumn<int>("id");
        for (const Op& op : allOps())
            if (op.arity > 0)
                QTest::newRow((std::string(op.row->name) + (op.isElementwise ? "" : " of arrays")).c_str())
                    << static_cast<int>(op.id);
    }

    void adjointIsTheTransposeOfTheTangentAndBothAreTheDerivative() {  // ⟨ȳ, J ẋ⟩ = ⟨Jᵀ ȳ, ẋ⟩
        const Op& op = currentOp();
        std::mt19937 random(1);
        const auto all = shapesFor(op);
        QVERIFY(!all.empty());
        for (const auto& shapes : all)
            for (int n = 0; n < 5; ++n) {
                const Program program = programOf(op, shapes);
                const Numbers x = sample(op, shapes, random);
                Numbers xdot = normals(x.size(), random);
                holdLabels(op, shapes, xdot);
                const Numbers ybar = normals(program.step(program.output()).shape.size(), random);
                const Trace trace = record(program, x, xdot, ybar);
                const double left = inner(ybar, output(program, trace, Pass::Tangents));
                const double right = inner(std::span(trace.adjoints).first(x.size()), xdot);
                QVERIFY2(
                    close(left, right, 1e-12),
                    qPrintable(QStringLiteral("%1: %2 against %3").arg(describe(shapes).c_str()).arg(left).arg(right)));
                // Near a pole the fourth-order difference itself is only so good.
                const double slope = difference(program, x, xdot, ybar);
                QVERIFY2(close(left, slope, 1e-6), qPrintable(QStringLiteral("%1: %2, by differences %3")
                                                                  .arg(describe(shapes).c_str())
                                                                  .arg(left)
                                                                  .arg(slope)));
            }
    }

    void theSameArgumentTwiceSumsItsTerms() {
        const Op& op = currentOp();
        if (op.arity < 2 || op.row->precedence == Precedence::Comparison || op.id == opId<CrossEntropy>()) return;
        std::mt19937 random(2);
        for (const auto& shapes : shapesFor(op)) {
            if (!std::ranges::all_of(shapes, [&](Shape s) { return s == shapes[0]; })) continue;
            const Program program = programOf(op, shapes, true);
            const Program apart = programOf(op, shapes);
            Numbers x = sample(op, std::span(shapes).first(1), random);
            for (double& number : x) number = std::abs(number) + 0.1;
            Numbers many;
            for (std::size_t i = 0; i < shapes.size(); ++i) many.insert(many.end(), x.begin(), x.end());
            const Numbers ybar = normals(program.step(program.output()).shape.size(), random);
            const Trace once = record(program, x, x, ybar);
            const Trace each = record(apart, many, many, ybar);
            for (std::size_t i = 0; i < x.size(); ++i) {
                double sum = 0;
                for (std::size_t k = 0; k < shapes.size(); ++k) sum += each.adjoints[k * x.size() + i];
                QVERIFY(close(once.adjoints[i], sum, 1e-13));
            }
        }
    }

    // Many points at once give the numbers of one after another; adjoints of what they share are summed.
    void manyPointsAgreeWithOneByOne() {
        const Op& op = currentOp();
        std::mt19937 random(3);
        for (const auto& shapes : shapesFor(op))
            for (const std::size_t lanes : {2U, 7U, 8U}) {
                const Program program = programOf(op, shapes);
                // Where only the output is seeded, adjoints are written; what stands there before does not count.
                PointsPlan plan{.lanes = lanes, .hasLanes = {}, .isActive = {}, .onlyOutput = lanes != 7};
                for (std::size_t k = 0; k < shapes.size(); ++k) {
                    plan.hasLanes.push_back(random() % 2 == 0);
                    plan.isActive.push_back(random() % 4 != 0);
                }
                const Sweeps sweeps(program, plan);
                std::vector<Numbers> points;
                for (std::size_t l = 0; l < lanes; ++l) points.push_back(sample(op, shapes, random));
                const StepId f = program.output();
                const std::size_t size = program.step(f).shape.size();
                Numbers values(sweeps.valueCount());
                Numbers adjoints(sweeps.bufferSize(), 1e9);
                sweeps.clear(adjoints);
                std::vector<Numbers> bars(lanes);
                for (Numbers& ybar : bars) ybar = normals(size, random);
                if (!sweeps.hasLanes(f)) bars.resize(1);
                // Inputs without lanes are those of the first point.
                std::size_t first = 0;
                for (std::uint32_t k = 0; k < shapes.size(); ++k) {
                    for (std::size_t i = 0; i < shapes[k].size(); ++i)
                        for (std::size_t l = 0; l < lanes; ++l) {
                            const bool has = sweeps.hasLanes(StepId{k});
                            if (!has) points[l][first + i] = points[0][first + i];
                            values[sweeps.offset(StepId{k}) + (has ? i * lanes + l : i)] = points[l][first + i];
                        }
                    first += shapes[k].size();
                }
                for (std::size_t l = 0; l < bars.size(); ++l)
                    for (std::size_t i = 0; i < size; ++i)
                        adjoints[sweeps.offset(f) + i * bars.size() + l] = bars[l][i];
                sweeps.prepare(values);
                sweeps.values(values);
                sweeps.adjoints(values, adjoints);

                Numbers sums(first, 0);
                for (std::size_t l = 0; l < bars.size(); ++l) {
                    const Trace one = record(program, points[l], Numbers(first, 0), bars[l]);
                    for (std::size_t i = 0; i < size; ++i)
                        QVERIFY(close(values[sweeps.offset(f) + i * bars.size() + l],
                                      output(program, one, Pass::Values)[i], 1e-13));
                    std::size_t at = 0;
                    for (std::uint32_t k = 0; k < shapes.size(); ++k)
                        for (std::size_t i = 0; i < shapes[k].size(); ++i, ++at) {
                            sums[at] += one.adjoints[at];
                            if (plan.isActive[k] && sweeps.hasLanes(StepId{k}))
                                QVERIFY(
                                    close(adjoints[sweeps.offset(StepId{k}) + i * lanes + l], one.adjoints[at], 1e-12));
                        }
                }
                std::size_t at = 0;
                for (std::uint32_t k = 0; k < shapes.size(); ++k)
                    for (std::size_t i = 0; i < shapes[k].size(); ++i, ++at) {
                        if (sweeps.hasLanes(StepId{k})) continue;
                        const double got = adjoints[sweeps.offset(StepId{k}) + i];
                        QVERIFY2(close(got, plan.isActive[k] ? sums[at] : 0, 1e-12),
                                 qPrintable(QStringLiteral("%1 %2 lanes: %3 for %4")
                                                .arg(describe(shapes).c_str())
                                                .arg(lanes)
                                                .arg(got)
                                                .arg(sums[at])));
                    }
            }
    }

    void whatOneEdgeAddsSumsToTheWhole() {
        const Op& op = currentOp();
        std::mt19937 random(4);
        for (const auto& shapes : shapesFor(op)) {
            const Program program = programOf(op, shapes);
            const Numbers x = sample(op, shapes, random);
            Numbers xdot = normals(x.size(), random);
            const Numbers ybar = normals(program.step(program.output()).shape.size(), random);
            const Trace trace = record(program, x, xdot, ybar);
            const StepId f = program.output();
            const Numbers tangent = partialSum(program, trace, Pass::Tangents, f, shapes.size());
            for (std::size_t i = 0; i < tangent.size(); ++i)
                QVERIFY(close(tangent[i], output(program, trace, Pass::Tangents)[i], 1e-12));
            for (std::uint32_t k = 0; k < shapes.size(); ++k) {
                const Numbers adjoint = edgeNumbers(program, trace, Pass::Adjoints, EdgeId{k});
                for (std::size_t i = 0; i < adjoint.size(); ++i)
                    QVERIFY(close(adjoint[i], trace.numbers(program, Pass::Adjoints, StepId{k})[i], 1e-13));
            }
        }
    }

    void wrongShapesAreRejectedWithBoth() {
        const Op& op = currentOp();
        if (op.arity != 2) return;
        const std::vector<Shape> shapes{{3, 2}, {5, 7}};
        const std::string error = op.shape(shapes).error;
        QVERIFY(error.find("3×2") != std::string::npos);
        QVERIFY(error.find("5×7") != std::string::npos);
    }

    void everyRowIsComplete() {
        const OpRow& row = *currentOp().row;
        QVERIFY(!row.name.empty());
        QVERIFY(!row.summary.empty());
        if (currentOp().isElementwise || currentOp().id == opId<Stack>()) return;
        QVERIFY(!row.tangentRule.empty());
        for (std::size_t i = 0; i < currentOp().arity; ++i) QVERIFY(!row.adjointRules[i].empty());
    }
};

QTEST_APPLESS_MAIN(ArrayOpsTest)
#include "array_ops_test.moc"
