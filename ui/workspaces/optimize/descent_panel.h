// What the cards at the left of Optimize share: rows of settings, and edits that go to the session. What the rows are,
// each card says.
#pragma once

#include "ui/descent/descent_session.h"
#include "ui/widgets/form_card.h"

namespace wengert {

class DescentPanel : public FormCard {
    Q_OBJECT

 protected:
    DescentPanel(DescentSession& descent, const ThemeManager& themes, Settings& settings, const QString& heading,
                 const QString& id)
        : FormCard(themes, settings, heading, id), m_descent(descent) {}

    DescentSession& descent() const { return m_descent; }

    template <class Change>
    void edit(const QString& what, DescentEdit kind, Change change, std::size_t index = 0) {
        DescentDocument next = m_descent.document();
        change(next);
        m_descent.edit(what, next, kind == DescentEdit::None ? -1 : static_cast<int>(kind) + static_cast<int>(index));
    }

 private:
    DescentSession& m_descent;
};

}  // namespace wengert
