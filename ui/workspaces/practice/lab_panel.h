// The card that opens the misconception lab.
#pragma once

#include "ui/widgets/form_card.h"

namespace wengert {

class Actions;
class PracticeSession;

class LabPanel final : public FormCard {
    Q_OBJECT

 public:
    LabPanel(PracticeSession& practice, const Actions& actions, const ThemeManager& themes, Settings& settings);
};

}  // namespace wengert
