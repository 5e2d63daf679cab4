// An array's numbers as text to be copied or saved: row by row, all of them. Where `numbers` is empty, nothing is
// computed yet and every cell is a dash, in CSV empty.
#pragma once

#include <QString>
#include <span>

#include "core/program/shape.h"

namespace wengert {

QString matrixText(Shape shape, std::span<const double> numbers);   // separated by tabs, as spreadsheets take it
QString matrixCsv(Shape shape, std::span<const double> numbers);    // exact
QString matrixLatex(Shape shape, std::span<const double> numbers);  // with amsmath

}  // namespace wengert
