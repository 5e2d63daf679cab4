// Core text as Qt text, and the one sign for a number that is not there.
#pragma once

#include <QString>
#include <string_view>

#include "core/language/diagnostic.h"

namespace wengert {

inline QString toQString(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// "line 2, column 7: …"
inline QString placed(const Diagnostic& diagnostic) {
    return QStringLiteral("line %1, column %2: %3")
        .arg(diagnostic.line)
        .arg(diagnostic.column)
        .arg(toQString(diagnostic.message));
}

// Stands where a number is not computed yet.
inline QString notComputed() { return QStringLiteral("–"); }

// The interface's typeface draws ‖ as one thick line at its sizes.
inline QString withTwoBars(QString text) { return text.replace(QChar(0x2016), QStringLiteral("||")); }

}  // namespace wengert
