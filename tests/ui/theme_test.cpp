// Every text can be read on every ground it stands on, in every theme; sizes and fonts follow the text scale.
#include "ui/theme.h"

#include <QFontInfo>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

#include "ui/settings.h"
#include "ui/theme_manager.h"

using namespace wengert;

namespace {

// Source: W3C, Web Content Accessibility Guidelines 2.1, definitions of relative luminance and contrast ratio.
double channel(double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); }

double luminance(const QColor& color) {
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

struct Pair {
    QString name;
    QColor text;
    QColor ground;
};

std::vector<Pair> huePairs(const QString& name, const Hue& hue, const Theme& theme) {
    return {{name + QStringLiteral(" on card"), hue.color, theme.card},
            {name + QStringLiteral(" on field"), hue.color, theme.field},
            {name + QStringLiteral(" deep on wash"), hue.deep, hue.wash},
            {name + QStringLiteral(" deep on track"), hue.deep, hue.track},
            {name + QStringLiteral(" deep on current row"), hue.deep, theme.currentRow}};
}

std::vector<Pair> textPairs(const Theme& theme) {
    std::vector<Pair> pairs;
    for (const QColor& ground :
         {theme.ground, theme.card, theme.field, theme.well, theme.currentRow, theme.accent.track})
        pairs.push_back({QStringLiteral("text"), theme.text, ground});
    for (const QColor& ground : {theme.ground, theme.card, theme.field})
        pairs.push_back({QStringLiteral("muted"), theme.muted, ground});
    for (const QColor& ground : {theme.well, theme.currentRow})
        pairs.push_back({QStringLiteral("muted deep"), theme.mutedDeep, ground});
    for (const QColor& fill : {theme.accent.color, theme.accent.deep})
        pairs.push_back({QStringLiteral("on accent"), theme.onAccent, fill});
    for (const QColor& ink : {theme.syntax.name, theme.syntax.function, theme.syntax.number, theme.syntax.comment})
        pairs.push_back({QStringLiteral("syntax"), ink, theme.field});
    const std::vector<std::pair<QString, const Hue*>> hues{
        {QStringLiteral("accent"), &theme.accent},   {QStringLiteral("value"), &theme.value},
        {QStringLiteral("tangent"), &theme.tangent}, {QStringLiteral("adjoint"), &theme.adjoint},
        {QStringLiteral("error"), &theme.error},     {QStringLiteral("warning"), &theme.warning}};
    for (const auto& [name, hue] : hues)
        for (const Pair& pair : huePairs(name, *hue, theme)) pairs.push_back(pair);
    return pairs;
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void contrastFormulaKnowsItsEnds();
    void everyTextIsReadable_data();
    void everyTextIsReadable();
    void tokensOfTheDesign();
    void textScales_data();
    void textScales();
    void managerDressesTheApplication();
    void managerFollowsTheSettings();
};

void ThemeTest::contrastFormulaKnowsItsEnds() {
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
    QVERIFY(std::abs(contrast(QColor(0x777777), Qt::white) - 4.48) < 0.01);
}

void ThemeTest::everyTextIsReadable_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("projector");
    QTest::newRow("light") << false << false;
    QTest::newRow("dark") << true << false;
    QTest::newRow("light projector") << false << true;
    QTest::newRow("dark projector") << true << true;
}

void ThemeTest::everyTextIsReadable() {
    QFETCH(bool, dark);
    QFETCH(bool, projector);
    for (const Pair& pair : textPairs(makeTheme({.dark = dark, .projector = projector})))
        QVERIFY2(contrast(pair.text, pair.ground) >= 4.5,
                 qPrintable(QStringLiteral("%1: %2").arg(pair.name).arg(contrast(pair.text, pair.ground))));
}

void ThemeTest::tokensOfTheDesign() {
    const Theme light = makeTheme({});
    QCOMPARE(light.ground, QColor(QStringLiteral("#F6F7F9")));
    QCOMPARE(light.adjoint.color, QColor(QStringLiteral("#C24E00")));
    QCOMPARE(light.currentRow, QColor(QStringLiteral("#FFF4D6")));
    const Theme dark = makeTheme({.dark = true});
    QCOMPARE(dark.card, QColor(QStringLiteral("#18202A")));
    QCOMPARE(dark.hue(Pass::Tangents).color, QColor(QStringLiteral("#35C79B")));
}

void ThemeTest::textScales_data() {
    QTest::addColumn<bool>("projector");
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("body");
    QTest::addColumn<int>("label");
    QTest::newRow("plain") << false << 100 << 13 << 11;
    QTest::newRow("double") << false << 200 << 26 << 22;
    QTest::newRow("projector") << true << 100 << 20 << 17;
    QTest::newRow("below the least") << false << 10 << 13 << 11;
    QTest::newRow("above the most") << false << 900 << 26 << 22;
}

void ThemeTest::textScales() {
    QFETCH(bool, projector);
    QFETCH(int, percent);
    const Theme theme = makeTheme({.projector = projector, .textPercent = percent});
    QTEST(theme.font().pixelSize(), "body");
    QTEST(theme.font(TextStyle::Label).pixelSize(), "label");
    QCOMPARE(theme.stroke(2) > 2, projector);
    QVERIFY(QFontInfo(theme.font(TextStyle::Mono)).fixedPitch());
}

void ThemeTest::managerDressesTheApplication() {
    ThemeManager themes({.mode = ThemeMode::Light});
    QCOMPARE(QApplication::palette().color(QPalette::Window), themes.theme().ground);
    QSignalSpy changed(&themes, &ThemeManager::changed);
    themes.setChoice({.mode = ThemeMode::Dark});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(QStringLiteral("#10151C")));
    QVERIFY(!qApp->styleSheet().contains(QLatin1Char('@')));
    themes.setChoice({.mode = ThemeMode::Dark});
    QCOMPARE(changed.count(), 1);
    themes.setChoice({.mode = ThemeMode::Light, .projector = true, .textPercent = 150});
    QCOMPARE(QApplication::font().pixelSize(), 29);
}

void ThemeTest::managerFollowsTheSettings() {
    const QTemporaryDir dir;
    Settings settings(dir.filePath(QStringLiteral("settings.ini")));
    ThemeManager themes({.mode = ThemeMode::Light});
    settings.set(setting::themeMode, ThemeMode::Dark);
    themes.follow(settings);
    QVERIFY(themes.theme().dark);
    settings.set(setting::textPercent, 200);
    QCOMPARE(themes.theme().textPx(), 26);
}

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
