#include "ui/workspaces/practice/misconception_lab.h"

#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "core/language/compile.h"
#include "core/language/formula.h"
#include "ui/formula/formula_view.h"
#include "ui/practice/practice_session.h"
#include "ui/practice/sheet_pages.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/practice/lab_rows.h"

namespace wengert {
namespace {

const QString windowName = QStringLiteral("misconceptionLab");
constexpr double formulaSize = 17;                           // pixels of the 100 % design
constexpr auto firstShown = Misconception::AssignsAtFanOut;  // which the card asks about

std::vector<Math> linesOf(const Compilation& compilation, std::span<const double> inputs) {
    std::vector<Math> lines = formula(compilation);
    lines.push_back(Math::row(Math::name("at "), pointMath(compilation.program, inputs)));
    return lines;
}

class Lab final : public QDialog {
 public:
    Lab(QWidget& parent, const PracticeSession& practice, const ThemeManager& themes)
        : QDialog(&parent),
          m_practice(practice),
          m_themes(themes),
          m_choice(new Choice),
          m_program(new SegmentedControl(themes)),
          m_wrong(new QLabel),
          m_right(new QLabel),
          m_formula(new FormulaView),
          m_rows(new LabRows(themes)),
          m_scroll(new QScrollArea),
          m_why(new QLabel),
          m_source(new QLabel) {
        setWindowTitle(tr("Misconception lab"));
        setObjectName(windowName);
        setAttribute(Qt::WA_DeleteOnClose);
        for (const MisconceptionRow& row : misconceptions())
            m_choice->addEntry(toQString(row.name), toQString(row.title));
        m_choice->setCurrent(toQString(rowOf(firstShown).name));
        m_choice->setAccessibleName(tr("Misconception"));
        m_program->addSegment(tr("On its example"));
        m_program->addSegment(tr("On this exercise"));
        m_program->setAccessibleName(tr("Program"));
        makeContent();
        connect(m_choice, &Choice::picked, this, [this] { run(); });
        connect(m_program, &SegmentedControl::currentChanged, this, [this] { run(); });
        connect(&practice, &PracticeSession::exerciseChanged, this, [this] { run(); });
        connect(&themes, &ThemeManager::changed, this, [this] { retheme(); });
        resize(QSize(themes.theme().px(760), themes.theme().px(640)).boundedTo(parent.window()->size()));
        retheme();
        run();
        m_choice->setFocus();
    }

 private:
    void makeContent() {
        auto* choices = new QHBoxLayout;
        setThemedSpacing(*choices, m_themes, &Spacing::m);
        choices->addWidget(m_choice, 1);
        choices->addWidget(m_program);
        auto* columns = new QHBoxLayout;
        setThemedSpacing(*columns, m_themes, &Spacing::m);
        columns->addWidget(codeCard(tr("Wrong"), m_wrong, Pass::Adjoints), 1);
        columns->addWidget(codeCard(tr("Right"), m_right, Pass::Tangents), 1);
        m_scroll->setWidget(m_rows);
        m_scroll->setWidgetResizable(true);
        m_scroll->setFrameShape(QFrame::NoFrame);
        m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_scroll->viewport()->setAutoFillBackground(false);
        m_rows->setAutoFillBackground(false);
        m_formula->setFrameShape(QFrame::NoFrame);
        m_formula->setFocusPolicy(Qt::NoFocus);
        auto* run = new QWidget;
        auto* rows = new QVBoxLayout(run);
        rows->setContentsMargins(0, 0, 0, 0);
        setThemedSpacing(*rows, m_themes, &Spacing::xs);
        rows->addWidget(m_formula);
        rows->addWidget(m_scroll, 1);
        auto* table = new Card(m_themes, tr("Row by row, to the first that differs"));
        table->setContent(run);
        auto* why = new QWidget;
        auto* reasons = new QVBoxLayout(why);
        reasons->setContentsMargins(0, 0, 0, 0);
        for (QLabel* label : {m_why, m_source}) {
            label->setWordWrap(true);
            label->setTextFormat(Qt::PlainText);
            label->setTextInteractionFlags(Qt::NoTextInteraction);
            reasons->addWidget(label);
        }
        m_source->setProperty("role", QStringLiteral("label"));
        auto* reason = new Card(m_themes, tr("Why"));
        reason->setContent(why);
        reason->setMark(Pass::Adjoints);
        auto* layout = new QVBoxLayout(this);
        setThemedMargins(*layout, m_themes, &Spacing::m);
        setThemedSpacing(*layout, m_themes, &Spacing::m);
        layout->addLayout(choices);
        layout->addLayout(columns);
        layout->addWidget(table, 1);
        layout->addWidget(reason);
    }

    Card* codeCard(const QString& heading, QLabel* code, Pass mark) {
        code->setTextFormat(Qt::PlainText);
        code->setWordWrap(true);
        code->setAlignment(Qt::AlignLeft | Qt::AlignTop);
        code->setAccessibleName(heading);
        auto* card = new Card(m_themes, heading);
        card->setContent(code);
        card->setMark(mark);
        return card;
    }

    const MisconceptionRow& chosen() const {
        return *std::ranges::find(misconceptions(), m_choice->current().toStdString(), &MisconceptionRow::name);
    }

    void run() {
        const MisconceptionRow& row = chosen();
        const bool isOwn = m_program->currentIndex() == 0 || !m_practice.exercise();
        m_wrong->setText(toQString(row.wrong));
        m_right->setText(toQString(row.right));
        m_source->setText(tr("Source: %1").arg(toQString(row.source)));
        if (isOwn) {
            const Result<Compilation> compiled = compile(row.example);
            m_formula->setLines(compiled ? linesOf(*compiled, initialInputs(compiled->program)) : std::vector<Math>());
            m_rows->setRun(runLab(row.misconception));
        } else {
            const Exercise& exercise = *m_practice.exercise();
            const Result<Method> method = parseMethod(row.method);
            m_formula->setLines(linesOf(exercise.compilation, exercise.inputs));
            m_rows->setRun(runLab(row.misconception, exercise.program(), exercise.inputs,
                                  method ? *method : allMethods().front()));
        }
        m_why->setText(toQString(m_rows->run().why));
        fit();
        if (m_rows->shownRows() > 0) {
            const QRect last = m_rows->placeOf(m_rows->shownRows() - 1);
            QMetaObject::invokeMethod(
                this, [this, last] { m_scroll->ensureVisible(0, last.bottom(), 0, 0); }, Qt::QueuedConnection);
        }
    }

    void retheme() {
        for (QLabel* code : {m_wrong, m_right}) code->setFont(m_themes.theme().font(TextStyle::Mono));
        m_formula->setFormulaStyle(formulaStyle(m_themes.theme(), formulaSize));
        fit();
    }

    void fit() { m_formula->setFixedHeight(m_formula->heightForWidth(std::max(m_formula->width(), 300))); }

    const PracticeSession& m_practice;
    const ThemeManager& m_themes;
    Choice* m_choice;
    SegmentedControl* m_program;
    QLabel* m_wrong;
    QLabel* m_right;
    FormulaView* m_formula;
    LabRows* m_rows;
    QScrollArea* m_scroll;
    QLabel* m_why;
    QLabel* m_source;
};

}  // namespace

void showMisconceptionLab(QWidget& parent, const PracticeSession& practice, const ThemeManager& themes) {
    auto* window = parent.findChild<QDialog*>(windowName, Qt::FindDirectChildrenOnly);
    if (!window) window = new Lab(parent, practice, themes);
    window->show();
    window->raise();
    window->activateWindow();
}

}  // namespace wengert
