#include "ui/workspaces/step/explanation_panel.h"

#include <QAccessible>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTextDocumentFragment>
#include <QVBoxLayout>

#include "core/language/printer.h"
#include "core/optimize/update_ladder.h"
#include "ui/formula/formula_view.h"
#include "ui/graph/level.h"
#include "ui/lit_step.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/pill.h"
#include "ui/workspaces/step/pass_words.h"
#include "ui/workspaces/step/term_table.h"
#include "ui/workspaces/step/update_pictures.h"

namespace wengert {
namespace {

constexpr int ladderSize = 20;        // pixels of the 100 % design
constexpr int updateLadderSize = 16;  // has more rows
constexpr int leastHeight = 150;
constexpr std::size_t rungsInSymbols = 2;

}  // namespace

ExplanationPanel::ExplanationPanel(Session& session, const Actions& actions, const ThemeManager& themes,
                                   Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_card(new Card(themes, tr("This step"))),
      m_pattern(new Badge(themes, {}, Pass::Values)),
      m_hint(new QLabel),
      m_ladder(new FormulaView),
      m_terms(new TermTable(themes)),
      m_pictures(new UpdatePictures(session, themes)),
      m_notes(new QLabel),
      m_firstNonFinite(new QPushButton(actions[ActionId::FirstNonFinite]->text())) {
    m_card->setContent(makeContent(actions));
    m_card->setSecondaryWidget(m_pattern);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, QStringLiteral("explanation"));
    m_card->menu()->setTitle(tr("This step"));
    for (const ActionId id : {ActionId::NotationBars, ActionId::NotationDeltas}) m_card->menu()->addAction(actions[id]);
    CardExport offer = exportOf(*m_ladder, QStringLiteral("step"));
    offer.text = [this] { return m_ladder->text(); };
    offer.latex = [this] { return m_ladder->latex(); };
    addExportActions(*m_card->menu(), themes, std::move(offer));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    connectSession();
    connectParts();
    connect(&themes, &ThemeManager::changed, this, &ExplanationPanel::retheme);
    retheme();
}

QMenu* ExplanationPanel::exportMenu() const { return m_card->menu(); }

QWidget* ExplanationPanel::makeContent(const Actions& actions) {
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setTextFormat(Qt::RichText);
    m_hint->setProperty("role", QStringLiteral("muted"));
    m_notes->setWordWrap(true);
    m_notes->setTextFormat(Qt::PlainText);
    m_ladder->setAlignsRelations(true);
    m_ladder->setFrameShape(QFrame::NoFrame);
    m_firstNonFinite->setFocusPolicy(Qt::TabFocus);
    connect(m_firstNonFinite, &QPushButton::clicked, actions[ActionId::FirstNonFinite], &QAction::trigger);

    auto* column = new QWidget;
    m_layout = new QVBoxLayout(column);
    m_layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* part : std::initializer_list<QWidget*>{m_hint, m_pictures, m_ladder, m_terms, m_notes})
        m_layout->addWidget(part);
    m_layout->setStretchFactor(m_hint, 1);
    m_layout->addWidget(m_firstNonFinite, 0, Qt::AlignLeft);
    m_layout->addStretch(1);

    auto* scroll = new QScrollArea;
    scroll->setWidget(column);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->viewport()->setAutoFillBackground(false);
    column->setAutoFillBackground(false);
    return scroll;
}

void ExplanationPanel::connectSession() {
    for (const auto signal :
         {&Session::programChanged, &Session::traceChanged, &Session::cursorChanged, &Session::adjointNotationChanged})
        connect(&m_session, signal, this, &ExplanationPanel::schedule);
    connect(&m_session, &Session::selectionChanged, this, [this] {
        if (subject() == m_subject) showSelection();
        else schedule();
    });
}

void ExplanationPanel::connectParts() {
    connect(m_terms, &TermTable::pointed, this, [this](std::optional<EdgeId> edge) { point(std::nullopt, edge); });
    connect(m_terms, &TermTable::picked, this, [this](EdgeId edge) {
        if (m_subject) m_session.pick({.step = m_subject->step, .edge = edge});
    });
    connect(m_ladder, &FormulaView::partHovered, this, &ExplanationPanel::point);
}

void ExplanationPanel::point(std::optional<StepId> step, std::optional<EdgeId> edge) {
    if (edge && m_subject) m_session.point({.step = m_subject->step, .edge = edge});
    else m_session.point({.step = step});
}

void ExplanationPanel::schedule() {
    if (std::exchange(m_scheduled, true)) return;
    QMetaObject::invokeMethod(this, &ExplanationPanel::refresh, Qt::QueuedConnection);
}

void ExplanationPanel::retheme() {
    const Theme& theme = m_themes.theme();
    m_layout->setSpacing(theme.space.m);
    m_card->content()->setMinimumHeight(theme.px(leastHeight));
    m_notes->setStyleSheet(QStringLiteral("background: %1; color: %2; border-radius: %3px; padding: %4px;")
                               .arg(theme.warning.wash.name(), theme.warning.deep.name())
                               .arg(int(theme.controlRadius))
                               .arg(theme.space.s));
    refresh();
}

std::optional<ExplanationPanel::Subject> ExplanationPanel::subject() const {
    const std::optional<Pass> pass = m_session.explainedPass();
    if (!pass) return std::nullopt;
    Subject subject{.pass = *pass, .step = *m_session.explainedStep()};
    if (*pass == Pass::Update)
        subject.cell = litCell(m_session, subject.step)
                           .value_or(mostChangedCell(m_session.program(), m_session.trace(), subject.step));
    return subject;
}

void ExplanationPanel::refresh() {
    m_scheduled = false;
    m_subject = subject();
    const bool isBroken = m_subject && m_session.trace().firstNonFinite.has_value();
    if (m_subject) showSubject();
    else showHint();
    m_ladder->setVisible(m_subject.has_value());
    m_hint->setVisible(!m_subject);
    m_firstNonFinite->setVisible(isBroken && m_subject->step != m_session.trace().firstNonFinite);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void ExplanationPanel::showHint() {
    const Program& program = m_session.program();
    const auto statement = [&](StepId step) { return toQString(toText(statementMath(program, step))).toHtmlEscaped(); };
    QString title, advice;
    if (program.isEmpty()) {
        title = tr("No program yet");
        advice = tr("Type one at the left, or take an example.");
    } else if (!m_session.isStarted()) {
        title = tr("Ready to compute %1").arg(statement(StepId{0}));
        advice = tr("Press <b>→</b> for a step, <b>Space</b> to play.<br><b>Esc</b> leaves the text.");
    } else {
        title = tr("%1 is not computed yet").arg(statement(*m_session.explainedStep()));
        advice = tr("Double-click it in the table to go there.");
    }
    m_card->setMark(std::nullopt);
    m_hint->setText(QStringLiteral("<p><span style='color:%1; font-weight:600'>%2</span></p><p>%3</p>")
                        .arg(m_themes.theme().text.name(), title, advice));
    for (QWidget* part : std::initializer_list<QWidget*>{m_pattern, m_pictures, m_terms, m_notes}) part->hide();
    setAccessibleDescription(title + QStringLiteral(". ") + QTextDocumentFragment::fromHtml(advice).toPlainText());
}

void ExplanationPanel::showNotes(const QString& notes) {
    m_notes->setText(notes);
    m_notes->setVisible(!notes.isEmpty());
}

void ExplanationPanel::showUpdate() {
    const auto [pass, step, cell] = *m_subject;
    const UpdateAct& act = *m_session.update();
    m_pattern->setText(tr("update %1 by %2").arg(act.number).arg(toQString(act.method.row->title)));
    m_ladder->setLines(updateLadder(act, m_session.program(), m_session.trace(), step, cell));
    m_pictures->setSubject(step, cell);
    setAccessibleDescription(momentWords(m_session, m_session.position()) + QStringLiteral(". ") +
                             m_pictures->accessibleDescription());
}

Explanation ExplanationPanel::explained() const {
    const Program& program = m_session.program();
    Writing writing;
    if (m_session.adjointNotation() == AdjointNotation::Deltas)
        writing = [&](Math math) {
            return withDeltas(std::move(math), [&](StepId step) { return deltaOf(program, step); });
        };
    return explain(program, m_session.trace(), m_subject->pass, m_subject->step, writing);
}

void ExplanationPanel::showSubject() {
    const bool isUpdate = m_subject->pass == Pass::Update;
    m_card->setMark(m_subject->pass);
    m_pattern->setPass(m_subject->pass);
    m_ladder->setFormulaStyle(formulaStyle(m_themes.theme(), isUpdate ? updateLadderSize : ladderSize));
    m_pictures->setVisible(isUpdate && !m_session.program().step(m_subject->step).shape.isScalar());
    if (isUpdate) {
        showUpdate();
        m_pattern->show();
        m_terms->hide();
        showNotes({});
        return showSelection();
    }
    Explanation explanation = explained();
    const Moment moment = *m_session.moment();
    const bool isPartial = moment.step == m_subject->step && moment.pass == m_subject->pass && !moment.isComplete();
    if (isPartial && explanation.ladder.size() > rungsInSymbols) explanation.ladder.resize(rungsInSymbols);

    m_pattern->setText(toQString(explanation.pattern));
    m_pattern->setVisible(!explanation.pattern.empty());
    m_ladder->setLines(std::move(explanation.ladder));
    m_terms->setVisible(!explanation.terms.empty());
    const std::size_t summed = isPartial ? moment.term + 1 : explanation.terms.size();
    m_terms->setTerms(std::move(explanation.terms), summed, m_subject->pass);

    QStringList notes;
    for (const std::string& note : explanation.notes) notes += toQString(note);
    showNotes(notes.join(QLatin1Char('\n')));
    setAccessibleDescription(isPartial ? momentWords(m_session, m_session.position())
                                       : toQString(explanation.sentence));
    showSelection();
}

// Term by term: the one that is being added.
std::optional<EdgeId> ExplanationPanel::termAtCursor() const {
    const std::optional<Moment> moment = m_session.moment();
    const bool isHere = moment && m_subject && moment->step == m_subject->step && moment->pass == m_subject->pass;
    if (!isHere || m_session.timeline().detail() != Detail::Term) return std::nullopt;
    const std::vector<ActiveEdge> active = activeEdges(m_session);
    return active.size() == 1 ? std::optional(active.front().edge) : std::nullopt;
}

void ExplanationPanel::showSelection() {
    if (!m_subject) return;
    Selection lit = m_session.selection();
    if (lit.isEmpty()) lit.edge = termAtCursor();
    m_terms->setLit(lit.edge);
    std::vector<FormulaMark> marks;
    const QColor wash = m_themes.theme().hue(m_subject->pass).track;
    if (lit.edge) marks.push_back({.step = {}, .edge = lit.edge, .wash = wash});
    else if (lit.step) marks.push_back({.step = lit.step, .edge = {}, .wash = wash});
    m_ladder->setMarks(std::move(marks));
}

}  // namespace wengert
