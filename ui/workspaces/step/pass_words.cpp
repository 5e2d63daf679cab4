#include "ui/workspaces/step/pass_words.h"

#include <QCoreApplication>
#include <array>

#include "core/language/math.h"
#include "ui/text.h"

namespace wengert {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("PassWords", text); }

struct Words {
    const char* title;
    const char* quantity;
    const char* part;
};
// In the order of Pass.
constexpr std::array<Words, allParts.size()> allWords{{{"Forward pass", "value", "Values"},
                                                       {"Tangent pass", "tangent", "Tangents"},
                                                       {"Backward pass", "adjoint", "Adjoints"},
                                                       {"Update", "new value", "Update"}}};

const Words& words(Pass pass) { return allWords[static_cast<std::size_t>(pass)]; }

// The input whose direction the tangents take, when it is one alone.
std::optional<std::size_t> seededInput(const Session& session) {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < session.program().inputs().size(); ++i) {
        if (session.seed(i) == 0) continue;
        if (found || session.seed(i) != 1) return std::nullopt;
        found = i;
    }
    return found;
}

// "step 3 of 4 · W₂ by Adam"
QString updateWhere(const Session& session, std::size_t position) {
    const Timeline& timeline = session.timeline();
    const std::size_t input = index(timeline.momentAt(position).step);
    return tr("step %1 of %2 · %3 by %4")
        .arg(position - timeline.passBegin(Pass::Update))
        .arg(timeline.updated().size())
        .arg(toQString(toText(nameSymbol(session.program().inputs()[input].name))),
             toQString(session.update()->method.row->title));
}

}  // namespace

QString passTitle(Pass pass) { return tr(words(pass).title); }

QString quantityWord(Pass pass) { return tr(words(pass).quantity); }

QString timelineLabel(const Session& session, Pass pass) {
    const QString part = tr(words(pass).part);
    if (pass != Pass::Tangents || session.program().inputs().empty()) return part;
    const std::optional<std::size_t> input = seededInput(session);
    return input ? tr("Tangents along %1").arg(toQString(session.program().inputs()[*input].name))
                 : tr("Tangents along the seed");
}

QString momentWhere(const Session& session, std::size_t position) {
    const Timeline& timeline = session.timeline();
    if (timeline.size() == 0) return tr("type a program to step through");
    if (position == 0) return tr("%1 steps to go").arg(timeline.size());
    const Moment moment = timeline.momentAt(position);
    if (moment.pass == Pass::Update) return updateWhere(session, position);
    const QString where = tr("step %1 of %2 · %3 of %4")
                              .arg(position)
                              .arg(timeline.size())
                              .arg(quantityWord(moment.pass), toQString(toText(stepSymbol(moment.step))));
    return moment.termCount == 1 ? where : where + tr(", term %1 of %2").arg(moment.term + 1).arg(moment.termCount);
}

QString momentWhereShort(const Session& session, std::size_t position) {
    const Timeline& timeline = session.timeline();
    if (position == 0 || timeline.size() == 0) return {};
    const Moment moment = timeline.momentAt(position);
    const bool isUpdate = moment.pass == Pass::Update;
    const Math symbol =
        isUpdate ? nameSymbol(session.program().inputs()[index(moment.step)].name) : stepSymbol(moment.step);
    return tr("%1 of %2 · %3")
        .arg(isUpdate ? position - timeline.passBegin(Pass::Update) : position)
        .arg(isUpdate ? timeline.updated().size() : timeline.size())
        .arg(toQString(toText(symbol)));
}

QString momentWords(const Session& session, std::size_t position) {
    if (position == 0 || session.timeline().size() == 0) return momentWhere(session, position);
    return passTitle(session.timeline().momentAt(position).pass) + QStringLiteral(", ") +
           momentWhere(session, position);
}

}  // namespace wengert
