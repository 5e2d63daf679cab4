// The optimizers: paths computed by PyTorch 1.13 (tests/data/optimizer_paths.jsonl), first steps by hand, the text
// form of methods and schedules, and that an update allocates nothing. What a descent makes of them is descent_test's.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>
#include <cstdlib>
#include <new>

#include "core/language/compile.h"
#include "core/optimize/clipping.h"
#include "core/optimize/descent.h"
#include "core/optimize/program_objective.h"
#include "core/optimize/schedule.h"
#include "tests/support/count_allocations.h"

using namespace wengert;
using test::allocations;

namespace {

Method methodNamed(const QString& name) { return *parseDescentMethod(name.toStdString()); }

}  // namespace

class MethodsTest : public QObject {
    Q_OBJECT

    static void addAllMethods() {
        QTest::addColumn<QString>("name");
        for (const Method& method : descentMethods())
            QTest::addRow("%s", method.row->name.data()) << QString::fromStdString(std::string(method.row->name));
    }

 private Q_SLOTS:
    void followsTheReferencePaths_data() {
        QTest::addColumn<QJsonObject>("want");
        QFile file(QStringLiteral(WENGERT_TEST_DATA "/optimizer_paths.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int rows = 0;
        while (!file.atEnd()) {
            const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
            QTest::addRow("%d: %s on %s", ++rows, qPrintable(row[QStringLiteral("method")].toString()),
                          qPrintable(row[QStringLiteral("program")].toString()))
                << row;
        }
        QCOMPARE(rows, 24);
    }
    void followsTheReferencePaths() {
        QFETCH(QJsonObject, want);
        Method method = methodNamed(want[QStringLiteral("method")].toString());
        const QJsonObject params = want[QStringLiteral("params")].toObject();
        for (auto p = params.begin(); p != params.end(); ++p) method[p.key().toStdString()] = p->toDouble();
        const Program program = compile(want[QStringLiteral("program")].toString().toStdString())->program;
        const QJsonObject at = want[QStringLiteral("at")].toObject();
        std::vector<double> start;
        for (const Input& input : program.inputs()) start.push_back(at[QString::fromStdString(input.name)].toDouble());

        Descent descent(std::make_unique<ProgramObjective>(program), method, start);
        const auto steps = static_cast<std::size_t>(want[QStringLiteral("steps")].toInt());
        QCOMPARE(descent.advance(steps), steps);
        const QJsonArray path = want[QStringLiteral("path")].toArray();
        QCOMPARE(descent.pointCount(), static_cast<std::size_t>(path.size()));
        for (int i = 0; i < path.size(); ++i) {
            const std::span<const double> point = descent.point(static_cast<std::size_t>(i));
            for (std::size_t k = 0; k < point.size(); ++k) {
                const double wanted = path[i].toArray()[static_cast<int>(k)].toDouble();
                QVERIFY2(std::abs(point[k] - wanted) <= 1e-9 * std::max(1.0, std::abs(wanted)),
                         qPrintable(QStringLiteral("step %1: %2 for %3").arg(i).arg(point[k], 0, 'g', 17).arg(wanted)));
            }
        }
    }

    // From 1, with gradient 2 and rate 0.1. Newton's first step is descent_test's.
    void takesTheFirstStepComputedByHand_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("want");
        const auto row = [](const char* name, double want) {
            QTest::newRow(name) << QString::fromLatin1(name) << want;
        };
        row("gd", 1 - 0.1 * 2);
        row("momentum", 1 - 0.1 * 2);
        row("nesterov", 1 - 0.1 * (2 + 0.9 * 2));
        row("adagrad", 1 - 0.1 * 2 / (2 + 1e-10));
        row("rmsprop", 1 - 0.1 * 2 / (0.2 + 1e-8));  // √(0.01 · 4) = 0.2
        row("adadelta", 1 - 0.1 * std::sqrt(1e-6 / (0.4 + 1e-6)) * 2);
        row("adam", 1 - 0.1 * 2 / (2 + 1e-8));
        row("amsgrad", 1 - 0.1 * 2 / (2 + 1e-8));
        row("adamw", (1 - 0.1 * 0.01) - 0.1 * 2 / (2 + 1e-8));
        // μ₁ = 0.9 (1 − 0.96^0.004 / 2), μ₂ = 0.9 (1 − 0.96^0.008 / 2); g/(1 − μ₁) · (1 − μ₁) = g and m = 0.2
        row("nadam", 1 - 0.1 * (2 + 0.2 * 0.450146935 / (1 - 0.450073474 * 0.450073474 * 0.450146935)) / (2 + 1e-8));
        row("radam", 1 - 0.1 * 2);
        row("adamax", 1 - 0.1 * 2 / (2 + 1e-8));
    }
    void takesTheFirstStepComputedByHand() {
        QFETCH(QString, name);
        QFETCH(double, want);
        Optimizer optimizer(methodNamed(name), 1);
        double x = 1;
        const double g = 2;
        optimizer.step({&x, 1}, {&g, 1}, 0.1);
        QVERIFY2(std::abs(x - want) < 1e-9, qPrintable(QString::number(x, 'g', 17)));
        QCOMPARE(optimizer.stepsTaken(), std::uint64_t{1});
    }

    void showsItsState() {
        Optimizer adam(*findMethod("adam"), 2);
        std::vector<double> x{1, 1};
        adam.step(x, std::vector{2.0, -3.0});
        QCOMPARE(adam.state(0)[1], -0.3);
        QCOMPARE(adam.state(1)[0], 0.004);
    }

    void treatsEveryParameterAlike_data() { addAllMethods(); }
    void treatsEveryParameterAlike() {
        QFETCH(QString, name);
        constexpr std::size_t count = 1003;  // no multiple of a vector's length
        Optimizer together(methodNamed(name), count);
        std::vector<Optimizer> alone(count, Optimizer(methodNamed(name), 1));
        std::vector<double> x(count), y, gradient(count);
        for (std::size_t i = 0; i < count; ++i) x[i] = std::sin(static_cast<double>(i));
        y = x;
        for (int t = 1; t <= 8; ++t) {
            for (std::size_t i = 0; i < count; ++i) {
                gradient[i] = std::cos(static_cast<double>(i) * t);
                alone[i].step({&y[i], 1}, {&gradient[i], 1});
            }
            together.step(x, gradient);
        }
        for (std::size_t i = 0; i < count; ++i) QVERIFY(std::abs(x[i] - y[i]) <= 1e-14);
    }

    void startsAgainAfterReset_data() { addAllMethods(); }
    void startsAgainAfterReset() {
        QFETCH(QString, name);
        Optimizer optimizer(methodNamed(name), 2);
        const std::vector<double> gradient{0.3, -0.7};
        std::vector<double> first{1, 2}, second{1, 2};
        for (int t = 0; t < 7; ++t) optimizer.step(first, gradient);
        optimizer.reset();
        for (int t = 0; t < 7; ++t) optimizer.step(second, gradient);
        QCOMPARE(first, second);
    }

    void allocatesNothingInAStep_data() { addAllMethods(); }
    void allocatesNothingInAStep() {
        QFETCH(QString, name);
        Optimizer optimizer(methodNamed(name), 1000);
        std::vector<double> x(1000, 1.0), gradient(1000, 0.5);
        const std::size_t before = allocations;
        for (int t = 0; t < 10; ++t) optimizer.step(x, gradient);
        QCOMPARE(allocations, before);
    }

    void keepsAZeroGradientFinite_data() { addAllMethods(); }
    void keepsAZeroGradientFinite() {
        QFETCH(QString, name);
        Optimizer optimizer(methodNamed(name), 1);
        double x = 1;
        const double g = 0;
        for (int t = 0; t < 10; ++t) optimizer.step({&x, 1}, {&g, 1});
        QVERIFY(std::isfinite(x));
    }

    void saysWhatItIs_data() { addAllMethods(); }
    void saysWhatItIs() {
        QFETCH(QString, name);
        const Method method = methodNamed(name);
        QVERIFY(!method.row->title.empty() && !method.row->summary.empty() && !method.row->source.empty());
        QCOMPARE(method.parameters().front().name, std::string_view("lr"));
        for (const HyperParameter& parameter : method.parameters()) {
            QVERIFY(parameter.range.contains(parameter.standard));
            QVERIFY(!parameter.range.words.empty() && !parameter.summary.empty());
        }
    }

    void readsAndWritesItsText() {
        const Result<Method> adam = parseMethod(" adam : lr = 0.03 , beta1=0.8");
        QVERIFY(bool(adam));
        QCOMPARE(adam->row->name, std::string_view("adam"));
        QCOMPARE((*adam)["lr"], 0.03);
        QCOMPARE((*adam)["beta1"], 0.8);
        QCOMPARE((*adam)["beta2"], 0.999);
        QCOMPARE(toText(*adam), std::string("adam:lr=0.03,beta1=0.8"));
        QVERIFY(*parseMethod(toText(*adam)) == *adam);
        QCOMPARE(toText(*parseMethod("gd")), std::string("gd"));
    }

    void offersNewtonToDescentsOnly() {
        QVERIFY(!findMethod("newton") && !parseMethod("newton"));
        QCOMPARE(descentMethods().size(), allMethods().size() + 1);
        const Result<Method> newton = parseDescentMethod("newton:damping=0.5");
        QVERIFY(bool(newton));
        QCOMPARE((*newton)["lr"], 1.0);
        QCOMPARE((*newton)["damping"], 0.5);
        QCOMPARE(toText(*newton), std::string("newton:damping=0.5"));
        QCOMPARE(toText(parseDescentMethod("newtonn").error()),
                 std::string("1 : 1  unknown method \"newtonn\"; did you mean \"newton\"?"));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("want");
        const auto row = [](const char* text, const char* want) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(want);
        };
        row("admm", "1 : 1  unknown method \"admm\"; did you mean \"adam\"?");
        row("",
            "1 : 1  unknown method \"\"; choose one of gd, momentum, nesterov, adagrad, rmsprop, adadelta, adam, "
            "amsgrad, adamw, nadam, radam, adamax");
        row("adam:", "1 : 6  expected a setting such as lr=0.1, found \"\"");
        row("adam:lr", "1 : 6  expected a setting such as lr=0.1, found \"lr\"");
        row("adam:lr=0.1,", "1 : 13  expected a setting such as lr=0.1, found \"\"");
        row("adam:beta3=1", "1 : 6  adam has no \"beta3\"; did you mean \"beta1\"?");
        row("gd:momentum=0.9", "1 : 4  gd has no \"momentum\"; it has lr");
        row("gd:lr=fast", "1 : 7  lr needs a number, found \"fast\"");
        row("gd:lr=nan", "1 : 7  lr needs a number, found \"nan\"");
        row("gd:lr=0.1x", "1 : 7  lr needs a number, found \"0.1x\"");
        row("gd:lr=-1", "1 : 7  lr must be at least 0, found -1");
        row("adam:beta1=1", "1 : 12  beta1 must be at least 0 and less than 1, found 1");
        row("adam:lr=1,lr=2", "1 : 11  \"lr\" is set twice; leave one out");
    }
    void saysWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, want);
        const std::string bytes = text.toStdString();
        const Result<Method> method = parseMethod(bytes);
        QVERIFY(!method);
        QCOMPARE(QString::fromStdString(toText(method.error())), want);
    }

    void schedulesTheRate_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("t");
        QTest::addColumn<double>("want");
        const auto row = [](const char* text, int t, double want) {
            QTest::addRow("%s at %d", text, t) << QString::fromLatin1(text) << t << want;
        };
        row("constant", 1000, 0.2);
        row("step:steps=10,factor=0.5", 9, 0.2);
        row("step:steps=10,factor=0.5", 10, 0.1);
        row("step:steps=10,factor=0.5", 35, 0.025);
        row("exponential:factor=0.9", 2, 0.162);
        row("inverse:decay=0.5", 0, 0.2);
        row("inverse:decay=0.5", 6, 0.05);
        row("cosine:steps=100", 0, 0.2);
        row("cosine:steps=100", 50, 0.1);
        row("cosine:steps=100", 100, 0.0);
        row("cosine:steps=100", 1000, 0.0);
        row("cosine:steps=3,floor=0.1", 1, 0.2 * (0.1 + 0.9 * 0.75));  // cos 60° = ½
        row("cosine:steps=3,floor=0.1", 3, 0.02);
        row("warmup:steps=4", 0, 0.05);
        row("warmup:steps=4", 3, 0.2);
        row("warmup:steps=4", 40, 0.2);
        row("plateau", 40, 0.2);
    }
    void schedulesTheRate() {
        QFETCH(QString, text);
        QFETCH(int, t);
        QFETCH(double, want);
        const Result<Schedule> schedule = parseSchedule(text.toStdString());
        QVERIFY(bool(schedule));
        QVERIFY(*parseSchedule(toText(*schedule)) == *schedule);
        QVERIFY(std::abs(Scheduler(*schedule).rate(0.2, static_cast<std::uint64_t>(t)) - want) < 1e-15);
    }

    void reducesOnAPlateau() {
        Scheduler scheduler(*parseSchedule("plateau:factor=0.5,patience=2,threshold=0.01"));
        const auto rateAfter = [&](double loss) {
            scheduler.observe(loss);
            return scheduler.rate(1, 0);
        };
        QCOMPARE(rateAfter(10), 1.0);
        QCOMPARE(rateAfter(9.95), 1.0);  // no progress: less than 1 %
        QCOMPARE(rateAfter(9.95), 1.0);
        QCOMPARE(rateAfter(9.95), 0.5);  // one more than the patience
        QCOMPARE(rateAfter(9.8), 0.5);   // progress
        QCOMPARE(rateAfter(std::nan("")), 0.5);
        QCOMPARE(rateAfter(20), 0.5);
        QCOMPARE(rateAfter(20), 0.25);
        scheduler.reset();
        QCOMPARE(scheduler.rate(1, 0), 1.0);
    }

    void saysWhatIsWrongWithASchedule() {
        QCOMPARE(toText(parseSchedule("cosin").error()),
                 std::string("1 : 1  unknown schedule \"cosin\"; did you mean \"cosine\"?"));
        QCOMPARE(toText(parseSchedule("cosine:steps=0").error()),
                 std::string("1 : 14  steps must be at least 1, found 0"));
        QCOMPARE(toText(parseSchedule("constant:lr=1").error()), std::string("1 : 10  constant has no settings"));
    }

    void clipsTheGradient() {
        std::vector<double> gradient{3, -4};
        QCOMPARE(clipNorm(gradient, 6), 5.0);
        QCOMPARE(gradient, (std::vector<double>{3, -4}));
        QCOMPARE(clipNorm(gradient, 2.5), 5.0);
        QCOMPARE(gradient, (std::vector<double>{1.5, -2}));
        std::vector<double> exploded{1, HUGE_VAL};
        QVERIFY(std::isinf(clipNorm(exploded, 1)));
        QCOMPARE(exploded[0], 1.0);
    }
};

QTEST_APPLESS_MAIN(MethodsTest)
#include "methods_test.moc"
