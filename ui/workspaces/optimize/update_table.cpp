#include "ui/workspaces/optimize/update_table.h"

#include <QPainter>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/theme_formula.h"

namespace wengert {
namespace {

constexpr double symbolSize = 15;  // pixels of the 100 % design, as the next
constexpr double rowSize = 26;
constexpr double symbolShare = 0.26;  // of the width

QString numberText(double number) { return std::isnan(number) ? notComputed() : toQString(shortNumber(number)); }

}  // namespace

UpdateTable::UpdateTable(const ThemeManager& themes, QWidget* parent) : QWidget(parent), m_themes(themes) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, [this] { setRows(std::move(m_rows), m_inputs); });
}

void UpdateTable::setRows(std::vector<Row> rows, const std::array<QString, 2>& inputs) {
    m_rows = std::move(rows);
    m_inputs = inputs;
    m_symbols.clear();
    for (const Row& row : m_rows) m_symbols.emplace_back(row.symbol, formulaStyle(theme(), symbolSize));
    describe();
    updateGeometry();
    update();
}

void UpdateTable::describe() {
    QStringList words;
    for (const Row& row : m_rows)
        words << tr("%1: %2 and %3")
                     .arg(toQString(toText(row.symbol)), numberText(row.numbers[0]), numberText(row.numbers[1]));
    setAccessibleName(tr("Numbers of the update"));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
}

int UpdateTable::rowHeight() const { return theme().px(rowSize); }

QSize UpdateTable::sizeHint() const { return {theme().px(220), rowHeight() * (int(m_rows.size()) + 1)}; }

QString UpdateTable::csv() const {
    QString text = tr("quantity") + u',' + m_inputs[0] + u',' + m_inputs[1];
    for (const Row& row : m_rows)
        text += u'\n' + toQString(toText(row.symbol)) + u',' + toQString(exactNumber(row.numbers[0])) + u',' +
                toQString(exactNumber(row.numbers[1]));
    return text;
}

void UpdateTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double column = width() * (1 - symbolShare) / 2;
    const auto cell = [&](int row, std::size_t i) {
        return QRectF(width() * symbolShare + column * double(i), row * rowHeight(), column, rowHeight());
    };
    painter.setFont(theme().font(TextStyle::Label));
    painter.setPen(theme().muted);
    for (std::size_t i = 0; i < 2; ++i) painter.drawText(cell(0, i), Qt::AlignRight | Qt::AlignVCenter, m_inputs[i]);
    painter.setPen(QPen(theme().line, theme().stroke(1)));
    painter.drawLine(QPointF(0, rowHeight() - 0.5), QPointF(width(), rowHeight() - 0.5));
    for (int row = 1; row <= int(m_rows.size()); ++row) {
        const Row& shown = m_rows[std::size_t(row - 1)];
        const FormulaLayout& symbol = m_symbols[std::size_t(row - 1)];
        paintFormula(painter, symbol, {0, row * rowHeight() + (rowHeight() - symbol.size().height()) / 2});
        QFont font = theme().font(TextStyle::Mono);
        font.setBold(shown.isStrong);
        painter.setFont(font);
        painter.setPen(shown.isGradient ? theme().adjoint.color : theme().text);
        for (std::size_t i = 0; i < 2; ++i)
            painter.drawText(cell(row, i), Qt::AlignRight | Qt::AlignVCenter, numberText(shown.numbers[i]));
    }
}

}  // namespace wengert
