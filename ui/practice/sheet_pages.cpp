#include "ui/practice/sheet_pages.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <utility>

#include "core/language/number.h"
#include "ui/formula/formula_view.h"
#include "ui/theme_formula.h"

namespace wengert {

namespace {

constexpr int pixelsPerInch = 96;
constexpr QSizeF pageSize(793.7, 1122.5);
constexpr double margin = 68;
constexpr double footerHeight = 32;

}  // namespace

SheetPages::SheetPages(QString footer)
    : m_theme(makeTheme({})), m_footer(std::move(footer)), m_bottom(pageSize.height() - margin - footerHeight) {}

double SheetPages::width() const { return pageSize.width() - 2 * margin; }

void SheetPages::beginPage() {
    m_pages.emplace_back();
    m_y = margin;
}

void SheetPages::add(double height, Paint paint) {
    if (m_pages.empty() || (m_y + height > m_bottom && !m_pages.back().empty())) beginPage();
    m_pages.back().push_back({std::move(paint), QPointF(margin, m_y)});
    m_y += height;
}

QByteArray SheetPages::pdf() const {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setResolution(pixelsPerInch);
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins({});
    pdf.setTitle(m_footer);
    pdf.setCreator(QStringLiteral("Wengert"));
    QPainter painter(&pdf);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        if (i > 0) pdf.newPage();
        for (const Placed& placed : m_pages[i]) placed.paint(painter, placed.topLeft);
        const QRectF footer(margin, pageSize.height() - margin, width(), footerHeight / 2);
        const QFont font = m_theme.font(TextStyle::Label);
        drawSheetText(painter, footer, m_footer, font, m_theme.muted);
        drawSheetText(painter, footer, QObject::tr("page %1 of %2").arg(i + 1).arg(m_pages.size()), font, m_theme.muted,
                      Qt::AlignRight | Qt::AlignVCenter);
    }
    painter.end();
    return bytes;
}

FormulaLayout sheetFormula(const SheetPages& pages, std::span<const Math> lines, int pixelSize, double width) {
    FormulaStyle style = formulaStyle(pages.theme(), pixelSize);
    style.value = style.tangent = style.adjoint = style.text;  // for any printer
    return fitFormula(FormulaLayout(lines, style), lines, {}, width);
}

void addFormula(SheetPages& pages, std::span<const Math> lines, int pixelSize) {
    FormulaLayout layout = sheetFormula(pages, lines, pixelSize, pages.width());
    const double height = layout.size().height(), inset = layout.margin();
    pages.add(height, [layout = std::move(layout), inset](QPainter& painter, QPointF topLeft) {
        paintFormula(painter, layout, topLeft - QPointF(inset, 0));
    });
}

void drawSheetText(QPainter& painter, const QRectF& box, const QString& text, const QFont& font, const QColor& color,
                   Qt::Alignment alignment) {
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(box, static_cast<int>(alignment) | Qt::TextSingleLine,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, box.width()));
}

Math pointMath(const Program& program, std::span<const double> numbers, std::optional<MathKind> mark) {
    std::vector<Math> parts;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (i > 0) parts.push_back(Math::comma());
        Math name = nameSymbol(program.inputs()[i].name);
        parts.push_back(mark ? Math::of(*mark, std::move(name)) : std::move(name));
        parts.push_back(Math::op("="));
        parts.push_back(Math::number(shortNumber(numbers[i])));
    }
    return Math::row(std::move(parts));
}

}  // namespace wengert
