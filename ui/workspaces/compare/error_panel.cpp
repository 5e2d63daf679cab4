#include "ui/workspaces/compare/error_panel.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/language/number.h"
#include "ui/charts/line_chart.h"
#include "ui/text.h"
#include "ui/workspaces/compare/compare_words.h"

namespace wengert {
namespace {

constexpr double leastStep = 1e-16;
constexpr double usualFactor = 30;  // a best step within it of √ε is called that
constexpr double epsilon = std::numeric_limits<double>::epsilon();

GradientMethod methodOf(Difference kind) {
    return kind == Difference::Forward ? GradientMethod::ForwardDifference : GradientMethod::CentralDifference;
}

Series errorsOf(const DifferenceStudy& study, const Theme& theme) {
    const MethodLook look = methodLook(theme, methodOf(study.kind));
    Series series{.name = look.name, .color = look.color, .x = {}, .y = {}, .width = 1.5};
    series.dashes = look.dashes;
    for (const DifferencePoint& point : study.points) {
        series.x.push_back(point.h);
        series.y.push_back(point.error);
    }
    return series;
}

// What is left of the numbers' last digit in what needs no h.
double roundingLevel(const PartialComparison& partial) {
    double level = epsilon;
    for (const MethodValue& value : partial.values)
        if (value.method == GradientMethod::Forward && std::isfinite(value.error)) level = std::max(level, value.error);
    return level;
}

double errorNear(const DifferenceStudy& study, double h) {
    const auto nearest = std::ranges::min_element(
        study.points, {}, [&](const DifferencePoint& point) { return std::abs(std::log(point.h / h)); });
    return study.smoothed[std::size_t(nearest - study.points.begin())];
}

ChartNote bestNote(const DifferenceStudy& study, const Theme& theme) {
    const double best = study.bestStep();
    constexpr double rightmost = 0.01;  // from there on the words stand before the dot
    const bool isForward = study.kind == Difference::Forward;
    const double usual = isForward ? std::sqrt(epsilon) : std::cbrt(epsilon);
    const bool isUsual = best < usual * usualFactor && best > usual / usualFactor;
    const QString name = isForward ? QStringLiteral("√ε") : QStringLiteral("∛ε");
    return {
        .x = best,
        .y = study.smoothed[study.best],
        .text = isUsual ? ErrorPanel::tr("best h ≈ %1: %2").arg(name, roughText(best))
                        : ErrorPanel::tr("best h: %1").arg(roughText(best)),
        .color = theme.text,
        .isMarked = true,
        .side = (best > rightmost ? Qt::AlignLeft : Qt::AlignRight) | (isForward ? Qt::AlignVCenter : Qt::AlignBottom)};
}

// The slope that theory has, if the errors are about as steep as that; else theirs.
ChartNote slopeNote(const QString& words, const DifferenceStudy& study, double slope, double h, Qt::Alignment side,
                    const Theme& theme) {
    constexpr double about = 0.3;
    const bool isAsInTheory = std::abs(slope - std::round(slope)) < about;
    const double shown = isAsInTheory ? std::round(slope) : std::round(slope * 10) / 10;
    return {.x = h,
            .y = errorNear(study, h),
            .text = words.arg(toQString(shortNumber(shown)).replace(u'-', QChar(0x2212))),
            .color = theme.muted,
            .side = side};
}

// The best steps first: what would cover an earlier note is left out. Both lines fall alike where rounding rules; it is
// named once.
std::vector<ChartNote> notesOf(const PartialComparison& partial, double level, const Theme& theme) {
    constexpr double aboveErrors = 30;  // times, so that their scatter stays below the words
    std::vector<ChartNote> notes;
    for (const DifferenceStudy* study : {&partial.forward, &partial.central})
        if (study->smoothed[study->best] > 0) notes.push_back(bestNote(*study, theme));
    notes.push_back({.x = leastStep,
                     .y = level,
                     .text = ErrorPanel::tr("backward and forward mode: rounding only"),
                     .color = theme.adjoint.color,
                     .side = Qt::AlignRight | Qt::AlignTop});
    for (const DifferenceStudy* study : {&partial.forward, &partial.central}) {
        const bool isForward = study->kind == Difference::Forward;
        if (!study->truncationSlope || study->bestStep() >= 0.1) continue;
        notes.push_back(slopeNote(isForward ? ErrorPanel::tr("truncation: slope %1") : ErrorPanel::tr("slope %1"),
                                  *study, *study->truncationSlope, std::sqrt(study->bestStep()),
                                  isForward ? Qt::AlignLeft | Qt::AlignTop : Qt::AlignRight | Qt::AlignBottom, theme));
    }
    if (partial.central.roundingSlope) {
        notes.push_back(slopeNote(ErrorPanel::tr("rounding: slope %1"), partial.central, *partial.central.roundingSlope,
                                  leastStep * 1e4, Qt::AlignRight, theme));
        notes.back().y *= aboveErrors;
    }
    return notes;
}

}  // namespace

ErrorPanel::ErrorPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings)
    : ComparePanel(compare, themes, settings, tr("Error against the step h"), QStringLiteral("compare/error")),
      m_chart(new LineChart(themes)) {
    m_chart->setXName(QStringLiteral("h"));
    m_chart->setLogarithmic(true);
    m_chart->setXLogarithmic(true);
    m_chart->setXRange(Axis{.low = leastStep, .high = 1, .isLogarithmic = true});
    m_chart->setLikedHeight(240);
    m_chart->setFocusPolicy(Qt::ClickFocus);
    m_chart->setAccessibleName(tr("Error of finite differences by step"));
    card().setSecondaryText(tr("log–log"));
    frameChart(card(), *m_chart, themes, QStringLiteral("difference-errors"));
    connect(&compare, &CompareSession::comparisonChanged, this, &ErrorPanel::schedule);
    connect(&compare, &CompareSession::placeChanged, this, &ErrorPanel::schedule);
}

void ErrorPanel::refresh() {
    const bool hasProgram = compare().hasProgram();
    card().setHeading(hasProgram ? tr("Error of %1 against the step h").arg(partialText())
                                 : tr("Error against the step h"));
    const PartialComparison* partial = compare().partial();
    const QString problem = nonFiniteText();
    if (partial && problem.isEmpty()) return showErrors(*partial);
    m_chart->setEmptyText(partial ? problem : waitingText());
    m_chart->setSeries({});
    m_chart->setNotes({});
    m_chart->setAccessibleDescription({});
}

void ErrorPanel::showErrors(const PartialComparison& partial) {
    const double level = roundingLevel(partial);
    Series rounding{.name = {},
                    .color = theme().adjoint.color,
                    .x = {leastStep, 1},
                    .y = {level, level},
                    .width = 2,
                    .dash = Qt::DashLine};
    m_chart->setSeries({errorsOf(partial.forward, theme()), errorsOf(partial.central, theme()), std::move(rounding)});
    std::vector<ChartNote> notes = notesOf(partial, level, theme());
    QStringList words;
    for (const ChartNote& note : notes) words << note.text;
    m_chart->setAccessibleDescription(words.join(QStringLiteral("; ")));
    m_chart->setNotes(std::move(notes));
}

}  // namespace wengert
