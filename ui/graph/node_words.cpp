#include "ui/graph/node_words.h"

#include <array>

#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

QString quantity(Pass pass) {
    constexpr std::array names{"value", "tangent", "adjoint", "new value"};
    return QLatin1String(names[std::size_t(pass)]);
}

}  // namespace

QString nodeWords(const Level& level, StepId step) {
    const Shape shape = level.program().step(step).shape;
    QStringList numbers;
    for (const Pass pass : allParts)
        if (const std::optional<double> number = level.shown(pass, step))
            numbers << quantity(pass) + u' ' + (shape.isScalar() ? toQString(shortNumber(*number)) : shapeLabel(shape));
    const QString statement = level.statement(step);
    return numbers.isEmpty() ? statement : statement + QStringLiteral(": ") + numbers.join(QStringLiteral(", "));
}

QString nodeTip(const Level& level, StepId step) {
    const Shape shape = level.program().step(step).shape;
    if (shape.isScalar()) return nodeWords(level, step);
    QString html = level.statement(step).toHtmlEscaped();
    for (const Pass pass : allParts)
        if (const std::vector<double> numbers = level.shownNumbers(pass, step); !numbers.empty())
            html += QStringLiteral("<p>%1</p>").arg(quantity(pass)) + arrayTable(shape, numbers);
    return html;
}

}  // namespace wengert
