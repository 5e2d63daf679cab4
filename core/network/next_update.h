// The update that training makes next, as an act to be stepped through on the minibatch's own program.
#pragma once

#include "core/network/trainer.h"
#include "core/optimize/update_act.h"

namespace wengert {

// Of all parameters, with the optimizer's state and the learning rate as they stand.
UpdateAct nextUpdate(const Trainer& trainer);

}  // namespace wengert
