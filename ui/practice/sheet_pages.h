// Pages of A4 that are filled from the top down and painted when all are known, so that each can say how many there
// are. Lengths are in pixels of 1/96 inch.
#pragma once

#include <QByteArray>
#include <QPainter>
#include <QRectF>
#include <functional>
#include <span>
#include <vector>

#include "core/language/math.h"
#include "ui/formula/formula_layout.h"
#include "ui/theme.h"

namespace wengert {

class SheetPages {
 public:
    // At this place of a page; painted on it later.
    using Paint = std::function<void(QPainter&, QPointF topLeft)>;

    explicit SheetPages(QString footer);

    const Theme& theme() const { return m_theme; }
    double width() const;                           // between the margins
    double left() const { return m_bottom - m_y; }  // height that is left on this page

    void beginPage();
    // Puts something of that height below what is there; on a new page where it does not fit.
    void add(double height, Paint paint);
    void addGap(double height) { m_y += height; }

    QByteArray pdf() const;

 private:
    struct Placed {
        Paint paint;
        QPointF topLeft;
    };

    Theme m_theme;
    QString m_footer;
    std::vector<std::vector<Placed>> m_pages;
    double m_y = 0;
    double m_bottom = 0;
};

// ---- what both sheets are made of

// Mathematics that fits the width; several lines stand one under the other.
FormulaLayout sheetFormula(const SheetPages& pages, std::span<const Math> lines, int pixelSize, double width);
void addFormula(SheetPages& pages, std::span<const Math> lines, int pixelSize);
// Text in the box, cut where it is too long.
void drawSheetText(QPainter& painter, const QRectF& box, const QString& text, const QFont& font, const QColor& color,
                   Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);
// x = 2, y = 8, and a mark over each name where there is one.
Math pointMath(const Program& program, std::span<const double> numbers, std::optional<MathKind> mark = {});

}  // namespace wengert
