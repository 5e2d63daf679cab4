#include "core/network/next_update.h"

namespace wengert {

UpdateAct nextUpdate(const Trainer& trainer) {
    const Optimizer& optimizer = trainer.optimizer();
    UpdateAct act{.method = optimizer.method(),
                  .learningRate = trainer.learningRate(),
                  .number = optimizer.stepsTaken() + 1,
                  .carried = optimizer.carried(),
                  .clipNorm = trainer.settings().clipNorm};
    const Program& program = trainer.program();
    for (const NetworkParameter& parameter : trainer.roles().parameters)
        act.inputs.push_back(
            {.name = program.inputs()[index(parameter.input)].name, .shape = program.step(parameter.input).shape});
    for (std::size_t slot = 0; slot < act.method.row->stateCount(); ++slot)
        act.state.insert(act.state.end(), optimizer.state(slot).begin(), optimizer.state(slot).end());
    return act;
}

}  // namespace wengert
