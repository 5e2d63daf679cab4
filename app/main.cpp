#include "app/command_line/command_line.h"

int main(int argc, char** argv) { return wengert::command_line::run(argc, argv).exitCode; }
