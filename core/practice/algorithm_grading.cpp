#include "core/practice/algorithm_grading.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/language/printer.h"
#include "core/language/utf8.h"
#include "core/ops/table.h"
#include "core/optimize/random.h"
#include "core/practice/answer.h"

namespace wengert {

namespace {

constexpr std::size_t pointCount = 6;
constexpr double reach = 0.4;  // of the points around the exercise's own, where the formula is sure to have a value

using Values = std::array<double, pointCount>;  // of one quantity at all points

bool areEqual(const Values& a, const Values& b) {
    const auto isEqual = [](double x, double y) {
        return (std::isnan(x) && std::isnan(y)) || x == y ||
               std::abs(x - y) <= 1e-9 * std::max({1.0, std::abs(x), std::abs(y)});
    };
    return std::ranges::equal(a, b, isEqual);
}

// The values of every step at all points; the exercise's own point first.
std::vector<Values> valuesOf(const Exercise& exercise) {
    const Program& program = exercise.program();
    std::vector<Values> values(program.stepCount());
    Random random(1);
    std::vector<double> inputs = exercise.inputs;
    for (std::size_t p = 0; p < pointCount; ++p) {
        if (p > 0)
            for (std::size_t i = 0; i < inputs.size(); ++i)
                inputs[i] = exercise.inputs[i] + random.uniform(-reach, reach);
        const Trace trace = record(program, inputs, exercise.seed);
        for (std::size_t i = 0; i < values.size(); ++i) values[i][p] = trace.values[i];
    }
    return values;
}

// s₃ and s3 are one name.
std::string plainName(std::string_view name) {
    const std::optional<StepReference> step = readStepSymbol(name);
    return step && step->mark == SymbolMark::None ? stepName(step->step) : std::string(name);
}

struct WrittenStep {
    std::string name;
    Values values{};
    OpId op{};                      // of its one operation
    std::vector<Values> arguments;  // of that
    bool isOfOneOperation = false;
    bool followsFromWrong = false;
};

class AlgorithmGrader {
 public:
    explicit AlgorithmGrader(const Exercise& exercise) : m_program(exercise.program()), m_parts(valuesOf(exercise)) {}

    Grading grade(std::span<const std::string> statements) {
        m_grading.rows.resize(statements.size());
        m_statements.resize(statements.size());
        for (std::size_t i = 0; i < statements.size(); ++i)
            if (statements[i].find_first_not_of(" \t\r\n;") != std::string::npos) read(i, statements[i]);
        if (!m_givesOutput) markOtherValues();
        const auto isWrong = [](const RowGrade& row) {
            return row.mark == Mark::Wrong || row.mark == Mark::Unreadable;
        };
        const auto wrong = std::ranges::find_if(m_grading.rows, isWrong);
        if (wrong != m_grading.rows.end())
            m_grading.firstWrong = static_cast<std::size_t>(wrong - m_grading.rows.begin());
        m_grading.isComplete = m_givesOutput && !m_grading.firstWrong;
        m_grading.nextStep = nextStep();
        if (!m_givesOutput && !m_grading.firstWrong) m_grading.missing = whatIsMissing();
        return std::move(m_grading);
    }

 private:
    void reject(std::size_t i, Mistake mistake, std::string title, std::string sentence) {
        m_grading.rows[i].mark = mistake == Mistake::Unreadable ? Mark::Unreadable : Mark::Wrong;
        m_grading.rows[i].diagnosis = {mistake, std::move(title), std::move(sentence)};
    }

    void read(std::size_t i, const std::string& text) {
        if (std::string why = whyTaken(text); !why.empty())
            return reject(i, Mistake::NameTakenTwice, "The name is taken.", std::move(why));
        const Result<Compilation> compiled = compile(text);
        if (!compiled) return reject(i, Mistake::Unreadable, "It cannot be read.", compiled.error().message);
        const Syntax& syntax = compiled->syntax;
        if (syntax.statements.size() != 1 || !syntax.statements[0].nameSpan || !syntax.statements[0].parameters.empty())
            return reject(i, Mistake::Unreadable, "It cannot be read.",
                          "Each statement gives one result a name, such as s3 = s1 * s2.");
        const Program& statement = compiled->program;
        if (statement.bufferSize() != statement.stepCount())
            return reject(i, Mistake::Unreadable, "It cannot be read.", "The program is about numbers, not arrays.");
        const std::string name = plainName(syntax.statements[0].name);
        if (m_program.findInput(name)) m_grading.rows[i].mark = Mark::Right;  // x = 2 says where it is evaluated
        else evaluate(i, name, statement);
    }

    // Before it is compiled: `q = q*z` would be told that q is not assigned yet.
    std::string whyTaken(const std::string& text) const {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) return "";
        const std::string name = plainName(trimmed(std::string_view(text).substr(0, equals)));
        const bool isInput = m_program.findInput(name).has_value();
        const bool isLiteral = readNumber(std::string_view(text).substr(equals + 1)).operator bool();
        if (!m_names.contains(name) && (!isInput || isLiteral)) return "";
        return quoted(name) + " is already " + (isInput ? "an input" : "a step") +
               "; every step gets a name of its own.";
    }

    // The values of what the statement uses; empty, and the row rejected, where a name means nothing yet.
    std::optional<std::vector<Values>> lookUp(std::size_t i, const Program& statement) {
        std::vector<Values> values;
        for (const Input& input : statement.inputs()) {
            const std::string used = plainName(input.name);
            const std::optional<StepReference> step = readStepSymbol(used);
            if (const auto own = m_names.find(used); own != m_names.end()) {
                values.push_back(m_statements[own->second].values);
                m_statements[i].followsFromWrong |= m_grading.rows[own->second].mark != Mark::Right;
            } else if (input.literal) {
                values.emplace_back().fill(input.value.front());
            } else if (const auto known = m_program.findInput(input.name)) {
                values.push_back(m_parts[index(*known)]);
            } else if (step && m_program.isInput(step->step)) {
                values.push_back(m_parts[index(step->step)]);
            } else {
                reject(i, Mistake::UnknownName, "A name is not known yet.",
                       quoted(input.name) + " is no input and no step before this one.");
                return {};
            }
        }
        return values;
    }

    void evaluate(std::size_t i, const std::string& name, const Program& statement) {
        const std::optional<std::vector<Values>> used = lookUp(i, statement);
        WrittenStep& read = m_statements[i];
        read.name = name;
        m_names[name] = i;
        if (!used) return read.values.fill(std::nan(""));
        const std::size_t operations = statement.stepCount() - statement.inputs().size();
        std::vector<double> inputs(used->size());
        read.isOfOneOperation = operations == 1;
        if (operations == 1) {
            read.op = statement.step(statement.output()).op;
            read.arguments.resize(statement.arguments(statement.output()).size());
        }
        for (std::size_t p = 0; p < pointCount; ++p) {
            std::ranges::transform(*used, inputs.begin(), [p](const Values& values) { return values[p]; });
            const Trace trace = record(statement, inputs, std::vector<double>(inputs.size(), 0));
            read.values[p] = trace.values[statement.step(statement.output()).offset];
            for (std::size_t a = 0; a < read.arguments.size(); ++a)
                read.arguments[a][p] = trace.value(statement, statement.arguments(statement.output())[a]);
        }
        m_grading.rows[i].mark = Mark::Right;
        if (operations > 1)
            reject(i, Mistake::TwoOperations,
                   operations == 2 ? "Two operations in one step." : "Too many operations in one step.",
                   "It does " + std::to_string(operations) + " operations; each gets a step of its own.");
        m_givesOutput |= areEqual(read.values, m_parts[index(m_program.output())]);
    }

    std::optional<StepId> partWith(const Values& values) const {
        const auto found = std::ranges::find_if(m_parts, [&](const Values& part) { return areEqual(part, values); });
        if (found == m_parts.end()) return {};
        return StepId{static_cast<std::uint32_t>(found - m_parts.begin())};
    }

    // While the output is missing, what is no part of the formula is the likely reason.
    void markOtherValues() {
        for (std::size_t i = 0; i < m_statements.size(); ++i) {
            RowGrade& row = m_grading.rows[i];
            const WrittenStep& statement = m_statements[i];
            if (row.mark != Mark::Right || statement.name.empty() || partWith(statement.values)) continue;
            if (statement.followsFromWrong) row.mark = Mark::Carried;
            else reject(i, Mistake::OtherValue, "That is no part of the formula.", whyOther(statement));
            for (std::size_t later = i + 1; later < m_statements.size(); ++later)
                m_statements[later].followsFromWrong = true;
        }
    }

    std::string whyOther(const WrittenStep& statement) const {
        const std::string otherwise = "The value of " + statement.name + " is none that the formula needs";
        if (!statement.isOfOneOperation) return otherwise + ".";
        const auto applied = [&](OpId id, bool swapped) {
            Values values{};
            for (std::size_t p = 0; p < pointCount; ++p) {
                std::vector<double> arguments;
                for (const Values& argument : statement.arguments) arguments.push_back(argument[p]);
                if (swapped) std::ranges::reverse(arguments);
                values[p] = op(id).value(arguments.data());
            }
            return values;
        };
        if (const auto part = partWith(applied(statement.op, true)); part && statement.arguments.size() == 2)
            return otherwise + "; with its arguments swapped it would be " + symbolText(Pass::Values, *part) +
                   " of the solution.";
        for (const Op& other : allOps())
            if (other.isElementwise && other.arity == statement.arguments.size() && other.id != statement.op)
                if (partWith(applied(other.id, false)))
                    return otherwise + "; the formula has " +
                           std::string(other.row->symbol.empty() ? other.row->name : other.row->symbol) + " there.";
        return otherwise + ".";
    }

    std::optional<StepId> nextStep() const {
        for (std::uint32_t part = 0; part < m_parts.size(); ++part) {
            const auto isIt = [&](const WrittenStep& statement) {
                return !statement.name.empty() && areEqual(statement.values, m_parts[part]);
            };
            if (!m_program.isInput(StepId{part}) && std::ranges::none_of(m_statements, isIt)) return StepId{part};
        }
        return {};
    }

    Diagnosis whatIsMissing() const {
        if (!m_grading.nextStep)
            return {Mistake::StepMissing, "A step is missing.", "The last result is not reached yet."};
        return {Mistake::StepMissing, "A step is missing.",
                "The formula also needs a step that is “" + stepLabel(m_program, *m_grading.nextStep) + "”; " +
                    std::string(m_program.outputName()) + " is not reached yet."};
    }

    const Program& m_program;
    std::vector<Values> m_parts;  // of the program's steps
    std::vector<WrittenStep> m_statements;
    std::map<std::string, std::size_t, std::less<>> m_names;
    Grading m_grading;
    bool m_givesOutput = false;
};

}  // namespace

Grading gradeAlgorithm(const Exercise& exercise, std::span<const std::string> statements) {
    return AlgorithmGrader(exercise).grade(statements);
}

}  // namespace wengert
