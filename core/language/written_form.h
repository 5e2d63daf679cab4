// The few parts of mathematics that are written otherwise than their tree says: a mark over an indexed symbol
// stands over the letter alone (s̄₃), and 1.23e−7 is 1.23×10⁻⁷. Not a simplifier.
#pragma once

#include <memory>

#include "core/language/math.h"

namespace wengert {

// Null when the part is written as it is.
std::unique_ptr<const Math> writtenForm(const Math& math);

}  // namespace wengert
