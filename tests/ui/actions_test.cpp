// Every command by its keys, when each can be used, and who gets a key that a field needs too.
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtTest>

#include "tests/support/sessions.h"
#include "ui/actions.h"
#include "ui/help_window.h"
#include "ui/key_routing.h"
#include "ui/settings.h"
#include "ui/training/training_session.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/slider.h"

using namespace wengert;

namespace {

const QString lecture = QStringLiteral("x = 2\ny = 8\nf = (x*y + sin(x) + 4)*(3*y^2 + 6)");

}  // namespace

class ActionsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void keysMoveTheCursor_data();
    void keysMoveTheCursor();
    void spacePlaysAndPauses();
    void keysTrainInTheOtherWorkspace();
    void whatMeansNothingInTrainIsDisabled();
    void leavingTheStepsPausesThemAndTrainingGoesOn();
    void whatCannotBeDoneIsDisabled();
    void fieldsKeepTheirKeys_data();
    void fieldsKeepTheirKeys();
    void commandsReachThroughFields();
    void undoIsTheSessionsInEveryField();
    void appearanceGoesToTheSettings();
    void noKeyHasTwoMeanings();
    void theListOfShortcutsIsComplete();
    void theHelpKnowsEveryFunction();

 private:
    template <class Field>
    Field* addField(Field* field);

    QTemporaryDir m_directory;
    std::optional<ThemeManager> m_themes;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<test::Sessions> m_sessions;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<KeyRouting> m_routing;
    Actions* m_actions = nullptr;
};

void ActionsTest::initTestCase() { m_themes.emplace(ThemeChoice{.mode = ThemeMode::Light}); }

void ActionsTest::init() {
    m_settings = std::make_unique<Settings>(m_directory.filePath(QStringLiteral("settings.ini")));
    m_session = std::make_unique<Session>();
    m_sessions = std::make_unique<test::Sessions>(*m_session);
    Document document;
    document.text = lecture;
    m_session->open(document);
    m_window = std::make_unique<QWidget>();
    new QVBoxLayout(m_window.get());
    m_window->setFocusPolicy(Qt::StrongFocus);
    m_routing = std::make_unique<KeyRouting>();
    qApp->installEventFilter(m_routing.get());
    m_actions = m_sessions->makeActions(*m_themes, *m_settings, m_window.get());
    m_window->resize(300, 200);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->setFocus();
}

void ActionsTest::cleanup() {
    m_window.reset();
    m_routing.reset();
    m_sessions.reset();
    m_session.reset();
    QFile::remove(m_directory.filePath(QStringLiteral("settings.ini")));
}

template <class Field>
Field* ActionsTest::addField(Field* field) {
    m_window->layout()->addWidget(field);
    field->setFocus();
    QCoreApplication::processEvents();
    return field;
}

void ActionsTest::keysMoveTheCursor_data() {
    QTest::addColumn<int>("from");
    QTest::addColumn<QKeyCombination>("key");
    QTest::addColumn<int>("to");
    using Key = QKeyCombination;
    QTest::newRow("right steps") << 0 << Key(Qt::Key_Right) << 1;
    QTest::newRow("right at the end stays") << 30 << Key(Qt::Key_Right) << 30;
    QTest::newRow("left steps back") << 12 << Key(Qt::Key_Left) << 11;
    QTest::newRow("left at the start stays") << 0 << Key(Qt::Key_Left) << 0;
    QTest::newRow("shift right ends the pass") << 3 << (Qt::SHIFT | Qt::Key_Right) << 10;
    QTest::newRow("shift right ends the next pass") << 10 << (Qt::SHIFT | Qt::Key_Right) << 20;
    QTest::newRow("shift left starts the pass") << 25 << (Qt::SHIFT | Qt::Key_Left) << 20;
    QTest::newRow("home") << 25 << Key(Qt::Key_Home) << 0;
    QTest::newRow("end") << 2 << Key(Qt::Key_End) << 30;
    QTest::newRow("a presenter's forward") << 2 << Key(Qt::Key_PageDown) << 3;
    QTest::newRow("a presenter's back") << 2 << Key(Qt::Key_PageUp) << 1;
}

void ActionsTest::keysMoveTheCursor() {
    QFETCH(int, from);
    QFETCH(QKeyCombination, key);
    QFETCH(int, to);
    m_session->setPosition(std::size_t(from));
    QTest::keyClick(m_window.get(), key.key(), key.keyboardModifiers());
    QCOMPARE(int(m_session->position()), to);
}

void ActionsTest::spacePlaysAndPauses() {
    const QAction* play = (*m_actions)[ActionId::PlayPause];
    QCOMPARE(play->text(), QStringLiteral("Play"));
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QVERIFY(m_session->isPlaying());
    QCOMPARE(play->text(), QStringLiteral("Pause"));
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QVERIFY(!m_session->isPlaying());
}

void ActionsTest::keysTrainInTheOtherWorkspace() {
    QTRY_VERIFY(m_sessions->training.trainer());
    const auto press = [this](QKeyCombination key) {
        QTest::keyClick(m_window.get(), key.key(), key.keyboardModifiers());
    };
    const auto done = [this] {
        return m_sessions->training.trainer() ? int(m_sessions->training.snapshot().minibatches) : -1;
    };
    const int epoch = int(m_sessions->training.snapshot().minibatchesPerEpoch);
    press(Qt::Key_2);
    QCOMPARE(m_session->workspace(), Workspace::Train);
    QCOMPARE((*m_actions)[ActionId::PlayPause]->text(), QStringLiteral("Run"));
    press(Qt::Key_Right);
    QTRY_COMPARE(done(), 1);
    press(Qt::Key_PageDown);
    QTRY_COMPARE(done(), 2);
    press(Qt::SHIFT | Qt::Key_Right);
    QTRY_COMPARE(done(), epoch);
    press(Qt::Key_Space);
    QVERIFY(m_sessions->training.isRunning());
    QCOMPARE((*m_actions)[ActionId::PlayPause]->text(), QStringLiteral("Pause"));
    QTRY_VERIFY(m_sessions->training.snapshot().minibatches > quint64(epoch));
    press(Qt::Key_Home);
    QTRY_COMPARE(done(), 0);
    QCOMPARE(m_session->position(), std::size_t{0});
    const quint64 seed = m_sessions->training.document().settings.seed;
    press(Qt::Key_N);
    QVERIFY(m_sessions->training.document().settings.seed != seed);
    press(Qt::CTRL | Qt::Key_Z);
    QCOMPARE(m_sessions->training.document().settings.seed, seed);
    press(Qt::Key_1);
    press(Qt::Key_Right);
    QCOMPARE(m_session->position(), std::size_t{1});
    press(Qt::Key_N);
    QCOMPARE(m_sessions->training.document().settings.seed, seed);
}

void ActionsTest::whatMeansNothingInTrainIsDisabled() {
    const auto enabled = [this](ActionId id) { return (*m_actions)[id]->isEnabled(); };
    m_session->setPosition(3);
    QTRY_VERIFY(m_sessions->training.trainer());
    QVERIFY(!enabled(ActionId::NewStart));
    m_session->setWorkspace(Workspace::Train);
    QVERIFY(enabled(ActionId::PlayPause) && enabled(ActionId::StepForward) && enabled(ActionId::PassForward));
    QVERIFY(enabled(ActionId::NewStart) && !enabled(ActionId::ToStart));
    for (const ActionId id : {ActionId::StepBackward, ActionId::PassBackward, ActionId::ToEnd, ActionId::DetailTerm,
                              ActionId::ShareSubexpressions, ActionId::ZoomFit})
        QVERIFY2(!enabled(id), qPrintable((*m_actions)[id]->text()));
    TrainingDocument wrong = m_sessions->training.document();
    wrong.architecture.layers = {7, 1};
    m_sessions->training.edit(QStringLiteral("Change the layers"), wrong);
    QTRY_VERIFY(m_sessions->training.problem());
    QVERIFY(!enabled(ActionId::PlayPause) && !enabled(ActionId::StepForward));
    m_session->setWorkspace(Workspace::Step);
    QVERIFY(enabled(ActionId::StepBackward) && enabled(ActionId::ToEnd) && enabled(ActionId::ZoomFit));
    QCOMPARE((*m_actions)[ActionId::StepForward]->text(), QStringLiteral("Step forward"));
}

void ActionsTest::leavingTheStepsPausesThemAndTrainingGoesOn() {
    QTRY_VERIFY(m_sessions->training.trainer());
    m_session->setPlaying(true);
    m_session->setWorkspace(Workspace::Train);
    QVERIFY(!m_session->isPlaying());
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    m_session->setWorkspace(Workspace::Step);
    QVERIFY(m_sessions->training.isRunning());
    const quint64 seen = m_sessions->training.snapshot().minibatches;
    QTRY_VERIFY(m_sessions->training.snapshot().minibatches > seen);
}

void ActionsTest::whatCannotBeDoneIsDisabled() {
    const auto enabled = [this](ActionId id) { return (*m_actions)[id]->isEnabled(); };
    QVERIFY(enabled(ActionId::StepForward) && enabled(ActionId::ToEnd) && enabled(ActionId::PlayPause));
    QVERIFY(!enabled(ActionId::StepBackward) && !enabled(ActionId::ToStart) && !enabled(ActionId::Undo));
    m_session->toEnd();
    QVERIFY(!enabled(ActionId::StepForward) && !enabled(ActionId::PassForward) && enabled(ActionId::PlayPause));
    QVERIFY(enabled(ActionId::StepBackward) && enabled(ActionId::PassBackward));
    QVERIFY(!enabled(ActionId::FirstNonFinite));
    m_session->setText(QStringLiteral("f = log(0*x)"));
    QVERIFY(enabled(ActionId::FirstNonFinite) && enabled(ActionId::Undo) && !enabled(ActionId::Redo));
    m_session->setText(QString());
    QVERIFY(!enabled(ActionId::PlayPause) && !enabled(ActionId::StepForward) && !enabled(ActionId::FirstNonFinite));
    m_session->undoStack().undo();
    QVERIFY(enabled(ActionId::Redo));
}

void ActionsTest::fieldsKeepTheirKeys_data() {
    QTest::addColumn<QString>("field");
    QTest::addColumn<QList<int>>("keys");
    const QList<int> caret{Qt::Key_Left, Qt::Key_Right, Qt::Key_Home, Qt::Key_End};
    QTest::newRow("line edit") << QStringLiteral("line") << caret + QList<int>{Qt::Key_Space, Qt::Key_F, Qt::Key_0};
    QTest::newRow("number field") << QStringLiteral("number") << caret + QList<int>{Qt::Key_0, Qt::Key_Minus};
    QTest::newRow("editor") << QStringLiteral("editor")
                            << caret + QList<int>{Qt::Key_Space,  Qt::Key_F,        Qt::Key_L,
                                                  Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Question};
    QTest::newRow("slider") << QStringLiteral("slider") << caret;
    QTest::newRow("button") << QStringLiteral("button") << QList<int>{Qt::Key_Space};
}

void ActionsTest::fieldsKeepTheirKeys() {
    QFETCH(QString, field);
    QFETCH(QList<int>, keys);
    QWidget* widget = nullptr;
    if (field == QStringLiteral("line")) widget = addField(new QLineEdit);
    if (field == QStringLiteral("number")) widget = addField(new NumberField(*m_themes));
    if (field == QStringLiteral("editor")) widget = addField(new QPlainTextEdit);
    if (field == QStringLiteral("slider")) widget = addField(new Slider(*m_themes));
    if (field == QStringLiteral("button")) widget = addField(new QPushButton);
    m_session->setPosition(12);
    int triggered = 0;
    for (QAction* action : m_window->actions()) connect(action, &QAction::triggered, this, [&] { ++triggered; });
    for (const int key : keys) QTest::keyClick(widget, Qt::Key(key));
    QCOMPARE(triggered, 0);
    QCOMPARE(int(m_session->position()), 12);
}

void ActionsTest::commandsReachThroughFields() {
    auto* editor = addField(new QPlainTextEdit);
    int helped = 0, saved = 0;
    connect((*m_actions)[ActionId::Help], &QAction::triggered, this, [&] { ++helped; });
    connect((*m_actions)[ActionId::SaveFile], &QAction::triggered, this, [&] { ++saved; });
    QTest::keyClick(editor, Qt::Key_F1);
    QTest::keyClick(editor, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(helped, 1);
    QCOMPARE(saved, 1);
}

void ActionsTest::undoIsTheSessionsInEveryField() {
    m_session->setSeedDirection(1);
    QVERIFY(m_session->undoStack().canUndo());
    auto* editor = addField(new QPlainTextEdit);
    QTest::keyClicks(editor, QStringLiteral("abc"));
    QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(editor->toPlainText(), QStringLiteral("abc"));
    QVERIFY(!m_session->undoStack().canUndo());
    auto* line = addField(new QLineEdit);
    QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_session->undoStack().canUndo());
}

void ActionsTest::appearanceGoesToTheSettings() {
    QTest::keyClick(m_window.get(), Qt::Key_F);
    QVERIFY(m_settings->get(setting::projector));
    QVERIFY((*m_actions)[ActionId::Projector]->isChecked());
    QTest::keyClick(m_window.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_settings->get(setting::textPercent), 110);
    for (int i = 0; i < 20; ++i) QTest::keyClick(m_window.get(), Qt::Key_Equal, Qt::ControlModifier);
    QCOMPARE(m_settings->get(setting::textPercent), 200);
    QVERIFY(!(*m_actions)[ActionId::LargerText]->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_settings->get(setting::textPercent), 100);
    (*m_actions)[ActionId::DarkTheme]->trigger();
    QCOMPARE(m_settings->get(setting::themeMode), ThemeMode::Dark);
    QVERIFY((*m_actions)[ActionId::DarkTheme]->isChecked() && !(*m_actions)[ActionId::LightTheme]->isChecked());
}

void ActionsTest::noKeyHasTwoMeanings() {
    QMap<QString, QString> owners;
    for (const QAction* action : m_window->actions())
        for (const QKeySequence& key : action->shortcuts()) {
            const QString name = key.toString();
            QVERIFY2(!owners.contains(name), qPrintable(name + QStringLiteral(": ") + owners.value(name)));
            owners[name] = action->text();
        }
    QVERIFY(owners.size() > 20);
}

void ActionsTest::theListOfShortcutsIsComplete() {
    const QString text = shortcutsText(*m_actions);
    for (const QAction* action : m_window->actions())
        for (const QKeySequence& key : action->shortcuts())
            QVERIFY2(text.contains(key.toString(QKeySequence::NativeText)), qPrintable(key.toString()));
    QVERIFY(text.contains(QStringLiteral("| Step forward | Right  or  PgDown |")));
    QVERIFY(text.contains(QStringLiteral("| One minibatch | Right  or  PgDown |")));
}

void ActionsTest::theHelpKnowsEveryFunction() {
    const QString text = helpText();
    for (const char* name : {"sin", "log, ln", "leaky_relu", "atan2", "if"})
        QVERIFY2(text.contains(QStringLiteral("| %1 |").arg(QString::fromLatin1(name))), name);
    QVERIFY(text.contains(QStringLiteral("multiplies: swaps")));
    QVERIFY(text.contains(QStringLiteral("The three passes")));
}

QTEST_MAIN(ActionsTest)
#include "actions_test.moc"
