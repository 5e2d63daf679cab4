#include "ui/workspaces/practice/practice_graph.h"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

#include "core/language/formula.h"
#include "core/language/number.h"
#include "ui/formula/formula_view.h"
#include "ui/graph/graph_picture.h"
#include "ui/graph/graph_view.h"
#include "ui/practice/sheet_pages.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/workspaces/columns.h"

namespace wengert {
namespace {

constexpr double formulaSize = 19;  // pixels of the 100 % design
constexpr double mostFormula = 150;

// Momentum, η = 0.1, β = 0.9
Math methodMath(const Method& method) {
    std::vector<Math> parts{Math::name(std::string(method.row->title))};
    for (std::size_t i = 0; i < method.parameters().size(); ++i) {
        parts.push_back(Math::comma());
        parts.push_back(nameSymbol(method.parameters()[i].symbol));
        parts.push_back(Math::op("="));
        parts.push_back(Math::number(shortNumber(method.setting[i])));
    }
    return Math::row(std::move(parts));
}

// Update 2 by momentum, with the state that it finds.
std::optional<Math> stateMath(const Exercise& exercise) {
    if (!exercise.act) return {};
    const UpdateAct& act = *exercise.act;
    std::vector<Math> parts{Math::name("update "), Math::number(std::to_string(act.number)), Math::name(" by "),
                            methodMath(act.method)};
    for (std::size_t slot = 0; slot < act.method.row->stateCount(); ++slot)
        for (std::size_t i = 0; i < act.inputs.size(); ++i) {
            parts.push_back(Math::comma());
            parts.push_back(nameSymbol(std::string(act.method.state()[slot].symbol) + '_' + act.inputs[i].name));
            parts.push_back(Math::op("="));
            parts.push_back(Math::number(shortNumber(act.state[slot * act.inputs.size() + i])));
        }
    return Math::row(std::move(parts));
}

std::vector<Math> linesOf(const Exercise& exercise) {
    std::vector<Math> lines = formula(exercise.compilation);
    const Program& program = exercise.program();
    Math numbers = Math::row(Math::name("at "), pointMath(program, exercise.inputs));
    if (exercise.kind == ExerciseKind::Tangent)
        numbers = Math::row(std::move(numbers), Math::comma(), Math::name("along "),
                            pointMath(program, exercise.seed, MathKind::Dot));
    if (exercise.kind != ExerciseKind::Algorithm) {
        if (lines.size() == 1) lines[0] = Math::row(std::move(lines[0]), Math::name("  "), std::move(numbers));
        else lines.push_back(std::move(numbers));
    }
    if (std::optional<Math> state = stateMath(exercise)) lines.push_back(std::move(*state));
    return lines;
}

}  // namespace

PracticeGraph::PracticeGraph(PracticeSession& practice, const Actions& actions, const ThemeManager& themes,
                             QWidget* parent)
    : QWidget(parent),
      m_practice(practice),
      m_themes(themes),
      m_level(m_board, practice),
      m_graphCard(new Card(themes, {})),
      m_formulaCard(new Card(themes, tr("Formula"))),
      m_view(new GraphView(m_level, themes)),
      m_formula(new FormulaView) {
    m_view->setFollowsSelection(true);
    m_graphCard->setContent(m_view);
    auto* content = new QWidget;
    content->installEventFilter(this);
    m_formula->setParent(content);
    m_formula->setFocusPolicy(Qt::NoFocus);
    m_formulaCard->setContent(content);
    QVBoxLayout* layout = cardsIn(*this, themes);
    layout->addWidget(m_graphCard, 1);
    layout->addWidget(m_formulaCard);
    makeMenus(actions);
    connect(&m_board, &Session::selectionChanged, this, &PracticeGraph::pickRow);
    connect(&practice, &PracticeSession::currentRowChanged, this, &PracticeGraph::lightRow);
    connect(&practice, &PracticeSession::exerciseChanged, this, &PracticeGraph::showFormula);
    connect(&themes, &ThemeManager::changed, this, &PracticeGraph::showFormula);
    showFormula();
    lightRow();
}

// Its view goes before the level that it looks at.
PracticeGraph::~PracticeGraph() { delete m_view; }

QList<QMenu*> PracticeGraph::exportMenus() const { return {m_graphCard->menu(), m_formulaCard->menu()}; }

void PracticeGraph::makeMenus(const Actions& actions) {
    using enum ActionId;
    QMenu& menu = *m_graphCard->menu();
    menu.setTitle(tr("Graph"));
    for (const ActionId id : {ZoomFit, ZoomIn, ZoomOut}) menu.addAction(actions[id]);
    const auto connectTo = [&](ActionId id, void (GraphView::*act)()) {
        connect(actions[id], &QAction::triggered, this, [this, act] {
            if (m_view->isVisible()) (m_view->*act)();
        });
    };
    connectTo(ZoomFit, &GraphView::fit);
    connectTo(ZoomIn, &GraphView::zoomIn);
    connectTo(ZoomOut, &GraphView::zoomOut);
    addExportActions(
        menu, m_themes,
        {.fileName = QStringLiteral("exercise"),
         .size = [this] { return GraphPicture(m_level, m_themes.theme()).size(); },
         .paint = [this](QPainter& painter,
                         const QRectF& target) { GraphPicture(m_level, m_themes.theme()).paint(painter, target); }});
    m_formulaCard->menu()->setTitle(tr("Formula"));
    addExportActions(
        *m_formulaCard->menu(), m_themes,
        {.fileName = QStringLiteral("formula"),
         .text = [this] { return m_formula->text(); },
         .latex = [this] { return m_formula->latex(); },
         .size = [this] { return m_formula->formulaLayout().size(); },
         .paint = [this](QPainter& painter, const QRectF&) { paintFormula(painter, m_formula->formulaLayout(), {}); }});
}

// ---- the row that is filled in

// The first of those that are asked at the step.
void PracticeGraph::pickRow() {
    const std::optional<StepId> picked = m_board.explainedStep();
    if (picked == m_picked) return;
    m_picked = picked;
    if (!picked || !m_practice.exercise() || m_practice.isAlgorithm()) return;
    const auto& rows = m_practice.exercise()->rows;
    if (m_practice.currentRow() && rows[*m_practice.currentRow()].step == *picked) return;
    const auto row =
        std::ranges::find_if(rows, [&](const ExerciseRow& each) { return each.step == *picked && !each.isGiven; });
    if (row != rows.end()) Q_EMIT rowPicked(int(row - rows.begin()));
}

void PracticeGraph::lightRow() {
    const std::optional<std::size_t> row = m_practice.currentRow();
    m_picked = row && m_practice.exercise() ? std::optional(m_practice.exercise()->rows[*row].step) : std::nullopt;
    m_board.pick({.step = m_picked});
}

// ---- formula

void PracticeGraph::showFormula() {
    m_formula->setFormulaStyle(formulaStyle(m_themes.theme(), formulaSize));
    m_formula->setLines(m_practice.exercise() ? linesOf(*m_practice.exercise()) : std::vector<Math>());
    m_formulaCard->setVisible(m_practice.exercise());
    fit();
}

// As high as it needs; a long one scrolls.
void PracticeGraph::fit() {
    QWidget* content = m_formulaCard->content();
    const int wanted = m_formula->heightForWidth(content->width());
    content->setFixedHeight(
        std::clamp(wanted, m_formula->minimumSizeHint().height(), m_themes.theme().px(mostFormula)));
    m_formula->setGeometry(content->rect());
}

bool PracticeGraph::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) fit();
    return QWidget::eventFilter(watched, event);
}

}  // namespace wengert
