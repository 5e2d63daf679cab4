// A list of a few things to choose one from, one below the other, the chosen one bold. Arrow keys move, as in a group
// of radio buttons.
#pragma once

#include <QButtonGroup>
#include <QWidget>

#include "ui/theme_manager.h"

namespace wengert {

class KindList final : public QWidget {
    Q_OBJECT

 public:
    KindList(const ThemeManager& themes, const QStringList& titles, QWidget* parent = nullptr);

    int current() const { return m_group.checkedId(); }
    void setCurrent(int index);  // emits nothing
    QAbstractButton* entry(int index) const { return m_group.button(index); }

 Q_SIGNALS:
    void picked(int index);  // by the user, also again

 private:
    QButtonGroup m_group;
};

}  // namespace wengert
