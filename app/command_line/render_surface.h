// The surface that a program of two inputs makes, with methods' paths on it, for `wengert render --surface`.
#pragma once

#include <string>
#include <vector>

#include "app/command_line/command_line.h"
#include "ui/theme.h"
#include "ui/widgets/picture.h"

namespace wengert::command_line {

struct SurfaceOptions {
    bool isWanted = false;
    std::vector<std::string> methods;
    std::size_t steps = 100;
    std::string area;  // "x from,x to,y from,y to"; empty: around the paths
    bool isIn3D = false;

    void addTo(CLI::App& command);
};

// Needs a QApplication. Throws InputError.
void writeSurface(const ProgramOptions& program, const SurfaceOptions& options, const std::string& theme,
                  QByteArray (*encode)(const Picture&), const std::string& out);

}  // namespace wengert::command_line
