// How long the layered layout takes: 1,000 boxes are to take less than 150 ms, 10,000 are not to fail.
#include <benchmark/benchmark.h>

#include "core/layout/layered.h"
#include "tests/support/layout_graphs.h"

using namespace wengert::layout;

static void layOut(benchmark::State& state, const Graph& graph) {
    for (auto _ : state) benchmark::DoNotOptimize(layered(graph));
    state.counters["boxes"] = static_cast<double>(graph.boxes.size());
    state.counters["links"] = static_cast<double>(graph.links.size());
}

int main(int argc, char** argv) {
    const auto add = [](const char* name, const Graph& graph) {
        benchmark::RegisterBenchmark(name, [graph](benchmark::State& state) {
            layOut(state, graph);
        })->Unit(benchmark::kMillisecond);
    };
    add("lecture", lectureExample());
    add("program/1000", randomProgram(1'000, 20, 25, 1));
    add("wideProgram/1000", randomProgram(1'000, 50, 45, 1));
    add("units/1000", units({8, 124, 124, 124, 124, 124, 124, 124, 124}, true));
    add("networkProgram/1000", networkProgram({4, 12, 14, 6, 1}));
    add("horner/1000", horner(500));
    add("anyLinks/1000", randomGraph(1'000, 2'000, 1));
    add("program/10000", randomProgram(10'000, 100, 25, 1));
    add("wideProgram/10000", randomProgram(10'000, 500, 45, 1));
    add("networkProgram/10000", networkProgram({10, 40, 40, 20, 10}));
    add("chain/10000", chain(10'000));
    add("horner/10000", horner(5'000));
    add("anyLinks/10000", randomGraph(10'000, 20'000, 1));
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
}
