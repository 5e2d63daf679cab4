// What the user chose to descend, and a file keeps: where the surface comes from, and the methods that run on it with
// their settings. The program and the start are the document's own: its text and its two inputs. Plain data, part of
// the Document; Session changes it, app/descent_file reads and writes it.
#pragma once

#include <QRectF>
#include <array>
#include <cstdint>
#include <vector>

#include "core/optimize/table.h"

namespace wengert {

// A method on its way, with a look of its own (ui/charts/run_style.h).
struct Runner {
    Method method;
    bool isShown = true;
    int look = 0;
    friend bool operator==(const Runner&, const Runner&) = default;
};

enum class SurfaceSource : std::uint8_t {
    Program,     // the document's, over its two inputs
    Weights,     // the loss of Train's network over two of its weights
    Directions,  // over two random directions from where its weights stand
};

// The methods of the lecture's picture, with its learning rates.
std::vector<Runner> standardRunners();

struct DescentDocument {
    static constexpr std::size_t mostRunners = 12;
    static constexpr std::uint64_t mostIterations = 10'000;

    SurfaceSource source = SurfaceSource::Program;
    std::array<std::uint64_t, 2> weights{0, 1};  // which of the network's, counted through all
    std::uint64_t directionSeed = 1;
    std::array<double, 2> networkStart{};  // of a network's surface, as far from where its weights stand

    std::vector<Runner> runners = standardRunners();
    std::uint64_t iterations = 300;
    double noise = 0;  // σ of what is added to each component of the gradient
    std::uint64_t noiseSeed = 1;

    friend bool operator==(const DescentDocument&, const DescentDocument&) = default;
};

// How it is being looked at.
struct DescentView {
    quint64 iteration = 0;
    quint64 selected = 1;  // of the runners: the one that is explained
    QRectF area{};         // that is looked at, x and y, y upwards; empty: as the surface suggests
    friend bool operator==(const DescentView&, const DescentView&) = default;
};

// The look that none of the runners has yet.
int freeLook(const std::vector<Runner>& runners);
// "Momentum", or with the numbers in which runners of one method differ: "Momentum η 0.01". Without the rate where that
// stands beside the name.
enum class RateInName { No, WhereItDiffers };
QStringList runnerNames(const std::vector<Runner>& runners, RateInName rate = RateInName::WhereItDiffers);

}  // namespace wengert
