#include "ui/workspaces/step/gradient_panel.h"

#include <QMenu>
#include <QVBoxLayout>

#include "ui/session.h"
#include "ui/settings.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/placed.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/step/gradient_list.h"

namespace wengert {

GradientPanel::GradientPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_card(new Card(themes, tr("Gradient"))),
      m_list(new GradientList(session, themes)),
      m_sweeps(new IconLine(themes)) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    column->addWidget(m_list);
    column->addWidget(m_sweeps);
    column->addStretch(1);
    m_card->setContent(content);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, QStringLiteral("gradient"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->menu()->setTitle(tr("Gradient"));
    addExportActions(*m_card->menu(), themes,
                     {.fileName = QStringLiteral("gradient"),
                      .text = [this] { return m_list->text(); },
                      .latex = [this] { return m_list->latex(); },
                      .csv = [this] { return m_list->csv(); },
                      .size = [this] { return m_list->pictureSize(); },
                      .paint = [this](QPainter& painter, const QRectF&) { m_list->paintPicture(painter); }});

    connect(&session, &Session::programChanged, this, &GradientPanel::takeProgram);
    connect(&session, &Session::cursorChanged, this, &GradientPanel::showState);
    takeProgram();
}

QMenu* GradientPanel::exportMenu() const { return m_card->menu(); }

void GradientPanel::takeProgram() {
    const std::size_t inputs = m_session.program().inputs().size();
    setPlacedVisible(*this, inputs > 0);
    m_sweeps->showLine({}, inputs == 1
                               ? tr("Forward mode needs 1 sweep for this gradient, backward mode 1.")
                               : tr("Forward mode needs %1 sweeps for this gradient, backward mode 1.").arg(inputs));
    showState();
}

void GradientPanel::showState() {
    const bool isDone =
        m_session.position() >= m_session.timeline().passEnd(Pass::Adjoints) && !m_session.program().isEmpty();
    m_card->setSecondaryText(isDone ? QString() : tr("after the backward pass"));
}

}  // namespace wengert
