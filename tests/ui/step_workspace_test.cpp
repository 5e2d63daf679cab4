// The Step workspace in its window: what only shows where panels, columns and menus come together.
#include <QLayout>
#include <QMenu>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>

#include "ui/editor/program_editor.h"
#include "ui/formula/formula_view.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"
#include "ui/top_bar.h"
#include "ui/workspaces/columns.h"
#include "ui/workspaces/step/algorithm_text.h"
#include "ui/workspaces/step/formula_panel.h"
#include "ui/workspaces/step/math_cache.h"
#include "ui/workspaces/step/step_table.h"
#include "ui/workspaces/step_workspace.h"

#include "core/language/printer.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

constexpr auto lecture = "x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)";
constexpr auto network =
    "h1_1 = tanh(-0.12*x1 + -0.01*x2)\n"
    "h2_1 = tanh(0.44*h1_1 + 0.42*x1 + 0.87*x2 + -0.16*h1_1 + 0.66*x1 + 0.34*x2 + -0.39*h1_1 + 0.18*x2)\n"
    "L = (-0.57*h1_1 + -0.16*h2_1 + -0.94*x1 + -0.56*x2 + 0.31*h2_1 - 1)^2";

}  // namespace

class StepWorkspaceTest final : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    std::unique_ptr<ThemeManager> themes;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;

    QAction* action(ActionId id) const { return window->actions()[id]; }
    template <class Widget>
    Widget& part() const {
        auto* inStep = window->findChild<StepWorkspace*>()->findChild<Widget*>();  // other workspaces have some as well
        return inStep ? *inStep : *window->findChild<Widget*>();
    }
    void open(const char* text) {
        Document document;
        document.text = QString::fromLatin1(text);
        session->open(document);
        QCoreApplication::processEvents();  // layouts
    }
    void setText(int percent) {
        themes->setChoice({.mode = ThemeMode::Light, .textPercent = percent});
        QCoreApplication::processEvents();
    }

 private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(u"Negative sizes"_s));
        themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
        settings = std::make_unique<Settings>(folder.filePath(u"settings.ini"_s));
        session = std::make_unique<Session>();
        window = std::make_unique<MainWindow>(*session, *themes, *settings);
        window->resize(1600, 1000);
    }

    void cleanup() {
        window.reset();
        session.reset();
        settings.reset();
        QFile::remove(folder.filePath(u"settings.ini"_s));
    }

    void exportsAreInTheOrderOfTheColumns() {
        QMenu menu;
        part<StepWorkspace>().addExports(menu);
        QStringList titles;
        for (const QAction* card : menu.actions()) titles << card->text();
        QCOMPARE(titles, (QStringList{u"Program"_s, u"Formula"_s, u"Inputs"_s, u"Gradient"_s, u"Graph"_s,
                                      u"Algorithm"_s, u"This step"_s, u"Numbers"_s}));
    }

    void distancesFollowTheText() {
        const QLayout& layout = *part<StepWorkspace>().layout();
        const int usual = layout.contentsMargins().left();
        setText(200);
        QVERIFY(layout.contentsMargins().left() > usual);
        QCOMPARE(layout.contentsMargins().left(), themes->theme().space.m);
    }

    void theFirstFrameHasSensibleSizes_data() {
        QTest::addColumn<int>("lines");
        QTest::newRow("short") << 1;
        QTest::newRow("long") << 300;
    }
    void theFirstFrameHasSensibleSizes() {
        QFETCH(int, lines);
        const QByteArray text = QByteArray("f = sin(x) + 0.5*y\n").repeated(lines);
        open(text.constData());
        window = std::make_unique<MainWindow>(*session, *themes, *settings);
        window->resize(1600, 1000);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        QVERIFY(part<ProgramEditor>().minimumHeight() > 0);
    }

    void editingUnfoldsTheLeftColumn() {
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        action(ActionId::LeftColumn)->trigger();
        QVERIFY(!part<ProgramEditor>().isVisible());
        action(ActionId::EditProgram)->trigger();
        QVERIFY(part<ProgramEditor>().isVisible());
        QTRY_VERIFY(part<ProgramEditor>().hasFocus());
        action(ActionId::EditProgram)->trigger();
        QVERIFY2(part<ProgramEditor>().isVisible(), "it is not put away again");
    }

    void sharingIsInAMenuOfTheTopBar() {
        const QList<QMenu*> menus = window->topBar().findChildren<QMenu*>();
        QVERIFY(std::ranges::any_of(
            menus, [&](const QMenu* menu) { return menu->actions().contains(action(ActionId::ShareSubexpressions)); }));
    }

    void everyCardIsExportedUnderItsName() {
        QStringList titles;
        for (const QAction* entry : window->topBar().exportMenu()->actions()) titles << entry->text();
        QVERIFY(!titles.contains(QString()));
        QVERIFY(titles.contains(u"Algorithm"_s) && titles.contains(u"This step"_s));
        QCOMPARE(titles.removeDuplicates(), 0);
    }

    void theAlgorithmIsExportedAsFarAsItIsComputed() {
        open(lecture);
        session->setPosition(11);  // all values, and the tangent of x
        QVERIFY(
            algorithmText(*session).startsWith(u"step\tvalue\ttangent\tadjoint\ns₁ = x\t2\t1\t–\ns₂ = y\t8\t–\t–\n"_s));
        QVERIFY(algorithmCsv(*session).startsWith(u"step,value,tangent,adjoint\ns1 = x,2,1,\ns2 = y,8,,\n"_s));
        QVERIFY(algorithmLatex(*session).contains(u"\n$s_{3}=s_{1}\\times s_{2}$ & $16$ & -- & -- \\\\\n"_s));
        QCOMPARE(algorithmCsv(*session).count(u'\n'), 10);
        QVERIFY(part<StepTable>().pictureSize().height() > 10 * 20);
    }

    void statementsHaveRoomBesideTheirNumbers_data() {
        QTest::addColumn<int>("percent");
        QTest::addColumn<QSize>("size");
        QTest::newRow("100 %") << 100 << QSize(1600, 1000);
        QTest::newRow("100 % in a small window") << 100 << QSize(1280, 720);
        QTest::newRow("200 %") << 200 << QSize(1920, 1080);
    }
    void statementsHaveRoomBesideTheirNumbers() {
        QFETCH(int, percent);
        QFETCH(QSize, size);
        setText(percent);
        window->resize(size);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        open("a = sin(x) + 0.5*y\nb = tanh(a)\nf = -0.25*b + tanh(b)");
        const StepTable& table = part<StepTable>();
        MathCache cache;
        for (std::size_t i = 0; i < session->program().stepCount(); ++i) {
            const Math statement = statementMath(session->program(), StepId(i));
            const double needed = cache.layout(int(i), statement, themes->theme()).size().width();
            QVERIFY(needed <= table.columnWidth(0) - themes->theme().space.s);
        }
    }

    void statementsAreBrokenAndStartAtTheLeft_data() {
        QTest::addColumn<int>("percent");
        QTest::newRow("100 %") << 100;
        QTest::newRow("150 %") << 150;
    }
    void statementsAreBrokenAndStartAtTheLeft() {
        QFETCH(int, percent);
        setText(percent);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        open(network);
        const FormulaView& view = part<FormulaPanel>().view();
        QCOMPARE(view.horizontalScrollBar()->maximum(), 0);
        QCOMPARE(view.layoutOrigin().x(), 0.0);
    }
};

QTEST_MAIN(StepWorkspaceTest)
#include "step_workspace_test.moc"
