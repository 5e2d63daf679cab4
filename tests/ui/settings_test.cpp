// The settings keep what they are given, and survive a file that was damaged by hand.
#include "ui/settings.h"

#include <QSignalSpy>
#include <QtTest>

using namespace wengert;

class SettingsTest : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void missingKeysGiveTheirDefault();
    void valuesComeBackInTheNextRun();
    void changedIsEmittedOncePerChange();
    void wrongTextGivesTheDefault_data();
    void wrongTextGivesTheDefault();

 private:
    QString path() const {
        return m_dir.filePath(QStringLiteral("%1.ini").arg(QString::fromLatin1(QTest::currentTestFunction())));
    }
    QTemporaryDir m_dir;
};

void SettingsTest::missingKeysGiveTheirDefault() {
    const Settings settings(path());
    QCOMPARE(settings.get(setting::themeMode), ThemeMode::System);
    QCOMPARE(settings.get(setting::projector), false);
    QCOMPARE(settings.get(setting::textPercent), 100);
    QVERIFY(!QFile::exists(path()));
}

void SettingsTest::valuesComeBackInTheNextRun() {
    {
        Settings settings(path());
        settings.set(setting::themeMode, ThemeMode::Dark);
        settings.set(setting::projector, true);
        settings.set(setting::textPercent, 150);
        settings.set(setting::foldedCards, {QStringLiteral("step/gradient"), QStringLiteral("ẋ, x̄")});
    }
    const Settings settings(path());
    QCOMPARE(settings.get(setting::themeMode), ThemeMode::Dark);
    QCOMPARE(settings.get(setting::projector), true);
    QCOMPARE(settings.get(setting::textPercent), 150);
    QCOMPARE(settings.get(setting::foldedCards),
             (QStringList{QStringLiteral("step/gradient"), QStringLiteral("ẋ, x̄")}));
}

void SettingsTest::changedIsEmittedOncePerChange() {
    Settings settings(path());
    QSignalSpy changed(&settings, &Settings::changed);
    settings.set(setting::textPercent, 125);
    settings.set(setting::textPercent, 125);
    settings.set(setting::projector, false);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toString(), setting::textPercent.key);
}

void SettingsTest::wrongTextGivesTheDefault_data() {
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("words for numbers") << QByteArray("[appearance]\ntheme=Purple\nprojector=perhaps\ntext=large\n");
    QTest::newRow("empty values") << QByteArray("[appearance]\ntheme=\nprojector=\ntext=\n");
    QTest::newRow("lists for one") << QByteArray("[appearance]\ntheme=a, b\nprojector=c, d\ntext=1, 2\n");
    QTest::newRow("not a settings file") << QByteArray("\x00\xff[[[\n=\n", 9);
}

void SettingsTest::wrongTextGivesTheDefault() {
    QFETCH(QByteArray, file);
    QFile out(path());
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(file);
    out.close();
    const Settings settings(path());
    QCOMPARE(settings.get(setting::themeMode), ThemeMode::System);
    QCOMPARE(settings.get(setting::projector), false);
    QCOMPARE(settings.get(setting::textPercent), 100);
    QCOMPARE(settings.get(setting::foldedCards), setting::foldedCards.fallback);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settings_test.moc"
