// The card "Numbers": the values, tangents or adjoints of the step that is explained, as a matrix. It shows the pass
// that is explained, until another one is chosen; only programs with arrays have it.
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "ui/session.h"
#include "ui/theme_manager.h"

class QLabel;
class QMenu;

namespace wengert {

class Card;
class MatrixTable;
class Pill;
class Settings;

class NumbersPanel final : public QWidget {
    Q_OBJECT

 public:
    NumbersPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    QMenu* exportMenu() const;
    MatrixTable& table() const { return *m_table; }
    Pill& pill(Pass pass) const { return *m_pills[std::size_t(pass)]; }

 private:
    QWidget* makePills();
    void appear();  // where there are arrays
    void refresh();

    Session& m_session;
    const ThemeManager& m_themes;
    std::optional<Pass> m_explained;  // as last shown
    std::optional<Pass> m_chosen;     // until the explained pass is another one
    Card* m_card;
    MatrixTable* m_table;
    QLabel* m_hint;
    std::array<Pill*, allParts.size()> m_pills{};
};

}  // namespace wengert
