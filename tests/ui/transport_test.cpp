// The transport under the graph: its buttons, its words at every moment, and the timeline by mouse.
#include <QHelpEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>
#include <QToolTip>
#include <QtTest>

#include "tests/support/sessions.h"
#include "ui/settings.h"
#include "ui/training/training_session.h"
#include "ui/widgets/elided_label.h"
#include "ui/workspaces/step/pass_words.h"
#include "ui/workspaces/step/timeline_bar.h"
#include "ui/workspaces/step/transport_panel.h"

using namespace wengert;

class TransportTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() { m_themes.emplace(ThemeChoice{.mode = ThemeMode::Light}); }
    void init();
    void cleanup();

    void wordsSayWhereItIs_data();
    void wordsSayWhereItIs();
    void wordsAreShortWhereRoomIs();
    void wordsSayWhichTerm();
    void tangentsNameTheirDirection();
    void buttonsMoveTheCursor();
    void speedIsRememberedAndUsed();
    void detailIsPicked();
    void pixelsAndPositionsAgree();
    void clickGoesThere();
    void dragScrubs();
    void hoverSaysWhichStep();
    void nothingToStepThrough();
    void narrowPanelKeepsEverythingInside();

 private:
    QToolButton* button(ActionId id) const;
    QPoint at(std::size_t position) const;

    QTemporaryDir m_directory;
    std::optional<ThemeManager> m_themes;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<test::Sessions> m_sessions;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<TransportPanel> m_panel;
    Actions* m_actions = nullptr;
};

void TransportTest::init() {
    m_settings = std::make_unique<Settings>(m_directory.filePath(QStringLiteral("settings.ini")));
    m_session = std::make_unique<Session>();
    m_sessions = std::make_unique<test::Sessions>(*m_session);
    Document document;
    document.text = QStringLiteral("x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)");
    document.seeds = {{QStringLiteral("y"), 1}};
    m_session->open(document);
    m_window = std::make_unique<QWidget>();
    m_actions = m_sessions->makeActions(*m_themes, *m_settings, m_window.get());
    m_panel = std::make_unique<TransportPanel>(*m_session, *m_actions, *m_themes, *m_settings);
    m_panel->resize(800, m_panel->sizeHint().height());
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TransportTest::cleanup() {
    m_panel.reset();
    m_window.reset();
    m_sessions.reset();
    m_session.reset();
    QFile::remove(m_directory.filePath(QStringLiteral("settings.ini")));
}

QToolButton* TransportTest::button(ActionId id) const {
    for (QToolButton* button : m_panel->findChildren<QToolButton*>())
        if (button->defaultAction() == (*m_actions)[id]) return button;
    return nullptr;
}

QPoint TransportTest::at(std::size_t position) const {
    const TimelineBar& bar = m_panel->timelineBar();
    return {qRound(bar.xOf(position)), bar.height() / 2};
}

void TransportTest::wordsSayWhereItIs_data() {
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("expected");
    QTest::newRow("before the start") << 0 << QStringLiteral("30 steps to go");
    QTest::newRow("first value") << 1 << QStringLiteral("Forward pass, step 1 of 30 · value of s₁");
    QTest::newRow("last value") << 10 << QStringLiteral("Forward pass, step 10 of 30 · value of s₁₀");
    QTest::newRow("a tangent") << 13 << QStringLiteral("Tangent pass, step 13 of 30 · tangent of s₃");
    QTest::newRow("an adjoint") << 29 << QStringLiteral("Backward pass, step 29 of 30 · adjoint of s₂");
    QTest::newRow("the end") << 30 << QStringLiteral("Backward pass, step 30 of 30 · adjoint of s₁");
}

void TransportTest::wordsSayWhereItIs() {
    QFETCH(int, position);
    QFETCH(QString, expected);
    m_session->setPosition(std::size_t(position));
    QCOMPARE(momentWords(*m_session, m_session->position()), expected);
    QCOMPARE(m_panel->timelineBar().accessibleDescription(), expected);
}

void TransportTest::wordsAreShortWhereRoomIs() {
    QCOMPARE(momentWhereShort(*m_session, 0), QString());
    QCOMPARE(momentWhereShort(*m_session, 13), QStringLiteral("13 of 30 · s₃"));
    m_session->setPosition(13);
    const auto labels = m_panel->findChildren<ElidedLabel*>();
    const auto found = std::ranges::find(labels, momentWhere(*m_session, 13), &ElidedLabel::text);
    QVERIFY(found != labels.end());
    ElidedLabel* where = *found;
    where->setFixedWidth(where->fontMetrics().horizontalAdvance(QStringLiteral("13 of 30 · s₃")) + 4);
    const QImage narrow = where->grab().toImage();
    where->setText(QStringLiteral("13 of 30 · s₃"));
    QCOMPARE(where->grab().toImage(), narrow);
}

void TransportTest::wordsSayWhichTerm() {
    m_session->setDetail(Detail::Term);
    m_session->jumpTo(Pass::Adjoints, StepId{1});
    QVERIFY(momentWhere(*m_session, m_session->position()).endsWith(QStringLiteral("adjoint of s₂, term 2 of 2")));
}

void TransportTest::tangentsNameTheirDirection() {
    QCOMPARE(timelineLabel(*m_session, Pass::Tangents), QStringLiteral("Tangents along y"));
    m_session->setSeed(0, 1);
    QCOMPARE(timelineLabel(*m_session, Pass::Tangents), QStringLiteral("Tangents along the seed"));
}

void TransportTest::buttonsMoveTheCursor() {
    QTest::mouseClick(button(ActionId::StepForward), Qt::LeftButton);
    QCOMPARE(int(m_session->position()), 1);
    QTest::mouseClick(button(ActionId::ToEnd), Qt::LeftButton);
    QCOMPARE(int(m_session->position()), 30);
    QTest::mouseClick(button(ActionId::StepBackward), Qt::LeftButton);
    QCOMPARE(int(m_session->position()), 29);
    QTest::mouseClick(button(ActionId::ToStart), Qt::LeftButton);
    QCOMPARE(int(m_session->position()), 0);
    QTest::mouseClick(button(ActionId::PlayPause), Qt::LeftButton);
    QVERIFY(m_session->isPlaying());
    QTest::mouseClick(button(ActionId::PlayPause), Qt::LeftButton);
    QVERIFY(!m_session->isPlaying());
}

void TransportTest::speedIsRememberedAndUsed() {
    m_settings->set(setting::playSpeed, 16);
    QCOMPARE(m_session->speed(), 16.0);
    m_session->setPlaying(true);
    QTRY_VERIFY(!m_session->isPlaying());
    QVERIFY(m_session->isFinished());
}

void TransportTest::detailIsPicked() {
    (*m_actions)[ActionId::DetailTerm]->trigger();
    QCOMPARE(m_session->timeline().detail(), Detail::Term);
    QVERIFY((*m_actions)[ActionId::DetailTerm]->isChecked());
    (*m_actions)[ActionId::DetailNode]->trigger();
    QCOMPARE(m_session->timeline().detail(), Detail::Node);
}

void TransportTest::pixelsAndPositionsAgree() {
    const TimelineBar& bar = m_panel->timelineBar();
    for (std::size_t position = 0; position <= 30; ++position) QCOMPARE(bar.positionAt(bar.xOf(position)), position);
    QCOMPARE(int(bar.positionAt(-50)), 0);
    QCOMPARE(int(bar.positionAt(5000)), 30);
}

void TransportTest::clickGoesThere() {
    QTest::mouseClick(&m_panel->timelineBar(), Qt::LeftButton, {}, at(17));
    QCOMPARE(int(m_session->position()), 17);
    QTest::mouseClick(&m_panel->timelineBar(), Qt::RightButton, {}, at(3));
    QCOMPARE(int(m_session->position()), 17);
}

void TransportTest::dragScrubs() {
    TimelineBar& bar = m_panel->timelineBar();
    QSignalSpy moves(m_session.get(), &Session::cursorChanged);
    QTest::mousePress(&bar, Qt::LeftButton, {}, at(5));
    for (std::size_t position = 6; position <= 26; ++position) QTest::mouseMove(&bar, at(position));
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, at(26));
    QCOMPARE(int(m_session->position()), 26);
    QCOMPARE(moves.count(), 22);
    QTest::mouseMove(&bar, at(10));
    QCOMPARE(int(m_session->position()), 26);
}

void TransportTest::hoverSaysWhichStep() {
    QTest::mouseMove(&m_panel->timelineBar(), at(12));
    QTRY_COMPARE(QToolTip::text(), QStringLiteral("Tangent pass, step 12 of 30 · tangent of s₂"));
    QCOMPARE(int(m_session->position()), 0);
}

void TransportTest::nothingToStepThrough() {
    m_session->setText(QString());
    QVERIFY(!m_panel->timelineBar().isEnabled());
    QCOMPARE(momentWhere(*m_session, 0), QStringLiteral("type a program to step through"));
    QTest::mouseClick(&m_panel->timelineBar(), Qt::LeftButton, {}, QPoint(100, 10));
    QVERIFY(!m_panel->grab().isNull());
}

void TransportTest::narrowPanelKeepsEverythingInside() {
    for (const int width : {1200, 700, 430}) {
        m_panel->resize(width, 200);
        QCoreApplication::processEvents();
        for (const QToolButton* child : m_panel->findChildren<QToolButton*>()) {
            if (!child->isVisible()) continue;
            const QRect inPanel(child->mapTo(m_panel.get(), QPoint()), child->size());
            QVERIFY2(m_panel->rect().contains(inPanel), qPrintable(QString::number(width)));
            QVERIFY(child->width() >= child->sizeHint().width());
        }
    }
}

QTEST_MAIN(TransportTest)
#include "transport_test.moc"
