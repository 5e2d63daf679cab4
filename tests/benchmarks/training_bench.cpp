// A training step: loading the minibatch, loss, gradient and update, in double, on one thread. The two networks are
// those of compare_pytorch, which runs this program in turns with PyTorch. And a slice of the small network's loss.
#include <benchmark/benchmark.h>

#include "core/language/compile.h"
#include "core/network/architecture.h"
#include "core/network/loss_slice.h"
#include "core/network/trainer.h"

using namespace wengert;

namespace {

Dataset randomData(std::size_t features, std::size_t classes, std::size_t count) {
    Dataset data{.task = classes > 2 ? Task::Classes : Task::Binary, .targetNames = {"y"}};
    data.featureNames.resize(features);
    data.classNames.resize(classes);
    Random random(1);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < features; ++k) data.features.push_back(random.normal());
        data.targets.push_back(static_cast<double>(random.below(classes)));
    }
    return data;
}

Trainer trainerOf(const Architecture& architecture, const Dataset& data, std::size_t batch) {
    const Program program = compile(*programText(architecture))->program;
    TrainingSettings settings{.batch = batch, .method = *parseMethod("adam:lr=0.001")};
    settings.stopping.epochs = 1'000'000'000;
    const std::vector<double> start =
        initialParameters(program, *findRoles(program), *parseInitialization("xavier_uniform"), 1);
    return *Trainer::create(program, {.train = data}, settings, start);
}

// Steps alone: what is done at an epoch's end is left out.
void step(benchmark::State& state, Trainer trainer) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(trainer.step());
        if (trainer.stepCount() + 1 < trainer.stepsPerEpoch()) continue;
        state.PauseTiming();
        trainer.rewind();
        state.ResumeTiming();
    }
}

void small(benchmark::State& state) {
    step(state, trainerOf({{2, 8, 8, 1}, "tanh", "identity", "binary_cross_entropy"}, randomData(2, 2, 1 << 17), 32));
}

void large(benchmark::State& state) {
    step(state, trainerOf({{784, 128, 10}, "relu", "identity", "cross_entropy"}, randomData(784, 10, 1 << 13), 64));
}

// A network's loss over 280 samples on a grid of 64 × 64 points, as it is drawn: values, and gradients too.
void lossSlice(benchmark::State& state) {
    const Trainer trainer =
        trainerOf({{2, 8, 8, 1}, "tanh", "identity", "binary_cross_entropy"}, randomData(2, 2, 280), 32);
    LossSlice slice = LossSlice::alongRandomDirections(trainer, 1);
    constexpr std::size_t side = 64;
    std::vector<double> coordinates;
    for (std::size_t i = 0; i < side * side; ++i) coordinates.push_back(static_cast<double>(i % side) / side - 0.5);
    for (std::size_t i = 0; i < side * side; ++i) coordinates.push_back(static_cast<double>(i / side) / side - 0.5);
    std::vector<double> values(side * side);
    std::vector<double> gradients(state.range(0) != 0 ? coordinates.size() : 0);
    for (auto _ : state) slice.evaluateMany(coordinates, values, gradients);
}

BENCHMARK(small)->Name("2-8-8-1 tanh, batch 32, Adam")->Unit(benchmark::kMicrosecond);
BENCHMARK(large)->Name("784-128-10 relu, batch 64, softmax cross-entropy, Adam")->Unit(benchmark::kMicrosecond);
BENCHMARK(lossSlice)
    ->Name("64 × 64 points of a loss")
    ->ArgName("gradients")
    ->Arg(0)
    ->Arg(1)
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
