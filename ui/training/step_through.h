// From Train to Step: what training does next, as a program to be stepped through.
#pragma once

#include <QString>
#include <optional>

#include "ui/training/training_session.h"

namespace wengert {

// Puts the next minibatch, or one of its samples (from 0) as if it were alone, into Step at the start of the backward
// pass, with the optimizer's update as the last act: one edit. A network typed by hand is one sample in any case, the
// first if none is given. Shows Step. Returns why not; empty when done.
QString stepThrough(Session& session, const TrainingSession& training, std::optional<std::size_t> sample = {});

}  // namespace wengert
