// Core text as Qt text, and the one sign for a number that is not there.
#pragma once

#include <QString>
#include <string_view>

namespace wengert {

inline QString toQString(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

// Stands where a number is not computed yet.
inline QString notComputed() { return QStringLiteral("–"); }

}  // namespace wengert
