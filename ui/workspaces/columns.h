// Three columns with draggable borders: side columns can be put away, and go by themselves where the window is too
// narrow for the text's size. What the user wants is remembered; what fits is decided anew at every size.
#pragma once

#include <QSplitter>
#include <QVBoxLayout>
#include <array>

#include "ui/actions.h"
#include "ui/settings.h"
#include "ui/theme_manager.h"

class QScrollArea;

namespace wengert {

// One below the other, with the distance that cards have.
QVBoxLayout* cardsIn(QWidget& column, const ThemeManager& themes);
// Where the window is too low for the cards' least heights, the column scrolls.
QScrollArea* scrolledColumn(QWidget* content);

class Columns final : public QSplitter {
    Q_OBJECT

 public:
    enum class Side { Left, Right };

    Columns(const ThemeManager& themes, Settings& settings, QWidget* left, QWidget* centre, QWidget* right,
            QWidget* parent = nullptr);

    // Its keys and buttons, while the workspace is shown.
    void obey(const Actions& actions);

    bool isShown(Side side) const { return !column(side)->isHidden(); }
    // Shows it, if need be instead of the other one, or puts it away.
    void toggle(Side side);
    void reveal(Side side) {
        if (!isShown(side)) toggle(side);
    }

    QSize minimumSizeHint() const override;  // of the centre: side columns go where there is no room for them

 protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;  // another workspace may have put a column away

 private:
    QWidget* column(Side side) const { return widget(side == Side::Left ? 0 : 2); }
    void retheme();
    void fit();
    void remember();

    const ThemeManager& m_themes;
    Settings& m_settings;
    Side m_preferred = Side::Right;  // where there is room for one
};

}  // namespace wengert
