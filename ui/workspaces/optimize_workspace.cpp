#include "ui/workspaces/optimize_workspace.h"

#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/widgets/quiet_button.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/columns.h"
#include "ui/workspaces/optimize/descent_transport.h"
#include "ui/workspaces/optimize/map_panel.h"
#include "ui/workspaces/optimize/method_panel.h"
#include "ui/workspaces/optimize/momentum_panel.h"
#include "ui/workspaces/optimize/path_panel.h"
#include "ui/workspaces/optimize/runners_panel.h"
#include "ui/workspaces/optimize/surface_panel.h"
#include "ui/workspaces/optimize/update_panel.h"
#include "ui/workspaces/transport_card.h"

namespace wengert {
namespace {

constexpr int mostEditorHeight = 200;  // from there on it scrolls inside

}  // namespace

OptimizeWorkspace::OptimizeWorkspace(Session& session, DescentSession& descent, const Actions& actions,
                                     const ThemeManager& themes, Settings& settings, QWidget* parent)
    : WorkspacePage(parent), m_session(session), m_descent(descent), m_themes(themes) {
    QWidget* left = makeLeft(actions, settings);  // one after another: the export menu has their order
    QWidget* centre = makeCentre(actions, settings);
    QWidget* right = makeRight(settings);
    m_columns = new Columns(themes, settings, left, centre, right);
    auto* layout = new QVBoxLayout(this);
    setThemedMargins(*layout, themes, &Spacing::m);
    layout->addWidget(m_columns);
    m_columns->obey(actions);
}

void OptimizeWorkspace::focusCanvas() { m_map->setFocus(); }

QWidget* OptimizeWorkspace::makeLeft(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    const auto add = [&](FormCard* card) {
        layout->addWidget(card);
        m_exports << card->exportMenu();
    };
    m_surface = new SurfacePanel(m_session, m_descent, m_themes, settings);
    m_surface->setMaximumGrowth(mostEditorHeight);
    add(m_surface);
    add(new RunnersPanel(m_descent, m_themes, settings));
    add(new MethodPanel(m_descent, m_themes, settings));
    add(new StartPanel(m_descent, m_themes, settings));
    layout->addStretch(1);
    connect(actions[ActionId::EditProgram], &QAction::triggered, this, [this] {
        if (m_session.workspace() != Workspace::Optimize) return;
        m_columns->reveal(Columns::Side::Left);
        m_surface->focusEditor();
    });
    return scrolledColumn(column);
}

QWidget* OptimizeWorkspace::makeCentre(const Actions& actions, Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    m_map = new MapPanel(m_session, m_descent, actions, m_themes, settings);
    m_exports << m_map->exportMenu();
    auto* transport = new DescentTransport(m_descent, actions, m_themes, settings);
    transport->card().addMenu(m_map->makeViewButton());
    layout->addWidget(m_map, 1);
    layout->addWidget(transport);
    return column;
}

QWidget* OptimizeWorkspace::makeRight(Settings& settings) {
    auto* column = new QWidget;
    QVBoxLayout* layout = cardsIn(*column, m_themes);
    const auto add = [&](RunsPanel* panel, int stretch) {
        layout->addWidget(panel, stretch);
        m_exports << panel->exportMenu();
    };
    using enum PathPanel::Quantity;
    add(new PathPanel(m_descent, m_themes, settings, Value), 4);
    add(new PathPanel(m_descent, m_themes, settings, Distance), 3);
    auto* update = new UpdatePanel(m_descent, m_themes, settings);
    layout->addWidget(update);
    m_exports << update->exportMenu();
    add(new PathPanel(m_descent, m_themes, settings, Gradient), 3);
    add(new ComponentsPanel(m_descent, m_themes, settings), 3);
    add(new MomentumPanel(m_descent, m_themes, settings), 4);
    layout->addStretch(0);
    return scrolledColumn(column);
}

}  // namespace wengert
