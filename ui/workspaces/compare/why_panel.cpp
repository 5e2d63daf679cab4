#include "ui/workspaces/compare/why_panel.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/compare/compare_words.h"

namespace wengert {
namespace {

QWidget* columnOf(std::span<IconLine* const> lines, const ThemeManager& themes) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    for (IconLine* line : lines) column->addWidget(line);
    return content;
}

void offerText(Card& card, QWidget& content, const ThemeManager& themes, const QString& fileName,
               std::function<QString()> text) {
    CardExport offer = exportOf(content, fileName);
    offer.text = std::move(text);
    addExportActions(*card.menu(), themes, std::move(offer));
}

// Of the best step that there is.
int bestDigits(const DifferenceStudy& study) { return digitsKept(study.smoothed[study.best]); }

}  // namespace

WhyPanel::WhyPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings)
    : ComparePanel(compare, themes, settings, tr("Why it matters"), QStringLiteral("compare/why")) {
    for (IconLine*& line : m_lines) line = new IconLine(themes);
    card().setContent(columnOf(m_lines, themes));
    offerText(card(), *card().content(), themes, QStringLiteral("why"), [this] { return text(); });
    connect(&compare, &CompareSession::comparisonChanged, this, &WhyPanel::schedule);
    connect(&compare, &CompareSession::placeChanged, this, &WhyPanel::schedule);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

QString WhyPanel::text() const {
    QStringList lines;
    for (const IconLine* line : m_lines)
        if (!line->isHidden()) lines << line->text();
    return lines.join(u'\n');
}

void WhyPanel::refresh() {
    const MethodComparison* comparison = compare().comparison();
    const PartialComparison* partial = compare().partial();
    const bool isKnown = comparison && partial;
    if (!isKnown) m_lines[0]->showLine({}, waitingText());
    for (std::size_t i = 1; i < m_lines.size(); ++i) m_lines[i]->setVisible(isKnown);
    if (!isKnown) return;
    const auto tone = IconLine::Tone::Action;
    m_lines[0]->showTitled({}, tr("Digits."), digitWords(*partial), tone);
    m_lines[1]->showTitled({}, tr("Repetition."), repetitionWords(*partial), tone);
    m_lines[2]->showTitled({}, tr("Sweeps."), sweepWords(*comparison), tone);
}

QString WhyPanel::digitWords(const PartialComparison& partial) const {
    if (const QString problem = nonFiniteText(); !problem.isEmpty()) return problem;
    const int forward = bestDigits(partial.forward);
    const int central = bestDigits(partial.central);
    if (forward == 0 && central == 0)
        return tr("Differences give no digit of this derivative at any h. Backward mode needs no h.");
    return tr("The best step that there is keeps %1 of 16 digits with forward differences and %2 with central ones, "
              "and one has to find it. Backward and forward mode are exact up to rounding, and have no h to choose.")
        .arg(forward)
        .arg(central);
}

QString WhyPanel::repetitionWords(const PartialComparison& partial) const {
    if (!partial.plain || !partial.simplified)
        return tr(
            "As one formula this derivative is too large to be made: what is repeated in it is repeated again "
            "in every product. The backward sweep computes each step once.");
    const QString whole = countText(partial.plain->tree);
    if (partial.plain->repeated() == 0)
        return tr("The rules write this derivative with %1 operations, and nothing twice. Nest functions in one "
                  "another, as at the right, and it grows by a factor each time.")
            .arg(whole);
    return tr("The rules write this derivative with %1 operations, of which %2 repeat others; after simplifying %3 are "
              "left. The backward sweep computes each step once, whatever the formula looks like.")
        .arg(whole, countText(partial.plain->repeated()), countText(partial.simplified->tree));
}

QString WhyPanel::sweepWords(const MethodComparison& comparison) const {
    const std::size_t inputs = comparison.inputs.size();
    const std::optional<Cost>& reverse = comparison.costs[0].cost;
    const std::optional<Cost>& forward = comparison.costs[1].cost;
    if (!reverse || !forward || !comparison.evaluation || comparison.evaluation->operations == 0)
        return tr("Backward mode takes one sweep, and forward mode one for each of the %1 inputs.").arg(inputs);
    const double ratio = double(reverse->operations) / double(comparison.evaluation->operations);
    const QString times = toQString(shortNumber(QString::number(ratio, 'g', 2).toDouble()));
    if (inputs == 1)
        return tr("With one input, one sweep is enough either way: %1 operations backward, %2 forward, where %3 itself "
                  "takes %4. With more inputs forward mode takes a sweep for each.")
            .arg(countText(reverse->operations), countText(forward->operations), compare().outputName(),
                 countText(comparison.evaluation->operations));
    return tr("One backward sweep gives all %1 derivatives with %2 operations, %3 times those of %4 alone. Forward "
              "mode "
              "takes %1 sweeps and %5 operations.")
        .arg(QString::number(inputs), countText(reverse->operations), times, compare().outputName(),
             countText(forward->operations));
}

// ---- reading

ReadingPanel::ReadingPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings)
    : ComparePanel(compare, themes, settings, tr("Reading these charts"), QStringLiteral("compare/reading")) {
    std::array<IconLine*, 3> lines{};
    for (IconLine*& line : lines) line = new IconLine(themes);
    const auto tone = IconLine::Tone::Action;
    lines[0]->showTitled({}, tr("Error."),
                         tr("On log–log axes a power is a straight line, and its exponent the slope. Left of the dip "
                            "rounding rules: the error is a fixed loss divided by h, slope −1. Right of it truncation: "
                            "slope 1 forward, 2 central. ε = 2.2e-16 is the distance from 1 to the next number."),
                         tone);
    lines[1]->showTitled({}, tr("Cost."),
                         tr("Forward mode and differences repeat the work for every input: slope 2. One backward sweep "
                            "stays parallel to f itself, below five times its cost."),
                         tone);
    lines[2]->showTitled({}, tr("Size."),
                         tr("Each nesting adds the same number of steps to f, but multiplies the formula of its "
                            "derivative, because the chain rule copies the inside into every factor."),
                         tone);
    card().setContent(columnOf(lines, themes));
    offerText(card(), *card().content(), themes, QStringLiteral("reading"),
              [lines] { return lines[0]->text() + u'\n' + lines[1]->text() + u'\n' + lines[2]->text(); });
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

}  // namespace wengert
