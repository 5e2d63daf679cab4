// The card "Size of the symbolic derivative": how a function nested in itself, and the formula of its derivative, grow
// with the depth; what of the formula is repeated stands out.
#pragma once

#include "ui/workspaces/compare/compare_panel.h"

class QLabel;

namespace wengert {

class Choice;
class ColumnChart;
class QuietButton;
class Slider;

class NestingPanel final : public ComparePanel {
    Q_OBJECT

 public:
    NestingPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings);

    ColumnChart& chart() const { return *m_chart; }
    Slider& depth() const { return *m_depth; }
    Choice& functions() const { return *m_functions; }
    QuietButton& rewriting() const { return *m_rewriting; }
    QString words() const;

 protected:
    void refresh() override;

 private:
    Settings& m_settings;
    QuietButton* m_rewriting;
    Choice* m_functions;
    Slider* m_depth;
    ColumnChart* m_chart;
    QLabel* m_words;
};

}  // namespace wengert
