// The mistakes that are known at one row of an exercise, by kind of row; what diagnosis.cpp is made of. Not for others.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/practice/diagnosis.h"

namespace wengert {

// One term of a derivative: what comes in along an edge, from a student's own numbers where there are some.
struct PracticeTerm {
    EdgeId edge{};
    StepId through{};     // whose adjoint (or tangent) comes in
    double incoming = 0;  // that number
    double partial = 0;   // the local derivative on the edge
    double product() const { return incoming * partial; }
};
std::vector<PracticeTerm> practiceTerms(const Exercise& exercise, StepId step, const OwnNumbers& own);
// What is there before any term: the seed of an input's tangent, of the output's adjoint.
double seedOf(const Exercise& exercise, StepId step);
// The arguments' values; own ones where there are some and the exercise is about values.
std::vector<double> argumentsOf(const Exercise& exercise, StepId step, const OwnNumbers& own = {});

std::vector<Slip> valueSlips(const Exercise& exercise, StepId step, const OwnNumbers& own);
std::vector<Slip> derivativeSlips(const Exercise& exercise, StepId step, const OwnNumbers& own);
std::vector<Slip> updateSlips(const Exercise& exercise, std::size_t row, const OwnNumbers& own);

// Slips gathered at one row: those that change nothing, or only what no one would see, are left out.
class SlipList {
 public:
    explicit SlipList(double right) : m_right(right) {}
    // `sentence` goes on behind "You wrote 396": with " = s̄₃ · s₁. …" or ". …".
    void add(Mistake mistake, double number, std::string title, const std::string& sentence,
             std::optional<EdgeId> edge = {});
    double right() const { return m_right; }
    std::vector<Slip> take() { return std::move(m_slips); }

 private:
    double m_right;
    std::vector<Slip> m_slips;
};

// s₂ = 8
std::string valueText(const Exercise& exercise, StepId step);

}  // namespace wengert
