// The built-in surfaces: that each is a program of x and y, and is the function that its title says.
#include "core/optimize/surfaces.h"

#include <QtTest>

#include <cmath>
#include <set>

#include "core/autodiff/sweeps.h"
#include "core/language/compile.h"

using namespace wengert;

namespace {

Program programOf(std::string_view name) { return compile(findSurface(name)->text)->program; }

}  // namespace

class SurfacesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void isAProgramOfXAndY_data() {
        QTest::addColumn<QString>("name");
        for (const SurfaceRow& surface : allSurfaces())
            QTest::addRow("%s", surface.name.data()) << QString::fromUtf8(surface.name.data());
    }
    void isAProgramOfXAndY() {
        QFETCH(QString, name);
        const SurfaceRow& surface = *findSurface(name.toStdString());
        const Result<Compilation> compiled = compile(surface.text);
        QVERIFY2(compiled, compiled ? "" : qPrintable(QString::fromStdString(toText(compiled.error()))));
        const Program& program = compiled->program;
        QCOMPARE(program.inputs().size(), std::size_t{2});
        QCOMPARE(program.inputs()[0].name, std::string("x"));
        QCOMPARE(program.inputs()[1].name, std::string("y"));
        QCOMPARE(program.inputSize(), std::size_t{2});
        QVERIFY(program.step(program.output()).shape.isScalar());
        QVERIFY(surface.area.width() > 0 && surface.area.height() > 0 && surface.area.contains(surface.start));
        GradientEvaluator evaluator(program);
        QVERIFY(std::isfinite(evaluator.evaluate(surface.start)));
        // Not where nothing would move.
        QVERIFY(std::hypot(evaluator.gradient()[0], evaluator.gradient()[1]) > 1e-3);
    }
    void saysWhatItIs() {
        std::set<std::string_view> names;
        for (const SurfaceRow& surface : allSurfaces()) {
            QVERIFY(names.insert(surface.name).second);
            QVERIFY(!surface.title.empty() && surface.note.ends_with('.') && !surface.source.empty());
            QVERIFY(surface.iterations > 0);
            QCOMPARE(parseSurface(surface.name)->title, surface.title);
        }
        QVERIFY(!findSurface("saddel"));
        QCOMPARE(toText(parseSurface("saddel").error()),
                 std::string("1 : 1  unknown surface \"saddel\"; did you mean \"saddle\"?"));
    }

    // Where the literature has a surface's lowest points, and its value there.
    void hasItsKnownMinima_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("value");
        const auto row = [](const char* name, double x, double y, double value) {
            QTest::addRow("%s at %g", name, x) << QString::fromLatin1(name) << x << y << value;
        };
        row("rosenbrock", 1, 1, 0);
        row("beale", 3, 0.5, 0);
        row("himmelblau", 3, 2, 0);
        row("himmelblau", -2.805118087, 3.131312518, 0);
        row("bowl", 0, 0, 0);
        row("ravine", 0, 0, 0);
        row("camel", 0.08984201, -0.7126564, -1.031628453);
        row("camel", -0.08984201, 0.7126564, -1.031628453);
        row("barrier", std::sqrt(0.5), 0, 0.5 + 0.5 * std::log(2.0));
    }
    void hasItsKnownMinima() {
        QFETCH(QString, name);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, value);
        GradientEvaluator evaluator(programOf(name.toStdString()));
        QVERIFY(std::abs(evaluator.evaluate(std::array{x, y}) - value) < 1e-8);
        QVERIFY(std::hypot(evaluator.gradient()[0], evaluator.gradient()[1]) < 1e-5);
        for (const auto& [dx, dy] : {std::pair{0.01, 0.0}, {-0.01, 0.0}, {0.0, 0.01}, {0.0, -0.01}})
            QVERIFY(evaluator.evaluate(std::array{x + dx, y + dy}) > value);
    }
    // The gradient is the Hessian times the point: 1 and 50 times its eigenvectors.
    void theBowlsEigenvaluesAre1And50() {
        GradientEvaluator evaluator(programOf("bowl"));
        evaluator.evaluate(std::array{0.96, 0.28});
        QVERIFY(std::hypot(evaluator.gradient()[0] - 0.96, evaluator.gradient()[1] - 0.28) < 1e-12);
        evaluator.evaluate(std::array{-0.28, 0.96});
        QVERIFY(std::hypot(evaluator.gradient()[0] + 14, evaluator.gradient()[1] - 48) < 1e-12);
    }
    void theBarrierIsNotFiniteBeyondItsWall() {
        GradientEvaluator evaluator(programOf("barrier"));
        QVERIFY(!std::isfinite(evaluator.evaluate(std::array{-0.25, 0.0})));
        QVERIFY(!std::isfinite(evaluator.evaluate(std::array{0.0, 0.0})));
    }
};

QTEST_APPLESS_MAIN(SurfacesTest)
#include "surfaces_test.moc"
