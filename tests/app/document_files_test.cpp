// Files by menu, question and drop: nothing unsaved is lost and nothing is overwritten without being asked.
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QtTest>
#include <algorithm>
#include <functional>

#include "app/document_files.h"
#include "app/session_file.h"
#include "core/optimize/surfaces.h"
#include "ui/settings.h"
#include "ui/top_bar.h"

using namespace wengert;

namespace {

SavedSession sessionOf(const QString& text) {
    SavedSession session;
    session.document.text = text;
    return session;
}

// Presses the button of the next question, and says what was asked; `then` prepares for one that follows from it.
class Answer {
 public:
    explicit Answer(
        const QString& button, std::function<void()> then = [] {})
        : m_then(std::move(then)) {
        QTimer::singleShot(0, &m_context, [this, button] { press(button); });
    }
    const QString& question() const { return m_question; }

 private:
    void press(const QString& text) {
        auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
        if (!box) return;
        m_question = box->text();
        for (QAbstractButton* button : box->buttons())
            if (button->text().remove(QLatin1Char('&')) == text) {
                m_then();
                return button->click();
            }
        box->reject();
    }

    QObject m_context;
    std::function<void()> m_then;
    QString m_question;
};

// Types a file name into the next file dialog.
class FileAnswer {
 public:
    explicit FileAnswer(const QString& path) {
        QTimer::singleShot(0, &m_context, [path] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog) return;
            dialog->findChild<QLineEdit*>()->setText(path);
            QMetaObject::invokeMethod(dialog, "accept");
        });
    }

 private:
    QObject m_context;
};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class DocumentFilesTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase() {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_themes.emplace(ThemeChoice{.mode = ThemeMode::Light});
    }
    void init();
    void cleanup();

    void anEditIsNotSavedUntilItIs();
    void savesAndOpensAgain();
    void aDamagedFileChangesNothing();
    void unsavedChangesAreAskedFor_data();
    void unsavedChangesAreAskedFor();
    void closingAsks();
    void aFileChangedElsewhereIsNotOverwritten();
    void savingElsewhereWhileQuittingQuits();
    void recentFilesAreListed();
    void examplesAreListedInOrder();
    void anotherProgramGivesTheTitleUp();
    void aDroppedSessionOpens();
    void aLessonFileOpens();
    void unsavedWorkIsKeptAside();
    void lostWorkIsOffered_data();
    void lostWorkIsOffered();

 private:
    QString path(const char* name) const { return m_directory->filePath(QString::fromLatin1(name)); }
    QString saved(const char* name, const QString& text) const;
    void trigger(ActionId id) { m_window->actions()[id]->trigger(); }
    const QString& text() const { return m_session->document().text; }

    std::optional<ThemeManager> m_themes;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    DocumentFiles* m_files = nullptr;
};

void DocumentFilesTest::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    qputenv("HOME", m_directory->path().toLocal8Bit());  // where file dialogs begin
    m_settings = std::make_unique<Settings>(path("settings.ini"));
    m_session = std::make_unique<Session>();
    m_window = std::make_unique<MainWindow>(*m_session, *m_themes, *m_settings);
    m_files = new DocumentFiles(*m_window, *m_session, *m_settings, path("recovery"));
    m_window->show();
}

void DocumentFilesTest::cleanup() {
    m_window.reset();
    m_session.reset();
}

QString DocumentFilesTest::saved(const char* name, const QString& content) const {
    saveSession(path(name), sessionOf(content));
    return path(name);
}

void DocumentFilesTest::anEditIsNotSavedUntilItIs() {
    QVERIFY(!m_files->isModified());
    m_session->setText(QStringLiteral("f = x"));
    QVERIFY(m_files->isModified() && m_window->isWindowModified());
    m_session->undoStack().undo();
    QVERIFY(!m_files->isModified() && !m_window->isWindowModified());
    m_session->toEnd();
    QVERIFY(!m_files->isModified());
}

void DocumentFilesTest::savesAndOpensAgain() {
    m_session->setText(QStringLiteral("x = 3\nf = x^2"));
    m_session->setPosition(4);
    const QString file = path("squares.wengert");
    {
        const FileAnswer answer(file);
        trigger(ActionId::SaveFile);
    }
    QCOMPARE(m_files->path(), file);
    QVERIFY(!m_files->isModified());
    QVERIFY(m_window->windowTitle().startsWith(QStringLiteral("squares")));
    m_session->setText(QStringLiteral("x = 4\nf = x^2"));
    trigger(ActionId::SaveFile);  // knows where
    QVERIFY(!m_files->isModified());
    trigger(ActionId::NewFile);
    QVERIFY(text().isEmpty() && m_files->path().isEmpty());
    QVERIFY(m_files->openPath(file));
    QCOMPARE(text(), QStringLiteral("x = 4\nf = x^2"));
}

void DocumentFilesTest::aDamagedFileChangesNothing() {
    const QString good = saved("good.wengert", QStringLiteral("f = x"));
    QVERIFY(m_files->openPath(good));
    QFile damaged(path("damaged.wengert"));
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(contentOf(good).chopped(5)) > 0);
    damaged.close();
    const Answer answer(QStringLiteral("OK"));
    QVERIFY(!m_files->openPath(damaged.fileName()));
    QVERIFY(answer.question().contains(QStringLiteral("damaged.wengert")));
    QVERIFY(answer.question().contains(QStringLiteral("Nothing was changed. If the file is damaged, open ")));
    QCOMPARE(text(), QStringLiteral("f = x"));
    QCOMPARE(m_files->path(), good);
}

void DocumentFilesTest::unsavedChangesAreAskedFor_data() {
    QTest::addColumn<QString>("opened");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("inFile");
    const QString mine = QStringLiteral("mine.wengert"), others = QStringLiteral("other.wengert");
    const QString old = QStringLiteral("f = x"), edited = QStringLiteral("f = x + 1"), other = QStringLiteral("f = y");
    QTest::newRow("cancel") << others << QStringLiteral("Cancel") << edited << old;
    QTest::newRow("discard") << others << QStringLiteral("Don’t save") << other << old;
    QTest::newRow("save") << others << QStringLiteral("Save") << other << edited;
    QTest::newRow("discard, the same file") << mine << QStringLiteral("Don’t save") << old << old;
    QTest::newRow("save, the same file") << mine << QStringLiteral("Save") << edited << edited;
}

void DocumentFilesTest::unsavedChangesAreAskedFor() {
    QFETCH(QString, opened);
    QFETCH(QString, button);
    QFETCH(QString, shown);
    QFETCH(QString, inFile);
    const QString file = saved("mine.wengert", QStringLiteral("f = x"));
    saved("other.wengert", QStringLiteral("f = y"));
    QVERIFY(m_files->openPath(file));
    m_session->setText(QStringLiteral("f = x + 1"));
    const Answer answer(button);
    m_files->openPath(m_directory->filePath(opened));
    QVERIFY(answer.question().contains(QStringLiteral("mine")));
    QCOMPARE(text(), shown);
    QCOMPARE(loadSession(file)->document.text, inFile);
}

void DocumentFilesTest::closingAsks() {
    m_session->setText(QStringLiteral("f = x"));
    {
        const Answer answer(QStringLiteral("Cancel"));
        trigger(ActionId::Quit);
        QVERIFY(!answer.question().isEmpty());
    }
    QVERIFY(m_window->isVisible());
    const Answer answer(QStringLiteral("Don’t save"));
    trigger(ActionId::Quit);
    QVERIFY(!m_window->isVisible());
}

void DocumentFilesTest::aFileChangedElsewhereIsNotOverwritten() {
    const QString file = saved("mine.wengert", QStringLiteral("f = x"));
    QVERIFY(m_files->openPath(file));
    saveSession(file, sessionOf(QStringLiteral("f = elsewhere")));
    m_session->setText(QStringLiteral("f = here"));
    {
        const Answer answer(QStringLiteral("Cancel"));
        QVERIFY(!m_files->save());
        QVERIFY(answer.question().contains(QStringLiteral("mine.wengert")));
    }
    QCOMPARE(loadSession(file)->document.text, QStringLiteral("f = elsewhere"));
    QVERIFY(m_files->isModified());
    const Answer answer(QStringLiteral("Replace it"));
    QVERIFY(m_files->save());
    QCOMPARE(loadSession(file)->document.text, QStringLiteral("f = here"));
}

void DocumentFilesTest::savingElsewhereWhileQuittingQuits() {
    const QString file = saved("mine.wengert", QStringLiteral("f = x"));
    QVERIFY(m_files->openPath(file));
    saveSession(file, sessionOf(QStringLiteral("f = elsewhere")));
    m_session->setText(QStringLiteral("f = here"));
    // Each question is asked while the one before is still being answered.
    std::optional<Answer> where;
    std::optional<FileAnswer> name;
    const Answer save(QStringLiteral("Save"), [&] {
        where.emplace(QStringLiteral("Save as …"), [&] { name.emplace(path("other.wengert")); });
    });
    trigger(ActionId::Quit);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(loadSession(file)->document.text, QStringLiteral("f = elsewhere"));
    QCOMPARE(loadSession(path("other.wengert"))->document.text, QStringLiteral("f = here"));
}

void DocumentFilesTest::recentFilesAreListed() {
    for (int i = 0; i < 10; ++i) {
        const QByteArray name = "file" + QByteArray::number(i) + ".wengert";
        QVERIFY(m_files->openPath(saved(name.constData(), QStringLiteral("f = x"))));
    }
    QMenu* menu = m_window->topBar().recentMenu();
    QCOMPARE(menu->actions().size(), 8);
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("file9.wengert"));
    menu->actions().at(3)->trigger();
    QCOMPARE(m_files->path(), path("file6.wengert"));
    QCOMPARE(menu->actions().first()->text(), QStringLiteral("file6.wengert"));
}

void DocumentFilesTest::examplesAreListedInOrder() {
    const auto all = examples();
    const auto titlesOf = [&](Workspace workspace) {
        QStringList titles;
        for (const SavedSession& example : all)
            if (example.view.workspace == workspace) titles += example.title;
        return titles;
    };
    const auto textsOf = [](const QList<QAction*>& actions) {
        QStringList texts;
        for (const QAction* action : actions) texts += action->text();
        return texts;
    };
    QList<QAction*> actions = m_window->topBar().examplesMenu()->actions();
    QCOMPARE(actions.takeFirst()->menu()->actions().size(), 8);  // the lessons
    QVERIFY(actions.takeFirst()->isSeparator());
    const QStringList first = titlesOf(Workspace::Step);
    QCOMPARE(textsOf(actions.first(first.size())), first);
    QVERIFY(actions.at(first.size())->isSeparator());  // no more of them: the menu fits a small window
    const auto submenu = std::ranges::find_if(actions, [](const QAction* action) { return action->menu(); });
    QVERIFY(actions.end() - submenu > 1);
    QCOMPARE(textsOf(submenu[0]->menu()->actions()), titlesOf(Workspace::Train));
    QCOMPARE(textsOf(submenu[1]->menu()->actions()), titlesOf(Workspace::Optimize));
    actions.at(1)->trigger();
    QCOMPARE(text(), all.at(1).document.text);
    QVERIFY(!m_files->isModified() && m_files->path().isEmpty());
    QCOMPARE(m_window->documentName(), all.at(1).title);
}

void DocumentFilesTest::anotherProgramGivesTheTitleUp() {
    const SavedSession example = examples().front();
    QVERIFY(!example.title.isEmpty() && m_files->openExample(example));
    m_session->setText(QStringLiteral("f = x"));
    QCOMPARE(m_window->documentName(), example.title);  // still the example, edited
    m_window->descent().choose(*findSurface("rosenbrock"));
    QCOMPARE(m_window->documentName(), QStringLiteral("Untitled"));
    QVERIFY(m_session->document().note != example.document.note);
    m_session->undoStack().undo();
    QCOMPARE(m_window->documentName(), example.title);
    QCOMPARE(m_session->document().note, example.document.note);
}

void DocumentFilesTest::aDroppedSessionOpens() {
    const QString file = saved("dropped.wengert", QStringLiteral("f = z"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file)});
    QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
    QTRY_COMPARE(text(), QStringLiteral("f = z"));
    data.setUrls({QUrl::fromLocalFile(path("picture.png"))});
    QDragEnterEvent other({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &other);
    QVERIFY(!other.isAccepted());
}

void DocumentFilesTest::aLessonFileOpens() {
    QFile file(path("own.lesson"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("lesson: Mine\nprogram: f = 2*x\npage: One\nLook.\npage: Two\nprogram: f = 3*x\nLook.\n");
    file.close();
    m_session->setText(QStringLiteral("f = x"));
    {
        const Answer answer(QStringLiteral("Cancel"));
        QVERIFY(!m_files->openPath(file.fileName()));
    }
    QCOMPARE(text(), QStringLiteral("f = x"));
    const Answer answer(QStringLiteral("Don’t save"));
    QVERIFY(m_files->openPath(file.fileName()));
    QCOMPARE(text(), QStringLiteral("f = 2*x"));
    QCOMPARE(m_window->documentName(), QStringLiteral("Mine"));
    QVERIFY(!m_files->isModified());
    trigger(ActionId::NextPage);
    QCOMPARE(text(), QStringLiteral("f = 3*x"));
    QVERIFY(!m_files->isModified() && m_files->path().isEmpty());

    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("lesson: Mine\nprogam: f = 2*x\n");
    file.close();
    const Answer understood(QStringLiteral("OK"));
    QVERIFY(!m_files->openPath(file.fileName()));
    QVERIFY(understood.question().contains(QStringLiteral("own.lesson")));
    QVERIFY(understood.question().contains(QStringLiteral("line 2, column 1: unknown key")));
    QVERIFY(m_window->lesson().isOpen());
}

void DocumentFilesTest::unsavedWorkIsKeptAside() {
    const QDir recovery(path("recovery"));
    const auto copies = [&] { return recovery.entryList({QStringLiteral("*.wengert")}).size(); };
    m_session->setText(QStringLiteral("f = x"));
    QTRY_COMPARE_WITH_TIMEOUT(copies(), 1, 10'000);
    m_session->undoStack().undo();
    QTRY_COMPARE_WITH_TIMEOUT(copies(), 0, 10'000);
}

void DocumentFilesTest::lostWorkIsOffered_data() {
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("restore") << QStringLiteral("Restore") << QStringLiteral("f = lost") << true;
    QTest::newRow("delete") << QStringLiteral("Delete them") << QString() << false;
    QTest::newRow("later") << QStringLiteral("Ask again later") << QString() << true;
}

void DocumentFilesTest::lostWorkIsOffered() {
    QFETCH(QString, button);
    QFETCH(QString, shown);
    QFETCH(bool, isKept);
    const QString file = saved("mine.wengert", QStringLiteral("f = old"));
    QVERIFY(QDir().mkpath(path("recovery")));
    saved("recovery/crashed.wengert", QStringLiteral("f = lost"));
    QFile where(path("recovery/crashed.path"));
    QVERIFY(where.open(QIODevice::WriteOnly) && where.write(file.toUtf8()) > 0);
    where.close();

    const Answer answer(button);
    m_files->offerRecovery();
    QVERIFY(answer.question().contains(QStringLiteral("mine.wengert")));
    QCOMPARE(text(), shown);
    QCOMPARE(m_files->isModified(), !shown.isEmpty());
    QCOMPARE(loadSession(file)->document.text, QStringLiteral("f = old"));
    QCOMPARE(!QDir(path("recovery")).entryList({QStringLiteral("*.wengert")}).isEmpty(), isKept);
}

QTEST_MAIN(DocumentFilesTest)
#include "document_files_test.moc"
