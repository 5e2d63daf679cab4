#include "ui/workspaces/optimize/path_panel.h"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/language/number.h"
#include "core/optimize/eigen_components.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/run_style.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/widgets/quiet_button.h"

namespace wengert {
namespace {

struct QuantityRow {
    const char* id;
    const char* fileName;
    int likedHeight;
};
constexpr std::array quantities{QuantityRow{"optimize/value", "values", 200},
                                QuantityRow{"optimize/distance", "distances", 170},
                                QuantityRow{"optimize/gradient", "gradients", 170}};
const QuantityRow& rowOf(PathPanel::Quantity quantity) { return quantities[std::size_t(quantity)]; }

// Iterations 0, 1, 2 …
std::vector<double> iterationsOf(const Descent& run) {
    std::vector<double> x(run.pointCount());
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = double(i);
    return x;
}

QString pointText(const Planar& point) {
    return QStringLiteral("(%1, %2)").arg(toQString(shortNumber(point[0])), toQString(shortNumber(point[1])));
}

Series seriesOf(const QString& name, const RunStyle& style, const Descent& run, std::vector<double> numbers) {
    Series series{.name = name, .color = style.color, .x = iterationsOf(run), .y = std::move(numbers)};
    series.dashes = style.dashes;
    series.isSmoothable = false;
    return series;
}

LineChart* makeChart(const ThemeManager& themes, DescentSession& descent) {
    auto* chart = new LineChart(themes);
    chart->setXName(RunsPanel::tr("iteration"));
    chart->setScrubbable(true);
    chart->setFadeAfterCursor(true);
    chart->setRobustRange(true);
    chart->setLegendShown(false);
    QObject::connect(chart, &LineChart::scrubbed, &descent, [&descent](double x) { descent.setIteration(qRound(x)); });
    return chart;
}

}  // namespace

RunsPanel::RunsPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings, const QString& heading,
                     const QString& id)
    : m_descent(descent), m_themes(themes), m_settings(settings), m_card(new Card(themes, heading)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, id);
    m_card->menu()->setTitle(heading);
    for (const auto signal :
         {&DescentSession::runsChanged, &DescentSession::documentChanged, &DescentSession::criticalPointsChanged,
          &DescentSession::selectionChanged, &DescentSession::pictureChanged})
        connect(&descent, signal, this, &RunsPanel::update);
    connect(&descent, &DescentSession::cursorChanged, this, [this] {
        if (isSeen()) refreshCursor();
    });
    connect(&themes, &ThemeManager::changed, this, &RunsPanel::update);
    connect(m_card, &Card::foldedChanged, this, [this] {
        setSizePolicy(m_card->sizePolicy());
        update();
    });
    setSizePolicy(m_card->sizePolicy());
}

void RunsPanel::update() {
    if (isSeen()) refresh();
}

bool RunsPanel::event(QEvent* event) {
    if (event->type() == QEvent::Show) update();
    return QWidget::event(event);
}

// ---- f, distance, gradient

PathPanel::PathPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings, Quantity quantity)
    : RunsPanel(descent, themes, settings, QString(), QLatin1String(rowOf(quantity).id)),
      m_quantity(quantity),
      m_chart(makeChart(themes, descent)),
      m_scale(new QuietButton(themes, {}, TextStyle::Heading)) {
    card().setHeading(heading());
    card().menu()->setTitle(heading());
    m_chart->setLikedHeight(rowOf(quantity).likedHeight);
    m_scale->setToolTip(tr("Linear or logarithmic"));
    card().setSecondaryWidget(m_scale);
    const auto& scale = quantity == Quantity::Value ? setting::logValues : setting::logDistances;
    connect(m_scale, &QToolButton::clicked, this, [this, &scale] { m_settings.set(scale, !m_settings.get(scale)); });
    frameChart(card(), *m_chart, themes, QLatin1String(rowOf(quantity).fileName));
    connect(&settings, &Settings::changed, this, &PathPanel::applyScale);
    applyScale();
}

void PathPanel::applyScale() {
    const bool isLogarithmic =
        m_settings.get(m_quantity == Quantity::Value ? setting::logValues : setting::logDistances);
    m_scale->setText(isLogarithmic ? tr("log") : tr("linear"));
    m_scale->updateGeometry();
    m_chart->setLogarithmic(isLogarithmic);
    update();
}

QString PathPanel::heading() const {
    if (m_quantity == Quantity::Gradient) return withTwoBars(tr("Gradient’s length ‖∇%1‖").arg(m_descent.valueName()));
    if (m_quantity == Quantity::Value) return tr("%1 along the path").arg(m_descent.valueName());
    const CriticalPoint* point = m_descent.reference();
    if (!point) return tr("Distance from the start");
    const QString kind =
        point->kind == CriticalKind::Degenerate ? tr("degenerate point") : toQString(name(point->kind));
    return tr("Distance from the %1 %2").arg(kind, pointText(point->point));
}

std::vector<double> PathPanel::numbersOf(const Descent& run) const {
    if (m_quantity == Quantity::Value) return {run.values().begin(), run.values().end()};
    if (m_quantity == Quantity::Gradient) return {run.gradientNorms().begin(), run.gradientNorms().end()};
    const CriticalPoint* point = m_descent.reference();
    const Planar from = point ? point->point : Planar{run.point(0)[0], run.point(0)[1]};
    std::vector<double> distances(run.pointCount());
    for (std::size_t i = 0; i < distances.size(); ++i)
        distances[i] = std::hypot(run.point(i)[0] - from[0], run.point(i)[1] - from[1]);
    return distances;
}

// Why there is no run: what is missing alone.
QString PathPanel::waitingText() const {
    if (!m_descent.hasSurface()) return tr("No run yet: choose a surface.");
    const bool isAnyShown = std::ranges::any_of(m_descent.document().runners, &Runner::isShown);
    return isAnyShown ? tr("Computing …") : tr("No run yet: tick an optimizer.");
}

void PathPanel::refresh() {
    card().setHeading(heading());
    m_chart->setEmptyText(waitingText());
    const QStringList names = m_descent.names();
    std::vector<Series> all;
    for (std::size_t i = 0; i < m_descent.runs().size(); ++i) {
        const DescentRun& run = m_descent.runs()[i];
        if (!run || i >= m_descent.document().runners.size()) continue;
        const RunStyle style = runStyle(m_themes.theme(), m_descent.document().runners[i].look);
        all.push_back(seriesOf(names[qsizetype(i)], style, *run, numbersOf(*run)));
        if (i == m_descent.selected()) all.back().width *= 1.5;
    }
    m_chart->setXRange(Axis{.low = 0, .high = double(m_descent.iterations())});
    m_chart->setYRange(rangeOf(all));
    m_chart->setSeries(std::move(all));
    refreshCursor();
}

// As far as the map goes: what has left it says no more by how far.
std::optional<Axis> PathPanel::rangeOf(const std::vector<Series>& all) const {
    const QRectF area = m_descent.area();
    double low = 0;
    double high = 0.5 * std::hypot(area.width(), area.height());
    if (m_quantity == Quantity::Value) {
        const auto isLess = [](float a, float b) { return a < b || (std::isnan(b) && !std::isnan(a)); };
        const std::vector<float>& values = m_descent.picture().values;
        if (values.empty()) return {};
        const auto [least, greatest] = std::ranges::minmax(values, isLess);
        low = least;
        high = greatest;
    }
    if (m_quantity == Quantity::Gradient || m_chart->isLogarithmic()) return {};
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const Series& series : all)
        for (const double number : series.y)
            if (std::isfinite(number)) {
                lowest = std::min(lowest, number);
                highest = std::max(highest, number);
            }
    const std::array ends{std::max(low, lowest), std::min(high, highest)};
    return ends[0] < ends[1] ? std::optional(axisAround(ends, false)) : std::nullopt;
}

void PathPanel::refreshCursor() { m_chart->setCursorX(double(m_descent.iteration())); }

// ---- eigen-components

ComponentsPanel::ComponentsPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings)
    : RunsPanel(descent, themes, settings, tr("Along the eigenvectors"), QStringLiteral("optimize/components")),
      m_chart(makeChart(themes, descent)) {
    m_chart->setLikedHeight(170);
    m_chart->setLegendShown(true);
    m_chart->setEmptyText(tr("There is no critical point in view."));
    card().setShortHeading(tr("Eigenvectors"));
    frameChart(card(), *m_chart, themes, QStringLiteral("eigen-components"));
}

void ComponentsPanel::refresh() {
    const DescentRun run = m_descent.selectedRun();
    const CriticalPoint* point = m_descent.reference();
    std::vector<Series> all;
    const bool isNamed = run && m_descent.selectedRunner();
    card().setSecondaryText(isNamed ? m_descent.names()[qsizetype(m_descent.selected())] : QString());
    if (run && point) {
        const std::span path(run->point(0).data(), 2 * run->pointCount());
        const EigenComponents split = eigenComponents(path, *point);
        const Theme& theme = m_themes.theme();
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const RunStyle style = runStyle(theme, axis == 0 ? 1 : 6);
            all.push_back(seriesOf(tr("λ = %1").arg(toQString(shortNumber(split.eigenvalues[axis]))), style, *run,
                                   split.components[axis]));
        }
    }
    m_chart->setXRange(Axis{.low = 0, .high = double(m_descent.iterations())});
    m_chart->setSeries(std::move(all));
    refreshCursor();
}

void ComponentsPanel::refreshCursor() { m_chart->setCursorX(double(m_descent.iteration())); }

}  // namespace wengert
