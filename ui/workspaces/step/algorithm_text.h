// The finite numerical algorithm as text for copying and files: every step with the numbers that the cursor has
// brought. The whole run of a program, without a window, is the command line's.
#pragma once

#include <QString>

namespace wengert {

class Session;

QString algorithmText(const Session& session);   // columns parted by tabs
QString algorithmCsv(const Session& session);    // numbers exactly; empty where there is none yet
QString algorithmLatex(const Session& session);  // a tabular

}  // namespace wengert
