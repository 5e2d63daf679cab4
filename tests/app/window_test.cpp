// Whole lessons in the real window, by keyboard and mouse: type a program, set its inputs, step through every pass,
// scrub, edit in the middle, undo, save, reopen to the same picture. What one panel does is tested beside it.
#include <QFileDialog>
#include <QMessageBox>
#include <QToolButton>
#include <QtTest>

#include "app/session_file.h"
#include "tests/support/desk.h"
#include "ui/graph/graph_view.h"
#include "ui/settings.h"
#include "ui/top_bar.h"
#include "ui/workspaces/step/step_table.h"
#include "ui/workspaces/step/timeline_bar.h"
#include "ui/workspaces/step_workspace.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

const QString lecture = u"f = (x*y + sin(x) + 4)*(3*y^2 + 6)"_s;
constexpr int steps = 10;
constexpr int moments = 3 * steps;

bool activate(MainWindow& window) {
    window.activateWindow();
    return QTest::qWaitForWindowActive(&window);
}

// Layouts ask one another to look again, each by an event of its own.
void settle() {
    for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
}

// Of two pictures of one size; else all of them. A letter may be drawn at another quarter of a pixel.
int differingPixels(const QImage& a, const QImage& b) {
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) count += a.size() != b.size() || a.pixel(x, y) != b.pixel(x, y);
    return count;
}

}  // namespace

class WindowTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init();
    void cleanup() { m_desk.reset(); }

    void aLessonByKeyboard();
    void aLessonByMouse();
    void scrubbingShowsTheMomentUnderThePointer();
    void anInputEditedInTheMiddleKeepsTheMoment_data();
    void anInputEditedInTheMiddleKeepsTheMoment();
    void undoAndRedoWalkThroughTheWholeLesson();
    void aWrongExpressionKeepsTheLastGoodGraph();
    void aNewExpressionStartsAgain();
    void aSavedLessonReopensToTheSamePicture();
    void aSessionWithAnErrorShowsNothingOfTheOneBefore();
    void appearanceChangesWhilePlaying();
    void escapeLeavesAFieldForTheGraph();
    void aHeldKeyStopsAtTheEnd();
    void everythingFitsTheSmallestWindow_data();
    void everythingFitsTheSmallestWindow();

 private:
    std::unique_ptr<Desk> newDesk();
    void typeTheLecture();
    QString path(const QString& name) const { return m_directory->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<ThemeManager> m_themes;
    std::unique_ptr<Desk> m_desk;
};

void WindowTest::init() {
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    m_directory = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_directory->path().toLocal8Bit());  // where file dialogs begin
    m_settings = std::make_unique<Settings>(path(u"settings.ini"_s));
    m_settings->set(setting::themeMode, ThemeMode::Light);
    m_themes = std::make_unique<ThemeManager>();
    m_themes->follow(*m_settings);
    m_desk = newDesk();
    QVERIFY(m_desk);
    QTest::failOnWarning(QRegularExpression(u"out of range"_s));
    typeTheLecture();
}

std::unique_ptr<Desk> WindowTest::newDesk() {
    auto desk = std::make_unique<Desk>(*m_themes, *m_settings, path(u"recovery"_s));
    return activate(desk->window) ? std::move(desk) : nullptr;
}

// As a lecturer would: the program, x = 2, y = 8, tangents along y, then a click into the graph.
void WindowTest::typeTheLecture() {
    m_desk->key(Qt::Key_E, Qt::ControlModifier);
    m_desk->type(lecture);
    QCOMPARE(m_desk->editor().toPlainText(), lecture);
    QCOMPARE(m_desk->session.program().stepCount(), std::size_t{steps});
    m_desk->enter(m_desk->input(0).value(), u"2"_s);
    m_desk->enter(m_desk->input(1).value(), u"8"_s);
    QTest::mouseClick(&m_desk->input(1).seed(), Qt::LeftButton);  // chooses the direction
    m_desk->clickGraph();
    settle();
    QCOMPARE(m_desk->position(), 0);
    QCOMPARE(m_desk->shownNumbers(), 0);
}

void WindowTest::aLessonByKeyboard() {
    for (int moment = 1; moment <= moments; ++moment) {
        m_desk->key(Qt::Key_Right);
        QCOMPARE(m_desk->position(), moment);
        QCOMPARE(m_desk->shownNumbers(), moment);  // each step brings one number, and the others stay dashes
        switch (moment) {
            case 4:
                QCOMPARE(m_desk->cell(4, Pass::Values), u"0.909"_s);
                QTRY_VERIFY2(m_desk->explanation().contains(u"0.909"_s), qPrintable(m_desk->explanation()));
                break;
            case 10:
                QCOMPARE(m_desk->cell(10, Pass::Values), u"4140.041"_s);
                QTRY_VERIFY2(m_desk->explanation().contains(u"4140.041"_s), qPrintable(m_desk->explanation()));
                break;
            case 20:
                QCOMPARE(m_desk->cell(10, Pass::Tangents), u"1399.646"_s);
                QCOMPARE(m_desk->gradient(2), u"1399.646"_s);
                QCOMPARE(m_desk->gradient(1), u"?"_s);
                QTRY_VERIFY2(m_desk->explanation().contains(u"1399.646"_s), qPrintable(m_desk->explanation()));
                break;
            case 29:
                QCOMPARE(m_desk->cell(2, Pass::Adjoints), u"1399.646"_s);
                QCOMPARE(m_desk->cell(1, Pass::Adjoints), u"–"_s);
                QCOMPARE(m_desk->gradient(1), u"1399.646"_s);
                QCOMPARE(m_desk->gradient(0), u"?"_s);
                QTRY_VERIFY2(m_desk->explanation().contains(u"1399.646"_s), qPrintable(m_desk->explanation()));
                break;
            default: break;
        }
    }
    QCOMPARE(m_desk->cell(1, Pass::Adjoints), u"1501.603"_s);
    QCOMPARE(m_desk->gradient(0), u"1501.603"_s);
    m_desk->key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(m_desk->position(), 20);
    m_desk->key(Qt::Key_Home);
    QCOMPARE(m_desk->shownNumbers(), 0);
    m_desk->key(Qt::Key_PageDown);  // a presenter remote
    QCOMPARE(m_desk->shownNumbers(), 1);
}

void WindowTest::aLessonByMouse() {
    for (int moment = 1; moment <= moments; ++moment) {
        m_desk->press(ActionId::StepForward);
        QCOMPARE(m_desk->position(), moment);
        QCOMPARE(m_desk->shownNumbers(), moment);
    }
    QCOMPARE(m_desk->cell(10, Pass::Values), u"4140.041"_s);
    QCOMPARE(m_desk->cell(2, Pass::Adjoints), u"1399.646"_s);
    QVERIFY(!m_desk->window.actions()[ActionId::StepForward]->isEnabled());
    m_desk->press(ActionId::StepBackward);
    QCOMPARE(m_desk->shownNumbers(), moments - 1);
    m_desk->press(ActionId::ToStart);
    QCOMPARE(m_desk->shownNumbers(), 0);
    m_settings->set(setting::playSpeed, 16);
    m_desk->press(ActionId::PlayPause);
    QTRY_COMPARE(m_desk->position(), moments);
    QTRY_VERIFY(!m_desk->session.isPlaying());
}

void WindowTest::scrubbingShowsTheMomentUnderThePointer() {
    auto& bar = m_desk->part<TimelineBar>();
    QTest::mousePress(&bar, Qt::LeftButton, {}, m_desk->onTimeline(3));
    for (const int moment : {3, 8, 22, 30, 29, 12, 1}) {
        QTest::mouseMove(&bar, m_desk->onTimeline(moment));
        QCOMPARE(m_desk->position(), moment);
        QCOMPARE(m_desk->shownNumbers(), moment);
    }
    QTest::mouseMove(&bar, {-40, bar.height() / 2});
    QCOMPARE(m_desk->shownNumbers(), 0);
    QTest::mouseRelease(&bar, Qt::LeftButton, {}, m_desk->onTimeline(20));
}

// At y = 8: f(3) = (24 + sin 3 + 4)·198 and f(−1) = (−8 − sin 1 + 4)·198.
void WindowTest::anInputEditedInTheMiddleKeepsTheMoment_data() {
    QTest::addColumn<int>("moment");
    QTest::newRow("before the start") << 0;
    QTest::newRow("in the forward pass") << 5;
    QTest::newRow("in the tangent pass") << 17;
    QTest::newRow("in the backward pass") << 24;
    QTest::newRow("at the end") << moments;
}

void WindowTest::anInputEditedInTheMiddleKeepsTheMoment() {
    QFETCH(int, moment);
    QTest::mouseClick(&m_desk->part<TimelineBar>(), Qt::LeftButton, {}, m_desk->onTimeline(moment));
    for (const auto& [x, product, result] :
         {std::tuple{u"3"_s, u"24"_s, u"5571.942"_s}, std::tuple{u"-1"_s, u"−8"_s, u"−958.611"_s}}) {
        m_desk->enter(m_desk->input(0).value(), x);
        QCOMPARE(m_desk->position(), moment);
        QCOMPARE(m_desk->shownNumbers(), moment);  // what was not computed stays a dash
        QCOMPARE(m_desk->cell(3, Pass::Values), moment < 3 ? u"–"_s : product);
        QCOMPARE(m_desk->cell(10, Pass::Values), moment < 10 ? u"–"_s : result);
    }
}

void WindowTest::undoAndRedoWalkThroughTheWholeLesson() {
    m_desk->key(Qt::Key_End);
    m_desk->enter(m_desk->input(0).value(), u"3"_s);
    QCOMPARE(m_desk->cell(10, Pass::Values), u"5571.942"_s);
    m_desk->key(Qt::Key_Z, Qt::ControlModifier);  // although the focus is in a field
    QCOMPARE(m_desk->cell(10, Pass::Values), u"4140.041"_s);
    m_desk->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_desk->cell(10, Pass::Values), u"5571.942"_s);
    m_desk->clickGraph();
    const Document after = m_desk->session.document();
    for (int i = 0; i < 100 && m_desk->session.undoStack().canUndo(); ++i) {
        m_desk->key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_desk->shownNumbers() >= 0);
    }
    QVERIFY(m_desk->editor().toPlainText().isEmpty());
    QVERIFY(!m_desk->files->isModified());
    for (int i = 0; i < 100 && m_desk->session.undoStack().canRedo(); ++i) m_desk->key(Qt::Key_Y, Qt::ControlModifier);
    QVERIFY(m_desk->session.document() == after);
    m_desk->key(Qt::Key_End);
    QCOMPARE(m_desk->cell(10, Pass::Values), u"5571.942"_s);
}

void WindowTest::aWrongExpressionKeepsTheLastGoodGraph() {
    m_desk->session.setPosition(17);
    m_desk->key(Qt::Key_E, Qt::ControlModifier);
    m_desk->key(Qt::Key_End, Qt::ControlModifier);
    m_desk->type(u" +"_s);
    QTRY_VERIFY(m_desk->showsError());
    QCOMPARE(m_desk->position(), 17);
    QCOMPARE(m_desk->shownNumbers(), 17);
    QCOMPARE(m_desk->cell(10, Pass::Values), u"4140.041"_s);
    m_desk->clickGraph();
    m_desk->key(Qt::Key_Right);  // the lesson goes on
    QCOMPARE(m_desk->shownNumbers(), 18);
    m_desk->enter(m_desk->input(0).value(), u"3"_s);  // also with another number
    QCOMPARE(m_desk->cell(10, Pass::Values), u"5571.942"_s);
    m_desk->key(Qt::Key_E, Qt::ControlModifier);
    m_desk->key(Qt::Key_End, Qt::ControlModifier);
    m_desk->key(Qt::Key_Backspace);
    m_desk->key(Qt::Key_Backspace);
    QVERIFY(!m_desk->session.diagnostic());
    QTRY_VERIFY(!m_desk->editor().shownDiagnostic());
    QCOMPARE(m_desk->shownNumbers(), 18);
}

void WindowTest::aNewExpressionStartsAgain() {
    m_desk->key(Qt::Key_End);
    m_desk->key(Qt::Key_E, Qt::ControlModifier);
    m_desk->key(Qt::Key_A, Qt::ControlModifier);
    m_desk->type(u"f = (x + y)*z"_s);
    QCOMPARE(m_desk->part<StepTable>().model()->rowCount(), 5);
    QCOMPARE(m_desk->graph().geometry().nodeCount(), std::size_t{5});
    QCOMPARE(m_desk->shownNumbers(), 0);
    m_desk->enter(m_desk->input(0).value(), u"-2"_s);
    m_desk->enter(m_desk->input(1).value(), u"5"_s);
    m_desk->enter(m_desk->input(2).value(), u"-4"_s);
    m_desk->clickGraph();
    m_desk->key(Qt::Key_End);
    QCOMPARE(m_desk->cell(5, Pass::Values), u"−12"_s);
    QCOMPARE(m_desk->gradient(0), u"−4"_s);
    QCOMPARE(m_desk->gradient(1), u"−4"_s);
    QCOMPARE(m_desk->gradient(2), u"3"_s);
}

void WindowTest::aSavedLessonReopensToTheSamePicture() {
    for (int i = 0; i < 17; ++i) m_desk->key(Qt::Key_Right);
    const QString file = path(u"lesson.wengert"_s);
    QTimer::singleShot(0, this, [&] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>()->setText(file);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    m_desk->key(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(m_desk->files->path(), file);
    QTRY_VERIFY(!m_desk->graph().isAnimating());
    QTRY_COMPARE(m_desk->explanation(), u"Tangent of s7: 1 times 16 = 16"_s);
    const auto other = newDesk();
    QVERIFY(other);
    QVERIFY(other->files->openPath(file));
    other->clickGraph();
    QCOMPARE(other->position(), 17);
    QCOMPARE(other->shownNumbers(), 17);
    QCOMPARE(other->window.documentName(), u"lesson"_s);
    QVERIFY(!other->files->isModified());
    const auto picture = [](const Desk& desk) { return desk.part<StepWorkspace>().grab().toImage(); };
    QTRY_VERIFY(differingPixels(picture(*other), picture(*m_desk)) < 200);
}

void WindowTest::aSessionWithAnErrorShowsNothingOfTheOneBefore() {
    m_desk->key(Qt::Key_End);
    SavedSession wrong;
    wrong.document.text = u"g = u +"_s;
    QVERIFY(!saveSession(path(u"wrong.wengert"_s), wrong));
    QTimer::singleShot(0, this, [] {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        QVERIFY(box);
        box->button(QMessageBox::Discard)->click();
    });
    QVERIFY(m_desk->files->openPath(path(u"wrong.wengert"_s)));
    QCOMPARE(m_desk->editor().toPlainText(), u"g = u +"_s);
    QVERIFY(m_desk->showsError());
    QCOMPARE(m_desk->part<StepTable>().model()->rowCount(), 0);
    QCOMPARE(m_desk->graph().state(), GraphScene::State::Empty);
    QVERIFY(activate(m_desk->window));
    m_desk->key(Qt::Key_E, Qt::ControlModifier);
    m_desk->key(Qt::Key_End, Qt::ControlModifier);
    m_desk->type(u" 1"_s);
    QCOMPARE(m_desk->part<StepTable>().model()->rowCount(), 2);
    QCOMPARE(m_desk->shownNumbers(), 0);
}

void WindowTest::appearanceChangesWhilePlaying() {
    m_settings->set(setting::playSpeed, 4);
    m_desk->key(Qt::Key_Space);
    QTRY_VERIFY(m_desk->position() >= 2);
    const int textHeight = m_desk->editor().fontMetrics().height();
    m_desk->window.actions()[ActionId::DarkTheme]->trigger();
    m_desk->key(Qt::Key_Plus, Qt::ControlModifier);
    QVERIFY(m_desk->session.isPlaying());
    QVERIFY(m_desk->editor().fontMetrics().height() > textHeight);
    const auto& graph = m_desk->part<GraphView>();
    QCOMPARE(graph.viewport()->grab().toImage().pixelColor(0, 0), QColor(0x18, 0x20, 0x2A));
    const int seen = m_desk->position();
    QTRY_VERIFY(m_desk->position() > seen);
    m_desk->key(Qt::Key_F);  // projector
    m_settings->set(setting::textPercent, 200);
    m_settings->set(setting::playSpeed, 16);
    QTRY_COMPARE(m_desk->position(), moments);
    QCOMPARE(m_desk->shownNumbers(), moments);
    QVERIFY(!m_desk->session.isPlaying());
}

void WindowTest::escapeLeavesAFieldForTheGraph() {
    const QPointer<QWidget> graph = QApplication::focusWidget();
    m_desk->key(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(m_desk->editor().hasFocus());
    m_desk->key(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), graph);
    m_desk->key(Qt::Key_Right);
    QCOMPARE(m_desk->position(), 1);

    NumberField& field = m_desk->input(0).value();
    field.setFocus();
    QTest::keyClicks(&field, u"7"_s);
    m_desk->key(Qt::Key_Escape);  // takes back what was typed
    QVERIFY(field.hasFocus());
    QCOMPARE(field.number(), 2.0);
    m_desk->key(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), graph);
    m_desk->key(Qt::Key_Right);
    QCOMPARE(m_desk->position(), 2);
}

void WindowTest::aHeldKeyStopsAtTheEnd() {
    QWidget* focus = QApplication::focusWidget();
    const QTransform view = m_desk->part<GraphView>().viewportTransform();
    for (int i = 0; i < moments + 25; ++i) {
        QTest::simulateEvent(focus, true, Qt::Key_Right, {}, QString(), i > 0);
        QCOMPARE(m_desk->position(), std::min(i + 1, moments));
    }
    QTest::simulateEvent(focus, false, Qt::Key_Right, {}, QString(), false);
    QCOMPARE(m_desk->shownNumbers(), moments);
    QCOMPARE(QApplication::focusWidget(), focus);
    QCOMPARE(m_desk->part<GraphView>().viewportTransform(), view);
    for (int i = 0; i < moments + 25; ++i) QTest::simulateEvent(focus, true, Qt::Key_Left, {}, QString(), i > 0);
    QCOMPARE(m_desk->shownNumbers(), 0);
}

void WindowTest::everythingFitsTheSmallestWindow_data() {
    QTest::addColumn<bool>("projector");
    QTest::addColumn<int>("textPercent");
    QTest::addColumn<QSize>("size");
    QTest::newRow("normal") << false << 100 << QSize(1100, 680);
    QTest::newRow("larger text") << false << 200 << QSize(1280, 720);
    QTest::newRow("projector") << true << 100 << QSize(1100, 680);
}

void WindowTest::everythingFitsTheSmallestWindow() {
    QFETCH(bool, projector);
    QFETCH(int, textPercent);
    QFETCH(QSize, size);
    m_settings->set(setting::projector, projector);
    m_settings->set(setting::textPercent, textPercent);
    m_desk->key(Qt::Key_End);
    m_desk->window.resize(size);
    settle();
    QCOMPARE(m_desk->window.size(), size);
    const auto& graph = m_desk->part<GraphView>();
    const auto seesCursor = [&] {  // s1, in the end; a graph too large to be read is shown in part
        return QRectF(graph.viewport()->rect())
            .contains(graph.viewportTransform().mapRect(m_desk->graph().geometry().box(StepId{0})));
    };
    QVERIFY(seesCursor());
    QCOMPARE(m_desk->shownNumbers(), moments);
    const auto inWindow = [&](const QWidget& widget) {
        return m_desk->window.rect().contains(QRect(widget.mapTo(&m_desk->window, QPoint()), widget.size()));
    };
    QVERIFY(inWindow(graph) && inWindow(m_desk->part<TimelineBar>()));
    for (const auto* button : m_desk->window.findChildren<QToolButton*>()) {
        if (!button->isVisible() || !button->defaultAction()) continue;
        QVERIFY2(inWindow(*button), qPrintable(button->defaultAction()->text()));
        QVERIFY2(button->width() >= button->iconSize().width(), qPrintable(button->defaultAction()->text()));
    }
    m_desk->window.resize(1920, 1080);
    settle();
    QVERIFY(seesCursor());
    QCOMPARE(m_desk->shownNumbers(), moments);
}

QTEST_MAIN(WindowTest)
#include "window_test.moc"
