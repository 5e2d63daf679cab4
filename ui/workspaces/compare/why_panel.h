// The card "Why it matters": what the numbers of this very program say of digits, repetition and sweeps.
#pragma once

#include <array>

#include "ui/workspaces/compare/compare_panel.h"

namespace wengert {

class IconLine;

class WhyPanel final : public ComparePanel {
    Q_OBJECT

 public:
    WhyPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings);

    QString text() const;  // what is said, a line for each

 protected:
    void refresh() override;

 private:
    QString digitWords(const PartialComparison& partial) const;
    QString repetitionWords(const PartialComparison& partial) const;
    QString sweepWords(const MethodComparison& comparison) const;

    std::array<IconLine*, 3> m_lines;
};

// The card "Reading these charts": what to look for.
class ReadingPanel final : public ComparePanel {
    Q_OBJECT

 public:
    ReadingPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings);

 protected:
    void refresh() override {}
};

}  // namespace wengert
