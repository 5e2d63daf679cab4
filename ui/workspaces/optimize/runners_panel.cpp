#include "ui/workspaces/optimize/runners_panel.h"

#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/charts/run_style.h"
#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/run_row.h"

namespace wengert {
namespace {

// By which a race's rates are multiplied, one after the other: about three to a power of ten.
constexpr std::array raceSteps{0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0};

}  // namespace

RunnersPanel::RunnersPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings)
    : DescentPanel(descent, themes, settings, tr("Optimizers"), QStringLiteral("optimize/runners")),
      m_add(new QuietButton(themes, tr("learning rate"), TextStyle::Heading)),
      m_list(new QWidget) {
    auto* list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    addWide(m_list);
    card().setSecondaryWidget(m_add);
    makeMenus();
    addExportActions(*card().menu(), themes, exportOf(*card().content(), QStringLiteral("optimizers")));
    connect(&descent, &DescentSession::documentChanged, this, &RunnersPanel::showRunners);
    connect(&descent, &DescentSession::selectionChanged, this, &RunnersPanel::showSelection);
    showRunners();
}

void RunnersPanel::makeMenus() {
    auto* menu = new QMenu(this);
    QMenu* methods = menu->addMenu(tr("Add"));
    for (const Method& method : descentMethods()) {
        QAction* action = methods->addAction(toQString(method.row->title), this, [this, &method] { add(method); });
        action->setToolTip(toQString(method.row->summary));
    }
    methods->setToolTipsVisible(true);
    QAction* remove = menu->addAction(tr("Remove the selected one"), this, &RunnersPanel::removeSelected);
    menu->addSeparator();
    QAction* raced = menu->addAction(tr("Race its learning rate"), this, &RunnersPanel::race);
    raced->setToolTip(tr("The selected method alone, at eight learning rates"));
    menu->addAction(tr("The eight of the lecture"), this, [this] {
        edit(tr("Take the eight methods"), DescentEdit::None,
             [](DescentDocument& next) { next.runners = standardRunners(); });
    });
    connect(menu, &QMenu::aboutToShow, this, [this, methods, remove, raced] {
        const std::size_t count = descent().document().runners.size();
        methods->menuAction()->setEnabled(count < DescentDocument::mostRunners);
        remove->setEnabled(count > 1);
        raced->setEnabled(count > 0);
    });
    m_add->setPopup(menu);
    m_add->setToolTip(tr("Add or remove methods, or race one at several learning rates"));
    m_add->setAccessibleName(tr("Methods"));
}

void RunnersPanel::add(const Method& method) {
    if (descent().document().runners.size() >= DescentDocument::mostRunners) return;
    edit(tr("Add %1").arg(toQString(method.row->title)), DescentEdit::None,
         [&](DescentDocument& next) { next.runners.push_back({.method = method, .look = freeLook(next.runners)}); });
    descent().select(descent().document().runners.size() - 1);
}

void RunnersPanel::removeSelected() {
    const std::size_t selected = descent().selected();
    edit(tr("Remove a method"), DescentEdit::None, [&](DescentDocument& next) {
        next.runners.erase(next.runners.begin() + static_cast<std::ptrdiff_t>(selected));
    });
}

void RunnersPanel::race() {
    const Runner* runner = descent().selectedRunner();
    if (!runner) return;
    std::vector<Runner> runners;
    for (const double step : raceSteps) {
        Method method = runner->method;
        // Three digits, so that a rate can be read.
        const double rate = method.learningRate() * step;
        const double unit = std::pow(10, std::floor(std::log10(std::max(rate, 1e-300))) - 2);
        method.setting[0] = std::round(rate / unit) * unit;
        runners.push_back({.method = method, .look = static_cast<int>(runners.size())});
    }
    edit(tr("Race %1").arg(toQString(runner->method.row->title)), DescentEdit::None,
         [&](DescentDocument& next) { next.runners = runners; });
}

RunRow* RunnersPanel::makeRow(std::size_t runner) {
    const Runner& shown = descent().document().runners[runner];
    auto* row = new RunRow(themes(), toQString(shown.method.row->title),
                           [this, look = shown.look](QPainter& painter, const QRectF& room) {
                               paintRunMark(painter, room, runStyle(themes().theme(), look));
                           });
    connect(row, &RunRow::shownChanged, this, [this, runner](bool isShown) {
        edit(isShown ? tr("Show a run") : tr("Hide a run"), DescentEdit::None,
             [&](DescentDocument& next) { next.runners[runner].isShown = isShown; });
    });
    connect(row, &RunRow::selected, this, [this, runner] { descent().select(runner); });
    connect(row, &RunRow::rateEdited, this, [this, runner](double rate) {
        edit(
            tr("Change a learning rate"), DescentEdit::Rates,
            [&](DescentDocument& next) { next.runners[runner].method.setting[0] = rate; }, runner);
    });
    return row;
}

// Rows are made anew where others run than before; a number that changes finds its row as it was.
void RunnersPanel::showRunners() {
    const std::vector<Runner>& runners = descent().document().runners;
    const auto isSame = [](const Runner& a, const Runner& b) {
        return a.method.row == b.method.row && a.look == b.look;
    };
    if (!std::ranges::equal(runners, m_shown, isSame)) {
        for (RunRow* row : m_rows) {
            row->hide();
            row->deleteLater();  // its key press may have brought us here
        }
        m_rows.clear();
        for (std::size_t i = 0; i < runners.size(); ++i) {
            m_rows.push_back(makeRow(i));
            m_list->layout()->addWidget(m_rows.back());
        }
    }
    m_shown = runners;
    const QStringList names = runnerNames(runners, RateInName::No);
    for (std::size_t i = 0; i < runners.size(); ++i) {
        m_rows[i]->setName(names[qsizetype(i)]);
        m_rows[i]->setShown(runners[i].isShown);
        m_rows[i]->setRate(runners[i].method.learningRate());
    }
    showSelection();
}

void RunnersPanel::showSelection() {
    for (std::size_t i = 0; i < m_rows.size(); ++i) m_rows[i]->setSelected(i == descent().selected());
}

}  // namespace wengert
