// The first weights: moments of the distributions, orthogonality, and that a seed gives the same ones again.
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/network/initialization.h"

using namespace wengert;

namespace {

std::vector<double> filled(std::string_view text, Shape shape, std::uint64_t seed = 1) {
    Random random(seed);
    std::vector<double> weights(shape.size(), 9.0);
    parseInitialization(text)->fill(shape, random, weights);
    return weights;
}

}  // namespace

class InitializationTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void fillsWithOneNumber() {
        QCOMPARE(filled("zero", {2, 2}), (std::vector<double>{0, 0, 0, 0}));
        QCOMPARE(filled("constant:value=-2", {1, 2}), (std::vector<double>{-2, -2}));
    }

    void hasTheVarianceOfItsSource_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("variance");
        QTest::addColumn<double>("limit");  // 0: a normal distribution
        const auto row = [](const char* text, double variance, double limit) {
            QTest::newRow(text) << QString::fromLatin1(text) << variance << limit;
        };
        // 300 inputs, 100 outputs
        row("normal:sigma=0.2", 0.04, 0);
        row("uniform:limit=0.3", 0.03, 0.3);
        row("xavier_normal", 2.0 / 400, 0);
        row("xavier_uniform", 2.0 / 400, std::sqrt(6.0 / 400));
        row("glorot_uniform:gain=2", 8.0 / 400, 2 * std::sqrt(6.0 / 400));
        row("kaiming_normal", 2.0 / 300, 0);
        row("he_uniform", 2.0 / 300, std::sqrt(6.0 / 300));
    }
    // Within six standard deviations of the mean and of the mean of squares of 30,000 numbers.
    void hasTheVarianceOfItsSource() {
        QFETCH(QString, text);
        QFETCH(double, variance);
        QFETCH(double, limit);
        const std::vector<double> weights = filled(text.toStdString(), {100, 300});
        const double count = 30000;
        double mean = 0, square = 0;
        for (const double w : weights) mean += w / count, square += w * w / count;
        const double spreadOfSquare = limit > 0 ? std::sqrt(0.8) : std::sqrt(2);  // in units of the variance
        QVERIFY(std::abs(mean) < 6 * std::sqrt(variance / count));
        QVERIFY(std::abs(square - variance) < 6 * variance * spreadOfSquare / std::sqrt(count));
        const double largest = std::abs(*std::ranges::max_element(weights, {}, [](double w) { return std::abs(w); }));
        if (limit > 0) QVERIFY(largest <= limit && largest > 0.99 * limit);
        else QVERIFY(largest > 3.5 * std::sqrt(variance));
    }

    void isOrthogonal_data() {
        QTest::addColumn<unsigned>("rows");
        QTest::addColumn<unsigned>("columns");
        QTest::newRow("1x1") << 1u << 1u;
        QTest::newRow("square") << 8u << 8u;
        QTest::newRow("tall") << 20u << 7u;
        QTest::newRow("wide") << 5u << 40u;
    }
    void isOrthogonal() {
        QFETCH(unsigned, rows);
        QFETCH(unsigned, columns);
        const std::vector<double> w = filled("orthogonal:gain=2", {rows, columns});
        const bool byRows = rows < columns;
        const auto at = [&](unsigned vector, unsigned k) {
            return byRows ? w[vector * columns + k] : w[k * columns + vector];
        };
        for (unsigned i = 0; i < std::min(rows, columns); ++i)
            for (unsigned j = 0; j <= i; ++j) {
                double product = 0;
                for (unsigned k = 0; k < std::max(rows, columns); ++k) product += at(i, k) * at(j, k);
                QVERIFY(std::abs(product - (i == j ? 4 : 0)) < 1e-13);
            }
    }
    // A random sign on each column: a 1×1 matrix is 1 for one seed and −1 for another.
    void takesEveryOrientation() {
        int positive = 0;
        for (std::uint64_t seed = 0; seed < 100; ++seed) positive += filled("orthogonal", {1, 1}, seed)[0] > 0 ? 1 : 0;
        QVERIFY(positive > 20 && positive < 80);
    }

    void saysWhatItIs() {
        for (const Initialization& initialization : allInitializations()) {
            QVERIFY(!initialization.row->title.empty() && !initialization.row->summary.empty());
            const std::string name(initialization.row->name);
            QVERIFY(filled(name, {3, 4}, 5) == filled(name, {3, 4}, 5));
            QCOMPARE(toText(initialization), name);
        }
        QCOMPARE(toText(parseInitialization("kaimin_normal").error()),
                 std::string("1 : 1  unknown initialization \"kaimin_normal\"; did you mean \"kaiming_normal\"?"));
    }
};

QTEST_APPLESS_MAIN(InitializationTest)
#include "initialization_test.moc"
