// A program as an objective: its value, gradient and Hessian, at one point and at many, in any copy.
#include <QtTest>

#include <cmath>

#include "core/language/compile.h"
#include "core/optimize/program_objective.h"
#include "core/optimize/symmetric_matrix.h"

using namespace wengert;

class ProgramObjectiveTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void evaluatesAtAPoint() {
        ProgramObjective objective(compile("f = x^2*y")->program);
        std::vector<double> gradient(2), hessian(4);
        QCOMPARE(objective.inputCount(), std::size_t{2});
        QCOMPARE(objective.evaluate(std::vector{3.0, 2.0}, gradient), 18.0);
        QCOMPARE(gradient, (std::vector<double>{12, 9}));
        objective.hessian(std::vector{3.0, 2.0}, hessian);
        QCOMPARE(hessian, (std::vector<double>{4, 6, 6, 0}));
    }

    void countsTheNumbersOfArrays() {
        ProgramObjective objective(compile("W : 2x2; f = sum(W .* W) + b")->program);
        std::vector<double> gradient(5);
        QCOMPARE(objective.inputCount(), std::size_t{5});
        QCOMPARE(objective.evaluate(std::vector<double>{1, 2, 3, 4, 5}, gradient), 35.0);
        QCOMPARE(gradient, (std::vector<double>{2, 4, 6, 8, 1}));
    }

    // f = x² + y³ at (1, 4), (2, 5), (3, 6).
    void evaluatesAtManyPoints() {
        ProgramObjective objective(compile("f = x^2 + y^3")->program);
        const std::vector<double> coordinates{1, 2, 3, 4, 5, 6};
        std::vector<double> values(3), gradients(6);
        objective.evaluateMany(coordinates, values, gradients);
        QCOMPARE(values, (std::vector<double>{65, 129, 225}));
        QCOMPARE(gradients, (std::vector<double>{2, 4, 6, 48, 75, 108}));
        std::vector<double> again(3);
        objective.evaluateMany(coordinates, again, {});
        QCOMPARE(again, values);
    }

    void aCloneStandsAlone() {
        std::unique_ptr<Objective> clone;
        {
            ProgramObjective objective(compile("f = sin(x)*y")->program);
            std::vector<double> hessian(4);
            objective.hessian(std::vector{1.0, 1.0}, hessian);
            clone = objective.clone();
        }
        std::vector<double> gradient(2), hessian(4);
        QCOMPARE(clone->evaluate(std::vector{0.0, 3.0}, gradient), 0.0);
        QCOMPARE(gradient, (std::vector<double>{3, 0}));
        clone->hessian(std::vector{0.0, 3.0}, hessian);
        QCOMPARE(hessian, (std::vector<double>{0, 1, 1, 0}));
    }

    void nothingIsComputedOnceItIsStopped() {
        ProgramObjective objective(compile("f = sin(x)*y")->program);
        std::stop_source stop;
        objective.stopAt(stop.get_token());
        std::vector<double> gradient(2), hessian(4), values(2), gradients(4);
        const std::vector<double> points{0, 1, 3, 4};
        QCOMPARE(objective.evaluate(std::vector{0.0, 3.0}, gradient), 0.0);
        stop.request_stop();
        const auto areNaN = [](std::span<const double> numbers) {
            return std::ranges::all_of(numbers, [](double number) { return std::isnan(number); });
        };
        QVERIFY(std::isnan(objective.evaluate(std::vector{0.0, 3.0}, gradient)) && areNaN(gradient));
        objective.hessian(std::vector{0.0, 3.0}, hessian);
        QVERIFY(areNaN(hessian));
        objective.evaluateMany(points, values, gradients);
        QVERIFY(areNaN(values) && areNaN(gradients));
        values = {1, 2};
        objective.evaluateMany(points, values, {});
        QVERIFY(areNaN(values));
    }

    // (2, 1; 1, 2) has the eigenvalues 1 and 3.
    void knowsEigenvalues() {
        const std::vector<double> values = eigenvalues(std::vector<double>{2, 1, 1, 2}, 2);
        QVERIFY(values.size() == 2 && std::abs(values[0] - 1) < 1e-14 && std::abs(values[1] - 3) < 1e-14);
        QVERIFY(eigenvalues(std::vector<double>{2, NAN, NAN, 2}, 2).empty());
    }
};

QTEST_APPLESS_MAIN(ProgramObjectiveTest)
#include "program_objective_test.moc"
