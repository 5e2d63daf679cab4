#include "ui/widgets/recycled_rows.h"

#include <QApplication>
#include <algorithm>

namespace wengert {
namespace {

constexpr int leastRows = 3;  // shown before it scrolls

}  // namespace

RecycledRows::RecycledRows(Make make, Bind bind, QWidget* parent)
    : QAbstractScrollArea(parent), m_make(std::move(make)), m_bind(std::move(bind)) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    viewport()->setAutoFillBackground(false);
}

void RecycledRows::setRowHeight(int height) {
    m_rowHeight = height;
    updateGeometry();
    refresh();
}

void RecycledRows::setCount(int count) {
    m_count = count;
    updateGeometry();
    refresh();
}

QSize RecycledRows::sizeHint() const { return {200, m_count * m_rowHeight}; }

QSize RecycledRows::minimumSizeHint() const {
    const int width = m_slots.empty() ? 0 : m_slots.front().row->minimumSizeHint().width();
    return {width, std::min(m_count, leastRows) * m_rowHeight};
}

QWidget* RecycledRows::rowAt(int index) const {
    const auto slot = std::ranges::find(m_slots, index, &Slot::index);
    return index < 0 || slot == m_slots.end() ? nullptr : slot->row;
}

void RecycledRows::refresh() {
    const int hidden = m_count * m_rowHeight - viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, hidden));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(m_rowHeight);
    makeSlots();
    place(true);
}

void RecycledRows::makeSlots() {
    const int wanted = std::min(m_count, viewport()->height() / m_rowHeight + 2);
    while (int(m_slots.size()) < wanted) m_slots.push_back({m_make(viewport()), -1});
}

// Index i is always shown by slot i modulo their number, so that a row that stays in sight keeps its widget.
void RecycledRows::place(bool rebind) {
    const int slotCount = int(m_slots.size());
    for (int k = 0; k < slotCount; ++k) {
        Slot& slot = m_slots[std::size_t(k)];
        const int first = firstSeen();
        const int index = first + (k - first % slotCount + slotCount) % slotCount;
        const bool isUsed = index < m_count;
        if (!isUsed || index != slot.index)  // what is being edited in it belongs to the former index
            if (QWidget* focus = QApplication::focusWidget(); focus && slot.row->isAncestorOf(focus))
                focus->clearFocus();
        if (isUsed && (rebind || index != slot.index)) m_bind(*slot.row, index);
        slot.index = isUsed ? index : -1;
        slot.row->setGeometry(0, index * m_rowHeight - verticalScrollBar()->value(), viewport()->width(), m_rowHeight);
        slot.row->setVisible(isUsed);
    }
}

void RecycledRows::ensureVisible(int index) {
    const int top = index * m_rowHeight;
    const int most = top;
    const int least = top + m_rowHeight - viewport()->height();
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), std::min(least, most), most));
}

void RecycledRows::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    refresh();
}

void RecycledRows::scrollContentsBy(int, int) { place(false); }

// ---- Tab

QWidgetList RecycledRows::fieldsOf(const QWidget& row) const {
    QWidgetList fields;
    for (QWidget* child : row.findChildren<QWidget*>())
        if ((child->focusPolicy() & Qt::TabFocus) && child->isVisible() && child->isEnabled()) fields.append(child);
    return fields;
}

RecycledRows::Place RecycledRows::focused() const {
    for (const Slot& slot : m_slots) {
        const qsizetype field = slot.index < 0 ? -1 : fieldsOf(*slot.row).indexOf(QApplication::focusWidget());
        if (field >= 0) return {slot.index, int(field)};
    }
    return {};
}

bool RecycledRows::focusOutside(bool next) {
    QWidget* const start = QApplication::focusWidget();
    const auto isFit = [this](const QWidget* widget) {
        return !isAncestorOf(widget) && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() &&
               widget->isEnabled();
    };
    QWidget* widget = start;
    do widget = next ? widget->nextInFocusChain() : widget->previousInFocusChain();
    while (widget != start && !isFit(widget));
    if (widget == start) return false;
    widget->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

bool RecycledRows::focusNextPrevChild(bool next) {
    const Place from = focused();
    if (from.index < 0) return QAbstractScrollArea::focusNextPrevChild(next);
    const int field = from.field + (next ? 1 : -1);
    const bool staysInRow = field >= 0 && field < fieldsOf(*rowAt(from.index)).size();
    const int index = staysInRow ? from.index : from.index + (next ? 1 : -1);
    if (index < 0 || index >= m_count) return focusOutside(next);
    ensureVisible(index);
    const QWidgetList fields = fieldsOf(*rowAt(index));
    if (fields.isEmpty()) return focusOutside(next);
    QWidget* target = staysInRow ? fields[field] : next ? fields.first() : fields.last();
    target->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

}  // namespace wengert
