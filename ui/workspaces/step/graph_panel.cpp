#include "ui/workspaces/step/graph_panel.h"

#include <QMenu>
#include <QPainter>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "core/autodiff/scalarize.h"
#include "ui/graph/graph_picture.h"
#include "ui/graph/graph_view.h"
#include "ui/graph/units_level.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/segmented_control.h"

namespace wengert {
namespace {

constexpr double wideRatio = 2.4;         // width to height from which two graphs stand side by side
constexpr std::array shares{4000, 6000};  // of the room: unit by unit there is more to show

// A line to drag, with some room on both sides of it.
class PaneHandle final : public QSplitterHandle {
 public:
    PaneHandle(const ThemeManager& themes, QSplitter* parent)
        : QSplitterHandle(parent->orientation(), parent), m_themes(themes) {}

 protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = m_themes.theme();
        QPainter painter(this);
        painter.setPen(QPen(theme.line, theme.stroke(1)));
        const QPointF middle = QRectF(rect()).center();
        if (orientation() == Qt::Vertical) painter.drawLine(QPointF(0, middle.y()), QPointF(width(), middle.y()));
        else painter.drawLine(QPointF(middle.x(), 0), QPointF(middle.x(), height()));
    }

 private:
    const ThemeManager& m_themes;
};

}  // namespace

class PaneSplitter final : public QSplitter {
 public:
    explicit PaneSplitter(const ThemeManager& themes) : m_themes(themes) { setChildrenCollapsible(false); }

 protected:
    QSplitterHandle* createHandle() override { return new PaneHandle(m_themes, this); }

 private:
    const ThemeManager& m_themes;
};

GraphPanel::GraphPanel(Session& session, const Actions& actions, const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_level(session),
      m_card(new Card(themes, {})),
      m_levels(new SegmentedControl(themes)),
      m_bar(new QWidget),
      m_views(new PaneSplitter(themes)),
      m_view(new GraphView(m_level, themes)) {
    m_card->setContent(makeContent());
    makeMenu(actions);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setFocusProxy(m_view);

    connect(m_levels, &SegmentedControl::currentChanged, this,
            [this](int index) { m_session.setLevels(Levels(index)); });
    connect(&session, &Session::levelsChanged, this, &GraphPanel::showLevels);
    connect(&session, &Session::programChanged, this, &GraphPanel::showLevels);
    connect(&themes, &ThemeManager::changed, this, &GraphPanel::retheme);
    retheme();
    showLevels();
}

// Its view goes before the level that it looks at.
GraphPanel::~GraphPanel() {
    delete m_unitsView;
    delete m_view;
}

QMenu* GraphPanel::exportMenu() const { return m_card->menu(); }

QWidget* GraphPanel::makeContent() {
    for (const QString& text : {tr("Vectorized"), tr("Units"), tr("Both")}) m_levels->addSegment(text);
    m_levels->setAccessibleName(tr("Levels"));
    auto* bar = new QHBoxLayout(m_bar);
    bar->addWidget(m_levels);
    bar->addStretch(1);
    m_views->addWidget(m_view);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_views, 1);
    return content;
}

template <class Act>
void GraphPanel::forEachView(Act act) {
    for (GraphView* view : {m_view, m_unitsView})
        if (view && view->isVisible()) act(*view);
}

void GraphPanel::makeMenu(const Actions& actions) {
    using enum ActionId;
    QMenu& menu = *m_card->menu();
    menu.setTitle(tr("Graph"));
    for (const ActionId id : {ZoomFit, ZoomIn, ZoomOut, ResetNodePositions}) menu.addAction(actions[id]);
    menu.addSeparator();
    for (const ActionId id : {LevelVectorized, LevelUnits, LevelBoth}) menu.addAction(actions[id]);
    connect(actions[ZoomFit], &QAction::triggered, this, [this] { forEachView([](GraphView& view) { view.fit(); }); });
    connect(actions[ZoomIn], &QAction::triggered, this,
            [this] { forEachView([](GraphView& view) { view.zoomIn(); }); });
    connect(actions[ZoomOut], &QAction::triggered, this,
            [this] { forEachView([](GraphView& view) { view.zoomOut(); }); });
    addExportActions(menu, m_themes,
                     {.fileName = QStringLiteral("graph"),
                      .size = [this] { return pictureSize(); },
                      .paint = [this](QPainter& painter, const QRectF& target) { paintPictures(painter, target); }});
}

// ---- levels

void GraphPanel::showLevels() {
    const bool canChoose = hasArrays(m_session.program());
    const Levels levels = canChoose ? m_session.levels() : Levels::Vectorized;
    m_bar->setVisible(canChoose);
    if (canChoose) m_levels->setCurrentIndex(int(levels));
    if (levels == Levels::Vectorized) {
        delete std::exchange(m_unitsView, nullptr);
        m_units.reset();
    } else if (!m_unitsView) {
        m_units = std::make_unique<UnitsLevel>(m_session);
        m_unitsView = new GraphView(*m_units, m_themes);
        m_unitsView->setAccessibleName(tr("Computation graph, unit by unit"));
        m_views->addWidget(m_unitsView);
        m_views->setSizes({shares[0], shares[1]});
    }
    m_view->setVisible(levels != Levels::Units);
    for (GraphView* view : {m_view, m_unitsView})
        if (view) view->setFollowsSelection(levels == Levels::Both);
    setFocusProxy(levels == Levels::Units ? m_unitsView : m_view);
    arrange();
}

void GraphPanel::arrange() {
    if (!m_unitsView) return;
    const bool isWide = m_views->width() > wideRatio * m_views->height();
    m_views->setOrientation(isWide ? Qt::Horizontal : Qt::Vertical);
}

void GraphPanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void GraphPanel::retheme() {
    const Spacing& space = m_themes.theme().space;
    m_bar->layout()->setContentsMargins(space.s, space.s, space.s, space.xs);
    m_views->setHandleWidth(space.s);
}

// ---- pictures

std::vector<GraphPicture> GraphPanel::pictures() const {
    std::vector<GraphPicture> all;
    const Theme& theme = m_themes.theme();
    if (!m_view->isHidden()) all.emplace_back(m_level, theme);
    if (m_units && !m_units->tooLarge()) all.emplace_back(*m_units, theme);
    return all;
}

// One above the other.
QSizeF GraphPanel::pictureSize() const {
    QSizeF size(0, 0);
    for (const GraphPicture& picture : pictures())
        size = {std::max(size.width(), picture.size().width()), size.height() + picture.size().height()};
    return size;
}

void GraphPanel::paintPictures(QPainter& painter, const QRectF& target) const {
    const double scale = target.height() / pictureSize().height();
    double top = target.top();
    for (const GraphPicture& picture : pictures()) {
        const double height = picture.size().height() * scale;
        picture.paint(painter, {target.left(), top, target.width(), height});
        top += height;
    }
}

}  // namespace wengert
