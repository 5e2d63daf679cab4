#include "ui/workspaces/step/gradient_panel.h"

#include <QMenu>
#include <QVBoxLayout>

#include "core/language/notation.h"
#include "core/language/number.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"
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
      m_note(new IconLine(themes)) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    column->addWidget(m_list);
    column->addWidget(m_note);
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

    connect(&session, &Session::programChanged, this, &GradientPanel::showState);
    connect(&session, &Session::traceChanged, this, &GradientPanel::showState);
    connect(&session, &Session::cursorChanged, this, &GradientPanel::showState);
    showState();
}

QMenu* GradientPanel::exportMenu() const { return m_card->menu(); }

void GradientPanel::showState() {
    setPlacedVisible(*this, !m_session.program().inputs().empty());
    const bool isDone =
        m_session.position() >= m_session.timeline().passEnd(Pass::Adjoints) && !m_session.program().isEmpty();
    m_card->setSecondaryText(isDone ? QString() : tr("after the backward pass"));
    showNote();
}

void GradientPanel::showNote() {
    const Program& program = m_session.program();
    if (m_session.showsNonFiniteOutput()) {
        const QString value = program.step(program.output()).shape.isScalar()
                                  ? toQString(shortNumber(*m_session.shown(Pass::Values, program.output())))
                                  : tr("not finite");
        m_note->showLine(QStringLiteral("warning"),
                         tr("%1 is %2 here, so that it has no derivative. Change the inputs’ values.")
                             .arg(toQString(toText(nameSymbol(program.outputName()))), value),
                         IconLine::Tone::Error);
        return;
    }
    const std::size_t inputs = program.inputs().size();
    m_note->showLine({}, inputs == 1
                             ? tr("Forward mode needs 1 sweep for this gradient, backward mode 1.")
                             : tr("Forward mode needs %1 sweeps for this gradient, backward mode 1.").arg(inputs));
}

}  // namespace wengert
