// Laws that every operation on numbers keeps. A new op is tested by being listed. Arrays: array_ops_test.cpp.
#include <QtTest>

#include <array>
#include <cmath>
#include <random>

#include "core/autodiff/dual.h"
#include "core/autodiff/symbol.h"
#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/ops/table.h"

using namespace wengert;

namespace {

constexpr int samplesPerOp = 50;

// A program of one op on as many inputs as it takes, or on one input in every place.
Program programOf(const Op& op, bool sameArgument) {
    ProgramBuilder builder;
    const std::size_t inputs = sameArgument ? 1 : op.arity;
    std::vector<Argument> arguments;
    for (std::size_t i = 0; i < inputs; ++i)
        arguments.emplace_back(builder.input(opId<InputOp>(), {}, {.name = "x" + std::to_string(i), .value = {1}}, {}));
    arguments.resize(op.arity, arguments.front());
    const StepId output = builder.append(op.id, arguments, {}, {});
    builder.name(output, "f");
    return builder.build(output, "f");
}

std::vector<double> sample(const Op& op, std::mt19937& random) {
    std::vector<double> values;
    for (std::size_t i = 0; i < op.arity; ++i) {
        const Range range = op.row->sample[i];
        values.push_back(std::uniform_real_distribution(range.low, range.high)(random));
    }
    return values;
}

double valueAt(const Program& program, std::span<const double> inputs) {
    const std::vector<double> noSeed(inputs.size(), 0.0);
    return record(program, inputs, noSeed).values[program.step(program.output()).offset];
}

// Fourth-order central difference: error about h⁴, so 1e-9 relative is within reach.
double centralDifference(const Program& program, std::vector<double> inputs, std::size_t i) {
    const double x = inputs[i];
    const double h = 1e-3 * std::max(1.0, std::abs(x));
    const auto at = [&](double shift) {
        inputs[i] = x + shift;
        return valueAt(program, inputs);
    };
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
}

bool close(double got, double want, double tolerance) {
    return std::abs(got - want) <= tolerance * std::max(1.0, std::abs(want));
}

std::string typed(const Math& math);

// Side by side means a product, but for a function's name before its argument and a sign before its operand.
std::string typedRow(const std::vector<Math>& parts) {
    std::string text;
    bool afterOperand = false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const MathKind kind = parts[i].kind;
        if (kind == MathKind::Space) continue;
        const bool isOperator = kind == MathKind::Operator || kind == MathKind::Prefix || kind == MathKind::Punctuation;
        if (afterOperand && !isOperator) text += "*";
        text += kind == MathKind::Name ? parts[i].text + "(" + typed(parts.back()) + ")" : typed(parts[i]);
        if (kind == MathKind::Name) break;
        afterOperand = !isOperator;
    }
    return text;
}

// What is drawn, as it would be typed.
std::string typed(const Math& math) {
    const auto child = [&](std::size_t i) { return "(" + typed(math.children.at(i)) + ")"; };
    switch (math.kind) {
        case MathKind::Row: return "(" + typedRow(math.children) + ")";
        case MathKind::Group: return child(0);
        case MathKind::Fraction: return "(" + child(0) + "/" + child(1) + ")";
        case MathKind::Superscript: return "(" + child(0) + "^" + child(1) + ")";
        case MathKind::Subscript: return math.children[0].text + math.children[1].text;
        case MathKind::Root: return "sqrt" + child(0);
        case MathKind::Magnitude: return "abs" + child(0);
        case MathKind::Floor: return "floor" + child(0);
        default: return math.text;
    }
}

template <class O, std::size_t... I>
void compareDual(std::span<const double> values, std::span<const double> partials, double value,
                 std::index_sequence<I...>) {
    for (std::size_t k = 0; k < sizeof...(I); ++k) {
        const Dual y = O::value(Dual(values[I], I == k ? 1.0 : 0.0)...);
        QVERIFY2(close(y.value, value, 1e-14), O::row.name.data());
        QVERIFY2(close(y.tangent, partials[k], 1e-12), O::row.name.data());
    }
}

}  // namespace

class OpsTest : public QObject {
    Q_OBJECT

    static void eachOp() {
        QTest::addColumn<int>("id");
        for (const Op& op : allOps())
            if (op.arity > 0 && op.isElementwise) QTest::newRow(op.row->name.data()) << static_cast<int>(op.id);
    }
    static const Op& currentOp() {
        QFETCH_GLOBAL(int, id);
        return op(OpId{static_cast<std::uint16_t>(id)});
    }

 private Q_SLOTS:
    void initTestCase_data() { eachOp(); }

    void partialsEqualCentralDifferences() {
        const Op& op = currentOp();
        const Program program = programOf(op, false);
        std::mt19937 random(1);
        for (int n = 0; n < samplesPerOp; ++n) {
            const std::vector<double> x = sample(op, random);
            std::array<double, maximumArity> partials{};
            op.partials(x.data(), op.value(x.data()), partials.data());
            for (std::size_t i = 0; i < op.arity; ++i) {
                const double want = centralDifference(program, x, i);
                QVERIFY2(
                    close(partials[i], want, 1e-7),
                    qPrintable(
                        QStringLiteral("argument %1 at %2: %3, want %4").arg(i).arg(x[i]).arg(partials[i]).arg(want)));
            }
        }
    }

    void adjointIsTheTransposeOfTheTangent() {  // ⟨ȳ, J ẋ⟩ = ⟨Jᵀ ȳ, ẋ⟩
        const Op& op = currentOp();
        for (const bool sameArgument : {false, true}) {
            const Program program = programOf(op, sameArgument);
            std::mt19937 random(2);
            std::normal_distribution<double> normal;
            for (int n = 0; n < samplesPerOp; ++n) {
                std::vector<double> x = sample(op, random);
                x.resize(program.inputs().size());
                std::vector<double> xdot(x.size());
                for (double& direction : xdot) direction = normal(random);
                const double ybar = normal(random);
                const Trace trace = record(program, x, xdot, std::array{ybar});
                double right = 0;
                for (std::size_t i = 0; i < x.size(); ++i) right += trace.adjoints[i] * xdot[i];
                const double left = ybar * trace.tangents.back();
                QVERIFY2(close(left, right, 1e-12), qPrintable(QStringLiteral("%1 against %2").arg(left).arg(right)));
            }
        }
    }

    void theSameArgumentTwiceSumsItsPartials() {
        const Op& op = currentOp();
        if (op.arity != 2 || op.row->precedence == Precedence::Comparison) return;
        const Program program = programOf(op, true);
        const std::vector<double> x{op.row->sample[1].high * 0.7};
        const std::array both{x[0], x[0]};
        if (!op.kink(both.data()).empty()) return;  // a tie has no central difference
        QVERIFY(close(record(program, x, x).adjoints[0], centralDifference(program, x, 0), 1e-7));
    }

    void outsideTheDomainIsReported() {
        const Op& op = currentOp();
        std::mt19937 random(3);
        for (int n = 0; n < samplesPerOp; ++n) {
            const std::vector<double> x = sample(op, random);
            QVERIFY(op.outsideDomain(x.data()).empty());
            QVERIFY(std::isfinite(op.value(x.data())));
        }
        for (std::size_t i = 0; i < op.arity; ++i) {
            const Interval& interval = op.row->domain[i];
            std::vector<double> x = sample(op, random);
            if (std::isfinite(interval.low)) x[i] = interval.low - 1;
            else if (interval.withoutZero) x[i] = 0;
            else continue;
            QVERIFY(op.outsideDomain(x.data()).find(interval.words) != std::string::npos);
            QVERIFY(!std::isfinite(op.value(x.data())));
        }
    }

    void dualNumbersGiveTheSame() {
        const auto check = [&]<class... Ops>(OpList<Ops...>) {
            (
                [&] {
                    if constexpr (!Structural<Ops> && arityOf<Ops>() > 0) {
                        if (&Ops::row != currentOp().row) return;
                        std::mt19937 random(4);
                        for (int n = 0; n < samplesPerOp; ++n) {
                            const std::vector<double> x = sample(currentOp(), random);
                            const double y = currentOp().value(x.data());
                            std::array<double, maximumArity> partials{};
                            currentOp().partials(x.data(), y, partials.data());
                            compareDual<Ops>(x, partials, y, std::make_index_sequence<arityOf<Ops>()>{});
                        }
                    }
                }(),
                ...);
        };
        check(AllOps{});
    }

    // The partial as it is drawn, typed as a program of s1, s2, …, gives the partial.
    void theWrittenPartialReadsBackToItsNumber() {
        const Op& op = currentOp();
        const Program program = programOf(op, false);
        std::mt19937 random(5);
        for (int n = 0; n < samplesPerOp; ++n) {
            const std::vector<double> x = sample(op, random);
            const std::vector<double> noSeed(x.size(), 0.0);
            const Trace trace = record(program, x, noSeed);
            for (std::uint32_t k = 0; k < op.arity; ++k) {
                const Symbol partial = symbolicPartial(program, x, trace.values.back(), EdgeId{k});
                const std::string text = typed(partial.names().math);
                const Result<Compilation> compiled = compile("f = (" + text + ") + 0");
                QVERIFY2(bool(compiled), text.c_str());
                const Program& read = compiled->program;
                std::vector<double> inputs;
                for (const Input& input : read.inputs())
                    inputs.push_back(trace.values.at(std::stoul(input.name.substr(1)) - 1));
                QVERIFY2(close(valueAt(read, inputs), edgeTerm(program, trace, EdgeId{k}).partial, 1e-3), text.c_str());
            }
        }
    }

    void everyRowIsComplete() {
        const Op& op = currentOp();
        QVERIFY(!op.row->name.empty());
        QVERIFY(!op.row->summary.empty());
        QVERIFY(op.row->notation != Notation::Input);
    }
};

QTEST_APPLESS_MAIN(OpsTest)
#include "ops_test.moc"
