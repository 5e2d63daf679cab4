// What a node of the graph shows, read from a level: a face that stays while the program does, and a state that
// follows cursor, numbers and selection. Reading only; node_painter draws it.
#pragma once

#include <QString>
#include <array>
#include <optional>
#include <vector>

#include "core/autodiff/timeline.h"
#include "core/network/deltas.h"
#include "core/program/program.h"
#include "ui/widgets/array_picture.h"

namespace wengert {

class Level;

struct NodeFace {
    QString index;  // of s₃: 3
    QString label;  // what is done: ×, sin, + 4; an input's name
    QString name;   // the statement's, where the step has one and is not an input
    Shape shape;
    std::optional<Delta> delta = {};  // in place of s̄
};

// Why there is no number in a pass's place.
enum class Absence : std::uint8_t {
    NotComputed,
    Asked,   // it is the user's to say
    Absent,  // it is not spoken of; its row is left out
};

enum class Light : std::uint8_t { Off, Related, On };  // by pointing or picking

struct NodeState {
    std::array<std::optional<double>, allPasses.size()> numbers;  // empty: not computed yet; of an array its first
    std::array<Absence, allPasses.size()> absence{};
    std::array<ArrayCells, allPasses.size()> arrays;  // the same of an array, as thumbnails
    bool isUpdated = false;                           // the value is the new one
    std::optional<Pass> current;                      // the cursor is on it, in this pass
    Light light = Light::Off;
    bool isInput = false;
    bool isFirstNonFinite = false;

    // Whose number stands in a pass's place.
    Pass shownPass(Pass pass) const { return isUpdated && pass == Pass::Values ? Pass::Update : pass; }
};

// What lights up with a selection, each in increasing order.
struct Highlight {
    std::vector<StepId> steps;
    std::vector<StepId> related;
    std::vector<EdgeId> edges;

    void sort();
    bool contains(EdgeId edge) const;
    Light light(StepId node) const;
};

NodeFace nodeFace(const Program& program, StepId step);
NodeState nodeState(const Level& level, const Highlight& highlight, StepId step);
// A step with its edges and what is at their ends; or an edge with its ends.
Highlight highlight(const Program& program, std::optional<StepId> step, std::optional<EdgeId> edge);

}  // namespace wengert
