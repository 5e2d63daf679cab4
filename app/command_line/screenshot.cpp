// `wengert screenshot`: the window as it would stand on a screen, as a PNG.
#include <CLI/CLI.hpp>
#include <QBuffer>
#include <QTemporaryDir>
#include <algorithm>
#include <memory>
#include <optional>

#include "app/command_line/command_line.h"
#include "app/command_line/offscreen.h"
#include "app/session_file.h"
#include "ui/graph/graph_view.h"
#include "ui/main_window.h"
#include "ui/save_file.h"
#include "ui/settings.h"

namespace wengert::command_line {

namespace {

struct ScreenshotOptions {
    ProgramOptions program;
    bool hasProgram = false;  // any of its options is given
    std::string session;
    std::string workspace;  // empty: the session's
    std::string size = "1600x1000";
    std::string theme = "light";
    int textPercent = 100;
    std::optional<std::size_t> position;
    std::string detail = "node";
    std::string levels;
    std::string out;
};

QSize sizeOf(const std::string& text) {
    const QStringList parts = QString::fromStdString(text).split(QLatin1Char('x'));
    bool widthIsNumber = false;
    bool heightIsNumber = false;
    const QSize size(parts.value(0).toInt(&widthIsNumber), parts.value(1).toInt(&heightIsNumber));
    constexpr int least = 200;
    constexpr int most = 8000;
    const auto fits = [](int length) { return length >= least && length <= most; };
    if (parts.size() != 2 || !widthIsNumber || !heightIsNumber || !fits(size.width()) || !fits(size.height()))
        throw InputError("--size " + text + ": expected WIDTHxHEIGHT with each from 200 to 8000, such as 1600x1000");
    return size;
}

// Returns the title that the window shows.
QString openWhatWasAsked(Session& session, const ScreenshotOptions& options) {
    QString title;
    if (!options.session.empty()) {
        const auto loaded = loadSession(QString::fromStdString(options.session));
        if (!loaded) throw InputError(loaded.error().toStdString());
        session.open(loaded->document, loaded->view);
        title = loaded->title;
        waitUntilCompiled(session);
    } else if (options.hasProgram) {
        openIn(session, options.program);
    } else {
        const SavedSession example = examples().front();
        session.open(example.document, example.view);
        title = example.title;
    }
    for (const WorkspaceRow& row : allWorkspaces)
        if (options.workspace == row.name) session.setWorkspace(row.workspace);
    session.setDetail(options.detail == "term" ? Detail::Term : session.timeline().detail());
    if (!options.levels.empty())
        session.setLevels(Levels(levelsNames().indexOf(QString::fromStdString(options.levels))));
    if (options.position) session.setPosition(*options.position);
    return title;
}

// A large graph is laid out by a worker; panels settle in the event loop.
void waitUntilDrawn(MainWindow& window) {
    while (!window.training().trainer() && !window.training().problem())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::processEvents();
    for (const auto* graph : window.findChildren<GraphView*>())
        while (graph->graph().state() == GraphScene::State::LayingOut)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();  // layouts ask one another to look again
}

std::vector<std::string> workspaceNames() {
    std::vector<std::string> names;
    for (const WorkspaceRow& row : allWorkspaces) names.emplace_back(row.name);
    return names;
}

void screenshot(const ScreenshotOptions& options) {
    checkEnding(options.out, {"png"});
    const QSize size = sizeOf(options.size);
    const Offscreen offscreen;
    const QTemporaryDir directory;  // settings of its own: a picture must not depend on the user's
    Settings settings(directory.filePath(QStringLiteral("settings.ini")));
    ThemeManager themes(themeChoiceNamed(options.theme));
    ThemeChoice choice = themes.choice();
    choice.textPercent = options.textPercent;
    themes.setChoice(choice);
    Session session;
    const QString title = openWhatWasAsked(session, options);
    MainWindow window(session, themes, settings);
    window.setDocument(title, false);
    window.resize(size);
    window.show();
    waitUntilDrawn(window);
    const QString out = QString::fromStdString(options.out);
    QByteArray png;
    QBuffer buffer(&png);
    window.grab().save(&buffer, "PNG");
    if (const auto problem = saveFile(out, png)) throw InputError(problem->toStdString());
}

}  // namespace

void addScreenshot(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("screenshot", "write a picture of the window");
    auto options = std::make_shared<ScreenshotOptions>();
    const std::vector<CLI::Option*> programOptions = options->program.addTo(*command);
    auto* session = command->add_option("--session", options->session, "a saved session to show");
    for (CLI::Option* option : programOptions) session->excludes(option);
    command->add_option("--workspace", options->workspace, "the workspace to show")
        ->check(CLI::IsMember(workspaceNames()));
    command->add_option("--size", options->size, "WIDTHxHEIGHT in pixels");
    command->add_option("--theme", options->theme, "light, dark or projector")->check(CLI::IsMember(themeNames()));
    command->add_option("--text", options->textPercent, "text size in percent")->check(CLI::Range(100, 200));
    command->add_option("--position", options->position, "how many moments of the run are done, at most all; 0: none")
        ->check(wholeNumberFrom(0));
    command->add_option("--detail", options->detail, "node or term")->check(CLI::IsMember({"node", "term"}));
    command
        ->add_option("--levels", options->levels,
                     "how a program on arrays is drawn: vectorized, units or both; as the session has it if not given")
        ->check(CLI::IsMember({"vectorized", "units", "both"}));
    command->add_option("--out", options->out, "the PNG file")->required();
    command->callback([options, programOptions, &action] {
        options->hasProgram = std::ranges::any_of(programOptions, [](const CLI::Option* o) { return o->count() > 0; });
        action = [options] { screenshot(*options); };
    });
}

}  // namespace wengert::command_line
