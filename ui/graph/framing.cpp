#include "ui/graph/framing.h"

#include <QLineF>
#include <algorithm>

namespace wengert {
namespace {

struct Span {
    double from;
    double to;
    double length() const { return to - from; }
};

Span across(const QRectF& rect) { return {rect.left(), rect.right()}; }
Span down(const QRectF& rect) { return {rect.top(), rect.bottom()}; }

// Where the seen span begins.
double beginning(Span seen, Span current, Span wanted, double reach, Span graph) {
    const double length = seen.length();
    if (graph.length() <= length) return graph.from - (length - graph.length()) / 2;
    const bool isSeen = seen.from <= current.from && current.to <= seen.to;
    if (isSeen) return std::clamp(seen.from, graph.from, graph.to - length);
    const double room = std::clamp((length - wanted.length()) / 2, 0.0, reach);
    const double latest = wanted.from - room;
    const double earliest = std::min(wanted.to + room - length, latest);
    return std::clamp(current.to > seen.to ? latest : earliest, graph.from, graph.to - length);
}

}  // namespace

QRectF gathered(const QRectF& first, std::vector<QRectF> others, QSizeF room) {
    const auto distance = [&](const QRectF& rect) { return QLineF(first.center(), rect.center()).length(); };
    std::ranges::sort(others, {}, distance);
    QRectF all = first;
    for (const QRectF& other : others)
        if (const QRectF both = all | other; both.width() <= room.width() && both.height() <= room.height()) all = both;
    return all;
}

QRectF following(const QRectF& seen, const QRectF& current, const QRectF& wanted, QSizeF reach, const QRectF& graph) {
    return {QPointF(beginning(across(seen), across(current), across(wanted), reach.width(), across(graph)),
                    beginning(down(seen), down(current), down(wanted), reach.height(), down(graph))),
            seen.size()};
}

}  // namespace wengert
