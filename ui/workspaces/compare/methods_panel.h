// The card that sets the methods side by side: what each says of ∂f/∂x, how far that is off, and what the whole
// gradient costs by it.
#pragma once

#include "ui/workspaces/compare/compare_panel.h"

class QLabel;

namespace wengert {

class MethodTable;

class MethodsPanel final : public ComparePanel {
    Q_OBJECT

 public:
    MethodsPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings);

    const MethodTable& table() const { return *m_table; }
    QString note() const;  // shown below the table

 protected:
    void refresh() override;

 private:
    void showComparison(const MethodComparison& comparison);

    MethodTable* m_table;
    QLabel* m_note;
};

}  // namespace wengert
