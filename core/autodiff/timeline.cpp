#include "core/autodiff/timeline.h"

#include <algorithm>
#include <cassert>

namespace wengert {

namespace {

std::size_t termsOf(const Program& program, Pass pass, StepId step) {
    if (pass == Pass::Values) return 1;
    if (pass == Pass::Adjoints) return program.uses(step).size();
    return static_cast<std::size_t>(
        std::ranges::count_if(program.arguments(step), [](const Argument& argument) { return argument.isStep(); }));
}

}  // namespace

Timeline::Timeline(const Program& program, Detail detail, std::span<const StepId> updated)
    : m_detail(detail), m_stepCount(program.stepCount()), m_updated(updated.begin(), updated.end()) {
    std::ranges::sort(m_updated);
    m_firstMoment.reserve(firstRank(Pass::Update) + m_updated.size() + 1);
    m_firstMoment.push_back(0);
    for (const Pass pass : allPasses)
        for (std::size_t i = 0; i < m_stepCount; ++i) {
            const std::size_t terms = detail == Detail::Node ? 1 : termsOf(program, pass, stepAt(pass, i));
            m_firstMoment.push_back(m_firstMoment.back() + std::max<std::size_t>(terms, 1));
        }
    for (std::size_t i = 0; i < m_updated.size(); ++i) m_firstMoment.push_back(m_firstMoment.back() + 1);
}

std::size_t Timeline::firstRank(Pass pass) const { return static_cast<std::size_t>(pass) * m_stepCount; }

std::size_t Timeline::passBegin(Pass pass) const { return m_firstMoment.empty() ? 0 : m_firstMoment[firstRank(pass)]; }

std::size_t Timeline::passSize(Pass pass) const {
    if (m_firstMoment.empty()) return 0;
    const std::size_t ranks = pass == Pass::Update ? m_updated.size() : m_stepCount;
    return m_firstMoment[firstRank(pass) + ranks] - passBegin(pass);
}

StepId Timeline::stepAt(Pass pass, std::size_t within) const {
    if (pass == Pass::Update) return m_updated[within];
    return StepId{static_cast<std::uint32_t>(pass == Pass::Adjoints ? m_stepCount - 1 - within : within)};
}

std::size_t Timeline::rank(Pass pass, StepId step) const {
    if (pass == Pass::Update)
        return firstRank(pass) + static_cast<std::size_t>(std::ranges::find(m_updated, step) - m_updated.begin());
    return firstRank(pass) + (pass == Pass::Adjoints ? m_stepCount - 1 - index(step) : index(step));
}

Moment Timeline::momentAt(std::size_t position) const {
    assert(position >= 1 && position <= size());
    const auto next = std::ranges::upper_bound(m_firstMoment, position - 1);
    const auto rankHere = static_cast<std::size_t>(next - m_firstMoment.begin()) - 1;
    const auto pass = static_cast<Pass>(std::min(rankHere / m_stepCount, static_cast<std::size_t>(Pass::Update)));
    return {pass, stepAt(pass, rankHere - firstRank(pass)),
            static_cast<std::uint32_t>(position - 1 - m_firstMoment[rankHere]),
            static_cast<std::uint32_t>(*next - m_firstMoment[rankHere])};
}

std::size_t Timeline::positionOf(Pass pass, StepId step) const {
    const std::size_t next = rank(pass, step) + 1;
    return next < m_firstMoment.size() ? m_firstMoment[next] : size() + 1;
}

}  // namespace wengert
