// What the desktop portal answers and signals, read as dark or light and as still or moving. Where a session bus
// runs, a portal of the test's own is asked over it.
#include "ui/system_appearance.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusContext>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QtTest>

using namespace wengert;

// Answers as xdg-desktop-portal does: Read gives a variant inside a variant.
class Portal : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
 public Q_SLOTS:
    QDBusVariant Read(const QString& group, const QString& key) {
        if (group == QStringLiteral("org.freedesktop.appearance") && key == QStringLiteral("color-scheme"))
            return QDBusVariant(QVariant::fromValue(QDBusVariant(1U)));
        sendErrorReply(QStringLiteral("org.freedesktop.portal.Error.NotFound"), key);
        return {};
    }
};

class SystemAppearanceTest : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void thePaletteDecidesWithoutAPortal();
    void signalsAreRead_data();
    void signalsAreRead();
    void thePortalIsAsked();
};

void SystemAppearanceTest::thePaletteDecidesWithoutAPortal() {
    QVERIFY(SystemAppearance(true).dark());
    QVERIFY(!SystemAppearance(false).dark());
    QVERIFY(!SystemAppearance(false).reducedMotion());
}

void SystemAppearanceTest::signalsAreRead_data() {
    QTest::addColumn<QString>("group");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("reducedMotion");
    const QString appearance = QStringLiteral("org.freedesktop.appearance");
    const QString scheme = QStringLiteral("color-scheme");
    const QString gnome = QStringLiteral("org.gnome.desktop.interface");
    QTest::newRow("dark") << appearance << scheme << QVariant(1U) << true << false;
    QTest::newRow("light") << appearance << scheme << QVariant(2U) << false << false;
    QTest::newRow("no preference") << appearance << scheme << QVariant(0U) << false << false;
    QTest::newRow("still") << appearance << QStringLiteral("reduced-motion") << QVariant(1U) << false << true;
    QTest::newRow("still in GNOME") << gnome << QStringLiteral("enable-animations") << QVariant(false) << false << true;
    QTest::newRow("something else") << gnome << QStringLiteral("clock-format") << QVariant(1U) << false << false;
}

void SystemAppearanceTest::signalsAreRead() {
    QFETCH(QString, group);
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    SystemAppearance system(false);
    QVERIFY(QMetaObject::invokeMethod(&system, "receive", Q_ARG(QString, group), Q_ARG(QString, key),
                                      Q_ARG(QDBusVariant, QDBusVariant(value))));
    QTEST(system.dark(), "dark");
    QTEST(system.reducedMotion(), "reducedMotion");
}

void SystemAppearanceTest::thePortalIsAsked() {
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) QSKIP("no session bus");
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) QSKIP("no session bus");
    const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
    if (bus.interface()->isServiceRegistered(service)) QSKIP("the desktop has a portal of its own");
    Portal portal;
    QVERIFY(bus.registerService(service));
    const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
    QVERIFY(bus.registerObject(path, &portal, QDBusConnection::ExportAllSlots));
    SystemAppearance system(false);
    QTRY_VERIFY(system.dark());
    QDBusMessage signal = QDBusMessage::createSignal(path, QStringLiteral("org.freedesktop.portal.Settings"),
                                                     QStringLiteral("SettingChanged"));
    signal << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme")
           << QVariant::fromValue(QDBusVariant(2U));
    bus.send(signal);
    QTRY_VERIFY(!system.dark());
}

QTEST_GUILESS_MAIN(SystemAppearanceTest)
#include "system_appearance_test.moc"
