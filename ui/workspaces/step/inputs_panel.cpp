#include "ui/workspaces/step/inputs_panel.h"

#include <QMenu>
#include <QVBoxLayout>

#include "core/language/number.h"
#include "ui/session.h"
#include "ui/settings.h"
#include "ui/text.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_export.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/placed.h"
#include "ui/widgets/recycled_rows.h"
#include "ui/workspaces/step/input_row.h"

namespace wengert {

InputsPanel::InputsPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_themes(themes),
      m_card(new Card(themes, tr("Inputs"))),
      m_rows(new RecycledRows([this](QWidget* row) { return new InputRow(m_session, m_symbols, m_themes, row); },
                              [](QWidget& row, int index) { static_cast<InputRow&>(row).bind(std::size_t(index)); })) {
    m_card->setSecondaryText(tr("tangent seed"));
    m_card->setContent(m_rows);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, QStringLiteral("inputs"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    CardExport files = exportOf(*m_rows->viewport(), QStringLiteral("inputs"));
    files.text = [this] { return table(QStringLiteral("\t")); };
    files.csv = [this] { return table(QStringLiteral(",")); };
    m_card->menu()->setTitle(tr("Inputs"));
    addExportActions(*m_card->menu(), themes, std::move(files));

    connect(&session, &Session::programChanged, this, &InputsPanel::takeProgram);
    connect(&session, &Session::traceChanged, this, &InputsPanel::showNumbers);
    connect(&session, &Session::diagnosticChanged, this, &InputsPanel::showNumbers);
    connect(&themes, &ThemeManager::changed, this, &InputsPanel::retheme);
    retheme();
    takeProgram();
}

QMenu* InputsPanel::exportMenu() const { return m_card->menu(); }

InputRow* InputsPanel::row(std::size_t input) const { return static_cast<InputRow*>(m_rows->rowAt(int(input))); }

QString InputsPanel::table(const QString& separator) const {
    QStringList lines{QStringList{tr("input"), tr("value"), tr("tangent seed")}.join(separator)};
    for (std::size_t i = 0; i < m_session.program().inputs().size(); ++i)
        lines << QStringList{toQString(m_session.program().inputs()[i].name),
                             toQString(exactNumber(m_session.inputValue(i))), toQString(exactNumber(m_session.seed(i)))}
                     .join(separator);
    return lines.join(u'\n');
}

void InputsPanel::retheme() {
    m_symbols.clear();
    m_rows->setRowHeight(m_themes.theme().px(31));
}

void InputsPanel::takeProgram() {
    dropTyping(*m_rows);
    m_symbols.clear();
    m_rows->setCount(int(m_session.program().inputs().size()));
    setPlacedVisible(*this, !m_session.program().inputs().empty());
}

void InputsPanel::showNumbers() {
    for (int i = m_rows->firstSeen(); i <= m_rows->lastSeen() && std::size_t(i) < m_session.program().inputs().size();
         ++i)
        if (InputRow* seen = row(std::size_t(i))) seen->showNumbers();
}

}  // namespace wengert
