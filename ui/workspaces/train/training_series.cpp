#include "ui/workspaces/train/training_series.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/charts/axis.h"
#include "ui/charts/color_map.h"
#include "ui/target_scale.h"
#include "ui/text.h"
#include "ui/workspaces/train/network_names.h"

namespace wengert {
namespace {

constexpr int distinctRunColors = 6;  // besides those of training and validation; then again, dashed
constexpr double minibatchStrength = 0.35;
constexpr int weightBins = 40;

QString tr(const char* text) { return QCoreApplication::translate("TrainingCharts", text); }

// The x of what comes after the i-th epoch.
template <class Number>
Series overEpochs(const QString& name, const QColor& color, const History<EpochResult>& epochs, Number number) {
    Series series{.name = name, .color = color};
    for (std::size_t i = 0; i < epochs.kept.size(); ++i) {
        series.x.push_back(double(epochs.indexOf(i)) + 1);
        series.y.push_back(number(epochs.kept[i]));
    }
    return series;
}

bool hasNumbers(const Series& series) {
    return std::ranges::any_of(series.y, [](double y) { return !std::isnan(y); });
}

template <class Number>
void addRuns(std::vector<Series>& all, std::span<const KeptRun> runs, Number number, const Theme& theme) {
    for (const KeptRun& run : runs) {
        Series series = overEpochs(run.name, runColor(run, theme), run.epochResults, number);
        series.dash = run.color < distinctRunColors ? Qt::SolidLine : Qt::DashLine;
        series.width = 1.25;
        if (hasNumbers(series)) all.push_back(std::move(series));
    }
}

Series minibatchSeries(const TrainingSnapshot& snapshot, const Theme& theme) {
    // Quiet behind the epochs' curve; before there is one, it is the curve.
    const double strength = snapshot.epochResults.kept.empty() ? 1 : minibatchStrength;
    Series series{.name = tr("minibatches"), .color = mixed(positiveColor(theme), theme.card, strength), .width = 1};
    const auto perEpoch = double(std::max<std::size_t>(snapshot.minibatchesPerEpoch, 1));
    for (std::size_t i = 0; i < snapshot.losses.kept.size(); ++i) {
        series.x.push_back(double(snapshot.losses.indexOf(i)) / perEpoch);
        series.y.push_back(snapshot.losses.kept[i]);
    }
    return series;
}

struct LayerParameter {
    NetworkName name;
    std::vector<NetworkParameter> parameters;  // parts of it, where every unit has its own
};

// The weights of each layer; all parameters where no one is called a weight.
std::vector<LayerParameter> weightsByLayer(const Program& program, const Roles& roles) {
    const bool hasWeights = std::ranges::any_of(roles.parameters, &NetworkParameter::isWeight);
    std::vector<LayerParameter> layers(roles.layers.size());
    for (const NetworkParameter& parameter : roles.parameters) {
        if (hasWeights && !parameter.isWeight) continue;
        LayerParameter& layer = layers[parameter.layer];
        const QString own = networkArrayName(program.inputs()[index(parameter.input)].name).base;
        const QString base = hasWeights ? QStringLiteral("W") : layer.parameters.empty() ? own : QStringLiteral("θ");
        layer.name = {.base = base, .layer = toQString(roles.layers[parameter.layer])};
        layer.parameters.push_back(parameter);
    }
    std::erase_if(layers, [](const LayerParameter& layer) { return layer.parameters.empty(); });
    return layers;
}

std::vector<double> numbersOf(const LayerParameter& layer, std::span<const double> all) {
    std::vector<double> numbers;
    for (const NetworkParameter& parameter : layer.parameters) {
        const auto part = all.subspan(parameter.offset, parameter.size);
        numbers.insert(numbers.end(), part.begin(), part.end());
    }
    return numbers;
}

}  // namespace

QColor runColor(const KeptRun& run, const Theme& theme) { return classColor(theme, 2 + run.color % distinctRunColors); }

std::vector<Series> lossSeries(const TrainingSnapshot& snapshot, std::span<const KeptRun> runs, bool withMinibatches,
                               const Theme& theme) {
    std::vector<Series> all;
    if (withMinibatches && !snapshot.losses.kept.empty()) all.push_back(minibatchSeries(snapshot, theme));
    addRuns(
        all, runs, [](const EpochResult& epoch) { return epoch.train; }, theme);
    const auto add = [&](Series series) {
        if (hasNumbers(series)) all.push_back(std::move(series));
    };
    const History<EpochResult>& epochs = snapshot.epochResults;
    add(overEpochs(tr("training"), positiveColor(theme), epochs, [](const EpochResult& epoch) { return epoch.train; }));
    add(overEpochs(tr("validation"), negativeColor(theme), epochs,
                   [](const EpochResult& epoch) { return epoch.validation; }));
    return all;
}

std::vector<Series> accuracySeries(const TrainingSnapshot& snapshot, std::span<const KeptRun> runs,
                                   const Theme& theme) {
    std::vector<Series> all;
    addRuns(
        all, runs, [](const EpochResult& epoch) { return epoch.accuracy(); }, theme);
    const auto add = [&](const QString& name, const QColor& color, double EpochResult::*accuracy) {
        Series series = overEpochs(name, color, snapshot.epochResults,
                                   [accuracy](const EpochResult& epoch) { return epoch.*accuracy; });
        if (hasNumbers(series)) all.push_back(std::move(series));
    };
    add(tr("training"), positiveColor(theme), &EpochResult::trainAccuracy);
    add(tr("validation"), negativeColor(theme), &EpochResult::validationAccuracy);
    return all;
}

std::vector<Series> curveSeries(const TrainingSnapshot& snapshot, const TrainingData& data, const Theme& theme) {
    std::vector<Series> all;
    const auto addSamples = [&](const QString& name, const Dataset& part, bool isHollow) {
        Series series{.name = name,
                      .color = theme.muted,
                      .kind = SeriesKind::Points,
                      .isHollow = isHollow,
                      .isSmoothable = false};
        for (std::size_t i = 0; i < part.sampleCount(); ++i)
            for (const double target : part.targetsOf(i)) {
                series.x.push_back(part.featuresOf(i)[0]);
                series.y.push_back(target);
            }
        if (!series.x.empty()) all.push_back(std::move(series));
    };
    addSamples(tr("training"), data.own.train, false);
    addSamples(tr("held back"), data.own.validation, true);
    const AnswerCurve& curve = snapshot.curve;
    for (std::size_t i = 0; i < curve.y.size(); ++i)
        all.push_back({.name = curve.y.size() == 1 ? tr("answer") : tr("answer %1").arg(i + 1),
                       .color = classColor(theme, static_cast<int>(i)),
                       .x = curve.x,
                       .y = curve.y[i],
                       .width = 2.25,
                       .isSmoothable = false});
    return all;
}

std::vector<FieldPoint> fieldPoints(const TrainingData& data) {
    std::vector<FieldPoint> points;
    if (data.own.train.featureCount() != 2 || data.own.train.targetCount() == 0) return points;
    const bool isClasses = data.own.train.task == Task::Classes;
    const TargetScale scale = targetScale(data.own.train);
    const auto add = [&](const Dataset& part, bool isHeldBack) {
        for (std::size_t i = 0; i < part.sampleCount(); ++i) {
            const double target = part.targetsOf(i)[0];
            points.push_back({.at = {part.featuresOf(i)[0], part.featuresOf(i)[1]},
                              .number = isClasses ? target : scale.scaled(target),
                              .isHeldBack = isHeldBack});
        }
    };
    add(data.own.train, false);
    add(data.own.validation, true);
    return points;
}

std::vector<BarRow> gradientRows(const Program& program, const Roles& roles, const TrainingSnapshot& snapshot) {
    std::vector<BarRow> rows;
    for (const LayerParameter& layer : weightsByLayer(program, roles)) {
        BarRow row{.name = layer.name.base, .superscript = layer.name.superscript()};
        if (!snapshot.gradient.empty()) {
            double sum = 0;
            for (const double number : numbersOf(layer, snapshot.gradient)) sum += number * number;
            row.number = std::sqrt(sum);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<HistogramRow> weightRows(const Program& program, const Roles& roles, const TrainingSnapshot& snapshot) {
    std::vector<HistogramRow> rows;
    if (snapshot.parameters.empty()) return rows;
    const std::vector<LayerParameter> layers = weightsByLayer(program, roles);
    std::vector<double> all;
    for (const LayerParameter& layer : layers) {
        const std::vector<double> numbers = numbersOf(layer, snapshot.parameters);
        all.insert(all.end(), numbers.begin(), numbers.end());
    }
    const Axis axis = axisAround(all, false);
    for (const LayerParameter& layer : layers)
        rows.push_back({.name = layer.name.base,
                        .superscript = layer.name.superscript(),
                        .bins = binned(numbersOf(layer, snapshot.parameters), weightBins, axis.low, axis.high)});
    return rows;
}

QString percentText(double fraction) {
    return std::isnan(fraction) ? notComputed() : QString::number(100 * fraction, 'f', 1) + QStringLiteral(" %");
}

QString resultText(const TrainingSnapshot& snapshot, const TrainingData& data) {
    const bool isHeldBack = data.own.validation.sampleCount() > 0;
    const EpochResult none{.train = TrainingSnapshot::none};
    const EpochResult& last = snapshot.lastEpoch ? *snapshot.lastEpoch : none;
    if (data.own.train.task != Task::Regression)
        return (isHeldBack ? tr("validation accuracy %1") : tr("training accuracy %1"))
            .arg(percentText(last.accuracy()));
    const double loss = isHeldBack ? last.validation : last.train;
    return (isHeldBack ? tr("validation J %1") : tr("training J %1"))
        .arg(std::isnan(loss) ? notComputed() : toQString(shortNumber(loss)));
}

}  // namespace wengert
