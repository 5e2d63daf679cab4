#include "ui/workspaces/practice/check_dialog.h"

#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/practice/practice_session.h"
#include "ui/save_file.h"
#include "ui/theme_manager.h"

namespace wengert {
namespace {

const QString windowName = QStringLiteral("checkMyWork");

class CheckDialog final : public QDialog {
 public:
    CheckDialog(QWidget& parent, PracticeSession& practice, const ThemeManager& themes)
        : QDialog(&parent), m_practice(practice), m_text(new QPlainTextEdit), m_verdict(new QLabel) {
        setWindowTitle(PracticeSession::tr("Check my work"));
        setObjectName(windowName);
        setAttribute(Qt::WA_DeleteOnClose);
        auto* how = new QLabel(PracticeSession::tr(
            "A row a line: its name, then your answer, as in “s2, 396”. Of an algorithm, a statement a line."));
        how->setWordWrap(true);
        how->setProperty("role", QStringLiteral("muted"));
        m_text->setTabChangesFocus(true);
        m_text->setAccessibleName(PracticeSession::tr("Filled table"));
        m_verdict->setWordWrap(true);
        m_verdict->setMinimumHeight(3 * fontMetrics().lineSpacing());
        m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        auto* open = new QPushButton(PracticeSession::tr("Open a file …"));
        auto* check = new QPushButton(PracticeSession::tr("Check"));
        auto* close = new QPushButton(PracticeSession::tr("Close"));
        open->setAutoDefault(false);
        close->setAutoDefault(false);
        check->setDefault(true);
        auto* buttons = new QHBoxLayout;
        buttons->addWidget(open);
        buttons->addStretch(1);
        buttons->addWidget(close);
        buttons->addWidget(check);
        auto* layout = new QVBoxLayout(this);
        layout->addWidget(how);
        layout->addWidget(m_text, 1);
        layout->addWidget(m_verdict);
        layout->addLayout(buttons);
        const auto retheme = [this, &themes] { m_text->setFont(themes.theme().font(TextStyle::Code)); };
        connect(&themes, &ThemeManager::changed, this, retheme);
        retheme();
        connect(open, &QPushButton::clicked, this, [this] { openFile(); });
        connect(check, &QPushButton::clicked, this,
                [this] { m_verdict->setText(m_practice.checkTable(m_text->toPlainText())); });
        connect(close, &QPushButton::clicked, this, &QDialog::close);
        resize(QSize(46, 26) * fontMetrics().height() * 0.8);
    }

 private:
    void openFile() {
        const QString path = QFileDialog::getOpenFileName(this, windowTitle(), documentsFolder());
        if (path.isEmpty()) return;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            m_verdict->setText(file.errorString());
            return;
        }
        m_text->setPlainText(QString::fromUtf8(file.read(qint64(maximumTableBytes) + 1)));
        m_verdict->setText(m_practice.checkTable(m_text->toPlainText()));
    }

    PracticeSession& m_practice;
    QPlainTextEdit* m_text;
    QLabel* m_verdict;
};

}  // namespace

void showCheckDialog(QWidget& parent, PracticeSession& practice, const ThemeManager& themes) {
    auto* window = parent.findChild<QDialog*>(windowName, Qt::FindDirectChildrenOnly);
    if (!window) window = new CheckDialog(parent, practice, themes);
    window->show();
    window->raise();
    window->activateWindow();
}

}  // namespace wengert
