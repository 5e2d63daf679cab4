// The moments of a run in the order they are shown: every value, then every tangent, then every adjoint
// from the output back, and as a last act an update of some inputs, if there is one. The cursor is a number of moments
// done: 0 before the start, size() when finished.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/program/program.h"

namespace wengert {

enum class Pass : std::uint8_t { Values, Tangents, Adjoints, Update };
// The sweeps, which give every step a number; an update gives one to some inputs.
inline constexpr std::array allPasses{Pass::Values, Pass::Tangents, Pass::Adjoints};
inline constexpr std::array allParts{Pass::Values, Pass::Tangents, Pass::Adjoints, Pass::Update};  // of the timeline

// How fine the moments are: a step at a time, or one edge (term) of it at a time.
enum class Detail : std::uint8_t { Node, Term };

struct Moment {
    Pass pass = Pass::Values;
    StepId step{};
    std::uint32_t term = 0;       // the last term that is in
    std::uint32_t termCount = 1;  // in this step and pass, at this detail

    bool isComplete() const { return term + 1 == termCount; }
    friend bool operator==(const Moment&, const Moment&) = default;
};

class Timeline {
 public:
    Timeline() = default;
    // updated: the inputs that get a new number at the end.
    explicit Timeline(const Program& program, Detail detail = Detail::Node, std::span<const StepId> updated = {});

    std::size_t size() const { return m_firstMoment.empty() ? 0 : m_firstMoment.back(); }
    Detail detail() const { return m_detail; }
    std::span<const StepId> updated() const { return m_updated; }  // in the program's order
    // Cursor positions (passBegin, passEnd] belong to a pass: at passEnd it is done.
    std::size_t passBegin(Pass pass) const;
    std::size_t passEnd(Pass pass) const { return passBegin(pass) + passSize(pass); }
    // The moment that brought the cursor to `position`, 1 … size().
    Moment momentAt(std::size_t position) const;
    // The position at which the step's number of this pass is complete; size() + 1 if it never is, without an update.
    std::size_t positionOf(Pass pass, StepId step) const;
    // Whether the step's number of this pass is complete at the cursor.
    bool isKnown(Pass pass, StepId step, std::size_t position) const { return positionOf(pass, step) <= position; }

 private:
    std::size_t passSize(Pass pass) const;
    std::size_t firstRank(Pass pass) const;
    std::size_t rank(Pass pass, StepId step) const;  // among all (pass, step) in the order shown
    StepId stepAt(Pass pass, std::size_t within) const;

    Detail m_detail = Detail::Node;
    std::size_t m_stepCount = 0;
    std::vector<StepId> m_updated;
    std::vector<std::size_t> m_firstMoment;  // by rank; one more at the end
};

}  // namespace wengert
