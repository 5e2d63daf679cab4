// The card "This step": why the current or picked step's number is what it is. A ladder from the rule to the
// result, the table of its terms, and what is special here. The words and numbers come from core/autodiff.
#pragma once

#include <QWidget>
#include <optional>

#include "core/autodiff/explanation.h"
#include "ui/actions.h"

class QLabel;
class QMenu;
class QPushButton;
class QVBoxLayout;

namespace wengert {

class Badge;
class Card;
class FormulaView;
class Settings;
class TermTable;
class UpdatePictures;

class ExplanationPanel final : public QWidget {
    Q_OBJECT

 public:
    ExplanationPanel(Session& session, const Actions& actions, const ThemeManager& themes, Settings& settings,
                     QWidget* parent = nullptr);

    QMenu* exportMenu() const;
    const FormulaView& ladder() const { return *m_ladder; }
    const TermTable& terms() const { return *m_terms; }
    UpdatePictures& pictures() const { return *m_pictures; }

 private:
    struct Subject {
        Pass pass;
        StepId step;
        std::uint32_t cell = 0;  // of an update
        friend bool operator==(const Subject&, const Subject&) = default;
    };

    QWidget* makeContent(const Actions& actions);
    void connectSession();
    void connectParts();
    void schedule();  // however often it is called, one refresh before the next picture
    void refresh();
    void retheme();
    std::optional<Subject> subject() const;
    Explanation explained() const;
    void showSubject();
    void showUpdate();
    void showNotes(const QString& notes);
    void showHint();  // what there is to do while nothing can be explained
    void showSelection();
    std::optional<EdgeId> termAtCursor() const;
    void point(std::optional<StepId> step, std::optional<EdgeId> edge);

    Session& m_session;
    const ThemeManager& m_themes;
    std::optional<Subject> m_subject;
    bool m_scheduled = false;

    Card* m_card;
    Badge* m_pattern;
    QLabel* m_hint;
    FormulaView* m_ladder;
    TermTable* m_terms;
    UpdatePictures* m_pictures;
    QLabel* m_notes;
    QPushButton* m_firstNonFinite;
    QVBoxLayout* m_layout = nullptr;
};

}  // namespace wengert
