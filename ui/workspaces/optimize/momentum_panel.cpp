#include "ui/workspaces/optimize/momentum_panel.h"

#include <QMenu>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "core/optimize/momentum_map.h"
#include "ui/charts/momentum_chart.h"
#include "ui/charts/run_style.h"
#include "ui/text.h"
#include "ui/workspaces/optimize/descent_panel.h"

namespace wengert {
namespace {

constexpr std::size_t columns = 160;
constexpr std::size_t rows = 100;
constexpr double margin = 1.08;  // of α, beyond the largest rate that converges with β = 1

bool isHeavyBall(const Method& method) { return method.row->name == "gd" || method.row->name == "momentum"; }

// Gradient descent is momentum without any.
double momentumOf(const Method& method) { return method.row->name == "momentum" ? method["beta"] : 0; }

MapRegime zoneOf(MomentumRegime regime) {
    if (isOscillating(regime)) return MapRegime::Oscillating;
    return regime == MomentumRegime::MonotonicDecrease ? MapRegime::Monotone : MapRegime::Divergent;
}

MomentumGrid gridOf(std::span<const double> eigenvalues) {
    const double largest = std::max(std::abs(eigenvalues.front()), std::abs(eigenvalues.back()));
    const HeavyBall to{.learningRate = margin * largestLearningRate(1, largest), .momentum = 1};
    const MomentumMap map = momentumMap(eigenvalues, {}, to, columns, rows);
    MomentumGrid grid{.alpha = {.low = 0, .high = to.learningRate},
                      .beta = {.low = 0, .high = 1},
                      .columns = int(map.columns),
                      .rates = map.rates};
    for (const MomentumRegime regime : map.regimes) grid.regimes.push_back(zoneOf(regime));
    return grid;
}

}  // namespace

MomentumPanel::MomentumPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings)
    : RunsPanel(descent, themes, settings, tr("Momentum: rate and β"), QStringLiteral("optimize/momentumMap")),
      m_chart(new MomentumChart(themes)) {
    m_chart->setLikedHeight(220);
    m_chart->setEmptyText(tr("There is no critical point in view, or it is flat."));
    m_chart->setToolTip(tr("Click to give the selected run this learning rate and this momentum"));
    m_chart->setAccessibleName(tr("How fast momentum converges, by learning rate and momentum"));
    makePresets();
    frameChart(card(), *m_chart, themes, QStringLiteral("momentum-map"));
    connect(m_chart, &MomentumChart::picked, this, &MomentumPanel::pick);
}

// Runs of momentum side by side, at the lecture's numbers.
void MomentumPanel::makePresets() {
    for (const MomentumPreset& preset : momentumPresets()) {
        QAction* action = card().menu()->addAction(toQString(preset.title), this, [this, &preset] {
            DescentDocument next = m_descent.document();
            next.runners.clear();
            for (const double momentum : preset.momenta) {
                Method method = *findMethod("momentum");
                method["lr"] = preset.learningRate;
                method["beta"] = momentum;
                next.runners.push_back({.method = method, .look = int(next.runners.size())});
            }
            m_descent.edit(tr("Take “%1”").arg(toQString(preset.title)), next);
        });
        action->setToolTip(toQString(preset.source));
    }
    card().menu()->addSeparator();
}

void MomentumPanel::pick(double learningRate, double momentum) {
    const std::size_t selected = m_descent.selected();
    DescentDocument next = m_descent.document();
    if (selected >= next.runners.size()) return;
    Method& method = next.runners[selected].method;
    if (!isHeavyBall(method) || momentum > 0) method = *findMethod("momentum");
    method["lr"] = learningRate;
    if (method.row->name == "momentum") method["beta"] = momentum;
    m_descent.edit(tr("Pick rate and momentum"), next, int(DescentEdit::MomentumMap));
}

void MomentumPanel::refresh() {
    const CriticalPoint* point = m_descent.reference();
    const bool isFlat = !point || point->kind == CriticalKind::Degenerate;
    card().setSecondaryText(isFlat ? QString()
                                   : QStringLiteral("λ %1, %2")
                                         .arg(toQString(shortNumber(point->eigenvalues[0])),
                                              toQString(shortNumber(point->eigenvalues[1]))));
    const Planar eigenvalues = isFlat ? Planar{} : point->eigenvalues;
    if (eigenvalues != m_eigenvalues) {
        m_eigenvalues = eigenvalues;
        m_chart->setGrid(isFlat ? MomentumGrid{} : gridOf(eigenvalues));
        const bool hasBest = !isFlat && eigenvalues[0] > 0;
        const HeavyBall best = hasBest ? optimalMomentum(eigenvalues[0], eigenvalues[1]) : HeavyBall{};
        m_chart->setOptimum(hasBest ? std::optional(QPointF(best.learningRate, best.momentum)) : std::nullopt);
    }
    showMarks();
}

void MomentumPanel::showMarks() {
    std::vector<MomentumMark> marks;
    std::optional<QPointF> chosen;
    const std::vector<Runner>& runners = m_descent.document().runners;
    const QStringList names = m_descent.names();
    for (std::size_t i = 0; i < runners.size(); ++i) {
        const Method& method = runners[i].method;
        if (!runners[i].isShown || !isHeavyBall(method)) continue;
        const QPointF at(method.learningRate(), momentumOf(method));
        if (i == m_descent.selected()) chosen = at;
        else
            marks.push_back({.alpha = at.x(),
                             .beta = at.y(),
                             .name = names[qsizetype(i)],
                             .color = runStyle(m_themes.theme(), runners[i].look).color});
    }
    m_chart->setMarks(std::move(marks));
    m_chart->setChosen(chosen);
}

}  // namespace wengert
