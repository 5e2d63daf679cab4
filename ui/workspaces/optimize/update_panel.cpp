#include "ui/workspaces/optimize/update_panel.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include "core/language/number.h"
#include "core/optimize/descent_explanation.h"
#include "ui/formula/formula_view.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/optimize/update_table.h"

namespace wengert {
namespace {

constexpr double ruleSize = 17;  // pixels of the 100 % design

Math gradientSymbol(const QString& value) { return Math::row(Math::name("∇"), nameSymbol(value.toStdString())); }

// v ← βv + ∇f: what is kept for the next update is replaced; what is only computed on the way is equal.
Math ruleOf(const Method& method, const UpdateLine& line, bool isLast) {
    const auto isKept = [&](const StateSlot& slot) { return toText(nameSymbol(slot.symbol)) == toText(line.target); };
    const bool replaces = isLast || std::ranges::any_of(method.state(), isKept);
    return Math::row(line.target, Math::op(replaces ? "←" : "="), line.rule);
}

}  // namespace

UpdatePanel::UpdatePanel(DescentSession& descent, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_descent(descent),
      m_themes(themes),
      m_card(new Card(themes, tr("This step"))),
      m_hint(new QLabel),
      m_rule(new FormulaView),
      m_table(new UpdateTable(themes)) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    m_hint->setWordWrap(true);
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_rule->setFrameShape(QFrame::NoFrame);
    for (QWidget* part : std::initializer_list<QWidget*>{m_hint, m_rule, m_table}) column->addWidget(part);
    m_card->setContent(content);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, QStringLiteral("optimize/update"));
    m_card->menu()->setTitle(tr("This step"));
    CardExport offer = exportOf(*content, QStringLiteral("update"));
    offer.text = [this] { return m_rule->text(); };
    offer.latex = [this] { return m_rule->latex(); };
    offer.csv = [this] { return m_table->csv(); };
    addExportActions(*m_card->menu(), themes, std::move(offer));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    for (const auto signal : {&DescentSession::cursorChanged, &DescentSession::runsChanged,
                              &DescentSession::selectionChanged, &DescentSession::documentChanged})
        connect(&descent, signal, this, &UpdatePanel::schedule);
    connect(&themes, &ThemeManager::changed, this, &UpdatePanel::retheme);
    retheme();
}

QMenu* UpdatePanel::exportMenu() const { return m_card->menu(); }

void UpdatePanel::retheme() {
    m_rule->setFormulaStyle(formulaStyle(m_themes.theme(), ruleSize));
    refresh();
}

void UpdatePanel::schedule() {
    if (std::exchange(m_isScheduled, true)) return;
    QMetaObject::invokeMethod(this, &UpdatePanel::refresh, Qt::QueuedConnection);
}

void UpdatePanel::refresh() {
    m_isScheduled = false;
    const DescentRun run = m_descent.selectedRun();
    const Runner* runner = m_descent.selectedRunner();
    const bool hasUpdate = run && runner && !run->updates().empty();
    m_hint->setVisible(!hasUpdate);
    m_rule->setVisible(hasUpdate);
    m_table->setVisible(hasUpdate);
    m_card->setSecondaryText(runner ? m_descent.names()[qsizetype(m_descent.selected())] : QString());
    if (!hasUpdate) {
        m_hint->setText(!m_descent.hasSurface() ? tr("Choose a surface to see a step on it.")
                        : !runner               ? tr("Pick an optimizer at the left to see its next step.")
                        : !runner->isShown      ? tr("This run is hidden: tick it at the left.")
                        : run                   ? tr("This run takes no step.")
                                                : tr("Computing …"));
        return;
    }
    showUpdate(*run, std::min(m_descent.iterationOf(*run), run->updates().size() - 1));
}

void UpdatePanel::showUpdate(const Descent& run, std::size_t update) {
    const Method& method = run.optimizer().method();
    const Math gradient = gradientSymbol(m_descent.valueName());
    const std::array lines{explainUpdate(run, update, 0, Math::variable("θ"), gradient),
                           explainUpdate(run, update, 1, Math::variable("θ"), gradient)};
    m_card->setHeading(tr("Update %1").arg(update + 1));
    std::vector<Math> rules;
    std::vector<UpdateTable::Row> rows;
    rows.push_back({.symbol = Math::variable("θ"), .numbers = {run.point(update)[0], run.point(update)[1]}});
    rows.push_back({.symbol = gradient,
                    .numbers = {run.updates()[update].gradient[0], run.updates()[update].gradient[1]},
                    .isGradient = true});
    for (std::size_t i = 0; i < lines[0].size(); ++i) {
        const bool isLast = i + 1 == lines[0].size();
        rules.push_back(ruleOf(method, lines[0][i], isLast));
        if (isLast || std::isnan(lines[0][i].value)) continue;
        rows.push_back({.symbol = lines[0][i].target, .numbers = {lines[0][i].value, lines[1][i].value}});
    }
    const auto before = run.point(update);
    const auto after = run.point(update + 1);
    rows.push_back({.symbol = Math::row(Math::name("Δ"), Math::variable("θ")),
                    .numbers = {after[0] - before[0], after[1] - before[1]},
                    .isStrong = true});
    m_rule->setLines(std::move(rules));
    m_table->setRows(std::move(rows), {m_descent.inputName(0), m_descent.inputName(1)});
}

}  // namespace wengert
