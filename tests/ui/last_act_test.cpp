// An update as Step shows it: by hand θ = (1, 2), g = (3, −5), so by gradient descent with η = 0.1 θ′ = (0.7, 2.5).
#include <QTemporaryDir>
#include <QtTest>

#include "core/language/math.h"
#include "tests/support/sessions.h"
#include "ui/formula/formula_view.h"
#include "ui/graph/node_view.h"
#include "ui/graph/units_level.h"
#include "ui/models/step_model.h"
#include "ui/settings.h"
#include "ui/training/training_session.h"
#include "ui/widgets/pill.h"
#include "ui/workspaces/step/explanation_panel.h"
#include "ui/workspaces/step/gradient_panel.h"
#include "ui/workspaces/step/matrix_table.h"
#include "ui/workspaces/step/numbers_panel.h"
#include "ui/workspaces/step/pass_words.h"
#include "ui/workspaces/step/timeline_bar.h"
#include "ui/workspaces/step/update_pictures.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

constexpr StepId W{0}, b{1}, x{2};

}  // namespace

class LastActTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ThemeManager m_themes{ThemeChoice{.mode = ThemeMode::Light}};
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;

    std::size_t begin() const { return m_session->timeline().passBegin(Pass::Update); }
    QString words() const { return momentWords(*m_session, m_session->position()); }

 private Q_SLOTS:
    void init() {
        m_settings = std::make_unique<Settings>(m_folder.filePath(u"settings.ini"_s));
        m_session = std::make_unique<Session>();
        Document document;
        document.text = u"W = [1, 2]\nb = 4\nx = [3; -5]\nL = W*x + b"_s;
        document.update = UpdateAct{.method = *findMethod("gd"),
                                    .learningRate = 0.1,
                                    .number = 7,
                                    .inputs = {{.name = "W", .shape = {1, 2}}, {.name = "b"}}};
        m_session->open(document);
    }

    void wordsCountTheActsOwnSteps() {
        m_session->setPosition(begin() + 2);
        QCOMPARE(words(), u"Update, step 2 of 2 · b by Gradient descent"_s);
        QCOMPARE(timelineLabel(*m_session, Pass::Update), u"Update"_s);
    }

    void aRowShowsTheNewNumberOnceItIsThere() {
        StepModel model(*m_session);
        QSignalSpy changed(&model, &StepModel::dataChanged);
        const auto value = [&](StepId step) { return model.index(StepModel::rowOf(step), StepModel::ValueColumn); };
        m_session->setPosition(begin() + 1);
        QCOMPARE(value(W).data(StepModel::ArrayRole).value<ArrayCells>().numbers, (std::vector<double>{0.7, 2.5}));
        QVERIFY(value(W).data(StepModel::UpdatedRole).toBool());
        QCOMPARE(value(b).data().toString(), u"4"_s);
        QVERIFY(!value(b).data(StepModel::UpdatedRole).toBool());
        changed.clear();
        m_session->stepForward();
        QCOMPARE(value(b).data().toString(), u"3.9"_s);
        QVERIFY(std::ranges::any_of(changed, [&](const QList<QVariant>& call) {
            return call[0].toModelIndex() == value(b) && call[2].value<QList<int>>().isEmpty();
        }));
        QVERIFY(!value(x).data(StepModel::UpdatedRole).toBool());
        QVERIFY(!model.index(StepModel::rowOf(b), StepModel::AdjointColumn).data(StepModel::UpdatedRole).toBool());
        m_session->setPosition(begin());
        QCOMPARE(value(b).data().toString(), u"4"_s);
    }

    void aNodeShowsTheNewNumberUnderItsOwnMark() {
        const ProgramLevel level(*m_session);
        const auto state = [&](StepId step) { return nodeState(level, {}, step); };
        m_session->setPosition(begin());
        QCOMPARE(state(b).shownPass(Pass::Values), Pass::Values);
        m_session->toEnd();
        QCOMPARE(state(b).numbers[0], std::optional(3.9));
        QCOMPARE(state(b).shownPass(Pass::Values), Pass::Update);
        QCOMPARE(state(b).shownPass(Pass::Adjoints), Pass::Adjoints);
        QCOMPARE(state(b).current, std::optional(Pass::Update));
        QCOMPARE(state(W).arrays[0].numbers, (std::vector<double>{0.7, 2.5}));
        QCOMPARE(state(x).shownPass(Pass::Values), Pass::Values);
        const UnitsLevel units(*m_session);
        const NodeState second = nodeState(units, {}, units.stepsOf(W)[1]);
        QCOMPARE(second.numbers[0], std::optional(2.5));
        QCOMPARE(second.shownPass(Pass::Values), Pass::Update);
    }

    void theLadderIsOfTheCellThatChangesMostUntilOneIsPicked() {
        test::Sessions sessions(*m_session);
        QWidget window;
        const Actions& actions = *sessions.makeActions(m_themes, *m_settings, &window);
        ExplanationPanel panel(*m_session, actions, m_themes, *m_settings);
        panel.resize(360, 600);
        panel.show();
        m_session->setPosition(begin() + 1);
        QTRY_VERIFY(panel.ladder().text().contains(u"θ′ = θ − ηg"_s));
        QVERIFY2(panel.ladder().text().contains(u"Δθ = θ′ − θ = 0.5"_s), qPrintable(panel.ladder().text()));
        QVERIFY(panel.pictures().isVisible());
        QVERIFY(panel.findChild<Badge*>()->text().contains(u"update 7 by Gradient descent"_s));

        panel.pictures().setFocus();
        QTest::keyClick(&panel.pictures(), Qt::Key_Left);
        QCOMPARE(m_session->selection(), (Selection{.step = W, .edge = {}, .cell = 0}));
        QTRY_VERIFY(panel.ladder().text().contains(u"Δθ = θ′ − θ = −0.3"_s));
        QVERIFY(panel.accessibleDescription().contains(u"1 → 0.7"_s));
        QPointF second;
        for (double left = 0; left < panel.pictures().width() && panel.pictures().cellAt(second) != 1u; ++left)
            second = {left, panel.pictures().height() * 0.6};
        QTest::mouseClick(&panel.pictures(), Qt::LeftButton, {}, second.toPoint());
        QCOMPARE(m_session->selection().cell, std::optional(1u));
        QTRY_VERIFY(panel.ladder().text().contains(u"Δθ = θ′ − θ = 0.5"_s));

        m_session->stepForward();
        QTRY_VERIFY(panel.ladder().text().contains(u"θ = b = 4"_s));
        QVERIFY(!panel.pictures().isVisible());
        m_session->setPosition(begin());
        QTRY_VERIFY(!panel.ladder().text().contains(u"θ"_s));
    }

    void numbersOffersTheNewOnes() {
        NumbersPanel panel(*m_session, m_themes, *m_settings);
        panel.show();
        m_session->setPosition(begin());
        m_session->pick({.step = x});
        QVERIFY(panel.pill(Pass::Update).isHidden());
        m_session->setPosition(begin() + 1);
        QVERIFY(!panel.pill(Pass::Update).isHidden() && panel.pill(Pass::Update).isChecked());
        QCOMPARE(panel.table().matrix().numbers(), (std::vector<double>{0.7, 2.5}));
        m_session->pick({.step = x});
        QCOMPARE(panel.table().matrix().pass(), Pass::Adjoints);
        QVERIFY(panel.pill(Pass::Update).isHidden());
    }

    void theBarHasAFourthPartOnlyWithAnUpdate() {
        TimelineBar bar(*m_session, m_themes);
        bar.resize(600, bar.sizeHint().height());
        const auto isAccentAtEnd = [&] {
            const QColor end = bar.grab().toImage().pixelColor(bar.width() - 6, 6);
            return end == m_themes.theme().accent.wash;
        };
        QVERIFY(isAccentAtEnd());
        m_session->setText(u"W = [1, 2]\nx = [3; -5]\nL = W*x"_s);
        QVERIFY(!m_session->update());
        QVERIFY(!isAccentAtEnd());
    }
};

QTEST_MAIN(LastActTest)
#include "last_act_test.moc"
