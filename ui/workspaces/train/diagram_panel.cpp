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
    auto* group = new QActionGroup(&menu);
    for (const EdgeNumbers shown : {EdgeNumbers::Weights, EdgeNumbers::Gradient}) {
        QAction* action = menu.addAction(tr("Lines as wide as the %1").arg(nameOf(shown)));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, shown] { m_diagram->setShown(shown); });
        const auto follow = [this, action, shown] { action->setChecked(m_diagram->shown() == shown); };
        connect(m_diagram, &NetworkDiagram::shownChanged, action, follow);
        follow();
    }
}

QuietButton* DiagramPanel::makeShowButton() {
    auto* button = new QuietButton(m_themes, {});
    auto* menu = new QMenu(button);
    addChoices(*menu);
    button->setPopup(menu);
    button->setToolTip(tr("What the lines of the network show"));
    const auto follow = [this, button] {
        button->setText(tr("show: %1").arg(nameOf(m_diagram->shown())));
        button->updateGeometry();
    };
    connect(m_diagram, &NetworkDiagram::shownChanged, button, follow);
    follow();
    return button;
}

}  // namespace wengert
