#include "core/network/trainer.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/language/number.h"
#include "core/optimize/clipping.h"

namespace wengert {

namespace {

constexpr std::size_t evaluationSamples = 256;       // at once
constexpr std::uint64_t orderStream = 0x6F72646572;  // so that one seed gives weights and orders that are unrelated

Random randomOrder(std::uint64_t seed) { return Random(seed ^ orderStream); }

// The largest of a step's cells for a sample.
std::size_t largestCell(const MinibatchSweep& sweep, std::span<const double> values, StepId step, std::size_t cells,
                        std::size_t lane) {
    std::size_t best = 0;
    for (std::size_t cell = 1; cell < cells; ++cell)
        if (sweep.at(values, step, cell, lane) > sweep.at(values, step, best, lane)) best = cell;
    return best;
}

}  // namespace

std::string endingText(Ending ending, const StoppingRules& rules) {
    const auto counted = [](std::uint64_t count) {
        return std::to_string(count) + (count == 1 ? " epoch" : " epochs");
    };
    switch (ending) {
        case Ending::None: return "";
        case Ending::Epochs: return "stopped after " + counted(rules.epochs);
        case Ending::Threshold: return "stopped: J fell to " + shortNumber(rules.threshold.value_or(0)) + " or below";
        case Ending::Patience: return "stopped: no better J in " + counted(rules.patience.value_or(0));
        case Ending::Diverged: return "stopped: J grew beyond bounds";
    }
    return "";
}

Result<Trainer> Trainer::create(const Program& program, const Split& data, const TrainingSettings& settings,
                                std::span<const double> start) {
    const Result<Roles> roles = findRoles(program);
    if (!roles) return roles.error();
    Result<Samples> train = samplesFor(program, *roles, data.train);
    if (!train) return train.error();
    if (train->count == 0) return Diagnostic{.message = "there are no samples to train on"};
    Samples validation{.task = train->task};
    if (data.validation.sampleCount() > 0) {
        Result<Samples> given = samplesFor(program, *roles, data.validation);
        if (!given) return given.error();
        validation = std::move(*given);
    }
    if (settings.batch == 0) return Diagnostic{.message = "a minibatch needs one sample at least"};
    if (start.size() != roles->parameterCount)
        return Diagnostic{.message = "the program has " + std::to_string(roles->parameterCount) +
                                     " numbers in its parameters, the start " + std::to_string(start.size())};
    return Trainer(program, *roles, std::move(*train), std::move(validation), settings, start);
}

Trainer::Trainer(const Program& program, Roles roles, Samples train, Samples validation,
                 const TrainingSettings& settings, std::span<const double> start)
    : m_program(std::make_shared<const Program>(program)),
      m_roles(std::make_shared<const Roles>(std::move(roles))),
      m_train(std::make_shared<const Samples>(std::move(train))),
      m_validation(std::make_shared<const Samples>(std::move(validation))),
      m_start(std::make_shared<const std::vector<double>>(start.begin(), start.end())),
      m_settings(settings),
      m_batch(std::min(settings.batch, m_train->count)),
      m_random(randomOrder(settings.seed)),
      m_optimizer(settings.method, m_roles->parameterCount),
      m_scheduler(settings.schedule) {
    const std::size_t most = std::max(m_train->count, m_validation->count);
    const auto sweep = [&](std::size_t samples, bool onlyLoss) {
        return std::make_shared<const MinibatchSweep>(*m_program, *m_roles, samples, onlyLoss);
    };
    m_whole = sweep(m_batch, true);
    if (const std::size_t rest = m_train->count % m_batch; rest > 0) m_last = sweep(rest, true);
    m_evaluation = sweep(std::min(evaluationSamples, most), false);
    for (const auto& each : {m_whole, m_last, m_evaluation})
        if (each) m_values.resize(std::max(m_values.size(), each->valueCount()));
    m_adjoints.resize(std::max(m_whole->adjointCount(), m_last ? m_last->adjointCount() : 0));
    std::vector<std::uint32_t> everyone(most);
    std::iota(everyone.begin(), everyone.end(), 0U);
    m_everyone = std::make_shared<const std::vector<std::uint32_t>>(std::move(everyone));
    m_order.resize(m_train->count);
    const std::uint64_t epochs = std::min<std::uint64_t>(settings.stopping.epochs, reservedLosses);
    m_epochs.reserve(std::min<std::size_t>(epochs, reservedLosses / stepsPerEpoch() + 1));
    m_losses.reserve(std::min<std::size_t>(epochs * stepsPerEpoch(), reservedLosses));
    rewind();
}

void Trainer::rewind() {
    std::ranges::copy(*m_start, m_values.begin());
    std::ranges::fill(m_adjoints, 0.0);
    m_random = randomOrder(m_settings.seed);
    m_optimizer.reset();
    m_scheduler.reset();
    m_losses.clear();
    m_epochs.clear();
    m_normBeforeClipping = 0;
    m_bestLoss = std::numeric_limits<double>::infinity();
    m_epochsSinceBest = 0;
    m_ending = m_settings.stopping.epochs == 0 ? Ending::Epochs : Ending::None;
    std::ranges::copy(std::span(*m_everyone).first(m_order.size()), m_order.begin());
    startEpoch();
}

void Trainer::setStopping(const StoppingRules& rules) {
    m_settings.stopping = rules;
    if (m_ending == Ending::Diverged) return;
    m_epochsSinceBest = 0;
    m_ending = m_epochs.size() >= rules.epochs ? Ending::Epochs : Ending::None;
}

void Trainer::setParameters(std::span<const double> parameters) {
    assert(parameters.size() == m_roles->parameterCount);
    std::ranges::copy(parameters, m_values.begin());
}

void Trainer::startEpoch() {
    m_position = 0;
    if (m_settings.shuffle) m_random.shuffle(std::span(m_order));
}

std::span<const std::uint32_t> Trainer::nextMinibatch() const {
    return std::span(m_order).subspan(m_position, std::min(m_batch, m_order.size() - m_position));
}

void Trainer::use(const MinibatchSweep& sweep) {
    if (m_inUse == &sweep) return;
    m_inUse = &sweep;
    sweep.prepare(m_values);
}

bool Trainer::step() {
    if (m_ending != Ending::None) return false;
    const std::span<const std::uint32_t> which = nextMinibatch();
    const MinibatchSweep& sweep = sweepFor(which.size());
    use(sweep);
    sweep.load(*m_train, which, m_values);
    const double loss = sweep.evaluate(m_values, which.size()) / static_cast<double>(which.size()) + penalty();
    m_losses.push_back(loss);
    if (isDiverged(loss)) {
        m_ending = Ending::Diverged;
        return true;
    }
    differentiate(sweep, which.size());
    m_optimizer.step(std::span(m_values).first(m_roles->parameterCount), gradient(), learningRate());
    m_position += which.size();
    if (m_position == m_order.size()) endEpoch();
    return true;
}

bool Trainer::epoch() {
    const std::size_t before = m_epochs.size();
    while (m_epochs.size() == before)
        if (!step()) return false;
    return true;
}

double Trainer::penalty() const {
    if (m_settings.l2 == 0) return 0;
    double sum = 0;
    for (const NetworkParameter& parameter : m_roles->parameters)
        if (parameter.isWeight)
            for (const double w : parameters().subspan(parameter.offset, parameter.size)) sum += w * w;
    return m_settings.l2 / 2 * sum;
}

void Trainer::differentiate(const MinibatchSweep& sweep, std::size_t samples) {
    sweep.differentiate(m_values, m_adjoints, samples, 1 / static_cast<double>(samples));
    const std::span<double> gradient = std::span(m_adjoints).first(m_roles->parameterCount);
    if (m_settings.l2 != 0)
        for (const NetworkParameter& parameter : m_roles->parameters)
            if (parameter.isWeight)
                for (std::size_t i = parameter.offset; i < parameter.offset + parameter.size; ++i)
                    gradient[i] += m_settings.l2 * m_values[i];
    if (m_settings.clipNorm) m_normBeforeClipping = wengert::clipNorm(gradient, *m_settings.clipNorm);
}

bool Trainer::isDiverged(double loss) const {
    return !std::isfinite(loss) || loss > m_settings.stopping.divergence * std::max(1.0, m_losses.front());
}

void Trainer::endEpoch() {
    const EpochResult result = evaluate();
    m_epochs.push_back(result);
    const double judged = m_validation->count > 0 ? result.validation : result.train;
    m_scheduler.observe(judged);
    m_ending = judge(judged);
    startEpoch();
}

Ending Trainer::judge(double loss) {
    const StoppingRules& rules = m_settings.stopping;
    if (loss < m_bestLoss) {
        m_bestLoss = loss;
        m_epochsSinceBest = 0;
    } else {
        ++m_epochsSinceBest;
    }
    if (rules.threshold && m_epochs.back().train <= *rules.threshold) return Ending::Threshold;
    if (rules.patience && m_epochsSinceBest > 0 && m_epochsSinceBest >= *rules.patience) return Ending::Patience;
    return m_epochs.size() >= rules.epochs ? Ending::Epochs : Ending::None;
}

EpochResult Trainer::evaluate() {
    EpochResult result;
    evaluatePart(*m_train, result.train, result.trainAccuracy);
    evaluatePart(*m_validation, result.validation, result.validationAccuracy);
    return result;
}

void Trainer::evaluatePart(const Samples& samples, double& loss, double& accuracy) {
    if (samples.count == 0) return;
    use(*m_evaluation);
    const bool hasAccuracy = samples.task != Task::Regression && m_roles->prediction && m_roles->labelCount > 0;
    double sum = 0;
    std::size_t right = 0;
    for (std::size_t first = 0; first < samples.count; first += m_evaluation->sampleCount()) {
        const std::size_t count = std::min(m_evaluation->sampleCount(), samples.count - first);
        m_evaluation->load(samples, std::span(*m_everyone).subspan(first, count), m_values);
        sum += m_evaluation->evaluate(m_values, count);
        for (std::size_t lane = 0; hasAccuracy && lane < count; ++lane) right += isRight(samples, first + lane, lane);
    }
    loss = sum / static_cast<double>(samples.count) + penalty();
    if (hasAccuracy) accuracy = static_cast<double>(right) / static_cast<double>(samples.count);
}

bool Trainer::isRight(const Samples& samples, std::size_t sample, std::size_t lane) const {
    const StepId prediction = *m_roles->prediction;
    const std::size_t cells = m_program->step(prediction).shape.size();
    const std::span y = std::span(samples.y).subspan(sample * m_roles->labelCount, m_roles->labelCount);
    if (cells == 1) return (m_evaluation->at(m_values, prediction, 0, lane) >= 0.5) == (y[0] >= 0.5);
    const double label = y.size() == 1 ? y[0] : static_cast<double>(std::ranges::max_element(y) - y.begin());
    return static_cast<double>(largestCell(*m_evaluation, m_values, prediction, cells, lane)) == label;
}

double Trainer::gradientNorm() const { return m_settings.clipNorm ? m_normBeforeClipping : norm(gradient()); }

double Trainer::layerGradientNorm(std::size_t layer) const {
    double squares = 0;
    for (const NetworkParameter& parameter : m_roles->parameters)
        if (parameter.layer == layer)
            for (const double g : gradient().subspan(parameter.offset, parameter.size)) squares += g * g;
    return std::sqrt(squares);
}

}  // namespace wengert
