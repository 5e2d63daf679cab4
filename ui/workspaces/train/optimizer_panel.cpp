#include "ui/workspaces/train/optimizer_panel.h"

#include <QMenu>
#include <cmath>
#include <limits>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/setting_fields.h"

namespace wengert {
namespace {

constexpr double most = std::numeric_limits<double>::max();
constexpr double mostBatch = 100'000;
constexpr double mostEpochs = 1e9;
const QString shuffled = QStringLiteral("shuffled");
const QString inOrder = QStringLiteral("inOrder");

template <class T>
double orNaN(const std::optional<T>& number) {
    return number ? double(*number) : std::nan("");
}

template <class T>
std::optional<T> orNone(double number) {
    return std::isnan(number) ? std::nullopt : std::optional<T>(T(number));
}

void showNumber(NumberField& field, double number) {
    const bool isSame = number == field.number() || (std::isnan(number) && std::isnan(field.number()));
    if (!isSame) field.setNumber(number);
}

}  // namespace

OptimizerPanel::OptimizerPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings)
    : TrainPanel(training, themes, settings, tr("Optimizer"), QStringLiteral("trainOptimizer")),
      m_method(new Choice),
      m_methodNumbers(new SettingFields(themes)),
      m_schedule(new Choice),
      m_scheduleNumbers(new SettingFields(themes)),
      m_batch(wholeField(1, mostBatch)),
      m_order(new Choice),
      m_clip(settingField(themes)),
      m_epochs(wholeField(1, mostEpochs)),
      m_threshold(settingField(themes)),
      m_patience(wholeField(1, mostEpochs)) {
    makeMethod();
    makeSchedule();
    makeMinibatches();
    makeStopping();
    addExportActions(*card().menu(), themes, exportOf(*card().content(), QStringLiteral("optimizer")));
    connect(&training, &TrainingSession::documentChanged, this, &OptimizerPanel::showDocument);
    connect(&training, &TrainingSession::snapshotChanged, this, &OptimizerPanel::showRate);
    showDocument();
}

void OptimizerPanel::makeMethod() {
    for (const Method& method : allMethods())
        m_method->addEntry(toQString(method.row->name), toQString(method.row->title), toQString(method.row->summary));
    addRow(tr("method"), {m_method});
    addWide(m_methodNumbers);
    // The learning rate stays where another method is tried: they are compared at the same one.
    connect(m_method, &Choice::picked, this, [this](const QString& name) {
        edit(tr("Change the method"), TrainingEdit::None,
             [&](TrainingDocument& next) { next.settings.method = *findMethod(name.toStdString()); });
    });
    connect(m_methodNumbers, &SettingFields::edited, this, [this](int index, double number) {
        edit(
            tr("Change %1").arg(labelOf(training().document().settings.method.parameters()[std::size_t(index)])),
            TrainingEdit::MethodNumbers,
            [&](TrainingDocument& next) { next.settings.method.setting[std::size_t(index)] = number; }, index);
    });
}

void OptimizerPanel::makeSchedule() {
    for (const Schedule& schedule : allSchedules())
        m_schedule->addEntry(toQString(schedule.row->name), toQString(schedule.row->title),
                             toQString(schedule.row->summary));
    addRow(tr("schedule"), {m_schedule}, tr("How the learning rate changes from update to update"));
    addWide(m_scheduleNumbers);
    connect(m_schedule, &Choice::picked, this, [this](const QString& name) {
        edit(tr("Change the schedule"), TrainingEdit::None,
             [&](TrainingDocument& next) { next.settings.schedule = *findSchedule(name.toStdString()); });
    });
    connect(m_scheduleNumbers, &SettingFields::edited, this, [this](int index, double number) {
        edit(
            tr("Change the schedule"), TrainingEdit::ScheduleNumbers,
            [&](TrainingDocument& next) { next.settings.schedule.setting[std::size_t(index)] = number; }, index);
    });
}

void OptimizerPanel::makeMinibatches() {
    const QString samples = tr("Samples of a minibatch; all of them, if it is larger");
    m_batch->setHint(samples);
    m_order->addEntry(shuffled, tr("Shuffled"), tr("In another order in each epoch"));
    m_order->addEntry(inOrder, tr("As in the data"), tr("In the data's order, in each epoch"));
    m_order->setAccessibleName(tr("order of the samples"));
    addRow(tr("batch"), {m_batch, m_order}, samples);

    connect(m_batch, &NumberField::numberEdited, this, [this](double batch) {
        edit(tr("Change the batch"), TrainingEdit::Batch,
             [&](TrainingDocument& next) { next.settings.batch = std::size_t(batch); });
    });
    connect(m_order, &Choice::picked, this, [this](const QString& name) {
        edit(tr("Change the order"), TrainingEdit::None,
             [&](TrainingDocument& next) { next.settings.shuffle = name == shuffled; });
    });
}

void OptimizerPanel::makeStopping() {
    const auto listen = [this](NumberField* field, const QString& hint, TrainingEdit kind, auto change) {
        field->setHint(hint);
        connect(field, &NumberField::numberEdited, this, [this, kind, change](double number) {
            edit(tr("Change when to stop"), kind,
                 [&](TrainingDocument& next) { change(next.settings.stopping, number); });
        });
    };
    for (NumberField* field : {m_threshold, m_patience, m_clip}) field->setAbsentText(tr("off"));
    m_threshold->setLimits(0, most);
    m_clip->setLimits(std::numeric_limits<double>::min(), most);
    listen(m_epochs, tr("Passes over all samples, after which it stops"), TrainingEdit::Epochs,
           [](StoppingRules& rules, double number) { rules.epochs = std::uint64_t(number); });
    listen(m_patience, tr("Stops after so many epochs without a better J of the validation samples"),
           TrainingEdit::Patience,
           [](StoppingRules& rules, double number) { rules.patience = orNone<std::uint64_t>(number); });
    listen(m_threshold, tr("Stops when J of the training samples falls to this"), TrainingEdit::Threshold,
           [](StoppingRules& rules, double number) { rules.threshold = orNone<double>(number); });
    m_clip->setHint(withTwoBars(tr("Largest length ‖∇J‖ of the gradient: a longer one is shortened to it")));
    connect(m_clip, &NumberField::numberEdited, this, [this](double clip) {
        edit(tr("Change the clipping"), TrainingEdit::Clip,
             [&](TrainingDocument& next) { next.settings.clipNorm = orNone<double>(clip); });
    });
    addRow(tr("epochs"), {m_epochs, labelBetween(tr("J ≤"), *m_threshold, m_threshold->toolTip()), m_threshold},
           m_epochs->toolTip());
    addRow(tr("patience"), {m_patience, labelBetween(tr("clip"), *m_clip, m_clip->toolTip()), m_clip},
           m_patience->toolTip());
}

void OptimizerPanel::showDocument() {
    const TrainingSettings& settings = training().document().settings;
    m_method->setCurrent(toQString(settings.method.row->name));
    m_methodNumbers->show(settings.method.parameters(), settings.method.setting);
    m_schedule->setCurrent(toQString(settings.schedule.row->name));
    m_scheduleNumbers->show(settings.schedule.parameters(), settings.schedule.setting);
    showNumber(*m_batch, double(settings.batch));
    m_order->setCurrent(settings.shuffle ? shuffled : inOrder);
    showNumber(*m_clip, orNaN(settings.clipNorm));
    showNumber(*m_epochs, double(settings.stopping.epochs));
    showNumber(*m_threshold, orNaN(settings.stopping.threshold));
    showNumber(*m_patience, orNaN(settings.stopping.patience));
    showRate();
}

// Where a schedule has changed it.
void OptimizerPanel::showRate() {
    const double rate = training().snapshot().learningRate;
    const bool isOther = !std::isnan(rate) && rate != training().document().settings.method.learningRate();
    card().setSecondaryText(isOther ? tr("η now %1").arg(toQString(shortNumber(rate))) : QString());
}

}  // namespace wengert
