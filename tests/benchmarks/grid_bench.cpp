// Value and gradient on a grid of 512 × 512 points, one thread, against the same formula as straight-line C++ at the
// same optimization, in turns in one run; prints the ratio of the shortest times. Processor time is measured, so that
// other programs disturb little. compare_grid runs this program in turns with NumPy and PyTorch.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <vector>

#include "core/autodiff/batch.h"
#include "core/language/compile.h"
#include "straight_line.h"
#include "tests/support/surfaces.h"

using namespace wengert;

namespace {

constexpr std::size_t side = 512;
constexpr std::size_t points = side * side;

// Both inputs from −2 to 2.
std::vector<double> gridCoordinates() {
    std::vector<double> coordinates(2 * points);
    const auto at = [](std::size_t i) { return -2 + 4 * static_cast<double>(i) / (side - 1); };
    for (std::size_t i = 0; i < points; ++i) {
        coordinates[i] = at(i % side);
        coordinates[points + i] = at(i / side);
    }
    return coordinates;
}

double milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

template <class Call>
void keepShortest(double& shortest, Call&& call) {
    const double begin = milliseconds();
    call();
    benchmark::ClobberMemory();
    shortest = std::min(shortest, milliseconds() - begin);
}

// straightLine is known when this is compiled, so that the loop is optimized with it.
template <class StraightLine>
void gridAgainstStraightLine(benchmark::State& state, const test::Surface& surface, StraightLine straightLine) {
    BatchEvaluator evaluator(compile(surface.text)->program);
    const std::vector<double> coordinates = gridCoordinates();
    std::vector<double> values(points);
    std::vector<double> gradients(2 * points);
    constexpr double never = std::numeric_limits<double>::infinity();
    double ours = never;
    double limit = never;
    double onlyValues = never;
    for (auto _ : state) {
        keepShortest(limit, [&] {
            const double* x = coordinates.data();
            for (std::size_t i = 0; i < points; ++i) {
                double gradient[2];
                const double point[2] = {x[i], x[points + i]};
                values[i] = straightLine(point, gradient);
                gradients[i] = gradient[0];
                gradients[points + i] = gradient[1];
            }
        });
        keepShortest(ours, [&] { evaluator.evaluate(coordinates, values, gradients); });
        keepShortest(onlyValues, [&] { evaluator.evaluate(coordinates, values, {}); });
    }
    state.counters["ms"] = ours;
    state.counters["ms_values"] = onlyValues;
    state.counters["ms_straight_line"] = limit;
    state.counters["ratio"] = ours / limit;
}

// clang-format off
#define STRAIGHT_LINE(name) [](const double* x, double* gradient) { return name##StraightLine(x, gradient); }
BENCHMARK_CAPTURE(gridAgainstStraightLine, saddle, test::saddle, STRAIGHT_LINE(saddle))->Iterations(60);
BENCHMARK_CAPTURE(gridAgainstStraightLine, rosenbrock, test::rosenbrock, STRAIGHT_LINE(rosenbrock))->Iterations(60);
BENCHMARK_CAPTURE(gridAgainstStraightLine, lecture, test::lecture, STRAIGHT_LINE(lecture))->Iterations(60);
BENCHMARK_CAPTURE(gridAgainstStraightLine, waves, test::waves, STRAIGHT_LINE(waves))->Iterations(60);
BENCHMARK_CAPTURE(gridAgainstStraightLine, steps, test::steps, STRAIGHT_LINE(steps))->Iterations(60);
// clang-format on

}  // namespace

BENCHMARK_MAIN();
