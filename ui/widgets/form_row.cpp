#include "ui/widgets/form_row.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include "ui/widgets/elided_label.h"

namespace wengert {
namespace {

// Of the 100 % design.
constexpr int labelWidth = 92;
constexpr int fieldHeight = 28;

}  // namespace

FormRow::FormRow(const ThemeManager& themes, const QString& label, std::initializer_list<QWidget*> controls,
                 const QString& hint, QWidget* parent)
    : QWidget(parent), m_themes(themes), m_label(new ElidedLabel(label)), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_label);
    for (QWidget* control : controls) {
        m_layout->addWidget(control);
        if (control->accessibleName().isEmpty() && control == *controls.begin()) control->setAccessibleName(label);
    }
    setToolTip(hint);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, &FormRow::retheme);
    retheme();
}

QWidget* labelBetween(const QString& text, QWidget& control, const QString& hint) {
    auto* label = new QLabel(text);
    label->setToolTip(hint);
    if (control.accessibleName().isEmpty()) control.setAccessibleName(text);
    return label;
}

QString FormRow::label() const { return m_label->text(); }

void FormRow::setLabel(const QString& label) { m_label->setText(label); }

void FormRow::retheme() {
    m_layout->setSpacing(m_themes.theme().space.s);
    m_label->setFixedWidth(m_themes.theme().px(labelWidth));
    for (QWidget* control : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        const bool isField = qobject_cast<QLineEdit*>(control) || qobject_cast<QComboBox*>(control);
        if (isField) control->setFixedHeight(m_themes.theme().px(fieldHeight));
    }
}

}  // namespace wengert
