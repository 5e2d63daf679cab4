#include "ui/workspaces/step/step_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "core/language/number.h"
#include "ui/models/step_model.h"
#include "ui/text.h"
#include "ui/workspaces/step/step_delegate.h"

namespace wengert {
namespace {

constexpr int shortestNumber = 6;  // characters: room for "tangent" above
constexpr int longestNumber = 9;   // −1399.646
constexpr std::size_t measuredSteps = 1000;
constexpr int statementWidth = 92;  // least, of the 100 % design
constexpr int usefulRows = 4;

}  // namespace

StepTable::StepTable(Session& session, const ThemeManager& themes, QWidget* parent)
    : QTableView(parent),
      m_session(session),
      m_themes(themes),
      m_model(new StepModel(session, this)),
      m_numberLength(shortestNumber) {
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
    connect(&session, &Session::programChanged, this, [this] {
        measureNumbers(shortestNumber);
        updateGeometry();
    });
    // While a number is dragged the columns grow, but do not jump back and forth.
    connect(&session, &Session::traceChanged, this, [this] { measureNumbers(m_numberLength); });
    connect(&themes, &ThemeManager::changed, this, &StepTable::retheme);
    measureNumbers(shortestNumber);
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

// Of all passes, also those to come, so that stepping moves no column.
void StepTable::measureNumbers(int atLeast) {
    const Trace& trace = m_session.trace();
    int longest = m_session.program().stepCount() > measuredSteps ? longestNumber : atLeast;
    for (const std::vector<double>* numbers : {&trace.values, &trace.tangents, &trace.adjoints})
        for (std::size_t i = 0; i < numbers->size() && longest < longestNumber; ++i)
            longest = std::max(longest, int(toQString(shortNumber((*numbers)[i])).size()));
    if (std::exchange(m_numberLength, std::min(longest, longestNumber)) != m_numberLength) arrangeColumns();
}

// Numbers take what they need, the statement gets the rest, and where that is too little the table scrolls.
void StepTable::arrangeColumns() {
    const Theme& theme = m_themes.theme();
    const int digit = QFontMetrics(theme.font(TextStyle::Mono)).horizontalAdvance(QLatin1Char('0'));
    const int least = m_numberLength * digit + theme.space.s;
    const int statement = theme.px(statementWidth);
    const int comfortable = std::clamp(viewport()->width() * 6 / 25, least, least + 2 * theme.space.s);
    const int number = std::clamp((viewport()->width() - statement) / 3, least, comfortable);
    int rest = viewport()->width();
    for (const Pass pass : allPasses) {
        const int column = StepModel::columnOf(pass);
        if (isColumnHidden(column)) continue;
        setColumnWidth(column, number);
        rest -= number;
    }
    setColumnWidth(StepModel::StatementColumn, std::max(rest, statement));
}

void StepTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    arrangeColumns();
    showCursor();
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
