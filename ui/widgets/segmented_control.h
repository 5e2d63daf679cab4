// One of a few, side by side in a well: the workspace switch. Arrow keys move, a click picks.
#pragma once

#include <QButtonGroup>
#include <QWidget>

#include "ui/theme_manager.h"

class QHBoxLayout;

namespace wengert {

class SegmentedControl final : public QWidget {
    Q_OBJECT
 public:
    explicit SegmentedControl(const ThemeManager& themes, QWidget* parent = nullptr);

    // The first one added is current.
    void addSegment(const QString& text);
    int count() const { return int(m_group.buttons().size()); }
    int currentIndex() const { return m_group.checkedId(); }
    void setCurrentIndex(int index);  // emits currentChanged when it does change
    QAbstractButton* segment(int index) const { return m_group.button(index); }

 Q_SIGNALS:
    void currentChanged(int index);

 protected:
    void paintEvent(QPaintEvent*) override;

 private:
    const ThemeManager& m_themes;
    QHBoxLayout* m_layout;
    QButtonGroup m_group;
};

}  // namespace wengert
