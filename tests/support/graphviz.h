// Runs Graphviz' `dot`, the yardstick of our layout. A dependency of the tests only.
#pragma once

#include <QHash>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>
#include <optional>
#include <utility>
#include <vector>

#include "core/layout/layered.h"

namespace wengert::layout {

inline QString dotExecutable() { return QStandardPaths::findExecutable(QStringLiteral("dot")); }

inline QByteArray dotSource(const Graph& graph, const Spacing& spacing) {
    const auto inches = [](double units) { return QByteArray::number(units / 72, 'f', 6); };
    QByteArray source = "digraph { rankdir=LR; ranksep=" + inches(spacing.betweenLayers) +
                        "; nodesep=" + inches(spacing.betweenBoxes) +
                        "; node [shape=box, fixedsize=true, label=\"\"]; edge [arrowhead=none];\n";
    for (std::size_t i = 0; i < graph.boxes.size(); ++i)
        source += QByteArray::number(i) + " [width=" + inches(graph.boxes[i].width) +
                  ", height=" + inches(graph.boxes[i].height) + "];\n";
    for (const Link& link : graph.links)
        source += QByteArray::number(link.from) + " -> " + QByteArray::number(link.to) + ";\n";
    return source + "}\n";
}

// Its drawing in our units; empty when it fails.
inline std::optional<Layout> drawnByDot(const Graph& graph, const Spacing& spacing) {
    QProcess dot;
    dot.start(dotExecutable(), {QStringLiteral("-Tplain")});
    dot.write(dotSource(graph, spacing));
    dot.closeWriteChannel();
    if (!dot.waitForFinished(60'000) || dot.exitStatus() != QProcess::NormalExit || dot.exitCode() != 0) return {};

    Layout layout;
    layout.topLeft.resize(graph.boxes.size());
    QHash<std::pair<uint, uint>, std::vector<std::vector<Point>>> routes;
    for (const QByteArray& line : dot.readAllStandardOutput().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        const auto number = [&](int i) { return words[i].toDouble() * 72; };
        if (words[0] == "graph") {
            layout.width = number(2);
            layout.height = number(3);
        } else if (words[0] == "node") {
            const uint box = words[1].toUInt();
            layout.topLeft[box] = {number(2) - graph.boxes[box].width / 2,
                                   layout.height - number(3) - graph.boxes[box].height / 2};
        } else if (words[0] == "edge") {
            std::vector<Point> route;
            for (int i = 0; i < words[3].toInt(); ++i)
                route.push_back({number(4 + 2 * i), layout.height - number(5 + 2 * i)});
            routes[{words[1].toUInt(), words[2].toUInt()}].push_back(route);
        }
    }
    for (const Link& link : graph.links) {
        auto& parallel = routes[{link.from, link.to}];
        if (parallel.empty()) return {};
        layout.routes.push_back(parallel.back());
        parallel.pop_back();
    }
    return layout;
}

}  // namespace wengert::layout
