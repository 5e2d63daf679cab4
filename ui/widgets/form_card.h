// A card of settings: a heading with a fold that is remembered, rows of labels and controls one below the other, and
// its pictures in a menu. What the rows are, each kind of card says.
#pragma once

#include <QWidget>

#include "ui/widgets/card.h"

namespace wengert {

class FormRow;
class NumberField;
class Settings;

// Says what is wrong with a number that is not whole; for NumberField::setCheck.
QString whole(double number);

class FormCard : public QWidget {
    Q_OBJECT

 public:
    QMenu* exportMenu() const { return m_card->menu(); }

 protected:
    // `id`: what its fold is remembered by.
    FormCard(const ThemeManager& themes, Settings& settings, const QString& heading, const QString& id);

    const ThemeManager& themes() const { return m_themes; }
    Card& card() const { return *m_card; }
    FormRow* addRow(const QString& label, std::initializer_list<QWidget*> controls, const QString& hint = {});
    void addWide(QWidget* widget);
    // A field for a whole number.
    NumberField* wholeField(double least, double most) const;

 private:
    const ThemeManager& m_themes;
    Card* m_card;
    QWidget* m_rows;
};

}  // namespace wengert
