#include "ui/workspaces/practice/lab_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/actions.h"
#include "ui/workspaces/practice/misconception_lab.h"

namespace wengert {

LabPanel::LabPanel(PracticeSession& practice, const Actions& actions, const ThemeManager& themes, Settings& settings)
    : FormCard(themes, settings, tr("Misconception lab"), QStringLiteral("practice/lab")) {
    auto* question =
        new QLabel(tr("What if the program used = instead of += at a fan-out? Run it beside the right one "
                      "and stop at the first row that differs."));
    question->setWordWrap(true);
    question->setProperty("role", QStringLiteral("muted"));
    addWide(question);
    QAction* action = actions[ActionId::MisconceptionLab];
    auto* open = new QPushButton(tr("Open"));
    open->setAccessibleName(tr("Open the misconception lab"));
    open->setAutoDefault(false);
    open->setToolTip(action->shortcut().toString(QKeySequence::NativeText));
    auto* button = new QWidget;
    auto* layout = new QHBoxLayout(button);
    layout->setContentsMargins(0, themes.theme().space.xs, 0, 0);
    layout->addWidget(open);
    layout->addStretch(1);
    addWide(button);
    connect(open, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::triggered, this,
            [this, &practice] { showMisconceptionLab(*this, practice, this->themes()); });
}

}  // namespace wengert
