// `wengert render`: the graph at one moment of a run, or the surface that a program makes, as SVG, PDF or PNG.
#include <CLI/CLI.hpp>
#include <map>
#include <memory>

#include "app/command_line/command_line.h"
#include "app/command_line/offscreen.h"
#include "app/command_line/render_surface.h"
#include "ui/graph/graph_picture.h"
#include "ui/graph/units_level.h"
#include "ui/save_file.h"
#include "ui/widgets/picture.h"

namespace wengert::command_line {

namespace {

const std::map<std::string, Pass> passes{
    {"value", Pass::Values}, {"tangent", Pass::Tangents}, {"adjoint", Pass::Adjoints}};

struct RenderOptions {
    ProgramOptions program;
    SurfaceOptions surface;
    std::string pass;
    std::size_t step = 0;  // one-based; 0: the end of the pass
    std::string level = "vectorized";
    std::string theme = "light";
    std::string out;
};

using Encode = QByteArray (*)(const Picture&);
const std::map<std::string, Encode> encodings{
    {"svg", svgOf}, {"pdf", pdfOf}, {"png", [](const Picture& picture) { return pngOf(picture); }}};

void moveCursor(Session& session, const RenderOptions& options) {
    if (options.step > session.program().stepCount())
        throw InputError("--step " + std::to_string(options.step) + ": the program has " +
                         std::to_string(session.program().stepCount()) + " steps");
    if (options.pass.empty() && options.step == 0) return session.toEnd();
    const Pass pass = options.pass.empty() ? Pass::Values : passes.at(options.pass);
    if (options.step == 0) return session.setPosition(session.timeline().passEnd(pass));
    session.jumpTo(pass, StepId{static_cast<std::uint32_t>(options.step - 1)});
}

std::unique_ptr<Level> levelOf(Session& session, const RenderOptions& options) {
    if (options.level == "vectorized") return std::make_unique<ProgramLevel>(session);
    auto units = std::make_unique<UnitsLevel>(session);
    if (const auto message = units->tooLarge()) throw InputError("--level units: " + message->title.toStdString());
    return units;
}

void render(const RenderOptions& options) {
    const Encode encode = encodings.at(checkEnding(options.out, {"svg", "pdf", "png"}));
    const Offscreen offscreen;
    if (options.surface.isWanted)
        return writeSurface(options.program, options.surface, options.theme, encode, options.out);
    Session session;
    openIn(session, options.program);
    moveCursor(session, options);
    const Theme theme = themeNamed(options.theme);
    const GraphPicture graph(*levelOf(session, options), theme);
    const Picture picture{.size = graph.size(),
                          .background = theme.card,
                          .paint = [&](QPainter& painter, const QRectF& target) { graph.paint(painter, target); }};
    const QByteArray bytes = encode(picture);
    if (bytes.isEmpty()) throw InputError("--out " + options.out + ": " + tooLargeForAnImage().toStdString());
    if (const auto problem = saveFile(QString::fromStdString(options.out), bytes))
        throw InputError(problem->toStdString());
}

}  // namespace

void addRender(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand(
        "render", "write the graph at one moment of a run, or the surface of a program, as a picture");
    auto options = std::make_shared<RenderOptions>();
    options->program.addTo(*command);
    command
        ->add_option("--pass", options->pass,
                     "value, tangent or adjoint; if not given, all three are done, or with --step the values up to it")
        ->check(CLI::IsMember(passes));
    command->add_option("--step", options->step, "the step that the pass has just reached; its last if not given")
        ->check(wholeNumberFrom(1));
    command->add_option("--level", options->level, "of a program on arrays: vectorized, or units")
        ->check(CLI::IsMember({"vectorized", "units"}));
    command->add_option("--theme", options->theme, "light, dark or projector")->check(CLI::IsMember(themeNames()));
    command->add_option("--out", options->out, "the file: .svg, .pdf or .png")->required();
    options->surface.addTo(*command);
    command->callback([options, &action] { action = [options] { render(*options); }; });
}

}  // namespace wengert::command_line
