#include "ui/workspaces/train/minibatch_panel.h"

#include <QMenu>
#include <QPushButton>
#include <algorithm>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/training/step_through.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_line.h"
#include "ui/workspaces/train/train_words.h"

namespace wengert {
namespace {

constexpr std::size_t shownSamples = 32;
constexpr std::size_t mostOffered = 64;

// "samples 142, 162, …", counted from 1 in the training part.
QString samplesText(std::span<const std::uint32_t> samples) {
    QStringList numbers;
    for (const std::uint32_t sample : samples.first(std::min(samples.size(), shownSamples)))
        numbers << QString::number(sample + 1);
    if (samples.size() > shownSamples) numbers << QStringLiteral("…");
    return MinibatchPanel::tr("samples %1").arg(numbers.join(QStringLiteral(", ")));
}

QString lossText(const Trainer& trainer, double penalized) {
    const auto number = [](double loss) { return toQString(shortNumber(loss)); };
    const double penalty = trainer.penalty();
    const QString loss = MinibatchPanel::tr("loss %1").arg(number(penalized - penalty));
    return penalty == 0 ? loss : MinibatchPanel::tr("%1 · J = %2").arg(loss, number(penalized));
}

// Why there is no next one, and what to do: on one line.
QString endedText(Ending ending) {
    if (ending == Ending::Epochs) return MinibatchPanel::tr("Ended: rewind, or allow more epochs.");
    if (ending == Ending::Diverged) return MinibatchPanel::tr("Ended: rewind, at a lower learning rate.");
    return MinibatchPanel::tr("Ended: rewind, or change when it stops.");
}

}  // namespace

MinibatchPanel::MinibatchPanel(Session& session, TrainingSession& training, const ThemeManager& themes,
                               Settings& settings)
    : TrainPanel(training, themes, settings, tr("This minibatch"), QStringLiteral("trainMinibatch")),
      m_session(session),
      m_line(new ElidedLabel),
      m_sample(new Choice),
      m_button(new QPushButton(tr("Step through its backward pass →"))),
      m_problem(new IconLine(themes)) {
    m_line->setProperty("role", QStringLiteral("muted"));
    addWide(m_line);
    addRow(tr("learn from"), {m_sample}, tr("The whole minibatch, with a column for each sample, or one sample alone"));
    addWide(m_button);
    addWide(m_problem);
    m_problem->hide();
    connect(m_button, &QPushButton::clicked, this, &MinibatchPanel::stepThrough);
    CardExport files = exportOf(*card().content(), QStringLiteral("minibatch"));
    files.text = [this] { return text(); };
    addExportActions(*card().menu(), themes, std::move(files));
    connect(&training, &TrainingSession::stateChanged, this, &MinibatchPanel::show);
    show();
}

QString MinibatchPanel::text() const { return m_line->text(); }

void MinibatchPanel::show() {
    const Trainer* trainer = training().trainer();
    const bool isOver = trainer && trainer->ending() != Ending::None;
    card().setSecondaryText({});
    m_problem->hide();
    const bool hasNext = trainer && !isOver;
    m_button->setEnabled(hasNext);
    m_sample->setEnabled(hasNext);
    if (!hasNext) {
        m_line->setText(training().isRunning() ? tr("Pause to see the next one.")
                        : isOver               ? endedText(trainer->ending())
                                               : notComputed());
        return;
    }
    const auto samples = trainer->nextMinibatch();
    card().setSecondaryText(tr("%1 of %2 samples").arg(grouped(samples.size()), grouped(trainer->samples().count)));
    m_line->setText(lossText(*trainer, training().snapshot().nextLoss) + QStringLiteral(" · ") + samplesText(samples));
    fillSamples(samples);
}

// What was chosen stays, by its place.
void MinibatchPanel::fillSamples(std::span<const std::uint32_t> samples) {
    const int chosen = std::max(0, m_sample->currentIndex());
    m_sample->clear();
    m_sample->addEntry(QStringLiteral("all"), tr("All its samples"));
    for (std::size_t i = 0; i < std::min(samples.size(), mostOffered); ++i)
        m_sample->addEntry(QString::number(i), tr("Sample %1 alone").arg(samples[i] + 1));
    m_sample->setCurrentIndex(chosen < m_sample->count() ? chosen : 0);
}

void MinibatchPanel::stepThrough() {
    bool isAlone = false;
    const std::size_t sample = m_sample->current().toULongLong(&isAlone);
    const QString problem = wengert::stepThrough(m_session, training(), isAlone ? std::optional(sample) : std::nullopt);
    m_problem->showLine(QStringLiteral("warning"), problem, IconLine::Tone::Error);
    m_problem->setVisible(!problem.isEmpty());
}

}  // namespace wengert
