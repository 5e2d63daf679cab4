#include "ui/workspaces/practice/source_panel.h"

#include <QMenu>
#include <QPushButton>

#include "core/practice/random_exercise.h"
#include "ui/actions.h"
#include "ui/text.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/form_row.h"
#include "ui/widgets/number_field.h"
#include "ui/workspaces/practice/kind_list.h"

namespace wengert {
namespace {

constexpr double mostSeed = 999'999;
const QString programName = QStringLiteral("program");
const QString randomName = QStringLiteral("random");
const QString examplePrefix = QStringLiteral("example:");

QStringList kindTitles() {
    QStringList titles;
    for (const PracticeKindRow& row : allPracticeKinds) titles << KindPanel::tr(row.title);
    return titles;
}

QString nameOf(const PracticeChoice& choice) {
    switch (choice.source) {
        case PracticeSource::Program: return programName;
        case PracticeSource::Example: return examplePrefix + choice.example;
        default: return randomName;
    }
}

}  // namespace

// ---- kinds

KindPanel::KindPanel(PracticeSession& practice, const ThemeManager& themes, Settings& settings)
    : FormCard(themes, settings, tr("Exercise"), QStringLiteral("practice/kinds")),
      m_practice(practice),
      m_kinds(new KindList(themes, kindTitles())) {
    m_kinds->setAccessibleName(tr("Kind of exercise"));
    addWide(m_kinds);
    connect(m_kinds, &KindList::picked, this, [this](int index) {
        PracticeChoice next = m_practice.choice();
        if (next.kind == allPracticeKinds[std::size_t(index)].kind) return;
        next.kind = allPracticeKinds[std::size_t(index)].kind;
        m_practice.choose(next);
    });
    connect(&practice, &PracticeSession::choiceChanged, this, &KindPanel::refresh);
    connect(&practice, &PracticeSession::setChanged, this, &KindPanel::refresh);
    refresh();
}

void KindPanel::refresh() {
    m_kinds->setCurrent(int(m_practice.choice().kind));
    card().setSecondaryText(tr("%1 of %2").arg(m_practice.number()).arg(PracticeSession::setSize));
}

// ---- sources

SourcePanel::SourcePanel(PracticeSession& practice, const Actions& actions, const ThemeManager& themes,
                         Settings& settings)
    : FormCard(themes, settings, tr("From"), QStringLiteral("practice/from")),
      m_practice(practice),
      m_source(new Choice),
      m_method(new Choice),
      m_difficulty(new Choice),
      m_seed(wholeField(0, mostSeed)),
      m_another(new QPushButton) {
    makeFields();
    m_methodRow = addRow(tr("by"), {m_method});
    m_difficultyRow = addRow(tr("difficulty"), {m_difficulty});
    m_seedRow = addRow(tr("seed"), {m_seed, m_another});
    QAction* action = actions[ActionId::NewStart];
    m_another->setText(tr("Another"));
    m_another->setToolTip(
        tr("%1 (%2)").arg(tr("Another exercise"), action->shortcut().toString(QKeySequence::NativeText)));
    connect(m_another, &QPushButton::clicked, action, &QAction::trigger);
    connect(&practice, &PracticeSession::choiceChanged, this, &SourcePanel::refresh);
    refresh();
}

void SourcePanel::makeFields() {
    m_source->setAccessibleName(tr("Where the program comes from"));
    addWide(m_source);
    for (const char* name : {"gd", "momentum", "nesterov", "adagrad", "rmsprop", "adam"})
        if (const Result<Method> method = parseMethod(name))
            m_method->addEntry(QString::fromLatin1(name), toQString(method->row->title),
                               toQString(method->row->summary));
    for (int i = easiestExercise; i <= hardestExercise; ++i)
        m_difficulty->addEntry(QString::number(i), tr("%1 of %2").arg(i).arg(hardestExercise));
    for (Choice* choice : {m_source, m_method, m_difficulty})
        connect(choice, &Choice::taken, this, &SourcePanel::taken);
    connect(m_source, &Choice::picked, this, &SourcePanel::pickSource);
    connect(m_method, &Choice::picked, this,
            [this](const QString& name) { change([&](PracticeChoice& next) { next.method = name.toStdString(); }); });
    connect(m_difficulty, &Choice::picked, this,
            [this](const QString& name) { change([&](PracticeChoice& next) { next.difficulty = name.toInt(); }); });
    connect(m_seed, &NumberField::numberEdited, this,
            [this](double seed) { change([&](PracticeChoice& next) { next.seed = quint64(seed); }); });
}

template <class Change>
void SourcePanel::change(Change change) {
    PracticeChoice next = m_practice.choice();
    change(next);
    m_practice.choose(next);
}

void SourcePanel::pickSource(const QString& name) {
    change([&](PracticeChoice& next) {
        next.source = name == programName  ? PracticeSource::Program
                      : name == randomName ? PracticeSource::Random
                                           : PracticeSource::Example;
        next.example = name.startsWith(examplePrefix) ? name.mid(examplePrefix.size()) : QString();
        next.seed = name == randomName ? 1 : 0;
    });
}

void SourcePanel::listSources() {
    if (m_source->count() > 0 && m_listed == m_practice.examples().size()) return;
    m_source->clear();
    m_source->addEntry(programName, tr("This program"), tr("The document’s"));
    m_source->addEntry(randomName, tr("At random"), tr("Invented from a seed, with numbers for paper"));
    m_listed = m_practice.examples().size();
    if (m_listed > 0) m_source->addSeparator();
    for (const PracticeExample& example : m_practice.examples())
        m_source->addEntry(examplePrefix + example.title, example.title);
}

void SourcePanel::refresh() {
    listSources();
    const PracticeChoice& choice = m_practice.choice();
    const bool isRandom = choice.source == PracticeSource::Random;
    m_source->setCurrent(nameOf(choice));
    m_method->setCurrent(QString::fromStdString(choice.method));
    m_difficulty->setCurrent(QString::number(choice.difficulty));
    m_seed->setNumber(double(choice.seed));
    m_seed->setHint(isRandom ? tr("The same seed gives the same exercise, on every machine")
                             : tr("0: the numbers as they are; others draw small whole ones"));
    m_methodRow->setVisible(choice.kind == PracticeKind::Update);
    m_difficultyRow->setVisible(isRandom);
    m_seedRow->setLabel(isRandom ? tr("seed") : tr("numbers"));
}

}  // namespace wengert
