// The shipped examples show the lectures' numbers (recomputed in double precision, angles in radians).
#include <QTest>
#include <algorithm>

#include "app/session_file.h"
#include "core/network/conditions.h"
#include "ui/session.h"
#include "ui/training/training_setup.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

using Numbers = QMap<QString, double>;

Trainer trainedBy(const QString& title) {
    for (const SavedSession& saved : examples())
        if (saved.title == title) {
            Trainer trainer = (*setUp(saved.document.training))->trainer;
            while (trainer.step()) {
            }
            return trainer;
        }
    qFatal("there is no example “%s”", qPrintable(title));
}

}  // namespace

class ExamplesTest final : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void showsTheLecturesNumbers_data() {
        QTest::addColumn<int>("example");
        QTest::addColumn<Numbers>("values");  // by name, or s3
        QTest::addColumn<Numbers>("adjoints");
        const auto row = [](const char* name, int example, const Numbers& values, const Numbers& adjoints) {
            QTest::newRow(name) << example << values << adjoints;
        };
        row("three representations", 0,
            {{u"s3"_s, 16},
             {u"s4"_s, 0.909297},
             {u"s5"_s, 16.909297},
             {u"s6"_s, 20.909297},
             {u"s7"_s, 64},
             {u"s8"_s, 192},
             {u"s9"_s, 198},
             {u"s10"_s, 4140.040891}},
            {{u"x"_s, 1501.602926}, {u"y"_s, 1399.646276}});
        row("upstream, local, downstream", 1, {{u"q"_s, 3}, {u"f"_s, -12}}, {{u"x"_s, -4}, {u"y"_s, -4}, {u"z"_s, 3}});
        row("sigmoid gate by gate", 2, {{u"f"_s, 0.731059}},
            {{u"w0"_s, -0.196612},
             {u"w1"_s, -0.393224},
             {u"w2"_s, 0.196612},
             {u"x0"_s, 0.393224},
             {u"x1"_s, -0.589836}});
        row("one neuron and its loss", 3, {{u"L"_s, 0.096116}}, {{u"w"_s, -0.198952}, {u"b"_s, -0.132635}});
        row("chain rule, one path", 4, {{u"f"_s, 10}}, {{u"x"_s, 45}});
        row("chain rule, two paths", 5, {{u"f"_s, -8}}, {{u"x"_s, -27}});
        row("one hidden layer, unit by unit", 13,
            {{u"z_1"_s, 0.6}, {u"h_1"_s, 0.645656}, {u"yhat_1"_s, 0.283015}, {u"L"_s, 0.516674}},
            {{u"w1_11"_s, -0.253010}, {u"w1_32"_s, -0.543395}, {u"h_1"_s, -1.105887}, {u"w2_23"_s, 0.031656}});
    }

    void showsTheLecturesNumbers() {
        QFETCH(int, example);
        QFETCH(Numbers, values);
        QFETCH(Numbers, adjoints);
        Session session;
        const SavedSession saved = examples().at(static_cast<std::size_t>(example));
        session.open(saved.document, saved.view);
        session.toEnd();
        const auto stepOf = [&](const QString& name) {
            if (const auto named = session.program().find(name.toStdString())) return *named;
            return StepId{name.mid(1).toUInt() - 1};
        };
        for (auto i = values.cbegin(); i != values.cend(); ++i)
            QVERIFY2(std::abs(*session.shown(Pass::Values, stepOf(i.key())) - i.value()) < 1e-6, qPrintable(i.key()));
        for (auto i = adjoints.cbegin(); i != adjoints.cend(); ++i)
            QVERIFY2(std::abs(*session.shown(Pass::Adjoints, stepOf(i.key())) - i.value()) < 1e-6, qPrintable(i.key()));
    }

    void arraysShowTheLecturesNumbers() {
        const auto numbers = [](const Session& session, Pass pass, std::string_view name) {
            return session.trace().numbers(session.program(), pass, *session.program().find(name));
        };
        const auto isNear = [](std::span<const double> found, const std::vector<double>& expected) {
            return std::ranges::equal(found, expected, [](double a, double b) { return std::abs(a - b) < 5e-5; });
        };
        Session session;
        session.open(examples().at(11).document);
        QVERIFY(isNear(numbers(session, Pass::Values, "p"), {0.0900, 0.2447, 0.6652}));
        session.open(examples().at(12).document);
        QVERIFY(isNear(numbers(session, Pass::Values, "L"), {0.51667}));
        QVERIFY(isNear(numbers(session, Pass::Adjoints, "h1"), {-1.10589, 1.25950, -1.27015}));
        QVERIFY(
            isNear(numbers(session, Pass::Adjoints, "W1"), {-0.25301, -0.50602, 0.29599, 0.59197, -0.27170, -0.54340}));
    }

    void theFirstExampleHasTheLecturesTenSteps() {
        Session session;
        session.open(examples().front().document);
        QCOMPARE(session.program().stepCount(), std::size_t{10});
        session.jumpTo(Pass::Tangents, StepId{9});
        QVERIFY(std::abs(*session.shown(Pass::Tangents, StepId{9}) - 1399.646276) < 1e-6);  // along y
    }

    // Trained to their ends, from the seeds that they have.
    void networksLearnWhatTheirTitlesSay_data() {
        QTest::addColumn<QString>("title");
        QTest::addColumn<double>("accuracy");  // at least, of the validation part if there is one
        QTest::addColumn<double>("loss");      // J of all training samples, at most
        const auto row = [](const char* title, double accuracy, double loss) {
            QTest::newRow(title) << QString::fromUtf8(title) << accuracy << loss;
        };
        const double none = 0;
        row("XOR: two hidden units", 1, 0.01);
        row("XOR: two hidden layers", 1, 0.01);
        row("Circles", 0.9, 0.05);
        row("Two spirals", 0.97, 0.05);
        row("Three blobs and softmax", 0.98, 0.05);
        row("A noisy sine", none, 0.02);
        row("A parabola", none, 0.005);
        row("A bump from sigmoid units", none, 0.001);
    }
    void networksLearnWhatTheirTitlesSay() {
        QFETCH(QString, title);
        QFETCH(double, accuracy);
        QFETCH(double, loss);
        const Trainer trained = trainedBy(title);
        QVERIFY(!(trained.epochs().back().accuracy() < accuracy));
        QVERIFY(trained.epochs().back().train <= loss);
    }

    // z(0,0) + z(1,1) = z(0,1) + z(1,0) for every w and b, so that no threshold sorts the four points.
    void oneNeuronDoesNotLearnXor() {
        const Trainer trained = trainedBy(u"XOR: one neuron is not enough"_s);
        QVERIFY(trained.epochs().back().accuracy() <= 0.75);
        QVERIFY(std::abs(trained.epochs().back().train - std::log(2)) < 1e-3);
    }

    void zeroWeightsStayWhereTheyAre() {
        const Trainer trained = trainedBy(u"Zero weights are a saddle"_s);
        QCOMPARE(trained.gradientNorm(), 0.0);
        QVERIFY(std::ranges::all_of(trained.parameters(), [](double weight) { return weight == 0; }));
        QVERIFY(std::ranges::any_of(findConditions(trained), [](const Condition& condition) {
            return condition.kind == ConditionKind::ZeroSaddle;
        }));
    }

    void everyExampleCompilesAndExplainsItself() {
        for (const SavedSession& saved : examples()) {
            Session session;
            session.open(saved.document, saved.view);
            QVERIFY2(!session.diagnostic(), qPrintable(saved.title));
            QVERIFY(!session.program().isEmpty());
            QVERIFY(!saved.document.note.isEmpty());
            session.toEnd();
            QVERIFY(!session.trace().firstNonFinite);
        }
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "examples_test.moc"
