// Programs read as networks of units: which forms are read, and that the connections are the program's. The check is
// independent of how a program is read: units computed from the connections are what the trace has.
#include <QtTest>

#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/network/architecture.h"
#include "core/network/unit_layers.h"
#include "core/ops/table.h"

using namespace wengert;

class UnitLayersTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void connectionsGiveTheProgramsUnits_data();
    void connectionsGiveTheProgramsUnits();
    void tellsWhatIsOfAnotherForm_data();
    void tellsWhatIsOfAnotherForm();
};

namespace {

// Columns from left to right, each its groups: size and activation.
QString formOf(const UnitLayers& layers) {
    QStringList columns;
    for (std::size_t column = 0; column < layers.columnCount(); ++column) {
        QStringList groups;
        for (const UnitGroup& group : layers.groups)
            if (group.column == column)
                groups << QString::number(group.size) +
                              (group.activation ? QString::fromStdString(std::string(op(*group.activation).row->name))
                                                : QString());
        columns << groups.join(u'+');
    }
    return columns.join(u'-');
}

Program compiled(const QString& text) {
    const Result<Compilation> compilation = compile(text.toStdString());
    if (!compilation) qFatal("%s", compilation.error().message.c_str());
    return compilation->program;
}

// Numbers that tell every weight from every other.
std::vector<double> someInputs(const Program& program) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < program.inputSize(); ++i) numbers.push_back(std::sin(1.0 + double(i)));
    return numbers;
}

}  // namespace

void UnitLayersTest::connectionsGiveTheProgramsUnits_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("form");
    const auto picked = [](Architecture architecture) { return QString::fromStdString(*programText(architecture)); };
    QTest::newRow("two hidden layers") << picked({.layers = {2, 3, 4, 1}, .loss = "binary_cross_entropy"})
                                       << "2-3tanh-4tanh-1sigmoid";
    QTest::newRow("softmax") << picked({.layers = {2, 5, 3}, .activation = "relu", .loss = "cross_entropy"})
                             << "2-5relu-3softmax";
    QTest::newRow("one feature, one unit a layer")
        << picked({.layers = {1, 1, 4, 1}, .activation = "sigmoid"}) << "1-1sigmoid-4sigmoid-1";
    QTest::newRow("linear") << picked({.layers = {3, 2, 2}, .activation = "identity"}) << "3-2-2";
    QTest::newRow("perceptron") << picked(perceptron(2)) << "2-1step";
    QTest::newRow("no yhat") << "w = 0.5; b = 2; x = 3; y = 1; L = (y - (w*x + b))^2"
                             << "1-1";
    QTest::newRow("transposed") << "x : 3x1\nw : 3x1\nb = 1\ny = 2\nyhat = sigmoid(w'*x + b)\nL = (y - yhat)^2"
                                << "3-1sigmoid";
    QTest::newRow("rows") << "x : 1x3\nV : 3x2\nc : 1x2\nW : 2x1\ny = 2\nyhat = tanh(x*V + c)*W\nL = (y - yhat)^2"
                          << "3-2tanh-1";
    QTest::newRow("unit by unit") << "h1 = tanh(w1_11*x1 + x2*w1_12 + b1_1); h2 = tanh(w1_21*x1 + w1_22*x2 + b1_2)\n"
                                     "yhat = w2_1*h1 + w2_2*h2 + b2; L = (y - yhat)^2"
                                  << "1+1-1tanh+1tanh-1";
    QTest::newRow("a connection that skips a layer")
        << "x : 2x1\nW1 : 3x2\nW2 : 1x3\nV : 1x2\ny = 1\nh = relu(W1*x)\nyhat = W2*h + V*x\nL = (y - yhat)^2"
        << "2-3relu-1";
    QTest::newRow("a bias for all") << "x : 2x1\nW1 : 3x2\nb = 2\nW2 : 1x3\ny = 1\nyhat = W2*sin(W1*x + b)\n"
                                       "L = (y - yhat)^2"
                                    << "2-3sin-1";
}

void UnitLayersTest::connectionsGiveTheProgramsUnits() {
    QFETCH(QString, text);
    const Program program = compiled(text);
    const Result<Roles> roles = findRoles(program);
    QVERIFY(roles);
    const Result<UnitLayers> layers = readUnitLayers(program, *roles);
    QVERIFY2(layers, layers ? "" : layers.error().message.c_str());
    QTEST(formOf(*layers), "form");

    const std::vector<double> inputs = someInputs(program);
    const Trace trace = record(program, inputs, std::vector<double>(inputs.size()));
    const auto cell = [&](StepId step, std::size_t i) { return trace.values[program.step(step).offset + i]; };
    for (const UnitGroup& group : layers->groups) {
        if (group.inputs.empty()) continue;
        std::vector<double> sums;
        for (std::size_t unit = 0; unit < group.size; ++unit) {
            double sum = 0;
            for (const std::size_t bias : group.biases) {
                const NetworkParameter& parameter = roles->parameters[bias];
                sum += cell(parameter.input, parameter.size == 1 ? 0 : unit);
            }
            for (const UnitConnection& connection : group.inputs)
                for (std::size_t from = 0; from < layers->groups[connection.from].size; ++from)
                    sum += cell(roles->parameters[connection.parameter].input, connection.weightAt(unit, from)) *
                           cell(layers->groups[connection.from].step, from);
            sums.push_back(sum);
        }
        for (std::size_t unit = 0; unit < group.size; ++unit) {
            if (!group.activation) QVERIFY(std::abs(cell(group.step, unit) - sums[unit]) < 1e-12);
            else if (op(*group.activation).isElementwise)
                QVERIFY(std::abs(cell(group.step, unit) - op(*group.activation).value(&sums[unit])) < 1e-12);
        }
    }
}

void UnitLayersTest::tellsWhatIsOfAnotherForm_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("a parabola") << "yhat = a*x^2 + b; L = (y - yhat)^2"
                                << "s₅ = sqr(s₂) is neither weights times units, nor a sum of such, nor an activation";
    QTest::newRow("a residual") << "x : 2x1\nW : 2x2\nv : 1x2\ny = 1\nh = x + tanh(W*x)\nyhat = v*h\nL = (y - yhat)^2"
                                << "neither";
    QTest::newRow("no answer") << "x = 1; w = 2; L = w*x"
                               << "there is no step called yhat";
    QTest::newRow("without weights") << "x = 1; c = 2; y = 1; yhat = x; L = (y - yhat)^2 + c"
                                     << "not computed from x";
}

void UnitLayersTest::tellsWhatIsOfAnotherForm() {
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const Program program = compiled(text);
    const Result<Roles> roles = findRoles(program);
    QVERIFY(roles);
    const Result<UnitLayers> layers = readUnitLayers(program, *roles);
    QVERIFY(!layers);
    const QString message = QString::fromStdString(layers.error().message);
    QVERIFY2(message.contains(problem), qPrintable(message));
}

QTEST_GUILESS_MAIN(UnitLayersTest)
#include "unit_layers_test.moc"
