#include "ui/workspaces/compare/compare_panel.h"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

#include "core/language/math.h"
#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {

ComparePanel::ComparePanel(CompareSession& compare, const ThemeManager& themes, Settings& settings,
                           const QString& heading, const QString& id)
    : m_compare(compare), m_themes(themes), m_card(new Card(themes, heading)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, id);
    m_card->menu()->setTitle(heading);
    connect(&themes, &ThemeManager::changed, this, &ComparePanel::schedule);
    connect(&compare, &CompareSession::programChanged, this, &ComparePanel::schedule);
    connect(m_card, &Card::foldedChanged, this, [this] {
        setSizePolicy(m_card->sizePolicy());
        schedule();
    });
    setSizePolicy(m_card->sizePolicy());
}

void ComparePanel::schedule() {
    if (std::exchange(m_isScheduled, true)) return;
    QMetaObject::invokeMethod(this, &ComparePanel::refreshIfSeen, Qt::QueuedConnection);
}

void ComparePanel::refreshIfSeen() {
    m_isScheduled = false;
    if (isVisible() && !m_card->isFolded()) refresh();
}

bool ComparePanel::event(QEvent* event) {
    if (event->type() == QEvent::Show) schedule();
    return QWidget::event(event);
}

QString ComparePanel::partialText() const {
    const auto symbol = [](const QString& name) { return toQString(toText(nameSymbol(name.toStdString()))); };
    if (!m_compare.hasProgram()) return tr("derivative");
    return QStringLiteral("∂%1/∂%2").arg(symbol(m_compare.outputName()), symbol(m_compare.placeName()));
}

QString ComparePanel::waitingText() const {
    return m_compare.problem().isEmpty() ? tr("Computing …") : m_compare.problem();
}

QString ComparePanel::nonFiniteText() const {
    const PartialComparison* partial = m_compare.partial();
    if (!partial) return {};
    const double output = m_compare.comparison()->value;
    if (!std::isfinite(output))
        return tr("%1 is %2 here, so that it has no derivative. Change the inputs’ values.")
            .arg(m_compare.outputName(), toQString(shortNumber(output)));
    if (partial->values.empty() || !std::isfinite(partial->values.front().value))
        return tr("%1 is not a finite number here, so that nothing can be off by an error. "
                  "Change the inputs’ values.")
            .arg(partialText());
    return {};
}

}  // namespace wengert
