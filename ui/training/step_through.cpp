#include "ui/training/step_through.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/network/minibatch_text.h"
#include "core/network/next_update.h"
#include "ui/text.h"

namespace wengert {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("StepThrough", text); }

}  // namespace

QString stepThrough(Session& session, const TrainingSession& training, std::optional<std::size_t> sample) {
    const Trainer* trainer = training.trainer();
    if (training.problem()) return training.problem()->text;
    if (!trainer) return training.isRunning() ? tr("Pause training first.") : tr("Training is being set up.");
    const QString& typed = training.document().programText;
    if (!typed.isEmpty() && !sample) sample = 0;
    std::span<const std::uint32_t> which = trainer->nextMinibatch();
    if (sample) which = which.subspan(std::min(*sample, which.size() - 1), 1);
    const Minibatch minibatch{.samples = trainer->samples(),
                              .which = which,
                              .parameters = trainer->parameters(),
                              .l2 = trainer->settings().l2};
    const Result<std::string> text = typed.isEmpty() ? minibatchText(training.document().architecture, minibatch)
                                                     : sampleText(typed.toStdString(), minibatch);
    if (!text) return tr("This cannot be stepped through: %1.").arg(toQString(text.error().message));
    session.stepThrough(tr("Step through a minibatch"), toQString(*text), nextUpdate(*trainer));
    session.setWorkspace(Workspace::Step);
    return {};
}

}  // namespace wengert
