#include "ui/workspaces/step/algorithm_panel.h"

#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/step/algorithm_text.h"
#include "ui/workspaces/step/pass_words.h"
#include "ui/workspaces/step/step_table.h"

namespace wengert {

AlgorithmPanel::AlgorithmPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_card(new Card(themes, tr("Finite numerical algorithm"))),
      m_table(new StepTable(session, themes)),
      m_empty(new QLabel(tr("The steps of the program appear here."))) {
    m_empty->setProperty("role", QStringLiteral("muted"));
    m_empty->setWordWrap(true);
    auto* content = new QWidget;
    auto* contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->addWidget(m_empty);
    contentLayout->addWidget(m_table);
    m_card->setContent(content);
    m_card->setShortHeading(tr("Algorithm"));
    m_card->setSecondaryWidget(makePills(settings));
    m_card->setFoldable(true);
    m_card->rememberFold(settings, QStringLiteral("algorithm"));
    m_card->menu()->setTitle(tr("Algorithm"));
    addExportActions(*m_card->menu(), themes,
                     {.fileName = QStringLiteral("algorithm"),
                      .text = [this] { return algorithmText(m_session); },
                      .latex = [this] { return algorithmLatex(m_session); },
                      .csv = [this] { return algorithmCsv(m_session); },
                      .size = [this] { return m_table->pictureSize(); },
                      .paint = [this](QPainter& painter, const QRectF&) { m_table->paintPicture(painter); }});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(&session, &Session::programChanged, this, &AlgorithmPanel::showState);
    showState();
}

QMenu* AlgorithmPanel::exportMenu() const { return m_card->menu(); }

QWidget* AlgorithmPanel::makePills(Settings& settings) {
    auto* group = new QWidget;
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*row, m_themes, &Spacing::xs);
    for (const Pass pass : allPasses) {
        const QString word = quantityWord(pass);
        auto* pill = new Pill(m_themes, word, pass);
        pill->setToolTip(tr("Show or hide the column “%1”").arg(word));
        const auto id = QString::number(static_cast<int>(pass));
        const auto show = [this, pass, pill](bool shown) {
            pill->setChecked(shown);
            m_table->setPassShown(pass, shown);
        };
        connect(pill, &Pill::toggled, this, [=, &settings](bool shown) {
            show(shown);
            QStringList hidden = settings.get(setting::hiddenColumns);
            hidden.removeAll(id);
            if (!shown) hidden.append(id);
            settings.set(setting::hiddenColumns, hidden);
        });
        show(!settings.get(setting::hiddenColumns).contains(id));
        row->addWidget(pill);
    }
    return group;
}

void AlgorithmPanel::showState() {
    const bool hasSteps = !m_session.program().isEmpty();
    m_table->setVisible(hasSteps);
    m_empty->setVisible(!hasSteps);
}

}  // namespace wengert
