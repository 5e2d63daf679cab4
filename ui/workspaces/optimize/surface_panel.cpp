#include "ui/workspaces/optimize/surface_panel.h"

#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/editor/program_editor.h"
#include "ui/text.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/setting_fields.h"
#include "ui/widgets/themed_layout.h"

namespace wengert {
namespace {

constexpr double mostSeed = 999'999;
constexpr std::size_t mostListed = 2000;  // weights

}  // namespace

SurfacePanel::SurfacePanel(Session& session, DescentSession& descent, const ThemeManager& themes, Settings& settings)
    : DescentPanel(descent, themes, settings, tr("Surface"), QStringLiteral("optimize/surface")),
      m_session(session),
      m_surfaces(new QuietButton(themes, {}, TextStyle::Heading)),
      m_editor(new ProgramEditor(session, themes)),
      m_note(new IconLine(themes)),
      m_network(makeNetwork()),
      m_status(new IconLine(themes)),
      m_point(new IconLine(themes)) {
    card().setSecondaryWidget(m_surfaces);
    makeMenu();
    for (QWidget* part : std::initializer_list<QWidget*>{m_editor, m_network, m_status, m_point, m_note}) addWide(part);
    addExportActions(*card().menu(), themes,
                     {.fileName = QStringLiteral("function"),
                      .text = [this] { return m_session.document().text; },
                      .size = [this] { return m_editor->pictureSize(); },
                      .paint = [this](QPainter& painter, const QRectF&) { m_editor->paintPicture(painter); }});
    connect(m_status, &QAbstractButton::clicked, this, [this] {
        if (m_editor->shownDiagnostic()) m_editor->goTo(*m_editor->shownDiagnostic());
    });
    connect(m_editor, &ProgramEditor::shownDiagnosticChanged, this, &SurfacePanel::showStatus);
    connect(&descent, &DescentSession::surfaceChanged, this, &SurfacePanel::showSource);
    connect(&descent, &DescentSession::documentChanged, this, &SurfacePanel::showSource);
    connect(&descent, &DescentSession::weightsChanged, this, [this] {
        m_areWeightsStale = true;
        showSource();
    });
    connect(&session, &Session::documentChanged, this, &SurfacePanel::showSource);
    connect(&descent, &DescentSession::criticalPointsChanged, this, &SurfacePanel::showPoint);
    showSource();
    showPoint();
}

void SurfacePanel::focusEditor() {
    card().setFolded(false);
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

void SurfacePanel::setMaximumGrowth(int most) { m_editor->setMaximumGrowth(most); }

void SurfacePanel::makeMenu() {
    auto* menu = new QMenu(this);
    for (const SurfaceRow& surface : allSurfaces()) {
        QAction* action = menu->addAction(toQString(surface.title));
        action->setToolTip(toQString(surface.note));
        connect(action, &QAction::triggered, this, [this, &surface] { descent().choose(surface); });
    }
    menu->addSeparator();
    menu->addAction(tr("The program as it is"), this, [this] { useSource(SurfaceSource::Program); });
    menu->addAction(tr("Loss of Train’s network over two weights"), this,
                    [this] { useSource(SurfaceSource::Weights); });
    menu->addAction(tr("Loss of Train’s network over two random directions"), this,
                    [this] { useSource(SurfaceSource::Directions); });
    menu->setToolTipsVisible(true);
    m_surfaces->setPopup(menu);
    m_surfaces->setToolTip(tr("Choose a surface"));
    m_surfaces->setAccessibleName(tr("Surfaces"));
}

QWidget* SurfacePanel::makeNetwork() {
    auto* rows = new QWidget;
    auto* layout = new QVBoxLayout(rows);
    layout->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*layout, themes(), &Spacing::xs);
    m_weightRows = new QWidget;
    auto* weights = new QVBoxLayout(m_weightRows);
    weights->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*weights, themes(), &Spacing::xs);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const QString label = axis == 0 ? tr("across") : tr("up");
        m_weights[axis] = new Choice;
        m_weightNumbers[axis] = wholeField(0, 0);
        m_weightNumbers[axis]->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        m_weightNumbers[axis]->setRoomFor(7);
        m_weightNumbers[axis]->setAccessibleName(tr("%1, by number").arg(label));
        m_weightNumbers[axis]->setHint(tr("The weight’s number among all of them, from 0"));
        weights->addWidget(new FormRow(themes(), label, {m_weights[axis], m_weightNumbers[axis]},
                                       tr("The weight that the axis goes along; the others stay as they are")));
        connect(m_weights[axis], &Choice::picked, this,
                [this, axis](const QString& name) { chooseWeight(axis, name.toULongLong()); });
        connect(m_weightNumbers[axis], &NumberField::numberEdited, this,
                [this, axis](double number) { chooseWeight(axis, std::uint64_t(number)); });
    }
    m_seed = wholeField(0, mostSeed);
    m_seedRow = new FormRow(themes(), tr("directions"), {m_seed}, tr("The seed of the two directions"));
    connect(m_seed, &NumberField::numberEdited, this, [this](double seed) {
        edit(tr("Change the directions"), DescentEdit::DirectionSeed,
             [&](DescentDocument& next) { next.directionSeed = std::uint64_t(seed); });
    });
    layout->addWidget(m_weightRows);
    layout->addWidget(m_seedRow);
    return rows;
}

void SurfacePanel::useSource(SurfaceSource source) {
    edit(tr("Choose a surface"), DescentEdit::None, [&](DescentDocument& next) {
        next.source = source;
        next.networkStart = {};
    });
}

void SurfacePanel::showSource() {
    const DescentDocument& document = descent().document();
    const bool isProgram = document.source == SurfaceSource::Program;
    m_editor->setVisible(isProgram);
    m_network->setVisible(!isProgram);
    m_weightRows->setVisible(document.source == SurfaceSource::Weights);
    m_seedRow->setVisible(document.source == SurfaceSource::Directions);
    const SurfaceRow* known = descent().builtIn();
    m_surfaces->setText(known ? toQString(known->title) : !isProgram ? tr("Loss of Train’s network") : tr("Surfaces"));
    m_surfaces->updateGeometry();
    showIn(*m_seed, double(document.directionSeed));
    if (document.source == SurfaceSource::Weights) showWeights();
    const QString& note = m_session.document().note;
    m_note->setVisible(!note.isEmpty());
    m_note->showLine({}, note);
    showStatus();
}

void SurfacePanel::chooseWeight(std::size_t axis, std::uint64_t weight) {
    edit(tr("Choose a weight"), DescentEdit::None, [&](DescentDocument& next) { next.weights[axis] = weight; });
}

void SurfacePanel::fillWeights() {
    const std::size_t count = descent().weightCount();
    QStringList names;
    for (std::size_t i = 0; i < std::min(count, mostListed); ++i) names << descent().weightName(i);
    dropTyping(*m_weightRows);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        m_weights[axis]->clear();
        for (qsizetype i = 0; i < names.size(); ++i) m_weights[axis]->addEntry(QString::number(i), names[i]);
        m_weightNumbers[axis]->setLimits(0, count > 0 ? double(count - 1) : 0);
        m_weightNumbers[axis]->setVisible(count > mostListed);
    }
}

// One that is not listed follows the others while it is chosen.
void SurfacePanel::showWeights() {
    if (std::exchange(m_areWeightsStale, false)) fillWeights();
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::uint64_t weight = descent().document().weights[axis];
        const QString name = QString::number(weight);
        if (double(weight) != m_weightNumbers[axis]->number()) m_weightNumbers[axis]->setNumber(double(weight));
        if (m_weights[axis]->current() == name) continue;
        m_weights[axis]->removeItem(int(mostListed));
        if (weight >= mostListed && weight < descent().weightCount())
            m_weights[axis]->addEntry(name, descent().weightName(weight));
        m_weights[axis]->setCurrent(name);
    }
}

// An error of the text first; then why the program makes no surface.
void SurfacePanel::showStatus() {
    const bool isProgram = descent().document().source == SurfaceSource::Program;
    const std::optional<Diagnostic>& diagnostic = m_editor->shownDiagnostic();
    const bool isWrong = isProgram && diagnostic;
    m_status->setClickable(isWrong);
    m_status->setVisible(isWrong || !descent().problem().isEmpty());
    if (isWrong) m_status->showLine(QStringLiteral("warning"), toQString(toText(*diagnostic)), IconLine::Tone::Error);
    else m_status->showLine(QStringLiteral("warning"), descent().problem(), IconLine::Tone::Warning);
}

void SurfacePanel::showPoint() {
    const CriticalPoint* point = descent().reference();
    m_point->setVisible(point != nullptr);
    if (point) m_point->showLine({}, toQString(criticalPointWords(*point)));
}

}  // namespace wengert
