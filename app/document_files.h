// Which file the window's session is in: new, open, save, recent files, examples, the question about unsaved
// changes, dropped files, and recovery after a crash. It fills the window's menus and title.
#pragma once

#include <QByteArray>
#include <QTimer>

#include "app/lesson_file.h"
#include "app/recovery.h"
#include "ui/main_window.h"

namespace wengert {

class DocumentFiles final : public QObject {
    Q_OBJECT

 public:
    DocumentFiles(MainWindow& window, Session& session, Settings& settings, const QString& recoveryDirectory);

    const QString& path() const { return m_path; }  // empty: not saved yet
    bool isModified() const;

    // Asks about unsaved changes first. False: the user cancelled, or the file cannot be read.
    bool openPath(const QString& path);
    bool openExample(const SavedSession& example);
    bool openLesson(const Lesson& lesson);
    bool save();
    bool saveAs();
    // Offers the work of a program that did not end properly.
    void offerRecovery();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    void connectActions();
    void fillExamples();
    void fillLessons(QMenu& menu);
    void fillRecent();
    void newDocument();
    void chooseAndOpen();
    bool mayReplace();  // saves or gives up unsaved changes, as the user says
    enum class Place { Here, Elsewhere, Nowhere };
    Place placeToSave();  // asks where the file was changed by another program
    bool saveTo(const QString& path);
    void adopt(const SavedSession& session, const QString& path);
    void takeLesson();  // its document is nothing to be saved
    void remember(const QString& path);
    void showTitle();
    void onEdited();
    void keepCopy();
    SavedSession current() const;
    QString title() const;  // the example's, while it is the program that is shown

    MainWindow& m_window;
    Session& m_session;
    Settings& m_settings;
    Recovery m_recovery;
    QTimer m_autosave;
    QString m_path;
    QString m_title;           // of the example that was opened
    Document m_saved;          // as in the file
    QByteArray m_fingerprint;  // of the file, as it was read or written last
};

}  // namespace wengert
