// Draws a network unit by unit, boxes with their responses and edges as wide as their numbers, or layer by layer, the
// matrices of its weights as pictures of their cells. The same for the screen, pictures and documents; everything it
// needs is in a NetworkView.
#pragma once

#include <QImage>
#include <QPainter>
#include <vector>

#include "ui/training/training_snapshot.h"
#include "ui/workspaces/train/network_geometry.h"
#include "ui/workspaces/train/network_matrices.h"

namespace wengert {

enum class EdgeNumbers { Weights, Gradient };
enum class DiagramLevel { Units, Layers };

// What the pointer is on: a unit, an edge, or a number in a picture of parameters.
struct NetworkPointed {
    std::optional<std::size_t> unit{};
    std::optional<std::size_t> edge{};
    std::optional<std::size_t> number{};

    bool isEmpty() const { return !unit && !edge && !number; }
    friend bool operator==(const NetworkPointed&, const NetworkPointed&) = default;
};

struct NetworkView {
    NetworkModel model;
    DiagramLevel level = DiagramLevel::Units;
    EdgeNumbers shown = EdgeNumbers::Weights;
    NetworkPointed pointed;

    // Unit by unit.
    NetworkGeometry geometry;
    EdgeStrengths strengths;
    std::vector<UnitPicture> responses;  // of the model's units, without numbers where there are none; or empty
    std::vector<QImage> images;          // the same coloured; null where it is no map

    // Layer by layer.
    struct MatrixPicture {
        QImage cells;
        double largest = 0;  // size of a number in it
    };
    std::vector<NetworkMatrix> matrices;
    MatrixGeometry matrixGeometry;
    std::vector<MatrixPicture> matrixPictures;  // none: nothing is known
};

// Places its parts in a room.
void placeNetwork(NetworkView& view, const QRectF& room, const Theme& theme);
// Captions, empty boxes and labels: what stays from one snapshot to the next.
void paintNetworkGround(QPainter& painter, const NetworkView& view, const Theme& theme);
// A unit's response into a box; nothing where there is none.
void paintResponse(QPainter& painter, const QRectF& box, const NetworkView& view, std::size_t unit, const Theme& theme);
// The edges, the responses and what the widest line stands for.
void paintNetworkNumbers(QPainter& painter, const NetworkView& view, const Theme& theme);

}  // namespace wengert
