// The inputs' values, a quiet field each, for a card that is about something else. However many there are, only the
// rows in sight are widgets.
#pragma once

#include <QWidget>

#include "ui/theme_manager.h"
#include "ui/workspaces/step/math_cache.h"

namespace wengert {

class NumberField;
class RecycledRows;
class Session;

class InputValues final : public QWidget {
    Q_OBJECT

 public:
    InputValues(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

    NumberField* field(std::size_t input) const;  // null while it is not in sight

 private:
    void takeProgram();
    void retheme();
    void fit();

    Session& m_session;
    const ThemeManager& m_themes;
    MathCache m_symbols;
    RecycledRows* m_rows;
    std::size_t m_rowCount = 0;  // inputs of the program that the rows are of
};

}  // namespace wengert
