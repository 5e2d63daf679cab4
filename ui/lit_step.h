// The one step that is lit wherever it is drawn: what is pointed at or picked, else the cursor's; in the colour
// of the pass the cursor is in. And the one cell of an array.
#pragma once

#include <optional>

#include "ui/session.h"
#include "ui/theme.h"

namespace wengert {

struct LitStep {
    StepId step{};
    QColor wash;
};

inline std::optional<LitStep> litStep(const Session& session, const Theme& theme) {
    const std::optional<Moment> moment = session.moment();
    const QColor wash = (moment ? theme.hue(moment->pass) : theme.accent).wash;
    if (const std::optional<StepId> selected = session.selection().step) return LitStep{*selected, wash};
    return moment ? std::optional(LitStep{moment->step, wash}) : std::nullopt;
}

inline std::optional<std::uint32_t> litCell(const Session& session, StepId step) {
    const Selection selection = session.selection();
    return selection.step == step ? selection.cell : std::nullopt;
}

}  // namespace wengert
