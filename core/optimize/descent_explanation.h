// Why an update of a descent went where it did, from what the descent recorded: nothing is computed again.
#pragma once

#include "core/optimize/descent.h"
#include "core/optimize/update_explanation.h"

namespace wengert {

// As explainUpdate does for a point, for one input's number. update: from 0, its place in descent.updates(). A method
// that needs the Hessian begins with two lines of matrices, H (its value is NaN) and the direction d that is solved for
// (its value is this input's).
std::vector<UpdateLine> explainUpdate(const Descent& descent, std::size_t update, std::size_t input,
                                      Math parameterName = Math::variable("θ"),
                                      Math gradientName = Math::variable("g"));

}  // namespace wengert
