// The surfaces that come with the program: functions of x and y on which methods are seen at work. Each is a text in
// the program's own language, with where to begin and what to look at.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "core/language/diagnostic.h"
#include "core/optimize/area.h"

namespace wengert {

struct SurfaceRow {
    std::string_view name;  // in the command line and in files: rosenbrock
    std::string_view title;
    std::string_view text;  // a program with the inputs x and y, in this order
    Planar start{};
    Area area{};
    std::size_t iterations = 100;  // in which methods show what they do
    double rate = 0.01;            // at which methods with one rate for all inputs stay on it
    std::string_view note;         // what is to be seen, in a sentence
    std::string_view source;
};

// The saddle first.
std::span<const SurfaceRow> allSurfaces();
// Null if there is none.
const SurfaceRow* findSurface(std::string_view name);
// Error: an unknown name (with the nearest).
Result<SurfaceRow> parseSurface(std::string_view name);

}  // namespace wengert
