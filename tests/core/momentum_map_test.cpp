// Momentum on a quadratic: the closed form against the recurrence itself, the optimum against a grid of settings.
#include "core/optimize/momentum_map.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace wengert;

namespace {

// What the recurrence v ← βv + λc, c ← c − αv does after its first steps.
struct Observed {
    double rate = 0;      // of ‖(v, c)‖, a step
    int signChanges = 0;  // of c
    int steps = 0;
};

Observed observe(const HeavyBall& ball, double lambda) {
    double v = 0.3, c = 1, growth = 0;
    constexpr int transient = 4000, steps = 20000;
    Observed observed{.steps = steps};
    for (int k = 0; k < transient + steps; ++k) {
        const double before = c;
        v = ball.momentum * v + lambda * c;
        c -= ball.learningRate * v;
        const double length = std::hypot(v, c);
        if (length == 0) return {};
        if (k >= transient) {
            growth += std::log(length);
            observed.signChanges += std::signbit(c) != std::signbit(before) ? 1 : 0;
        }
        v /= length;
        c /= length;
    }
    observed.rate = std::exp(growth / steps);
    return observed;
}

struct Drawn {
    HeavyBall ball;
    double lambda;
};
// α, β and λ with −1 < αλ < 5, away from where σ₁ = σ₂.
std::vector<Drawn> draw(std::size_t count) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> fraction(0, 1);
    std::vector<Drawn> drawn;
    while (drawn.size() < count) {
        const double beta = drawn.size() % 5 == 0 ? 0 : fraction(random);
        const double lambda = std::exp(6 * fraction(random) - 3);
        const double product = -1 + 6 * fraction(random);
        const double trace = 1 + beta - product;
        if (std::abs(trace * trace - 4 * beta) < 1e-3 || std::abs(trace) < 1e-3) continue;
        drawn.push_back({{std::abs(product) / lambda, beta}, std::copysign(lambda, product)});
    }
    return drawn;
}

}  // namespace

class MomentumMapTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void foretellsTheRate() {
        for (const auto& [ball, lambda] : draw(300)) {
            const double want = observe(ball, lambda).rate;
            const double rate = convergence(ball, lambda).rate;
            QVERIFY2(std::abs(rate - want) < 2e-3 * want, qPrintable(QStringLiteral("α %1 β %2 λ %3: %4 for %5")
                                                                         .arg(ball.learningRate)
                                                                         .arg(ball.momentum)
                                                                         .arg(lambda)
                                                                         .arg(rate)
                                                                         .arg(want)));
        }
    }
    void foretellsTheRegime() {
        std::array<int, 5> seen{};
        for (const auto& [ball, lambda] : draw(400)) {
            const Observed observed = observe(ball, lambda);
            const MomentumRegime regime = convergence(ball, lambda).regime;
            ++seen[static_cast<std::size_t>(regime)];
            const int changes = observed.signChanges;
            if (std::abs(observed.rate - 1) > 2e-3)
                QCOMPARE(regime == MomentumRegime::Divergence || regime == MomentumRegime::Escape, observed.rate > 1);
            if (regime == MomentumRegime::MonotonicDecrease || regime == MomentumRegime::Escape) QCOMPARE(changes, 0);
            if (regime == MomentumRegime::MonotonicOscillations) QCOMPARE(changes, observed.steps);
            if (regime == MomentumRegime::Ripples) QVERIFY(changes > 0 && changes < observed.steps);
            QCOMPARE(regime == MomentumRegime::Escape, lambda < 0);
        }
        QVERIFY(std::ranges::all_of(seen, [](int times) { return times > 10; }));
    }

    // σ₁ + σ₂ and σ₁σ₂ are the matrix's trace and determinant, and one step of it is the recurrence.
    void hasTheMatrixOfTheRecurrence() {
        for (const auto& [ball, lambda] : draw(100)) {
            const auto [a, b, c, d] = iterationMatrix(ball, lambda);
            const auto sigma = iterationEigenvalues(ball, lambda);
            QVERIFY(std::abs(sigma[0] + sigma[1] - (a + d)) < 1e-12);
            QVERIFY(std::abs(sigma[0] * sigma[1] - (a * d - b * c)) < 1e-12 * (1 + std::abs(b * c)));
            QVERIFY(std::abs(sigma[0]) >= std::abs(sigma[1]) - 1e-15);
            const double v = 0.7, x = -1.3;
            const double nextV = ball.momentum * v + lambda * x, nextX = x - ball.learningRate * nextV;
            QVERIFY(std::abs(a * v + b * x - nextV) < 1e-12 && std::abs(c * v + d * x - nextX) < 1e-11);
        }
    }

    void convergesBetweenItsBounds() {
        for (const double beta : {0.0, 0.3, 0.9, 0.99})
            for (const double lambda : {0.01, 1.0, 50.0}) {
                const double largest = (2 + 2 * beta) / lambda;
                QCOMPARE(largestLearningRate(beta, lambda), largest);
                QVERIFY(convergence({1e-6 * largest, beta}, lambda).rate < 1);
                QVERIFY(convergence({(1 - 1e-6) * largest, beta}, lambda).rate < 1);
                QVERIFY(convergence({(1 + 1e-6) * largest, beta}, lambda).rate > 1);
                QCOMPARE(convergence({(1 + 1e-6) * largest, beta}, lambda).regime, MomentumRegime::Divergence);
                QCOMPARE(convergence({0, beta}, lambda).regime, MomentumRegime::Divergence);  // never moves
            }
    }
    void divergesWhereMomentumKeepsAll() {
        QCOMPARE(convergence({0.1, 1}, 1).rate, 1.0);
        QCOMPARE(convergence({0.1, 1}, 1).regime, MomentumRegime::Divergence);
    }
    void isGradientDescentWithoutMomentum() {
        for (const double alpha : {0.1, 0.7, 1.0, 1.5, 2.5})
            QVERIFY(std::abs(convergence({alpha, 0}, 1).rate - std::abs(1 - alpha)) < 1e-15);
        QCOMPARE(convergence({1, 0}, 1).rate, 0.0);
        QCOMPARE(convergence({0.5, 0}, 1).regime, MomentumRegime::MonotonicDecrease);
        QCOMPARE(convergence({1.5, 0}, 1).regime, MomentumRegime::MonotonicOscillations);
    }
    void ripplesAboveTheCriticalMomentum() {
        for (const double product : {0.01, 0.3, 0.9, 1.7}) {
            const double critical = criticalMomentum(product / 4, 4);
            QVERIFY(convergence({product / 4, critical + 1e-6}, 4).regime == MomentumRegime::Ripples);
            if (critical > 1e-6)
                QVERIFY(convergence({product / 4, critical - 1e-6}, 4).regime != MomentumRegime::Ripples);
            // Critical damping is the fastest for this learning rate.
            for (double beta = 0; beta < 1; beta += 0.01)
                QVERIFY(convergence({product / 4, beta}, 4).rate >= std::sqrt(critical) - 1e-7);
        }
    }

    void theSlowestDecides() {
        const HeavyBall ball{0.03, 0.5};
        const std::vector<double> eigenvalues{1, 50, 7};
        const Convergence all = convergence(ball, eigenvalues);
        QCOMPARE(all.rate, convergence(ball, 1).rate);
        QCOMPARE(all.regime, MomentumRegime::MonotonicDecrease);
        QCOMPARE(convergence(ball, std::vector{1.0, 500.0}).regime, MomentumRegime::Divergence);
        QCOMPARE(convergence(ball, std::vector{2.0, -2.0}).regime, MomentumRegime::Escape);
    }

    void hasTheBestSettings() {
        for (const double condition : {1.0, 3.0, 50.0, 1000.0}) {
            const std::vector<double> eigenvalues{0.5, 0.5 * condition};
            const HeavyBall best = optimalMomentum(eigenvalues[0], eigenvalues[1]);
            const HeavyBall descent = optimalGradientDescent(eigenvalues[0], eigenvalues[1]);
            const double root = std::sqrt(condition);
            const double rate = (root - 1) / (root + 1), descentRate = (condition - 1) / (condition + 1);
            QVERIFY(std::abs(convergence(best, eigenvalues).rate - rate) < 1e-6);
            QVERIFY(std::abs(convergence(descent, eigenvalues).rate - descentRate) < 1e-12);
            QCOMPARE(descent.momentum, 0.0);
            const double largest = 4 / eigenvalues[1];
            for (int i = 1; i < 400; ++i) {
                const double alpha = largest * i / 400;
                QVERIFY(convergence({alpha, 0}, eigenvalues).rate >= descentRate - 1e-12);
                for (int j = 0; j < 400; ++j) QVERIFY(convergence({alpha, j / 400.0}, eigenvalues).rate >= rate - 1e-7);
            }
        }
    }

    void drawsRowsFromTheLowestMomentum() {
        const std::vector<double> eigenvalues{1, 50};
        const MomentumMap map = momentumMap(eigenvalues, {0, 0}, {0.08, 1}, 4, 2);
        QCOMPARE(map.rates.size(), std::size_t{8});
        QCOMPARE(map.regimes.size(), std::size_t{8});
        QCOMPARE(map.rates[0], static_cast<float>(convergence({0.01, 0.25}, eigenvalues).rate));
        QCOMPARE(map.rates[3], static_cast<float>(convergence({0.07, 0.25}, eigenvalues).rate));
        QCOMPARE(map.rates[4], static_cast<float>(convergence({0.01, 0.75}, eigenvalues).rate));
        QCOMPARE(map.regimes[3], MomentumRegime::Divergence);  // 0.07 · 50 > 2 + 2 · 0.25
        QCOMPARE(map.regimes[5], MomentumRegime::Ripples);
    }

    void hasTheLecturesPresets() {
        const auto presets = momentumPresets();
        QCOMPARE(presets.size(), std::size_t{2});
        QCOMPARE(presets[0].learningRate, 0.003);
        QVERIFY(std::ranges::equal(presets[0].momenta, std::array{0.0, 0.6, 0.8, 0.9}));
        QVERIFY(std::ranges::equal(presets[1].momenta, std::array{0.0, 0.99}));
    }
    void hasWordsForEveryRegime() {
        using enum MomentumRegime;
        for (const MomentumRegime regime : {MonotonicDecrease, Ripples, MonotonicOscillations, Divergence, Escape})
            QVERIFY(!words(regime).empty());
        QVERIFY(isOscillating(Ripples) && isOscillating(MonotonicOscillations) && !isOscillating(Divergence));
    }
};

QTEST_APPLESS_MAIN(MomentumMapTest)
#include "momentum_map_test.moc"
