#include "ui/workspaces/step/step_delegate.h"

#include <QPainter>

#include "core/language/printer.h"
#include "ui/icons.h"
#include "ui/models/step_model.h"
#include "ui/text.h"
#include "ui/widgets/array_picture.h"
#include "ui/workspaces/step/pass_words.h"

namespace wengert {
namespace {

constexpr int shortestName = 4;  // characters that still say something, the … among them

}  // namespace

StepDelegate::StepDelegate(const Session& session, const ThemeManager& themes, QObject* parent)
    : QStyledItemDelegate(parent), m_session(session), m_themes(themes) {
    const auto forget = [this] { m_statements.clear(); };
    connect(&session, &Session::programChanged, this, forget);
    connect(&themes, &ThemeManager::changed, this, forget);
}

QSize StepDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {m_themes.theme().px(90), m_themes.theme().px(31)};
}

void StepDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    paintBackground(*painter, option.rect, index);
    const int padding = m_themes.theme().space.s;
    const QRect inner = option.rect.adjusted(padding, 0, -padding, 0);
    if (index.column() == StepModel::StatementColumn) paintStatement(*painter, inner, index);
    else paintNumber(*painter, inner, index);
}

void StepDelegate::paintBackground(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
    const Theme& theme = m_themes.theme();
    if (index.data(StepModel::CurrentRole).toBool()) painter.fillRect(rect, theme.currentRow);
    if (!index.data(StepModel::LitRole).toBool()) return;
    if (!index.data(StepModel::CurrentRole).toBool()) painter.fillRect(rect, theme.well);
    if (index.column() == 0)
        painter.fillRect(QRect(rect.left(), rect.top(), theme.px(3), rect.height()), theme.accent.color);
}

// The name has what the statement leaves.
void StepDelegate::paintStatement(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
    const Theme& theme = m_themes.theme();
    const Math statement = statementMath(m_session.program(), StepModel::stepOf(index));
    m_statements.paint(painter, rect, index.row(), statement, theme);
    const bool onRow = index.data(StepModel::CurrentRole).toBool();
    const FormulaLayout& formula = m_statements.layout(index.row(), statement, theme);
    const int taken = qCeil(formula.size().width() - 2 * formula.margin()) + theme.space.s;
    painter.setPen(onRow ? theme.mutedDeep : theme.muted);
    paintName(painter, rect.adjusted(taken, 0, 0, 0), index.data(StepModel::NameRole).toString());
}

void StepDelegate::paintName(QPainter& painter, const QRect& room, const QString& name) const {
    painter.setFont(m_themes.theme().font(TextStyle::Mono));
    const QString text = painter.fontMetrics().elidedText(name, Qt::ElideRight, room.width());
    if (text == name || text.size() >= shortestName) painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter, text);
}

// θ′ before a new value that takes so much of the room at the right.
void StepDelegate::paintUpdateMark(QPainter& painter, const QRect& rect, double taken) const {
    const Theme& theme = m_themes.theme();
    painter.setFont(theme.font(TextStyle::Label));
    painter.setPen(theme.accent.deep);
    painter.drawText(rect.adjusted(0, 0, -qCeil(taken) - theme.space.xs, 0),
                     Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, updateMark());
}

void StepDelegate::paintNumber(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
    const Theme& theme = m_themes.theme();
    const auto pass = static_cast<Pass>(index.column() - StepModel::ValueColumn);
    const bool broken = pass == Pass::Values && index.data(StepModel::FirstNonFiniteRole).toBool();
    const bool isUpdated = index.data(StepModel::UpdatedRole).toBool();
    const Hue& hue = broken ? theme.error : theme.hue(isUpdated ? Pass::Update : pass);
    const bool onRow = index.data(StepModel::CurrentRole).toBool() || index.data(StepModel::LitRole).toBool();
    if (const QVariant array = index.data(StepModel::ArrayRole); array.isValid()) {
        const int inset = theme.px(3);
        const int mark = isUpdated ? QFontMetrics(theme.font(TextStyle::Label)).horizontalAdvance(updateMark()) : 0;
        const QRectF area = paintArray(painter, QRectF(rect).adjusted(mark, inset, 0, -inset),
                                       array.value<ArrayCells>(), hue, theme, Qt::AlignRight | Qt::AlignVCenter);
        if (isUpdated) paintUpdateMark(painter, rect, area.width());
        return;
    }
    const QString text = index.data().toString();
    if (isUpdated) paintUpdateMark(painter, rect, QFontMetrics(theme.font(TextStyle::Mono)).horizontalAdvance(text));
    painter.setFont(theme.font(TextStyle::Mono));
    painter.setPen(text == notComputed() ? (onRow ? theme.mutedDeep : theme.muted) : (onRow ? hue.deep : hue.color));
    // Never cut: a number longer than its column reaches into the padding.
    painter.drawText(rect.adjusted(-theme.space.s, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip,
                     text);
    if (!broken) return;
    const int side = theme.px(16);
    const int right = rect.right() - painter.fontMetrics().horizontalAdvance(text) - theme.space.xs;
    tintedIcon(QStringLiteral("warning"), hue.color, hue.color)
        .paint(&painter, QRect(right - side, rect.center().y() - side / 2, side, side));
}

}  // namespace wengert
