// The Compare workspace in its window: what it shows of the lecture's example against numbers found by hand, what is
// edited and undone, what is said where nothing can be compared, and that it computes only while it is looked at.
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/charts/column_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/formula/formula_view.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/top_bar.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/slider.h"
#include "ui/workspaces/compare/derivative_panel.h"
#include "ui/workspaces/compare/error_panel.h"
#include "ui/workspaces/compare/growth_panel.h"
#include "ui/workspaces/compare/input_values.h"
#include "ui/workspaces/compare/method_table.h"
#include "ui/workspaces/compare/methods_panel.h"
#include "ui/workspaces/compare/nesting_panel.h"
#include "ui/workspaces/compare/why_panel.h"
#include "ui/workspaces/compare_workspace.h"
#include "ui/workspaces/step_workspace.h"

using namespace wengert;
using namespace Qt::StringLiterals;

class CompareWorkspaceTest final : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    std::unique_ptr<ThemeManager> themes;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;

    CompareSession& compare() const { return window->compare(); }
    template <class Widget>
    Widget& part() const {
        return *window->findChild<Widget*>();
    }
    void open(const QString& text, const QMap<QString, double>& at = {}) const {
        session->open({.text = text, .inputValues = at}, {.workspace = Workspace::Compare});
    }
    void openLecture() const { open(u"f = (x*y + sin(x) + 4)*(3*y^2 + 6)"_s, {{u"x"_s, 2}, {u"y"_s, 8}}); }
    // All of it is there and shown.
    bool isReady() const {
        if (compare().isBusy()) return false;
        QCoreApplication::processEvents();
        return !compare().isBusy();
    }
    // Without the charts at the right, which are of other programs.
    bool isCompared() const {
        if (!compare().comparison() || !compare().comparison()->evaluationNanoseconds) return false;
        QCoreApplication::processEvents();
        return true;
    }
    QStringList column(MethodTable::Column column) const {
        QStringList cells;
        for (const MethodTable::Row& row : part<MethodTable>().rows()) cells << row.cells[column];
        return cells;
    }
    QString valueOf(int row) const { return part<MethodTable>().rows()[std::size_t(row)].value.text; }

 private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(u"Negative sizes"_s));
        themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
        settings = std::make_unique<Settings>(folder.filePath(u"settings.ini"_s));
        session = std::make_unique<Session>();
        window = std::make_unique<MainWindow>(*session, *themes, *settings);
        window->resize(1600, 1000);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    void cleanup() {
        window.reset();
        session.reset();
        settings.reset();
        QFile::remove(folder.filePath(u"settings.ini"_s));
    }

    void keyFourShowsItWithItsExports() {
        QVERIFY(part<StepWorkspace>().isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_4);
        QCOMPARE(session->workspace(), Workspace::Compare);
        QCOMPARE(part<SegmentedControl>().currentIndex(), 3);
        QVERIFY(part<CompareWorkspace>().isVisible() && !part<StepWorkspace>().isVisible());
        QStringList titles;
        for (const QAction* entry : window->topBar().exportMenu()->actions()) titles << entry->text();
        QCOMPARE(titles.size(), 8);
        QVERIFY(titles.contains(u"Methods"_s) && titles.contains(u"Why it matters"_s));
        for (const QAction* entry : window->topBar().exportMenu()->actions()) QVERIFY(!entry->menu()->isEmpty());
        QVERIFY(!window->actions()[ActionId::PlayPause]->isEnabled());
        QVERIFY(!window->actions()[ActionId::ZoomFit]->isEnabled());
        QCOMPARE(window->actions()[ActionId::RightColumn]->text(), u"Costs and sizes"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
        QVERIFY(part<StepWorkspace>().isVisible());
    }

    // ∂f/∂x = (y + cos x)(3y² + 6) = (8 + cos 2) · 198. Counts as by hand in tests/core/cost_test.cpp.
    void theLecturesExampleIsAsByHand() {
        openLecture();
        QTRY_VERIFY(isCompared());
        const double exact = (8 + std::cos(2.0)) * 198;
        const QStringList values = column(MethodTable::Value);
        for (int row = 0; row < 3; ++row) QVERIFY(std::abs(values[row].toDouble() / exact - 1) < 1e-14);
        for (int row = 3; row < 5; ++row) QVERIFY(std::abs(values[row].toDouble() / exact - 1) < 1e-5);
        QCOMPARE(column(MethodTable::Operations), QStringList({u"19"_s, u"32"_s, u"14"_s, u"42"_s, u"32"_s, u"8"_s}));
        QCOMPARE(column(MethodTable::Stored).first(2), QStringList({u"13"_s, u"8"_s}));
        QCOMPARE(column(MethodTable::Sweeps), QStringList({u"1"_s, u"2"_s, u"2"_s, u"4"_s, u"3"_s, u"1"_s}));
        for (const QString& time : column(MethodTable::Time)) QVERIFY2(time.endsWith(u's'), qPrintable(time));
        QCOMPARE(valueOf(0), u"1501.602926363666"_s);
        const FormulaView& formula = part<DerivativePanel>().formula();
        QVERIFY2(formula.text().contains(u"cos"_s) && formula.text().contains(u"3y²"_s), qPrintable(formula.text()));
        QVERIFY(part<DerivativePanel>().words().startsWith(u"6 operations after simplifying, "_s));
        QVERIFY(part<DerivativePanel>().words().contains(u"f itself has 8."_s));
        QVERIFY(part<WhyPanel>().text().contains(u"all 2 derivatives with 19 operations, 2.4 times"_s));
    }

    void theErrorsAreThoseOfTheCore() {
        openLecture();
        QTRY_VERIFY(isCompared());
        const LineChart& chart = part<ErrorPanel>().chart();
        QCOMPARE(chart.series().size(), std::size_t(3));
        const MethodComparison expected = compareMethods(session->program(), session->inputNumbers(), {.places = {0}});
        const std::array studies{&expected.partials[0].forward, &expected.partials[0].central};
        for (std::size_t k = 0; k < 2; ++k)
            for (std::size_t i = 0; i < studies[k]->points.size(); ++i) {
                QCOMPARE(chart.series()[k].x[i], studies[k]->points[i].h);
                QCOMPARE(chart.series()[k].y[i], studies[k]->points[i].error);
            }
        QStringList notes;
        for (const ChartNote& note : chart.notes()) notes << note.text;
        const QString all = notes.join(u'\n');
        QVERIFY2(all.contains(u"best h ≈ √ε"_s) && all.contains(u"best h ≈ ∛ε"_s), qPrintable(all));
        QVERIFY2(all.contains(u"rounding: slope −"_s) && all.contains(u"truncation: slope 1"_s), qPrintable(all));
        QVERIFY2(notes.contains(u"slope 2"_s), qPrintable(all));
        const double middle = chart.positionOf({1e-8, 1e-5}).x();
        const double ends = (chart.positionOf({1e-16, 1e-5}).x() + chart.positionOf({1, 1e-5}).x()) / 2;
        QVERIFY2(std::abs(middle - ends) < 0.01, "h is in powers of ten");
    }

    void wrongDigitsAreThoseThatTheErrorReaches_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("reference");
        QTest::addColumn<QString>("right");
        QTest::addColumn<QString>("wrong");
        QTest::newRow("all right") << 1501.6029263636658 << 1501.6029263636658 << u"1501.602926363666"_s << u""_s;
        QTest::newRow("last unit") << std::nextafter(0.1, 1.0) << 0.1 << u"0.1000000000000000"_s << u""_s;
        QTest::newRow("seven digits") << 1501.60293 << 1501.6029263 << u"1501.60293"_s << u"0000000"_s;
        QTest::newRow("in the middle") << 12.3456 << 12.3556 << u"12.3"_s << u"4560000000000"_s;
        QTest::newRow("negative") << -12.3456 << -12.3556 << u"-12.3"_s << u"4560000000000"_s;
        QTest::newRow("small") << 0.00123 << 0.00124 << u"0.0012"_s << u"30000000000000"_s;
        QTest::newRow("nothing right") << 5.0 << 1.0 << u""_s << u"5.000000000000000"_s;
        QTest::newRow("with exponent") << 1.5e-8 << 1.6e-8 << u"1."_s << u"500000000000000"_s;
        QTest::newRow("of zero") << 0.25 << 0.0 << u"0."_s << u"250000000000000"_s;
        QTest::newRow("not a number") << std::nan("") << 1.0 << u""_s << u""_s;
    }
    void wrongDigitsAreThoseThatTheErrorReaches() {
        QFETCH(double, value);
        QFETCH(double, reference);
        QFETCH(QString, right);
        QFETCH(QString, wrong);
        const WrittenDigits written = writtenDigits(value, reference);
        QCOMPARE(written.text.mid(written.wrongFrom, written.wrongTo - written.wrongFrom), wrong);
        if (!right.isEmpty()) QCOMPARE(written.text.left(written.wrongFrom), right);
    }

    void anEditClearsWhatItMadeStaleAtOnce() {
        openLecture();
        QTRY_VERIFY(isCompared());
        session->setInputValue(0, 0);
        QVERIFY(!compare().comparison() && !compare().formula());
        QTRY_VERIFY(isCompared());
        QCOMPARE(valueOf(0), u"1782.000000000000"_s);  // (8 + 1) · 198
    }

    void valuesAreEditedInTheirFieldsAndUndone() {
        openLecture();
        QTRY_VERIFY(isCompared());
        NumberField& field = *part<InputValues>().field(1);
        QCOMPARE(field.number(), 8.0);
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, u"1"_s);
        QTest::keyClick(&field, Qt::Key_Return);
        QTRY_VERIFY(isCompared());
        QCOMPARE(column(MethodTable::Value).front().toDouble(), (1 + std::cos(2.0)) * 9);
        window->actions()[ActionId::Undo]->trigger();
        QCOMPARE(part<InputValues>().field(1)->number(), 8.0);
        QTRY_VERIFY(isCompared());
        QCOMPARE(valueOf(0), u"1501.602926363666"_s);
    }

    void typingGoesWithItsProgram() {
        open(u"f = a^2"_s);
        session->setText(u"f = a*b"_s);
        QTRY_VERIFY(isCompared());
        NumberField& field = *part<InputValues>().field(1);
        field.setFocus();
        QVERIFY(field.hasFocus());
        field.selectAll();
        QTest::keyClicks(&field, u"7"_s);
        session->undoStack().undo();
        QCOMPARE(session->document().text, u"f = a^2"_s);
        QVERIFY(session->document().inputValues.isEmpty());
        QCOMPARE(session->undoStack().count(), 1);
    }

    void anotherInputIsChosenAndKeptInTheView() {
        openLecture();
        QTRY_VERIFY(isCompared());
        QMenu& menu = *part<DerivativePanel>().choice().menu();
        Q_EMIT menu.aboutToShow();
        QCOMPARE(menu.actions().size(), 2);
        menu.actions()[1]->trigger();
        QTRY_VERIFY(isCompared());
        QCOMPARE(part<DerivativePanel>().choice().text(), u"∂f/∂y"_s);
        // x (3y² + 6) + (xy + sin x + 4) 6y
        const double exact = 2 * 198 + (16 + std::sin(2.0) + 4) * 48;
        QVERIFY(std::abs(column(MethodTable::Value).front().toDouble() / exact - 1) < 1e-14);
        const ViewState view = session->viewState();
        const Document document = session->document();
        open(u"g = x^2"_s);
        QTRY_VERIFY(isCompared());
        QCOMPARE(compare().placeName(), u"x"_s);
        session->open(document, view);
        QTRY_VERIFY(isCompared());
        QCOMPARE(compare().placeName(), u"y"_s);
    }

    void whatCannotBeComparedSaysWhy_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << u""_s << u"Type a formula"_s;
        QTest::newRow("no inputs") << u"f = 2*3"_s << u"no inputs"_s;
        QTest::newRow("too large") << u"W : 1500x1500; f = sum(W)"_s << u"too many to run"_s;
    }
    void whatCannotBeComparedSaysWhy() {
        QFETCH(QString, text);
        QFETCH(QString, part);
        open(text);
        QTRY_VERIFY(!session->isCompiling());
        QTRY_VERIFY2(compare().problem().contains(part), qPrintable(compare().problem()));
        QTRY_VERIFY(this->part<WhyPanel>().text().contains(part));
        QVERIFY(!compare().comparison());
        QCOMPARE(column(MethodTable::Value).front(), u"–"_s);
        QCOMPARE(column(MethodTable::Operations).front(), u"–"_s);
        openLecture();
        QTRY_VERIFY(isCompared());
        QVERIFY(compare().problem().isEmpty());
    }

    void anArraysSumIsComparedAndSaid() {
        open(u"x = [1; 2; 3]; y = x.*x"_s);
        QTRY_VERIFY(isCompared());
        QVERIFY(part<MethodsPanel>().note().contains(u"y is an array: the sum"_s));
        QCOMPARE(compare().places(), QStringList({u"x_1"_s, u"x_2"_s, u"x_3"_s}));
        compare().setPlace(2);
        QTRY_VERIFY(isCompared());
        QCOMPARE(column(MethodTable::Value).front(), u"6"_s);
    }

    void whereTheDerivativeIsNotFiniteThereIsNoError() {
        open(u"f = sqrt(x)"_s, {{u"x"_s, 0}});
        QTRY_VERIFY(isCompared());
        QVERIFY(part<ErrorPanel>().chart().series().empty());
        QVERIFY(part<ErrorPanel>().chart().notes().empty());
    }

    void whereTheOutputIsNotFiniteThereIsNoDerivative() {
        open(u"f = log(x - 3)"_s, {{u"x"_s, 2}});
        QTRY_VERIFY(isCompared());
        QVERIFY(part<MethodsPanel>().note().startsWith(u"f is nan here, so that it has no derivative."_s));
        QCOMPARE(column(MethodTable::Error).first(5), QStringList(5, notComputed()));
        QVERIFY(part<ErrorPanel>().chart().series().empty());
    }

    void anErrorInTheTextLeavesTheLastProgram() {
        openLecture();
        QTRY_VERIFY(isCompared());
        session->setText(u"f = (x*y"_s);
        QTRY_VERIFY(isCompared());
        QCOMPARE(valueOf(0), u"1501.602926363666"_s);
    }

    void whatIsRepeatedIsLit() {
        open(u"f = sin(x)*cos(x)*exp(sin(x)*cos(x))"_s, {{u"x"_s, 1}});
        QTRY_VERIFY(isCompared());
        QVERIFY(compare().formula() && compare().formula()->math);
        QVERIFY(!compare().formula()->repeated.empty());
        QVERIFY(part<DerivativePanel>().words().contains(u"stands there more than once"_s));
        openLecture();
        QTRY_VERIFY(isCompared());
        QVERIFY(compare().formula()->repeated.empty());
    }

    void costsGrowAndBackwardModeStaysBelowItsBound() {
        openLecture();
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60'000);
        const auto growth = compare().growth();
        QCOMPARE(growth.size(), growthSizes.size());
        for (const GrowthPoint& point : growth) {
            QVERIFY(point.costs[0].cost->operations <= cheapGradientBound * double(point.evaluation.operations));
            QCOMPARE(point.costs[1].cost->passes, OperationCount(point.inputs));
            QVERIFY(point.costs[0].nanoseconds && *point.costs[0].nanoseconds > 0);
        }
        const LineChart& chart = part<GrowthPanel>().chart();
        QCOMPARE(chart.series().size(), std::size_t(6));
        QCOMPARE(chart.series().back().y.back(), double(growth.back().costs[0].cost->operations));
        part<GrowthPanel>().measure().click();
        QTRY_COMPARE(chart.series().back().y.back(), *growth.back().costs[0].nanoseconds);
        compare().setFamily(1);
        QVERIFY(compare().growth().empty());
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60'000);
        QCOMPARE(compare().growth()[3].evaluation.operations, OperationCount(9));  // a product of ten
    }

    // f(w) = w² + sin w takes three steps; w1 = f(w), w2 = f(w1), …
    void sizesFollowTheDepthSlider() {
        openLecture();
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60'000);
        NestingPanel& panel = part<NestingPanel>();
        QCOMPARE(panel.chart().series()[0].numbers.size(), std::size_t(6));
        QCOMPARE(panel.chart().series()[2].numbers, std::vector<double>({3, 6, 9, 12, 15, 18}));
        Q_EMIT panel.depth().numberEdited(2);
        QTRY_COMPARE(panel.chart().series()[0].numbers.size(), std::size_t(2));
        QVERIFY(panel.words().startsWith(u"At depth 2: "_s));
        QCOMPARE(session->compareView().depth, quint64(2));
        Q_EMIT panel.depth().numberEdited(9);
        QTRY_COMPARE(panel.chart().series()[0].numbers.size(), std::size_t(9));
        const std::vector<double> whole = panel.chart().series()[0].numbers;
        for (std::size_t i = 3; i < whole.size(); ++i) QVERIFY(whole[i] > 1.8 * whole[i - 1]);
        for (std::size_t i = 1; i < whole.size(); ++i)
            QVERIFY(panel.chart().series()[1].numbers[i] > 0 && panel.chart().series()[1].numbers[i] < whole[i]);
        panel.rewriting().click();
        QTRY_VERIFY(panel.chart().series()[0].numbers.back() < whole.back());
    }

    void nothingIsComputedWhileAnotherWorkspaceIsShown() {
        openLecture();
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60'000);
        session->setWorkspace(Workspace::Step);
        QSignalSpy compared(&compare(), &CompareSession::comparisonChanged);
        session->setText(u"f = x^3"_s);
        session->setInputValue(0, 2);
        QCoreApplication::processEvents();
        QVERIFY(!compare().isBusy());
        QCOMPARE(compared.count(), 1);  // that it is gone
        session->setWorkspace(Workspace::Compare);
        QTRY_VERIFY(isCompared());
        QCOMPARE(column(MethodTable::Value).front(), u"12"_s);
    }

    void everythingFits_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("projector");
        QTest::newRow("1280 × 720") << QSize(1280, 720) << false;
        QTest::newRow("1920 × 1080") << QSize(1920, 1080) << false;
        QTest::newRow("projector") << QSize(1280, 720) << true;
    }
    void everythingFits() {
        QFETCH(QSize, size);
        QFETCH(bool, projector);
        themes->setChoice({.mode = ThemeMode::Light, .projector = projector});
        window->resize(size);
        openLecture();
        QTRY_VERIFY(isCompared());
        for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
        QCOMPARE(window->height(), size.height());
        for (const auto* panel : window->findChildren<ComparePanel*>()) {
            if (!panel->isVisible()) continue;
            const QWidget& column = *panel->parentWidget();
            QVERIFY2(panel->width() <= column.width() && column.width() <= column.parentWidget()->width(),
                     panel->metaObject()->className());
        }
        const MethodTable& table = part<MethodTable>();
        QVERIFY(table.visibleRegion().boundingRect().contains(table.rect()));
    }
};

QTEST_MAIN(CompareWorkspaceTest)
#include "compare_workspace_test.moc"
