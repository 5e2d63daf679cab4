#include "ui/workspaces/train_workspace.h"

#include <QMenu>
#include <QScrollArea>

#include "ui/training/training_session.h"
#include "ui/widgets/card.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/columns.h"
#include "ui/workspaces/train/charts_column.h"
#include "ui/workspaces/train/data_panel.h"
#include "ui/workspaces/train/diagram_panel.h"
#include "ui/workspaces/train/minibatch_panel.h"
#include "ui/workspaces/train/network_diagram.h"
#include "ui/workspaces/train/network_panel.h"
#include "ui/workspaces/train/optimizer_panel.h"
#include "ui/workspaces/train/train_transport.h"
#include "ui/workspaces/transport_card.h"

namespace wengert {

TrainWorkspace::TrainWorkspace(Session& session, TrainingSession& training, const Actions& actions,
                               const ThemeManager& themes, Settings& settings, QWidget* parent)
    : WorkspacePage(parent), m_session(session), m_training(training), m_themes(themes) {
    QWidget* left = makeLeft(actions, settings);  // one after another: the export menu has their order
    QWidget* centre = makeCentre(actions, settings);
    QWidget* right = makeRight(settings);
    m_columns = new Columns(themes, settings, left, centre, right);
    auto* layout = new QVBoxLayout(this);
    setThemedMargins(*layout, themes, &Spacing::m);
    layout->addWidget(m_columns);
    m_columns->obey(actions);
}

QWidget* TrainWorkspace::makeLeft(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    const auto add = [&](TrainPanel* panel) {
        layout->addWidget(panel);
        m_exports << panel->exportMenu();
    };
    add(new DataPanel(m_training, m_themes, settings));
    auto* network = new NetworkPanel(m_training, m_session.undoStack(), m_themes, settings);
    add(network);
    add(new OptimizerPanel(m_training, m_themes, settings));
    add(new MinibatchPanel(m_session, m_training, m_themes, settings));
    layout->addStretch(1);
    QScrollArea* scroll = scrolledColumn(column);
    connect(actions[ActionId::EditProgram], &QAction::triggered, this, [this, network, scroll] {
        if (m_session.workspace() != Workspace::Train) return;
        m_columns->reveal(Columns::Side::Left);
        network->editProgram();
        scroll->ensureWidgetVisible(network);
    });
    return scroll;
}

QWidget* TrainWorkspace::makeCentre(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    m_diagram = new DiagramPanel(m_training, m_themes);
    m_exports << m_diagram->exportMenu();
    auto* transport = new TrainTransport(m_training, actions, m_themes, settings);
    transport->card().addMenu(m_diagram->makeShowButton());
    layout->addWidget(m_diagram, 1);
    layout->addWidget(transport);
    return column;
}

QWidget* TrainWorkspace::makeRight(Settings& settings) {
    auto* charts = new ChartsColumn(m_training, m_themes, settings);
    m_exports << charts->exportMenus();
    connect(&m_diagram->diagram(), &NetworkDiagram::unitPointed, charts, &ChartsColumn::showUnit);
    return scrolledColumn(charts);
}

void TrainWorkspace::focusCanvas() { m_diagram->diagram().setFocus(); }

}  // namespace wengert
