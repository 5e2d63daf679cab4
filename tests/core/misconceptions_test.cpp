// The misconception lab against numbers worked out by hand.
#include <QtTest>

#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/optimize/optimizer.h"
#include "core/practice/misconceptions.h"

using namespace wengert;

namespace {

bool isNear(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(b)); }

}  // namespace

class MisconceptionsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void stopsAtTheFirstRowThatDiffers_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QList<double>>("right");
        QTest::addColumn<QList<double>>("wrong");
        QTest::addColumn<int>("first");
        const auto row = [](Misconception which, QList<double> right, QList<double> wrong, int first) {
            QTest::newRow(std::string(rowOf(which).name).c_str()) << static_cast<int>(which) << right << wrong << first;
        };
        // f = u (u + y), u = xy = 6, s₄ = 9: s̄₄ = 6, s̄₃ = 9 + 6, s̄₂ = 6 + 2 · 15, s̄₁ = 3 · 15. By recursion s₃ passes
        // its first 9 on and then no more.
        row(Misconception::NoTopologicalOrder, {1, 6, 15, 36, 45}, {1, 6, 15, 24, 27}, 3);
        // The last terms written: s̄₂ = s̄₃ s₁ = 198 · 2, s̄₁ = s̄₃ s₂ = 198 · 8.
        row(Misconception::AssignsAtFanOut,
            {1, 20.909297, 20.909297, 62.727892, 198, 198, 198, 198, 1399.646276, 1501.602926},
            {1, 20.909297, 20.909297, 62.727892, 198, 198, 198, 198, 396, 1584}, 8);
        // x² from 4 at rate ¼: g = 8, 4, 2; with sums 8, 8 + 4, 12 − 2.
        row(Misconception::GradientsNotZeroed, {8, 2, 4, 1, 2, 0.5}, {8, 2, 12, -1, 10, -3.5}, 2);
        // m = 0.8, v = 0.064: m̂ = 8, v̂ = 64, a step of 0.1; without them 0.1 · 0.8/√0.064.
        row(Misconception::NoBiasCorrection, {8, 64, 3.9}, {0.8, 0.064, 3.683772234}, 0);
        // g = 0.2: 0.1 · 0.2/(0.2 + 0.01), and 0.1 · 0.2/√(0.04 + 0.01).
        row(Misconception::EpsilonInsideRoot, {0.2, 0.04, 1.904761905}, {0.2, 0.04, 1.910557281}, 2);
        // Before the reset v = 15.92; after it 0.9 · 15.92 + 8.
        row(Misconception::BufferKeptAfterReset, {8, 3.2}, {22.328, 1.7672}, 0);
    }
    void stopsAtTheFirstRowThatDiffers() {
        QFETCH(int, which);
        QFETCH(QList<double>, right);
        QFETCH(QList<double>, wrong);
        const LabRun run = runLab(static_cast<Misconception>(which));
        QVERIFY(static_cast<qsizetype>(run.rows.size()) >= right.size());
        for (qsizetype i = 0; i < right.size(); ++i) {
            const LabRow& row = run.rows[static_cast<std::size_t>(i)];
            QVERIFY2(isNear(row.right, right[i]), qPrintable(QStringLiteral("row %1: %2").arg(i).arg(row.right)));
            QVERIFY2(isNear(row.wrong, wrong[i]), qPrintable(QStringLiteral("row %1: %2").arg(i).arg(row.wrong)));
            QVERIFY(!toText(row.shown).empty());
        }
        QVERIFY(run.firstDifference);
        QTEST(static_cast<int>(*run.firstDifference), "first");
        QVERIFY(!run.why.empty());
    }

    void rowsOfAdjointsSayWhatTheirStepIs() {
        const LabRun run = runLab(Misconception::NoTopologicalOrder);
        QCOMPARE(QString::fromStdString(toText(run.rows[0].shown)).normalized(QString::NormalizationForm_C),
                 QStringLiteral("s̄₅ of s₅ = s₃ × s₄").normalized(QString::NormalizationForm_C));
    }

    // The right side of the lab is what the program itself computes.
    void theRightSideIsTheProgramsOwn() {
        const Compilation bowl = *compile("x = 3\ny = -2\nJ = x^2 + 5*y^2 + x*y");
        const std::vector<double> start = initialInputs(bowl.program);
        for (const auto which : {Misconception::NoBiasCorrection, Misconception::EpsilonInsideRoot,
                                 Misconception::GradientsNotZeroed, Misconception::BufferKeptAfterReset}) {
            const Method method = *parseMethod(rowOf(which).method);
            Optimizer optimizer(method, 2);
            GradientEvaluator evaluator(bowl.program);
            std::vector<double> point = start;
            const LabRun run = runLab(which, bowl.program, start, method);
            std::vector<double> reached;
            for (const LabRow& row : run.rows)
                if (toText(row.shown).find("after step") != std::string::npos) reached.push_back(row.right);
            QCOMPARE(reached.size(), std::size_t(6));
            for (std::size_t t = 0; t < 3; ++t) {
                evaluator.evaluate(point);
                optimizer.step(point, evaluator.gradient());
                for (std::size_t i = 0; i < 2; ++i) QVERIFY(isNear(reached[2 * t + i], point[i]));
            }
        }
    }

    void saysWhereThereIsNoDifference() {
        const Compilation chain = *compile("x = 2\nf = exp(x) + 1");
        for (const auto which : {Misconception::NoTopologicalOrder, Misconception::AssignsAtFanOut}) {
            const LabRun run = runLab(which, chain.program, initialInputs(chain.program), allMethods().front());
            QVERIFY(!run.firstDifference);
            QVERIFY(run.why.starts_with("No difference here"));
            QCOMPARE(run.rows.size(), std::size_t(3));
        }
    }

    void refusesWhatIsTooLargeOrAnArray() {
        std::string text = "f = x";
        for (int i = 0; i < 5000; ++i) text += " + x*" + std::to_string(i);
        for (const std::string& program : {text, std::string("f = sum([x, y])"), std::string()}) {
            const Compilation compiled = *compile(program);
            const LabRun run = runLab(Misconception::NoTopologicalOrder, compiled.program,
                                      initialInputs(compiled.program), allMethods().front());
            QVERIFY(run.rows.empty());
            QVERIFY(!run.why.empty());
        }
    }
};

QTEST_APPLESS_MAIN(MisconceptionsTest)
#include "misconceptions_test.moc"
