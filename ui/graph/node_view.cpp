#include "ui/graph/node_view.h"

#include <algorithm>

#include "core/language/printer.h"
#include "ui/graph/level.h"
#include "ui/lit_step.h"
#include "ui/text.h"

namespace wengert {

bool Highlight::contains(EdgeId edge) const { return std::ranges::binary_search(edges, edge); }

void Highlight::sort() {
    std::ranges::sort(steps);
    std::ranges::sort(related);
    std::ranges::sort(edges);
}

Light Highlight::light(StepId node) const {
    if (std::ranges::binary_search(steps, node)) return Light::On;
    return std::ranges::binary_search(related, node) ? Light::Related : Light::Off;
}

NodeFace nodeFace(const Program& program, StepId step) {
    return {.index = QString::number(index(step) + 1),
            .label = toQString(stepLabel(program, step)),
            .name = program.isInput(step) ? QString() : toQString(program.name(step)),
            .shape = program.step(step).shape};
}

NodeState nodeState(const Level& level, const Highlight& highlight, StepId step) {
    NodeState state;
    const Shape shape = level.program().step(step).shape;
    state.isUpdated = level.shown(Pass::Update, step).has_value();
    for (const Pass pass : allPasses) {
        state.numbers[std::size_t(pass)] = level.shown(state.shownPass(pass), step);
        state.absence[std::size_t(pass)] = level.absence(pass, step);
        if (!shape.isScalar() && state.numbers[std::size_t(pass)])
            state.arrays[std::size_t(pass)] = thumbnail(shape, level.shownNumbers(state.shownPass(pass), step),
                                                        litCell(level.session(), level.sessionStep(step)));
    }
    state.current = level.currentPass(step);
    state.isInput = level.program().isInput(step);
    state.light = highlight.light(step);
    state.isFirstNonFinite = level.showsNonFinite(step);
    return state;
}

Highlight highlight(const Program& program, std::optional<StepId> step, std::optional<EdgeId> edge) {
    Highlight lit;
    if (step) lit.steps.push_back(*step);
    if (edge) {
        lit.edges.push_back(*edge);
        lit.related.push_back(program.userOf(*edge));
        if (const Argument argument = program.argument(*edge); argument.isStep())
            lit.related.push_back(argument.step());
    } else if (step) {
        const std::uint32_t first = program.step(*step).firstArgument;
        for (std::uint32_t slot = 0; slot < program.step(*step).argumentCount; ++slot)
            if (const Argument argument = program.argument(EdgeId{first + slot}); argument.isStep()) {
                lit.edges.push_back(EdgeId{first + slot});
                lit.related.push_back(argument.step());
            }
        for (const Use& use : program.uses(*step)) {
            lit.edges.push_back(use.edge);
            lit.related.push_back(use.user);
        }
    }
    lit.sort();
    return lit;
}

}  // namespace wengert
