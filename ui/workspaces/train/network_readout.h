// What is said of a unit or an edge that is pointed at: its numbers in a small table, its response larger.
#pragma once

#include <QStringList>
#include <array>

#include "ui/workspaces/train/network_painter.h"

namespace wengert {

struct NetworkReadout {
    QString title;                             // "h⁽¹⁾₃ · hidden 1 · tanh"
    std::vector<std::array<QString, 3>> rows;  // a parameter, its number, its gradient
    QString note;                              // "and 776 smaller weights"
    std::optional<std::size_t> unit;           // whose response is shown

    // In one line: w⁽²⁾₃₁ = 0.42, ∂J/∂w⁽²⁾₃₁ = –
    QString text() const;
};

NetworkReadout networkReadout(const NetworkModel& model, const TrainingSnapshot& snapshot,
                              const NetworkPointed& pointed);

// Beside what is pointed at, inside the room.
void paintNetworkReadout(QPainter& painter, const NetworkView& view, const NetworkReadout& readout, const Theme& theme);

}  // namespace wengert
