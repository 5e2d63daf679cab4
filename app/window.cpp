#include "app/window.h"

#include <QApplication>

#include "app/document_files.h"
#include "app/session_file.h"
#include "ui/icons.h"
#include "ui/settings.h"

namespace wengert {

int runWindow(int argc, char** argv, const std::string& file) {
    QApplication app(argc, argv);
    app.setApplicationName(QStringLiteral("wengert"));
    app.setApplicationDisplayName(QStringLiteral("Wengert"));
    app.setApplicationVersion(QStringLiteral(WENGERT_VERSION));
    app.setDesktopFileName(QStringLiteral("wengert"));
    app.setWindowIcon(applicationIcon());

    Settings settings;
    ThemeManager themes;
    themes.follow(settings);
    Session session;
    MainWindow window(session, themes, settings, PracticeHistory::defaultPath());
    DocumentFiles files(window, session, settings, Recovery::defaultDirectory());
    if (const auto all = examples(); !all.empty()) files.openExample(all.front());
    window.show();
    if (!file.empty()) files.openPath(QString::fromLocal8Bit(file.c_str()));
    QMetaObject::invokeMethod(&files, &DocumentFiles::offerRecovery, Qt::QueuedConnection);
    return app.exec();
}

}  // namespace wengert
