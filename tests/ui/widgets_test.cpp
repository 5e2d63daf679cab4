// The shared controls by mouse and keyboard, and their room at every size of text.
#include <QAbstractItemView>
#include <QContextMenuEvent>
#include <QEnterEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>
#include <cmath>

#include "ui/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text_field.h"

using namespace wengert;

class WidgetsTest : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() { m_themes.emplace(ThemeChoice{.mode = ThemeMode::Light}); }
    void cleanupTestCase() { m_themes.reset(); }

    void segmentsMoveByArrowsAndClicks();
    void pillTogglesByKeyboardAndMouse();
    void iconButtonKeepsItsIconUnderAnAction();
    void aWordThatIsCheckedHasAGround();
    void unrevealedButtonStillTakesTheFocus();
    void elidedLabelTellsTheWholeInItsTooltip();

    void sliderMovesOnItsGrid();
    void sliderIsPlacedWhereItIsPressed();
    void sliderShowsWhatItCannotReach();

    void numberFieldKeepsTheFullNumber();
    void numberFieldReads_data();
    void numberFieldReads();
    void numberFieldRefuses_data();
    void numberFieldRefuses();
    void numberFieldReverts();
    void numberFieldNudges_data();
    void numberFieldNudges();
    void numberFieldNeverPassesItsLimits();
    void numberFieldMayBeEmpty();
    void numberFieldChecksAndKeepsItsHint();
    void textFieldCommitsAndReverts();
    void choiceTellsWhatTheUserPicks();
    void aSeparatorIsLowerThanAnEntry();
    void iconLineIsAsHighAsItsText();

    void cardFoldsAndRemembers();
    void cardMenuShowsOnlyWhenItHasActions();
    void cardReplacesItsParts();

    void nothingIsCut_data();
    void nothingIsCut();

 private:
    std::optional<ThemeManager> m_themes;
};

namespace {

void show(QWidget& widget) {
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    widget.activateWindow();
    QTRY_VERIFY(widget.isActiveWindow());
}

template <class Widget>
Widget* childOf(QWidget& parent, const QString& text) {
    for (Widget* child : parent.findChildren<Widget*>())
        if (child->text() == text) return child;
    return nullptr;
}

bool isBlank(QWidget& widget) {
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) != image.pixel(0, 0)) return false;
    return true;
}

}  // namespace

void WidgetsTest::segmentsMoveByArrowsAndClicks() {
    SegmentedControl control(*m_themes);
    for (const char* name : {"Step", "Train", "Compare"}) control.addSegment(QString::fromLatin1(name));
    QCOMPARE(control.currentIndex(), 0);
    show(control);
    QSignalSpy changed(&control, &SegmentedControl::currentChanged);
    control.segment(0)->setFocus();
    QTest::keyClick(control.segment(0), Qt::Key_Right);
    QCOMPARE(control.currentIndex(), 1);
    QVERIFY(control.segment(1)->hasFocus());
    QTest::keyClick(control.segment(1), Qt::Key_Left);
    QTest::mouseClick(control.segment(2), Qt::LeftButton);
    QCOMPARE(control.currentIndex(), 2);
    QVERIFY(!control.segment(0)->isChecked());
    control.setCurrentIndex(2);
    control.setCurrentIndex(7);
    QCOMPARE(changed, (QList<QVariantList>{{1}, {0}, {2}}));
}

void WidgetsTest::pillTogglesByKeyboardAndMouse() {
    Pill pill(*m_themes, QStringLiteral("tangent"), Pass::Tangents);
    show(pill);
    QSignalSpy toggled(&pill, &QAbstractButton::toggled);
    QTest::keyClick(&pill, Qt::Key_Space);
    QVERIFY(!pill.isChecked());
    QTest::mouseClick(&pill, Qt::LeftButton);
    QVERIFY(pill.isChecked());
    QCOMPARE(toggled.count(), 2);
}

void WidgetsTest::iconButtonKeepsItsIconUnderAnAction() {
    QAction action(QStringLiteral("Play"));
    IconButton button(*m_themes, QStringLiteral("play"), QString(), IconButton::Kind::Primary);
    button.setDefaultAction(&action);
    QCOMPARE(button.text(), QStringLiteral("Play"));
    QSignalSpy triggered(&action, &QAction::triggered);
    button.click();
    QCOMPARE(triggered.count(), 1);
    const QImage play = button.grab().toImage();
    button.setIconName(QStringLiteral("pause"));
    QVERIFY(button.grab().toImage() != play);
    action.setEnabled(false);
    QVERIFY(!button.isEnabled());
}

void WidgetsTest::aWordThatIsCheckedHasAGround() {
    QAction action(QStringLiteral("Projector"));
    action.setCheckable(true);
    QuietButton button(*m_themes, {});
    button.setDefaultAction(&action);
    button.resize(button.sizeHint());
    const auto ground = [&] { return button.grab().toImage().pixelColor(button.width() / 2, 1); };
    QVERIFY(ground() != m_themes->theme().accent.wash);
    action.setChecked(true);
    QCOMPARE(ground(), m_themes->theme().accent.wash);
}

void WidgetsTest::unrevealedButtonStillTakesTheFocus() {
    IconButton button(*m_themes, QStringLiteral("menu"), QStringLiteral("Menu"));
    button.setRevealed(false);
    show(button);
    button.clearFocus();
    QVERIFY(isBlank(button));
    button.setFocus(Qt::TabFocusReason);
    QVERIFY(!isBlank(button));
}

void WidgetsTest::elidedLabelTellsTheWholeInItsTooltip() {
    ElidedLabel label(QStringLiteral("when the backward pass is done"));
    label.resize(label.sizeHint());
    show(label);
    QCOMPARE(label.toolTip(), QString());
    label.resize(40, label.height());
    QTRY_COMPARE(label.toolTip(), label.text());
}

void WidgetsTest::sliderMovesOnItsGrid() {
    Slider slider(*m_themes);
    slider.setNumberRange(-1, 1, 0.1);
    slider.setNumber(0.25);
    QCOMPARE(slider.number(), 0.25);
    QSignalSpy edited(&slider, &Slider::numberEdited);
    QTest::keyClick(&slider, Qt::Key_Home);
    for (int i = 0; i < 13; ++i) QTest::keyClick(&slider, Qt::Key_Right);
    QCOMPARE(edited.count(), 14);
    QCOMPARE(edited.last().first().toDouble(), 0.3);
    QCOMPARE(slider.number(), 0.3);
}

void WidgetsTest::sliderIsPlacedWhereItIsPressed() {
    Slider slider(*m_themes);
    slider.setNumberRange(0, 10, 1);
    slider.resize(220, slider.sizeHint().height());
    QSignalSpy edited(&slider, &Slider::numberEdited);
    const int y = slider.height() / 2;
    QTest::mousePress(&slider, Qt::LeftButton, {}, {110, y});
    QCOMPARE(slider.number(), 5.0);
    QTest::mouseMove(&slider, {219, y});
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, {219, y});
    QCOMPARE(slider.number(), 10.0);
    QVERIFY(!slider.isSliderDown());
    QCOMPARE(edited.count(), 2);
}

void WidgetsTest::sliderShowsWhatItCannotReach() {
    Slider slider(*m_themes);
    slider.setNumberRange(0, 1, 0.01);
    QSignalSpy edited(&slider, &Slider::numberEdited);
    for (const double number : {1e300, -1e300, 0.123456789, qInf(), -qInf(), qQNaN()}) {
        slider.setNumber(number);
        QCOMPARE(slider.number(), number);
    }
    QCOMPARE(edited.count(), 0);
    slider.setNumberRange(-1e9, 1e9, 1e-9);
    QVERIFY(slider.maximum() <= 100000);
}

void WidgetsTest::numberFieldKeepsTheFullNumber() {
    NumberField field(*m_themes, Pass::Values);
    field.setPrefix(QStringLiteral("ẋ = "));
    field.setNumber(0.1234567890123);
    QCOMPARE(field.text(), QStringLiteral("ẋ = 0.123"));
    show(field);
    QSignalSpy edited(&field, &NumberField::numberEdited);
    field.setFocus();
    QCOMPARE(field.text(), QStringLiteral("0.1234567890123"));
    QCOMPARE(field.selectedText(), field.text());
    field.clearFocus();
    QCOMPARE(field.number(), 0.1234567890123);
    QCOMPARE(edited.count(), 0);
    field.setTrailingZeros(TrailingZeros::Trim);
    field.setNumber(2);
    QCOMPARE(field.text(), QStringLiteral("ẋ = 2"));
}

void WidgetsTest::numberFieldReads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("number");
    QTest::newRow("whole") << QStringLiteral("3") << 3.0;
    QTest::newRow("spaces") << QStringLiteral("  2.5 ") << 2.5;
    QTest::newRow("proper minus") << QStringLiteral("−4") << -4.0;
    QTest::newRow("decimal comma") << QStringLiteral("0,75") << 0.75;
    QTest::newRow("scientific") << QStringLiteral("1.5e-3") << 0.0015;
    QTest::newRow("scientific as shown") << QStringLiteral("1.23e−7") << 1.23e-7;
    QTest::newRow("bare point") << QStringLiteral(".5") << 0.5;
}

void WidgetsTest::numberFieldReads() {
    QFETCH(QString, text);
    NumberField field(*m_themes);
    QSignalSpy edited(&field, &NumberField::numberEdited);
    field.setText(text);
    QTest::keyClick(&field, Qt::Key_Return);
    QTEST(field.number(), "number");
    QCOMPARE(edited.count(), 1);
}

void WidgetsTest::numberFieldRefuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* name, const char* text, const char* message) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(message);
    };
    row("empty", "", "A number is expected here.");
    row("word", "two", "“two” is not a number.");
    row("two points", "2..5", "“2..5” is not a number.");
    row("groups", "1,234.5", "“1,234.5” is not a number.");
    row("infinite", "inf", "“inf” is not a number.");
    row("nan", "nan", "“nan” is not a number.");
    row("too large for a double", "1e999", "“1e999” is not a number.");
    row("below", "-11", "The least number here is −10.");
    row("above", "10.5", "The greatest number here is 10.");
}

void WidgetsTest::numberFieldRefuses() {
    QFETCH(QString, text);
    QFETCH(QString, message);
    NumberField field(*m_themes);
    field.setLimits(-10, 10);
    field.setNumber(7);
    QSignalSpy edited(&field, &NumberField::numberEdited);
    QSignalSpy refused(&field, &NumberField::refused);
    field.setText(text);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(refused, (QList<QVariantList>{{message}}));
    QCOMPARE(field.toolTip(), message);
    QCOMPARE(field.number(), 7.0);
    QCOMPARE(field.text(), text);
    QCOMPARE(edited.count(), 0);
}

void WidgetsTest::numberFieldReverts() {
    NumberField field(*m_themes);
    field.setNumber(7);
    show(field);
    field.setFocus();
    QTest::keyClicks(&field, QStringLiteral("8x"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.property("invalid"), true);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QStringLiteral("7"));
    QCOMPARE(field.property("invalid"), false);
    QTest::keyClicks(&field, QStringLiteral("9x"));
    field.clearFocus();
    QCOMPARE(field.text(), QStringLiteral("7.000"));
    QCOMPARE(field.number(), 7.0);
}

void WidgetsTest::numberFieldNudges_data() {
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
    QTest::addColumn<double>("number");
    QTest::newRow("up") << Qt::Key_Up << Qt::KeyboardModifiers() << 0.3;
    QTest::newRow("down") << Qt::Key_Down << Qt::KeyboardModifiers() << 0.1;
    QTest::newRow("shift") << Qt::Key_Up << Qt::KeyboardModifiers(Qt::ShiftModifier) << 1.2;
    QTest::newRow("control") << Qt::Key_Down << Qt::KeyboardModifiers(Qt::ControlModifier) << 0.19;
}

void WidgetsTest::numberFieldNudges() {
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifiers, modifiers);
    NumberField field(*m_themes);
    field.setNumber(0.2);
    show(field);
    field.setFocus();
    QSignalSpy edited(&field, &NumberField::numberEdited);
    QTest::keyClick(&field, key, modifiers);
    QTEST(field.number(), "number");
    QCOMPARE(edited.count(), 1);
}

void WidgetsTest::numberFieldNeverPassesItsLimits() {
    NumberField field(*m_themes);
    field.setLimits(0, 0.25);
    field.setNumber(0.2);
    QTest::keyClick(&field, Qt::Key_Up);
    QTest::keyClick(&field, Qt::Key_Up);
    QCOMPARE(field.number(), 0.25);
    field.setNumber(qQNaN());
    QSignalSpy edited(&field, &NumberField::numberEdited);
    QFocusEvent left(QEvent::FocusOut);
    QApplication::sendEvent(&field, &left);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(field.text(), QStringLiteral("nan"));
}

void WidgetsTest::numberFieldMayBeEmpty() {
    NumberField field(*m_themes);
    field.setAbsentText(QStringLiteral("off"));
    field.setNumber(qQNaN());
    QVERIFY(field.text().isEmpty());
    show(field);
    QSignalSpy edited(&field, &NumberField::numberEdited);
    QTest::keyClick(&field, Qt::Key_Up);  // from nothing there is no next number
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(edited.count(), 0);
    QTest::keyClicks(&field, QStringLiteral("2.5"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(edited.takeFirst().first().toDouble(), 2.5);
    field.clear();
    QTest::keyClick(&field, Qt::Key_Return);
    QVERIFY(std::isnan(edited.takeFirst().first().toDouble()));
}

void WidgetsTest::numberFieldChecksAndKeepsItsHint() {
    NumberField field(*m_themes);
    field.setHint(QStringLiteral("an even number"));
    field.setCheck(
        [](double number) { return std::fmod(number, 2) == 0 ? QString() : QStringLiteral("%1 is odd").arg(number); });
    field.setSuffix(QStringLiteral(" %"));
    field.setStep(1);
    field.setNumber(4);
    QCOMPARE(field.text(), QStringLiteral("4.000 %"));
    show(field);
    QTest::keyClick(&field, Qt::Key_Up);  // 5 is not taken
    QCOMPARE(field.number(), 4.0);
    field.setText(QStringLiteral("7"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(field.toolTip(), QStringLiteral("7 is odd"));
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.toolTip(), QStringLiteral("an even number"));
}

void WidgetsTest::textFieldCommitsAndReverts() {
    TextField field;
    field.setShown(QStringLiteral("2-1"));
    show(field);
    QSignalSpy committed(&field, &TextField::committed);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(committed.count(), 0);
    field.selectAll();
    QTest::keyClicks(&field, QStringLiteral("2-x"));
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(committed.takeFirst().first().toString(), QStringLiteral("2-x"));
    field.setInvalid(true);
    QTest::keyClicks(&field, QStringLiteral("y"));
    QVERIFY(!field.property("invalid").toBool());
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(field.text(), QStringLiteral("2-1"));
    QCOMPARE(committed.count(), 0);
}

void WidgetsTest::choiceTellsWhatTheUserPicks() {
    Choice choice;
    for (const char* name : {"a", "b", "c"})
        choice.addEntry(QString::fromLatin1(name), QString::fromLatin1(name).toUpper(), QStringLiteral("hint"));
    choice.setEntryEnabled(QStringLiteral("b"), false, QStringLiteral("not now"));
    show(choice);
    QSignalSpy picked(&choice, &Choice::picked);
    choice.setCurrent(QStringLiteral("a"));
    QCOMPARE(picked.count(), 0);
    QTest::keyClick(&choice, Qt::Key_Down);
    QCOMPARE(picked.takeFirst().first().toString(), QStringLiteral("c"));
    QCOMPARE(choice.toolTip(), QStringLiteral("hint"));
    choice.clearFocus();
    QWheelEvent wheel({5, 5}, choice.mapToGlobal(QPointF(5, 5)), {}, {0, 120}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&choice, &wheel);
    QCOMPARE(choice.current(), QStringLiteral("c"));
    choice.resize(60, choice.height());
    choice.insertEntry(0, QStringLiteral("long"), QStringLiteral("a long title that does not fit"));
    choice.setCurrent(QStringLiteral("long"));
    QVERIFY(choice.minimumSizeHint().width() < 100);
}

void WidgetsTest::aSeparatorIsLowerThanAnEntry() {
    Choice choice;
    choice.addEntry(QStringLiteral("a"), QStringLiteral("A"));
    choice.addSeparator();
    choice.addEntry(QStringLiteral("b"), QStringLiteral("B"));
    QCOMPARE(choice.view()->sizeHintForRow(2), choice.view()->sizeHintForRow(0));
    QVERIFY(2 * choice.view()->sizeHintForRow(1) < choice.view()->sizeHintForRow(0));
}

void WidgetsTest::iconLineIsAsHighAsItsText() {
    IconLine line(*m_themes);
    show(line);
    line.resize(200, 20);
    line.showLine({}, QStringLiteral("short"));
    const int one = line.height();
    line.showTitled(QStringLiteral("warning"), QStringLiteral("Dead units"), QStringLiteral("word ").repeated(30),
                    IconLine::Tone::Warning);
    QVERIFY(line.height() >= 4 * one);
    QCOMPARE(line.accessibleName().left(12), QStringLiteral("Dead units  "));
    line.resize(2000, line.height());
    QCOMPARE(line.height(), one);
    line.resize(200, line.height());
    line.showLine({}, QStringLiteral("short"));
    line.reserve({QStringLiteral("word ").repeated(30)});
    QVERIFY(line.height() >= 4 * one);
}

void WidgetsTest::cardFoldsAndRemembers() {
    const QTemporaryDir dir;
    Settings settings(dir.filePath(QStringLiteral("settings.ini")));
    const QString id = QStringLiteral("step/gradient");
    {
        Card card(*m_themes, QStringLiteral("Gradient"));
        card.setContent(new QLabel(QStringLiteral("∂f/∂x")));
        card.setFoldable(true);
        card.rememberFold(settings, id);
        show(card);
        QVERIFY(card.content()->isVisible());
        const int open = card.sizeHint().height();
        auto* button = childOf<IconButton>(card, QStringLiteral("Fold Gradient"));
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(card.isFolded());
        QVERIFY(!card.content()->isVisible());
        QVERIFY(card.sizeHint().height() < open);
        QCOMPARE(settings.get(setting::foldedCards), setting::foldedCards.fallback + QStringList{id});
    }
    Card card(*m_themes, QStringLiteral("Gradient"));
    card.rememberFold(settings, id);
    QVERIFY(card.isFolded());
    card.setFolded(false);
    QCOMPARE(settings.get(setting::foldedCards), setting::foldedCards.fallback);
}

void WidgetsTest::cardMenuShowsOnlyWhenItHasActions() {
    for (const QString& heading : {QStringLiteral("Formula"), QString()}) {
        Card card(*m_themes, heading);
        card.setContent(new QLabel(QStringLiteral("f(x, y)")));
        show(card);
        auto* button = childOf<IconButton>(card, QStringLiteral("Card menu"));
        QVERIFY(!button->isVisible());
        card.menu()->addAction(QStringLiteral("Copy"));
        QVERIFY(button->isVisible());
        QVERIFY(card.rect().contains(button->geometry()));
        QContextMenuEvent event(QContextMenuEvent::Mouse, {5, 5}, card.mapToGlobal(QPoint(5, 5)));
        QApplication::sendEvent(&card, &event);
        QTRY_VERIFY(card.menu()->isVisible());
        card.menu()->hide();
    }
}

void WidgetsTest::cardReplacesItsParts() {
    Card card(*m_themes, QStringLiteral("Program"));
    const QPointer<QWidget> first = new QLabel;
    card.setContent(first);
    card.setContent(new QLabel);
    QVERIFY(!first);
    card.setSecondaryText(QStringLiteral("one"));
    card.setSecondaryText(QStringLiteral("two"));
    QVERIFY(!childOf<ElidedLabel>(card, QStringLiteral("one")));
    QVERIFY(childOf<ElidedLabel>(card, QStringLiteral("two")));
    card.setSecondaryWidget(new Badge(*m_themes, QStringLiteral("copies: adds"), Pass::Adjoints));
    QVERIFY(!childOf<ElidedLabel>(card, QStringLiteral("two")));
}

void WidgetsTest::nothingIsCut_data() {
    QTest::addColumn<int>("percent");
    QTest::addColumn<bool>("projector");
    QTest::newRow("100 %") << 100 << false;
    QTest::newRow("200 %") << 200 << false;
    QTest::newRow("projector") << 100 << true;
    QTest::newRow("projector at 200 %") << 200 << true;
}

// The themes change under controls that exist already: their hints have to follow.
void WidgetsTest::nothingIsCut() {
    QFETCH(int, percent);
    QFETCH(bool, projector);
    SegmentedControl segments(*m_themes);
    segments.addSegment(QStringLiteral("Compare"));
    Pill pill(*m_themes, QStringLiteral("adjoint"), Pass::Adjoints);
    Badge badge(*m_themes, QStringLiteral("two children: their terms add"), Pass::Adjoints);
    QuietButton quiet(*m_themes, QStringLiteral("detail: node"));
    NumberField field(*m_themes);
    field.setNumber(-1399.646);
    Card card(*m_themes, QStringLiteral("Finite numerical algorithm"));
    m_themes->setChoice({.mode = ThemeMode::Light, .projector = projector, .textPercent = percent});

    const Theme& theme = m_themes->theme();
    const auto fits = [&](const QWidget& widget, const QString& text, TextStyle style) {
        const QFontMetrics metrics(theme.font(style));
        const QSize hint = widget.minimumSizeHint();
        return hint.width() >= metrics.horizontalAdvance(text) && hint.height() >= metrics.height();
    };
    QVERIFY(fits(*segments.segment(0), QStringLiteral("Compare"), TextStyle::Body));
    QVERIFY(fits(pill, pill.text(), TextStyle::Heading));
    QVERIFY(badge.sizeHint().width() >= QFontMetrics(theme.font(TextStyle::Heading)).horizontalAdvance(badge.text()));
    QVERIFY(fits(quiet, quiet.text(), TextStyle::Body));
    QVERIFY(fits(field, field.text(), TextStyle::Mono));
    show(card);
    auto* heading = childOf<ElidedLabel>(card, QStringLiteral("Finite numerical algorithm"));
    QCOMPARE(heading->font().pixelSize(), theme.textPx(TextStyle::Heading));
    card.resize(card.sizeHint());
    QCOMPARE(heading->toolTip(), QString());
    m_themes->setChoice({.mode = ThemeMode::Light});
}

QTEST_MAIN(WidgetsTest)
#include "widgets_test.moc"
