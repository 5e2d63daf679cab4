#include "core/practice/random_exercise.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/autodiff/explanation.h"
#include "core/language/number.h"
#include "core/optimize/random.h"

namespace wengert {

namespace {

struct Level {
    std::size_t inputs;
    std::size_t leastOperations;
    std::size_t mostOperations;
    std::size_t operationKinds;  // different ones, at least
    std::size_t repeats;         // inputs used once more
    bool hasSquares;
    bool hasPieces;     // relu, max
    bool hasFunctions;  // quotients, sin, exp …
    bool sharesAPart;   // a named part used twice
    double largest;     // of all numbers
};
constexpr std::array levels{
    Level{2, 3, 3, 2, 0, false, false, false, false, 100}, Level{2, 4, 5, 3, 1, true, false, false, false, 200},
    Level{2, 5, 7, 4, 2, true, true, false, false, 500},   Level{2, 6, 8, 4, 2, true, true, true, false, 1000},
    Level{3, 8, 11, 5, 2, true, true, true, true, 2000},
};

// A part of the formula, and what it is worth.
struct Part {
    std::string text;
    double value = 0;
    Precedence precedence = Precedence::Atom;
};

class FormulaWriter {
 public:
    FormulaWriter(Random& random, const Level& level) : m_random(random), m_level(level) {}

    // Literals of the inputs, then the formula.
    std::string write() {
        static constexpr std::array<std::string_view, 3> names{"x", "y", "z"};
        for (std::size_t i = 0; i < m_level.inputs; ++i) {
            const double value = inputValue();
            m_lines += std::string(names[i]) + " = " + exactNumber(value) + '\n';
            m_parts.push_back({std::string(names[i]), value});
        }
        for (std::size_t i = 0; i < m_level.repeats; ++i) m_parts.push_back(m_parts[below(m_level.inputs)]);
        const std::size_t operations =
            m_level.leastOperations + below(m_level.mostOperations - m_level.leastOperations + 1);
        bool mayShare = m_level.sharesAPart;
        for (std::size_t done = 0; done < operations || m_parts.size() > 1; ++done) {
            const std::size_t joins = m_parts.size() - 1;
            const std::size_t left = std::max(operations, done + joins) - done;
            if (below(left) < joins) join();
            else change();
            if (mayShare && done >= 1 && m_parts.back().precedence != Precedence::Atom) {
                share();
                mayShare = false;
            }
        }
        return m_lines + "f = " + m_parts.front().text;
    }

 private:
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(m_random.below(count)); }
    bool once(std::size_t in) { return below(in) == 0; }
    double inputValue() {
        static constexpr std::array values{1.0, 2.0, 3.0, 4.0, 5.0, -1.0, -2.0, -3.0};
        return values[below(values.size())];
    }

    static std::string bracketed(const Part& part, Precedence atLeast) {
        return part.precedence < atLeast ? "(" + part.text + ")" : part.text;
    }
    Part takeAny() {
        const auto at = m_parts.begin() + static_cast<std::ptrdiff_t>(below(m_parts.size()));
        Part part = std::move(*at);
        m_parts.erase(at);
        return part;
    }
    void share() {
        Part& part = m_parts.back();
        m_lines += "u = " + part.text + '\n';
        part = {"u", part.value};
        m_parts.push_back(part);
    }

    // ---- of two parts one

    void join() {
        const Part a = takeAny(), b = takeAny();
        const bool differ = a.text != b.text;
        const std::size_t choice = below(m_level.hasFunctions ? 8 : m_level.hasPieces ? 7 : 6);
        if (choice < 3 || (choice < 5 && !differ)) m_parts.push_back(product(a, b));
        else if (choice == 3) m_parts.push_back(difference(a, b));
        else if (choice < 6 || !differ) m_parts.push_back(sum(a, b));
        else if (choice == 6) m_parts.push_back(largest(a, b));
        else m_parts.push_back(quotient(a, b));
    }
    static Part sum(const Part& a, const Part& b) {
        return {a.text + " + " + b.text, a.value + b.value, Precedence::Sum};
    }
    static Part difference(const Part& a, const Part& b) {
        return {a.text + " - " + bracketed(b, Precedence::Product), a.value - b.value, Precedence::Sum};
    }
    static Part product(const Part& a, const Part& b) {
        return {bracketed(a, Precedence::Product) + "*" + bracketed(b, Precedence::Power), a.value * b.value,
                Precedence::Product};
    }
    static Part quotient(const Part& a, const Part& b) {
        return {bracketed(a, Precedence::Product) + "/" + bracketed(b, Precedence::Power), a.value / b.value,
                Precedence::Product};
    }
    static Part largest(const Part& a, const Part& b) {
        return {"max(" + a.text + ", " + b.text + ")", std::max(a.value, b.value)};
    }

    // ---- of one part another

    void change() {
        const Part a = takeAny();
        const std::size_t choice = below(m_level.hasFunctions ? 9 : m_level.hasPieces ? 6 : m_level.hasSquares ? 5 : 3);
        const double c = 2 + static_cast<double>(below(4));
        if (choice < 2) m_parts.push_back(plus(a, once(3) ? -c : c));
        else if (choice == 2) m_parts.push_back(times(c, a));
        else if (choice < 5) m_parts.push_back(square(a));
        else if (choice == 5) m_parts.push_back({"relu(" + a.text + ")", std::max(a.value, 0.0)});
        else m_parts.push_back(function(a));
    }
    static Part plus(const Part& a, double c) {
        if (c == 0) return a;
        return {a.text + (c < 0 ? " - " : " + ") + exactNumber(std::abs(c)), a.value + c, Precedence::Sum};
    }
    static Part times(double c, const Part& a) {
        return {exactNumber(c) + "*" + bracketed(a, Precedence::Power), c * a.value, Precedence::Product};
    }
    static Part square(const Part& a) {
        return {bracketed(a, Precedence::Atom) + "^2", a.value * a.value, Precedence::Power};
    }
    // At an argument where the value is known by heart.
    Part function(const Part& a) {
        const double root = std::sqrt(std::abs(a.value));
        if (a.value > 0 && root == std::round(root) && once(2)) return {"sqrt(" + a.text + ")", root};
        switch (below(5)) {
            case 0: return {"sin(" + plus(a, -a.value).text + ")", 0};
            case 1: return {"exp(" + plus(a, -a.value).text + ")", 1};
            case 2: return {"log(" + plus(a, 1 - a.value).text + ")", 0};
            case 3: return {"sigmoid(" + plus(a, -a.value).text + ")", 0.5};
            default: return {"tanh(" + plus(a, -a.value).text + ")", 0};
        }
    }

    Random& m_random;
    const Level& m_level;
    std::vector<Part> m_parts;  // joined until one is left
    std::string m_lines;
};

// At most three decimals.
bool isForPaper(double number, double largest) {
    const double thousandths = number * 1000;
    return std::abs(number) <= largest && std::abs(thousandths - std::round(thousandths)) < 1e-9;
}

bool hasConstant(const Program& program, StepId step) {
    return !std::ranges::all_of(program.arguments(step), &Argument::isStep);
}

// Not x + 3 + 4 or relu(relu(x)), and enough different operations.
bool isVaried(const Program& program, const Level& level) {
    std::set<OpId> kinds;
    for (auto i = static_cast<std::uint32_t>(program.inputs().size()); i < program.stepCount(); ++i) {
        const StepId step{i};
        kinds.insert(program.step(step).op);
        if (program.arguments(step).size() > 1 && !hasConstant(program, step)) continue;
        for (const Argument& argument : program.arguments(step))
            if (argument.isStep() && program.step(argument.step()).op == program.step(step).op &&
                (program.arguments(step).size() == 1 || hasConstant(program, argument.step())))
                return false;
    }
    return kinds.size() >= level.operationKinds;
}

bool isForPaper(const Exercise& exercise, const Level& level) {
    const Program& program = exercise.program();
    const Trace& trace = exercise.trace;
    const std::size_t operations = program.stepCount() - program.inputs().size();
    if (program.inputs().size() != level.inputs || operations < level.leastOperations ||
        operations > level.mostOperations + 2 || !isVaried(program, level))
        return false;
    for (const auto* numbers : {&trace.values, &trace.tangents, &trace.adjoints})
        for (std::size_t i = 0; i < program.stepCount(); ++i)
            if (!isForPaper((*numbers)[i], level.largest)) return false;
    for (std::uint32_t i = 0; i < program.stepCount(); ++i)
        if (!notesOn(program, trace, StepId{i}).empty()) return false;  // a kink
    const auto inputAdjoints = std::span(trace.adjoints).first(level.inputs);
    return std::ranges::find(inputAdjoints, 0) == inputAdjoints.end();
}

std::vector<double> randomDirection(Random& random, std::size_t inputs) {
    std::vector<double> seed(inputs, 0);
    seed[random.below(inputs)] = 1;
    return seed;
}

// The gradients of the updates before, small whole numbers.
std::vector<double> earlierGradient(Random& random, std::size_t inputs) {
    static constexpr std::array gradients{1.0, 2.0, 3.0, 4.0, -1.0, -2.0, -3.0, -4.0};
    std::vector<double> earlier(inputs);
    for (double& gradient : earlier) gradient = gradients[random.below(gradients.size())];
    return earlier;
}

}  // namespace

Exercise makeExercise(const RandomExercise& wanted) {
    constexpr int mostTries = 100'000;  // one in a few hundred will do
    const bool isUpdate = wanted.kind == ExerciseKind::Update;
    const int difficulty = std::clamp(wanted.difficulty, easiestExercise, hardestExercise);
    const Level& level = levels[static_cast<std::size_t>(isUpdate ? (difficulty + 1) / 2 : difficulty) - 1];
    Random random(wanted.seed);
    for (int i = 0; i < mostTries; ++i) {
        std::string text = FormulaWriter(random, level).write();
        Result<Compilation> compiled = compile(text);
        if (!compiled) continue;
        const Program& program = compiled->program;
        const std::vector<double> inputs = initialInputs(program);
        const std::vector<double> seed = randomDirection(random, inputs.size());
        std::optional<UpdateAct> act;
        if (isUpdate)
            act = actFor(wanted.method, program, difficulty > 1 ? 2 : 1, earlierGradient(random, inputs.size()));
        Result<Exercise, std::string> exercise =
            makeExercise(wanted.kind, std::move(text), std::move(*compiled), inputs, seed, std::move(act));
        if (exercise && isForPaper(*exercise, level)) return std::move(*exercise);
    }
    assert(false && "some program of this level");
    Compilation simple = *compile("x = 2\ny = 3\nf = x*y + 2");
    const std::vector<double> inputs = initialInputs(simple.program);
    std::optional<UpdateAct> act;
    if (isUpdate) act = actFor(wanted.method, simple.program);
    return *makeExercise(wanted.kind, "x = 2\ny = 3\nf = x*y + 2", std::move(simple), inputs, std::vector{1.0, 0.0},
                         act);
}

}  // namespace wengert
