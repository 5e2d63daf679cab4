// `wengert screenshot`: the window as it would stand on a screen, as a PNG.
#include <CLI/CLI.hpp>
#include <QBuffer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <algorithm>
#include <memory>
#include <optional>

#include "app/command_line/command_line.h"
#include "app/command_line/offscreen.h"
#include "app/command_line/train_options.h"
#include "app/lesson_file.h"
#include "app/session_file.h"
#include "ui/graph/graph_view.h"
#include "ui/main_window.h"
#include "ui/save_file.h"
#include "ui/settings.h"
#include "ui/text.h"

namespace wengert::command_line {

namespace {

struct ScreenshotOptions {
    ProgramOptions program;
    bool hasProgram = false;  // any of its options is given
    TrainOptions train;
    bool hasTraining = false;
    std::string session;
    std::string workspace;  // empty: the session's
    std::string size = "1600x1000";
    std::string theme = "light";
    int textPercent = 100;
    std::optional<std::size_t> position;
    std::string detail = "node";
    std::string levels;
    std::string surface;
    std::string lesson;  // its name, or a file
    std::size_t page = 1;
    bool isIn3D = false;
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

// Beside a network, --seed and --output are not the program's.
TrainOptions withSharedOptions(const ScreenshotOptions& options) {
    TrainOptions train = options.train;
    train.output = options.program.output;
    if (options.program.seed.empty()) return train;
    bool isNumber = false;
    train.seed = QString::fromStdString(options.program.seed.front()).toULongLong(&isNumber);
    if (!isNumber || options.program.seed.size() > 1) throw InputError("--seed: with a network, a whole number");
    return train;
}

TrainingDocument trainingOf(const ScreenshotOptions& options) {
    const TrainOptions train = withSharedOptions(options);
    TrainingDocument document;
    document.dataSeed = train.seed.value_or(document.dataSeed);
    if (!train.data.empty()) {
        LoadedData loaded = loadData(train, document.dataSeed);
        const QString name = QFileInfo(QString::fromStdString(train.data)).fileName();
        if (loaded.builtIn) document = withSamples(document, *loaded.builtIn);
        else document = withSamples(document, OwnSamples{name, std::make_shared<Dataset>(std::move(loaded.samples))});
    }
    document.architecture = architectureOf(train, columnsOf(document.samples).task, document.architecture);
    document.settings = settingsOf(train, document.settings);
    document.validationFraction = train.validation.value_or(document.validationFraction);
    if (!train.normalization.empty()) document.normalization = findNormalization(train.normalization)->kind;
    if (!train.initialization.empty()) document.initialization = initializationOf(train);
    return document;
}

Workspace workspaceOf(const ScreenshotOptions& options, Workspace standard) {
    const auto row = std::ranges::find(allWorkspaces, options.workspace, &WorkspaceRow::name);
    if (row != allWorkspaces.end()) return row->workspace;
    if (!options.surface.empty()) return Workspace::Optimize;
    return options.hasTraining ? Workspace::Train : standard;
}

// A session to open, but for a program, which has its own way in.
SavedSession savedSession(const ScreenshotOptions& options) {
    if (!options.session.empty()) {
        const auto loaded = loadSession(QString::fromStdString(options.session));
        if (!loaded) throw InputError(loaded.error().toStdString());
        return *loaded;
    }
    SavedSession session = options.hasProgram ? SavedSession{} : examples().front();
    if (options.hasTraining) session = {.document = {.training = trainingOf(options)}};
    return session;
}

// In Practice without a program, --seed is that of a random exercise.
std::optional<quint64> practiceSeed(const ScreenshotOptions& options) {
    const bool isProgram = !options.program.text.empty() || !options.program.file.empty();
    if (options.workspace != "practice" || options.program.seed.empty() || isProgram || options.hasTraining) return {};
    bool isNumber = false;
    const quint64 seed = QString::fromStdString(options.program.seed.front()).toULongLong(&isNumber);
    if (!isNumber || options.program.seed.size() > 1)
        throw InputError("--seed: of an exercise without a program, a whole number");
    return seed;
}

// Returns the title that the window shows.
QString openWhatWasAsked(Session& session, const ScreenshotOptions& options) {
    SavedSession asked = savedSession(options);
    asked.view.workspace = workspaceOf(options, asked.view.workspace);
    const bool isStepping = asked.view.workspace == Workspace::Step;
    if (options.hasProgram) openIn(session, options.program);
    else session.open(asked.document, asked.view);
    waitUntilCompiled(session);
    session.setWorkspace(asked.view.workspace);
    session.setDetail(options.detail == "term" ? Detail::Term : session.timeline().detail());
    if (!options.levels.empty())
        session.setLevels(Levels(levelsNames().indexOf(QString::fromStdString(options.levels))));
    if (options.position && isStepping) session.setPosition(*options.position);
    return asked.title;
}

void waitUntilTrained(const TrainingSession& training) {
    while (!training.trainer() && !training.problem()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void waitUntilDescended(const DescentSession& descent) {
    while (descent.isBusy()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void waitUntilCompared(const CompareSession& compare) {
    while (compare.isBusy()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

// What workers compute: training, a surface with its runs, comparisons, the layout of a large graph. Panels settle in
// the event loop.
void waitUntilDrawn(MainWindow& window, Workspace workspace) {
    if (workspace == Workspace::Train) waitUntilTrained(window.training());
    QCoreApplication::processEvents();
    if (workspace == Workspace::Optimize) waitUntilDescended(window.descent());
    if (workspace == Workspace::Compare) waitUntilCompared(window.compare());
    for (const auto* graph : window.findChildren<GraphView*>())
        while (graph->graph().state() == GraphScene::State::LayingOut)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();  // layouts ask one another to look again
}

// As if a session had been saved there.
void trainTo(std::size_t minibatches, Session& session, MainWindow& window) {
    const TrainingSession& training = window.training();
    if (training.problem()) return;
    const std::uint64_t all = training.document().settings.stopping.epochs * training.snapshot().minibatchesPerEpoch;
    ViewState view = session.viewState();
    view.training = {.minibatches = std::min<std::uint64_t>(minibatches, all)};
    session.open(Document(session.document()), view);
    waitUntilDrawn(window, view.workspace);
}

Lesson lessonNamed(const std::string& name) {
    const QString wanted = QString::fromStdString(name);
    std::vector<std::string> known;
    for (const ShippedLesson& shipped : shippedLessons()) {
        if (shipped.name == wanted) return shipped.lesson;
        known.push_back(shipped.name.toStdString());
    }
    if (!wanted.endsWith(QLatin1Char('.') + lessonEnding))
        throw InputError("--lesson: there is no lesson " + wengert::quoted(name) +
                         didYouMean(name, std::vector<std::string_view>(known.begin(), known.end())));
    const Result<Lesson, QString> lesson = loadLesson(wanted);
    if (!lesson) throw InputError(lesson.error().toStdString());
    return *lesson;
}

void openLesson(const ScreenshotOptions& options, const Session& session, MainWindow& window) {
    const Lesson lesson = lessonNamed(options.lesson);
    if (options.page > lesson.pages.size())
        throw InputError("--page: the lesson has " + std::to_string(lesson.pages.size()) + " pages");
    Result<std::vector<SavedSession>, QString> stages = stagesOf(lesson);
    if (!stages) throw InputError("--lesson: " + stages.error().toStdString());
    window.lesson().open(lesson, std::move(*stages));
    waitUntilDrawn(window, session.workspace());
    window.lesson().setPage(options.page - 1);
    window.setDocument(QString::fromStdString(lesson.title), false);
    waitUntilDrawn(window, session.workspace());
}

void descendTo(const ScreenshotOptions& options, const Session& session, MainWindow& window) {
    DescentSession& descent = window.descent();
    if (!options.surface.empty()) {
        const SurfaceRow surface = valueOf(parseSurface(options.surface), "--surface");
        descent.choose(surface);
        window.setDocument(toQString(surface.title), false);
    }
    waitUntilDrawn(window, session.workspace());
    const int most = descent.iterations();
    if (options.position) descent.setIteration(int(std::min<std::size_t>(*options.position, std::size_t(most))));
    waitUntilDrawn(window, session.workspace());
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
    settings.set(setting::surfaceIn3D, options.isIn3D);
    const ThemeChoice choice = themeChoiceNamed(options.theme);
    settings.set(setting::themeMode, choice.mode);
    settings.set(setting::projector, choice.projector);
    settings.set(setting::textPercent, options.textPercent);
    ThemeManager themes;
    themes.follow(settings);
    Session session;
    const QString title = openWhatWasAsked(session, options);
    MainWindow window(session, themes, settings);
    window.setDocument(title, false);
    window.resize(size);
    window.show();
    waitUntilDrawn(window, session.workspace());
    if (options.position && session.workspace() == Workspace::Train) trainTo(*options.position, session, window);
    if (session.workspace() == Workspace::Optimize) descendTo(options, session, window);
    if (const std::optional<quint64> seed = practiceSeed(options)) {
        window.practice().choose({.source = PracticeSource::Random, .seed = *seed});
        waitUntilDrawn(window, session.workspace());
    }
    if (!options.lesson.empty()) openLesson(options, session, window);
    if (options.hasTraining && window.training().problem())
        throw InputError("the network: " + window.training().problem()->text.toStdString());
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
    command
        ->add_option("--position", options->position,
                     "how many moments of the run, minibatches or iterations are done, at most all; 0: none")
        ->check(wholeNumberFrom(0));
    command->add_option("--detail", options->detail, "node or term")->check(CLI::IsMember({"node", "term"}));
    command
        ->add_option("--levels", options->levels,
                     "how a program on arrays is drawn: vectorized, units or both; as the session has it if not given")
        ->check(CLI::IsMember({"vectorized", "units", "both"}));
    auto* surface = command->add_option("--surface", options->surface, "a built-in surface to optimize: saddle, …");
    surface->excludes(session);
    for (CLI::Option* option : programOptions) surface->excludes(option);
    auto* lesson =
        command->add_option("--lesson", options->lesson, "a lesson by its name, such as chain_rule, or a file")
            ->excludes(session)
            ->excludes(surface);
    for (CLI::Option* option : programOptions) lesson->excludes(option);
    command->add_option("--page", options->page, "the lesson's page, from 1")->needs(lesson)->check(wholeNumberFrom(1));
    command->add_flag("--3d", options->isIn3D, "the surface in three dimensions");
    command->add_option("--out", options->out, "the PNG file")->required();
    const std::vector<CLI::Option*> trainOptions = options->train.addTo(*command);
    for (CLI::Option* option : trainOptions) {
        option->excludes(session);
        for (const char* name : {"program", "--file", "--at", "--no-sharing"}) option->excludes(name);
    }
    command->callback([options, programOptions, trainOptions, &action] {
        const auto isGiven = [](const CLI::Option* option) { return option->count() > 0; };
        options->hasTraining = std::ranges::any_of(trainOptions, isGiven);
        options->hasProgram =
            !options->hasTraining && std::ranges::any_of(programOptions, isGiven) && !practiceSeed(*options);
        action = [options] { screenshot(*options); };
    });
}

}  // namespace wengert::command_line
