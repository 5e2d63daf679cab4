#include "ui/charts/run_path.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace wengert {
namespace {

constexpr double leastStep = 0.5;            // pixels
constexpr double tolerance = 0.2;            // pixels beside a straight piece
constexpr std::size_t longestStraight = 32;  // points left out in a row
constexpr double longestDashed = 8'000;      // pixels
constexpr std::size_t mostPoints = 3'000;    // of a path on the screen
constexpr double coarsestCell = 64;          // pixels
constexpr double gapStrength = 0.3;          // of the colour between dashes, so that the line holds together
constexpr double farthest = 1e9;             // pixels; beyond, lengths lose the dash

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

double distanceToSegment(QPointF p, QPointF a, QPointF b) {
    const QPointF d = b - a;
    const double square = QPointF::dotProduct(d, d);
    const double t = square > 0 ? std::clamp(QPointF::dotProduct(p - a, d) / square, 0.0, 1.0) : 0;
    return distance(p, a + t * d);
}

// From the front, so that the thinned path of a longer one begins alike. Points that are not usable stay, as gaps.
std::vector<QPointF> thinned(std::span<const QPointF> path) {
    std::vector<QPointF> kept;
    std::vector<QPointF> skipped;  // behind the last kept point
    const auto keepLast = [&] {
        if (!skipped.empty()) kept.push_back(skipped.back());
        skipped.clear();
    };
    bool isInGap = true;
    for (const QPointF& point : path) {
        if (!isUsable(point)) {
            keepLast();
            kept.push_back(point);
        } else if (isInGap) {
            kept.push_back(point);
        } else if (&point == &path.back() ||
                   distance(skipped.empty() ? kept.back() : skipped.back(), point) >= leastStep) {
            const bool bends = std::ranges::any_of(skipped, [&](const QPointF& other) {
                return distanceToSegment(other, kept.back(), point) > tolerance;
            });
            if (bends || skipped.size() == longestStraight) keepLast();
            skipped.push_back(point);
        }
        isInGap = !isUsable(point);
    }
    keepLast();
    return kept;
}

std::size_t pointCount(const std::vector<PathPiece>& pieces) {
    std::size_t count = 0;
    for (const PathPiece& piece : pieces) count += std::size_t(piece.line.size());
    return count;
}

// Without the segments that lead from a cell of a grid to a cell between which another one does already.
std::vector<PathPiece> withoutRetracing(const std::vector<PathPiece>& pieces, double cell) {
    using Cell = std::pair<int, int>;
    const auto cellOf = [&](QPointF p) { return Cell(int(std::floor(p.x() / cell)), int(std::floor(p.y() / cell))); };
    std::set<std::pair<Cell, Cell>> seen;
    std::vector<PathPiece> kept;
    for (const PathPiece& piece : pieces) {
        bool goesOn = false;
        for (qsizetype i = 1; i < piece.line.size(); ++i) {
            const bool isNew = seen.insert(std::minmax(cellOf(piece.line[i - 1]), cellOf(piece.line[i]))).second;
            if (isNew && !goesOn) kept.push_back({.line = {piece.line[i - 1]}, .offset = piece.offset});
            if (isNew) kept.back().line << piece.line[i];
            goesOn = isNew;
        }
    }
    return kept;
}

double lengthOf(const PathPiece& piece) {
    double length = 0;
    for (qsizetype i = 1; i < piece.line.size(); ++i) length += distance(piece.line[i - 1], piece.line[i]);
    return length;
}

}  // namespace

std::size_t untilItLeaves(std::span<const QPointF> path, const QRectF& room) {
    const auto last = std::find_if(path.rbegin(), path.rend(), [&](QPointF point) { return room.contains(point); });
    return std::min(static_cast<std::size_t>(path.rend() - last) + 1, path.size());
}

std::vector<PathPiece> visiblePieces(std::span<const QPointF> path, const QRectF& room) {
    Cutter cutter(room);
    const std::vector<QPointF> line = thinned(path);
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (isUsable(line[i - 1]) && isUsable(line[i])) cutter.add(line[i - 1], line[i]);
        else cutter.finish();
    }
    std::vector<PathPiece> pieces = cutter.take();
    for (double cell = 1; pointCount(pieces) > mostPoints && cell <= coarsestCell; cell *= 2)
        pieces = withoutRetracing(pieces, cell);
    return pieces;
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
                            Qt::BevelJoin));
        for (const PathPiece& piece : pieces) painter.drawPolyline(piece.line);
    }
    for (const PathPiece& piece : pieces) {
        painter.setPen(runPen(line, piece.offset));
        painter.drawPolyline(piece.line);
    }
}

}  // namespace wengert
