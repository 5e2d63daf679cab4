#include "ui/charts/run_path.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace wengert {
namespace {

constexpr double leastStep = 0.5;         // pixels
constexpr double longestDashed = 20'000;  // pixels
constexpr double gapStrength = 0.3;       // of the colour between dashes, so that the line holds together
constexpr double farthest = 1e9;          // pixels; beyond, lengths lose the dash

bool isUsable(QPointF p) { return std::abs(p.x()) < farthest && std::abs(p.y()) < farthest; }

double distance(QPointF a, QPointF b) { return std::hypot(b.x() - a.x(), b.y() - a.y()); }

// Between which fractions of the way from a to b it is inside; none: first > second.
// Source: Y.-D. Liang and B. A. Barsky, A new concept and method for line clipping, 1984.
std::pair<double, double> insidePart(QPointF a, QPointF b, const QRectF& room) {
    double enter = 0;
    double leave = 1;
    const auto cut = [&](double towards, double away) {
        if (towards == 0) {
            if (away < 0) leave = -1;
            return;
        }
        const double t = away / towards;
        if (towards < 0) enter = std::max(enter, t);
        else leave = std::min(leave, t);
    };
    const QPointF d = b - a;
    cut(-d.x(), a.x() - room.left());
    cut(d.x(), room.right() - a.x());
    cut(-d.y(), a.y() - room.top());
    cut(d.y(), room.bottom() - a.y());
    return {enter, leave};
}

// Takes segment after segment and keeps what is inside.
class Cutter {
 public:
    explicit Cutter(const QRectF& room) : m_room(room) {}

    void add(QPointF a, QPointF b) {
        const double length = distance(a, b);
        const auto [enter, leave] = insidePart(a, b, m_room);
        if (enter > leave) {
            finish();
        } else {
            if (m_piece.line.isEmpty() || enter > 0) {
                finish();
                m_piece = {.line = {a + enter * (b - a)}, .offset = m_length + enter * length};
            }
            m_piece.line << a + leave * (b - a);
            if (leave < 1) finish();
        }
        m_length += length;
    }
    void finish() {
        if (m_piece.line.size() > 1) m_pieces.push_back(std::move(m_piece));
        m_piece = {};
    }
    std::vector<PathPiece> take() {
        finish();
        return std::move(m_pieces);
    }

 private:
    QRectF m_room;
    PathPiece m_piece;
    double m_length = 0;
    std::vector<PathPiece> m_pieces;
};

double lengthOf(const PathPiece& piece) {
    double length = 0;
    for (qsizetype i = 1; i < piece.line.size(); ++i) length += distance(piece.line[i - 1], piece.line[i]);
    return length;
}

}  // namespace

std::vector<PathPiece> visiblePieces(std::span<const QPointF> path, const QRectF& room) {
    Cutter cutter(room);
    const QPointF* last = nullptr;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const QPointF& point = path[i];
        if (!isUsable(point)) {
            cutter.finish();
            last = nullptr;
            continue;
        }
        if (last && i + 1 < path.size() && distance(*last, point) < leastStep) continue;
        if (last) cutter.add(*last, point);
        last = &point;
    }
    return cutter.take();
}

void paintRunPath(QPainter& painter, std::span<const PathPiece> pieces, const RunStyle& style) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(casingPen(style));
    for (const PathPiece& piece : pieces) painter.drawPolyline(piece.line);
    const double length = std::accumulate(pieces.begin(), pieces.end(), 0.0,
                                          [](double sum, const PathPiece& piece) { return sum + lengthOf(piece); });
    RunStyle line = style;
    if (length > longestDashed) line.dashes.clear();
    if (!line.dashes.isEmpty()) {
        painter.setPen(QPen(mixed(style.color, style.casing, gapStrength), style.width, Qt::SolidLine, Qt::FlatCap,
                            Qt::RoundJoin));
        for (const PathPiece& piece : pieces) painter.drawPolyline(piece.line);
    }
    for (const PathPiece& piece : pieces) {
        painter.setPen(runPen(line, piece.offset));
        painter.drawPolyline(piece.line);
    }
}

}  // namespace wengert
