// Which adjoints are a layer's δ, by name and use, and how mathematics is written with them.
#include <QtTest>

#include "core/autodiff/explanation.h"
#include "core/language/compile.h"
#include "core/network/architecture.h"
#include "core/network/deltas.h"

using namespace wengert;

namespace {

const char* const layers =
    "x = [1; 0]; y = 1; W1 = [1, 2; 3, 4]; b1 = [0; 1]; W2 = [5, 6]; z1 = W1*x + b1; h1 = tanh(z1)\n"
    "z2 = W2*h1; yhat = sigmoid(z2); L = (y - yhat)^2";

// δ of every step that has one, as LaTeX behind the step's name.
QString deltas(const Program& program) {
    QStringList found;
    for (std::uint32_t i = 0; i < program.stepCount(); ++i)
        if (const auto delta = deltaOf(program, StepId{i})) {
            const std::string_view name = program.name(StepId{i});
            found << QString::fromUtf8(name.data(), qsizetype(name.size())) + QStringLiteral(": ") +
                         QString::fromStdString(toLatex(deltaSymbol(*delta)));
        }
    return found.join(QStringLiteral(", "));
}

}  // namespace

class DeltasTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void aLayersZHasADelta_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* text, const char* expected) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(expected);
        };
        row("two layers", layers, "z1: \\delta^{(1)}, z2: \\delta^{(2)}");
        row("one layer", "z = w*x + b; a = relu(z); L = a^2", "z: \\delta");
        row("subscript digits", "z₁ = w*x; a = tanh(z₁); L = a^2", "z₁: \\delta^{(1)}");
        row("units of one layer", "z_1 = w1*x; z_2 = w2*x; L = sigmoid(z_1) + sigmoid(z_2)",
            "z_1: \\delta_{1}, z_2: \\delta_{2}");
        row("units of a layer", "z2_1 = w1*x; z2_12 = w2*x; L = sigmoid(z2_1) + sigmoid(z2_12)",
            "z2_1: \\delta_{1}^{(2)}, z2_12: \\delta_{12}^{(2)}");
        row("a loss", "W : 3x2; x : 2x1; y = 1; z1 = W*x; L = cross_entropy(z1, y)", "z1: \\delta^{(1)}");
        row("mean squared error", "W : 3x2; x : 2x1; y : 3x1; z1 = W*x; L = mse(z1, y)", "z1: \\delta^{(1)}");
        row("an output layer without an activation", "z1 = w*x; L = (y - z1)^2", "z1: \\delta^{(1)}");
        row("the other way round", "z1 = w*x; yhat = z1; L = (yhat - y)^2", "z1: \\delta^{(1)}");
        row("not the first name", "q = w*x; z3 = q; L = tanh(z3)", "q: \\delta^{(3)}");
        row("an input", "z = 2; L = tanh(z)", "");
        row("not into an activation", "z1 = w*x; L = sin(z1) + z1^2 - z1*x", "");
        row("compared with no label", "z1 = w*x; L = (t - z1)^2", "");
        row("unused", "z1 = w*x; L = w + x", "");
        row("other names", "zeta = w*x; z1a = w + x; zz = w - x; L = tanh(zeta) + tanh(z1a) + tanh(zz)", "");
        row("an activation of something else", "q = w*x; L = tanh(q)", "");
    }
    void aLayersZHasADelta() {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto compilation = compile(text.toStdString());
        QVERIFY(compilation);
        QCOMPARE(deltas(compilation->program), expected);
    }

    void everyPickedNetworkHasADeltaForItsLayers() {
        for (const LossRow& loss : allLosses())
            for (const ActivationRow& activation : allActivations()) {
                if (!activation.isForHidden || activation.name == "identity") continue;
                const Architecture network{
                    .layers = {2, 3, 2}, .activation = std::string(activation.name), .loss = std::string(loss.name)};
                const auto text = programText(network);
                QVERIFY(text);
                QCOMPARE(deltas(compile(*text)->program), QStringLiteral("z1: \\delta^{(1)}, z2: \\delta^{(2)}"));
            }
    }

    void explanationsAreWrittenWithDeltas() {
        const Program program = compile(layers)->program;
        const Trace trace = record(program, initialInputs(program), defaultSeed(program));
        const auto lines = [&](std::string_view name, bool isWithDeltas) {
            const auto written = [&](Math math) {
                return withDeltas(std::move(math), [&](StepId step) { return deltaOf(program, step); });
            };
            const Explanation explanation = explain(program, trace, Pass::Adjoints, *program.find(name),
                                                    isWithDeltas ? Writing(written) : Writing());
            return QString::fromStdString(toText(explanation.ladder.front())).normalized(QString::NormalizationForm_D);
        };
        const auto decomposed = [](const char* text) {
            return QString::fromUtf8(text).normalized(QString::NormalizationForm_D);
        };
        QCOMPARE(lines("z1", false), decomposed("s̄₇ = s̄₈ ⊙ (1 − s₈²)"));
        QCOMPARE(lines("z1", true), decomposed("δ^(1) = s̄₈ ⊙ (1 − s₈²)"));
        QCOMPARE(lines("h1", true), decomposed("s̄₈ = s₅ᵀδ^(2)"));
        QCOMPARE(lines("b1", true), decomposed("s̄₄ = δ^(1)"));
        QCOMPARE(lines("z2", true), decomposed("δ^(2) = s̄₁₀ · ∂s₁₀/∂s₉"));
    }

    void aDeltaLightsItsStep() {
        const Program program = compile(layers)->program;
        const StepId z2 = *program.find("z2");
        Math bar = Math::of(MathKind::Bar, stepSymbol(z2));
        bar.step = z2;
        bar.edge = EdgeId{3};
        const Math delta =
            withDeltas(Math::row(Math::op("="), bar), [&](StepId step) { return deltaOf(program, step); });
        QCOMPARE(delta.children[1].step, z2);
        QCOMPARE(delta.children[1].edge, EdgeId{3});
        QCOMPARE(QString::fromStdString(toLatex(delta.children[1])), QStringLiteral("\\delta^{(2)}"));
    }
};

QTEST_APPLESS_MAIN(DeltasTest)
#include "deltas_test.moc"
