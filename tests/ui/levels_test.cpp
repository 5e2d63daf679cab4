// Both levels of a program on arrays, at one cursor and one selection: their numbers, what is known, what lights, and
// the switch between them.
#include <QAbstractButton>
#include <QMenu>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/formula/formula_view.h"
#include "ui/graph/graph_view.h"
#include "ui/graph/units_level.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"
#include "ui/widgets/segmented_control.h"
#include "ui/workspaces/step/explanation_panel.h"
#include "ui/workspaces/step/graph_panel.h"
#include "ui/workspaces/step/step_table.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

// s1 = W, s2 = x, s3 = z = W x = (−1, −1), s4 = z², s5 = L. Unit by unit: W₁₁ … x₂ are 6 inputs, then two products
// and their sum twice, two squares, their sum.
const QString layer = u"W = [1, 2; 3, 4]\nx = [1; -1]\nz = W*x\nL = sum(z^2)"_s;
constexpr StepId W{0}, x{1}, z{2}, squares{3}, L{4};

// Of everything that can make a cell: shared by a transpose, stretched, a constant, cells in several parts.
const QString manyKinds =
    u"W = [1, 2; 3, 4; 5, 6]\nx = [0.5; -1]\nb = 0.1\nz = W*x + b\nh = tanh(z)\nv = W'*h\n"
    "p = softmax(v .* [2; 1])\nL = sum(p^2) + mean(W)"_s;

QString print(const Program& program, const std::vector<ActiveEdge>& active) {
    QStringList edges;
    for (const ActiveEdge& edge : active)
        edges
            << u"%1-%2"_s.arg(index(program.argument(edge.edge).step()) + 1).arg(index(program.userOf(edge.edge)) + 1);
    return edges.join(u' ');
}

}  // namespace

class LevelsTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<Session> m_session;

    void open(const QString& text, Levels levels = Levels::Vectorized) {
        Document document;
        document.text = text;
        m_session->open(document, {.levels = levels});
    }
    StepId cell(const UnitsLevel& units, StepId step, std::uint32_t cell) const {
        for (const StepId unit : units.stepsOf(step))
            if (units.cellOf(unit).cell == cell && !units.face(unit).index.back().isLetter()) return unit;
        return StepId{~0U};
    }

 private Q_SLOTS:
    void init() {
        m_themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
        m_session = std::make_unique<Session>();
        open(layer);
    }

    void cellsHaveTheNumbersOfTheirArrays() {
        open(manyKinds);
        const UnitsLevel units(*m_session);
        m_session->toEnd();
        const Program& program = m_session->program();
        int compared = 0;
        for (std::uint32_t i = 0; i < program.stepCount(); ++i)
            for (const Pass pass : allPasses) {
                const std::vector<double> numbers = m_session->shownNumbers(pass, StepId{i});
                for (std::uint32_t k = 0; k < numbers.size(); ++k) {
                    const StepId unit = cell(units, StepId{i}, k);
                    if (index(unit) >= units.program().stepCount()) continue;  // a constant, or another array's cell
                    const double number = units.shown(pass, unit).value_or(NAN);
                    QVERIFY(std::abs(number - numbers[k]) <= 1e-14 * std::max(1.0, std::abs(number)));
                    ++compared;
                }
            }
        QCOMPARE(compared, 3 * (6 + 2 + 1 + 3 + 3 + 3 + 2 + 2 + 2 + 2 + 1 + 1 + 1));
    }

    // W₁₁ has the tangent of the seed 1; the output moves as central differences say.
    void numbersAreExact() {
        open(manyKinds);
        const UnitsLevel units(*m_session);
        m_session->toEnd();
        const StepId output = units.program().output();
        for (std::uint32_t k = 0; k < 6; ++k) {
            const double adjoint = *units.shown(Pass::Adjoints, cell(units, W, k));
            const std::vector<double> start{1, 2, 3, 4, 5, 6};
            const auto outputAt = [&](double change) {
                std::vector<double> numbers = start;
                numbers[k] += change;
                m_session->setInputNumbers(0, numbers);
                return *units.shown(Pass::Values, output);
            };
            constexpr double h = 1e-5;
            const double slope = (outputAt(h) - outputAt(-h)) / (2 * h);
            outputAt(0);
            QVERIFY(std::abs(adjoint - slope) < 1e-8);
        }
    }

    void anUpdatesNewNumbersAreTheCells() {
        UpdateAct act{
            .method = *parseMethod("gd:lr=0.5"), .learningRate = 0.5, .inputs = {{.name = "W", .shape = {2, 2}}}};
        Document document;
        document.text = layer;
        document.update = act;
        m_session->open(document);
        const UnitsLevel units(*m_session);
        const GraphScene scene(units, *m_themes);
        m_session->toEnd();
        // W − W̄/2, with z̄ = 2z = (−2, −2) and W̄ = z̄ xᵀ
        const std::array expected{2.0, 1.0, 4.0, 3.0};
        for (std::uint32_t k = 0; k < expected.size(); ++k) {
            const NodeState& state = scene.nodeState(cell(units, W, k));
            QVERIFY(state.isUpdated);
            QCOMPARE(state.numbers[0], expected[k]);
        }
        QVERIFY(!scene.nodeState(cell(units, x, 0)).isUpdated);
        QVERIFY(units.activeEdges().empty());
    }

    void unitsAreKnownWhenTheirArrayIs() {
        open(manyKinds);
        const UnitsLevel units(*m_session);
        const GraphScene scene(units, *m_themes);
        for (std::size_t position = 0; position <= m_session->timeline().size(); ++position) {
            m_session->setPosition(position);
            for (std::uint32_t i = 0; i < units.program().stepCount(); ++i) {
                const NodeState& state = scene.nodeState(StepId{i});
                for (const Pass pass : allPasses)
                    QCOMPARE(state.numbers[std::size_t(pass)].has_value(),
                             m_session->isKnown(pass, units.sessionStep(StepId{i})));
                const std::optional<Moment> moment = m_session->moment();
                QCOMPARE(state.current.has_value(), moment && units.sessionStep(StepId{i}) == moment->step);
            }
        }
    }

    void edgesFlowToAndFromTheUnitsOfTheMoment() {
        const UnitsLevel units(*m_session);
        const auto active = [&](Pass pass, StepId step) {
            m_session->jumpTo(pass, step);
            return print(units.program(), units.activeEdges());
        };
        QCOMPARE(active(Pass::Values, W), u""_s);
        const QString products = u"1-7 5-7 2-8 6-8 7-9 8-9 3-10 5-10 4-11 6-11 10-12 11-12"_s;
        QCOMPARE(active(Pass::Values, z), products);
        QCOMPARE(active(Pass::Tangents, z), products);
        QCOMPARE(active(Pass::Values, squares), u"9-13 12-14"_s);
        QCOMPARE(active(Pass::Adjoints, L), u""_s);
        QCOMPARE(active(Pass::Adjoints, z), u"7-9 8-9 9-13 10-12 11-12 12-14"_s);
        QCOMPARE(active(Pass::Adjoints, x), u"5-7 5-10 6-8 6-11"_s);
    }

    void termByTermTheEdgesOfOneUseFlow() {
        open(u"a = [1; 2]\nb = [3; 4]\ny = a .* b\nL = sum(y + a)"_s);  // steps a, b, y, y + a, L
        const UnitsLevel units(*m_session);
        m_session->setDetail(Detail::Term);
        m_session->jumpTo(Pass::Tangents, StepId{2});
        QCOMPARE(print(units.program(), units.activeEdges()), u"3-5 4-6"_s);  // the second term: b
        m_session->stepBackward();
        QCOMPARE(print(units.program(), units.activeEdges()), u"1-5 2-6"_s);
        m_session->toEnd();
        QCOMPARE(print(units.program(), units.activeEdges()), u"1-7 2-8"_s);
        m_session->stepBackward();
        QCOMPARE(print(units.program(), units.activeEdges()), u"1-5 2-6"_s);
        QVERIFY(!units.shown(Pass::Adjoints, StepId{0}));
    }

    void unitsAreWrittenByTheirCell() {
        const UnitsLevel units(*m_session);
        QStringList faces;
        for (std::uint32_t i = 0; i < units.program().stepCount(); ++i) {
            const NodeFace face = units.face(StepId{i});
            faces << face.index + u' ' + face.label + (face.name.isEmpty() ? QString() : u' ' + face.name);
        }
        QCOMPARE(faces.join(u", "_s),
                 u"1,11 W₁₁, 1,12 W₁₂, 1,21 W₂₁, 1,22 W₂₂, 2,1 x₁, 2,2 x₂, 3,1a ×, 3,1b ×, 3,1 + z₁, 3,2a ×, 3,2b ×, "
                 "3,2 + z₂, 4,1 sqr, 4,2 sqr, 5 + L"_s);
        QCOMPARE(units.statement(StepId{8}), u"s_3,1 = s_3,1a + s_3,1b"_s);
    }

    void cellsOfAnArrayStandInOneColumn() {
        open(manyKinds);
        const UnitsLevel units(*m_session);
        const GraphScene scene(units, *m_themes);
        const auto left = [&](StepId step, std::uint32_t k) {
            return scene.geometry().box(cell(units, step, k)).left();
        };
        const StepId h = *m_session->program().find("h");
        const StepId v = *m_session->program().find("v");
        QCOMPARE(left(h, 1), left(h, 0));
        QCOMPARE(left(h, 2), left(h, 0));
        QCOMPARE(left(v, 1), left(v, 0));
        QVERIFY(left(v, 0) > left(h, 0));
    }

    void aUnitLightsItsNodeAndCellAndBack() {
        m_session->toEnd();
        const ProgramLevel written(*m_session);
        const UnitsLevel units(*m_session);
        const GraphScene arrays(written, *m_themes);
        GraphView view(units, *m_themes);
        view.resize(1400, 1000);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto at = [&](StepId unit) { return view.mapFromScene(view.graph().geometry().box(unit).center()); };
        const StepId w21 = cell(units, W, 2);
        QTest::mouseMove(view.viewport(), at(w21));
        QCOMPARE(arrays.nodeState(W).light, Light::On);
        QCOMPARE(arrays.nodeState(W).arrays[0].lit, 2U);
        QCOMPARE(view.graph().nodeState(w21).light, Light::On);

        const StepId product{9};  // s₃,₂ₐ
        QTest::mouseMove(view.viewport(), at(product));
        QCOMPARE(arrays.nodeState(z).arrays[0].lit, 1U);
        QCOMPARE(view.graph().nodeState(product).light, Light::On);
        QCOMPARE(view.graph().nodeState(w21).light, Light::Related);

        m_session->point({.step = x, .cell = 1});
        QCOMPARE(view.graph().nodeState(cell(units, x, 1)).light, Light::On);
        QCOMPARE(view.graph().nodeState(cell(units, x, 0)).light, Light::Off);
        m_session->point({.step = x});
        QCOMPARE(view.graph().nodeState(cell(units, x, 0)).light, Light::On);
        QCOMPARE(view.graph().nodeState(cell(units, x, 1)).light, Light::On);
        QCOMPARE(view.graph().nodeState(cell(units, z, 1)).light, Light::Off);
    }

    void anEdgeLightsTheEdgesOfItsUnits() {
        const UnitsLevel units(*m_session);
        const EdgeId second{m_session->program().step(z).firstArgument + 1};  // x → z
        m_session->point({.step = z, .edge = second});
        QStringList lit;
        for (const EdgeId edge : units.highlight().edges)
            lit << u"%1-%2"_s.arg(index(units.program().argument(edge).step()) + 1)
                       .arg(index(units.program().userOf(edge)) + 1);
        QCOMPARE(lit.join(u' '), u"5-7 6-8 5-10 6-11"_s);

        const Highlight before = units.highlight();
        const EdgeId edge = before.edges.front();
        m_session->point(units.inSession({.step = units.program().userOf(edge), .edge = edge}));
        QCOMPARE(units.highlight().edges, std::vector{edge});
        QCOMPARE(m_session->selection().step, z);
        QVERIFY(!m_session->selection().edge);
    }

    void aClickPicksAndADoubleClickGoesThere() {
        m_session->toEnd();
        const UnitsLevel units(*m_session);
        GraphView view(units, *m_themes);
        view.resize(1400, 1000);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const QPoint place = view.mapFromScene(view.graph().geometry().box(StepId{8}).center());
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(m_session->explainedStep(), z);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(m_session->position(), m_session->timeline().positionOf(Pass::Adjoints, z));
        QVERIFY(m_session->document().nodePositions.isEmpty());
    }

    void anotherProgramBringsOtherUnits() {
        UnitsLevel units(*m_session);
        const GraphScene scene(units, *m_themes);
        m_session->toEnd();
        QCOMPARE(scene.geometry().nodeCount(), 15);
        for (const QString& text : {manyKinds, u"a = 2"_s, layer, QString(), u"q = [1; 2]"_s}) {
            open(text);
            QCOMPARE(scene.geometry().nodeCount(), units.program().stepCount());
            m_session->toEnd();
        }
        QCOMPARE(units.program().stepCount(), 3);  // two inputs, and their sum as the output
        QCOMPARE(units.shown(Pass::Values, StepId{2}), 3.0);
        QCOMPARE(units.shown(Pass::Adjoints, StepId{1}), 1.0);
    }

    void tooManyUnitsAreSaidNotDrawn_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isTooLarge");
        const auto sum = [](int cells) { return u"x : %1x1\nf = sum(x)"_s.arg(cells); };  // 2 n − 1 steps
        QTest::newRow("2,000 at most") << sum(1000) << false;
        QTest::newRow("2,001") << sum(1001) << true;
        QTest::newRow("many") << u"x : 1000x1000\nf = sum(tanh(x))"_s << true;
    }
    void tooManyUnitsAreSaidNotDrawn() {
        QFETCH(QString, text);
        QFETCH(bool, isTooLarge);
        open(text);
        const UnitsLevel units(*m_session);
        GraphView view(units, *m_themes);
        QCOMPARE(units.tooLarge().has_value(), isTooLarge);
        QCOMPARE(view.graph().state() == GraphScene::State::TooLarge, isTooLarge);
        if (!isTooLarge) return;
        QVERIFY(view.accessibleDescription().startsWith(u"Too many units"_s));
        QVERIFY(units.tooLarge()->advice.contains(u"2,000"_s));
        m_session->toEnd();
        m_session->point({.step = StepId{0}, .cell = 3});
        QVERIFY(view.graph().geometry().bounds().isEmpty());
    }

    void theSwitchIsThereForArraysAndFollowsTheSession() {
        Settings settings(m_folder.filePath(u"settings.ini"_s));
        MainWindow window(*m_session, *m_themes, settings);
        window.resize(1600, 1000);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto& panel = *window.findChild<GraphPanel*>();
        SegmentedControl& control = panel.levels();
        QVERIFY(control.isVisible());
        QVERIFY(panel.view().isVisible() && !panel.unitsView());

        control.segment(2)->click();
        QCOMPARE(m_session->levels(), Levels::Both);
        QCOMPARE(m_session->viewState().levels, Levels::Both);
        QVERIFY(panel.view().isVisible() && panel.unitsView()->isVisible());
        m_session->setLevels(Levels::Units);
        QCOMPARE(control.currentIndex(), 1);
        QVERIFY(!panel.view().isVisible() && panel.unitsView()->isVisible());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_V);
        QCOMPARE(m_session->levels(), Levels::Vectorized);
        QVERIFY(panel.view().isVisible() && !panel.unitsView());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_B);
        QCOMPARE(m_session->levels(), Levels::Both);

        open(u"a = 1\nb = sin(a)"_s, Levels::Both);
        QVERIFY(!control.isVisible() && panel.view().isVisible() && !panel.unitsView());
        QVERIFY(!window.actions()[ActionId::LevelUnits]->isEnabled());
        open(layer, Levels::Units);
        QVERIFY(control.isVisible() && !panel.view().isVisible() && panel.unitsView()->isVisible());
    }

    void adjointsOfLayersAreWrittenAsTheUserChose() {
        open(u"x = [1; 2]\nW1 = [1, 2; 3, 4]\nz1 = W1*x\nh1 = tanh(z1)\nL = sum(h1)"_s, Levels::Both);
        m_session->jumpTo(Pass::Adjoints, StepId{2});
        Settings settings(m_folder.filePath(u"settings.ini"_s));
        MainWindow window(*m_session, *m_themes, settings);
        const auto& panel = *window.findChild<GraphPanel*>();
        const auto& ladder = window.findChild<ExplanationPanel*>()->ladder();
        const auto& header = *window.findChild<StepTable*>()->model();
        const auto tip = [&] { return header.headerData(3, Qt::Horizontal, Qt::ToolTipRole).toString(); };
        const ProgramLevel written(*m_session);
        const UnitsLevel units(*m_session);
        const StepId second = cell(units, StepId{2}, 1);
        const auto picture = [&] { return panel.view().grab().toImage(); };
        QCoreApplication::processEvents();
        const QImage withBars = picture();
        QVERIFY(ladder.latex().startsWith(u"\\begin{aligned}\n\\bar{s}_{3}&=\\bar{s}_{4}"_s));
        QVERIFY(!written.face(StepId{2}).delta && !units.face(second).delta);
        QVERIFY(!tip().contains(u'δ'));

        window.actions()[ActionId::NotationDeltas]->trigger();
        QCoreApplication::processEvents();
        QVERIFY(settings.get(setting::deltas));
        QVERIFY(ladder.latex().startsWith(u"\\begin{aligned}\n\\delta^{(1)}&=\\bar{s}_{4}"_s));
        QCOMPARE(written.face(StepId{2}).delta, (Delta{.layer = "1", .unit = ""}));
        QCOMPARE(units.face(second).delta, (Delta{.layer = "1", .unit = "2"}));
        QVERIFY(!units.face(units.stepsOf(StepId{2}).front()).delta);  // a product that it is made of
        QVERIFY(!written.face(StepId{3}).delta);
        QVERIFY(tip().endsWith(u"\nδ^(1) = ∂L/∂z1"_s));
        QVERIFY(picture() != withBars);

        window.actions()[ActionId::NotationBars]->trigger();
        QCOMPARE(m_session->adjointNotation(), AdjointNotation::Bars);
        QCOMPARE(picture(), withBars);
    }

    void whatIsLitElsewhereComesIntoSight() {
        open(manyKinds, Levels::Both);
        Settings settings(m_folder.filePath(u"settings.ini"_s));
        MainWindow window(*m_session, *m_themes, settings);
        window.resize(1280, 720);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const GraphView& view = *window.findChild<GraphPanel*>()->unitsView();
        const auto sees = [&](StepId unit) {
            const QRectF box = view.viewportTransform().mapRect(view.graph().geometry().box(unit));
            return QRectF(view.viewport()->rect()).contains(box);
        };
        const StepId output{std::uint32_t(view.graph().geometry().nodeCount() - 1)};
        QVERIFY(!sees(output));
        m_session->point({.step = m_session->program().output()});
        QVERIFY(sees(output));
    }
};

QTEST_MAIN(LevelsTest)
#include "levels_test.moc"
