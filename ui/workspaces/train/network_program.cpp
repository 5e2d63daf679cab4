#include "ui/workspaces/train/network_program.h"

#include <QVBoxLayout>

#include "ui/text.h"
#include "ui/training/training_session.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/train/train_panel.h"

namespace wengert {
namespace {

constexpr int mostGrowth = 280;  // of the 100 % design

}  // namespace

NetworkEditor::NetworkEditor(TrainingSession& training, QUndoStack& history, const ThemeManager& themes)
    : SourceEditor(history, themes, nullptr), m_training(training) {
    setAccessibleName(tr("The network’s program"));
    const auto takeNetwork = [this] { takeText(m_training.programText()); };
    const auto takeProblem = [this] {
        const auto& problem = m_training.problem();
        takeDiagnostic(problem ? problem->inProgram : std::nullopt);
    };
    connect(&training, &TrainingSession::documentChanged, this, takeNetwork);
    connect(&training, &TrainingSession::stateChanged, this, takeProblem);
    takeNetwork();
    takeProblem();
}

// A text like that of the picked network is the picked network again. An empty one is kept as a line's end, since
// nothing stands for the picked one.
void NetworkEditor::giveText(const QString& text) {
    TrainingDocument next = m_training.document();
    next.programText.clear();
    const Result<std::string> picked = programText(next.architecture);
    if (!picked || toQString(*picked) != text) next.programText = text.isEmpty() ? QStringLiteral("\n") : text;
    m_training.edit(tr("Edit the network’s program"), next, int(TrainingEdit::ProgramText));
}

NetworkProgram::NetworkProgram(TrainingSession& training, QUndoStack& history, const ThemeManager& themes)
    : m_training(training),
      m_themes(themes),
      m_editor(new NetworkEditor(training, history, themes)),
      m_status(new IconLine(themes)),
      m_wayBack(new IconLine(themes)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::xs);
    for (QWidget* part : std::initializer_list<QWidget*>{m_editor, m_status, m_wayBack}) column->addWidget(part);
    m_wayBack->setClickable(true);
    m_wayBack->showLine(QStringLiteral("undo"), tr("Back to the network as picked"), IconLine::Tone::Action);
    connect(m_wayBack, &QAbstractButton::clicked, this, [this] {
        TrainingDocument next = m_training.document();
        next.programText.clear();
        m_training.edit(tr("Go back to the network as picked"), next);
    });
    connect(m_status, &QAbstractButton::clicked, this, [this] {
        if (m_editor->shownDiagnostic()) m_editor->goTo(*m_editor->shownDiagnostic());
    });
    connect(m_editor, &SourceEditor::shownDiagnosticChanged, this, &NetworkProgram::showStatus);
    connect(&training, &TrainingSession::documentChanged, this, &NetworkProgram::showStatus);
    connect(&training, &TrainingSession::stateChanged, this, &NetworkProgram::showStatus);
    connect(&themes, &ThemeManager::changed, this, &NetworkProgram::retheme);
    retheme();
    showStatus();
}

// An error in the text waits until typing pauses; what else is wrong is told at once.
void NetworkProgram::showStatus() {
    const bool isPicked = m_training.document().programText.isEmpty();
    const std::optional<TrainingProblem>& problem = m_training.problem();
    const std::optional<Diagnostic>& shown = m_editor->shownDiagnostic();
    const QString inText = shown ? placed(*shown) : QString();
    const QString wrong = problem && !problem->inProgram ? problem->text : inText;
    m_wayBack->setVisible(!isPicked);
    m_status->setClickable(shown.has_value());
    if (!wrong.isEmpty()) m_status->showLine(QStringLiteral("warning"), wrong, IconLine::Tone::Error);
    else
        m_status->showLine({}, isPicked ? tr("As picked. Edit it: any program with an x and parameters can be trained.")
                                        : tr("Edited by hand: it stands for what is picked above."));
}

void NetworkProgram::retheme() { m_editor->setMaximumGrowth(m_themes.theme().px(mostGrowth)); }

}  // namespace wengert
