#include "ui/workspaces/compare/nesting_panel.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/charts/column_chart.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/slider.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/compare/compare_words.h"

namespace wengert {
namespace {

const ExpressionSize& sizeOf(const NestingSizes& sizes, bool isSimplified) {
    return isSimplified ? sizes.simplified : sizes.unsimplified;
}

}  // namespace

NestingPanel::NestingPanel(CompareSession& compare, const ThemeManager& themes, Settings& settings)
    : ComparePanel(compare, themes, settings, tr("Size of the symbolic derivative"), QStringLiteral("compare/nesting")),
      m_settings(settings),
      m_rewriting(new QuietButton(themes, {}, TextStyle::Heading)),
      m_functions(new Choice),
      m_depth(new Slider(themes)),
      m_chart(new ColumnChart(themes)),
      m_words(new QLabel) {
    for (std::size_t i = 0; i < innerFunctions().size(); ++i)
        m_functions->addEntry(QString::number(i), toQString(innerFunctions()[i].name));
    m_functions->setAccessibleName(tr("The function that is nested in itself"));
    m_depth->setNumberRange(1, CompareSession::mostDepth, 1);
    m_chart->setXName(tr("depth"));
    m_chart->setLikedHeight(190);
    m_chart->setEmptyText(tr("Computing …"));
    m_chart->setAccessibleName(tr("Operations of a nested function and of its derivative, by depth"));
    m_rewriting->setToolTip(tr("As the rules write it, or simplified"));
    m_words->setProperty("role", QStringLiteral("muted"));
    m_words->setWordWrap(true);
    card().setSecondaryWidget(m_rewriting);
    card().setShortHeading(tr("Symbolic size"));
    auto* content = new QWidget;
    card().setContent(content);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    column->addWidget(m_functions);
    column->addWidget(m_chart, 1);
    column->addWidget(new FormRow(themes, tr("nesting depth"), {m_depth}));
    column->addWidget(m_words);
    addChartExports(*card().menu(), *m_chart, themes, QStringLiteral("symbolic-size"));
    connect(m_functions, &Choice::picked, this,
            [this](const QString& inner) { this->compare().setInner(inner.toULongLong()); });
    connect(m_depth, &Slider::numberEdited, this, [this](double depth) { this->compare().setDepth(qRound(depth)); });
    connect(m_rewriting, &QToolButton::clicked, this,
            [this] { m_settings.set(setting::simplifiedNesting, !m_settings.get(setting::simplifiedNesting)); });
    connect(&settings, &Settings::changed, this, &NestingPanel::schedule);
    connect(&compare, &CompareSession::nestingChanged, this, &NestingPanel::schedule);
    connect(&compare, &CompareSession::viewChanged, this, &NestingPanel::schedule);
}

QString NestingPanel::words() const { return m_words->text(); }

void NestingPanel::refresh() {
    const bool isSimplified = m_settings.get(setting::simplifiedNesting);
    m_rewriting->setText(isSimplified ? tr("simplified") : tr("as the rules write it"));
    m_rewriting->updateGeometry();
    m_functions->setCurrent(QString::number(compare().inner()));
    if (compare().depth() != int(m_depth->number())) m_depth->setNumber(compare().depth());
    ColumnSeries whole{.name = tr("whole derivative"), .color = mixed(theme().syntax.function, theme().card, 0.32)};
    ColumnSeries repeated{.name = tr("of it, repeated"), .color = theme().syntax.function, .isPart = true};
    ColumnSeries program{.name = tr("steps of f itself"), .color = theme().inputLine};
    const std::span<const NestingSizes> known = compare().nesting();
    const auto shown = known.first(std::min(known.size(), std::size_t(compare().depth())));
    for (const NestingSizes& sizes : shown) {
        whole.numbers.push_back(double(sizeOf(sizes, isSimplified).tree));
        repeated.numbers.push_back(double(sizeOf(sizes, isSimplified).repeated()));
        program.numbers.push_back(double(sizes.program));
    }
    m_chart->setSeries({std::move(whole), std::move(repeated), std::move(program)});
    m_words->setText(
        shown.empty()
            ? QString()
            : tr("At depth %1: %2 operations, %3 of them repetitions; f has %4 steps.")
                  .arg(QString::number(shown.back().depth), countText(sizeOf(shown.back(), isSimplified).tree),
                       countText(sizeOf(shown.back(), isSimplified).repeated()), countText(shown.back().program)));
}

}  // namespace wengert
