#include "ui/workspaces/compare/growth_panel.h"

#include <QMenu>
#include <QVBoxLayout>

#include "ui/charts/line_chart.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/compare/compare_words.h"

namespace wengert {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

QString lineName(GradientMethod method) {
    switch (method) {
        case GradientMethod::Reverse: return GrowthPanel::tr("one backward sweep");
        case GradientMethod::Forward: return GrowthPanel::tr("m forward sweeps");
        case GradientMethod::Symbolic: return GrowthPanel::tr("symbolic");
        case GradientMethod::CentralDifference: return GrowthPanel::tr("2m evaluations");
        case GradientMethod::ForwardDifference: return GrowthPanel::tr("m + 1 evaluations");
    }
    return {};
}

double numberOf(const std::optional<Cost>& cost, std::optional<double> nanoseconds, bool isTime) {
    if (isTime) return nanoseconds.value_or(nan);
    return cost && cost->operations != uncountable ? double(cost->operations) : nan;
}

Series lineOf(GradientMethod method, std::span<const GrowthPoint> points, bool isTime, const Theme& theme) {
    const MethodLook look = methodLook(theme, method);
    Series series{.name = lineName(method), .color = look.color, .x = {}, .y = {}};
    series.dashes = look.dashes;
    if (method == GradientMethod::Reverse) series.width *= 1.5;
    for (const GrowthPoint& point : points)
        for (const MethodCost& cost : point.costs) {
            if (cost.method != method) continue;
            series.x.push_back(double(point.inputs));
            series.y.push_back(numberOf(cost.cost, cost.nanoseconds, isTime));
        }
    return series;
}

Series boundOf(std::span<const GrowthPoint> points, bool isTime, const Theme& theme) {
    Series series{.name = GrowthPanel::tr("bound: 5 × f"),
                  .color = theme.muted,
                  .x = {},
                  .y = {},
                  .width = 1.25,
                  .dash = Qt::DotLine};
    for (const GrowthPoint& point : points) {
        series.x.push_back(double(point.inputs));
        series.y.push_back(cheapGradientBound * numberOf(point.evaluation, point.evaluationNanoseconds, isTime));
    }
    return series;
}

}  // namespace

GrowthPanel::GrowthPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings)
    : ComparePanel(compare, themes, settings, tr("Cost of a gradient as inputs grow"),
                   QStringLiteral("compare/growth")),
      m_settings(settings),
      m_measure(new QuietButton(themes, {}, TextStyle::Heading)),
      m_families(new Choice),
      m_chart(new LineChart(themes)) {
    for (std::size_t i = 0; i < programFamilies().size(); ++i)
        m_families->addEntry(QString::number(i), toQString(programFamilies()[i].name));
    m_families->setAccessibleName(tr("The programs that grow"));
    m_chart->setXName(QStringLiteral("m"));
    m_chart->setLogarithmic(true);
    m_chart->setXLogarithmic(true);
    m_chart->setXRange(
        Axis{.low = double(growthSizes.front()), .high = double(growthSizes.back()), .isLogarithmic = true});
    m_chart->setLikedHeight(230);
    m_chart->setAccessibleName(tr("Cost of a gradient by number of inputs"));
    m_chart->setEmptyText(tr("Computing …"));
    m_measure->setToolTip(tr("Operations, counted, or time, measured on this machine"));
    card().setSecondaryWidget(m_measure);
    card().setShortHeading(tr("Cost by inputs"));
    auto* content = new QWidget;
    card().setContent(content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    column->addWidget(m_families);
    column->addWidget(m_chart, 1);
    addChartExports(*card().menu(), *m_chart, themes, QStringLiteral("cost-growth"));
    connect(m_families, &Choice::picked, this,
            [this](const QString& family) { this->compare().setFamily(family.toULongLong()); });
    connect(m_measure, &QToolButton::clicked, this,
            [this] { m_settings.set(setting::growthInTime, !m_settings.get(setting::growthInTime)); });
    connect(&settings, &Settings::changed, this, &GrowthPanel::schedule);
    connect(&compare, &CompareSession::growthChanged, this, &GrowthPanel::schedule);
    connect(&compare, &CompareSession::viewChanged, this, &GrowthPanel::schedule);
}

void GrowthPanel::refresh() {
    const bool isTime = m_settings.get(setting::growthInTime);
    m_measure->setText(isTime ? tr("time in ns") : tr("operations"));
    m_measure->updateGeometry();
    m_families->setCurrent(QString::number(compare().family()));
    std::vector<Series> lines;
    if (!compare().growth().empty()) {
        using enum GradientMethod;
        for (const GradientMethod method : {CentralDifference, ForwardDifference, Forward, Symbolic})
            lines.push_back(lineOf(method, compare().growth(), isTime, theme()));
        lines.push_back(boundOf(compare().growth(), isTime, theme()));
        lines.push_back(lineOf(Reverse, compare().growth(), isTime, theme()));
    }
    m_chart->setSeries(std::move(lines));
}

}  // namespace wengert
