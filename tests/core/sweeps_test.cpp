// The sweeps on random programs: reverse equals forward equals central differences; the timeline's order.
#include <QtTest>

#include <cmath>

#include "core/autodiff/timeline.h"
#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "tests/support/random_array_program.h"
#include "tests/support/random_program.h"

using namespace wengert;

namespace {

struct Sample {
    Program program;
    std::vector<double> inputs;
};

Sample sampleOf(const test::RandomProgram& random) {
    Sample sample{compile(random.text)->program, {}};
    sample.inputs = initialInputs(sample.program);
    for (const auto& [name, value] : random.at)
        if (const auto input = sample.program.findInput(name)) sample.inputs[index(*input)] = value;
    return sample;
}

double outputAt(const Sample& sample, std::span<const double> inputs) {
    const std::vector<double> noSeed(inputs.size(), 0.0);
    return record(sample.program, inputs, noSeed).values[sample.program.step(sample.program.output()).offset];
}

// Fourth order in h.
double centralDifference(const Sample& sample, std::size_t i, double h) {
    const auto at = [&](double shift) {
        std::vector<double> inputs = sample.inputs;
        inputs[i] += shift;
        return outputAt(sample, inputs);
    };
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
}

}  // namespace

class SweepsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void reverseEqualsForwardEqualsCentralDifferences_data() {
        QTest::addColumn<bool>("hasArrays");
        QTest::addColumn<int>("programs");
        QTest::newRow("scalars") << false << 2000;
        QTest::newRow("arrays") << true << 300;
    }

    void reverseEqualsForwardEqualsCentralDifferences() {
        QFETCH(bool, hasArrays);
        QFETCH(int, programs);
        int sharp = 0;
        int compared = 0;
        for (std::uint64_t seed = 0; seed < static_cast<std::uint64_t>(programs); ++seed) {
            const test::RandomProgram random =
                hasArrays ? test::RandomProgram{test::randomArrayProgram(seed), {}} : test::randomProgram(seed);
            const Sample sample = sampleOf(random);
            const std::size_t output = sample.program.step(sample.program.output()).offset;
            const std::vector<double> noSeed(sample.inputs.size(), 0.0);
            const Trace reverse = record(sample.program, sample.inputs, noSeed);
            for (std::size_t i = 0; i < sample.inputs.size(); ++i) {
                std::vector<double> direction = noSeed;
                direction[i] = 1;
                const double forward = record(sample.program, sample.inputs, direction).tangents[output];
                const double backward = reverse.adjoints[i];
                if (!std::isfinite(backward)) continue;
                QVERIFY2(std::abs(forward - backward) <= 1e-9 * std::max(1.0, std::abs(backward)), random.text.c_str());

                // A difference knows its own error: where two steps agree, it must agree with the derivative too.
                const double coarse = centralDifference(sample, i, 2e-4);
                const double fine = centralDifference(sample, i, 1e-4);
                const double scale = std::max(1.0, std::abs(backward));
                ++compared;
                if (std::abs(coarse - fine) > 1e-6 * scale) continue;
                ++sharp;
                QVERIFY2(std::abs(fine - backward) <= 1e-5 * scale, random.text.c_str());
            }
        }
        QVERIFY2(compared > programs && sharp > compared * 9 / 10,
                 qPrintable(QStringLiteral("%1 of %2").arg(sharp).arg(compared)));
    }

    void softmaxOfOneTwoThree() {
        const Program program = compile("f = softmax([1; 2; 3])")->program;
        const Trace trace = record(program, {}, {});
        const std::vector<double> expected{0.0900305731703805, 0.2447284710547977, 0.6652409557748219};
        for (std::size_t i = 0; i < 3; ++i) QVERIFY(std::abs(trace.values[i] - expected[i]) < 1e-15);
    }

    void theEvaluatorAgreesWithTheTrace() {
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const Sample sample = sampleOf(test::randomProgram(seed, {.kinks = true}));
            GradientEvaluator evaluator(sample.program);
            const std::vector<double> noSeed(sample.inputs.size(), 0.0);
            const Trace trace = record(sample.program, sample.inputs, noSeed);
            const double value = evaluator.evaluate(sample.inputs);
            const double again = evaluator.evaluate(sample.inputs);  // nothing is left over from the first time
            if (std::isnan(value)) continue;
            QCOMPARE(value, trace.values[sample.program.step(sample.program.output()).offset]);
            QCOMPARE(again, value);
            for (std::size_t i = 0; i < sample.inputs.size(); ++i)
                if (!std::isnan(trace.adjoints[i])) QCOMPARE(evaluator.gradient()[i], trace.adjoints[i]);
        }
    }

    void theTimelineVisitsEveryNumberOnceInOrder() {
        for (const Detail detail : {Detail::Node, Detail::Term}) {
            const Program program = compile("f = (x*y + sin(x) + 4)*(3*y^2 + 6)")->program;
            const Timeline timeline(program, detail);
            std::vector<std::pair<Pass, std::uint32_t>> visited;
            for (std::size_t position = 1; position <= timeline.size(); ++position) {
                const Moment moment = timeline.momentAt(position);
                QCOMPARE(moment.isComplete(), timeline.positionOf(moment.pass, moment.step) == position);
                if (moment.isComplete()) visited.emplace_back(moment.pass, static_cast<std::uint32_t>(moment.step));
            }
            QCOMPARE(visited.size(), std::size_t{30});
            for (std::uint32_t i = 0; i < 10; ++i) {
                QVERIFY(visited[i] == std::pair(Pass::Values, i));
                QVERIFY(visited[10 + i] == std::pair(Pass::Tangents, i));
                QVERIFY(visited[20 + i] == std::pair(Pass::Adjoints, 9 - i));
            }
            QCOMPARE(timeline.passEnd(Pass::Adjoints), timeline.size());
            // x and y are used twice; five steps have two arguments, of which the constants are no terms.
            QCOMPARE(timeline.size(), detail == Detail::Node ? std::size_t{30} : std::size_t{35});
        }
    }

    void anUpdateIsTheLastActOfTheInputsItChanges() {
        const Program program = compile("L = (w*x + b - y)^2")->program;
        const StepId w = *program.find("w");
        const StepId x = *program.find("x");
        const StepId b = *program.find("b");
        for (const Detail detail : {Detail::Node, Detail::Term}) {
            const Timeline without(program, detail);
            const Timeline timeline(program, detail, std::array{b, w});
            QCOMPARE(timeline.size(), without.size() + 2);
            QCOMPARE(timeline.passBegin(Pass::Update), without.size());
            QCOMPARE(timeline.passEnd(Pass::Adjoints), without.size());
            QCOMPARE(timeline.passEnd(Pass::Update), timeline.size());
            for (std::size_t position = 1; position <= without.size(); ++position)
                QCOMPARE(timeline.momentAt(position), without.momentAt(position));
            QCOMPARE(timeline.momentAt(without.size() + 1), (Moment{.pass = Pass::Update, .step = w}));
            QCOMPARE(timeline.momentAt(without.size() + 2), (Moment{.pass = Pass::Update, .step = b}));
            QCOMPARE(timeline.positionOf(Pass::Update, b), timeline.size());
            QVERIFY(!timeline.isKnown(Pass::Update, w, without.size()));
            QVERIFY(timeline.isKnown(Pass::Update, w, without.size() + 1));
            QVERIFY(!timeline.isKnown(Pass::Update, x, timeline.size()));
            QVERIFY(!without.isKnown(Pass::Update, w, without.size()));
            QCOMPARE(without.passEnd(Pass::Update), without.size());
        }
    }

    void anEmptyProgramHasNoMoments() {
        const Timeline timeline{Program()};
        QCOMPARE(timeline.size(), std::size_t{0});
        QCOMPARE(timeline.passEnd(Pass::Adjoints), std::size_t{0});
        QCOMPARE(timeline.passEnd(Pass::Update), std::size_t{0});
    }
};

QTEST_APPLESS_MAIN(SweepsTest)
#include "sweeps_test.moc"
