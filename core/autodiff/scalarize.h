// A vectorized program → its unit-level twin: the same computation with a step for every cell's every operation,
// and the way from each cell to its unit-level step and back.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/program/program.h"

namespace wengert {

// A cell of an array step; cells count row by row.
struct Cell {
    StepId step{};
    std::uint32_t cell = 0;
    friend bool operator==(Cell, Cell) = default;
};

struct UnitLevel {
    Program program;
    std::vector<Argument> cells;        // by place in the vectorized program's buffer: what computes that number
    std::vector<Cell> origin;           // by unit-level step: the cell it computes, or helps to compute
    std::vector<std::uint8_t> isWhole;  // by unit-level step: it computes the cell itself, not a part of it

    Argument of(const Program& vectorized, Cell cell) const {
        return cells[vectorized.step(cell.step).offset + cell.cell];
    }
};

// Else a program is its own unit-level twin.
inline bool hasArrays(const Program& program) { return program.bufferSize() > program.stepCount(); }

// Cells are named after their arrays, counted from 1: x_2, W1_3_2. An output that is an array becomes the sum of its
// cells, whose backward pass begins with the same ones. Nothing where more than `maximumSteps` steps are needed.
std::optional<UnitLevel> scalarize(const Program& vectorized, std::size_t maximumSteps = ProgramBuilder::maximumSteps);

// The name of one cell of an array that is called `name`.
std::string cellName(std::string_view name, Shape shape, std::size_t cell);

}  // namespace wengert
