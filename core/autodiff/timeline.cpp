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

Timeline::Timeline(const Program& program, Detail detail) : m_detail(detail), m_stepCount(program.stepCount()) {
    m_firstMoment.reserve(3 * m_stepCount + 1);
    m_firstMoment.push_back(0);
    for (const Pass pass : allPasses)
        for (std::size_t i = 0; i < m_stepCount; ++i) {
            const auto step = static_cast<std::uint32_t>(pass == Pass::Adjoints ? m_stepCount - 1 - i : i);
            const std::size_t terms = detail == Detail::Node ? 1 : termsOf(program, pass, StepId{step});
            m_firstMoment.push_back(m_firstMoment.back() + std::max<std::size_t>(terms, 1));
        }
}

std::size_t Timeline::passBegin(Pass pass) const {
    return m_stepCount == 0 ? 0 : m_firstMoment[static_cast<std::size_t>(pass) * m_stepCount];
}

std::size_t Timeline::passSize(Pass pass) const {
    return m_stepCount == 0 ? 0 : m_firstMoment[(static_cast<std::size_t>(pass) + 1) * m_stepCount] - passBegin(pass);
}

std::size_t Timeline::rank(Pass pass, StepId step) const {
    const std::size_t within = pass == Pass::Adjoints ? m_stepCount - 1 - index(step) : index(step);
    return static_cast<std::size_t>(pass) * m_stepCount + within;
}

Moment Timeline::momentAt(std::size_t position) const {
    assert(position >= 1 && position <= size());
    const auto next = std::ranges::upper_bound(m_firstMoment, position - 1);
    const auto rankHere = static_cast<std::size_t>(next - m_firstMoment.begin()) - 1;
    const auto pass = static_cast<Pass>(rankHere / m_stepCount);
    const std::size_t within = rankHere % m_stepCount;
    const auto step = static_cast<std::uint32_t>(pass == Pass::Adjoints ? m_stepCount - 1 - within : within);
    return {pass, StepId{step}, static_cast<std::uint32_t>(position - 1 - m_firstMoment[rankHere]),
            static_cast<std::uint32_t>(*next - m_firstMoment[rankHere])};
}

std::size_t Timeline::positionOf(Pass pass, StepId step) const { return m_firstMoment[rank(pass, step) + 1]; }

}  // namespace wengert
