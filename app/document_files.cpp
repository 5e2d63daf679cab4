#include "app/document_files.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <utility>

#include "app/lesson_file.h"
#include "app/session_file.h"
#include "ui/save_file.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/top_bar.h"

namespace wengert {
namespace {

constexpr int autosaveMs = 3000;
constexpr int mostRecentFiles = 8;
const QString ending = QStringLiteral("wengert");

QString fileFilter() { return DocumentFiles::tr("Wengert sessions (*.%1)").arg(ending); }

QString openFilter() { return DocumentFiles::tr("Wengert sessions and lessons (*.%1 *.%2)").arg(ending, lessonEnding); }

bool isLesson(const QString& path) { return QFileInfo(path).suffix() == lessonEnding; }

QByteArray fingerprintOf(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha1);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result() : QByteArray();
}

// Where to look first: beside the file, else beside the last one.
QString startFolder(const QString& path, const QStringList& recent) {
    for (const QString& file : QStringList{path} + recent)
        if (!file.isEmpty() && QFileInfo::exists(QFileInfo(file).absolutePath())) return QFileInfo(file).absolutePath();
    return documentsFolder();
}

QString droppedFile(const QMimeData& data) {
    if (data.urls().size() != 1) return {};
    const QString path = data.urls().first().toLocalFile();
    return QFileInfo(path).suffix() == ending || isLesson(path) ? path : QString();
}

}  // namespace

DocumentFiles::DocumentFiles(MainWindow& window, Session& session, Settings& settings, const QString& recoveryDirectory)
    : QObject(&window),
      m_window(window),
      m_session(session),
      m_settings(settings),
      m_recovery(recoveryDirectory),
      m_saved(session.document()) {
    m_autosave.setSingleShot(true);
    m_autosave.setInterval(autosaveMs);
    connect(&m_autosave, &QTimer::timeout, this, &DocumentFiles::keepCopy);
    connect(&session, &Session::documentChanged, this, &DocumentFiles::onEdited);
    connect(&window.lesson(), &LessonSession::documentReplaced, this, &DocumentFiles::takeLesson);
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    connectActions();
    fillExamples();
    connect(window.topBar().recentMenu(), &QMenu::aboutToShow, this, &DocumentFiles::fillRecent);
    fillRecent();
    showTitle();
}

bool DocumentFiles::isModified() const { return m_session.document() != m_saved; }

QString DocumentFiles::title() const { return m_session.document().isReplaced ? QString() : m_title; }

SavedSession DocumentFiles::current() const {
    return {.title = title(), .document = m_session.document(), .view = m_session.viewState()};
}

// ---- menus

void DocumentFiles::connectActions() {
    const auto on = [this](ActionId id, auto act) { connect(m_window.actions()[id], &QAction::triggered, this, act); };
    on(ActionId::NewFile, &DocumentFiles::newDocument);
    on(ActionId::OpenFile, &DocumentFiles::chooseAndOpen);
    on(ActionId::SaveFile, &DocumentFiles::save);
    on(ActionId::SaveFileAs, &DocumentFiles::saveAs);
}

void DocumentFiles::fillExamples() {
    QMenu* menu = m_window.topBar().examplesMenu();
    auto* lessons = new QMenu(tr("Lessons"), menu);
    fillLessons(*lessons);
    menu->addMenu(lessons);
    menu->addSeparator();
    auto* networks = new QMenu(tr("Networks to train"), menu);
    auto* surfaces = new QMenu(tr("Surfaces to descend"), menu);
    std::vector<PracticeExample> toPractise;
    for (SavedSession& example : examples()) {
        if (example.view.workspace == Workspace::Step) toPractise.push_back({example.title, example.document});
        QMenu* home = example.view.workspace == Workspace::Train      ? networks
                      : example.view.workspace == Workspace::Optimize ? surfaces
                                                                      : menu;
        QAction* action = home->addAction(example.title);
        connect(action, &QAction::triggered, this, [this, example = std::move(example)] { openExample(example); });
    }
    m_window.practice().setExamples(std::move(toPractise));
    menu->addSeparator();
    menu->addMenu(networks);
    menu->addMenu(surfaces);
    menu->addAction(m_window.actions()[ActionId::ActivationGallery]);
}

void DocumentFiles::fillLessons(QMenu& menu) {
    for (ShippedLesson& shipped : shippedLessons()) {
        QAction* action = menu.addAction(toQString(shipped.lesson.title));
        connect(action, &QAction::triggered, this, [this, lesson = std::move(shipped.lesson)] { openLesson(lesson); });
    }
}

void DocumentFiles::fillRecent() {
    QMenu* menu = m_window.topBar().recentMenu();
    menu->clear();
    for (const QString& path : m_settings.get(setting::recentFiles)) {
        QAction* action = menu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { openPath(path); });
    }
    menu->setToolTipsVisible(true);
    menu->setEnabled(!menu->isEmpty());
}

void DocumentFiles::remember(const QString& path) {
    QStringList paths = m_settings.get(setting::recentFiles);
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.set(setting::recentFiles, paths.mid(0, mostRecentFiles));
    fillRecent();
}

// ---- opening

void DocumentFiles::newDocument() {
    if (mayReplace()) adopt({.view = {.workspace = m_session.workspace()}}, {});
}

void DocumentFiles::chooseAndOpen() {
    const QString path =
        QFileDialog::getOpenFileName(&m_window, tr("Open a session or a lesson"),
                                     startFolder(m_path, m_settings.get(setting::recentFiles)), openFilter());
    if (!path.isEmpty()) openPath(path);
}

bool DocumentFiles::openPath(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (isLesson(absolute)) {
        const Result<Lesson, QString> lesson = loadLesson(absolute);
        if (!lesson) QMessageBox::warning(&m_window, tr("This lesson cannot be opened"), lesson.error());
        if (!lesson || !openLesson(*lesson)) return false;
        remember(absolute);
        return true;
    }
    Result<SavedSession, QString> session = loadSession(absolute);
    if (session) {
        if (!mayReplace()) return false;
        session = loadSession(absolute);  // what was saved just now may be this file
    }
    if (!session) {
        QMessageBox::warning(
            &m_window, tr("This session cannot be opened"),
            session.error() + QStringLiteral("\n\n") +
                tr("Nothing was changed. If the file is damaged, open an earlier copy of it; if another "
                   "program wrote it, open it there."));
        return false;
    }
    adopt(*session, absolute);
    remember(absolute);
    return true;
}

// A program to step through can be compared as well: whoever looks at that stays there.
bool DocumentFiles::openExample(const SavedSession& example) {
    if (!mayReplace()) return false;
    SavedSession opened = example;
    const bool isComparing = m_session.workspace() == Workspace::Compare;
    if (isComparing && example.view.workspace == Workspace::Step) opened.view.workspace = Workspace::Compare;
    adopt(opened, {});
    return true;
}

bool DocumentFiles::openLesson(const Lesson& lesson) {
    Result<std::vector<SavedSession>, QString> stages = stagesOf(lesson);
    if (!stages) {
        QMessageBox::warning(&m_window, tr("This lesson cannot be opened"), stages.error());
        return false;
    }
    if (!mayReplace()) return false;
    m_window.lesson().open(lesson, std::move(*stages));
    return true;
}

void DocumentFiles::takeLesson() {
    m_path.clear();
    m_title = toQString(m_window.lesson().lesson().title);
    m_saved = m_session.document();
    m_fingerprint.clear();
    m_recovery.forget();
    showTitle();
}

void DocumentFiles::adopt(const SavedSession& session, const QString& path) {
    m_path = path;
    m_title = session.title;
    m_saved = session.document;
    m_fingerprint = path.isEmpty() ? QByteArray() : fingerprintOf(path);
    m_session.open(session.document, session.view);
    m_recovery.forget();
    showTitle();
}

// ---- saving

bool DocumentFiles::save() {
    switch (m_path.isEmpty() ? Place::Elsewhere : placeToSave()) {
        case Place::Here: return saveTo(m_path);
        case Place::Elsewhere: return saveAs();
        case Place::Nowhere: break;
    }
    return false;
}

bool DocumentFiles::saveAs() {
    const QString folder = startFolder(m_path, m_settings.get(setting::recentFiles));
    QFileDialog dialog(&m_window, tr("Save the session"), folder, fileFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);  // asks before it replaces another file
    dialog.setDefaultSuffix(ending);
    dialog.selectFile(m_path.isEmpty() ? (title().isEmpty() ? tr("program") : title()) : QFileInfo(m_path).fileName());
    return dialog.exec() == QDialog::Accepted && saveTo(dialog.selectedFiles().first());
}

// The file may have been changed by another program since it was read here.
DocumentFiles::Place DocumentFiles::placeToSave() {
    if (!QFileInfo::exists(m_path) || fingerprintOf(m_path) == m_fingerprint) return Place::Here;
    QMessageBox box(
        QMessageBox::Warning, tr("The file was changed"),
        tr("“%1” was changed by another program since it was opened here.").arg(QFileInfo(m_path).fileName()),
        QMessageBox::Cancel, &m_window);
    QPushButton* overwrite = box.addButton(tr("Replace it"), QMessageBox::DestructiveRole);
    QPushButton* elsewhere = box.addButton(tr("Save as …"), QMessageBox::AcceptRole);
    box.setDefaultButton(elsewhere);
    box.exec();
    if (box.clickedButton() == elsewhere) return Place::Elsewhere;
    return box.clickedButton() == overwrite ? Place::Here : Place::Nowhere;
}

bool DocumentFiles::saveTo(const QString& path) {
    const QString absolute = QFileInfo(path).absoluteFilePath();
    SavedSession session = current();
    session.title.clear();
    if (const std::optional<QString> problem = saveSession(absolute, session)) {
        QMessageBox::warning(&m_window, tr("The session is not saved"), *problem);
        return false;
    }
    m_path = absolute;
    m_title.clear();
    m_saved = session.document;
    m_fingerprint = fingerprintOf(absolute);
    m_autosave.stop();
    m_recovery.forget();
    remember(absolute);
    showTitle();
    return true;
}

bool DocumentFiles::mayReplace() {
    if (!isModified()) return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("Save the changes to “%1”?").arg(m_window.documentName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box.button(QMessageBox::Discard)->setText(tr("Don’t save"));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
        case QMessageBox::Save: return save();
        case QMessageBox::Discard: return true;
        default: return false;
    }
}

void DocumentFiles::showTitle() {
    const QString name = !m_path.isEmpty()   ? QFileInfo(m_path).completeBaseName()
                         : title().isEmpty() ? tr("Untitled")
                                             : title();
    m_window.setDocument(name, isModified());
}

// ---- recovery

void DocumentFiles::onEdited() {
    showTitle();
    if (!m_autosave.isActive()) m_autosave.start();
}

void DocumentFiles::keepCopy() {
    if (isModified()) m_recovery.keep({current(), m_path});
    else m_recovery.forget();
}

void DocumentFiles::offerRecovery() {
    const std::optional<RecoveredWork> work = m_recovery.takeOrphan();
    if (!work) return;
    const QString name =
        work->path.isEmpty() ? tr("a session that was never saved") : tr("“%1”").arg(QFileInfo(work->path).fileName());
    QMessageBox box(QMessageBox::Question, tr("Restore unsaved work?"),
                    tr("The program did not end properly. There are unsaved changes to %1.").arg(name),
                    QMessageBox::NoButton, &m_window);
    QPushButton* restore = box.addButton(tr("Restore"), QMessageBox::AcceptRole);
    QPushButton* discard = box.addButton(tr("Delete them"), QMessageBox::DestructiveRole);
    box.addButton(tr("Ask again later"), QMessageBox::RejectRole);
    box.setDefaultButton(restore);
    box.exec();
    if (box.clickedButton() == restore && mayReplace()) {
        adopt(work->session, work->path);
        m_saved = {};  // differs from what any file holds until it is saved
        m_fingerprint.clear();
        showTitle();
        keepCopy();
        m_recovery.discardOrphan();
    } else if (box.clickedButton() == discard) {
        m_recovery.discardOrphan();
    }
}

// ---- the window's events

bool DocumentFiles::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &m_window) return false;
    switch (event->type()) {
        case QEvent::Close:
            if (mayReplace()) {
                m_autosave.stop();
                m_recovery.forget();
                return false;
            }
            event->ignore();
            return true;
        case QEvent::DragEnter:
        case QEvent::Drop: {
            auto* drop = static_cast<QDropEvent*>(event);
            const QString path = droppedFile(*drop->mimeData());
            if (path.isEmpty()) return false;
            drop->acceptProposedAction();
            // The drag ends before any question is asked.
            if (event->type() == QEvent::Drop)
                QMetaObject::invokeMethod(
                    this, [this, path] { openPath(path); }, Qt::QueuedConnection);
            return true;
        }
        default: return false;
    }
}

}  // namespace wengert
