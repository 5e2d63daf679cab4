#include "ui/workspaces/compare/derivative_panel.h"

#include <QEvent>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

#include "core/compare/written_expression.h"
#include "ui/formula/formula_view.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/icon_line.h"
#include "ui/widgets/quiet_button.h"
#include "ui/widgets/themed_layout.h"
#include "ui/workspaces/compare/compare_words.h"

namespace wengert {
namespace {

constexpr double formulaSize = 18;  // pixels of the 100 % design, as the next
constexpr double mostHeight = 190;

}  // namespace

DerivativePanel::DerivativePanel(CompareSession& compare, const ThemeManager& themes, Settings& settings)
    : ComparePanel(compare, themes, settings, tr("The derivative, symbolically"), QStringLiteral("compare/derivative")),
      m_choice(new QuietButton(themes, {}, TextStyle::Heading)),
      m_places(new QMenu(this)),
      m_formula(new FormulaView),
      m_words(new IconLine(themes)) {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*column, themes, &Spacing::s);
    content->installEventFilter(this);
    column->addWidget(m_formula);
    column->addWidget(m_words);
    card().setContent(content);
    card().setShortHeading(tr("Symbolically"));
    card().setSecondaryWidget(m_choice);
    m_choice->setPopup(m_places);
    m_choice->setAccessibleName(tr("With respect to which input"));
    m_choice->setToolTip(tr("Choose the derivative that everything here is about"));
    connect(m_places, &QMenu::aboutToShow, this, &DerivativePanel::fillMenu);
    addExportActions(
        *card().menu(), themes,
        {.fileName = QStringLiteral("derivative"),
         .text = [this] { return m_formula->text(); },
         .latex = [this] { return m_formula->latex(); },
         .size = [this] { return m_formula->formulaLayout().size(); },
         .paint = [this](QPainter& painter, const QRectF&) { paintFormula(painter, m_formula->formulaLayout(), {}); }});
    connect(&compare, &CompareSession::comparisonChanged, this, &DerivativePanel::schedule);
    connect(&compare, &CompareSession::placeChanged, this, &DerivativePanel::schedule);
    connect(&themes, &ThemeManager::changed, this, &DerivativePanel::retheme);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    retheme();
}

QString DerivativePanel::words() const { return m_words->text(); }

void DerivativePanel::retheme() {
    m_formula->setFormulaStyle(formulaStyle(theme(), formulaSize));
    grow();
}

// As high as the formula at this width, up to the most; from there on it scrolls.
void DerivativePanel::grow() {
    const int wanted = m_formula->heightForWidth(card().content()->width());
    const int least = m_formula->minimumSizeHint().height();
    m_formula->setFixedHeight(std::clamp(wanted, least, std::max(least, theme().px(mostHeight))));
}

bool DerivativePanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == card().content() && event->type() == QEvent::Resize) grow();
    return ComparePanel::eventFilter(watched, event);
}

void DerivativePanel::fillMenu() {
    m_places->clear();
    const QStringList& places = compare().places();
    for (qsizetype i = 0; i < places.size(); ++i) {
        QAction* action = m_places->addAction(tr("with respect to %1").arg(places[i]), this,
                                              [this, i] { compare().setPlace(std::size_t(i)); });
        action->setCheckable(true);
        action->setChecked(std::size_t(i) == compare().place());
    }
}

void DerivativePanel::refresh() {
    m_choice->setVisible(compare().hasProgram());
    m_choice->setText(partialText());
    m_choice->setEnabled(compare().places().size() > 1);
    m_choice->updateGeometry();
    showFormula(compare().formula());
    const PartialComparison* partial = compare().partial();
    m_words->showLine({}, partial ? sizeWords(*partial) : waitingText());
}

void DerivativePanel::showFormula(const DerivativeFormula* formula) {
    const bool isShown = formula && formula->math;
    m_formula->setVisible(isShown);
    if (!isShown) return;
    const std::string output = compare().outputName().toStdString();
    const std::string input = compare().placeName().toStdString();
    m_formula->setLines({Math::row(partialSymbol(output, input), Math::op("="), *formula->math)});
    std::vector<FormulaMark> marks;
    for (const StepId step : formula->repeated) marks.push_back({step, {}, theme().accent.wash});
    m_formula->setMarks(std::move(marks));
    grow();
}

QString DerivativePanel::sizeWords(const PartialComparison& partial) const {
    if (!partial.simplified)
        return tr("The derivative has too many different parts to be made as a formula. Backward mode needs none.");
    const ExpressionSize& size = *partial.simplified;
    QString words = tr("%1 operations after simplifying").arg(countText(size.tree));
    if (partial.plain) words += tr(", %1 before").arg(countText(partial.plain->tree));
    words += u'.';
    if (size.repeated() > 0) words += tr(" With repetitions shared, %1.").arg(countText(size.shared));
    if (compare().comparison()->evaluation)
        words += tr(" %1 itself has %2.")
                     .arg(compare().outputName(), countText(compare().comparison()->evaluation->operations));
    const DerivativeFormula* formula = compare().formula();
    if (formula && !formula->math) words += tr(" Written out it is too long to be read.");
    if (formula && !formula->repeated.empty()) words += tr(" What is lit stands there more than once.");
    return words;
}

}  // namespace wengert
