#include "ui/workspaces/step/formula_panel.h"

#include <QEvent>
#include <QMenu>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "core/language/formula.h"
#include "ui/formula/formula_view.h"
#include "ui/lit_step.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/placed.h"

namespace wengert {

FormulaPanel::FormulaPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_card(new Card(themes, tr("Formula"))),
      m_view(new FormulaView) {
    auto* content = new QWidget;
    content->installEventFilter(this);
    m_view->setParent(content);
    m_card->setContent(content);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, QStringLiteral("formula"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_card->menu()->setTitle(tr("Formula"));
    addExportActions(
        *m_card->menu(), themes,
        {.fileName = QStringLiteral("formula"),
         .text = [this] { return m_view->text(); },
         .latex = [this] { return m_view->latex(); },
         .size = [this] { return m_view->formulaLayout().size(); },
         .paint = [this](QPainter& painter, const QRectF&) { paintFormula(painter, m_view->formulaLayout(), {}); }});

    connect(m_view, &FormulaView::partHovered, &session, [&session](auto step, auto edge) {
        session.point({step, edge});
    });
    connect(m_view, &FormulaView::partClicked, &session, [&session](auto step, auto edge) {
        session.pick({step, edge});
    });
    connect(&session, &Session::sourceChanged, this, &FormulaPanel::takeFormula);
    connect(&session, &Session::cursorChanged, this, [this] {
        light();
        follow();
    });
    connect(&session, &Session::selectionChanged, this, &FormulaPanel::light);
    connect(&themes, &ThemeManager::changed, this, &FormulaPanel::retheme);
    retheme();
    takeFormula();
}

QMenu* FormulaPanel::exportMenu() const { return m_card->menu(); }

// One formula stands in the middle, statements below each other at the left.
void FormulaPanel::takeFormula() {
    m_view->setLines(formula(m_session.compilation()));
    m_view->setCentered(m_view->lines().size() == 1);
    setPlacedVisible(*this, !m_session.program().isEmpty());
    light();
    grow();
}

void FormulaPanel::light() {
    std::vector<FormulaMark> marks;
    if (const auto lit = litStep(m_session, m_themes.theme())) marks.push_back({lit->step, {}, lit->wash});
    m_view->setMarks(std::move(marks));
}

// Scrolls to the cursor's step.
void FormulaPanel::follow() {
    const std::optional<Moment> moment = m_session.moment();
    if (!moment) return m_view->verticalScrollBar()->setValue(0);
    const std::vector<QRectF> places = m_view->formulaLayout().rectangles(moment->step);
    if (places.empty()) return;
    const QRectF seen(-m_view->layoutOrigin(), QSizeF(m_view->viewport()->size()));
    const auto isSeen = [&](const QRectF& place) {
        return seen.top() <= place.top() && place.bottom() <= seen.bottom();
    };
    if (std::ranges::any_of(places, isSeen)) return;
    m_view->verticalScrollBar()->setValue(int(places.front().center().y() - seen.height() / 2));
}

void FormulaPanel::retheme() {
    FormulaStyle style = formulaStyle(m_themes.theme(), 21);
    if (m_isStale) style.text = style.muted;
    m_view->setFormulaStyle(style);
    light();
    grow();
}

void FormulaPanel::setStale(bool stale) {
    if (std::exchange(m_isStale, stale) == stale) return;
    m_card->setSecondaryText(stale ? tr("of the last text without an error") : QString());
    retheme();
}

void FormulaPanel::setMaximumGrowth(int most) {
    m_maximumGrowth = most;
    grow();
}

// As high as the formula at this width, up to the most; from there on it scrolls. A fixed height, because the
// column shares out what there is.
void FormulaPanel::grow() {
    QWidget* content = m_card->content();
    const int least = m_view->minimumSizeHint().height();
    const int wanted = m_view->heightForWidth(content->width());
    content->setFixedHeight(std::clamp(wanted, least, std::max(least, m_maximumGrowth)));
    m_view->setGeometry(content->rect());
    follow();
}

bool FormulaPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_card->content() && event->type() == QEvent::Resize) grow();
    return QWidget::eventFilter(watched, event);
}

}  // namespace wengert
