// Exercises on paper: a sheet with blanks to fill in, a page or more for each variant, and a sheet with their
// solutions, both as A4 PDF. It lays out and paints; it invents no exercise and writes no file.
#pragma once

#include <QByteArray>
#include <cstdint>
#include <optional>
#include <span>

#include "core/practice/exercise.h"

namespace wengert {

struct SheetVariant {
    Exercise exercise;
    std::optional<std::uint64_t> seed = {};  // that the exercise was made from
};

// All variants are of one kind. A QGuiApplication must exist, for its typefaces.
QByteArray classSheet(std::span<const SheetVariant> variants);
QByteArray answerSheet(std::span<const SheetVariant> variants);

}  // namespace wengert
