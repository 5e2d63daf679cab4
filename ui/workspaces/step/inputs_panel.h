// The card "Inputs": a row for each input with its slider, value and tangent seed. However many there are, only the
// rows in sight are widgets.
#pragma once

#include <QWidget>

#include "ui/theme_manager.h"
#include "ui/workspaces/step/math_cache.h"

class QMenu;

namespace wengert {

class Card;
class InputRow;
class RecycledRows;
class Session;
class Settings;

class InputsPanel final : public QWidget {
    Q_OBJECT

 public:
    InputsPanel(Session& session, const ThemeManager& themes, Settings& settings, QWidget* parent = nullptr);

    InputRow* row(std::size_t input) const;  // null while it is not in sight
    RecycledRows& rows() { return *m_rows; }
    QMenu* exportMenu() const;

 private:
    void takeProgram();
    void showNumbers();
    void retheme();
    QString table(const QString& separator) const;

    Session& m_session;
    const ThemeManager& m_themes;
    MathCache m_symbols;
    Card* m_card;
    RecycledRows* m_rows;
};

}  // namespace wengert
