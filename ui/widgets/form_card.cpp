#include "ui/widgets/form_card.h"

#include <QMenu>
#include <QVBoxLayout>
#include <cmath>

#include "ui/widgets/form_row.h"
#include "ui/widgets/number_field.h"
#include "ui/widgets/setting_fields.h"
#include "ui/widgets/themed_layout.h"

namespace wengert {

QString whole(double number) {
    return number == std::floor(number) ? QString() : FormCard::tr("A whole number is expected here.");
}

FormCard::FormCard(const ThemeManager& themes, Settings& settings, const QString& heading, const QString& id)
    : m_themes(themes), m_card(new Card(themes, heading)), m_rows(new QWidget) {
    auto* rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*rows, themes, &Spacing::xs);
    m_card->setContent(m_rows);
    m_card->menu()->setTitle(heading);
    m_card->setFoldable(true);
    m_card->rememberFold(settings, id);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

FormRow* FormCard::addRow(const QString& label, std::initializer_list<QWidget*> controls, const QString& hint) {
    auto* row = new FormRow(m_themes, label, controls, hint);
    addWide(row);
    return row;
}

void FormCard::addWide(QWidget* widget) { m_rows->layout()->addWidget(widget); }

NumberField* FormCard::wholeField(double least, double most) const {
    NumberField* field = settingField(m_themes);
    field->setLimits(least, most);
    field->setStep(1);
    field->setCheck(whole);
    return field;
}

}  // namespace wengert
