// Descents: what ends them and what they are said to have come to, Newton's steps by hand, noise, schedules, and that
// each update is explained from what was recorded. The methods' paths are in methods_test.
#include <QtTest>

#include <cmath>
#include <numeric>

#include "core/language/compile.h"
#include "core/optimize/clipping.h"
#include "core/optimize/descent_explanation.h"
#include "core/optimize/program_objective.h"

using namespace wengert;

namespace {

Descent descentOn(const char* program, const char* method, const std::vector<double>& start,
                  const char* schedule = "constant", const GradientNoise& noise = {}) {
    return Descent(std::make_unique<ProgramObjective>(compile(program)->program), *parseDescentMethod(method), start,
                   *parseSchedule(schedule), noise);
}

bool isClose(double got, double want) { return std::abs(got - want) <= 1e-12 * std::max(1.0, std::abs(want)); }

QString text(const Math& math) { return QString::fromStdString(toText(math)); }

constexpr const char* saddle = "f = x^2 - y^2";
constexpr const char* rosenbrock = "f = (1 - x)^2 + 100*(y - x^2)^2";

}  // namespace

Q_DECLARE_METATYPE(DescentEnding)

class DescentTest : public QObject {
    Q_OBJECT

    static void compareLast(const Descent& descent, const std::vector<double>& want) {
        const std::span<const double> last = descent.point(descent.pointCount() - 1);
        for (std::size_t i = 0; i < want.size(); ++i)
            QVERIFY2(isClose(last[i], want[i]),
                     qPrintable(QStringLiteral("%1 for %2").arg(last[i], 0, 'g', 17).arg(want[i], 0, 'g', 17)));
    }

 private Q_SLOTS:
    void recordsTheWay() {
        Descent descent = descentOn("f = x^2 + 3*y", "gd:lr=0.1", {1, 2});
        QCOMPARE(descent.advance(2), std::size_t{2});
        compareLast(descent, {0.64, 1.4});
        QVERIFY(isClose(descent.values()[1], 0.64 + 5.1) && isClose(descent.gradientNorms()[0], std::sqrt(13)));
        QVERIFY(isClose(descent.gradient()[0], 1.28));
        QCOMPARE(descent.pointCount(), std::size_t{3});
        QCOMPARE(descent.updates().size(), std::size_t{2});
    }

    void followsItsSchedule() {
        Descent descent = descentOn("f = 3*x", "gd:lr=0.1", {0}, "step:steps=2,factor=0.5");
        descent.advance(4);  // −0.3, −0.3, −0.15, −0.15
        QVERIFY(isClose(descent.point(4)[0], -0.9));
        QCOMPARE(descent.learningRate(), 0.025);
        QCOMPARE(descent.updates()[2].learningRate, 0.05);
    }

    void stopsWhereItDiverges() {
        Descent descent = descentOn("f = x^4", "gd:lr=10", {3});
        const std::size_t taken = descent.advance(1000);
        QVERIFY(taken < 20);
        QVERIFY(descent.hasDiverged());
        QCOMPARE(descent.pointCount(), taken + 1);
        QCOMPARE(descent.advance(5), std::size_t{0});
        QVERIFY(endingText(descent).starts_with("diverged after " + std::to_string(taken) + " iterations: the value"));
    }

    // H = (2, 1; 1, 4), g = (2 + 2, 1 + 8) at (1, 2): H⁻¹ g = (1, 2), and (H + I)⁻¹ g = (11, 23)/14.
    void takesNewtonsFirstStepComputedByHand() {
        Descent whole = descentOn("f = x^2 + x*y + 2*y^2", "newton", {1, 2});
        whole.advance(1);
        compareLast(whole, {0, 0});
        Descent damped = descentOn("f = x^2 + x*y + 2*y^2", "newton:lr=0.5,damping=1", {1, 2});
        damped.advance(1);
        compareLast(damped, {1 - 0.5 * 11 / 14, 2 - 0.5 * 23 / 14});
    }

    void newtonIsDrawnToSaddlesAndLeavesFlatDirectionsAlone() {
        Descent toSaddle = descentOn(saddle, "newton", {-0.9, 0.5});
        toSaddle.advance(1);
        compareLast(toSaddle, {0, 0});
        QCOMPARE(toSaddle.ending(), DescentEnding::Saddle);
        Descent valley = descentOn("f = (x + y)^2", "newton", {3, 1});
        valley.advance(1);
        compareLast(valley, {1, -1});
    }

    void newtonFindsRosenbrocksMinimumInAFewSteps() {
        Descent descent = descentOn(rosenbrock, "newton", {-1.2, 1});
        descent.advance(7);
        compareLast(descent, {1, 1});
        QCOMPARE(descent.ending(), DescentEnding::Converged);
    }

    void namesItsEnding_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QString>("method");
        QTest::addColumn<std::vector<double>>("start");
        QTest::addColumn<int>("iterations");
        QTest::addColumn<DescentEnding>("want");
        const auto row = [](const char* name, const char* program, const char* method, std::vector<double> start,
                            int iterations, DescentEnding want) {
            QTest::newRow(name) << program << method << std::move(start) << iterations << want;
        };
        using enum DescentEnding;
        row("on the ridge", saddle, "gd:lr=0.01", {-0.9, 0}, 2000, Saddle);
        row("on the ridge, approaching", saddle, "gd:lr=0.01", {-0.9, 0}, 300, Saddle);
        row("on the ridge, on its way", saddle, "gd:lr=0.01", {-0.9, 0}, 60, Iterations);
        row("beside the ridge, hanging", saddle, "gd:lr=0.01", {-0.9, 1e-9}, 300, Saddle);
        row("beside the ridge, escaped", saddle, "gd:lr=0.01", {-0.9, 1e-9}, 1100, Iterations);
        row("beside the ridge, gone", saddle, "gd:lr=0.01", {-0.9, 1e-9}, 2200, Diverged);
        row("momentum, escaped", saddle, "momentum:lr=0.01", {-0.9, 1e-3}, 80, Iterations);
        row("on the saddle from the start", saddle, "adam", {0, 0}, 10, Saddle);
        row("on a maximum", "f = -x^2 - y^2", "gd", {0, 0}, 10, Saddle);
        row("in a bowl", "f = 0.5*x^2 + 5*y^2", "gd:lr=0.1", {1.5, -1}, 300, Converged);
        row("in a bowl, on its way", "f = 0.5*x^2 + 5*y^2", "gd:lr=0.01", {1.5, -1}, 60, Iterations);
        row("in a flat bowl", "f = x^4 + y^2", "gd:lr=0.1", {1, 1}, 400, Iterations);
        row("in Rosenbrock's valley", rosenbrock, "gd:lr=0.001", {-1.2, 1}, 3000, Iterations);
        row("in Rosenbrock's valley, by Adam", rosenbrock, "adam:lr=0.03", {-1.2, 1}, 200, Iterations);
        row("on a plane", "f = 3*x", "gd:lr=0.1", {0}, 100, Iterations);
        row("beyond numbers", "f = x^4", "gd:lr=10", {3}, 100, Diverged);
        row("outside the domain", "f = log(x)", "gd:lr=1", {0.5}, 10, Diverged);
        row("large from the start", "f = 1e15 + x^2", "gd:lr=0.4", {1}, 100, Converged);
    }
    void namesItsEnding() {
        QFETCH(QString, program);
        QFETCH(QString, method);
        QFETCH(std::vector<double>, start);
        QFETCH(int, iterations);
        QFETCH(DescentEnding, want);
        Descent descent = descentOn(program.toUtf8().constData(), method.toUtf8().constData(), start);
        QVERIFY(descent.ending() == DescentEnding::None && endingText(descent).empty());
        descent.advance(static_cast<std::size_t>(iterations));
        QVERIFY2(descent.ending() == want, endingText(descent).c_str());
        if (!descent.hasDiverged()) QCOMPARE(descent.pointCount(), static_cast<std::size_t>(iterations) + 1);
    }

    void saysWhyItEnded() {
        const auto after = [](const char* program, const char* method, const std::vector<double>& start,
                              std::size_t iterations) {
            Descent descent = descentOn(program, method, start);
            descent.advance(iterations);
            return QString::fromStdString(endingText(descent));
        };
        QCOMPARE(after(saddle, "gd:lr=0.5", {-0.9, 0}, 1),
                 QStringLiteral("stuck at a saddle: ‖∇f‖ = 0, but the Hessian has the eigenvalue −2"));
        QCOMPARE(after("f = -x^2 - 2*y^2", "gd", {0, 0}, 1),
                 QStringLiteral("stuck at a maximum: ‖∇f‖ = 0, but the Hessian's largest eigenvalue is −2"));
        QCOMPARE(after("f = x^2 + 3*y^2", "newton", {1, 1}, 2),
                 QStringLiteral("converged after 2 iterations: ‖∇f‖ = 0, and the Hessian's least eigenvalue is 2"));
        QCOMPARE(after("f = 3*x", "gd", {1}, 1), QStringLiteral("stopped after 1 iteration: ‖∇f‖ = 3"));
        QCOMPARE(after("f = exp(x)", "gd:lr=1e300", {1}, 9),
                 QStringLiteral("diverged after 9 iterations: the value is 0, the largest coordinate 2.72e300"));
    }

    void addsNoiseToGradients() {
        constexpr std::size_t count = 4000;
        Descent descent = descentOn("f = x + 2*y", "gd:lr=0", {0, 0}, "constant", {.sigma = 0.5, .seed = 3});
        descent.advance(count);
        double sum = 0, squares = 0, product = 0;
        for (const DescentUpdate& update : descent.updates()) {
            const double a = (update.gradient[0] - 1) / 0.5;
            const double b = (update.gradient[1] - 2) / 0.5;
            sum += a + b;
            squares += a * a + b * b;
            product += a * b;
        }
        QVERIFY(std::abs(sum / (2 * count)) < 0.05);          // its standard deviation is 0.011
        QVERIFY(std::abs(squares / (2 * count) - 1) < 0.07);  // 0.016
        QVERIFY(std::abs(product / count) < 0.07);            // 0.016
        QCOMPARE(descent.gradientNorms().back(), std::sqrt(5.0));
    }

    void aSeedGivesTheSameNoise() {
        const auto last = [](std::uint64_t seed) {
            Descent descent = descentOn(saddle, "adam", {-0.9, 0}, "constant", {.sigma = 0.1, .seed = seed});
            descent.advance(20);
            return descent.point(20)[1];
        };
        QCOMPARE(last(1), last(1));
        QVERIFY(last(1) != last(2));
    }

    void explainsEveryUpdateFromWhatItRecorded_data() {
        QTest::addColumn<QString>("name");
        for (const Method& method : descentMethods())
            QTest::addRow("%s", method.row->name.data()) << QString::fromStdString(std::string(method.row->name));
    }
    void explainsEveryUpdateFromWhatItRecorded() {
        QFETCH(QString, name);
        Descent descent =
            descentOn("f = x^2 - y^2 + sin(x*y)", name.toUtf8().constData(), {-0.9, 0.4}, "inverse", {.sigma = 0.2});
        QCOMPARE(descent.advance(12), std::size_t{12});
        for (std::size_t update = 0; update < 12; ++update)
            for (std::size_t input = 0; input < 2; ++input) {
                const std::vector<UpdateLine> lines = explainUpdate(descent, update, input);
                const double want = descent.point(update + 1)[input];
                QVERIFY2(std::abs(lines.back().value - want) <= 1e-14 * std::max(1.0, std::abs(want)),
                         qPrintable(QString::number(lines.back().value - want)));
            }
    }

    void explainsNewtonsStep() {
        Descent descent = descentOn(saddle, "newton:damping=1", {-0.9, 0.5});
        descent.advance(1);
        const std::vector<UpdateLine> lines = explainUpdate(descent, 0, 1, nameSymbol("y"));
        QCOMPARE(lines.size(), std::size_t{3});
        QCOMPARE(text(lines[0].target) + u'=' + text(lines[0].numbers), QStringLiteral("H=[2, 0; 0, −2]"));
        QVERIFY(std::isnan(lines[0].value));
        QCOMPARE(text(lines[1].rule), QStringLiteral("(H + λI)⁻¹g"));
        QCOMPARE(text(lines[1].numbers), QStringLiteral("([2, 0; 0, −2] + 1I)⁻¹[−1.8; −1] = [−0.6; 1]"));
        QCOMPARE(lines[1].value, 1.0);
        QCOMPARE(text(lines[2].target) + u'=' + text(lines[2].rule), QStringLiteral("y=y − ηd"));
        QCOMPARE(lines[2].value, -0.5);
    }
};

QTEST_APPLESS_MAIN(DescentTest)
#include "descent_test.moc"
