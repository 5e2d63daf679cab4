#include "ui/workspaces/practice/lab_rows.h"

#include <QPainter>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/theme_formula.h"
#include "ui/workspaces/practice/mark_painting.h"

namespace wengert {
namespace {

constexpr double symbolSize = 16;  // pixels of the 100 % design, as the next ones
constexpr double rowSize = 28;
constexpr double markSpan = 26;

}  // namespace

LabRows::LabRows(const ThemeManager& themes, QWidget* parent) : QWidget(parent), m_themes(themes) {
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Rows of both algorithms"));
    connect(&themes, &ThemeManager::changed, this, &LabRows::typeset);
}

void LabRows::setRun(LabRun run) {
    m_run = std::move(run);
    typeset();
    QStringList words;
    for (std::size_t i = 0; i < shownRows(); ++i)
        words << tr("%1: right %2, wrong %3")
                     .arg(toQString(toText(m_run.rows[i].shown)), toQString(shortNumber(m_run.rows[i].right)),
                          toQString(shortNumber(m_run.rows[i].wrong)));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
}

std::size_t LabRows::shownRows() const {
    return m_run.firstDifference ? *m_run.firstDifference + 1 : m_run.rows.size();
}

int LabRows::rowHeight() const { return m_themes.theme().px(rowSize); }

QRect LabRows::placeOf(std::size_t row) const { return {0, int(row + 1) * rowHeight(), width(), rowHeight()}; }

QSize LabRows::sizeHint() const { return {m_themes.theme().px(400), int(shownRows() + 1) * rowHeight()}; }

void LabRows::typeset() {
    m_symbols.clear();
    for (std::size_t i = 0; i < shownRows(); ++i)
        m_symbols.emplace_back(m_run.rows[i].shown, formulaStyle(m_themes.theme(), symbolSize));
    updateGeometry();
    update();
}

void LabRows::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int mark = theme.px(markSpan);
    const int column = (width() - mark) / 3;
    const auto cell = [&](int top, int i) { return QRect(i * column, top, column - theme.space.s, rowHeight()); };
    painter.setFont(theme.font(TextStyle::Label));
    painter.setPen(theme.muted);
    painter.drawText(cell(0, 0).adjusted(theme.space.xs, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, tr("computed"));
    painter.drawText(cell(0, 1), Qt::AlignRight | Qt::AlignVCenter, tr("wrong"));
    painter.drawText(cell(0, 2), Qt::AlignRight | Qt::AlignVCenter, tr("right"));
    painter.fillRect(QRectF(0, rowHeight() - theme.stroke(1), width(), theme.stroke(1)), theme.line);
    painter.setFont(theme.font(TextStyle::Mono));
    for (std::size_t i = 0; i < m_symbols.size(); ++i) {
        const QRect box = placeOf(i);
        const bool differs = m_run.firstDifference == i;
        if (differs) painter.fillRect(box, theme.currentRow);
        painter.save();
        painter.setClipRect(QRect(0, box.top(), column * 3 / 2, box.height()));  // numbers are short
        paintFormula(painter, m_symbols[i],
                     {double(theme.space.xs), box.top() + (box.height() - m_symbols[i].size().height()) / 2});
        painter.restore();
        painter.setPen(differs ? theme.adjoint.deep : theme.text);
        painter.drawText(cell(box.top(), 1), Qt::AlignRight | Qt::AlignVCenter,
                         toQString(shortNumber(m_run.rows[i].wrong)));
        painter.setPen(theme.text);
        painter.drawText(cell(box.top(), 2), Qt::AlignRight | Qt::AlignVCenter,
                         toQString(shortNumber(m_run.rows[i].right)));
        paintMark(painter, QRectF(width() - mark, box.top(), mark, box.height()), differs ? Mark::Wrong : Mark::Right,
                  theme);
    }
}

}  // namespace wengert
