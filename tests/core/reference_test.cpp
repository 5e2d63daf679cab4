// Values and gradients against numbers computed elsewhere with 50 digits (tests/data/expressions.jsonl).
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <cmath>

#include "core/autodiff/trace.h"
#include "core/language/compile.h"

using namespace wengert;

class ReferenceTest : public QObject {
    Q_OBJECT

    static bool agrees(double got, double want) {
        return std::abs(got - want) <= 1e-12 * std::max(1e-3, std::abs(want));
    }

 private Q_SLOTS:
    void agreesWithTheReference_data() {
        QTest::addColumn<QJsonObject>("expression");
        QFile file(QStringLiteral(WENGERT_TEST_DATA "/expressions.jsonl"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        int rows = 0;
        while (!file.atEnd()) {
            const QJsonObject row = QJsonDocument::fromJson(file.readLine()).object();
            QTest::addRow("%d: %s", ++rows, qPrintable(row[QStringLiteral("program")].toString())) << row;
        }
        QCOMPARE(rows, 60);
    }

    void agreesWithTheReference() {
        QFETCH(QJsonObject, expression);
        const Result<Compilation> compiled = compile(expression[QStringLiteral("program")].toString().toStdString());
        QVERIFY2(bool(compiled), compiled ? "" : toText(compiled.error()).c_str());
        const Program& program = compiled->program;
        const QJsonObject at = expression[QStringLiteral("at")].toObject();
        const QJsonObject gradient = expression[QStringLiteral("gradient")].toObject();
        QCOMPARE(program.inputs().size(), static_cast<std::size_t>(at.size()));

        std::vector<double> inputs;
        for (const Input& input : program.inputs()) inputs.push_back(at[QString::fromStdString(input.name)].toDouble());
        const std::vector<double> noSeed(inputs.size(), 0.0);
        const Trace reverse = record(program, inputs, noSeed);
        const std::size_t output = program.step(program.output()).offset;
        QVERIFY(agrees(reverse.values[output], expression[QStringLiteral("value")].toDouble()));
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            const double want = gradient[QString::fromStdString(program.inputs()[i].name)].toDouble();
            std::vector<double> seed(inputs.size(), 0.0);
            seed[i] = 1;
            QVERIFY2(agrees(reverse.adjoints[i], want), qPrintable(QString::number(reverse.adjoints[i] - want)));
            QVERIFY(agrees(record(program, inputs, seed).tangents[output], want));
        }
    }
};

QTEST_APPLESS_MAIN(ReferenceTest)
#include "reference_test.moc"
