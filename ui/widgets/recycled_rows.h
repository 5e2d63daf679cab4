// A scrolling column of rows that are widgets, of which only as many exist as can be seen. A row widget shows one
// index after another; Tab walks through the rows as if all of them were there.
#pragma once

#include <QAbstractScrollArea>
#include <QScrollBar>
#include <functional>
#include <vector>

namespace wengert {

class RecycledRows final : public QAbstractScrollArea {
    Q_OBJECT
 public:
    using Make = std::function<QWidget*(QWidget* parent)>;
    using Bind = std::function<void(QWidget& row, int index)>;

    // `make` makes an empty row, `bind` lets it show an index, again also where that is what it shows.
    RecycledRows(Make make, Bind bind, QWidget* parent = nullptr);

    void setRowHeight(int height);
    void setCount(int count);
    void refresh();  // binds the rows that are seen
    void ensureVisible(int index);
    QWidget* rowAt(int index) const;  // null while it is not seen
    int firstSeen() const { return verticalScrollBar()->value() / m_rowHeight; }
    int lastSeen() const { return firstSeen() + int(m_slots.size()) - 1; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool focusNextPrevChild(bool next) override;

 private:
    struct Slot {
        QWidget* row = nullptr;
        int index = -1;
    };
    struct Place {
        int index = -1;
        int field = 0;
    };

    void makeSlots();
    void place(bool rebind);
    QWidgetList fieldsOf(const QWidget& row) const;
    Place focused() const;
    bool focusOutside(bool next);

    Make m_make;
    Bind m_bind;
    std::vector<Slot> m_slots;
    int m_rowHeight = 32;
    int m_count = 0;
};

}  // namespace wengert
