// What the known mistakes with an optimizer's update give: its rule carried out with one thing changed.
#include <algorithm>

#include "core/language/number.h"
#include "core/practice/slips.h"
#include "core/practice/update_work.h"

namespace wengert {

namespace {

class UpdateRow {
 public:
    UpdateRow(const Exercise& exercise, std::size_t row, const OwnNumbers& own)
        : m_exercise(exercise),
          m_input(exercise.rows[row].step),
          m_name(exercise.rows[row].name),
          m_own(own),
          m_work(updateWork(exercise, m_input, [this](const std::string& name) { return ownOf(name); })),
          m_line(static_cast<std::size_t>(std::ranges::find(m_work, m_name, &UpdateWorkLine::row) - m_work.begin())),
          m_slips(line().value) {}

    std::vector<Slip> slips() {
        addDirection();
        addBiasCorrections();
        addStateLeftOut();
        addDecays();
        addLearningRate();
        m_slips.add(Mistake::Sign, -line().value, "The sign is wrong.", ". The size is right: " + rule() + ".");
        m_slips.add(Mistake::ValueForDerivative, point().parameter, "Nothing is done yet.",
                    ". That is " + inputName() + " before the update: " + rule() + ".");
        return m_slips.take();
    }

 private:
    const UpdateLine& line() const { return m_work[m_line].line; }
    UpdatePoint point() const {
        UpdatePoint point = pointBefore(m_exercise, m_input);
        point.gradient = ownOf(m_work.front().row).value_or(point.gradient);
        return point;
    }
    const Method& method() const { return m_exercise.act->method; }
    const std::string& inputName() const { return m_exercise.program().inputs()[index(m_input)].name; }
    // m̂ = m/(1 − β₁^t)
    std::string rule() const {
        return toText(m_exercise.rows[*findRow(m_exercise, m_name)].shown) + " = " + toText(line().rule);
    }

    std::optional<double> ownOf(const std::string& name) const {
        const std::optional<std::size_t> row = findRow(m_exercise, name);
        return row && *row < m_own.size() ? m_own[*row] : std::nullopt;
    }
    // This row's number by a changed method or from a changed point; own numbers before it stay.
    double changed(const Method& method, const UpdatePoint& point, const GoOnWith& instead = {}) const {
        const auto goOn = [&](const UpdateLine& each) {
            const std::optional<double> given = instead ? instead(each) : std::nullopt;
            const auto work = std::ranges::find(m_work, each.name, [](const UpdateWorkLine& w) { return w.line.name; });
            return given ? given : ownOf(work->row);
        };
        return explainUpdate(method, point, goOn)[m_line - 1].value;  // the gradient is no line of the rule
    }

    void addDirection() {
        if (line().name != "theta") return;
        const double before = point().parameter;
        m_slips.add(Mistake::GradientAdded, 2 * before - line().value, "It goes uphill.",
                    ". The step is subtracted, because the loss is to fall: " + rule() + ".");
    }
    // A quantity with a hat is one without it, corrected.
    std::optional<std::string_view> uncorrected(std::string_view name) const {
        if (!name.ends_with("hat")) return {};
        return name.substr(0, name.size() - 3);
    }
    void addBiasCorrections() {
        const auto numberOf = [&](std::string_view name) -> std::optional<double> {
            const auto work = std::ranges::find(m_work, name, [](const UpdateWorkLine& w) { return w.line.name; });
            if (work == m_work.end()) return {};
            return ownOf(work->row).value_or(work->line.value);
        };
        const auto plain = [&](const UpdateLine& each) -> std::optional<double> {
            const auto name = uncorrected(each.name);
            return name ? numberOf(*name) : std::nullopt;
        };
        const std::string why = ". The mean starts from 0 and is too small at first; dividing by 1 − βᵗ corrects it: ";
        if (const auto own = plain(line()))
            m_slips.add(Mistake::NoBiasCorrection, *own, "The bias correction is missing.", why + rule() + ".");
        else if (line().name == "theta")
            m_slips.add(Mistake::NoBiasCorrection, changed(method(), point(), plain), "The bias correction is missing.",
                        why + rule() + ".");
    }
    void addStateLeftOut() {
        UpdatePoint fresh = point();
        fresh.state.fill(0);
        m_slips.add(Mistake::StateLeftOut, changed(method(), fresh), "What was kept is left out.",
                    ". It starts from 0, but this is update " + shortNumber(fresh.number) + ": " + rule() + ".");
    }
    void addDecays() {
        const auto parameters = method().parameters();
        for (std::size_t i = 1; i < parameters.size(); ++i) {
            if (parameters[i].range.high > 1) continue;
            Method other = method();
            other.setting[i] = 1 - other.setting[i];
            const std::string symbol = toText(nameSymbol(parameters[i].symbol));
            m_slips.add(
                Mistake::DecaysSwapped, changed(other, point()), "The shares are swapped.",
                ". " + symbol + " = " + shortNumber(method().setting[i]) + " is how much is kept: " + rule() + ".");
        }
    }
    void addLearningRate() {
        UpdatePoint whole = point();
        whole.learningRate = 1;
        m_slips.add(Mistake::FactorLeftOut, changed(method(), whole), "The learning rate is missing.",
                    ". The step is " + shortNumber(point().learningRate) + " times as long: " + rule() + ".");
    }

    const Exercise& m_exercise;
    StepId m_input;
    const std::string& m_name;
    const OwnNumbers& m_own;
    std::vector<UpdateWorkLine> m_work;
    std::size_t m_line;
    SlipList m_slips;
};

}  // namespace

std::vector<Slip> updateSlips(const Exercise& exercise, std::size_t row, const OwnNumbers& own) {
    const StepId input = exercise.rows[row].step;
    if (updateWork(exercise, input).front().row == exercise.rows[row].name)
        return derivativeSlips(exercise, input, {});  // of the gradient
    return UpdateRow(exercise, row, own).slips();
}

}  // namespace wengert
