#include "ui/descent/descent_document.h"

#include <QStringList>
#include <algorithm>
#include <string_view>

#include "core/language/math.h"
#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {

namespace {

// The learning rates at which the methods' first steps are about as long, so that their ways can be compared.
constexpr std::array standard{"gd:lr=0.01",      "momentum:lr=0.01", "nesterov:lr=0.01", "adagrad:lr=0.05",
                              "rmsprop:lr=0.01", "adadelta:lr=1",    "adam:lr=0.03",     "nadam:lr=0.03"};

QString nameAmong(const Runner& runner, const std::vector<Runner>& runners, RateInName rate) {
    QString name = toQString(runner.method.row->title);
    const auto parameters = runner.method.parameters();
    for (std::size_t i = rate == RateInName::No ? 1 : 0; i < parameters.size(); ++i) {
        const bool differs = std::ranges::any_of(runners, [&](const Runner& other) {
            return other.method.row == runner.method.row && other.method.setting[i] != runner.method.setting[i];
        });
        if (!differs) continue;
        name += u' ' + toQString(toText(nameSymbol(parameters[i].symbol))) + u' ' +
                toQString(shortNumber(runner.method.setting[i]));
    }
    return name;
}

}  // namespace

std::vector<Runner> standardRunners() {
    std::vector<Runner> runners;
    for (const char* text : standard)
        runners.push_back({.method = *parseMethod(text), .look = static_cast<int>(runners.size())});
    return runners;
}

int freeLook(const std::vector<Runner>& runners) {
    int look = 0;
    while (std::ranges::find(runners, look, &Runner::look) != runners.end()) ++look;
    return look;
}

QStringList runnerNames(const std::vector<Runner>& runners, RateInName rate) {
    QStringList names;
    for (const Runner& runner : runners) names << nameAmong(runner, runners, rate);
    return names;
}

}  // namespace wengert
