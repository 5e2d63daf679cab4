#include "ui/workspaces/step/program_panel.h"

#include <QActionGroup>
#include <QMenu>
#include <QVBoxLayout>
#include <set>

#include "ui/editor/program_editor.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/themed_layout.h"

namespace wengert {
namespace {

constexpr std::size_t mostOutputs = 40;  // in the menu

QString counted(std::size_t count, const QString& one, const QString& many) {
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

}  // namespace

ProgramPanel::ProgramPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_card(new Card(themes, tr("Program"))),
      m_title(new QuietButton(themes, {}, TextStyle::Heading)),
      m_editor(new ProgramEditor(session, themes)),
      m_status(new IconLine(themes)),
      m_note(new IconLine(themes)) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    column->addWidget(m_editor);
    column->addWidget(m_status);
    column->addWidget(m_note);
    m_card->setContent(content);
    m_card->setSecondaryWidget(m_title);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, QStringLiteral("program"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    m_note->setClickable(true);
    setTitle({});
    makeMenu();
    connect(m_editor, &ProgramEditor::shownDiagnosticChanged, this, &ProgramPanel::showStatus);
    connect(&session, &Session::sourceChanged, this, &ProgramPanel::showStatus);
    connect(&session, &Session::documentChanged, this, &ProgramPanel::showNote);
    connect(m_status, &QAbstractButton::clicked, this, [this] {
        if (m_editor->shownDiagnostic()) m_editor->goTo(*m_editor->shownDiagnostic());
    });
    connect(m_note, &QAbstractButton::clicked, this, [this] {
        m_isNoteOpen = !m_isNoteOpen;
        showNote();
    });
    showStatus();
    showNote();
}

void ProgramPanel::setTitle(const QString& title) {
    m_title->setText(title.isEmpty() ? tr("Examples") : title);
    m_title->setToolTip(tr("Open an example"));
    m_title->setAccessibleName(tr("Examples"));
    m_title->updateGeometry();
}

void ProgramPanel::setExamplesMenu(QMenu* menu) { m_title->setPopup(menu); }

void ProgramPanel::setMaximumGrowth(int most) { m_editor->setMaximumGrowth(most); }

void ProgramPanel::focusEditor() {
    m_card->setFolded(false);
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

void ProgramPanel::append(QWidget* part) { m_card->content()->layout()->addWidget(part); }

QMenu* ProgramPanel::exportMenu() const { return m_card->menu(); }

void ProgramPanel::makeMenu() {
    QMenu& menu = *m_card->menu();
    menu.setTitle(tr("Program"));
    QAction* share = menu.addAction(tr("Share repeated subexpressions"));
    share->setCheckable(true);
    connect(share, &QAction::triggered, &m_session, &Session::setShareSubexpressions);
    QMenu* output = menu.addMenu(tr("Output"));
    QAction* removeNote = menu.addAction(tr("Remove note"), &m_session, &Session::removeNote);
    connect(&menu, &QMenu::aboutToShow, this, [this, share, output, removeNote] {
        removeNote->setEnabled(!m_session.document().note.isEmpty());
        share->setChecked(m_session.document().shareSubexpressions);
        output->setEnabled(!m_session.program().isEmpty());
    });
    connect(output, &QMenu::aboutToShow, this, [this, output] { fillOutputMenu(*output); });
    addExportActions(menu, m_themes,
                     {.fileName = QStringLiteral("program"),
                      .text = [this] { return m_session.document().text; },
                      .size = [this] { return m_editor->pictureSize(); },
                      .paint = [this](QPainter& painter, const QRectF&) { m_editor->paintPicture(painter); }});
}

// The assigned names, the last first: it is the output unless another one is chosen.
void ProgramPanel::fillOutputMenu(QMenu& menu) {
    menu.clear();
    auto* group = new QActionGroup(&menu);
    std::set<std::string_view> seen;
    const std::vector<Statement>& statements = m_session.compilation().syntax.statements;
    for (auto statement = statements.rbegin(); statement != statements.rend() && seen.size() < mostOutputs;
         ++statement) {
        if (statement->isLiteral || !seen.insert(statement->name).second) continue;
        const QString name = toQString(statement->name);
        const QString choice = seen.size() == 1 ? QString() : name;
        QAction* action = group->addAction(choice.isEmpty() ? tr("%1 (the last)").arg(name) : name);
        action->setCheckable(true);
        action->setChecked(name == toQString(m_session.program().outputName()));
        connect(action, &QAction::triggered, &m_session, [this, choice] { m_session.setOutput(choice); });
    }
    menu.addActions(group->actions());
}

void ProgramPanel::showStatus() {
    const std::optional<Diagnostic>& diagnostic = m_editor->shownDiagnostic();
    const Program& program = m_session.program();
    m_status->setClickable(diagnostic.has_value());
    if (diagnostic)
        m_status->showLine(QStringLiteral("warning"), toQString(toText(*diagnostic)), IconLine::Tone::Error);
    else if (m_session.isCompiling()) m_status->showLine({}, tr("Reading the program …"));
    else if (program.isEmpty()) m_status->showLine({}, tr("Type a formula, or open an example."));
    else
        m_status->showLine(QStringLiteral("check"),
                           counted(program.stepCount(), tr("step"), tr("steps")) + QStringLiteral(" · ") +
                               counted(program.inputs().size(), tr("input"), tr("inputs")) + tr(" · 1 output"));
}

void ProgramPanel::showNote() {
    const QString& note = m_session.document().note;
    m_note->setVisible(!note.isEmpty());
    m_note->setWraps(m_isNoteOpen);
    m_note->showLine(m_isNoteOpen ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), note);
    m_note->setToolTip(m_isNoteOpen ? tr("Fold the note") : tr("Read the note"));
}

}  // namespace wengert
