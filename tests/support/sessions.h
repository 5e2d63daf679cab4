// The sessions that the window's actions act on, for tests of parts of the window.
#pragma once

#include "ui/actions.h"
#include "ui/descent/descent_session.h"
#include "ui/practice/practice_session.h"
#include "ui/training/training_session.h"

namespace wengert::test {

struct Sessions {
    explicit Sessions(Session& shared) : session(shared) {}

    Actions* makeActions(ThemeManager& themes, Settings& settings, QWidget* window) {
        return new Actions(session, training, descent, practice, themes, settings, window);
    }

    Session& session;
    TrainingSession training{session};
    DescentSession descent{session, training};
    PracticeSession practice{session, {}};
};

}  // namespace wengert::test
