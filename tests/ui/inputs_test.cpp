#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

#include "ui/session.h"
#include "ui/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/recycled_rows.h"
#include "ui/widgets/slider.h"
#include "ui/workspaces/step/formula_panel.h"
#include "ui/workspaces/step/gradient_list.h"
#include "ui/workspaces/step/gradient_panel.h"
#include "ui/workspaces/step/input_row.h"
#include "ui/workspaces/step/inputs_panel.h"
#include "ui/workspaces/step/left_column.h"
#include "ui/workspaces/step/program_panel.h"
#include "ui/workspaces/step/slider_range.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

Document lecture() {
    Document document;
    document.text = u"f = (x*y + sin(x) + 4)*(3*y^2 + 6)"_s;
    document.inputValues = {{u"x"_s, 2}, {u"y"_s, 8}};
    document.seeds = {{u"y"_s, 1}};
    return document;
}

Document manyInputs(int count) {
    Document document;
    document.text = u"f = 1"_s;
    for (int i = 0; i < count; ++i) document.text += u" + w%1*p"_s.arg(i);
    return document;
}

}  // namespace

class InputsTest final : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup();

    void sliderRangeIsRoundAndWideEnough_data();
    void sliderRangeIsRoundAndWideEnough();
    void rowShowsValueAndSeed();
    void seedOfALongNameIsThatOfItsStep();
    void draggingChangesTheNumbersOnScreenAndUndoesAsOne();
    void shiftMovesFinely();
    void aRowThatGoesAwayEndsItsDrag();
    void draggingPastTheEndExtendsTheRange();
    void wheelNeedsTheFocus();
    void typedValueIsTaken();
    void literalIsRewrittenUnlessTheTextHasAnError();
    void anErrorInTheTextMarksTheFormulaAsAnEarlierOne();
    void clickOnASeedChoosesTheDirection();
    void typedSeedLeavesTheOthers();
    void manyInputsAreFewWidgets();
    void tabWalksThroughRowsOutOfSight();
    void pointingAtARowSelectsItsStep();
    void programsComeAndGo();
    void typingGoesWithItsProgram_data();
    void typingGoesWithItsProgram();
    void gradientIsKnownAsTheCursorReachesIt();
    void sweepsAreCounted();
    void anOutputThatIsNotFiniteHasNoGradient();
    void derivativeAlongTheSeedIsNamed_data();
    void derivativeAlongTheSeedIsNamed();
    void gradientIsExported();
    void columnFitsEverySize_data();
    void columnFitsEverySize();

 private:
    InputRow& row(std::size_t i) { return *m_column->inputs().row(i); }
    Slider& slider(std::size_t i) { return row(i).slider(); }
    void open(const Document& document) {
        m_session->open(document);
        QTRY_VERIFY(!m_session->isCompiling());
        QCoreApplication::processEvents();  // layouts
    }
    static QString cramped(const QWidget& column);
    GradientList& gradient() { return m_column->gradient().list(); }

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<LeftColumn> m_column;
};

void InputsTest::init() {
    m_themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
    m_session = std::make_unique<Session>();
    m_column = std::make_unique<LeftColumn>(*m_session, *m_themes, *m_settings);
    m_column->resize(310, 800);
    m_column->show();
    QVERIFY(QTest::qWaitForWindowActive(m_column.get()));
    open(lecture());
}

void InputsTest::cleanup() {
    m_column.reset();
    m_session.reset();
}

void InputsTest::sliderRangeIsRoundAndWideEnough_data() {
    QTest::addColumn<double>("number");
    QTest::addColumn<double>("most");
    QTest::addColumn<double>("step");
    QTest::newRow("zero") << 0.0 << 5.0 << 0.1;
    QTest::newRow("small") << 1e-9 << 5.0 << 0.1;
    QTest::newRow("2") << 2.0 << 5.0 << 0.1;
    QTest::newRow("8") << 8.0 << 20.0 << 0.5;
    QTest::newRow("negative") << -30.0 << 100.0 << 2.0;
    QTest::newRow("hundred") << 100.0 << 200.0 << 5.0;
    QTest::newRow("huge") << 1e308 << 2e300 << 5e298;
    QTest::newRow("nan") << std::nan("") << 5.0 << 0.1;
    QTest::newRow("infinite") << -HUGE_VAL << 5.0 << 0.1;
}

void InputsTest::sliderRangeIsRoundAndWideEnough() {
    QFETCH(const double, number);
    QFETCH(const double, most);
    QFETCH(const double, step);
    QCOMPARE(sliderRange(number).most, most);
    QCOMPARE(sliderRange(number).step, step);
}

void InputsTest::rowShowsValueAndSeed() {
    QCOMPARE(row(0).value().text(), u"2.000"_s);
    QCOMPARE(row(0).seed().text(), u"ẋ = 0"_s);
    QCOMPARE(row(1).seed().text(), u"ẏ = 1"_s);
    QCOMPARE(slider(1).number(), 8.0);
    QCOMPARE(slider(1).accessibleName(), u"Slider of y"_s);
    m_session->setInputValue(1, 1234.5678);
    QCOMPARE(row(1).value().text(), u"1234.568"_s);
    QVERIFY(slider(1).maximumNumber() > 1234.5678);
}

void InputsTest::draggingChangesTheNumbersOnScreenAndUndoesAsOne() {
    m_session->toEnd();
    const int y = slider(0).height() / 2;
    const int commands = m_session->undoStack().count();
    QTest::mousePress(&slider(0), Qt::LeftButton, {}, {10, y});
    QTest::mouseMove(&slider(0), {20, y});
    const double underway = m_session->inputValue(0);
    QVERIFY(underway < 0);
    QVERIFY(m_session->isFinished());  // the pass stays on screen
    QCOMPARE(row(0).value().number(), underway);
    QVERIFY(!m_session->undoStack().canUndo());  // one command, not finished, however long it takes
    QTest::mouseMove(&slider(0), {slider(0).width() / 2, y});
    QTest::mouseRelease(&slider(0), Qt::LeftButton, {}, {slider(0).width() / 2, y});
    QVERIFY(std::abs(m_session->inputValue(0)) < 0.3);
    QCOMPARE(m_session->undoStack().count(), commands + 1);
    m_session->undoStack().undo();
    QCOMPARE(m_session->inputValue(0), 2.0);
    QCOMPARE(slider(0).number(), 2.0);
}

void InputsTest::aRowThatGoesAwayEndsItsDrag() {
    QTest::mousePress(&slider(0), Qt::LeftButton, {}, {10, slider(0).height() / 2});
    QTest::mouseMove(&slider(0), {20, slider(0).height() / 2});
    QVERIFY(!m_session->undoStack().canUndo());
    row(0).hide();
    QVERIFY(m_session->undoStack().canUndo());
    QTest::mouseRelease(&slider(0), Qt::LeftButton);
}

void InputsTest::shiftMovesFinely() {
    Slider& s = slider(0);
    QTest::keyClick(&s, Qt::Key_Right);
    QCOMPARE(s.number(), 2.1);
    QTest::keyClick(&s, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(s.number(), 2.11);
    const int y = s.height() / 2;
    QTest::mousePress(&s, Qt::LeftButton, {}, {40, y});
    const double start = s.number();
    const auto drag = [&](int x, Qt::KeyboardModifiers keys) {
        QMouseEvent move(QEvent::MouseMove, QPointF(x, y), s.mapToGlobal(QPointF(x, y)), Qt::NoButton, Qt::LeftButton,
                         keys);
        QCoreApplication::sendEvent(&s, &move);
    };
    drag(40, Qt::ShiftModifier);
    drag(50, Qt::ShiftModifier);
    const double fine = s.number() - start;
    drag(50, {});
    const double coarse = s.number() - start;
    QTest::mouseRelease(&s, Qt::LeftButton, {}, {50, y});
    QVERIFY2(fine > 0 && fine < coarse / 5, qPrintable(u"%1 %2"_s.arg(fine).arg(coarse)));
    QCOMPARE(std::round(s.number() * 10), s.number() * 10);  // on the grid
}

void InputsTest::draggingPastTheEndExtendsTheRange() {
    Slider& s = slider(0);
    const int y = s.height() / 2;
    QTest::mousePress(&s, Qt::LeftButton, {}, {s.width() / 2, y});
    QTest::mouseMove(&s, {s.width() + 40, y});
    QCOMPARE(m_session->inputValue(0), 5.0);
    QTRY_VERIFY(m_session->inputValue(0) > 6);
    QCOMPARE(s.value(), s.maximum());
    QTest::mouseMove(&s, {s.width() / 2, y});
    QTest::mouseRelease(&s, Qt::LeftButton, {}, {s.width() / 2, y});
    const double most = s.maximumNumber();
    QVERIFY(most > 6);
    QVERIFY(m_session->inputValue(0) < most);
    QCOMPARE(s.maximumNumber(), most);
    m_session->undoStack().undo();
    QCOMPARE(m_session->inputValue(0), 2.0);
}

void InputsTest::wheelNeedsTheFocus() {
    Slider& s = slider(0);
    const auto turn = [&] {
        QWheelEvent wheel(s.rect().center(), s.mapToGlobal(s.rect().center()), {}, {0, 120}, {}, {}, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(&s, &wheel);
    };
    turn();
    QCOMPARE(s.number(), 2.0);
    s.setFocus();
    turn();
    QVERIFY(s.number() > 2);
}

void InputsTest::typedValueIsTaken() {
    NumberField& field = row(0).value();
    QTest::mouseClick(&field, Qt::LeftButton);
    QVERIFY(field.hasFocus());
    field.selectAll();
    QTest::keyClicks(&field, u"-0.25"_s);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(m_session->inputValue(0), -0.25);
    QCOMPARE(slider(0).number(), -0.25);
}

void InputsTest::literalIsRewrittenUnlessTheTextHasAnError() {
    Document document;
    document.text = u"x = 2\nf = x^2"_s;
    open(document);
    QTest::keyClick(&slider(0), Qt::Key_Right);
    QCOMPARE(m_session->document().text, u"x = 2.1\nf = x^2"_s);
    m_session->setText(u"x = 2.1\nf = x^"_s);
    QVERIFY(!slider(0).isEnabled());
    QVERIFY(!row(0).value().isEnabled());
    m_session->setText(u"x = 2.1\nf = x^3"_s);
    QVERIFY(slider(0).isEnabled());
}

void InputsTest::anErrorInTheTextMarksTheFormulaAsAnEarlierOne() {
    const auto isMarked = [this] {
        for (const QLabel* label : m_column->formula().findChildren<QLabel*>())
            if (label->text() == u"of the last text without an error"_s) return true;
        return false;
    };
    QVERIFY(!isMarked());
    m_session->setText(u"f = sinn(x)"_s);
    QTRY_VERIFY(isMarked());
    m_session->setText(u"f = sin(x)"_s);
    QVERIFY(!isMarked());
}

void InputsTest::clickOnASeedChoosesTheDirection() {
    QTest::mouseClick(&row(0).seed(), Qt::LeftButton);
    QCOMPARE(m_session->seed(0), 1.0);
    QCOMPARE(m_session->seed(1), 0.0);
    QCOMPARE(row(1).seed().text(), u"ẏ = 0"_s);
    QVERIFY(row(0).seed().hasFocus());
    QTest::keyClicks(&row(0).seed(), u"0.5"_s);
    QTest::keyClick(&row(0).seed(), Qt::Key_Return);
    QCOMPARE(m_session->seed(0), 0.5);
    QCOMPARE(m_session->seed(1), 0.0);
}

void InputsTest::typedSeedLeavesTheOthers() {
    QTest::mouseClick(&row(0).seed(), Qt::LeftButton, Qt::ControlModifier);
    QTest::keyClicks(&row(0).seed(), u"2"_s);
    QTest::keyClick(&row(0).seed(), Qt::Key_Return);
    QCOMPARE(m_session->seed(0), 2.0);
    QCOMPARE(m_session->seed(1), 1.0);
}

void InputsTest::seedOfALongNameIsThatOfItsStep() {
    Document document;
    document.text = u"f = rate*x"_s;
    open(document);
    QCOMPARE(row(0).seed().text(), u"ṡ₁ = 1"_s);
    QCOMPARE(row(1).seed().text(), u"ẋ = 0"_s);
}

void InputsTest::manyInputsAreFewWidgets() {
    open(manyInputs(5000));
    QCOMPARE(m_session->program().inputs().size(), std::size_t{5001});
    QVERIFY(m_column->findChildren<InputRow*>().size() < 40);
    QVERIFY(m_column->minimumSizeHint().height() < 800);
    QVERIFY(!m_column->inputs().row(4000));
    m_column->inputs().rows().ensureVisible(4000);
    InputRow* shown = m_column->inputs().row(4000);
    QVERIFY(shown);
    m_session->setInputValue(4000, 3.25);
    QCOMPARE(shown->value().number(), 3.25);
    QTest::keyClick(&shown->slider(), Qt::Key_Right);
    QVERIFY(m_session->inputValue(4000) > 3.25);
    QCOMPARE(m_session->inputValue(3999), 1.0);
}

void InputsTest::tabWalksThroughRowsOutOfSight() {
    open(manyInputs(60));
    slider(0).setFocus();
    for (int i = 0; i < 3 * 50; ++i) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(m_column->inputs().row(50));
    QCOMPARE(QApplication::focusWidget(), &slider(50));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), &row(49).seed());
    m_column->inputs().rows().ensureVisible(60);
    row(60).seed().setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(!m_column->inputs().isAncestorOf(QApplication::focusWidget()));
}

void InputsTest::pointingAtARowSelectsItsStep() {
    QTest::mouseMove(&row(1), {5, 5});
    QTRY_COMPARE(m_session->selection().step, std::optional(StepId{1}));
    QTest::mouseMove(m_column.get(), {5, 5});
    QTRY_VERIFY(m_session->selection().isEmpty());
}

void InputsTest::programsComeAndGo() {
    row(1).value().setFocus();
    Document one;
    one.text = u"f = a^2"_s;
    open(one);
    QCOMPARE(row(0).value().number(), 1.0);
    QVERIFY(!m_column->inputs().row(1));
    open({});
    QVERIFY(m_column->inputs().isHidden());
    QVERIFY(m_column->gradient().isHidden());
    open(lecture());
    QVERIFY(!m_column->inputs().isHidden());
    QCOMPARE(row(1).value().number(), 8.0);
}

void InputsTest::typingGoesWithItsProgram_data() {
    QTest::addColumn<bool>("isSeed");
    QTest::newRow("value") << false;
    QTest::newRow("seed") << true;
}

void InputsTest::typingGoesWithItsProgram() {
    QFETCH(const bool, isSeed);
    Document one;
    one.text = u"f = a^2"_s;
    open(one);
    m_session->setText(u"f = a*b"_s);
    const Document two = m_session->document();
    NumberField& field = isSeed ? row(1).seed() : row(1).value();
    field.setFocus();
    QVERIFY(field.hasFocus());
    field.selectAll();
    QTest::keyClicks(&field, u"7"_s);
    m_session->undoStack().undo();
    QVERIFY(m_session->document() == one);
    QCOMPARE(m_session->undoStack().count(), 1);
    m_session->undoStack().redo();
    QVERIFY(m_session->document() == two);
    QCOMPARE(row(1).value().number(), 1.0);
}

void InputsTest::gradientIsKnownAsTheCursorReachesIt() {
    QCOMPARE(gradient().rowCount(), 3);
    QCOMPARE(gradient().text(), u"∂f/∂x = ?\n∂f/∂y = ?\nḟ along ẏ = ?"_s);
    m_session->setPosition(20);  // values and tangents
    QVERIFY(!gradient().row(1).number);
    QVERIFY(std::abs(*gradient().row(2).number - 1399.646276) < 1e-6);
    m_session->setPosition(29);  // s2 before s1
    QVERIFY(!gradient().row(0).number);
    QVERIFY(std::abs(*gradient().row(1).number - 1399.646276) < 1e-6);
    m_session->toEnd();
    QVERIFY(std::abs(*gradient().row(0).number - 1501.602926) < 1e-6);
    QCOMPARE(gradient().text(), u"∂f/∂x = 1501.603\n∂f/∂y = 1399.646\nḟ along ẏ = 1399.646"_s);
    m_session->setPosition(29);
    QVERIFY(!gradient().row(0).number);
}

void InputsTest::sweepsAreCounted() {
    const auto says = [this](const QString& text) {
        for (const QAbstractButton* line : m_column->gradient().findChildren<QAbstractButton*>())
            if (line->text() == text) return true;
        return false;
    };
    QVERIFY(says(u"Forward mode needs 2 sweeps for this gradient, backward mode 1."_s));
    open(manyInputs(105));
    QVERIFY(says(u"Forward mode needs 106 sweeps for this gradient, backward mode 1."_s));
    Document one;
    one.text = u"f = x^2"_s;
    open(one);
    QVERIFY(says(u"Forward mode needs 1 sweep for this gradient, backward mode 1."_s));
}

void InputsTest::anOutputThatIsNotFiniteHasNoGradient() {
    open({.text = u"f = log(x - 3)"_s, .inputValues = {{u"x"_s, 2}}});
    const auto& note = *m_column->gradient().findChild<IconLine*>();
    QVERIFY(!note.text().contains(u"derivative"_s));  // f is not computed yet
    m_session->toEnd();
    QVERIFY2(note.text().startsWith(u"f is nan here, so that it has no derivative."_s), qPrintable(note.text()));
    m_session->setInputValue(0, 5);
    QVERIFY2(note.text().startsWith(u"Forward mode"_s), qPrintable(note.text()));
}

void InputsTest::derivativeAlongTheSeedIsNamed_data() {
    QTest::addColumn<QList<double>>("seeds");
    QTest::addColumn<QString>("symbol");
    QTest::newRow("one") << QList<double>{0, 1, 0, 0} << u"ḟ along ḃ"_s;
    QTest::newRow("two") << QList<double>{2, 1, 0, 0} << u"ḟ along 2ȧ + ḃ"_s;
    QTest::newRow("many") << QList<double>{1, 1, 1, 1} << u"ḟ along the seed"_s;
    QTest::newRow("none") << QList<double>{0, 0, 0, 0} << u"ḟ along 0"_s;
}

void InputsTest::derivativeAlongTheSeedIsNamed() {
    QFETCH(const QList<double>, seeds);
    QFETCH(const QString, symbol);
    Document document;
    document.text = u"f = a*b*c*d"_s;
    open(document);
    for (int i = 0; i < 4; ++i) m_session->setSeed(std::size_t(i), seeds[i]);
    QCOMPARE(gradient().text().split(u'\n').last(), symbol + u" = ?"_s);
}

void InputsTest::gradientIsExported() {
    QCOMPARE(gradient().csv(), u"input,derivative\nx,\ny,"_s);
    m_session->toEnd();
    const QStringList lines = gradient().csv().split(u'\n');
    QVERIFY2(std::abs(lines[1].split(u',')[1].toDouble() - 1501.6029263636658) < 1e-9, qPrintable(lines[1]));
    QVERIFY(gradient().latex().startsWith(u"\\begin{aligned}"_s));
    for (const QMenu* menu : m_column->exportMenus()) QVERIFY(!menu->isEmpty());
}

void InputsTest::columnFitsEverySize_data() {
    QTest::addColumn<ThemeChoice>("choice");
    QTest::addColumn<QSize>("size");
    QTest::newRow("1600×1000") << ThemeChoice{.mode = ThemeMode::Light} << QSize(310, 930);
    QTest::newRow("1280×720") << ThemeChoice{.mode = ThemeMode::Dark} << QSize(300, 650);
    QTest::newRow("200 %") << ThemeChoice{.mode = ThemeMode::Light, .textPercent = 200} << QSize(560, 930);
    QTest::newRow("projector") << ThemeChoice{.mode = ThemeMode::Light, .projector = true} << QSize(440, 930);
}

// The first widget that is narrower or lower than it says it must be.
QString InputsTest::cramped(const QWidget& column) {
    for (const QWidget* widget : column.findChildren<QWidget*>()) {
        if (!widget->isVisible()) continue;
        const QSize fixed = widget->minimumSize();
        const QSize hint = widget->minimumSizeHint();
        const QSize least(fixed.width() > 0 ? fixed.width() : hint.width(),
                          fixed.height() > 0 ? fixed.height() : hint.height());
        if (widget->width() >= least.width() && widget->height() >= least.height()) continue;
        return u"%1 %2×%3 instead of %4×%5"_s.arg(QLatin1String(widget->metaObject()->className()))
            .arg(widget->width())
            .arg(widget->height())
            .arg(least.width())
            .arg(least.height());
    }
    return {};
}

void InputsTest::columnFitsEverySize() {
    QFETCH(const ThemeChoice, choice);
    QFETCH(const QSize, size);
    m_themes->setChoice(choice);
    QScrollArea area;
    area.setWidgetResizable(true);
    auto* column = new LeftColumn(*m_session, *m_themes, *m_settings);
    area.setWidget(column);
    area.resize(size);
    area.show();
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    for (const Document& document : {lecture(), manyInputs(12), manyInputs(105)}) {
        open(document);
        QTRY_VERIFY(column->width() <= area.viewport()->width());
        QTRY_COMPARE(cramped(*column), QString());
    }
    m_themes->setChoice({.mode = ThemeMode::Light});
}

QTEST_MAIN(InputsTest)
#include "inputs_test.moc"
