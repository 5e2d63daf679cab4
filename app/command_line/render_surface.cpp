#include "app/command_line/render_surface.h"

#include <CLI/CLI.hpp>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "app/command_line/offscreen.h"
#include "core/optimize/descent.h"
#include "core/optimize/program_objective.h"
#include "ui/charts/surface_map.h"
#include "ui/charts/surface_view.h"
#include "ui/descent/descent_document.h"
#include "ui/descent/surface_survey.h"
#include "ui/save_file.h"
#include "ui/text.h"
#include "ui/theme_manager.h"

namespace wengert::command_line {

namespace {

constexpr QSize pictureSize(900, 840);
constexpr int side = 384;
constexpr double margin = 0.15;  // around the paths, of their extent

void checkProgram(const Program& program) {
    if (program.inputs().size() != 2 || program.inputSize() != 2)
        throw InputError("--surface: a surface needs two numbers as inputs; the program has " +
                         std::to_string(program.inputSize()));
    if (!program.step(program.output()).shape.isScalar())
        throw InputError("--surface: the output must be a number, such as a sum");
}

QRectF parseArea(const std::string& text) {
    std::array<double, 4> ends{};
    const std::vector<std::string> parts = splitAtCommas({text});
    for (std::size_t i = 0; i < ends.size() && i < parts.size(); ++i)
        ends[i] = parseArray(parts[i], "--area " + text).numbers.front();
    if (parts.size() != ends.size() || !(ends[0] < ends[1]) || !(ends[2] < ends[3]))
        throw InputError("--area " + text + ": expected x from,x to,y from,y to, such as -2,2,-1,3");
    return {ends[0], ends[2], ends[1] - ends[0], ends[3] - ends[2]};
}

// What holds the start and the finite points of all paths, but none that run away.
QRectF areaAround(const std::vector<SurfaceRun>& runs, QPointF start) {
    const double reach = 4 * std::max(1.0, std::hypot(start.x(), start.y()));
    QRectF area(start - QPointF(0.5, 0.5), QSizeF(1, 1));
    for (const SurfaceRun& run : runs)
        for (const QPointF& point : run.points)
            if (std::hypot(point.x() - start.x(), point.y() - start.y()) <= reach)
                area |= QRectF(point - QPointF(0.1, 0.1), QSizeF(0.2, 0.2));
    const QSizeF room = margin * area.size();
    return area.adjusted(-room.width(), -room.height(), room.width(), room.height());
}

std::vector<SurfaceRun> runsOf(const Objective& objective, const std::vector<double>& start,
                               const SurfaceOptions& options, const Theme& theme) {
    std::vector<Runner> runners;
    for (const std::string& text : options.methods)
        runners.push_back({.method = valueOf(parseDescentMethod(text), "--method")});
    const QStringList names = runnerNames(runners);
    std::vector<SurfaceRun> runs;
    for (std::size_t i = 0; i < runners.size(); ++i) {
        Descent descent(objective.clone(), runners[i].method, start);
        descent.advance(options.steps);
        SurfaceRun run{.name = names[qsizetype(i)], .style = runStyle(theme, int(i)), .points = {}};
        for (std::size_t k = 0; k < descent.pointCount(); ++k)
            run.points.emplace_back(descent.point(k)[0], descent.point(k)[1]);
        runs.push_back(std::move(run));
    }
    return runs;
}

template <class View>
void fill(View& view, const Program& program, SurfacePicture picture, std::vector<SurfaceRun> runs, QPointF start,
          std::size_t steps) {
    view.resize(pictureSize);
    view.setNames(toQString(program.inputs()[0].name), toQString(program.inputs()[1].name),
                  toQString(program.outputName()));
    view.setPicture(std::move(picture));
    view.setRuns(std::move(runs));
    view.setStart(start);
    view.setIteration(steps);
}

}  // namespace

void SurfaceOptions::addTo(CLI::App& command) {
    auto* surface = command.add_flag("--surface", isWanted,
                                     "draw the surface over the program's two inputs, with the paths of --method");
    const auto needing = [surface](CLI::Option* option) { option->needs(surface); };
    needing(command.add_option("--method", methods, "of --surface: adam:lr=0.03, …; may be repeated")
                ->allow_extra_args(false));
    needing(command.add_option("--steps", steps, "of --surface: updates of each method; 100 if not given")
                ->check(wholeNumberFrom(0)));
    needing(command.add_option("--area", area, "of --surface: x from,x to,y from,y to; around the paths if not given"));
    needing(command.add_flag("--3d", isIn3D, "of --surface: in three dimensions"));
}

void writeSurface(const ProgramOptions& program, const SurfaceOptions& options, const std::string& theme,
                  QByteArray (*encode)(const Picture&), const std::string& out) {
    const Evaluated evaluated = evaluate(program);
    checkProgram(evaluated.compilation.program);
    if (options.methods.size() > DescentDocument::mostRunners)
        throw InputError("--method: at most " + std::to_string(DescentDocument::mostRunners) + " methods");
    const ThemeManager themes(themeChoiceNamed(theme));
    ProgramObjective objective(evaluated.compilation.program);
    const QPointF start(evaluated.inputs[0], evaluated.inputs[1]);
    std::vector<SurfaceRun> runs = runsOf(objective, evaluated.inputs, options, themes.theme());
    QRectF area = options.area.empty() ? areaAround(runs, start) : parseArea(options.area);
    SurfaceMap map(themes);
    SurfaceView view(themes);
    map.resize(pictureSize);
    map.setHome(area);
    area = map.view();  // with one scale for both axes
    SurfacePicture picture = surveySurface(objective, area, side);
    if (options.isIn3D)
        fill(view, evaluated.compilation.program, std::move(picture), std::move(runs), start, options.steps);
    else fill(map, evaluated.compilation.program, std::move(picture), std::move(runs), start, options.steps);
    const Chart& chart = options.isIn3D ? static_cast<Chart&>(view) : map;
    const Picture drawn{.size = pictureSize,
                        .background = themes.theme().card,
                        .paint = [&](QPainter& painter, const QRectF& target) { chart.paintChart(painter, target); }};
    const QByteArray bytes = encode(drawn);
    if (bytes.isEmpty()) throw InputError("--out " + out + ": " + tooLargeForAnImage().toStdString());
    if (const auto problem = saveFile(QString::fromStdString(out), bytes)) throw InputError(problem->toStdString());
}

}  // namespace wengert::command_line
