#include "app/command_line/command_line.h"
#include "app/window.h"

int main(int argc, char** argv) {
    const auto outcome = wengert::command_line::run(argc, argv);
    return outcome.openWindow ? wengert::runWindow(argc, argv, outcome.sessionFile) : outcome.exitCode;
}
