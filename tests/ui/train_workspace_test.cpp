// The Train workspace in its window, by mouse and keyboard: settings edited and undone, errors shown and gone, keys,
// and that nothing that can be picked ends in an error.
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QtTest>

#include "core/language/number.h"
#include "core/network/csv.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/top_bar.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/setting_fields.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/text_field.h"
#include "ui/workspaces/step_workspace.h"
#include "ui/workspaces/train/data_panel.h"
#include "ui/workspaces/train/minibatch_panel.h"
#include "ui/workspaces/train/network_panel.h"
#include "ui/workspaces/train/network_program.h"
#include "ui/workspaces/train/optimizer_panel.h"
#include "ui/workspaces/train/train_transport.h"
#include "ui/workspaces/train/train_words.h"
#include "ui/workspaces/train_workspace.h"

using namespace wengert;
using namespace Qt::StringLiterals;

class TrainWorkspaceTest final : public QObject {
    Q_OBJECT

    QTemporaryDir folder;
    std::unique_ptr<ThemeManager> themes;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Session> session;
    std::unique_ptr<MainWindow> window;

    TrainingSession& training() const { return window->training(); }
    const TrainingDocument& document() const { return training().document(); }
    template <class Widget>
    Widget& part() const {
        return *window->findChild<Widget*>();
    }
    DataPanel& data() const { return part<DataPanel>(); }
    NetworkPanel& network() const { return part<NetworkPanel>(); }
    OptimizerPanel& optimizer() const { return part<OptimizerPanel>(); }

    bool isReady() const { return training().trainer() && !training().isSettingUp(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    void enter(QLineEdit& field, const QString& text) const {
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Return);
    }
    // As the list's own click does.
    void pick(Choice& choice, const QString& name) const {
        const int index = choice.findData(name);
        QVERIFY2(index >= 0, qPrintable(name));
        choice.setCurrentIndex(index);
        Q_EMIT choice.activated(index);
    }
    void undo() const { window->actions()[ActionId::Undo]->trigger(); }
    QString write(const QString& name, const QByteArray& text) const {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    QStringList notes() const {
        QStringList texts;
        for (const IconLine* line : part<TrainTransport>().findChildren<IconLine*>())
            if (!line->text().isEmpty()) texts << line->text();
        return texts;
    }

 private Q_SLOTS:
    void init() {
        QTest::failOnWarning(QRegularExpression(u"Negative sizes"_s));
        themes = std::make_unique<ThemeManager>(ThemeChoice{.mode = ThemeMode::Light});
        settings = std::make_unique<Settings>(folder.filePath(u"settings.ini"_s));
        session = std::make_unique<Session>();
        session->setWorkspace(Workspace::Train);
        window = std::make_unique<MainWindow>(*session, *themes, *settings);
        window->resize(1600, 1000);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        QTRY_VERIFY(isReady());
    }
    void cleanup() {
        window.reset();
        session.reset();
        settings.reset();
        QFile::remove(folder.filePath(u"settings.ini"_s));
    }

    void theSwitchShowsOneWorkspaceAndItsExports();
    void everyDataSetTakesEveryNetworkOfTheMenu();
    void everyChoiceCanBeTrained();
    void everyLossGetsTheOutputsItNeeds();
    void numbersAreEditedByFieldAndSliderAndUndone();
    void listsAreEditedByKeyboard();
    void typingGoesWithTheNumberItIsFor();
    void optionalNumbersAreTurnedOnAndOff();
    void numbersOutsideTheirRangeAreRefused();
    void wrongLayersAreExplainedUntilTheyAreRight();
    void aNetworkThatDoesNotFitTheDataOffersToFit();
    void aCsvFileIsOpenedAndUndone();
    void aFileThatIsStillReadGoesWithItsSession();
    void anotherColumnOfAFileIsPredictedAndUndone();
    void aWrongCsvFileSaysWhereAndGoesWithTheNextPick();
    void aProgramThatNoLongerFitsGivesWay();
    void theProgramIsEditedByHandAndTakenBack();
    void anErrorInTheProgramIsToldAndFound();
    void spaceRunsExceptInAField();
    void theTransportSaysHowFarItIs();
    void conditionsAndCurvatureAreNamed();
    void theNextMinibatchIsTheOneThatIsTaken();
    void aMinibatchOpensInStep();
    void everythingFitsASmallWindow_data();
    void everythingFitsASmallWindow();
};

void TrainWorkspaceTest::theSwitchShowsOneWorkspaceAndItsExports() {
    const auto exports = [&] {
        QStringList titles;
        for (const QAction* entry : window->topBar().exportMenu()->actions()) titles << entry->text();
        return titles;
    };
    auto& control = part<SegmentedControl>();
    QCOMPARE(control.currentIndex(), 1);
    QVERIFY(part<TrainWorkspace>().isVisible() && !window->findChild<StepWorkspace*>());  // made when it is shown
    QVERIFY(exports().contains(u"Optimizer"_s) && !exports().contains(u"This step"_s));
    QCOMPARE(exports().removeDuplicates(), 0);
    QTest::mouseClick(control.segment(0), Qt::LeftButton);
    QCOMPARE(session->workspace(), Workspace::Step);
    QVERIFY(!part<TrainWorkspace>().isVisible() && part<StepWorkspace>().isVisible());
    QVERIFY(exports().contains(u"This step"_s) && !exports().contains(u"Optimizer"_s));
    key(Qt::Key_2);
    QCOMPARE(control.currentIndex(), 1);
    QVERIFY(part<TrainWorkspace>().isVisible());
    session->open({}, {.workspace = Workspace::Step});
    QCOMPARE(control.currentIndex(), 0);
}

void TrainWorkspaceTest::everyDataSetTakesEveryNetworkOfTheMenu() {
    QMenu& menu = *network().exportMenu();
    int tried = 0;
    for (const BuiltIn& entry : allBuiltIns()) {
        const QString name = toQString(entry.row->name);
        pick(data().dataset(), name);
        for (QAction* action : menu.actions()) {
            if (action->isSeparator()) break;
            Q_EMIT menu.aboutToShow();
            if (!action->isEnabled()) continue;
            action->trigger();
            ++tried;
            QTRY_VERIFY2(isReady(), qPrintable(name + u' ' + action->text()));
            QVERIFY(!training().problem());
            training().stepMinibatch();
            QTRY_COMPARE(training().snapshot().minibatches, std::uint64_t{1});
            QVERIFY2(std::isfinite(training().snapshot().loss), qPrintable(name + u' ' + action->text()));
            // And on to other data with it.
            const TrainingDocument before = document();
            for (const BuiltIn& next : allBuiltIns()) {
                const auto setup = setUp(withSamples(before, next));
                QVERIFY2(setup, setup ? "" : qPrintable(setup.error().text));
            }
        }
    }
    QVERIFY2(tried >= 8 * 3 && tried < 8 * 5, "a perceptron is not offered for numbers to be met");
}

void TrainWorkspaceTest::everyChoiceCanBeTrained() {
    pick(network().loss(), u"half_squared"_s);
    QVERIFY(network().output().isVisible());
    for (Choice* choice : part<TrainWorkspace>().findChildren<Choice*>()) {
        if (choice == &data().dataset() || choice == &network().loss() || !choice->isVisible()) continue;
        const QString before = choice->current();
        for (int i = 0; i < choice->count(); ++i) {
            pick(*choice, choice->itemData(i).toString());
            QTRY_VERIFY2(isReady() && !training().problem(),
                         qPrintable(choice->itemText(i) + (training().problem() ? training().problem()->text : u""_s)));
        }
        pick(*choice, before);
    }
}

void TrainWorkspaceTest::everyLossGetsTheOutputsItNeeds() {
    for (const char* name : {"spirals", "blobs", "sine"}) {
        pick(data().dataset(), QString::fromLatin1(name));
        for (const LossRow& row : allLosses()) {
            const QString loss = toQString(row.name);
            const int index = network().loss().findData(loss);
            const bool isOffered =
                network().loss().model()->flags(network().loss().model()->index(index, 0)) & Qt::ItemIsEnabled;
            const bool isForClasses = row.name != "squared" && row.name != "half_squared";
            QCOMPARE(isOffered, name != std::string("sine") || !isForClasses);
            if (!isOffered) continue;
            pick(network().loss(), loss);
            QTRY_VERIFY2(isReady() && !training().problem(), row.name.data());
        }
    }
    pick(data().dataset(), u"spirals"_s);
    pick(network().loss(), u"cross_entropy"_s);
    QCOMPARE(document().architecture.layers.back(), 2U);
    QVERIFY(!network().output().isVisible());
    pick(network().loss(), u"squared"_s);
    QCOMPARE(document().architecture.layers.back(), 1U);
    QVERIFY(network().output().isVisible());
}

void TrainWorkspaceTest::numbersAreEditedByFieldAndSliderAndUndone() {
    const TrainingDocument start = document();
    enter(*data().numbers().field("noise"), u"0.25"_s);
    QCOMPARE(std::get<BuiltIn>(document().samples).setting[1], 0.25);
    QCOMPARE(data().numbers().slider("noise")->number(), 0.25);
    undo();
    QVERIFY(document() == start);
    QCOMPARE(data().numbers().field("noise")->number(), 0.02);

    Slider& count = *data().numbers().slider("count");
    count.setFocus();
    for (int i = 0; i < 3; ++i) QTest::keyClick(&count, Qt::Key_Right);
    QCOMPARE(std::get<BuiltIn>(document().samples).setting[0], 430.0);
    QTRY_COMPARE(training().data().own.train.sampleCount() + training().data().own.validation.sampleCount(),
                 std::size_t{430});
    undo();  // one movement
    QVERIFY(document() == start);

    enter(*optimizer().methodNumbers().field("beta1"), u"0.5"_s);
    enter(*network().initializationNumbers().field("gain"), u"2"_s);
    enter(network().l2(), u"0.01"_s);
    enter(data().validation(), u"20"_s);
    enter(optimizer().batch(), u"7"_s);
    enter(optimizer().epochs(), u"12"_s);
    enter(part<TrainTransport>().seed(), u"99"_s);
    QCOMPARE(toText(document().settings.method), std::string("adam:lr=0.03,beta1=0.5"));
    QCOMPARE(toText(document().initialization), std::string("xavier_uniform:gain=2"));
    QCOMPARE(document().settings.l2, 0.01);
    QCOMPARE(document().validationFraction, 0.2);
    QCOMPARE(document().settings.batch, std::size_t{7});
    QCOMPARE(document().settings.stopping.epochs, std::uint64_t{12});
    QCOMPARE(document().settings.seed, std::uint64_t{99});
    QTRY_VERIFY(isReady());
    QCOMPARE(training().trainer()->settings(), document().settings);
    for (int i = 0; i < 7; ++i) undo();
    QVERIFY(document() == start);
}

void TrainWorkspaceTest::listsAreEditedByKeyboard() {
    optimizer().method().setFocus();
    key(Qt::Key_Down);
    QCOMPARE(document().settings.method.row->name, std::string_view("amsgrad"));
    undo();
    QCOMPARE(optimizer().method().current(), u"adam"_s);
    network().activation().setFocus();
    key(Qt::Key_Home);
    QCOMPARE(document().architecture.activation, std::string("identity"));
    QCOMPARE(session->workspace(), Workspace::Train);
    QVERIFY(!training().isRunning());
    pick(optimizer().schedule(), u"step"_s);
    enter(*optimizer().scheduleNumbers().field("steps"), u"50"_s);
    QCOMPARE(toText(document().settings.schedule), std::string("step:steps=50"));
}

void TrainWorkspaceTest::typingGoesWithTheNumberItIsFor() {
    pick(optimizer().method(), u"gd"_s);
    const TrainingDocument before = document();
    pick(optimizer().method(), u"adam"_s);
    NumberField& field = *optimizer().methodNumbers().field("beta1");
    QTRY_VERIFY(field.isVisible());
    field.setFocus();
    QVERIFY(field.hasFocus());
    field.selectAll();
    QTest::keyClicks(&field, u"0.5"_s);
    session->undoStack().undo();
    QVERIFY(document() == before);
    QCOMPARE(session->undoStack().count(), 2);
}

void TrainWorkspaceTest::optionalNumbersAreTurnedOnAndOff() {
    QVERIFY(optimizer().clip().text().isEmpty());
    enter(optimizer().clip(), u"0.5"_s);
    QCOMPARE(document().settings.clipNorm, std::optional(0.5));
    enter(optimizer().patience(), u"3"_s);
    QCOMPARE(document().settings.stopping.patience, std::optional<std::uint64_t>(3));
    optimizer().clip().setFocus();
    optimizer().clip().selectAll();
    key(Qt::Key_Delete);
    key(Qt::Key_Return);
    QVERIFY(!document().settings.clipNorm);
    QVERIFY(document().settings.stopping.patience);
}

void TrainWorkspaceTest::numbersOutsideTheirRangeAreRefused() {
    const TrainingDocument start = document();
    NumberField& beta = *optimizer().methodNumbers().field("beta1");
    enter(beta, u"1"_s);
    QVERIFY(beta.property("invalid").toBool());
    QVERIFY(!beta.toolTip().isEmpty());
    NumberField& epsilon = *optimizer().methodNumbers().field("epsilon");
    enter(epsilon, u"0"_s);
    QCOMPARE(epsilon.toolTip(), u"ε must be positive."_s);
    enter(optimizer().batch(), u"2.5"_s);
    QCOMPARE(optimizer().batch().toolTip(), u"A whole number is expected here."_s);
    QVERIFY(document() == start);
    key(Qt::Key_Escape);
    QVERIFY(optimizer().batch().toolTip().startsWith(u"Samples of a minibatch"_s));
}

void TrainWorkspaceTest::wrongLayersAreExplainedUntilTheyAreRight() {
    const TrainingDocument start = document();
    enter(network().layers(), u"2-x-1"_s);
    QVERIFY(network().problem().isVisible() && network().problem().text().contains(u"2-8-8-1"_s));
    QVERIFY(network().layers().property("invalid").toBool());
    QVERIFY(document() == start);
    training().stepMinibatch();  // news of the run do not wipe it away
    QTRY_COMPARE(training().snapshot().minibatches, std::uint64_t{1});
    QVERIFY(network().problem().isVisible());
    network().layers().setFocus();
    key(Qt::Key_Escape);
    QVERIFY(!network().problem().isVisible());
    QCOMPARE(network().layers().text(), u"2-8-8-1"_s);
    network().layers().setText(u" 2 – 5, 1 "_s);
    key(Qt::Key_Return);
    QCOMPARE(document().architecture.layers, (std::vector<std::uint32_t>{2, 5, 1}));
    QCOMPARE(network().layers().text(), u"2-5-1"_s);
    undo();
    QCOMPARE(network().layers().text(), u"2-8-8-1"_s);
}

void TrainWorkspaceTest::aNetworkThatDoesNotFitTheDataOffersToFit() {
    enter(network().layers(), u"3-4-2"_s);
    QTRY_VERIFY(training().problem());
    QVERIFY(network().problem().isVisible());
    QCOMPARE(network().problem().text(), training().problem()->text);
    QVERIFY(!window->actions()[ActionId::PlayPause]->isEnabled());
    QVERIFY(network().remedy().isVisible() && network().remedy().text().contains(u"2-4-1"_s));
    QTest::mouseClick(&network().remedy(), Qt::LeftButton);
    QTRY_VERIFY(isReady());
    QCOMPARE(network().layers().text(), u"2-4-1"_s);
    QVERIFY(!network().problem().isVisible() && !network().remedy().isVisible());
    QVERIFY(window->actions()[ActionId::PlayPause]->isEnabled());
}

void TrainWorkspaceTest::aCsvFileIsOpenedAndUndone() {
    data().open(write(u"iris.csv"_s, "length,width,petal,kind\n1,2,3,a\n4,5,6,b\n7,8,9,c\n1,1,1,a\n"));
    QTRY_VERIFY(std::holds_alternative<OwnSamples>(document().samples));
    QCOMPARE(data().dataset().currentText(), u"iris.csv"_s);
    QCOMPARE(network().layers().text(), u"3-8-8-3"_s);
    QCOMPARE(document().architecture.loss, std::string("cross_entropy"));
    QTRY_VERIFY(isReady() && !training().problem());
    QVERIFY(!data().numbers().isVisible());
    QVERIFY(!data().note().isVisible());
    undo();
    QCOMPARE(data().dataset().currentText(), u"Two spirals"_s);
    QCOMPARE(data().dataset().findText(u"iris.csv"_s), -1);
    QCOMPARE(network().layers().text(), u"2-8-8-1"_s);
    QVERIFY(data().numbers().isVisible());
}

void TrainWorkspaceTest::aFileThatIsStillReadGoesWithItsSession() {
    data().open(write(u"late.csv"_s, "x,y\n1,2\n3,4\n5,6\n"));
    QVERIFY(data().note().isVisible());
    session->open({}, {.workspace = Workspace::Train});
    QVERIFY(!data().note().isVisible());
    QTRY_VERIFY(isReady());
    QVERIFY(std::holds_alternative<BuiltIn>(document().samples));
    QVERIFY(session->undoStack().isClean());
}

void TrainWorkspaceTest::anotherColumnOfAFileIsPredictedAndUndone() {
    QVERIFY(!data().target().isVisible());
    data().open(write(u"flats.csv"_s, "area,rooms,rent\n50.5,2,700.5\n80,3,900\n120,5,1500\n"));
    QTRY_VERIFY(data().target().isVisible());
    QCOMPARE(data().target().currentText(), u"rent"_s);
    pick(data().target(), u"0"_s);
    QTRY_COMPARE(samplesOf(document()).targetNames, std::vector<std::string>{"area"});
    QCOMPARE(samplesOf(document()).targets, (std::vector<double>{50.5, 80, 120}));
    QCOMPARE(data().target().currentText(), u"area"_s);
    QCOMPARE(data().dataset().currentText(), u"flats.csv"_s);
    QTRY_VERIFY(isReady() && !training().problem());

    QMenu& menu = *data().exportMenu();
    Q_EMIT menu.aboutToShow();
    QMenu* columns = nullptr;
    for (const QAction* entry : menu.actions())
        if (entry->menu() && entry->text() == u"Columns to predict"_s) columns = entry->menu();
    QVERIFY(columns && columns->menuAction()->isVisible());
    Q_EMIT columns->aboutToShow();
    QCOMPARE(columns->actions().size(), 3);
    QVERIFY(columns->actions()[2]->isChecked() && !columns->actions()[2]->isEnabled());  // area, which is the only one
    columns->actions()[1]->trigger();
    QTRY_COMPARE(samplesOf(document()).targetNames, (std::vector<std::string>{"rent", "area"}));
    QCOMPARE(data().target().currentText(), u"rent, area"_s);
    QCOMPARE(network().layers().text(), u"1-8-8-2"_s);
    undo();
    undo();
    QCOMPARE(data().target().currentText(), u"rent"_s);
    undo();
    QVERIFY(!data().target().isVisible());
}

void TrainWorkspaceTest::aWrongCsvFileSaysWhereAndGoesWithTheNextPick() {
    const TrainingDocument start = document();
    data().open(write(u"wrong.csv"_s, "x1,x2,y\n1,2,0\n1,zwei,1\n"));
    QTRY_VERIFY(data().note().text().contains(u"line 3, column 3"_s));
    QVERIFY(data().note().text().startsWith(u"wrong.csv"_s) && data().note().isVisible());
    QVERIFY(document() == start);
    pick(data().dataset(), u"moons"_s);
    QVERIFY(!data().note().isVisible());
    data().open(folder.filePath(u"none.csv"_s));
    QTRY_VERIFY(data().note().text().contains(u"none.csv cannot be opened"_s));
    QByteArray large = "x,y\n";
    for (int i = 0; i < 250'001; ++i) large += "1,2\n";
    QVERIFY(samplesFromCsv(u"large.csv"_s, large).error().contains(u"at most 500"_s));
}

void TrainWorkspaceTest::aProgramThatNoLongerFitsGivesWay() {
    TrainingDocument next = document();
    next.programText = training().programText() + u"\n# mine"_s;
    training().edit(u"Edit"_s, next);
    QTRY_VERIFY(isReady());
    QVERIFY(!network().layers().isEnabled() && !network().loss().isEnabled());
    pick(data().dataset(), u"moons"_s);  // of the same kind
    QVERIFY(!document().programText.isEmpty());
    pick(data().dataset(), u"blobs"_s);
    QVERIFY(document().programText.isEmpty());
    QTRY_VERIFY(isReady() && !training().problem());
    undo();
    QVERIFY(!document().programText.isEmpty());
}

void TrainWorkspaceTest::theProgramIsEditedByHandAndTakenBack() {
    const TrainingDocument start = document();
    NetworkProgram& program = network().program();
    NetworkEditor& editor = program.editor();
    QVERIFY(!editor.isVisible());
    key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(editor.isVisible());
    QTRY_VERIFY(editor.hasFocus());
    QCOMPARE(editor.toPlainText(), training().programText());
    const std::size_t parameters = training().roles().parameterCount;

    QTextCursor caret = editor.document()->find(u"tanh(z1)"_s);
    caret.insertText(u"tanh(c*z1)"_s);  // one more parameter
    QVERIFY(document().programText.contains(u"tanh(c*z1)"_s));
    QTRY_VERIFY(isReady());
    QCOMPARE(training().roles().parameterCount, parameters + 1);
    QVERIFY(!network().layers().isEnabled() && !network().activation().isEnabled() && program.wayBack().isVisible());
    QVERIFY(!editor.textCursor().hasSelection());
    training().stepMinibatch();
    QTRY_COMPARE(training().snapshot().minibatches, std::uint64_t{1});

    QTest::mouseClick(&program.wayBack(), Qt::LeftButton);
    QVERIFY(document() == start);
    QVERIFY(network().layers().isEnabled() && !program.wayBack().isVisible());
    QCOMPARE(editor.toPlainText(), training().programText());
    undo();
    QVERIFY(editor.toPlainText().contains(u"tanh(c*z1)"_s));
    undo();
    QVERIFY(document() == start);

    editor.setFocus();
    key(Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClicks(&editor, u"#"_s);
    QVERIFY(!document().programText.isEmpty());
    key(Qt::Key_Backspace);
    QVERIFY2(document() == start, "the picked network's own text is no edit");
    editor.selectAll();
    key(Qt::Key_Delete);
    QVERIFY2(editor.toPlainText().isEmpty(), "it may be typed anew");
    key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(document() == start);
    QCOMPARE(editor.toPlainText(), training().programText());
}

void TrainWorkspaceTest::anErrorInTheProgramIsToldAndFound() {
    NetworkProgram& program = network().program();
    key(Qt::Key_E, Qt::ControlModifier);
    QTest::keyClicks(&program.editor(), u"q = 3 +"_s);
    QTRY_VERIFY(training().problem() && training().problem()->inProgram);
    QTRY_VERIFY(program.status().text().contains(u"column 7"_s));
    QVERIFY(!network().problem().isVisible());
    QVERIFY2(training().hasSetup(), "what was good before is still shown");
    program.editor().moveCursor(QTextCursor::Start);
    QTest::mouseClick(&program.status(), Qt::LeftButton);
    QCOMPARE(program.editor().textCursor().block().text(), u"q = 3 +"_s);
    QTest::mouseClick(&network().programButton(), Qt::LeftButton);
    QVERIFY(!program.isVisible());
    QVERIFY2(network().problem().isVisible(), "folded away, it is told above");
    QTest::mouseClick(&network().programButton(), Qt::LeftButton);
    program.editor().setFocus();
    program.editor().moveCursor(QTextCursor::End);
    QTest::keyClicks(&program.editor(), u" x"_s);
    QTRY_VERIFY(training().problem() && !training().problem()->inProgram);  // q is an array
    QTRY_VERIFY(program.status().text() == training().problem()->text);
    for (int i = 0; i < 9; ++i) key(Qt::Key_Backspace);
    QTRY_VERIFY(isReady() && !training().problem());
    QVERIFY(document().programText.isEmpty());
    QVERIFY(!program.status().text().contains(u"column"_s));
}

void TrainWorkspaceTest::spaceRunsExceptInAField() {
    key(Qt::Key_Space);
    QVERIFY(training().isRunning());
    QTRY_VERIFY(training().snapshot().minibatches > 0);
    pick(optimizer().method(), u"gd"_s);  // begins again, and goes on
    QVERIFY(training().isRunning());
    QTRY_VERIFY(training().snapshot().minibatches > 0);
    session->setWorkspace(Workspace::Step);
    QVERIFY(training().isRunning());
    session->setWorkspace(Workspace::Train);
    key(Qt::Key_Space);
    QVERIFY(!training().isRunning());
    network().layers().setFocus();
    key(Qt::Key_Space);
    QVERIFY(!training().isRunning());
    key(Qt::Key_2);
    QVERIFY(network().layers().text().contains(u'2'));
}

void TrainWorkspaceTest::theTransportSaysHowFarItIs() {
    const auto words = [this] {
        const TrainingWords now = trainingWords(training());
        return now.title + u" | "_s + now.where;
    };
    QCOMPARE(words(), u"Ready | 9 minibatches an epoch"_s);
    enter(optimizer().epochs(), u"2"_s);
    window->actions()[ActionId::StepForward]->trigger();
    QTRY_COMPARE(words(), u"Epoch 1 | of 2 · minibatch 1 of 9"_s);
    window->actions()[ActionId::PassForward]->trigger();
    QTRY_COMPARE(words(), u"Epoch 1 | of 2 · minibatch 9 of 9"_s);
    QCOMPARE(part<ProgressBar>().fraction(), 0.5);
    window->actions()[ActionId::PlayPause]->trigger();
    QTRY_COMPARE(words(), u"Epoch 2 | stopped after 2 epochs"_s);
    QCOMPARE(part<ProgressBar>().fraction(), 1.0);
    QVERIFY(!window->actions()[ActionId::PlayPause]->isEnabled());
    enter(optimizer().epochs(), u"2000"_s);
    QTRY_COMPARE(words(), u"Epoch 2 | of 2\u202F000 · minibatch 9 of 9"_s);
    window->actions()[ActionId::ToStart]->trigger();
    QTRY_COMPARE(words(), u"Ready | 9 minibatches an epoch"_s);
    QCOMPARE(grouped(1234567), u"1\u202F234\u202F567"_s);
    QCOMPARE(grouped(999), u"999"_s);
}

void TrainWorkspaceTest::conditionsAndCurvatureAreNamed() {
    QVERIFY(notes().isEmpty());
    enter(network().layers(), u"2-2-1"_s);
    pick(network().initialization(), u"zero"_s);
    QTRY_COMPARE(notes().size(), 2);
    QVERIFY(notes()[0].startsWith(u"Zero start"_s) && notes()[0].contains(u"random weights"_s));
    QVERIFY(notes()[1].startsWith(u"Hessian of J: "_s));
    pick(network().initialization(), u"xavier_uniform"_s);
    QTRY_COMPARE(notes().size(), 1);
    const std::array eigenvalues{-2.0, -1e-12, 0.5, 1.0, 2.0, 3.0, 4.0};
    QCOMPARE(curvatureWords(eigenvalues),
             u"Hessian of J: one of its 7 eigenvalues is negative: −2  −1e−12  0.5  …  2  3  4"_s);
    enter(*optimizer().methodNumbers().field("lr"), u"1e9"_s);
    pick(optimizer().method(), u"gd"_s);
    enter(*optimizer().methodNumbers().field("lr"), u"1e9"_s);
    pick(network().loss(), u"squared"_s);
    window->actions()[ActionId::PlayPause]->trigger();
    QTRY_VERIFY(!notes().isEmpty() && notes()[0].startsWith(u"Divergence"_s));
}

void TrainWorkspaceTest::theNextMinibatchIsTheOneThatIsTaken() {
    const auto& panel = part<MinibatchPanel>();
    QTRY_VERIFY(panel.text().startsWith(u"loss "_s));
    const QString said = panel.text();
    const auto next = training().trainer()->nextMinibatch();
    QVERIFY(said.contains(u"samples %1, %2, "_s.arg(next[0] + 1).arg(next[1] + 1)));
    QCOMPARE(panel.sample().count(), 33);
    QCOMPARE(panel.sample().itemText(1), u"Sample %1 alone"_s.arg(next[0] + 1));
    training().stepMinibatch();
    QTRY_COMPARE(training().snapshot().minibatches, std::uint64_t{1});
    const QString loss = toQString(shortNumber(training().snapshot().loss));
    QVERIFY2(said.startsWith(u"loss %1 · "_s.arg(loss)), qPrintable(said + u" / "_s + loss));
    enter(network().l2(), u"1"_s);
    QTRY_VERIFY(panel.text().contains(u"J = "_s));
    training().setRunning(true);
    QCOMPARE(panel.text(), u"Pause to see the next one."_s);
    QVERIFY(!panel.button().isEnabled());
    enter(optimizer().epochs(), u"1"_s);
    QTRY_COMPARE(panel.text(), u"Ended: rewind, or allow more epochs."_s);
}

void TrainWorkspaceTest::aMinibatchOpensInStep() {
    const auto& panel = part<MinibatchPanel>();
    QTRY_VERIFY(panel.button().isEnabled());
    panel.sample().setCurrentIndex(2);
    QTest::mouseClick(&panel.button(), Qt::LeftButton);
    QCOMPARE(session->workspace(), Workspace::Step);
    QVERIFY(!session->program().isEmpty());
    QVERIFY(session->document().text.contains(u"W3"_s));
    undo();
    QVERIFY(session->document().text.isEmpty());
}

void TrainWorkspaceTest::everythingFitsASmallWindow_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("percent");
    QTest::newRow("1280 × 720") << QSize(1280, 720) << 100;
    QTest::newRow("1600 × 1000, larger text") << QSize(1600, 1000) << 150;
}

void TrainWorkspaceTest::everythingFitsASmallWindow() {
    QFETCH(QSize, size);
    QFETCH(int, percent);
    themes->setChoice({.mode = ThemeMode::Light, .textPercent = percent});
    window->resize(size);
    if (!data().isVisible()) window->actions()[ActionId::LeftColumn]->trigger();
    pick(optimizer().method(), u"adamw"_s);
    pick(optimizer().schedule(), u"plateau"_s);
    for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
    QCOMPARE(window->size(), size);
    const QWidget& column = *data().parentWidget();
    QVERIFY2(column.width() <= column.parentWidget()->width(), "cards are not cut at the right");
    for (const auto* button : window->findChildren<QToolButton*>())
        if (button->isVisible() && button->defaultAction())
            QVERIFY(window->rect().contains(QRect(button->mapTo(window.get(), QPoint()), button->size())));
}

QTEST_MAIN(TrainWorkspaceTest)
#include "train_workspace_test.moc"
