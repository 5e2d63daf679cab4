// A widget that shows one or several lines of mathematics, lights the parts it is told to, and says which
// part the mouse points at. It knows no program and no session; its colours come from outside.
#pragma once

#include <QAbstractScrollArea>
#include <QCache>
#include <optional>
#include <vector>

#include "ui/formula/formula_layout.h"

namespace wengert {

// The lines for a width: as they are laid out naturally, else shrunk to as little as 70 %, else also broken at
// operators and relations. What is still too wide stays so.
FormulaLayout fitFormula(const FormulaLayout& natural, std::span<const Math> lines, FormulaOptions options,
                         double width);

class FormulaView final : public QAbstractScrollArea {
    Q_OBJECT
 public:
    // More parts than this are not typeset: nobody could read them. A sentence stands in their place.
    static constexpr std::size_t maximumParts = 4000;

    explicit FormulaView(QWidget* parent = nullptr);

    void setLines(std::vector<Math> lines);
    void setFormulaStyle(const FormulaStyle& style);
    void setAlignsRelations(bool aligns);  // the lines of a derivation; else each starts at the left
    void setCentered(bool centered);       // the whole in the middle of the widget where it fits
    void setMarks(std::vector<FormulaMark> marks);

    const std::vector<Math>& lines() const { return m_lines; }
    const FormulaLayout& formulaLayout() const { return m_layout; }  // as shown
    QString text() const;                                            // the lines as text, for copying
    QString latex() const;                                           // one line, or an aligned environment
    QPointF layoutOrigin() const;                                    // of its top left on the viewport

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

 Q_SIGNALS:
    // Both empty when the mouse leaves every part.
    void partHovered(std::optional<wengert::StepId> step, std::optional<wengert::EdgeId> edge);
    void partClicked(std::optional<wengert::StepId> step, std::optional<wengert::EdgeId> edge);

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

 private:
    bool isTooLarge() const { return m_partCount > maximumParts; }
    const FormulaLayout& layoutFor(int width) const;
    void contentChanged();
    void relayout();
    void updateMarked() const;
    void hover(const FormulaHit& hit);
    QString sentence() const;

    std::vector<Math> m_lines;
    std::size_t m_partCount = 0;
    FormulaStyle m_style;
    FormulaOptions m_options;
    bool m_isCentered = false;
    std::vector<FormulaMark> m_marks;
    FormulaLayout m_natural;                         // as if there were room
    FormulaLayout m_layout;                          // as shown
    mutable QCache<int, FormulaLayout> m_fitted{4};  // by width: layouts and scroll bars ask again and again
    FormulaHit m_hovered;
};

}  // namespace wengert
