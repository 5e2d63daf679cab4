#include "ui/workspaces/step/algorithm_text.h"

#include <functional>

#include "core/language/number.h"
#include "core/language/printer.h"
#include "ui/session.h"
#include "ui/text.h"

namespace wengert {
namespace {

using StatementText = std::function<QString(StepId)>;
using NumberText = std::function<QString(std::optional<double>)>;

// One line a step: its statement, then its value, tangent and adjoint.
QStringList lines(const Session& session, const QString& separator, const StatementText& statement,
                  const NumberText& number) {
    QStringList lines;
    for (std::size_t i = 0; i < session.program().stepCount(); ++i) {
        QStringList fields{statement(StepId(i))};
        for (const Pass pass : allPasses) fields << number(session.shown(pass, StepId(i)));
        lines << fields.join(separator);
    }
    return lines;
}

QString shortText(std::optional<double> number) { return number ? toQString(shortNumber(*number)) : notComputed(); }

QString quoted(QString field) {
    if (!field.contains(u',') && !field.contains(u'"')) return field;
    return u'"' + field.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

}  // namespace

QString algorithmText(const Session& session) {
    const auto statement = [&](StepId step) { return toQString(toText(statementMath(session.program(), step))); };
    const QStringList heading{QStringLiteral("step\tvalue\ttangent\tadjoint")};
    return (heading + lines(session, QStringLiteral("\t"), statement, shortText)).join(u'\n');
}

QString algorithmCsv(const Session& session) {
    const auto statement = [&](StepId step) { return quoted(toQString(statementText(session.program(), step))); };
    const auto number = [](std::optional<double> it) { return it ? toQString(exactNumber(*it)) : QString(); };
    const QStringList heading{QStringLiteral("step,value,tangent,adjoint")};
    return (heading + lines(session, QStringLiteral(","), statement, number)).join(u'\n');
}

QString algorithmLatex(const Session& session) {
    const auto statement = [&](StepId step) {
        return QStringLiteral("$%1$").arg(toQString(toLatex(statementMath(session.program(), step))));
    };
    const auto number = [](std::optional<double> it) {
        return it ? QStringLiteral("$%1$").arg(toQString(toLatex(Math::number(shortNumber(*it)))))
                  : QStringLiteral("--");
    };
    return QStringLiteral(
               "\\begin{tabular}{lrrr}\nstep & value & tangent & adjoint \\\\\n\\hline\n%1 \\\\\n\\end{tabular}")
        .arg(lines(session, QStringLiteral(" & "), statement, number).join(QStringLiteral(" \\\\\n")));
}

}  // namespace wengert
