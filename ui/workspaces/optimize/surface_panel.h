// The card "Surface": the function, typed or chosen, or which part of the network's loss is looked at; what is wrong
// with it, and the critical point that distances are measured from.
#pragma once

#include "ui/workspaces/optimize/descent_panel.h"

namespace wengert {

class Choice;
class IconLine;
class NumberField;
class ProgramEditor;
class QuietButton;

class SurfacePanel final : public DescentPanel {
    Q_OBJECT

 public:
    SurfacePanel(Session& session, DescentSession& descent, const ThemeManager& themes, Settings& settings);

    void focusEditor();
    void setMaximumGrowth(int most);  // of the editor
    ProgramEditor& editor() const { return *m_editor; }
    QuietButton& surfaces() const { return *m_surfaces; }
    const IconLine& status() const { return *m_status; }
    Choice& weight(std::size_t axis) const { return *m_weights[axis]; }
    NumberField& weightNumber(std::size_t axis) const { return *m_weightNumbers[axis]; }

 private:
    void makeMenu();
    QWidget* makeNetwork();
    void useSource(SurfaceSource source);
    void showSource();
    void chooseWeight(std::size_t axis, std::uint64_t weight);
    void fillWeights();
    void showWeights();
    void showStatus();
    void showPoint();

    Session& m_session;
    QuietButton* m_surfaces;
    ProgramEditor* m_editor;
    IconLine* m_note;
    QWidget* m_network;
    std::array<Choice*, 2> m_weights;
    std::array<NumberField*, 2> m_weightNumbers;  // while there are too many for a list
    NumberField* m_seed;
    QWidget* m_weightRows;
    QWidget* m_seedRow;
    IconLine* m_status;
    IconLine* m_point;
    bool m_areWeightsStale = true;
};

}  // namespace wengert
