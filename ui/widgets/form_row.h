// A row of a card's settings: a label at the left and what it names at the right. All rows have labels of one width,
// so that controls line up from row to row and from card to card.
#pragma once

#include <QWidget>

#include "ui/theme_manager.h"

class QHBoxLayout;

namespace wengert {

class ElidedLabel;

class FormRow final : public QWidget {
    Q_OBJECT

 public:
    // The controls become children, side by side. The first one's accessible name is the label, unless it has one.
    FormRow(const ThemeManager& themes, const QString& label, std::initializer_list<QWidget*> controls,
            const QString& hint = {}, QWidget* parent = nullptr);

    QString label() const;
    void setLabel(const QString& label);

 private:
    void retheme();

    const ThemeManager& m_themes;
    ElidedLabel* m_label;
    QHBoxLayout* m_layout;
};

// A label between two controls of a row; the name of the one that follows.
QWidget* labelBetween(const QString& text, QWidget& control, const QString& hint = {});

}  // namespace wengert
