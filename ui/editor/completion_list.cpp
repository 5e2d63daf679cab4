#include "ui/editor/completion_list.h"

#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <algorithm>

#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr int mostRows = 8;
enum Role { Summary = Qt::UserRole, IsFunction };

// name … what it is
class EntryDelegate final : public QStyledItemDelegate {
 public:
    EntryDelegate(const ThemeManager& themes, QObject* parent) : QStyledItemDelegate(parent), m_themes(themes) {}

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const Theme& theme = m_themes.theme();
        const int name = QFontMetrics(theme.font(TextStyle::Mono)).horizontalAdvance(index.data().toString());
        const int summary =
            QFontMetrics(theme.font(TextStyle::Label)).horizontalAdvance(index.data(Summary).toString());
        return {std::max(name, theme.px(64)) + summary + 3 * theme.space.m, theme.px(24)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& theme = m_themes.theme();
        const QRect row = option.rect;
        const bool isCurrent = option.state & QStyle::State_Selected;
        if (isCurrent || option.state & QStyle::State_MouseOver)
            paintRounded(*painter, row, theme.controlRadius - 2, isCurrent ? theme.accent.wash : theme.field);
        const QFont font = theme.font(TextStyle::Mono);
        const QString name = index.data().toString();
        painter->setFont(font);
        painter->setPen(index.data(IsFunction).toBool() ? theme.syntax.function : theme.syntax.name);
        const QRect inner = row.adjusted(theme.space.s, 0, -theme.space.s, 0);
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, name);
        const int width = std::max(QFontMetrics(font).horizontalAdvance(name), theme.px(64)) + theme.space.m;
        painter->setFont(theme.font(TextStyle::Label));
        painter->setPen(isCurrent ? theme.mutedDeep : theme.muted);
        painter->drawText(inner.adjusted(width, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          index.data(Summary).toString());
    }

 private:
    const ThemeManager& m_themes;
};

}  // namespace

CompletionList::CompletionList(const ThemeManager& themes, QWidget* parent) : QListView(parent), m_themes(themes) {
    setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setUniformItemSizes(true);
    setAccessibleName(tr("Completions"));
    setModel(&m_model);
    setItemDelegate(new EntryDelegate(themes, this));
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT chosen(index.data().toString()); });
    connect(&themes, &ThemeManager::changed, this, &CompletionList::retheme);
    retheme();
}

void CompletionList::retheme() {
    const Theme& theme = m_themes.theme();
    setStyleSheet(QStringLiteral("QListView { background: %1; border: 1px solid %2; padding: 4px; }")
                      .arg(theme.card.name(), theme.nodeLine.name()));
}

void CompletionList::showEntries(const std::vector<CompletionEntry>& entries, const QRect& word) {
    m_model.clear();
    int widest = 0;
    for (const CompletionEntry& entry : entries) {
        auto* item = new QStandardItem(entry.name);
        item->setData(entry.summary, Summary);
        item->setData(entry.isFunction, IsFunction);
        item->setEditable(false);
        m_model.appendRow(item);
        widest = std::max(widest, sizeHintForIndex(item->index()).width());
    }
    const int rows = std::min(int(entries.size()), mostRows);
    const int frame = 2 * 5;
    const QRect screen = this->screen()->availableGeometry();
    resize(std::min(widest + frame, screen.width()), rows * m_themes.theme().px(24) + frame);
    const bool fitsBelow = word.bottom() + height() < screen.bottom();
    const int x = std::clamp(word.left() - 5 - m_themes.theme().space.s, screen.left(),
                             std::max(screen.left(), screen.right() - width()));
    this->QWidget::move(x, fitsBelow ? word.bottom() + 4 : word.top() - 4 - height());
    show();
    raise();
}

QString CompletionList::choice() const {
    return (hasChoice() ? currentIndex() : m_model.index(0, 0)).data().toString();
}

void CompletionList::move(int rows) {
    const int last = m_model.rowCount() - 1;
    const int from = hasChoice() ? currentIndex().row() : rows > 0 ? -1 : last + 1;
    setCurrentIndex(m_model.index(std::clamp(from + rows, 0, last), 0));
}

}  // namespace wengert
