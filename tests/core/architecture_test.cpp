// Picked networks as program texts.
#include <QtTest>

#include <numeric>

#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/network/architecture.h"
#include "core/network/roles.h"

using namespace wengert;

class ArchitectureTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void writesANetworkAsAProgram_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<QString>("activation");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("loss");
        QTest::addColumn<QString>("want");
        QTest::newRow("one hidden layer, several outputs")
            << "2-3-2"
            << "sigmoid"
            << "identity"
            << "squared"
            << "x : 2x1\ny : 2x1\nW1 : 3x2\nb1 : 3x1\nW2 : 2x3\nb2 : 2x1\n\n"
               "z1 = W1*x + b1\nh1 = sigmoid(z1)\nz2 = W2*h1 + b2\nyhat = z2\nL = sum((y - yhat)^2)\n";
        QTest::newRow("binary") << "2-2-1"
                                << "tanh"
                                << "identity"
                                << "binary_cross_entropy"
                                << "x : 2x1\ny : 1x1\nW1 : 2x2\nb1 : 2x1\nW2 : 1x2\nb2 : 1x1\n\n"
                                   "z1 = W1*x + b1\nh1 = tanh(z1)\nz2 = W2*h1 + b2\nyhat = sigmoid(z2)\n"
                                   "L = softplus(z2) - y*z2\n";
        QTest::newRow("softmax") << "2-3"
                                 << "tanh"
                                 << "identity"
                                 << "cross_entropy"
                                 << "x : 2x1\ny : 1x1\nW1 : 3x2\nb1 : 3x1\n\n"
                                    "z1 = W1*x + b1\nyhat = softmax(z1)\nL = cross_entropy(z1, y)\n";
        QTest::newRow("perceptron") << "2-1"
                                    << "step"
                                    << "step"
                                    << "perceptron"
                                    << "x : 2x1\ny : 1x1\nW1 : 1x2\nb1 : 1x1\n\n"
                                       "z1 = W1*x + b1\nyhat = step(z1)\nL = relu(z1) - y*z1\n";
        QTest::newRow("linear") << "1-1"
                                << "identity"
                                << "identity"
                                << "half_squared"
                                << "x : 1x1\ny : 1x1\nW1 : 1x1\nb1 : 1x1\n\n"
                                   "z1 = W1*x + b1\nyhat = z1\nL = 0.5*(y - yhat)^2\n";
    }
    void writesANetworkAsAProgram() {
        QFETCH(QString, layers);
        QFETCH(QString, activation);
        QFETCH(QString, output);
        QFETCH(QString, loss);
        QFETCH(QString, want);
        const Result<std::string> text = programText({.layers = *parseLayers(layers.toStdString()),
                                                      .activation = activation.toStdString(),
                                                      .output = output.toStdString(),
                                                      .loss = loss.toStdString()});
        QVERIFY(text);
        QCOMPARE(QString::fromStdString(*text), want);
        const Result<Compilation> compiled = compile(*text);
        QVERIFY2(compiled, compiled ? "" : toText(compiled.error()).c_str());
        QCOMPARE(compiled->program.outputName(), std::string_view("L"));
        const Result<Roles> roles = findRoles(compiled->program);
        QVERIFY(roles);
        QVERIFY(roles->prediction == compiled->program.find("yhat"));
        QCOMPARE(roles->data.size(), std::size_t{1});
        QCOMPARE(roles->layers.size(), static_cast<std::size_t>(layers.count(u'-')));
    }

    void everyPickIsAProgram() {
        for (const ActivationRow& hidden : allActivations())
            for (const ActivationRow& output : allActivations())
                for (const LossRow& loss : allLosses())
                    for (const std::uint32_t outputs : {1U, 3U}) {
                        const Result<std::string> text = programText({.layers = {2, 4, outputs},
                                                                      .activation = std::string(hidden.name),
                                                                      .output = std::string(output.name),
                                                                      .loss = std::string(loss.name)});
                        if (!text) continue;  // with a reason
                        const Result<Compilation> compiled = compile(*text);
                        QVERIFY2(compiled, text->c_str());
                        QVERIFY(findRoles(compiled->program));
                    }
    }

    void writesNumbersThatReadBack() {
        const Architecture architecture{.layers = {2, 3, 1}};
        std::vector<double> numbers(2 + 1 + 6 + 3 + 3 + 1);
        for (std::size_t i = 0; i < numbers.size(); ++i) numbers[i] = std::sin(static_cast<double>(i)) * 1e-3;
        const Result<Compilation> compiled = compile(*programText(architecture, numbers));
        QVERIFY2(compiled, compiled ? "" : toText(compiled.error()).c_str());
        QCOMPARE(initialInputs(compiled->program), numbers);
        QCOMPARE(writtenParameters(compiled->program, *findRoles(compiled->program)).size(), std::size_t{13});
    }

    void initializesWeightsAndLeavesBiasesAtZero() {
        const Program program = compile(*programText(Architecture{.layers = {2, 3, 1}}))->program;
        const Roles roles = *findRoles(program);
        const std::vector<double> start = initialParameters(program, roles, *parseInitialization("normal:sigma=1"), 1);
        for (const NetworkParameter& parameter : roles.parameters)
            for (std::size_t i = 0; i < parameter.size; ++i)
                QCOMPARE(start[parameter.offset + i] != 0, parameter.isWeight);
        QVERIFY(start != initialParameters(program, roles, *parseInitialization("normal:sigma=1"), 2));
    }

    void unitLevelNamesAreUnderstood() {
        const Program program = compile("z = w_1*x_1 + w_2*x_2 + b; L = (y - z)^2")->program;
        const Roles roles = *findRoles(program);
        QCOMPARE(roles.featureCount, std::size_t{2});
        QCOMPARE(roles.parameterCount, std::size_t{3});
        QVERIFY(roles.parameters[0].isWeight && !roles.parameters[2].isWeight);
    }

    void refusesWhatIsNoNetwork_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<QString>("activation");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("loss");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* layers, const char* activation, const char* output,
                            const char* loss, const char* says) {
            QTest::newRow(name) << layers << activation << output << loss << says;
        };
        row("activation", "2-1", "tanhh", "identity", "squared", "did you mean \"tanh\"?");
        row("hidden softmax", "2-2-1", "softmax", "identity", "squared", "for the output");
        row("loss", "2-1", "tanh", "identity", "hinge", "there are squared");
        row("probability into a loss on z", "2-1", "tanh", "tanh", "binary_cross_entropy", "leave the output");
        row("one class", "2-1", "tanh", "identity", "cross_entropy", "two at least");
        row("no layer", "2", "tanh", "identity", "squared", "2-8-8-1");
        row("no number", "2-a-1", "tanh", "identity", "squared", "2-8-8-1");
        row("no units", "2-0-1", "tanh", "identity", "squared", "2-8-8-1");
        row("end", "2-1-", "tanh", "identity", "squared", "2-8-8-1");
        row("too many", "2-2000000", "tanh", "identity", "squared", "1,000,000");
    }
    void refusesWhatIsNoNetwork() {
        QFETCH(QString, layers);
        QFETCH(QString, activation);
        QFETCH(QString, output);
        QFETCH(QString, loss);
        QFETCH(QString, says);
        const auto units = parseLayers(layers.toStdString());
        const Result<std::string> text = units ? programText({.layers = *units,
                                                              .activation = activation.toStdString(),
                                                              .output = output.toStdString(),
                                                              .loss = loss.toStdString()})
                                               : Result<std::string>(units.error());
        QVERIFY(!text);
        QVERIFY2(QString::fromStdString(text.error().message).contains(says), text.error().message.c_str());
    }

    void fitsTheDataAndKeepsALossThatCanMeetIt_data() {
        QTest::addColumn<QString>("data");
        QTest::addColumn<QString>("loss");
        QTest::addColumn<QString>("output");
        QTest::addColumn<QString>("layers");
        QTest::addColumn<QString>("fittedLoss");
        QTest::addColumn<QString>("fittedOutput");
        const auto row = [](const char* name, const char* data, const char* loss, const char* output,
                            const char* layers, const char* fittedLoss, const char* fittedOutput) {
            QTest::newRow(name) << data << loss << output << layers << fittedLoss << fittedOutput;
        };
        const char* binary = "binary_cross_entropy";
        row("two classes", "xor", binary, "sigmoid", "2-8-1", binary, "sigmoid");
        row("two classes after more", "xor", "cross_entropy", "identity", "2-8-1", binary, "identity");
        row("perceptron", "xor", "perceptron", "step", "2-8-1", "perceptron", "step");
        row("squares of two classes", "xor", "squared", "tanh", "2-8-1", "squared", "tanh");
        row("three classes", "blobs", binary, "sigmoid", "2-8-3", "cross_entropy", "identity");
        row("squares of three classes", "blobs", "squared", "softmax", "2-8-3", "squared", "softmax");
        row("numbers after classes", "sine", "cross_entropy", "softmax", "1-8-1", "squared", "identity");
        row("numbers", "sine", "half_squared", "sigmoid", "1-8-1", "half_squared", "identity");
    }
    void fitsTheDataAndKeepsALossThatCanMeetIt() {
        QFETCH(QString, data);
        QFETCH(QString, loss);
        QFETCH(QString, output);
        const Dataset samples = findBuiltIn(data.toStdString())->make(1);
        const Architecture was{.layers = {5, 8, 7}, .output = output.toStdString(), .loss = loss.toStdString()};
        const Architecture now = fitted(was, samples);
        QTEST(QString::fromStdString(layersText(now.layers)), "layers");
        QTEST(QString::fromStdString(now.loss), "fittedLoss");
        QTEST(QString::fromStdString(now.output), "fittedOutput");
        const auto compiled = compile(*programText(now));
        QVERIFY(samplesFor(compiled->program, *findRoles(compiled->program), samples));
    }
};

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "architecture_test.moc"
