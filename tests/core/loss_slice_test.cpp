// Slices of a network's loss against the trainer's J, central differences and the lengths that a direction must have.
#include <QtTest>

#include <cmath>

#include "core/language/compile.h"
#include "core/network/architecture.h"
#include "core/network/curvature.h"
#include "core/network/loss_slice.h"

using namespace wengert;

namespace {

Trainer trainerOf(const std::string& text, const std::string& data, double l2 = 0) {
    const Program program = compile(text)->program;
    const std::vector<double> start =
        initialParameters(program, *findRoles(program), *parseInitialization("xavier_uniform"), 3);
    TrainingSettings settings{.batch = 16, .l2 = l2};
    Trainer trainer = *Trainer::create(program, split(parseBuiltIn(data)->make(1), 0.3, 1), settings, start);
    for (int i = 0; i < 3; ++i) trainer.epoch();
    return trainer;
}

Trainer smallNetwork(double l2 = 0.01) {
    return trainerOf(*programText({{2, 5, 3, 1}, "tanh", "identity", "binary_cross_entropy"}), "moons:count=400", l2);
}

double valueAt(LossSlice& slice, double a, double b) {
    double value = 0;
    slice.evaluateMany(std::array{a, b}, std::span(&value, 1), {});
    return value;
}

std::size_t placeOf(const Trainer& trainer, const std::string& name, std::size_t cell) {
    for (const NetworkParameter& parameter : trainer.roles().parameters)
        if (trainer.program().inputs()[index(parameter.input)].name == name) return parameter.offset + cell;
    qFatal("no parameter %s", name.c_str());
}

double rowNorm(std::span<const double> numbers, std::size_t first, std::size_t count) {
    double squares = 0;
    for (const double number : numbers.subspan(first, count)) squares += number * number;
    return std::sqrt(squares);
}

}  // namespace

class LossSliceTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void startsAtTheTrainersLoss() {
        Trainer trainer = smallNetwork();
        QVERIFY(trainer.samples().count > 256 && trainer.samples().count % 4 == 0);
        const double want = trainer.evaluate().train;
        LossSlice random = LossSlice::alongRandomDirections(trainer, 5);
        QCOMPARE(random.start(), (LossSlice::Pair{0, 0}));
        QVERIFY(std::abs(valueAt(random, 0, 0) - want) < 1e-13);

        const std::size_t first = placeOf(trainer, "W2", 7);
        const std::size_t second = placeOf(trainer, "b1", 2);
        LossSlice along = LossSlice::alongParameters(trainer, first, second);
        QCOMPARE(along.start(), (LossSlice::Pair{trainer.parameters()[first], trainer.parameters()[second]}));
        QVERIFY(std::abs(valueAt(along, along.start()[0], along.start()[1]) - want) < 1e-13);
        QCOMPARE(along.axis(0)->name, "W2");
        QCOMPARE(along.axis(0)->shape, (Shape{3, 5}));
        QCOMPARE(along.axis(0)->cell, std::size_t{7});
        QCOMPARE(along.axis(1)->name, "b1");
        QCOMPARE(along.axis(1)->cell, std::size_t{2});
        QVERIFY(!random.axis(0) && !random.axis(1));
    }

    void theAxesAreTheParametersOwnValues() {
        Trainer trainer = smallNetwork();
        const std::size_t first = placeOf(trainer, "W1", 3);
        const std::size_t second = placeOf(trainer, "W3", 0);
        LossSlice slice = LossSlice::alongParameters(trainer, first, second);
        std::vector<double> parameters(trainer.parameters().begin(), trainer.parameters().end());
        parameters[first] = 0.75;
        parameters[second] = -1.5;
        trainer.setParameters(parameters);
        QVERIFY(std::abs(valueAt(slice, 0.75, -1.5) - trainer.evaluate().train) < 1e-13);
        QCOMPARE(slice.coordinatesOf(parameters), (LossSlice::Pair{0.75, -1.5}));
    }

    void derivativesAreThoseOfTheValues() {
        const Trainer trainer = smallNetwork();
        for (LossSlice slice :
             {LossSlice::alongRandomDirections(trainer, 2),
              LossSlice::alongParameters(trainer, placeOf(trainer, "W1", 0), placeOf(trainer, "W2", 1))})
            for (const LossSlice::Pair point : {LossSlice::Pair{0.3, -0.2}, LossSlice::Pair{-1, 0.5}}) {
                LossSlice::Pair gradient{};
                const double value = slice.evaluate(point, gradient);
                QVERIFY(std::abs(value - valueAt(slice, point[0], point[1])) < 1e-14);
                std::array<double, 4> hessian{};
                slice.hessian(point, hessian);
                const auto at = [&](double da, double db) { return valueAt(slice, point[0] + da, point[1] + db); };
                const double h = 1e-4;
                QVERIFY(std::abs(gradient[0] - (at(h, 0) - at(-h, 0)) / (2 * h)) < 1e-7);
                QVERIFY(std::abs(gradient[1] - (at(0, h) - at(0, -h)) / (2 * h)) < 1e-7);
                const double d = 1e-3;
                QVERIFY(std::abs(hessian[0] - (at(d, 0) - 2 * value + at(-d, 0)) / (d * d)) < 1e-5);
                QVERIFY(std::abs(hessian[3] - (at(0, d) - 2 * value + at(0, -d)) / (d * d)) < 1e-5);
                QVERIFY(std::abs(hessian[1] - (at(d, d) - at(d, -d) - at(-d, d) + at(-d, -d)) / (4 * d * d)) < 1e-5);
                QCOMPARE(hessian[1], hessian[2]);
            }
    }

    void manyPointsAreEachAsAlone() {
        const Trainer trainer = smallNetwork();
        LossSlice slice = LossSlice::alongRandomDirections(trainer, 2);
        const std::unique_ptr<Objective> worker = slice.clone();
        const std::vector<double> coordinates{0, 0.5, -1, 0.25, 1, 2};
        std::vector<double> values(3);
        std::vector<double> gradients(6);
        worker->evaluateMany(coordinates, values, gradients);
        for (std::size_t i = 0; i < 3; ++i) {
            LossSlice::Pair gradient{};
            QCOMPARE(slice.evaluate(std::array{coordinates[i], coordinates[3 + i]}, gradient), values[i]);
            QCOMPARE(gradient, (LossSlice::Pair{gradients[i], gradients[3 + i]}));
        }
    }

    void aSeedGivesTheSameDirections() {
        const Trainer trainer = smallNetwork();
        const LossSlice once = LossSlice::alongRandomDirections(trainer, 8);
        const LossSlice again = LossSlice::alongRandomDirections(trainer, 8);
        const LossSlice other = LossSlice::alongRandomDirections(trainer, 9);
        const auto numbers = [](const LossSlice& slice, std::size_t i) {
            return std::vector(slice.direction(i).begin(), slice.direction(i).end());
        };
        QCOMPARE(numbers(once, 0), numbers(again, 0));
        QCOMPARE(numbers(once, 1), numbers(again, 1));
        QVERIFY(numbers(once, 0) != numbers(other, 0));
        QVERIFY(numbers(once, 0) != numbers(once, 1));
    }

    void incomingWeightsKeepTheirLengthAndBiasesStay() {
        const Trainer trainer = smallNetwork();
        const LossSlice slice = LossSlice::alongRandomDirections(trainer, 4);
        for (const std::size_t i : {0U, 1U})
            for (const NetworkParameter& parameter : trainer.roles().parameters) {
                const Shape shape = trainer.program().step(parameter.input).shape;
                for (std::size_t row = 0; row < shape.rows; ++row) {
                    const std::size_t first = parameter.offset + row * shape.columns;
                    const double got = rowNorm(slice.direction(i), first, shape.columns);
                    const double want = parameter.isWeight ? rowNorm(trainer.parameters(), first, shape.columns) : 0;
                    QVERIFY(std::abs(got - want) <= 1e-14 * std::max(1.0, want));
                }
            }
    }

    // Written number by number, a unit's weights are parameters of their own.
    void unitsWrittenByNumbersAndOtherProgramsHaveFiltersToo() {
        const Trainer byNumbers =
            trainerOf("h1 = tanh(w1_1*x1 + w1_2*x2 + b1)\nyhat = w2*h1 + b2\nL = (yhat - y)^2", "moons:count=100");
        const LossSlice slice = LossSlice::alongRandomDirections(byNumbers, 1);
        const auto lengthOf = [&](std::span<const double> numbers) {
            return std::hypot(numbers[placeOf(byNumbers, "w1_1", 0)], numbers[placeOf(byNumbers, "w1_2", 0)]);
        };
        QVERIFY(std::abs(lengthOf(slice.direction(0)) - lengthOf(byNumbers.parameters())) < 1e-14);

        const Trainer other = trainerOf("x : 2x1\nW1 : 2x2\nu = x'*W1*x\nL = (u - y)^2", "moons:count=100");
        const LossSlice whole = LossSlice::alongRandomDirections(other, 1);
        QVERIFY(std::abs(rowNorm(whole.direction(1), 0, 4) - rowNorm(other.parameters(), 0, 4)) < 1e-14);
    }

    void aPathIsSeenWhereItIsNearest() {
        const Trainer trainer = smallNetwork();
        LossSlice slice = LossSlice::alongRandomDirections(trainer, 6);
        const std::span<const double> at = slice.parametersAt({0.4, -1.25});
        std::vector<double> parameters(at.begin(), at.end());
        // A step off the plane, at right angles to both directions, is not seen: biases do not move in it.
        parameters[placeOf(trainer, "b2", 1)] += 3;
        const LossSlice::Pair seen = slice.coordinatesOf(parameters);
        QVERIFY(std::abs(seen[0] - 0.4) < 1e-12 && std::abs(seen[1] + 1.25) < 1e-12);
    }

    // L = (1/2)(w x + b − y)² on two samples has the Hessian [mean x², mean x; mean x, 1].
    void theHessianOfALineFit() {
        const Program program = compile("L = 0.5*(w*x + b - y)^2")->program;
        Dataset data{.task = Task::Regression, .featureNames = {"x"}, .targetNames = {"y"}};
        data.add(std::array{1.0}, std::array{2.0});
        data.add(std::array{3.0}, std::array{-1.0});
        const Trainer trainer = *Trainer::create(program, {.train = data}, {}, std::array{0.5, 0.1});
        LossSlice slice = LossSlice::alongParameters(trainer, 0, 1);
        std::array<double, 4> hessian{};
        slice.hessian(std::array{0.5, 0.1}, hessian);
        const std::array want{5.0, 2.0, 2.0, 1.0};
        for (std::size_t i = 0; i < 4; ++i) QVERIFY(std::abs(hessian[i] - want[i]) < 1e-8);
        const Result<std::vector<double>> eigenvalues = hessianEigenvalues(trainer, trainer.parameters());
        QVERIFY(std::abs((*eigenvalues)[0] - (3 - std::sqrt(8))) < 1e-7);
        QVERIFY(std::abs((*eigenvalues)[1] - (3 + std::sqrt(8))) < 1e-7);
    }
};

QTEST_APPLESS_MAIN(LossSliceTest)
#include "loss_slice_test.moc"
