// Weights as a JSON file: [{"W": [[…]], "b": […]}, …], a layer after the other, matrices row by row.
#pragma once

#include <string>
#include <vector>

#include "app/command_line/json_numbers.h"
#include "core/network/trainer.h"

namespace wengert::command_line {

// The trainer's present weights.
Json jsonWeights(const Trainer& trainer);
// Flat, see NetworkParameter::offset. Throws InputError where the file does not fit the network, naming the place.
std::vector<double> readWeights(const std::string& file, const Program& program, const Roles& roles);
// Throws InputError when it cannot be written; a file that is there is replaced only by a complete one.
void saveWeights(const std::string& file, const Trainer& trainer);

}  // namespace wengert::command_line
