// Paints the rows of the table of terms: the statement and the local derivative as mathematics, numbers in the
// colour of the pass.
#pragma once

#include <QStyledItemDelegate>
#include <optional>

#include "ui/models/term_model.h"
#include "ui/theme_manager.h"
#include "ui/workspaces/step/math_cache.h"

namespace wengert {

class TermDelegate final : public QStyledItemDelegate {
    Q_OBJECT

 public:
    TermDelegate(const TermModel& model, const ThemeManager& themes, QObject* parent);

    void setPass(Pass pass) { m_pass = pass; }
    void setCompact(bool compact) { m_isCompact = compact; }  // local derivatives as numbers alone
    void setLitRow(std::optional<int> row) { m_litRow = row; }
    void retheme();
    int rowHeight() const { return m_themes.theme().px(31); }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
    QString cellText(const QModelIndex& index) const;

    const TermModel& m_model;
    const ThemeManager& m_themes;
    mutable MathCache m_statements;
    Pass m_pass = Pass::Tangents;
    std::optional<int> m_litRow;
    bool m_isCompact = false;
};

}  // namespace wengert
