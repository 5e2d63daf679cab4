#include "ui/workspaces/step/term_table.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QResizeEvent>
#include <QScrollBar>
#include <algorithm>

#include "ui/workspaces/step/term_delegate.h"

namespace wengert {
namespace {

constexpr int mostRows = 10;       // more of them scroll
constexpr int measuredRows = 200;  // for the columns' widths

}  // namespace

TermTable::TermTable(const ThemeManager& themes, QWidget* parent)
    : QTableView(parent), m_themes(themes), m_delegate(new TermDelegate(m_model, themes, this)) {
    setModel(&m_model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("Terms"));
    setShowGrid(false);
    setMouseTracking(true);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setFocusPolicy(Qt::TabFocus);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    connect(this, &QTableView::entered, this,
            [this](const QModelIndex& index) { Q_EMIT pointed(m_model.term(index.row()).edge); });
    connect(&themes, &ThemeManager::changed, this, &TermTable::retheme);
    retheme();
}

void TermTable::setTerms(std::vector<ExplanationTerm> terms, std::size_t summed, Pass pass) {
    m_delegate->setPass(pass);
    m_model.setTerms(std::move(terms), summed);
    arrangeColumns();
    updateGeometry();
}

void TermTable::setLit(std::optional<EdgeId> edge) {
    m_delegate->setLitRow(edge ? m_model.rowOf(*edge) : std::nullopt);
    viewport()->update();
}

QSize TermTable::sizeHint() const {
    const int rows = std::min(m_model.rowCount(), mostRows) * verticalHeader()->defaultSectionSize();
    const int scrollBar =
        horizontalHeader()->length() > viewport()->width() ? horizontalScrollBar()->sizeHint().height() : 0;
    return {m_themes.theme().px(200), horizontalHeader()->sizeHint().height() + rows + scrollBar};
}

void TermTable::retheme() {
    verticalHeader()->setDefaultSectionSize(m_delegate->rowHeight());
    m_delegate->retheme();
    arrangeColumns();
    updateGeometry();
}

int TermTable::neededWidth(int column) const {
    const Theme& theme = m_themes.theme();
    const QString head = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int width = QFontMetrics(theme.font(TextStyle::Label)).horizontalAdvance(head) + 2 * theme.space.s + 2;
    for (int row = 0; row < std::min(m_model.rowCount(), measuredRows); ++row)
        width = std::max(width, m_delegate->sizeHint({}, m_model.index(row, column)).width());
    return width;
}

// Numbers take what they need and `through` gets the rest. Where that is too little, the local derivatives leave
// their symbols to the ladder; where that does not do either, the table scrolls.
void TermTable::arrangeColumns() {
    const int through = std::min(neededWidth(TermModel::ThroughColumn), m_themes.theme().px(110));
    for (const bool compact : {false, true}) {
        m_delegate->setCompact(compact);
        int rest = viewport()->width();
        for (int column = TermModel::UpstreamColumn; column < TermModel::ColumnCount; ++column) {
            const int width = neededWidth(column);
            setColumnWidth(column, width);
            rest -= width;
        }
        setColumnWidth(TermModel::ThroughColumn, std::max(rest, through));
        if (rest >= through) return;
    }
}

void TermTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    if (event->size().width() == event->oldSize().width()) return;
    arrangeColumns();
    updateGeometry();
}

bool TermTable::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) Q_EMIT pointed(std::nullopt);
    return QTableView::viewportEvent(event);
}

void TermTable::mousePressEvent(QMouseEvent* event) {
    QTableView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (index.isValid()) Q_EMIT picked(m_model.term(index.row()).edge);
}

}  // namespace wengert
