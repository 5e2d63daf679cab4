// `wengert optimize`: optimizers race down a program from one start; every point of their paths.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <optional>

#include "app/command_line/command_line.h"
#include "app/command_line/json_numbers.h"
#include "core/autodiff/scalarize.h"
#include "core/ops/shapes.h"
#include "core/optimize/descent.h"
#include "core/optimize/program_objective.h"

namespace wengert::command_line {

namespace {

struct OptimizeCommand {
    ProgramOptions program;
    std::vector<std::string> methods{"adam"};
    std::string schedule = "constant";
    std::size_t steps = 100;
    double noise = 0;
    std::uint64_t seed = GradientNoise{}.seed;
    std::string format = "table";
};

struct Runs {
    const Program& program;
    std::vector<Descent> descents;
};

void checkProgram(const Program& program) {
    if (program.inputSize() == 0) throw InputError("the program has no inputs; there is nothing to optimize");
    if (const Shape shape = program.step(program.output()).shape; !shape.isScalar())
        throw InputError("the output " + wengert::quoted(program.outputName()) + " is " + shapeText(shape) +
                         "; to optimize it must be a number, such as its sum");
}

std::vector<Descent> descend(const OptimizeCommand& command, const Evaluated& evaluated) {
    const Schedule schedule = valueOf(parseSchedule(command.schedule), "--schedule");
    std::vector<Method> methods;
    for (const std::string& text : command.methods) {
        methods.push_back(valueOf(parseDescentMethod(text), "--method"));
        if (methods.back().row->needsHessian && evaluated.inputs.size() > mostInputsWithCurvature)
            throw InputError("--method " + text + ": the Hessian is computed for up to " +
                             std::to_string(mostInputsWithCurvature) + " numbers; the inputs have " +
                             std::to_string(evaluated.inputs.size()));
    }
    const ProgramObjective objective(evaluated.compilation.program);
    std::vector<Descent> descents;
    for (const Method& method : methods) {
        Descent& descent = descents.emplace_back(objective.clone(), method, evaluated.inputs, schedule,
                                                 GradientNoise{.sigma = command.noise, .seed = command.seed});
        descent.advance(command.steps);
    }
    return descents;
}

void writeJson(const Runs& runs, std::ostream& out) {
    Json all = Json::array();
    for (const Descent& descent : runs.descents) {
        const Method& method = descent.optimizer().method();
        Json params = Json::object();
        for (const HyperParameter& parameter : method.parameters())
            params[std::string(parameter.name)] = jsonNumber(method[parameter.name]);
        Json path = Json::array();
        Json values = Json::array();
        for (std::size_t i = 0; i < descent.pointCount(); ++i) {
            Json& point = path.emplace_back(Json::array());
            for (const double coordinate : descent.point(i)) point.push_back(jsonNumber(coordinate));
            values.push_back(jsonNumber(descent.values()[i]));
        }
        all.push_back({{"method", method.row->name}, {"params", params}, {"path", path}, {"value", values}});
    }
    out << Json{{"runs", all}}.dump() << '\n';
}

std::vector<std::string> coordinateNames(const Program& program) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        const Shape shape = program.steps()[i].shape;
        for (std::size_t cell = 0; cell < shape.size(); ++cell)
            names.push_back(cellName(program.inputs()[i].name, shape, cell));
    }
    return names;
}

// At most 20 points of a path, evenly spread, and the last; of its coordinates the first eight.
void writeRun(const Runs& runs, const Descent& descent, std::ostream& out) {
    constexpr std::size_t mostCoordinates = 8;
    constexpr std::size_t width = 14;
    const std::size_t shown = std::min(descent.inputCount(), mostCoordinates);
    const std::string rest = shown < descent.inputCount() ? "  …" : "";
    const std::vector<std::string> names = coordinateNames(runs.program);
    out << toText(descent.optimizer().method()) << '\n';
    out << column("iteration", 9) << column(std::string(runs.program.outputName()), width) << column("‖∇f‖", width);
    for (std::size_t k = 0; k < shown; ++k) out << column(names[k], width);
    out << rest << '\n';
    const std::size_t last = descent.pointCount() - 1;
    const std::size_t stride = std::max<std::size_t>(1, (last + 19) / 20);
    for (std::size_t i = 0; i <= last; ++i) {
        if (i % stride != 0 && i != last) continue;
        out << column(std::to_string(i), 9) << column(shortNumber(descent.values()[i]), width)
            << column(shortNumber(descent.gradientNorms()[i]), width);
        for (const double coordinate : descent.point(i).first(shown)) out << column(shortNumber(coordinate), width);
        out << rest << '\n';
    }
    if (const std::string ending = endingText(descent); !ending.empty()) out << ending << '\n';
}

void writeTable(const Runs& runs, std::ostream& out) {
    for (std::size_t i = 0; i < runs.descents.size(); ++i) {
        if (i > 0) out << '\n';
        writeRun(runs, runs.descents[i], out);
    }
}

void optimize(const OptimizeCommand& command) {
    const Evaluated evaluated = evaluate(command.program);
    checkProgram(evaluated.compilation.program);
    const Runs runs{evaluated.compilation.program, descend(command, evaluated)};
    (command.format == "json" ? writeJson : writeTable)(runs, std::cout);
}

}  // namespace

void addOptimize(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("optimize", "send optimizers down a program, all from the point given by --at");
    auto given = std::make_shared<OptimizeCommand>();
    given->program.addWithoutDirectionTo(*command);
    command
        ->add_option("--method", given->methods,
                     "adam:lr=0.03, momentum:lr=0.01,beta=0.9, newton:damping=0.1, …; may be repeated")
        ->allow_extra_args(false);
    command->add_option("--steps", given->steps, "updates of each method; 100 if not given")->check(wholeNumberFrom(0));
    command->add_option("--schedule", given->schedule,
                        "of the learning rate: constant, step, exponential, inverse, cosine, warmup, plateau");
    command
        ->add_option("--noise", given->noise,
                     "standard deviation of the normal numbers that are added to the gradient's components")
        ->check(finiteNonNegativeNumber());
    command->add_option("--seed", given->seed, "of the noise")->check(wholeNumberFrom(0));
    command
        ->add_option("--format", given->format,
                     "table, or json: all points, the numbers of all inputs in one list, arrays row by row")
        ->check(CLI::IsMember({"table", "json"}));
    command->callback([given, &action] { action = [given] { optimize(*given); }; });
}

}  // namespace wengert::command_line
