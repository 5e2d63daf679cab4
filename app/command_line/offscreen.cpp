#include "app/command_line/offscreen.h"

#include <algorithm>
#include <functional>
#include <iostream>
#include <map>
#include <span>

namespace wengert::command_line {

namespace {

const std::map<std::string, ThemeChoice> themes{{"light", {.mode = ThemeMode::Light}},
                                                {"dark", {.mode = ThemeMode::Dark}},
                                                {"projector", {.mode = ThemeMode::Light, .projector = true}}};

}  // namespace

Offscreen::Offscreen() {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What the platform has to say of windows that nobody sees is not the user's business.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& message) {
        if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << message.toStdString() << '\n';
    });
    m_application = std::make_unique<QApplication>(m_argc, m_argv);
}

void waitUntilCompiled(const Session& session) {
    while (session.isCompiling()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

namespace {

std::span<const double> numbersOf(const Program& program, std::span<const double> all, std::size_t i) {
    const Step& input = program.step(StepId{static_cast<std::uint32_t>(i)});
    return all.subspan(input.offset, input.shape.size());
}

// A session knows one seed for all cells of an input.
QMap<QString, double> seedsOf(const Evaluated& evaluated) {
    QMap<QString, double> seeds;
    const Program& program = evaluated.compilation.program;
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        const std::string& name = program.inputs()[i].name;
        const auto seed = numbersOf(program, evaluated.seed, i);
        if (std::ranges::adjacent_find(seed, std::not_equal_to()) != seed.end())
            throw InputError("--seed: a picture shows one direction for all cells of \"" + name + "\"");
        seeds[QString::fromStdString(name)] = seed.front();
    }
    return seeds;
}

}  // namespace

void openIn(Session& session, const ProgramOptions& options) {
    const Evaluated evaluated = evaluate(options);  // with the messages of the command line
    const Program& program = evaluated.compilation.program;
    Document document{.text = QString::fromStdString(evaluated.text),
                      .output = QString::fromStdString(options.output),
                      .shareSubexpressions = !options.separate};
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        const QString name = QString::fromStdString(program.inputs()[i].name);
        if (!program.inputs()[i].literal) document.inputValues[name] = numbersOf(program, evaluated.inputs, i).front();
    }
    if (!options.seed.empty()) document.seeds = seedsOf(evaluated);
    session.open(document);
    waitUntilCompiled(session);
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        if (std::ranges::equal(session.inputNumbers(i), numbersOf(program, evaluated.inputs, i))) continue;
        session.setInputNumbers(i, numbersOf(program, evaluated.inputs, i));  // of a literal: an edit of the text
        waitUntilCompiled(session);
    }
}

std::vector<std::string> themeNames() {
    std::vector<std::string> names;
    for (const auto& [name, choice] : themes) names.push_back(name);
    return names;
}

ThemeChoice themeChoiceNamed(const std::string& name) { return themes.at(name); }

Theme themeNamed(const std::string& name) {
    const ThemeChoice choice = themeChoiceNamed(name);
    return makeTheme({.dark = choice.mode == ThemeMode::Dark, .projector = choice.projector});
}

}  // namespace wengert::command_line
