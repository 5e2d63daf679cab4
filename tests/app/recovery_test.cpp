// Unsaved work kept aside: written, removed at a clean end, found again after a crash, never taken from a
// program that still runs.
#include <QtTest>

#include "app/recovery.h"

using namespace wengert;

namespace {

RecoveredWork work(const QString& text, const QString& path = {}) {
    RecoveredWork made;
    made.session.document.text = text;
    made.session.view.position = 3;
    made.path = path;
    return made;
}

}  // namespace

class RecoveryTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void aCleanEndLeavesNothing();
    void runningProgramsKeepTheirs();
    void aCrashLeavesAnOrphan();
    void aDiscardedOrphanIsGone();
    void anOrphanLeftAloneIsOfferedAgain();
    void unreadableCopiesAreSkipped();
    void aMissingDirectoryIsNoTrouble();

 private:
    QString folder() const { return m_directory->filePath(QStringLiteral("deep/recovery")); }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files); }
    // As if the program that keeps this work had been killed: its files, but no process behind them.
    void crashWith(const RecoveredWork& lost);

    std::unique_ptr<QTemporaryDir> m_directory;
};

void RecoveryTest::crashWith(const RecoveredWork& lost) {
    const QString before = m_directory->filePath(QStringLiteral("before"));
    Recovery dying(before);
    dying.keep(lost);
    QDir().mkpath(folder());
    for (const QString& name : QDir(before).entryList({QStringLiteral("*.wengert"), QStringLiteral("*.path")}))
        QVERIFY(QFile::copy(before + QLatin1Char('/') + name, folder() + QLatin1Char('/') + name));
}

void RecoveryTest::aCleanEndLeavesNothing() {
    {
        Recovery recovery(folder());
        recovery.keep(work(QStringLiteral("f = x")));
        QCOMPARE(files().filter(QStringLiteral(".wengert")).size(), 1);
        recovery.keep(work(QStringLiteral("f = x + 1")));
        QCOMPARE(files().filter(QStringLiteral(".wengert")).size(), 1);
        recovery.forget();
        QCOMPARE(files(), QStringList());
        recovery.keep(work(QStringLiteral("f = x + 2")));
    }
    QCOMPARE(files(), QStringList());
}

void RecoveryTest::runningProgramsKeepTheirs() {
    Recovery running(folder());
    running.keep(work(QStringLiteral("f = x")));
    Recovery other(folder());
    QVERIFY(!other.takeOrphan());
}

void RecoveryTest::aCrashLeavesAnOrphan() {
    crashWith(work(QStringLiteral("f = x^2"), QStringLiteral("/home/ü/a b.wengert")));
    Recovery next(folder());
    const std::optional<RecoveredWork> found = next.takeOrphan();
    QVERIFY(found);
    QCOMPARE(found->session.document.text, QStringLiteral("f = x^2"));
    QCOMPARE(found->session.view.position, quint64(3));
    QCOMPARE(found->path, QStringLiteral("/home/ü/a b.wengert"));
    // While the question is open, no other program asks it too.
    QVERIFY(!Recovery(folder()).takeOrphan());
}

void RecoveryTest::aDiscardedOrphanIsGone() {
    crashWith(work(QStringLiteral("f = x")));
    Recovery next(folder());
    QVERIFY(next.takeOrphan());
    next.discardOrphan();
    QCOMPARE(files(), QStringList());
    QVERIFY(!next.takeOrphan());
}

void RecoveryTest::anOrphanLeftAloneIsOfferedAgain() {
    crashWith(work(QStringLiteral("f = x")));
    { QVERIFY(Recovery(folder()).takeOrphan()); }
    QVERIFY(Recovery(folder()).takeOrphan());
}

void RecoveryTest::unreadableCopiesAreSkipped() {
    crashWith(work(QStringLiteral("f = x")));
    QFile damaged(folder() + QStringLiteral("/damaged.wengert"));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write("{\"half") > 0);
    damaged.close();
    Recovery next(folder());
    const std::optional<RecoveredWork> found = next.takeOrphan();
    QVERIFY(found);
    QCOMPARE(found->session.document.text, QStringLiteral("f = x"));
    QVERIFY(damaged.exists());
}

void RecoveryTest::aMissingDirectoryIsNoTrouble() { QVERIFY(!Recovery(folder()).takeOrphan()); }

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
