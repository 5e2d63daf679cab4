#include "ui/lessons/lesson_panels.h"

#include "ui/text.h"
#include "ui/widgets/card.h"

namespace wengert {
namespace {

// Step's cards are remembered by their names alone.
QString idOf(const std::string& workspace, const std::string& panel) {
    return toQString(workspace == "step" ? panel : workspace + '/' + panel);
}

}  // namespace

void LessonPanels::show(const LessonPage& page, const std::string& workspace, const QWidget& window) {
    putBack(window);
    for (const std::string& panel : page.shown) setFolded(window, idOf(workspace, panel), false);
    for (const std::string& panel : page.folded) setFolded(window, idOf(workspace, panel), true);
}

void LessonPanels::putBack(const QWidget& window) {
    for (auto [id, folded] : std::exchange(m_wereFolded, {}).asKeyValueRange())
        if (auto* card = window.findChild<Card*>(id)) card->setFolded(folded);
}

void LessonPanels::setFolded(const QWidget& window, const QString& id, bool folded) {
    auto* card = window.findChild<Card*>(id);
    if (!card || card->isFolded() == folded) return;
    m_wereFolded.insert(id, card->isFolded());
    card->setFolded(folded);
}

}  // namespace wengert
