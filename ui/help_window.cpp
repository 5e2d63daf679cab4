#include "ui/help_window.h"

#include <QDialog>
#include <QFile>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "core/ops/table.h"
#include "ui/text.h"

namespace wengert {
namespace {

QString readResource(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString cell(QString text) {
    return text.replace(QLatin1Char('|'), QStringLiteral("\\|")).replace(QLatin1Char('*'), QStringLiteral("\\*"));
}

QString spelling(const OpRow& row) {
    QStringList names{toQString(row.notation == Notation::Function ? row.name
                                : row.ascii.empty()                ? (row.symbol.empty() ? row.name : row.symbol)
                                                                   : row.ascii)};
    for (const std::string_view alias : row.aliases)
        if (!alias.empty()) names += toQString(alias);
    return names.join(QStringLiteral(", "));
}

// One line an operation: how it is typed, what it is, what the backward pass does there.
QString operationTable() {
    QString text = QStringLiteral("\n## The operations\n\n| typed | meaning | backward |\n|---|---|---|\n");
    for (const Op& op : allOps())
        if (op.arity > 0)
            text += QStringLiteral("| %1 | %2 | %3 |\n")
                        .arg(cell(spelling(*op.row)), cell(toQString(op.row->summary)), cell(toQString(op.row->gate)));
    return text;
}

class HelpWindow final : public QDialog {
 public:
    HelpWindow(QWidget& parent, const ThemeManager& themes, const QString& title, const QString& markdown)
        : QDialog(&parent), m_browser(new QTextBrowser), m_themes(themes), m_markdown(markdown) {
        setWindowTitle(title);
        setObjectName(title);
        setAttribute(Qt::WA_DeleteOnClose);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_browser);
        connect(&themes, &ThemeManager::changed, this, [this] { retheme(); });
        retheme();
        resize(m_themes.theme().px(640), m_themes.theme().px(720));
    }

 private:
    void retheme() {
        const Theme& theme = m_themes.theme();
        m_browser->document()->setDefaultFont(theme.font());
        m_browser->document()->setDocumentMargin(theme.px(24));
        m_browser->setMarkdown(m_markdown);
    }

    QTextBrowser* m_browser;
    const ThemeManager& m_themes;
    QString m_markdown;
};

}  // namespace

QString helpText() {
    return readResource(QStringLiteral(":/help/help.md")) + QLatin1Char('\n') +
           readResource(QStringLiteral(":/help/language.md")) + operationTable() + QLatin1Char('\n') +
           readResource(QStringLiteral(":/help/lessons.md"));
}

QString shortcutsText(const Actions& actions) {
    QString text;
    for (const ActionGroup group : allActionGroups) {
        text += QStringLiteral("## %1\n\n| command | keys |\n|---|---|\n").arg(groupTitle(group));
        for (const auto& [action, words] : actions.inGroup(group)) {
            QStringList keys;
            for (const QKeySequence& key : action->shortcuts()) keys += key.toString(QKeySequence::NativeText);
            if (!keys.isEmpty())
                text += QStringLiteral("| %1 | %2 |\n").arg(cell(words), cell(keys.join(QStringLiteral("  or  "))));
        }
        text += QLatin1Char('\n');
    }
    return text;
}

void showHelpWindow(QWidget& parent, const ThemeManager& themes, const QString& title, const QString& markdown) {
    auto* window = parent.findChild<QDialog*>(title, Qt::FindDirectChildrenOnly);
    if (!window) window = new HelpWindow(parent, themes, title, markdown);
    window->show();
    window->raise();
    window->activateWindow();
}

}  // namespace wengert
