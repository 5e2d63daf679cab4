// Many points at once against one after another, for odd counts, programs at the edge, and points outside the domain.
#include <QtTest>

#include <bit>
#include <cmath>

#include "core/autodiff/batch.h"
#include "core/language/compile.h"
#include "tests/support/count_allocations.h"
#include "tests/support/random_program.h"
#include "tests/support/surfaces.h"

using namespace wengert;

namespace {

struct Many {
    std::vector<double> coordinates;
    std::vector<double> values;
    std::vector<double> gradients;
};

Many evaluateAt(BatchEvaluator& evaluator, std::vector<double> coordinates, std::size_t points) {
    Many many{std::move(coordinates), std::vector<double>(points, 1e9), {}};
    many.gradients.assign(many.coordinates.size(), 1e9);
    evaluator.evaluate(many.coordinates, many.values, many.gradients);
    return many;
}

std::vector<double> randomNumbers(std::size_t count, double low, double high) {
    std::mt19937_64 random(count);
    std::vector<double> numbers(count);
    for (double& number : numbers) number = std::uniform_real_distribution(low, high)(random);
    return numbers;
}

// Relative, where a sum may have lost places to larger terms relative to those.
bool isClose(double got, double want, double scale) {
    if (!std::isfinite(want)) return !std::isfinite(got);
    return std::abs(got - want) <= 1e-13 * std::max({1.0, std::abs(want), scale});
}

}  // namespace

class BatchTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void equalsPointByPoint_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("points");
        for (const test::Surface& surface : test::surfaces)
            for (const int points : {0, 1, 3, 199, 200, 201, 399, 400, 401, 1000})
                QTest::addRow("%s at %d", surface.name, points) << QString::fromUtf8(surface.text) << points;
        const auto add = [](const char* name, const char* text) {
            QTest::newRow(name) << QString::fromUtf8(text) << 300;
        };
        add("the same argument twice", "f = x*x + y*y*y");
        add("used by many", "s = x*y\nf = s + s^2 + sin(s) - s*x");
        add("one input", "f = exp(-x^2)");
        add("an input alone", "f = x");
        add("an input unused", "g = y^2\nf = x^3");
        add("a constant", "g = x + y\nf = 2*3");
        add("constant steps", "f = x*sqrt(4) + log(2)*y");
        add("arrays inside", "v = [x; y; x*y]\nf = logsumexp(v) + sum(v .* v) + norm([x; 2*y])");
        add("a product of matrices", "f = sum([x, y; 1, 2]*[y; 3])");
        add("a number for all cells", "m = x*[1, 2; 3, 4] + y\nf = sum(m .* m)");
        add("adjoints passed on", "f = (sin(x) + (x*y - exp(y))) - (x - (y*y + 2))");
        add("a term used twice", "s = x*y\nf = (s + x^2) + (s - y)");
        add("an angle used again", "s = sin(x*y)\nf = s + cos(s) + cos(x*y)");
        add("large angles", "f = sin(100000*x) + cos(10000000*y)");
        add("choices", "f = max(x, y)*if(x > 0, y, 2) + relu(x) + abs(y)");
    }

    void equalsPointByPoint() {
        QFETCH(QString, text);
        QFETCH(int, points);
        const Result<Compilation> compiled = compile(text.toStdString());
        QVERIFY(bool(compiled));
        const Program& program = compiled->program;
        const auto count = static_cast<std::size_t>(points);
        const std::size_t inputs = program.inputs().size();
        BatchEvaluator evaluator(program);
        QCOMPARE(evaluator.inputCount(), inputs);
        const Many many = evaluateAt(evaluator, randomNumbers(inputs * count, -2, 2), count);
        std::vector<double> onlyValues(count);
        evaluator.evaluate(many.coordinates, onlyValues, {});
        GradientEvaluator oneByOne(program);
        std::vector<double> point(inputs);
        for (std::size_t p = 0; p < count; ++p) {
            for (std::size_t i = 0; i < inputs; ++i) point[i] = many.coordinates[i * count + p];
            const double value = oneByOne.evaluate(point);
            QVERIFY2(isClose(many.values[p], value, 0), qPrintable(QStringLiteral("%1").arg(p)));
            QCOMPARE(onlyValues[p], many.values[p]);
            for (std::size_t i = 0; i < inputs; ++i)
                QVERIFY2(isClose(many.gradients[i * count + p], oneByOne.gradient()[i], std::abs(value)),
                         qPrintable(QStringLiteral("%1 of %2").arg(i).arg(p)));
        }
    }

    void randomProgramsAgreeToo() {
        std::size_t compared = 0;
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            const test::RandomProgram random = test::randomProgram(seed, {.kinks = true});
            const Program program = compile(random.text)->program;
            const std::size_t inputs = program.inputs().size();
            std::vector<double> point(inputs);
            for (const auto& [name, value] : random.at)
                if (const auto input = program.findInput(name)) point[index(*input)] = value;
            std::vector<double> coordinates;
            for (const double coordinate : point) coordinates.insert(coordinates.end(), 5, coordinate);
            BatchEvaluator evaluator(program);
            const Many many = evaluateAt(evaluator, coordinates, 5);
            GradientEvaluator oneByOne(program);
            const double value = oneByOne.evaluate(point);
            if (!std::isfinite(value)) continue;
            for (std::size_t p = 0; p < 5; ++p) {
                QVERIFY2(std::abs(many.values[p] - value) <= 1e-12 * std::max(1.0, std::abs(value)),
                         random.text.c_str());
                for (std::size_t i = 0; i < inputs; ++i, ++compared) {
                    const double want = oneByOne.gradient()[i];
                    if (std::isfinite(want))
                        QVERIFY2(std::abs(many.gradients[i * 5 + p] - want) <= 1e-11 * std::max(1.0, std::abs(want)),
                                 random.text.c_str());
                }
            }
        }
        QVERIFY(compared > 1000);
    }

    void pointsOutsideTheDomainDoNotSpoilTheirNeighbours() {
        BatchEvaluator evaluator(compile("f = log(x) + y^2")->program);
        constexpr std::size_t points = 601;
        std::vector<double> coordinates(2 * points, 2.0);
        for (std::size_t p = 0; p < points; p += 3) coordinates[p] = p % 2 == 0 ? -1.0 : 0.0;
        const Many many = evaluateAt(evaluator, coordinates, points);
        for (std::size_t p = 0; p < points; ++p) {
            QCOMPARE(std::isfinite(many.values[p]), p % 3 != 0);
            QCOMPARE(many.gradients[points + p], 4.0);
            if (p % 3 == 0) continue;
            QVERIFY(std::abs(many.values[p] - (std::log(2) + 4)) < 1e-14);
            QCOMPARE(many.gradients[p], 0.5);
        }
    }

    // Bit by bit: a product with an inverse may only take a quotient's place where it is as exact.
    void quotientsByTheSameNumberAreExact_data() {
        QTest::addColumn<QString>("divisor");
        for (const char* divisor : {"4", "0.5", "-2", "3", "0.1", "2^1023", "2^(-1074)", "2^(-1022)", "0"})
            QTest::newRow(divisor) << QString::fromLatin1(divisor);
    }
    void quotientsByTheSameNumberAreExact() {
        QFETCH(const QString, divisor);
        const std::string text = divisor.toStdString();
        BatchEvaluator evaluator(compile("f = x/(" + text + ")")->program);
        GradientEvaluator oneByOne(compile("f = x/(" + text + ")")->program);
        std::vector<double> coordinates = randomNumbers(300, -3, 3);
        coordinates[0] = 5e-324;
        coordinates[1] = 1.7e308;
        const Many many = evaluateAt(evaluator, coordinates, 300);
        for (std::size_t p = 0; p < 300; ++p)
            QCOMPARE(std::bit_cast<std::uint64_t>(many.values[p]),
                     std::bit_cast<std::uint64_t>(oneByOne.evaluate(std::span(coordinates).subspan(p, 1))));
    }

    void allocatesNothing() {
        BatchEvaluator evaluator(compile(test::waves.text)->program);
        const std::vector<double> coordinates = randomNumbers(2000, -2, 2);
        std::vector<double> values(1000);
        std::vector<double> gradients(2000);
        evaluator.evaluate(coordinates, values, gradients);
        const std::size_t before = test::allocations;
        evaluator.evaluate(coordinates, values, gradients);
        evaluator.evaluate(coordinates, values, {});
        QCOMPARE(test::allocations, before);
    }
};

QTEST_APPLESS_MAIN(BatchTest)
#include "batch_test.moc"
