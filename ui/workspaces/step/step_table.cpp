#include "ui/workspaces/step/step_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>

#include "ui/models/step_model.h"
#include "ui/workspaces/step/step_delegate.h"

namespace wengert {
namespace {

constexpr int numberCharacters = 9;  // −1399.646
constexpr int statementWidth = 92;   // least, of the 100 % design
constexpr int usefulRows = 4;

}  // namespace

StepTable::StepTable(Session& session, const ThemeManager& themes, QWidget* parent)
    : QTableView(parent), m_session(session), m_themes(themes), m_model(new StepModel(session, this)) {
    setModel(m_model);
    setItemDelegate(new StepDelegate(session, themes, this));
    setAccessibleName(tr("Finite numerical algorithm"));
    setShowGrid(false);
    setMouseTracking(true);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setFocusPolicy(Qt::TabFocus);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);

    connect(this, &QTableView::entered, this,
            [this](const QModelIndex& index) { m_session.point({.step = StepModel::stepOf(index)}); });
    connect(this, &QTableView::doubleClicked, this, &StepTable::jumpTo);
    connect(&session, &Session::cursorChanged, this, &StepTable::showCursor);
    connect(&session, &Session::programChanged, this, &QWidget::updateGeometry);
    connect(&themes, &ThemeManager::changed, this, &StepTable::retheme);
    retheme();
}

void StepTable::setPassShown(Pass pass, bool shown) {
    setColumnHidden(StepModel::columnOf(pass), !shown);
    arrangeColumns();
}

QSize StepTable::sizeFor(int rows) const {
    const int scrollBar = horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0;
    const qint64 height = qint64{rows} * verticalHeader()->defaultSectionSize();
    return {m_themes.theme().px(300),
            static_cast<int>(std::min<qint64>(height, 1 << 20)) + horizontalHeader()->sizeHint().height() + scrollBar};
}

QSize StepTable::sizeHint() const { return sizeFor(m_model->rowCount()); }

QSize StepTable::minimumSizeHint() const {
    return {m_themes.theme().px(200), sizeFor(std::min(m_model->rowCount(), usefulRows)).height()};
}

void StepTable::retheme() {
    verticalHeader()->setDefaultSectionSize(itemDelegate()->sizeHint({}, {}).height());
    arrangeColumns();
    updateGeometry();
}

// Numbers take what they need, the statement gets the rest, and where that is too little the table scrolls.
void StepTable::arrangeColumns() {
    const Theme& theme = m_themes.theme();
    const int digit = QFontMetrics(theme.font(TextStyle::Mono)).horizontalAdvance(QLatin1Char('0'));
    const int least = numberCharacters * digit + theme.space.s;
    const int number = std::clamp(viewport()->width() * 6 / 25, least, least + 2 * theme.space.s);
    int rest = viewport()->width();
    for (const Pass pass : allPasses) {
        const int column = StepModel::columnOf(pass);
        if (isColumnHidden(column)) continue;
        setColumnWidth(column, number);
        rest -= number;
    }
    setColumnWidth(StepModel::StatementColumn, std::max(rest, theme.px(statementWidth)));
}

void StepTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    arrangeColumns();
}

bool StepTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) m_session.point({});
    return QTableView::viewportEvent(event);
}

void StepTable::mousePressEvent(QMouseEvent* event) {
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    m_session.pick(index.isValid() ? Selection{.step = StepModel::stepOf(index)} : Selection{});
}

void StepTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) jumpTo(currentIndex());
    else QTableView::keyPressEvent(event);
}

// Up and Down walk through the rows and pick them.
void StepTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (hasFocus() && current.isValid()) m_session.pick({.step = StepModel::stepOf(current)});
}

void StepTable::jumpTo(const QModelIndex& index) {
    if (!index.isValid()) return;
    const std::optional<Moment> moment = m_session.moment();
    m_session.jumpTo(moment ? moment->pass : Pass::Values, StepModel::stepOf(index));
}

void StepTable::showCursor() {
    if (const std::optional<Moment> moment = m_session.moment())
        scrollTo(m_model->index(StepModel::rowOf(moment->step), 0));
}

}  // namespace wengert
