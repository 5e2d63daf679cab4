// What is descended, saved and opened again; and what a file must not say of it.
#include <QTemporaryDir>
#include <QtTest>

#include "app/session_file.h"

using namespace wengert;
using namespace Qt::StringLiterals;

class DescentFileTest final : public QObject {
    Q_OBJECT

    static SavedSession sample() {
        SavedSession session{.title = u"Race"_s, .document = {.text = u"f = x^2 - y^2"_s}};
        DescentDocument& descent = session.document.descent;
        descent.source = SurfaceSource::Weights;
        descent.weights = {4, 9};
        descent.directionSeed = 5;
        descent.networkStart = {0.1, -0.2};
        descent.runners = {{.method = *parseMethod("momentum:lr=0.003,beta=0.6"), .isShown = false, .look = 3},
                           {.method = *parseDescentMethod("newton:damping=0.5"), .look = 0}};
        descent.iterations = 77;
        descent.noise = 0.25;
        descent.noiseSeed = 6;
        session.view.descent = {.iteration = 12, .selected = 1, .area = QRectF(-1, -2, 3, 4)};
        session.view.workspace = Workspace::Optimize;
        return session;
    }
    // The file with one member of the descent replaced.
    static QByteArray with(const QByteArray& from, const QByteArray& to) {
        QByteArray json = toJson(sample());
        Q_ASSERT(json.contains(from));
        return json.replace(from, to);
    }

 private Q_SLOTS:
    void whatIsSavedOpensEqual() {
        const auto read = sessionFromJson(toJson(sample()));
        QVERIFY2(read, read ? "" : qPrintable(read.error()));
        QVERIFY(*read == sample());
    }

    void aSessionThatDescendsNothingSaysNothingOfIt() { QVERIFY(!toJson(SavedSession{}).contains("descent")); }

    void whatIsWrongIsRefusedByName_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("part");
        QTest::newRow("source") << with("\"weights\",", "\"elsewhere\",") << u"source"_s;
        QTest::newRow("method") << with("newton:damping=0.5", "nonesuch") << u"nonesuch"_s;
        QTest::newRow("iterations") << with("\"iterations\": 77", "\"iterations\": 0") << u"iterations"_s;
        QTest::newRow("too many") << with("\"iterations\": 77", "\"iterations\": 1000000000") << u"iterations"_s;
        QTest::newRow("noise") << with("\"noise\": 0.25", "\"noise\": -1") << u"noise"_s;
        QTest::newRow("seed") << with("\"noiseSeed\": 6", "\"noiseSeed\": -6") << u"noiseSeed"_s;
        QTest::newRow("unknown") << with("\"noiseSeed\"", "\"seedOfNoise\"") << u"seedOfNoise"_s;
        QTest::newRow("area") << with("-1.0,\n        -2.0", "5.0,\n        -2.0") << u"area"_s;
    }
    void whatIsWrongIsRefusedByName() {
        QFETCH(QByteArray, json);
        QFETCH(QString, part);
        const auto read = sessionFromJson(json);
        QVERIFY(!read);
        QVERIFY2(read.error().contains(part), qPrintable(read.error()));
    }
};

QTEST_APPLESS_MAIN(DescentFileTest)
#include "descent_file_test.moc"
