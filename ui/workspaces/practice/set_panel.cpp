#include "ui/workspaces/practice/set_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/actions.h"
#include "ui/text.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/practice/check_dialog.h"
#include "ui/workspaces/practice/sheet_dialog.h"

namespace wengert {

SetPanel::SetPanel(PracticeSession& practice, const Actions& actions, const ThemeManager& themes, Settings& settings)
    : FormCard(themes, settings, tr("This set"), QStringLiteral("practice/set")),
      m_practice(practice),
      m_firstTry(addCount(tr("right at first try"))),
      m_another(addCount(tr("after another try"))),
      m_hinted(addCount(tr("after a hint"))),
      m_slip(addCount(tr("most common slip"))),
      m_all(new QLabel) {
    card().setSecondaryText(tr("finished exercises"));
    m_all->setWordWrap(true);
    m_all->setProperty("role", QStringLiteral("muted"));
    addWide(m_all);
    auto* buttons = new QWidget;
    auto* layout = new QVBoxLayout(buttons);
    layout->setContentsMargins(0, themes.theme().space.s, 0, 0);
    setThemedSpacing(*layout, themes, &Spacing::s);
    auto* check = new QPushButton(tr("Check my work …"));
    auto* sheet = new QPushButton(tr("Class sheet (PDF) …"));
    for (QPushButton* button : {check, sheet}) {
        button->setAutoDefault(false);
        layout->addWidget(button, 0, Qt::AlignLeft);
    }
    addWide(buttons);
    check->setToolTip(actions[ActionId::CheckWork]->shortcut().toString(QKeySequence::NativeText));
    connect(check, &QPushButton::clicked, actions[ActionId::CheckWork], &QAction::trigger);
    connect(actions[ActionId::CheckWork], &QAction::triggered, this,
            [this, &themes] { showCheckDialog(*this, m_practice, themes); });
    connect(sheet, &QPushButton::clicked, this, [this] { showSheetDialog(*this, m_practice); });
    for (const auto signal :
         {&PracticeSession::exerciseChanged, &PracticeSession::answersChanged, &PracticeSession::setChanged})
        connect(&practice, signal, this, &SetPanel::refresh);
    connect(&practice, &PracticeSession::failed, this, [this](const QString& problem) { m_all->setText(problem); });
    refresh();
}

QLabel* SetPanel::addCount(const QString& name) {
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(name);
    auto* value = new ElidedLabel;
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    value->setAccessibleName(name);
    layout->addWidget(label);
    layout->addWidget(value, 1);
    addWide(row);
    return value;
}

QString SetPanel::firstTry() const { return m_firstTry->text(); }

void SetPanel::refresh() {
    m_firstTry->setText(QString::number(m_practice.count(PracticeOutcome::FirstTry)));
    m_another->setText(QString::number(m_practice.count(PracticeOutcome::AnotherTry)));
    m_hinted->setText(
        QString::number(m_practice.count(PracticeOutcome::WithHint) + m_practice.count(PracticeOutcome::Shown)));
    const QString slip = m_practice.commonSlip();
    m_slip->setText(slip.isEmpty() ? notComputed() : slip);
    const PracticeHistory& history = m_practice.history();
    const std::size_t count = history.entries().size();
    m_all->setText(tr("In all: %1, %2 right at first try")
                       .arg(count == 1 ? tr("1 exercise") : tr("%1 exercises").arg(count))
                       .arg(history.count(PracticeOutcome::FirstTry)));
    m_all->setVisible(count > 0);
}

}  // namespace wengert
