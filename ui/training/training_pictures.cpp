#include "ui/training/training_pictures.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/network/unit_layers.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

constexpr int answerSide = 96;
constexpr std::size_t mostUnits = 1024;
constexpr double margin = 0.1;  // around the data, of its range

struct Extent {
    double low = -1;
    double high = 1;
};

// Of one feature of all samples, with a margin.
Extent extentOf(const Split& data, std::size_t feature) {
    double low = INFINITY, high = -INFINITY;
    for (const Dataset* part : {&data.train, &data.validation})
        for (std::size_t i = feature; i < part->features.size(); i += part->featureCount()) {
            low = std::min(low, part->features[i]);
            high = std::max(high, part->features[i]);
        }
    if (!(low <= high)) return {};
    const double extra = high > low ? margin * (high - low) : 1;
    return {low - extra, high + extra};
}

// `count` points from low to high, both included.
std::vector<double> pointsIn(const Extent& extent, int count) {
    std::vector<double> points;
    for (int i = 0; i < count; ++i) points.push_back(std::lerp(extent.low, extent.high, i / (count - 1.0)));
    return points;
}

// The centres of side × side cells, x1 and x2 of each, row by row from the bottom.
std::vector<double> gridOver(const QRectF& area, int side) {
    std::vector<double> grid;
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            grid.push_back(area.left() + area.width() * (column + 0.5) / side);
            grid.push_back(area.top() + area.height() * (row + 0.5) / side);
        }
    return grid;
}

// The steps whose cells are units; of a program without layers those of activations, and the prediction.
std::vector<StepId> unitSteps(const Program& program, const Roles& roles) {
    std::vector<StepId> steps;
    if (const Result<UnitLayers> layers = readUnitLayers(program, roles)) {
        for (const UnitGroup& group : layers->groups)
            if (group.column > 0) steps.push_back(group.step);
        return steps;
    }
    steps = activationSteps(program, roles);
    if (roles.prediction) {
        std::erase(steps, *roles.prediction);
        steps.push_back(*roles.prediction);
    }
    return steps;
}

bool answersLogits(const Program& program, const Roles& roles) {
    if (program.step(program.output()).op != opId<CrossEntropy>()) return false;
    const Argument logits = program.arguments(program.output())[0];
    return logits.isStep() && roles.prediction == logits.step();
}

}  // namespace

TrainingPictures::TrainingPictures(const TrainingSetup& setup)
    : m_setup(setup),
      m_responses(setup.trainer.program(), setup.trainer.roles()),
      m_features(setup.trainer.roles().featureCount),
      m_answersLogits(answersLogits(setup.trainer.program(), setup.trainer.roles())),
      m_scale(targetScale(setup.data.own.train)) {
    if (m_features > 2) return;
    const Extent x1 = extentOf(setup.data.own, 0);
    if (m_features == 1) {
        m_x = m_grid = pointsIn(x1, UnitPicture::curve);
        m_unitGrid = m_grid;
    } else {
        const Extent x2 = extentOf(setup.data.own, 1);
        m_area = QRectF(QPointF(x1.low, x2.low), QPointF(x1.high, x2.high));
        m_grid = gridOver(m_area, answerSide);
        m_unitGrid = gridOver(m_area, UnitPicture::side);
    }
    setup.data.normalization.apply(m_grid);
    setup.data.normalization.apply(m_unitGrid);

    const Program& program = setup.trainer.program();
    m_units = unitSteps(program, setup.trainer.roles());
    std::size_t units = 0;
    for (const StepId step : m_units) units += program.step(step).shape.size();
    if (units > mostUnits) m_units.clear();
}

void TrainingPictures::make(std::span<const double> parameters, TrainingSnapshot& snapshot) {
    if (m_features > 2) return;
    makeAnswer(parameters, snapshot);
    makeUnits(parameters, snapshot);
}

void TrainingPictures::makeAnswer(std::span<const double> parameters, TrainingSnapshot& snapshot) {
    const std::optional<StepId> prediction = m_setup.trainer.roles().prediction;
    if (!prediction) return;
    const std::size_t points = m_grid.size() / m_features;
    m_answers.resize(m_responses.sizeOf(*prediction, points));
    m_responses.respond(parameters, m_grid, *prediction, m_answers);
    const std::size_t cells = m_answers.size() / points;
    if (m_features == 1) {
        snapshot.curve.x = m_x;
        for (std::size_t cell = 0; cell < cells; ++cell) {
            const auto line = std::span(m_answers).subspan(cell * points, points);
            snapshot.curve.y.emplace_back(line.begin(), line.end());
        }
        return;
    }
    snapshot.answer.area = m_area;
    snapshot.answer.columns = answerSide;
    paintField(points, snapshot.answer);
}

void TrainingPictures::paintField(std::size_t points, FieldGrid& field) const {
    const std::size_t cells = m_answers.size() / points;
    field.numbers.resize(points);
    if (m_setup.data.own.train.task != Task::Classes || cells == 1) {
        for (std::size_t i = 0; i < points; ++i) field.numbers[i] = static_cast<float>(m_scale.scaled(m_answers[i]));
        return;
    }
    field.classes.resize(points);
    for (std::size_t i = 0; i < points; ++i) {
        const auto answer = [&](std::size_t cell) { return m_answers[cell * points + i]; };
        std::size_t best = 0;
        for (std::size_t cell = 1; cell < cells; ++cell)
            if (answer(cell) > answer(best)) best = cell;
        double sure = answer(best);
        if (m_answersLogits) {
            double sum = 0;
            for (std::size_t cell = 0; cell < cells; ++cell) sum += std::exp(answer(cell) - answer(best));
            sure = 1 / sum;
        }
        field.classes[i] = static_cast<std::uint16_t>(best);
        field.numbers[i] = static_cast<float>(std::clamp(sure, 0.0, 1.0));
    }
}

void TrainingPictures::makeUnits(std::span<const double> parameters, TrainingSnapshot& snapshot) {
    if (m_units.empty()) return;
    const std::size_t points = m_unitGrid.size() / m_features;
    std::size_t size = 0;
    for (const StepId step : m_units) size += m_responses.sizeOf(step, points);
    m_responsesOfUnits.resize(size);
    m_responses.respond(parameters, m_unitGrid, m_units, m_responsesOfUnits);
    auto from = m_responsesOfUnits.cbegin();
    for (const StepId step : m_units)
        for (std::uint32_t cell = 0; cell < m_responses.sizeOf(step, points) / points; ++cell) {
            const auto to = from + static_cast<std::ptrdiff_t>(points);
            snapshot.units.push_back({.step = step, .cell = cell, .numbers = std::vector<float>(from, to)});
            from = to;
        }
}

}  // namespace wengert
