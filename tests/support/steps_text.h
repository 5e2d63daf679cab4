// A program as one line, for golden texts: `s1 = x; s2 = sqr(s1)`.
#pragma once

#include <QString>

#include "core/language/printer.h"

namespace wengert::test {

inline QString stepsText(const Program& program) {
    QStringList list;
    for (std::size_t i = 0; i < program.stepCount(); ++i)
        list += QString::fromStdString(statementText(program, StepId{static_cast<std::uint32_t>(i)}));
    return list.join(QStringLiteral("; "));
}

}  // namespace wengert::test
