// The table of terms under the ladder: through, upstream, local, downstream. Pointing at a row lights its edge.
#pragma once

#include <QTableView>

#include "ui/models/term_model.h"
#include "ui/session.h"
#include "ui/theme_manager.h"

namespace wengert {

class TermDelegate;

class TermTable final : public QTableView {
    Q_OBJECT

 public:
    TermTable(const ThemeManager& themes, QWidget* parent = nullptr);

    // Of one step's number of this pass; the first `summed` terms are in.
    void setTerms(std::vector<ExplanationTerm> terms, std::size_t summed, Pass pass);
    void setLit(std::optional<EdgeId> edge);
    const TermModel& terms() const { return m_model; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
    void pointed(std::optional<wengert::EdgeId> edge);
    void picked(wengert::EdgeId edge);

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

 private:
    void retheme();
    void arrangeColumns();
    int neededWidth(int column) const;

    const ThemeManager& m_themes;
    TermModel m_model;
    TermDelegate* m_delegate;
};

}  // namespace wengert
