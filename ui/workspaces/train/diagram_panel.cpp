#include "ui/workspaces/train/diagram_panel.h"

#include <QActionGroup>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/quiet_button.h"
#include "ui/workspaces/train/network_diagram.h"

namespace wengert {
namespace {

QString nameOf(EdgeNumbers shown) {
    return shown == EdgeNumbers::Weights ? DiagramPanel::tr("weights") : DiagramPanel::tr("gradient");
}

}  // namespace

DiagramPanel::DiagramPanel(const TrainingSession& training, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), m_themes(themes), m_diagram(new NetworkDiagram(training, themes)), m_card(new Card(themes, {})) {
    m_card->setContent(m_diagram);
    m_card->menu()->setTitle(tr("Network"));
    addChoices(*m_card->menu());
    addExportActions(*m_card->menu(), themes,
                     {.fileName = QStringLiteral("network"),
                      .csv = [this] { return m_diagram->csv(); },
                      .size = [this] { return QSizeF(m_diagram->size()); },
                      .paint = [this](QPainter& painter, const QRectF& target) { m_diagram->paint(painter, target); }});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
}

QMenu* DiagramPanel::exportMenu() const { return m_card->menu(); }

void DiagramPanel::addChoices(QMenu& menu) {
    const auto add = [&](QActionGroup* group, const QString& text, auto isChosen, auto choose) {
        QAction* action = menu.addAction(text, this, choose);
        action->setCheckable(true);
        group->addAction(action);
        const auto follow = [action, isChosen] { action->setChecked(isChosen()); };
        connect(m_diagram, &NetworkDiagram::shownChanged, action, follow);
        follow();
    };
    auto* numbers = new QActionGroup(&menu);
    for (const EdgeNumbers shown : {EdgeNumbers::Weights, EdgeNumbers::Gradient})
        add(
            numbers, shown == EdgeNumbers::Weights ? tr("Weights") : tr("Gradient"),
            [this, shown] { return m_diagram->shown() == shown; }, [this, shown] { m_diagram->setShown(shown); });
    menu.addSeparator();
    auto* levels = new QActionGroup(&menu);
    for (const DiagramLevel level : {DiagramLevel::Units, DiagramLevel::Layers})
        add(
            levels, level == DiagramLevel::Units ? tr("Unit by unit") : tr("Layer by layer"),
            [this, level] { return m_diagram->level() == level; }, [this, level] { m_diagram->setLevel(level); });
}

QuietButton* DiagramPanel::makeShowButton() {
    auto* button = new QuietButton(m_themes, {});
    auto* menu = new QMenu(button);
    addChoices(*menu);
    button->setPopup(menu);
    button->setToolTip(tr("What the network’s picture shows"));
    const auto follow = [this, button] {
        button->setText(tr("show: %1").arg(nameOf(m_diagram->shown())));
        button->updateGeometry();
    };
    connect(m_diagram, &NetworkDiagram::shownChanged, button, follow);
    follow();
    return button;
}

}  // namespace wengert
