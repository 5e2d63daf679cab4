#include "ui/graph/node_view.h"

#include <algorithm>

#include "core/language/printer.h"
#include "ui/lit_step.h"
#include "ui/text.h"

namespace wengert {

bool Highlight::contains(EdgeId edge) const { return std::ranges::binary_search(edges, edge); }

Light Highlight::light(StepId node) const {
    if (step == node) return Light::On;
    return std::ranges::binary_search(related, node) ? Light::Related : Light::Off;
}

NodeFace nodeFace(const Program& program, StepId step) {
    return {.index = QString::number(index(step) + 1),
            .label = toQString(stepLabel(program, step)),
            .name = program.isInput(step) ? QString() : toQString(program.name(step)),
            .shape = program.step(step).shape};
}

NodeState nodeState(const Session& session, const Highlight& highlight, StepId step) {
    NodeState state;
    const Shape shape = session.program().step(step).shape;
    for (const Pass pass : allPasses) {
        state.numbers[std::size_t(pass)] = session.shown(pass, step);
        if (!shape.isScalar() && state.numbers[std::size_t(pass)])
            state.arrays[std::size_t(pass)] =
                thumbnail(shape, session.shownNumbers(pass, step), litCell(session, step));
    }
    if (const std::optional<Moment> moment = session.moment(); moment && moment->step == step)
        state.current = moment->pass;
    state.isInput = session.program().isInput(step);
    state.light = highlight.light(step);
    state.isFirstNonFinite = session.showsNonFinite(step);
    return state;
}

Highlight highlight(const Program& program, const Selection& selection) {
    Highlight lit;
    lit.step = selection.step;
    if (selection.edge) {
        lit.edges.push_back(*selection.edge);
        lit.related.push_back(program.userOf(*selection.edge));
        if (const Argument argument = program.argument(*selection.edge); argument.isStep())
            lit.related.push_back(argument.step());
    } else if (selection.step) {
        const std::uint32_t first = program.step(*selection.step).firstArgument;
        for (std::uint32_t slot = 0; slot < program.step(*selection.step).argumentCount; ++slot)
            if (const Argument argument = program.argument(EdgeId{first + slot}); argument.isStep()) {
                lit.edges.push_back(EdgeId{first + slot});
                lit.related.push_back(argument.step());
            }
        for (const Use& use : program.uses(*selection.step)) {
            lit.edges.push_back(use.edge);
            lit.related.push_back(use.user);
        }
    }
    std::ranges::sort(lit.related);
    std::ranges::sort(lit.edges);
    return lit;
}

}  // namespace wengert
