// A program's partial derivatives by every method, with their errors, costs and times: what the Compare workspace and
// `wengert compare` show.
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/compare/cost.h"
#include "core/compare/finite_difference.h"
#include "core/compare/symbolic.h"
#include "core/program/program.h"

namespace wengert {

// What a method costs for the whole gradient, and what it takes.
struct MethodCost {
    GradientMethod method{};
    std::optional<Cost> cost{};           // nothing: too large to be counted, or no derivative could be had
    std::optional<double> nanoseconds{};  // nothing: not measured
};

struct MethodValue {
    GradientMethod method{};
    double value = 0;
    double error = 0;           // relative to the backward mode; of a derivative that is 0 absolute
    std::optional<double> h{};  // of differences
};

// Of one of the inputs' numbers.
struct PartialComparison {
    std::string name;       // of an array's cell: W_1_2
    std::size_t place = 0;  // among the inputs' numbers
    double at = 0;
    std::vector<MethodValue> values{};  // in the order of allGradientMethods; without a method that could not run
    DifferenceStudy forward{};
    DifferenceStudy central{};
    // The symbolic derivative, where it could be had.
    std::optional<ExpressionSize> plain{};  // as the rules write it
    std::optional<ExpressionSize> simplified{};
    std::optional<std::string> text{};  // of the simplified one, if it is short
};

struct MethodComparison {
    std::string output;
    double value = 0;
    std::vector<std::string> inputs{};  // all of them, an array's cell by cell
    std::optional<Cost> evaluation{};   // of the value alone
    std::optional<double> evaluationNanoseconds{};
    std::vector<MethodCost> costs{};            // in the order of allGradientMethods
    std::vector<PartialComparison> partials{};  // of the chosen inputs
};

struct ComparisonOptions {
    std::vector<std::size_t> places = {};  // which of the inputs' numbers; empty: the first
    std::chrono::nanoseconds budget{};     // to measure each method; none: not measured
    OperationCount longestText = 60;       // operations in PartialComparison::text
    std::size_t maximumSteps = 200'000;    // of the unit-level program; above it nothing is counted
    std::size_t maximumNodes = 500'000;    // different subexpressions in symbolic derivatives
};

// inputs: the inputs' numbers, one input behind the other. The program is not empty. Stopped, it returns early with
// what it has.
MethodComparison compareMethods(const Program& program, std::span<const double> inputs,
                                const ComparisonOptions& options, const std::stop_token& stop = {});

}  // namespace wengert
