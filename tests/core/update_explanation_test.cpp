// The explanation of an update: the rules as text, and its numbers against the update itself.
#include <QtTest>

#include <cmath>

#include "core/optimize/optimizer.h"
#include "core/optimize/update_explanation.h"

using namespace wengert;

namespace {

QString text(const Math& math) { return QString::fromStdString(toText(math)); }

QString rules(const std::vector<UpdateLine>& lines) {
    QStringList texts;
    for (const UpdateLine& line : lines) texts << text(line.target) + QStringLiteral(" ← ") + text(line.rule);
    return texts.join(QLatin1Char('\n')).normalized(QString::NormalizationForm_C);
}

UpdatePoint pointOf(const Method& method, double number) {
    return {.parameter = 1, .gradient = 2, .learningRate = method.learningRate(), .number = number};
}

}  // namespace

class UpdateExplanationTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void writesTheRule_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("want");
        const auto row = [](const char* name, const char* want) {
            QTest::newRow(name) << QString::fromLatin1(name)
                                << QString::fromUtf8(want).normalized(QString::NormalizationForm_C);
        };
        row("gd", "θ ← θ − ηg");
        row("momentum", "v ← βv + g\nθ ← θ − ηv");
        row("adam",
            "m ← β₁m + (1 − β₁)g\nv ← β₂v + (1 − β₂)g²\nm̂ ← m/(1 − β₁^t)\nv̂ ← v/(1 − β₂^t)\nθ ← θ − (ηm̂)/(√v̂ + ε)");
        row("amsgrad",
            "m ← β₁m + (1 − β₁)g\nv ← β₂v + (1 − β₂)g²\nv_max ← max(v_max, v)\nm̂ ← m/(1 − β₁^t)\nv̂ ← v_max/(1 − "
            "β₂^t)\nθ ← θ − (ηm̂)/(√v̂ + ε)");
        row("nadam",
            "μ ← β₁(1 − 0.5 · 0.96^(tψ))\nμ_next ← β₁(1 − 0.5 · 0.96^((t + 1)ψ))\nΠμ ← Πμ · μ\nm ← β₁m + (1 − β₁)g\nv "
            "← β₂v + (1 − β₂)g²\nm̂ ← (μ_next/(1 − Πμ · μμ_next)) m + ((1 − μ)/(1 − Πμ)) g\nv̂ ← v/(1 − β₂^t)\nθ ← θ − "
            "(ηm̂)/(√v̂ + ε)");
        row("radam",
            "ρ_∞ ← 2/(1 − β₂) − 1\nρ ← ρ_∞ − (2tβ₂^t)/(1 − β₂^t)\nm ← β₁m + (1 − β₁)g\nv ← β₂v + (1 − β₂)g²\nm̂ ← m/(1 "
            "− β₁^t)\nθ ← θ − ηm̂");
        row("adamax", "m ← β₁m + (1 − β₁)g\nu ← max(β₂u, |g| + ε)\nm̂ ← m/(1 − β₁^t)\nθ ← θ − (ηm̂)/u");
    }
    void writesTheRule() {
        QFETCH(QString, name);
        QFETCH(QString, want);
        const Method method = *findMethod(name.toStdString());
        QCOMPARE(rules(explainUpdate(method, pointOf(method, 1))), want);
    }

    void putsTheNumbersIn() {
        const Method method = *parseMethod("momentum:lr=0.1,beta=0.5");
        UpdatePoint point = pointOf(method, 3);
        point.state[0] = -4;
        const std::vector<UpdateLine> lines = explainUpdate(method, point);
        QCOMPARE(text(lines[0].numbers), QStringLiteral("0.5(−4) + 2"));
        QCOMPARE(text(lines[1].numbers), QStringLiteral("1 − 0.1 · 0"));
        QCOMPARE(lines[1].value, 1.0);
    }

    void agreesWithTheUpdate_data() {
        QTest::addColumn<QString>("name");
        for (const Method& method : allMethods())
            QTest::addRow("%s", method.row->name.data()) << QString::fromStdString(std::string(method.row->name));
    }
    void agreesWithTheUpdate() {
        QFETCH(QString, name);
        const Method method = *findMethod(name.toStdString());
        Optimizer optimizer(method, 1);
        double x = 1;
        for (int t = 1; t <= 10; ++t) {
            const double g = std::cos(t);
            UpdatePoint point = pointOf(method, t);
            point.parameter = x;
            point.gradient = g;
            point.carried = optimizer.carried();
            for (std::size_t i = 0; i < method.state().size(); ++i) point.state[i] = optimizer.state(i)[0];
            optimizer.step({&x, 1}, {&g, 1});
            const std::vector<UpdateLine> lines = explainUpdate(method, point);
            QVERIFY(std::abs(lines.back().value - x) < 1e-15);
            QCOMPARE(text(lines.back().target), QStringLiteral("θ"));
        }
    }
};

QTEST_APPLESS_MAIN(UpdateExplanationTest)
#include "update_explanation_test.moc"
