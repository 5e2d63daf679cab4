#include "ui/workspaces/step/step_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <utility>

#include "core/language/number.h"
#include "core/language/printer.h"
#include "ui/models/step_model.h"
#include "ui/text.h"
#include "ui/workspaces/step/pass_words.h"
#include "ui/workspaces/step/step_delegate.h"

namespace wengert {
namespace {

constexpr int longestNumber = 9;  // −1399.646
constexpr std::size_t measuredSteps = 1000;
constexpr int statementWidth = 92;     // least, of the 100 % design
constexpr int statementTypeSize = 16;  // pixels
constexpr double letterWidth = 0.56;   // of a statement, in em, with its spaces
constexpr int usefulRows = 4;
constexpr int pictureRows = 200;

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
    connect(&session, &Session::programChanged, this, [this] {
        forgetNumbers();
        updateGeometry();
    });
    // While a number is dragged the columns grow, but do not jump back and forth.
    connect(&session, &Session::traceChanged, this, &StepTable::measureNumbers);
    connect(&themes, &ThemeManager::changed, this, &StepTable::retheme);
    forgetNumbers();
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

QSizeF StepTable::pictureSize() const {
    const int rows = 1 + std::min(m_model->rowCount(), pictureRows);
    return QSizeF(horizontalHeader()->length(), rows * verticalHeader()->defaultSectionSize());
}

void StepTable::paintPicture(QPainter& painter) const {
    const Theme& theme = m_themes.theme();
    const int height = verticalHeader()->defaultSectionSize();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (isColumnHidden(column)) continue;
        QStyleOptionViewItem option;
        option.rect = QRect(horizontalHeader()->sectionPosition(column), 0, columnWidth(column), height);
        const auto side = column == StepModel::StatementColumn ? Qt::AlignLeft : Qt::AlignRight;
        painter.setFont(theme.font(TextStyle::Label));
        painter.setPen(theme.muted);
        painter.drawText(option.rect.adjusted(theme.space.s, 0, -theme.space.s, 0), side | Qt::AlignVCenter,
                         m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < std::min(m_model->rowCount(), pictureRows); ++row) {
            option.rect.translate(0, height);
            itemDelegate()->paint(&painter, option, m_model->index(row, column));
        }
    }
}

void StepTable::retheme() {
    verticalHeader()->setDefaultSectionSize(itemDelegate()->sizeHint({}, {}).height());
    arrangeColumns();
    updateGeometry();
}

// Of another program.
void StepTable::forgetNumbers() {
    m_numberLengths = {};
    m_statementLength = 0;
    const Program& program = m_session.program();
    for (std::size_t i = 0; i < std::min(program.stepCount(), measuredSteps); ++i) {
        const auto length = toQString(toText(statementMath(program, StepId(i)))).size();
        m_statementLength = std::max(m_statementLength, int(length));
    }
    measureNumbers();
    arrangeColumns();
}

// Of all passes, also those to come, so that stepping moves no column.
void StepTable::measureNumbers() {
    const Trace& trace = m_session.trace();
    const std::size_t steps = m_session.program().stepCount();
    const auto before = m_numberLengths;
    for (const Pass pass : allPasses) {
        const std::vector<double>& numbers = pass == Pass::Values     ? trace.values
                                             : pass == Pass::Tangents ? trace.tangents
                                                                      : trace.adjoints;
        int& longest = m_numberLengths[std::size_t(pass)];
        if (steps > measuredSteps) longest = longestNumber;
        for (std::size_t i = 0; i < std::min(steps, numbers.size()) && longest < longestNumber; ++i)
            longest = std::clamp(int(toQString(shortNumber(numbers[i])).size()), longest, longestNumber);
    }
    if (m_numberLengths != before) arrangeColumns();
}

int StepTable::roomForNumbers(Pass pass) const {
    const Theme& theme = m_themes.theme();
    const int digit = QFontMetrics(theme.font(TextStyle::Mono)).horizontalAdvance(QLatin1Char('0'));
    const QString heading = m_model->headerData(StepModel::columnOf(pass), Qt::Horizontal, Qt::DisplayRole).toString();
    const int headingWidth = QFontMetrics(theme.font(TextStyle::Label)).horizontalAdvance(heading);
    const int mark = pass == Pass::Values && m_session.update() ? int(updateMark().size()) : 0;
    return std::max((m_numberLengths[std::size_t(pass)] + mark) * digit + theme.space.m,
                    headingWidth + 2 * theme.space.s);
}

int StepTable::roomForStatements() const {
    const Theme& theme = m_themes.theme();
    return std::max(theme.px(statementWidth),
                    int(letterWidth * theme.px(statementTypeSize) * m_statementLength) + 2 * theme.space.s);
}

// Columns of numbers are alike as long as no statement is cut for that. Else numbers get what they need and the
// statement the rest; where that is too little for statements to be told apart, the table scrolls.
void StepTable::arrangeColumns() {
    const int width = viewport()->width();
    int shown = 0;
    int widest = 0;
    for (const Pass pass : allPasses) {
        if (isColumnHidden(StepModel::columnOf(pass))) continue;
        ++shown;
        widest = std::max(widest, roomForNumbers(pass));
    }
    const int alike = std::min(width * 6 / 25, (width - roomForStatements()) / std::max(shown, 1));
    int rest = width;
    for (const Pass pass : allPasses) {
        const int column = StepModel::columnOf(pass);
        if (isColumnHidden(column)) continue;
        setColumnWidth(column, alike >= widest ? alike : roomForNumbers(pass));
        rest -= columnWidth(column);
    }
    setColumnWidth(StepModel::StatementColumn, std::max(rest, m_themes.theme().px(statementWidth)));
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
    else scrollToTop();
}

}  // namespace wengert
