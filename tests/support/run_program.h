// The program that is installed, run from outside. A test that uses it is listed in tests/CMakeLists.txt.
#pragma once

#include <QProcess>

namespace wengert {

struct Ran {
    int exitCode = -1;
    QByteArray out;
    QByteArray error;
};

inline Ran runProgram(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(QStringLiteral(WENGERT_PROGRAM), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished()) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

}  // namespace wengert
