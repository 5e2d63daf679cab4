// The generator against published numbers, the distributions against their moments.
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "core/optimize/random.h"

using namespace wengert;

class RandomTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    // The authors' reference implementations, started with 1234567 and with 1, 2, 3, 4.
    void givesThePublishedNumbers() {
        SplitMix64 split(1234567);
        for (const std::uint64_t want : {6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
                                         4593380528125082431u, 16408922859458223821u})
            QCOMPARE(split.next(), want);
        Random random(Random::State{1, 2, 3, 4});
        for (const std::uint64_t want : {std::uint64_t{11520}, std::uint64_t{0}, std::uint64_t{1509978240},
                                         std::uint64_t{1215971899390074240}, std::uint64_t{1216172134540287360}})
            QCOMPARE(random.next(), want);
    }

    void givesTheSameNumbersForTheSameSeed() {
        Random a(1), b(1), other(2);
        QCOMPARE(a.state(), b.state());
        for (int i = 0; i < 10; ++i) QCOMPARE(a.normal(), b.normal());
        QVERIFY(a.next() != other.next());
    }

    // The mean of n numbers is within 6 σ/√n but for one seed in 10⁸; likewise the mean of their squares.
    void hasTheMomentsOfItsDistributions() {
        constexpr int count = 200000;
        const double bound = 6 / std::sqrt(count);
        Random random(7);
        double mean = 0, square = 0;
        for (int i = 0; i < count; ++i) {
            const double u = random.uniform();
            QVERIFY(u >= 0 && u < 1);
            mean += u / count;
            square += u * u / count;
        }
        QVERIFY(std::abs(mean - 0.5) < bound * std::sqrt(1.0 / 12));
        QVERIFY(std::abs(square - 1.0 / 3) < bound * std::sqrt(4.0 / 45));
        double normalMean = 0, normalSquare = 0, fourth = 0, inside = 0;
        for (int i = 0; i < count; ++i) {
            const double z = random.normal();
            normalMean += z / count;
            normalSquare += z * z / count;
            fourth += z * z * z * z / count;
            inside += (std::abs(z) < 1 ? 1.0 : 0.0) / count;
        }
        QVERIFY(std::abs(normalMean) < bound);
        QVERIFY(std::abs(normalSquare - 1) < bound * std::sqrt(2));
        QVERIFY(std::abs(fourth - 3) < bound * std::sqrt(96));
        QVERIFY(std::abs(inside - 0.682689492137) < bound * 0.5);
    }

    void computesTheLogarithm() {
        QCOMPARE(Random::logarithm(1), 0.0);
        for (double x = 1; x > 1e-300; x *= 0.37) {
            const double want = std::log(x);
            QVERIFY2(std::abs(Random::logarithm(x) - want) <= 4e-16 * std::abs(want) + 1e-17,
                     qPrintable(QString::number(x)));
        }
    }

    void drawsEveryNumberBelowABoundEquallyOften() {
        Random random(3);
        std::vector<int> counts(7);
        for (int i = 0; i < 70000; ++i) ++counts[random.below(7)];
        for (const int count : counts) QVERIFY(std::abs(count - 10000) < 6 * std::sqrt(70000 * 6.0 / 49));
        for (int i = 0; i < 10; ++i) QCOMPARE(random.below(1), std::uint64_t{0});
    }

    void shufflesIntoEveryOrder() {
        Random random(4);
        std::array<int, 6> counts{};
        for (int i = 0; i < 6000; ++i) {
            std::array order{0, 1, 2};
            random.shuffle(std::span<int>(order));
            ++counts[static_cast<std::size_t>(order[0] * 2 + (order[1] > order[2] ? 1 : 0))];
        }
        for (const int count : counts) QVERIFY(std::abs(count - 1000) < 6 * std::sqrt(6000 * 5.0 / 36));
    }
};

QTEST_APPLESS_MAIN(RandomTest)
#include "random_test.moc"
