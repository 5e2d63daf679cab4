#include "ui/graph/flow.h"

#include <algorithm>
#include <array>

#include "core/autodiff/explanation.h"
#include "core/language/number.h"
#include "ui/graph/label_placement.h"

namespace wengert {
namespace {

constexpr double tokenRadius = 7;
constexpr double pulseRadius = 6;
constexpr double activeWidth = 2;
constexpr double litWidth = 3;
constexpr double pillHeight = 21;  // more for fractions
constexpr double pillPadding = 8;
constexpr double pillRadius = 5;
constexpr std::size_t mostLabels = 24;  // with more, only lit edges are labelled

MathRole roleOf(Pass pass) {
    constexpr std::array roles{MathRole::Value, MathRole::Tangent, MathRole::Adjoint};
    return roles[std::size_t(pass)];
}

Math number(double number, MathRole role) {
    Math math = Math::number(shortNumber(number));
    math.role = role;
    return math;
}

// `· 2s₂`, or at detail "term" `62.728 × 2s₂ = 1003.646`.
Math label(const Level& level, Pass pass, EdgeId edge) {
    const Program& program = level.program();
    const Trace& trace = level.trace();
    Math local = level.written(localDerivative(program, trace, pass, edge));
    if (!isScalarEdge(program, edge)) return local;
    if (level.detail() == Detail::Node)
        return Math::row({Math::prefix("·"), {.kind = MathKind::Space}, std::move(local)});

    const EdgeTerm term = edgeTerm(program, trace, edge);
    const bool backward = pass == Pass::Adjoints;
    const std::vector<double>& incoming = backward ? trace.adjoints : trace.tangents;
    const StepId source = backward ? program.userOf(edge) : program.argument(edge).step();
    return Math::row({number(incoming[program.step(source).offset], roleOf(pass)), Math::op("×"), std::move(local),
                      Math::op("="), number(backward ? term.downstream : term.tangent, roleOf(pass))});
}

}  // namespace

Flow::Flow(const Level& level, const Highlight& highlight, const GraphGeometry& geometry, const GraphStyle& style) {
    const std::vector<ActiveEdge> active = level.activeEdges();
    for (const ActiveEdge& edge : active) {
        const EdgeRoute* route = geometry.route(edge.edge);
        if (!route) continue;
        addActive(edge, *route, highlight.contains(edge.edge));
        Run& run = m_runs.back();
        if (edge.pass != Pass::Values && (active.size() <= mostLabels || run.isLit))
            run.label.emplace(label(level, edge.pass, edge.edge), style.formula(edge.pass));
    }
    if (const std::optional<EdgeId> doubtful = level.doubtfulEdge())
        if (const EdgeRoute* route = geometry.route(*doubtful)) {
            m_lines.push_back({.picture = edgePicture(route->points, restingHead),
                               .pass = Pass::Adjoints,
                               .isLit = true,
                               .isDashed = true});
            m_drawn.push_back(*doubtful);
        }
    for (const EdgeId edge : highlight.edges)
        if (const EdgeRoute* route = geometry.route(edge); route && std::ranges::find(m_drawn, edge) == m_drawn.end()) {
            m_lines.push_back({.picture = edgePicture(route->points, restingHead), .pass = {}, .isLit = true});
            m_drawn.push_back(edge);
        }
    std::ranges::sort(m_drawn);
    placePills(geometry);
    for (const Line& line : m_lines) m_bounds |= line.picture.hull;
    for (const Run& run : m_runs) m_bounds |= run.pill;
    m_bounds.adjust(-tokenRadius, -tokenRadius, tokenRadius, tokenRadius);
}

void Flow::addActive(const ActiveEdge& active, const EdgeRoute& route, bool isLit) {
    std::vector<QPointF> chain = route.points;
    if (active.pass == Pass::Adjoints) std::ranges::reverse(chain);
    m_lines.push_back({.picture = edgePicture(chain, activeHead), .pass = active.pass, .isLit = isLit});
    m_runs.push_back({.chain = chain, .curve = SampledCurve(chain), .pass = active.pass, .isLit = isLit});
    m_drawn.push_back(active.edge);
}

void Flow::placePills(const GraphGeometry& geometry) {
    std::vector<Run*> labelled;
    std::vector<LabelRequest> requests;
    for (Run& run : m_runs)
        if (run.label) {
            labelled.push_back(&run);
            const QSizeF text = run.label->size() - 2 * run.label->margin() * QSizeF(1, 1);
            requests.push_back({&run.curve, {text.width() + 2 * pillPadding, std::max(pillHeight, text.height() + 4)}});
        }
    const std::vector<QRectF> places = placeLabels(requests, geometry.boxes(), tokenRadius);
    for (std::size_t i = 0; i < places.size(); ++i) labelled[i]->pill = places[i];
}

void Flow::paintLines(QPainter& painter, const GraphStyle& style, const QRectF& exposed) const {
    for (const Line& line : m_lines) {
        const QColor color = line.pass ? style.theme.hue(*line.pass).color : style.theme.accent.color;
        QPen pen = style.pen(color, line.pass && line.isLit ? litWidth : activeWidth);
        if (line.isDashed) pen.setDashPattern({2.5, 3});
        painter.setPen(pen);
        painter.setBrush(color);
        paintEdge(painter, line.picture, exposed);
    }
}

// From a token to its label, where that found no room on the edge.
void Flow::paintLeaders(QPainter& painter, const GraphStyle& style) const {
    for (const Run& run : m_runs) {
        if (!run.label || distanceTo(run.chain, run.pill.center()) < run.pill.height()) continue;
        painter.setPen(style.pen(style.theme.hue(run.pass).track, 1.5));
        painter.drawLine(run.curve.at(0.5), run.pill.center());
    }
}

void Flow::paintTokens(QPainter& painter, const GraphStyle& style) const {
    painter.setPen(Qt::NoPen);
    for (const Run& run : m_runs) {
        painter.setBrush(style.theme.hue(run.pass).color);
        painter.drawEllipse(run.curve.at(0.5), tokenRadius, tokenRadius);
    }
}

void Flow::paintPulses(QPainter& painter, const GraphStyle& style, double progress) const {
    painter.setPen(style.pen(style.theme.card, 2));
    for (const Run& run : m_runs) {
        painter.setBrush(style.theme.hue(run.pass).color);
        painter.drawEllipse(run.curve.at(progress), pulseRadius, pulseRadius);
    }
}

std::vector<QRectF> Flow::pulseRects(double progress) const {
    constexpr double reach = pulseRadius + 3;
    std::vector<QRectF> rects;
    for (const Run& run : m_runs)
        rects.emplace_back(run.curve.at(progress) - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    return rects;
}

void Flow::paintPills(QPainter& painter, const GraphStyle& style) const {
    for (const Run& run : m_runs) {
        if (!run.label) continue;
        const Hue& hue = style.theme.hue(run.pass);
        painter.setPen(style.pen(run.isLit ? hue.color : hue.track, 1));
        painter.setBrush(run.isLit ? hue.wash : style.theme.card);
        painter.drawRoundedRect(run.pill, pillRadius, pillRadius);
        const QSizeF size = run.label->size();
        paintFormula(painter, *run.label, run.pill.center() - QPointF(size.width() / 2, size.height() / 2));
    }
}

}  // namespace wengert
