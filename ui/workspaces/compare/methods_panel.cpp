#include "ui/workspaces/compare/methods_panel.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/compare/method_table.h"

namespace wengert {
namespace {

using Row = MethodTable::Row;

void writeCost(Row& row, const std::optional<Cost>& cost, std::optional<double> nanoseconds) {
    const auto count = [&](OperationCount Cost::*number) { return cost ? countText((*cost).*number) : notComputed(); };
    row.cells[MethodTable::Operations] = count(&Cost::operations);
    row.cells[MethodTable::Stored] = count(&Cost::stored);
    row.cells[MethodTable::Sweeps] = count(&Cost::passes);
    row.cells[MethodTable::Time] = timeText(nanoseconds);
}

Row rowOf(const MethodCost& cost, const MethodComparison& comparison, const Theme& theme) {
    const PartialComparison* partial = comparison.partials.empty() ? nullptr : &comparison.partials.front();
    Row row{.look = methodLook(theme, cost.method), .value = {notComputed(), 1, 1}};
    row.cells[MethodTable::Value] = row.cells[MethodTable::Error] = notComputed();
    if (partial) {
        const auto value = std::ranges::find(partial->values, cost.method, &MethodValue::method);
        if (value != partial->values.end()) {
            row.value = writtenDigits(value->value, partial->values.front().value);
            row.cells[MethodTable::Value] = toQString(exactNumber(value->value));
            if (std::isfinite(comparison.value)) row.cells[MethodTable::Error] = roughText(value->error);
            if (value->h) row.parameter = QStringLiteral("h = %1").arg(roughText(*value->h));
        }
    }
    writeCost(row, cost.cost, cost.nanoseconds);
    return row;
}

// While they are computed.
std::vector<MethodCost> costsWithoutNumbers() {
    std::vector<MethodCost> costs;
    for (const GradientMethod method : allGradientMethods) costs.push_back({.method = method});
    return costs;
}

}  // namespace

MethodsPanel::MethodsPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings)
    : ComparePanel(compare, themes, settings, tr("Methods"), QStringLiteral("compare/methods")),
      m_table(new MethodTable(themes)),
      m_note(new QLabel) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setWordWrap(true);
    column->addWidget(m_table);
    column->addWidget(m_note);
    column->addStretch(1);
    card().setContent(content);
    CardExport offer = exportOf(*m_table, QStringLiteral("methods"));
    offer.text = [this] { return m_table->text(u'\t'); };
    offer.csv = [this] { return m_table->text(u','); };
    addExportActions(*card().menu(), themes, std::move(offer));
    connect(&compare, &CompareSession::comparisonChanged, this, &MethodsPanel::schedule);
    connect(&compare, &CompareSession::placeChanged, this, &MethodsPanel::schedule);
}

QString MethodsPanel::note() const { return m_note->isHidden() ? QString() : m_note->text(); }

void MethodsPanel::refresh() {
    const MethodComparison unknown{.costs = costsWithoutNumbers()};
    showComparison(compare().comparison() ? *compare().comparison() : unknown);
}

void MethodsPanel::showComparison(const MethodComparison& comparison) {
    std::vector<Row> rows;
    for (const MethodCost& cost : comparison.costs) rows.push_back(rowOf(cost, comparison, theme()));
    Row value{.look = {.name = tr("%1 alone").arg(compare().outputName())}, .isMethod = false};
    writeCost(value, comparison.evaluation, comparison.evaluationNanoseconds);
    rows.push_back(std::move(value));
    m_table->setRows(std::move(rows), partialText());
    const qsizetype inputs = qsizetype(comparison.inputs.size());
    card().setSecondaryText(inputs == 0   ? QString()
                            : inputs == 1 ? tr("costs: of the derivative")
                                          : tr("costs: of all %1 derivatives").arg(inputs));
    QStringList notes;
    if (const QString problem = nonFiniteText(); !problem.isEmpty()) notes << problem;
    if (compare().isArrayOutput())
        notes << tr("%1 is an array: the sum of its cells is what is differentiated.").arg(compare().outputName());
    if (compare().comparison() && !comparison.evaluation)
        notes << tr("The program is too large to be counted and differentiated symbolically; its values are compared.");
    m_note->setVisible(!notes.isEmpty());
    m_note->setText(notes.join(u' '));
}

}  // namespace wengert
