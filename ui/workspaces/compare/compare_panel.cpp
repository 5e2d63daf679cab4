#include "ui/workspaces/compare/compare_panel.h"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>
#include <utility>

#include "core/language/math.h"
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

}  // namespace wengert
