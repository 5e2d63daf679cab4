// The cards "Momentum", or whichever method is selected, with its numbers, and "Start": where all runs begin, the noise
// of their gradients, and how far they go.
#pragma once

#include "ui/workspaces/optimize/descent_panel.h"

namespace wengert {

class SettingFields;

class MethodPanel final : public DescentPanel {
    Q_OBJECT

 public:
    MethodPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings);

    SettingFields& numbers() const { return *m_numbers; }

 private:
    void showRunner();

    SettingFields* m_numbers;
};

class StartPanel final : public DescentPanel {
    Q_OBJECT

 public:
    StartPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings);

    NumberField& coordinate(std::size_t i) const { return *m_start[i]; }
    NumberField& noise() const { return *m_noise; }
    NumberField& iterations() const { return *m_iterations; }

 private:
    void showDocument();
    void showStart();
    void showNames();

    std::array<NumberField*, 2> m_start;
    std::array<FormRow*, 2> m_rows;
    NumberField* m_noise;
    NumberField* m_seed;
    NumberField* m_iterations;
};

}  // namespace wengert
