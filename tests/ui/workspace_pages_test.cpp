// Workspaces are made when they are first shown: from whichever the window begins with, the others come into its
// place, with the keys, and nothing opens as a window of its own.
#include <QTemporaryDir>
#include <QtTest>

#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/workspaces/workspace_page.h"

using namespace wengert;
using namespace Qt::StringLiterals;

namespace {

// What becomes visible as a window.
class ShownWindows final : public QObject {
 public:
    QList<QObject*> others(const QWidget& expected) const {
        QList<QObject*> found = m_shown;
        found.removeAll(const_cast<QWidget*>(&expected));
        return found;
    }

 protected:
    bool eventFilter(QObject* object, QEvent* event) override {
        const auto* widget = qobject_cast<QWidget*>(object);
        if (event->type() == QEvent::Show && widget && widget->isWindow()) m_shown << object;
        return false;
    }

 private:
    QList<QObject*> m_shown;
};

}  // namespace

class WorkspacePagesTest final : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyWorkspaceComesIntoItsPlace_data() {
        QTest::addColumn<int>("first");
        for (const WorkspaceRow& row : allWorkspaces) QTest::addRow("%s", row.title) << int(row.workspace);
    }
    void everyWorkspaceComesIntoItsPlace() {
        QFETCH(int, first);
        const QTemporaryDir folder;
        ThemeManager themes;
        Settings settings(folder.filePath(u"settings.ini"_s));
        Session session;
        session.open({.text = u"f = x^2 - y^2"_s}, {.workspace = Workspace(first)});
        ShownWindows shown;
        qApp->installEventFilter(&shown);
        MainWindow window(session, themes, settings);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(window.findChildren<WorkspacePage*>().size(), 1);
        for (const WorkspaceRow& row : allWorkspaces) {
            session.setWorkspace(row.workspace);
            QCoreApplication::processEvents();
            int visible = 0;
            for (const WorkspacePage* page : window.findChildren<WorkspacePage*>()) {
                if (!page->isVisible()) continue;
                ++visible;
                QVERIFY2(page->isAncestorOf(QApplication::focusWidget()), row.title);
            }
            QCOMPARE(visible, 1);
        }
        QCOMPARE(shown.others(window).size(), 0);
        QCOMPARE(QApplication::activeWindow(), &window);
    }
};

QTEST_MAIN(WorkspacePagesTest)
#include "workspace_pages_test.moc"
