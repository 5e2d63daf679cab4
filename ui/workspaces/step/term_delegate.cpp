#include "ui/workspaces/step/term_delegate.h"

#include <QPainter>

#include "ui/text.h"

namespace wengert {

TermDelegate::TermDelegate(const TermModel& model, const ThemeManager& themes, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model), m_themes(themes) {
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_statements.clear(); });
}

void TermDelegate::retheme() { m_statements.clear(); }

QString TermDelegate::cellText(const QModelIndex& index) const {
    return index.data(m_isCompact ? int(TermModel::ShortRole) : int(Qt::DisplayRole)).toString();
}

QSize TermDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    const Theme& theme = m_themes.theme();
    const int text =
        index.column() == TermModel::ThroughColumn
            ? qCeil(m_statements.layout(index.row(), m_model.term(index.row()).statement, theme).size().width())
            : QFontMetrics(theme.font(TextStyle::Mono)).horizontalAdvance(cellText(index));
    return {text + 2 * theme.space.s, rowHeight()};
}

void TermDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Theme& theme = m_themes.theme();
    const bool lit = m_litRow == index.row();
    if (lit) painter->fillRect(option.rect, theme.hue(m_pass).wash);
    const QRect rect = option.rect.adjusted(theme.space.s, 0, -theme.space.s, 0);
    if (index.column() == TermModel::ThroughColumn) {
        m_statements.paint(*painter, rect, index.row(), m_model.term(index.row()).statement, theme);
        return;
    }
    const QString text = cellText(index);
    const Hue& hue = theme.hue(m_pass);
    painter->setFont(theme.font(TextStyle::Mono));
    painter->setPen(text == notComputed()                      ? theme.mutedDeep
                    : index.column() == TermModel::LocalColumn ? theme.text
                    : lit                                      ? hue.deep
                                                               : hue.color);
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, text);
}

}  // namespace wengert
