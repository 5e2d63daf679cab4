// The unit-level twin of a vectorized program gives the same numbers, and its steps know their cells.
#include <QtTest>

#include <cmath>
#include <random>

#include "core/autodiff/scalarize.h"
#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/ops/table.h"

using namespace wengert;

namespace {

// A fully connected network with a loss: inputs x and y, weights W and biases b, as steps.
struct Network {
    ProgramBuilder builder;
    std::mt19937 random;

    explicit Network(unsigned seed) : random(seed) {}

    StepId input(const std::string& name, Shape shape) {
        std::normal_distribution<double> normal;
        std::vector<double> value(shape.size());
        for (double& number : value) number = normal(random);
        return builder.input(opId<InputOp>(), shape, {.name = name, .value = value}, {});
    }
    StepId append(OpId id, std::vector<Argument> arguments) {
        std::vector<Shape> shapes;
        for (const Argument& argument : arguments) shapes.push_back(builder.shape(argument));
        return builder.append(id, arguments, op(id).shape(shapes).shape, {});
    }
};

Program randomNetwork(unsigned seed) {
    Network net(seed);
    const std::array activations{opId<Tanh>(), opId<Sigmoid>(), opId<Relu>(), opId<Softplus>(), opId<Gelu>()};
    std::vector<std::uint32_t> sizes{static_cast<std::uint32_t>(1 + net.random() % 4)};
    for (std::size_t depth = 1 + net.random() % 3; depth > 0; --depth)
        sizes.push_back(static_cast<std::uint32_t>(1 + net.random() % 5));
    const bool classes = net.random() % 2 == 0;
    if (classes) sizes.back() = static_cast<std::uint32_t>(2 + net.random() % 3);
    StepId h = net.input("x", {sizes[0], 1});
    std::vector<StepId> weights;
    std::vector<StepId> biases;
    for (std::size_t l = 1; l < sizes.size(); ++l) {
        weights.push_back(net.input("W" + std::to_string(l), {sizes[l], sizes[l - 1]}));
        biases.push_back(net.input("b" + std::to_string(l), {sizes[l], 1}));
    }
    const StepId y = net.input("y", classes ? Shape{} : Shape{sizes.back(), 1});
    for (std::size_t l = 0; l < weights.size(); ++l) {
        h = net.append(opId<Add>(), {net.append(opId<MatrixProduct>(), {weights[l], h}), biases[l]});
        net.builder.name(h, "z" + std::to_string(l + 1));
        if (l + 1 < weights.size()) h = net.append(activations[net.random() % activations.size()], {h});
    }
    StepId loss{};
    if (classes) loss = net.append(opId<CrossEntropy>(), {h, net.builder.constant(1)});
    else {
        const StepId squares = net.append(opId<Square>(), {net.append(opId<Subtract>(), {y, h})});
        loss = net.append(net.random() % 2 == 0 ? opId<Sum>() : opId<Mean>(), {squares});
    }
    net.builder.name(loss, "L");
    return net.builder.build(loss, "L");
}

bool close(double got, double want) { return std::abs(got - want) <= 1e-12 * std::max(1.0, std::abs(want)); }

void compare(const Program& vectorized, const UnitLevel& unit) {
    const std::vector<double> seed = defaultSeed(vectorized);
    const Trace whole = record(vectorized, initialInputs(vectorized), seed);
    const Trace parts = record(unit.program, initialInputs(unit.program), seed);
    for (std::size_t i = 0; i < unit.cells.size(); ++i) {
        if (!unit.cells[i].isStep()) continue;
        const std::size_t at = unit.program.step(unit.cells[i].step()).offset;
        QVERIFY(close(parts.values[at], whole.values[i]));
        QVERIFY(close(parts.tangents[at], whole.tangents[i]));
    }
    for (std::size_t i = 0; i < vectorized.inputSize(); ++i) QVERIFY(close(parts.adjoints[i], whole.adjoints[i]));
}

}  // namespace

class ScalarizeTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void vectorizedAndUnitLevelGradientsAgree() {
        for (unsigned seed = 0; seed < 200; ++seed) {
            const Program vectorized = randomNetwork(seed);
            const auto unit = scalarize(vectorized);
            QVERIFY(unit);
            compare(vectorized, *unit);
        }
    }

    void everyOperationOnArraysHasAUnitLevelTwin() {
        for (const Op& op : allOps()) {
            if (op.isElementwise) continue;
            Network net(7);
            std::vector<Argument> arguments;
            if (op.id == opId<Stack>()) arguments = {net.input("a", {}), net.input("b", {})};
            else if (op.id == opId<CrossEntropy>()) arguments = {net.input("a", {3, 1}), net.builder.constant(2)};
            else if (op.id == opId<MatrixProduct>()) arguments = {net.input("a", {3, 2}), net.input("b", {2, 2})};
            else
                for (std::size_t i = 0; i < op.arity; ++i) arguments.emplace_back(net.input(i ? "b" : "a", {3, 2}));
            const StepId f = net.append(op.id, arguments);
            net.builder.name(f, "f");
            const Program vectorized = net.builder.build(f, "f");
            const auto unit = scalarize(vectorized);
            QVERIFY(unit);
            compare(vectorized, *unit);
            for (const Step& step : unit->program.steps()) QVERIFY(step.shape.isScalar());
        }
    }

    void aStepKnowsItsCellAndBack() {
        const Program vectorized = randomNetwork(3);
        const auto unit = scalarize(vectorized);
        for (std::uint32_t i = 0; i < unit->program.stepCount(); ++i) {
            QVERIFY(unit->origin[i].cell < vectorized.step(unit->origin[i].step).shape.size());
            if (unit->isWhole[i]) QVERIFY(unit->of(vectorized, unit->origin[i]) == Argument(StepId{i}));
        }
    }

    void aProductIsWrittenOutFromLeftToRight() {
        Network net(1);
        const StepId w = net.input("W", {2, 2});
        const StepId x = net.input("x", {2, 1});
        const StepId z = net.append(opId<MatrixProduct>(), {w, x});
        net.builder.name(z, "z");
        const auto unit = scalarize(net.builder.build(z, "z"));
        const Program& program = unit->program;
        const auto named = [&](std::string_view name) { return index(*program.find(name)); };
        QCOMPARE(program.stepCount(), std::size_t{13});  // 6 inputs, 2 × (2 products, 1 sum), the sum of both cells
        QCOMPARE(named("W_1_2"), std::size_t{1});
        QCOMPARE(named("x_2"), std::size_t{5});
        QCOMPARE(named("z_1"), std::size_t{8});
        QVERIFY(unit->origin[6] == (Cell{z, 0}));
        QVERIFY(unit->origin[9] == (Cell{z, 1}));
        QVERIFY(!unit->isWhole[9]);
    }

    void tooManyStepsAreRefused() { QVERIFY(!scalarize(randomNetwork(3), 5)); }

    // The sum of an array output's cells takes steps of its own.
    void noLimitGivesAnotherProgram() {
        const Program program = compile("a = [x, y, z]\nf = a .* a")->program;
        const auto whole = scalarize(program);
        QVERIFY(whole);
        for (std::size_t limit = 0; limit <= whole->program.stepCount(); ++limit)
            if (const auto unit = scalarize(program, limit))
                QCOMPARE(unit->program.stepCount(), whole->program.stepCount());
    }
};

QTEST_APPLESS_MAIN(ScalarizeTest)
#include "scalarize_test.moc"
