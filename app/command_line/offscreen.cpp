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

void openIn(Session& session, const ProgramOptions& options) {
    const Evaluated evaluated = evaluate(options);  // with the messages of the command line
    const Program& program = evaluated.compilation.program;
    Document document{.text = QString::fromStdString(evaluated.text),
                      .output = QString::fromStdString(options.output),
                      .shareSubexpressions = !options.separate};
    const auto numbersOf = [&](const std::vector<double>& all, std::size_t i) {
        const Step& input = program.step(StepId{static_cast<std::uint32_t>(i)});
        return std::span(all).subspan(input.offset, input.shape.size());
    };
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        const QString name = QString::fromStdString(program.inputs()[i].name);
        const auto seed = numbersOf(evaluated.seed, i);
        if (std::ranges::adjacent_find(seed, std::not_equal_to()) != seed.end())
            throw InputError("--seed: a picture shows one direction for all cells of \"" + name.toStdString() + "\"");
        document.seeds[name] = seed.front();
        if (!program.inputs()[i].literal) document.inputValues[name] = numbersOf(evaluated.inputs, i).front();
    }
    session.open(document);
    waitUntilCompiled(session);
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        if (std::ranges::equal(session.inputNumbers(i), numbersOf(evaluated.inputs, i))) continue;
        session.setInputNumbers(i, numbersOf(evaluated.inputs, i));  // of a literal: an edit of the text
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
