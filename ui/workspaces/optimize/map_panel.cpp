#include "ui/workspaces/optimize/map_panel.h"

#include <QActionGroup>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/language/number.h"
#include "ui/charts/surface_map.h"
#include "ui/charts/surface_view.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/quiet_button.h"

namespace wengert {
namespace {

SurfaceMarkKind kindOf(CriticalKind kind) {
    switch (kind) {
        case CriticalKind::Minimum: return SurfaceMarkKind::Minimum;
        case CriticalKind::Maximum: return SurfaceMarkKind::Maximum;
        case CriticalKind::Saddle: return SurfaceMarkKind::Saddle;
        default: return SurfaceMarkKind::Degenerate;
    }
}

QPointF pointOf(const Planar& point) { return {point[0], point[1]}; }

SurfaceRun runOf(const QString& name, const RunStyle& style, const Descent& descent) {
    SurfaceRun run{.name = name, .style = style, .points = {}};
    run.points.reserve(descent.pointCount());
    for (std::size_t i = 0; i < descent.pointCount(); ++i)
        run.points.emplace_back(descent.point(i)[0], descent.point(i)[1]);
    return run;
}

}  // namespace

MapPanel::MapPanel(Session& session, DescentSession& descent, const Actions& actions, const ThemeManager& themes,
                   Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_descent(descent),
      m_themes(themes),
      m_settings(settings),
      m_card(new Card(themes, {})),
      m_stack(new QStackedWidget),
      m_map(new SurfaceMap(themes)),
      m_view(new SurfaceView(themes)) {
    m_stack->addWidget(m_map);
    m_stack->addWidget(m_view);
    m_card->setContent(m_stack);
    m_map->setAccessibleName(tr("Map of the surface"));
    m_view->setAccessibleName(tr("The surface in three dimensions"));
    for (QWidget* view : std::initializer_list<QWidget*>{m_map, m_view}) view->setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setFocusProxy(m_map);
    makeMenu(actions);
    connectActions(actions);
    connectViews();
    connectSession();
    connect(&settings, &Settings::changed, this, &MapPanel::applySettings);
    connect(&themes, &ThemeManager::changed, this, &MapPanel::showRuns);
    applySettings();
    showSurface();
    showPicture();
    showStart();
    showRuns();
    showMarks();
}

QMenu* MapPanel::exportMenu() const { return m_card->menu(); }

bool MapPanel::isIn3D() const { return m_settings.get(setting::surfaceIn3D); }

void MapPanel::makeMenu(const Actions& actions) {
    QMenu& menu = *m_card->menu();
    menu.setTitle(tr("Map"));
    for (const ActionId id : {ActionId::ZoomFit, ActionId::ZoomIn, ActionId::ZoomOut}) menu.addAction(actions[id]);
    menu.addSeparator();
    const auto addSwitch = [&](const QString& text, const SettingRow<bool>& row) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, &row](bool on) { m_settings.set(row, on); });
        connect(&menu, &QMenu::aboutToShow, action, [this, action, &row] { action->setChecked(m_settings.get(row)); });
    };
    addSwitch(tr("In three dimensions"), setting::surfaceIn3D);
    addSwitch(tr("Directions of descent"), setting::gradientField);
    addSwitch(tr("Gradient and step at the head"), setting::headArrows);
    const auto shown = [this]() -> Chart& { return isIn3D() ? static_cast<Chart&>(*m_view) : *m_map; };
    addExportActions(
        menu, m_themes,
        {.fileName = QStringLiteral("surface"),
         .csv = [this] { return m_map->csv(); },
         .size = [shown] { return QSizeF(shown().size()); },
         .paint = [shown](QPainter& painter, const QRectF& target) { shown().paintChart(painter, target); }});
}

QuietButton* MapPanel::makeViewButton() {
    auto* button = new QuietButton(m_themes, {});
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    for (const bool in3D : {false, true}) {
        QAction* action = menu->addAction(in3D ? tr("In three dimensions") : tr("As a map with contours"));
        action->setCheckable(true);
        action->setData(in3D);
        group->addAction(action);
    }
    button->setPopup(menu);
    button->setToolTip(tr("How the surface is drawn"));
    connect(group, &QActionGroup::triggered, this,
            [this](const QAction* action) { m_settings.set(setting::surfaceIn3D, action->data().toBool()); });
    const auto show = [this, button, group] {
        button->setText(isIn3D() ? tr("3D") : tr("map"));
        button->updateGeometry();
        for (QAction* action : group->actions()) action->setChecked(action->data().toBool() == isIn3D());
    };
    connect(&m_settings, &Settings::changed, button, show);
    show();
    return button;
}

void MapPanel::connectActions(const Actions& actions) {
    const auto on = [&](ActionId id, auto onMap, auto onView) {
        connect(actions[id], &QAction::triggered, this, [this, onMap, onView] {
            if (m_session.workspace() != Workspace::Optimize) return;
            if (isIn3D()) (m_view->*onView)();
            else (m_map->*onMap)();
        });
    };
    on(ActionId::ZoomFit, &SurfaceMap::fit, &SurfaceView::fit);
    on(ActionId::ZoomIn, &SurfaceMap::zoomIn, &SurfaceView::zoomIn);
    on(ActionId::ZoomOut, &SurfaceMap::zoomOut, &SurfaceView::zoomOut);
}

void MapPanel::connectViews() {
    for (const auto signal : {&SurfaceMap::startDragged, &SurfaceMap::startPicked})
        connect(m_map, signal, &m_descent, &DescentSession::setStart);
    connect(m_map, &SurfaceMap::viewChanged, &m_descent, &DescentSession::setArea);
    connect(m_map, &SurfaceMap::markPicked, &m_descent, [this](std::size_t mark) { m_descent.pickReference(mark); });
}

void MapPanel::connectSession() {
    connect(&m_descent, &DescentSession::surfaceChanged, this, &MapPanel::showSurface);
    connect(&m_descent, &DescentSession::suggestionChanged, this, &MapPanel::showSurface);
    connect(&m_descent, &DescentSession::pictureChanged, this, &MapPanel::showPicture);
    connect(&m_descent, &DescentSession::startChanged, this, &MapPanel::showStart);
    connect(&m_descent, &DescentSession::criticalPointsChanged, this, &MapPanel::showMarks);
    for (const auto signal :
         {&DescentSession::runsChanged, &DescentSession::documentChanged, &DescentSession::selectionChanged})
        connect(&m_descent, signal, this, &MapPanel::showRuns);
    connect(&m_descent, &DescentSession::cursorChanged, this, &MapPanel::showCursor);
}

void MapPanel::applySettings() {
    m_stack->setCurrentIndex(isIn3D() ? 1 : 0);
    setFocusProxy(isIn3D() ? static_cast<QWidget*>(m_view) : m_map);
    m_map->setDirectionsShown(m_settings.get(setting::gradientField));
    showVectors();
}

void MapPanel::showSurface() {
    const QString empty = m_descent.problem();
    for (Chart* chart : std::initializer_list<Chart*>{m_map, m_view}) chart->setEmptyText(empty);
    const auto name = [this](std::size_t i) { return m_descent.inputName(i); };
    m_map->setNames(name(0), name(1), m_descent.valueName());
    m_view->setNames(name(0), name(1), m_descent.valueName());
    const QRectF own = m_descent.ownArea();
    m_map->setHome(m_descent.hasSurface() ? m_descent.suggestedArea() : QRectF());
    if (m_descent.hasSurface()) m_map->showArea(own);
}

void MapPanel::showPicture() {
    m_map->setPicture(m_descent.picture());
    m_view->setPicture(m_descent.picture());
}

void MapPanel::showStart() {
    const auto start = m_descent.hasSurface() ? std::optional(m_descent.start()) : std::nullopt;
    m_map->setStart(start);
    m_view->setStart(start);
}

void MapPanel::showRuns() {
    std::vector<SurfaceRun> runs;
    const QStringList names = m_descent.names();
    const std::vector<Runner>& runners = m_descent.document().runners;
    for (std::size_t i = 0; i < std::min(m_descent.runs().size(), runners.size()); ++i) {
        const DescentRun& run = m_descent.runs()[i];
        if (!run || !runners[i].isShown) continue;
        runs.push_back(runOf(names[qsizetype(i)], runStyle(m_themes.theme(), runners[i].look), *run));
        runs.back().isSelected = i == m_descent.selected();
    }
    m_view->setRuns(runs);
    m_map->setRuns(std::move(runs));
    showCursor();
}

void MapPanel::showCursor() {
    const auto iteration = std::size_t(m_descent.iteration());
    m_map->setIteration(iteration);
    m_view->setIteration(iteration);
    showVectors();
}

void MapPanel::showMarks() {
    std::vector<SurfaceMark> marks;
    for (const CriticalPoint& point : m_descent.criticalPoints())
        marks.push_back({.kind = kindOf(point.kind),
                         .at = pointOf(point.point),
                         .directions = {pointOf(point.eigenvectors[0]), pointOf(point.eigenvectors[1])},
                         .text = toQString(criticalPointWords(point)) + u'\n' + m_descent.valueName() +
                                 QStringLiteral(" = ") + toQString(shortNumber(point.value))});
    m_map->setMarks(std::move(marks));
}

// The gradient that the next update of the selected run goes by, and the step that it makes of it.
void MapPanel::showVectors() {
    std::vector<SurfaceVector> vectors;
    const DescentRun run = m_descent.selectedRun();
    const bool areWanted = m_settings.get(setting::headArrows) && run && !run->updates().empty();
    if (areWanted) {
        const std::size_t i = std::min(m_descent.iterationOf(*run), run->updates().size() - 1);
        const std::span<const double> gradient = run->updates()[i].gradient;
        const auto from = run->point(i);
        const auto to = run->point(i + 1);
        const Theme& theme = m_themes.theme();
        vectors.push_back(
            {QPointF(-gradient[0], -gradient[1]), theme.adjoint.color, QStringLiteral("−∇") + m_descent.valueName()});
        vectors.push_back({QPointF(to[0] - from[0], to[1] - from[1]), theme.accent.color, QStringLiteral("Δθ")});
    }
    m_map->setVectors(std::move(vectors));
}

}  // namespace wengert
