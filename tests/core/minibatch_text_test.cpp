// A minibatch written out as a program, against what the trainer computes of it: the loss, the gradient, and the update
// as the last act of the program's run.
#include <QtTest>

#include <cmath>
#include <random>

#include "core/language/compile.h"
#include "core/network/minibatch_text.h"
#include "core/network/next_update.h"

using namespace wengert;

namespace {

bool isClose(double got, double want, double relative = 1e-12) {
    return std::abs(got - want) <= relative * std::max(1.0, std::abs(want));
}

// Features are not round and labels are of all kinds, so that no two samples are alike.
Dataset samplesFor(const Architecture& architecture, std::size_t count) {
    const std::uint32_t outputs = architecture.layers.back();
    const bool isClasses = outputs > 1;
    Dataset data{.task = isClasses ? Task::Classes : Task::Binary};
    data.featureNames.resize(architecture.layers.front());
    data.targetNames.resize(1);
    data.classNames.resize(isClasses ? outputs : 2);
    std::mt19937_64 random(count);
    std::uniform_real_distribution<double> number(-2, 2);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < data.featureNames.size(); ++k) data.features.push_back(number(random));
        data.targets.push_back(static_cast<double>(i % data.classNames.size()));
    }
    return data;
}

std::vector<double> startFor(std::size_t count) {
    std::vector<double> start(count);
    for (std::size_t i = 0; i < count; ++i) start[i] = std::sin(3.0 + 7.0 * static_cast<double>(i));
    return start;
}

Trainer trainerFor(const Architecture& architecture, std::size_t samples, const TrainingSettings& settings) {
    const Program program = compile(*programText(architecture))->program;
    const std::vector<double> start = startFor(findRoles(program)->parameterCount);
    Result<Trainer> trainer = Trainer::create(program, {.train = samplesFor(architecture, samples)}, settings, start);
    if (!trainer) qFatal("%s", trainer.error().message.c_str());
    return std::move(*trainer);
}

Minibatch nextOf(const Trainer& trainer) {
    return {.samples = trainer.samples(),
            .which = trainer.nextMinibatch(),
            .parameters = trainer.parameters(),
            .l2 = trainer.settings().l2};
}

struct Run {
    Program program;
    Trace trace;

    explicit Run(const std::string& text) {
        const Result<Compilation> compiled = compile(text);
        if (!compiled) qFatal("%s\n%s", toText(compiled.error()).c_str(), text.c_str());
        program = compiled->program;
        trace = record(program, initialInputs(program), defaultSeed(program));
    }
    double output() const { return trace.numbers(program, Pass::Values, program.output()).front(); }
};

// What the trainer's next step makes of the minibatch, against the program's run. Empty where both agree.
QString disagreement(Trainer trainer, const Run& run) {
    trainer.step();
    if (!isClose(run.output(), trainer.losses().back()))
        return QStringLiteral("J %1, not %2").arg(run.output(), 0, 'g', 17).arg(trainer.losses().back(), 0, 'g', 17);
    for (const NetworkParameter& parameter : trainer.roles().parameters) {
        const std::string& name = trainer.program().inputs()[index(parameter.input)].name;
        const auto adjoints = run.trace.numbers(run.program, Pass::Adjoints, *run.program.findInput(name));
        const auto values = run.trace.numbers(run.program, Pass::Values, *run.program.findInput(name));
        if (adjoints.size() != parameter.size) return QStringLiteral("shape");
        for (std::size_t i = 0; i < parameter.size; ++i) {
            if (!isClose(adjoints[i], trainer.gradient()[parameter.offset + i]))
                return QStringLiteral("gradient of ") + QString::fromStdString(name);
            if (values[i] != trainer.start()[parameter.offset + i])
                return QStringLiteral("numbers of ") + QString::fromStdString(name);
        }
    }
    return {};
}

}  // namespace

class MinibatchTextTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void isTheMeanLossOfItsColumns() {
        const Architecture architecture{.layers = {2, 2, 1}, .loss = "squared"};
        const Samples samples{.count = 3, .x = {0, 1, 2, 3, 4, 5}, .y = {6, 7, 8}};
        const std::vector<std::uint32_t> which{2, 0};
        const std::vector<double> parameters{1, 2, 3, 4, 5, 6, 7, 8, 9};
        const auto text = minibatchText(architecture, {samples, which, parameters, 0.25});
        QVERIFY(text);
        QCOMPARE(QString::fromStdString(*text),
                 QStringLiteral("x = [4, 0; 5, 1]\ny = [8, 6]\nW1 = [1, 2; 3, 4]\nb1 = [5; 6]\nW2 = [7, 8]\nb2 = 9\n\n"
                                "z1 = W1*x + b1\nh1 = tanh(z1)\nz2 = W2*h1 + b2\nyhat = z2\nL = (y - yhat)^2\n"
                                "J = sum(L)/2 + 0.125*(norm2(W1) + norm2(W2))\n"));
        const auto one = minibatchText(architecture, {samples, std::span(which).first(1), parameters, 0});
        QCOMPARE(*one, *programText(architecture, std::vector<double>{4, 5, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9}));
    }

    void hasTheTrainersLossAndGradient_data() {
        QTest::addColumn<int>("outputs");
        QTest::addColumn<QString>("loss");
        for (const LossRow& loss : allLosses())
            for (const int outputs : {1, 3})
                if (outputs > 1 || !loss.ofOne.empty())
                    QTest::addRow("%s of %d", loss.name.data(), outputs)
                        << outputs << QString::fromStdString(std::string(loss.name));
    }
    void hasTheTrainersLossAndGradient() {
        QFETCH(int, outputs);
        QFETCH(QString, loss);
        int compared = 0;
        for (const ActivationRow& activation : allActivations())
            for (const std::vector<std::uint32_t>& hidden : {std::vector<std::uint32_t>{1, 3}, {2, 3}, {2, 1}, {2}})
                for (const double l2 : {0.0, 0.3})
                    for (std::size_t count = 1; count <= 7; ++count) {
                        // The activation is the hidden units' or, without these, the output's.
                        const bool isHidden = hidden.size() > 1;
                        Architecture architecture{.layers = hidden, .loss = loss.toStdString()};
                        architecture.layers.push_back(static_cast<std::uint32_t>(outputs));
                        (isHidden ? architecture.activation : architecture.output) = activation.name;
                        if (!programText(architecture)) continue;  // with a reason
                        if (architecture.output == "softmax" && outputs == 1) continue;
                        TrainingSettings settings{.batch = count, .l2 = l2};
                        const Trainer trainer = trainerFor(architecture, count, settings);
                        const Result<std::string> text = minibatchText(architecture, nextOf(trainer));
                        QVERIFY2(text, text ? "" : text.error().message.c_str());
                        const QString difference = disagreement(trainer, Run(*text));
                        QVERIFY2(difference.isEmpty(), qPrintable(difference + u'\n' + text->c_str()));
                        ++compared;
                    }
        QVERIFY(compared > 300);
    }

    void aSampleOfAProgramTypedByHandIsWrittenIn_data() {
        QTest::addColumn<QString>("program");
        QTest::newRow("units, without literals") << QStringLiteral("h = tanh(w1*x1 + w2*x2 + b)\nL = (y - v*h)^2");
        QTest::newRow("shapes, and a bare expression")
            << QStringLiteral("x : 2x1; W : 2x2\nc = [0.5; 1]\nsum((y - W*x - c)^2)  # not so short");
        QTest::newRow("a J of its own, numbers between")
            << QStringLiteral("W = [1, 2]\nf(y, x, W) = (W*x - y)^2\nx = [3; 4]\nJ = 2*f");
    }
    void aSampleOfAProgramTypedByHandIsWrittenIn() {
        QFETCH(QString, program);
        const std::string text = program.toStdString();
        const Program typed = compile(text)->program;
        const Roles roles = *findRoles(typed);
        for (const double l2 : {0.0, 0.3}) {
            const Result<Trainer> trainer = Trainer::create(typed, {.train = samplesFor({.layers = {2, 1}}, 4)},
                                                            {.batch = 1, .l2 = l2}, startFor(roles.parameterCount));
            QVERIFY(trainer);
            const Result<std::string> written = sampleText(text, nextOf(*trainer));
            QVERIFY2(written, written ? "" : toText(written.error()).c_str());
            const QString difference = disagreement(*trainer, Run(*written));
            QVERIFY2(difference.isEmpty(), qPrintable(difference + u'\n' + written->c_str()));
        }
    }

    void refusesWhatCannotBeWritten() {
        const Architecture large{.layers = {2, 1000, 1000, 1}};
        const Samples samples{.count = 2, .x = {0, 1, 2, 3}, .y = {0, 1}};
        const std::vector<double> parameters(1'005'001, 0.1);
        const std::vector<std::uint32_t> which{0, 1};
        const auto text = minibatchText(large, {samples, which, parameters});
        QVERIFY(!text);
        QVERIFY(text.error().message.find("smaller network") != std::string::npos);
        const auto softmax =
            minibatchText({.layers = {2, 1}, .output = "softmax"}, {samples, which, std::span(parameters).first(3)});
        QVERIFY(!softmax);
        QVERIFY(softmax.error().message.find("two outputs") != std::string::npos);
    }

    // The adjoints are the trainer's but for the last place, so the new parameters are too; given the very same
    // gradient they are the same to the bit.
    void theLastActIsTheTrainersUpdate_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("clip");
        for (const Method& method : allMethods())
            for (const double clip : {0.0, 0.05})
                QTest::addRow("%s, clipped to %g", method.row->name.data(), clip)
                    << QString::fromStdString(std::string(method.row->name)) << clip;
    }
    void theLastActIsTheTrainersUpdate() {
        QFETCH(QString, name);
        QFETCH(double, clip);
        const Architecture architecture{.layers = {2, 3, 1}, .loss = "binary_cross_entropy"};
        TrainingSettings settings{.batch = 3,
                                  .l2 = 0.01,
                                  .method = *findMethod(name.toStdString()),
                                  .schedule = *parseSchedule("step:steps=2,factor=0.5")};
        if (clip > 0) settings.clipNorm = clip;
        Trainer trainer = trainerFor(architecture, 7, settings);
        for (int step = 0; step < 8; ++step, trainer.step()) {
            const UpdateAct act = nextUpdate(trainer);
            Run run(*minibatchText(architecture, nextOf(trainer)));
            QVERIFY(fits(act, run.program));
            const Updated updated = carryOut(act, run.program, run.trace);
            Trainer next = trainer;
            next.step();
            for (std::size_t i = 0; i < updated.parameters.size(); ++i)
                QVERIFY(isClose(updated.parameters[i], next.parameters()[i], 1e-12));
            QCOMPARE(updated.clipFactor<1, clip> 0 && next.gradientNorm() > clip);

            Optimizer same = trainer.optimizer();
            std::vector<double> parameters = updated.before;
            same.step(parameters, updated.gradient, trainer.learningRate());
            QCOMPARE(updated.parameters, parameters);

            recordUpdate(act, run.program, run.trace);
            const auto inputs = run.trace.numbers(run.program, Pass::Update, StepId{2});
            QCOMPARE(inputs.front(), updated.parameters.front());
            QCOMPARE(run.trace.updates.front(), run.trace.values.front());  // x stays
            for (std::size_t i = 0; i < updated.parameters.size(); ++i) {
                const std::vector<UpdateLine> lines = explainUpdate(act.method, pointOf(act, updated, i));
                QVERIFY(isClose(lines.back().value, updated.parameters[i], 1e-13));
            }
        }
    }

    void anActFitsItsInputsAlone_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<bool>("isFit");
        QTest::newRow("its own") << QStringLiteral("W = [1, 2]; b = 3; L = W*W' + b") << true;
        QTest::newRow("more, in another order") << QStringLiteral("b = 3; x = 2; W = [1, 2]; L = x*W*W' + b") << true;
        QTest::newRow("renamed") << QStringLiteral("V = [1, 2]; b = 3; L = V*V' + b") << false;
        QTest::newRow("reshaped") << QStringLiteral("W = [1; 2]; b = 3; L = W'*W + b") << false;
        QTest::newRow("no input any more") << QStringLiteral("a = 3; W = [1, 2]; b = a*a; L = W*W' + b") << false;
        QTest::newRow("gone") << QString() << false;
    }
    void anActFitsItsInputsAlone() {
        QFETCH(QString, program);
        UpdateAct act{.inputs = {{.name = "W", .shape = {1, 2}}, {.name = "b"}}};
        const Program other = compile(program.toStdString())->program;
        QTEST(fits(act, other), "isFit");
        act.state = {1, 2, 3};  // gradient descent keeps none
        QVERIFY(!fits(act, other));
        act = {.inputs = {{.name = "b"}, {.name = "b"}}};
        QVERIFY(!fits(act, other));
    }
};

QTEST_APPLESS_MAIN(MinibatchTextTest)
#include "minibatch_text_test.moc"
