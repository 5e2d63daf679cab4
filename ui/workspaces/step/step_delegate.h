// Paints the rows of the step table: the statement as mathematics with its name at the end, numbers in their
// colours, the cursor's row, the lit row, and the first value that is not finite.
#pragma once

#include <QStyledItemDelegate>

#include "ui/session.h"
#include "ui/theme_manager.h"
#include "ui/workspaces/step/math_cache.h"

namespace wengert {

class StepDelegate final : public QStyledItemDelegate {
    Q_OBJECT

 public:
    StepDelegate(const Session& session, const ThemeManager& themes, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    void paintBackground(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintStatement(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintUpdateMark(QPainter& painter, const QRect& rect, double taken) const;
    void paintNumber(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintName(QPainter& painter, const QRect& room, const QString& name) const;

    const Session& m_session;
    const ThemeManager& m_themes;
    mutable MathCache m_statements;  // by row
};

}  // namespace wengert
