#include "ui/workspaces/step/numbers_panel.h"

#include <QButtonGroup>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>
#include <utility>

#include "core/autodiff/scalarize.h"
#include "core/language/math.h"
#include "ui/text.h"
#include "ui/widgets/array_picture.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/placed.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/step/matrix_table.h"
#include "ui/workspaces/step/matrix_text.h"
#include "ui/workspaces/step/pass_words.h"

namespace wengert {

NumbersPanel::NumbersPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_card(new Card(themes, tr("Numbers"))),
      m_table(new MatrixTable(session, themes)),
      m_hint(new QLabel(tr("The numbers of the current step appear here."))) {
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_hint->setWordWrap(true);
    auto* content = new QWidget;
    auto* contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(0, 0, 0, 0);
    contentLayout->addWidget(m_hint);
    contentLayout->addWidget(m_table);
    m_card->setContent(content);
    m_card->setSecondaryWidget(makePills());
    m_card->setFoldable(true);
    m_card->rememberFold(settings, QStringLiteral("numbers"));
    m_card->menu()->setTitle(tr("Numbers"));
    const MatrixModel& matrix = m_table->matrix();
    addExportActions(*m_card->menu(), themes,
                     {.fileName = QStringLiteral("numbers"),
                      .text = [&matrix] { return matrixText(matrix.shape(), matrix.numbers()); },
                      .latex = [&matrix] { return matrixLatex(matrix.shape(), matrix.numbers()); },
                      .csv = [&matrix] { return matrixCsv(matrix.shape(), matrix.numbers()); },
                      .size = [this] { return m_table->pictureSize(); },
                      .paint = [this](QPainter& painter, const QRectF&) { m_table->paintPicture(painter); }});

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (const auto signal : {&Session::programChanged, &Session::cursorChanged, &Session::selectionChanged})
        connect(&session, signal, this, &NumbersPanel::refresh);
    connect(&session, &Session::programChanged, this, &NumbersPanel::appear);
    if (!hasArrays(session.program())) appear();
    refresh();
}

QMenu* NumbersPanel::exportMenu() const { return m_card->menu(); }

QWidget* NumbersPanel::makePills() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*row, m_themes, &Spacing::xs);
    auto* group = new QButtonGroup(this);
    for (const Pass pass : allParts) {
        auto* pill = new Pill(m_themes, pass == Pass::Update ? updateMark() : quantityWord(pass), pass);
        pill->setAccessibleName(quantityWord(pass));
        pill->setToolTip(tr("Show each %1").arg(quantityWord(pass)));
        group->addButton(pill);
        row->addWidget(pill);
        m_pills[std::size_t(pass)] = pill;
        connect(pill, &Pill::clicked, this, [this, pass] {
            m_chosen = pass;
            refresh();
        });
    }
    return bar;
}

void NumbersPanel::appear() {
    const bool isWanted = hasArrays(m_session.program());
    setPlacedVisible(*this, isWanted);
    m_card->menu()->menuAction()->setVisible(isWanted);
}

void NumbersPanel::refresh() {
    const std::optional<StepId> step = m_session.explainedStep();
    const std::optional<Pass> explained = m_session.explainedPass();
    if (std::exchange(m_explained, explained) != explained) m_chosen.reset();
    const bool isUpdated = step && m_session.isUpdated(*step);
    if (m_chosen == Pass::Update && !isUpdated) m_chosen.reset();
    const Pass pass = m_chosen.value_or(explained.value_or(Pass::Values));
    m_pills[std::size_t(Pass::Update)]->setVisible(isUpdated);
    m_pills[std::size_t(pass)]->setChecked(true);
    m_table->setSubject(step, pass);
    m_table->setVisible(step.has_value());
    m_hint->setVisible(!step);
    if (!step) return m_card->setHeading(tr("Numbers"));
    const QString symbol = toQString(toText(stepSymbol(*step)));
    if (isUpdated) m_card->setHeading(tr("Numbers of %1").arg(symbol));  // four pills leave no more room
    else m_card->setHeading(tr("Numbers of %1, %2").arg(symbol, shapeLabel(m_table->matrix().shape())));
}

}  // namespace wengert
