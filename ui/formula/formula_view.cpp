#include "ui/formula/formula_view.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextOption>
#include <algorithm>
#include <cmath>

namespace wengert {
namespace {

constexpr double leastScale = 0.7;

std::size_t countParts(const Math& math) {
    std::size_t count = 1;
    for (const Math& child : math.children) count += countParts(child);
    return count;
}

}  // namespace

FormulaLayout fitFormula(const FormulaLayout& natural, std::span<const Math> lines, FormulaOptions options,
                         double width) {
    FormulaLayout layout = natural;
    FormulaStyle style = natural.style();
    const int least = std::max(1, static_cast<int>(std::ceil(leastScale * style.pixelSize)));
    while (layout.size().width() > width && style.pixelSize > least) {
        const double ratio = width / layout.size().width();
        style.pixelSize = std::clamp(static_cast<int>(ratio * style.pixelSize), least, style.pixelSize - 1);
        layout = FormulaLayout(lines, style, options);
    }
    if (layout.size().width() <= width) return layout;
    options.maximumWidth = width;
    return FormulaLayout(lines, style, options);
}

FormulaView::FormulaView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    contentChanged();
}

void FormulaView::setLines(std::vector<Math> lines) {
    m_lines = std::move(lines);
    m_partCount = 0;
    for (const Math& line : m_lines) m_partCount += countParts(line);
    setAccessibleName(text());
    contentChanged();
}

void FormulaView::setFormulaStyle(const FormulaStyle& style) {
    if (style == m_style) return;
    m_style = style;
    contentChanged();
}

void FormulaView::setAlignsRelations(bool aligns) {
    m_options.alignsRelations = aligns;
    contentChanged();
}

void FormulaView::setCentered(bool centered) {
    m_isCentered = centered;
    contentChanged();
}

void FormulaView::setMarks(std::vector<FormulaMark> marks) {
    if (marks == m_marks) return;
    updateMarked();
    m_marks = std::move(marks);
    updateMarked();
}

QString FormulaView::text() const {
    if (isTooLarge()) return sentence();
    QStringList texts;
    for (const Math& line : m_lines) texts << QString::fromStdString(toText(line));
    return texts.join(u'\n');
}

QString FormulaView::latex() const {
    QStringList texts;
    for (const Math& line : m_lines) texts << QString::fromStdString(toLatex(line));
    if (texts.size() < 2) return texts.join(QString());
    for (QString& text : texts)
        if (const qsizetype relation = text.indexOf(u'='); relation >= 0) text.insert(relation, u'&');
    return QStringLiteral("\\begin{aligned}\n%1\n\\end{aligned}").arg(texts.join(QStringLiteral(" \\\\\n")));
}

QString FormulaView::sentence() const {
    return tr("This formula has %1 parts, too many to read as one. Follow it step by step instead.")
        .arg(QLocale().toString(static_cast<qulonglong>(m_partCount)));
}

// ---- layout

const FormulaLayout& FormulaView::layoutFor(int width) const {
    if (m_natural.size().width() <= width) return m_natural;
    if (!m_fitted.contains(width)) {
        m_fitted.insert(width, new FormulaLayout(fitFormula(m_natural, m_lines, m_options, width)));
    }
    return *m_fitted.object(width);
}

void FormulaView::contentChanged() {
    m_fitted.clear();
    m_natural = isTooLarge() ? FormulaLayout() : FormulaLayout(m_lines, m_style, m_options);
    relayout();
    updateGeometry();
}

// Bars are shown as the layout needs them in the room without bars, so that one that appears cannot change its own
// reason.
void FormulaView::relayout() {
    const QSize room = contentsRect().size();
    const int bar = horizontalScrollBar()->sizeHint().height();
    const FormulaLayout* layout = &layoutFor(room.width());
    const bool isTall = layout->size().height() > room.height();
    if (isTall) layout = &layoutFor(room.width() - bar);
    const QSize visible(room.width() - (isTall ? bar : 0), room.height());
    const bool isWide = layout->size().width() > visible.width();
    m_layout = *layout;
    setVerticalScrollBarPolicy(isTall ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(isWide ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    const auto setRange = [](QScrollBar* scrollBar, double content, int view) {
        scrollBar->setRange(0, std::max(0, static_cast<int>(std::ceil(content)) - view));
        scrollBar->setPageStep(view);
        scrollBar->setSingleStep(20);
    };
    setRange(horizontalScrollBar(), m_layout.size().width(), visible.width());
    setRange(verticalScrollBar(), m_layout.size().height(), visible.height() - (isWide ? bar : 0));
    viewport()->update();
}

QPointF FormulaView::layoutOrigin() const {
    const QSizeF slack = QSizeF(viewport()->size()) - m_layout.size();
    const double x = m_isCentered ? std::floor(std::max(0.0, slack.width() / 2)) : 0;
    const double y = m_isCentered ? std::floor(std::max(0.0, slack.height() / 2)) : 0;
    return {x - horizontalScrollBar()->value(), y - verticalScrollBar()->value()};
}

QSize FormulaView::sizeHint() const {
    const int width =
        isTooLarge() ? 20 * fontMetrics().averageCharWidth() : static_cast<int>(std::ceil(m_natural.size().width()));
    return {width, heightForWidth(width)};
}

QSize FormulaView::minimumSizeHint() const { return {4 * m_style.pixelSize, 2 * m_style.pixelSize}; }

int FormulaView::heightForWidth(int width) const {
    if (isTooLarge()) {
        const QRect box(0, 0, width, QWIDGETSIZE_MAX);
        return fontMetrics().boundingRect(box, Qt::TextWordWrap, sentence()).height();
    }
    const FormulaLayout& layout = layoutFor(width);
    const bool isWide = layout.size().width() > width;
    return static_cast<int>(std::ceil(layout.size().height())) +
           (isWide ? horizontalScrollBar()->sizeHint().height() : 0);
}

void FormulaView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    relayout();
}

// ---- painting and pointing

void FormulaView::updateMarked() const {
    const double reach = m_layout.margin() + 1;
    for (const FormulaMark& mark : m_marks) {
        for (const QRectF& rect : m_layout.rectangles(mark)) {
            const QRectF lit = rect.translated(layoutOrigin()).adjusted(-reach, -reach, reach, reach);
            viewport()->update(lit.toAlignedRect());
        }
    }
}

void FormulaView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    if (isTooLarge()) {
        painter.setPen(m_style.muted);
        QTextOption option(m_isCentered ? Qt::AlignCenter : Qt::AlignLeft);
        option.setWrapMode(QTextOption::WordWrap);
        painter.drawText(QRectF(viewport()->rect()), sentence(), option);
        return;
    }
    const QPointF origin = layoutOrigin();
    const QRectF exposed = QRectF(event->rect()).translated(-origin);
    paintFormula(painter, m_layout, origin, {.marks = m_marks, .textAsPaths = false, .exposed = exposed});
}

void FormulaView::hover(const FormulaHit& hit) {
    if (hit == m_hovered) return;
    m_hovered = hit;
    viewport()->setCursor(hit.step || hit.edge ? Qt::PointingHandCursor : Qt::ArrowCursor);
    Q_EMIT partHovered(hit.step, hit.edge);
}

void FormulaView::mouseMoveEvent(QMouseEvent* event) {
    hover(m_layout.partAt(event->position() - layoutOrigin()).value_or(FormulaHit{}));
}

void FormulaView::mousePressEvent(QMouseEvent* event) {
    const auto hit = m_layout.partAt(event->position() - layoutOrigin());
    if (event->button() == Qt::LeftButton && hit) {
        Q_EMIT partClicked(hit->step, hit->edge);
    } else {
        event->ignore();
    }
}

bool FormulaView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) hover({});
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace wengert
