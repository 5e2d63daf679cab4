// Value and full gradient of a scalar program against the same formula as straight-line C++ at the same
// optimization, alternating in one run; prints the ratio of medians.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "core/autodiff/sweeps.h"
#include "core/language/compile.h"
#include "straight_line.h"
#include "tests/support/network_text.h"

using namespace wengert;

namespace {

using StraightLine = double (*)(const double*, double*);

std::vector<double> startPoint(std::size_t count) {
    std::vector<double> x(count);
    for (std::size_t i = 0; i < count; ++i) x[i] = 0.1 + 0.8 * static_cast<double>((i * 37) % 11) / 11;
    return x;
}

// Nanoseconds a call, from one batch; the input changes so that no call can be left out.
template <class Call>
double nanosecondsPerCall(Call&& call, std::vector<double>& x) {
    constexpr int calls = 2000;
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) {
        x[0] += 1e-9 * call(x.data());
        benchmark::ClobberMemory();
    }
    return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count() / calls;
}

double median(std::vector<double> values) {
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
    return values[values.size() / 2];
}

void gradientAgainstStraightLine(benchmark::State& state, const std::string& text, StraightLine straightLine) {
    const Result<Compilation> compiled = compile(text);
    GradientEvaluator evaluator(compiled->program);
    std::vector<double> x = startPoint(compiled->program.inputs().size());
    std::vector<double> gradient(x.size());
    std::vector<double> ours;
    std::vector<double> limit;
    for (auto _ : state) {
        limit.push_back(nanosecondsPerCall([&](const double* at) { return straightLine(at, gradient.data()); }, x));
        ours.push_back(nanosecondsPerCall([&](const double* at) { return evaluator.evaluate({at, x.size()}); }, x));
    }
    state.counters["steps"] = static_cast<double>(compiled->program.stepCount() - x.size());
    state.counters["ns_program"] = median(ours);
    state.counters["ns_straight_line"] = median(limit);
    state.counters["ratio"] = median(ours) / median(limit);
}

}  // namespace

BENCHMARK_CAPTURE(gradientAgainstStraightLine, lecture, test::lectureExample, lectureStraightLine)->Iterations(200);
BENCHMARK_CAPTURE(gradientAgainstStraightLine, network_2_8_8_1, test::networkText({2, 8, 8, 1}), networkStraightLine)
    ->Iterations(200);

BENCHMARK_MAIN();
