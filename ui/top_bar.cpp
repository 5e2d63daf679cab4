#include "ui/top_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <algorithm>

#include "ui/widgets/elided_label.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/segmented_control.h"

namespace wengert {

TopBar::TopBar(const Actions& actions, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      m_themes(themes),
      m_layout(new QHBoxLayout(this)),
      m_title(new QLabel(QStringLiteral("Wengert"))),
      m_switch(makeSwitch(actions)),
      m_workspaces(makeWorkspaceMenu(actions)),
      m_document(new ElidedLabel),
      m_recent(new QMenu(tr("Open recent"), this)),
      m_examples(new QMenu(this)),
      m_export(new QMenu(this)) {
    m_document->setProperty("role", QStringLiteral("muted"));
    m_layout->addWidget(m_title);
    m_layout->addSpacing(themes.theme().space.s);
    m_layout->addWidget(m_switch);
    m_layout->addWidget(m_workspaces);
    m_layout->addSpacing(themes.theme().space.s);
    m_layout->addWidget(m_document, 1);
    m_undo = addIconButton(QStringLiteral("undo"), actions[ActionId::Undo]);
    m_redo = addIconButton(QStringLiteral("redo"), actions[ActionId::Redo]);
    addMenuButton(tr("File"), makeFileMenu(actions));
    addMenuButton(tr("Examples"), m_examples);
    addMenuButton(tr("Export"), m_export);
    auto* projector = new QuietButton(themes, {});
    projector->setDefaultAction(actions[ActionId::Projector]);
    m_layout->addWidget(projector);
    m_projector = projector;
    m_projectorIcon = addIconButton(QStringLiteral("projector"), actions[ActionId::Projector]);
    addIconButton(QStringLiteral("panel-left"), actions[ActionId::LeftColumn]);
    addIconButton(QStringLiteral("panel-right"), actions[ActionId::RightColumn]);
    addIconButton(QStringLiteral("help"), actions[ActionId::Help]);
    auto* appearance = new IconButton(themes, QStringLiteral("contrast"), tr("Appearance"));
    appearance->setMenu(makeAppearanceMenu(actions));
    appearance->setPopupMode(QToolButton::InstantPopup);
    m_layout->addWidget(appearance);

    connect(&themes, &ThemeManager::changed, this, &TopBar::retheme);
    retheme();
}

void TopBar::setDocument(const QString& name, bool modified) {
    m_document->setText(modified ? tr("%1 · not saved").arg(name) : name);
}

QWidget* TopBar::makeSwitch(const Actions& actions) {
    auto* control = new SegmentedControl(m_themes);
    control->setAccessibleName(tr("Workspace"));
    for (const WorkspaceRow& row : allWorkspaces) {
        const int index = control->count();
        QAction* action = actions[static_cast<ActionId>(static_cast<int>(ActionId::StepWorkspace) + index)];
        control->addSegment(tr(row.title));
        control->segment(index)->setToolTip(action->text());
        connect(action, &QAction::toggled, control, [control, index](bool checked) {
            if (checked) control->setCurrentIndex(index);
        });
        if (action->isChecked()) control->setCurrentIndex(index);
        connect(control, &SegmentedControl::currentChanged, action, [action, index](int current) {
            if (current == index && !action->isChecked()) action->trigger();
        });
    }
    return control;
}

QuietButton* TopBar::makeWorkspaceMenu(const Actions& actions) {
    auto* button = new QuietButton(m_themes, {});
    auto* menu = new QMenu(button);
    button->setPopup(menu);
    button->setAccessibleName(tr("Workspace"));
    for (const WorkspaceRow& row : allWorkspaces) {
        const int index = static_cast<int>(ActionId::StepWorkspace) + static_cast<int>(row.workspace);
        QAction* action = actions[static_cast<ActionId>(index)];
        menu->addAction(action);
        const auto show = [button, action, title = tr(row.title)] {
            if (!action->isChecked()) return;
            button->setText(title);
            button->updateGeometry();
        };
        connect(action, &QAction::toggled, button, show);
        show();
    }
    return button;
}

QMenu* TopBar::makeFileMenu(const Actions& actions) {
    auto* menu = new QMenu(this);
    menu->addAction(actions[ActionId::NewFile]);
    menu->addAction(actions[ActionId::OpenFile]);
    menu->addMenu(m_recent);
    menu->addSeparator();
    menu->addAction(actions[ActionId::SaveFile]);
    menu->addAction(actions[ActionId::SaveFileAs]);
    menu->addSeparator();
    menu->addAction(actions[ActionId::EditProgram]);
    menu->addAction(actions[ActionId::ShareSubexpressions]);
    menu->addSeparator();
    menu->addAction(actions[ActionId::Shortcuts]);
    menu->addAction(actions[ActionId::Quit]);
    return menu;
}

QMenu* TopBar::makeAppearanceMenu(const Actions& actions) {
    using enum ActionId;
    auto* menu = new QMenu(this);
    for (const ActionId id : {LightTheme, DarkTheme, SystemTheme}) menu->addAction(actions[id]);
    menu->addSeparator();
    for (const ActionId id : {LargerText, SmallerText, NormalText}) menu->addAction(actions[id]);
    menu->addSeparator();
    for (const ActionId id : {NotationBars, NotationDeltas}) menu->addAction(actions[id]);
    return menu;
}

void TopBar::addMenuButton(const QString& text, QMenu* menu) {
    auto* button = new QuietButton(m_themes, text);
    button->setPopup(menu);
    m_layout->addWidget(button);
}

QWidget* TopBar::addIconButton(const QString& icon, QAction* action) {
    auto* button = new IconButton(m_themes, icon, action->text());
    button->setDefaultAction(action);
    m_layout->addWidget(button);
    return button;
}

int TopBar::widthWithout(std::initializer_list<const QWidget*> left) const {
    const QMargins margins = m_layout->contentsMargins();
    int width = margins.left() + margins.right() - m_layout->spacing();
    for (int i = 0; i < m_layout->count(); ++i) {
        const QWidget* part = m_layout->itemAt(i)->widget();
        if (std::ranges::find(left, part) != left.end()) continue;
        width += (part ? part->minimumSizeHint() : m_layout->itemAt(i)->minimumSize()).width() + m_layout->spacing();
    }
    return width;
}

QSize TopBar::minimumSizeHint() const {
    return {widthWithout({m_title, m_projector, m_undo, m_redo, m_switch}), height()};
}

void TopBar::resizeEvent(QResizeEvent*) { fit(); }

// The program's name goes first where there is little room, then words become icons, then what has well-known keys.
void TopBar::fit() {
    const bool hasName = width() >= widthWithout({m_projector, m_workspaces});
    const bool hasWords = width() >= widthWithout({m_title, m_projectorIcon, m_workspaces});
    m_title->setVisible(hasName);
    m_projector->setVisible(hasWords);
    m_projectorIcon->setVisible(!hasWords);
    const bool hasHistory = width() >= widthWithout({m_title, m_projector, m_workspaces});
    const bool hasSwitch = width() >= widthWithout({m_title, m_projector, m_undo, m_redo, m_workspaces});
    m_switch->setVisible(hasSwitch);
    m_workspaces->setVisible(!hasSwitch);
    m_undo->setVisible(hasHistory);
    m_redo->setVisible(hasHistory);
}

void TopBar::retheme() {
    const Theme& theme = m_themes.theme();
    m_title->setFont(theme.font(TextStyle::Title));
    m_layout->setContentsMargins(theme.space.l, 0, theme.space.m, 0);
    m_layout->setSpacing(theme.space.s);
    setFixedHeight(theme.px(48));
    fit();
    update();
}

void TopBar::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    const int line = std::max(1, qRound(theme.stroke(1)));
    QPainter painter(this);
    painter.fillRect(rect(), theme.card);
    painter.fillRect(QRect(0, height() - line, width(), line), theme.line);
}

}  // namespace wengert
