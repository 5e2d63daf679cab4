// Exercises of a choice: of the session's program, of an example, or invented from a seed. It remembers nothing.
#pragma once

#include <span>

#include "ui/practice/practice_choice.h"
#include "ui/session.h"

namespace wengert {

// A method for one step by hand: with a learning rate that can be seen in three digits.
Method practiceMethod(const std::string& name);

// Errors are sentences, with a capital and a full stop.
Result<Exercise, std::string> makeExercise(const PracticeChoice& choice, const Session& session,
                                           std::span<const PracticeExample> examples);

}  // namespace wengert
