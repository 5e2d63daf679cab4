#include "ui/workspaces/compare/method_table.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/text.h"

namespace wengert {
namespace {

constexpr double rowSize = 26;  // pixels of the 100 % design, as the next
constexpr double markWidth = 14;
constexpr double leastName = 108;  // with the piece of line before it
constexpr double likedName = 250;
constexpr double mostGap = 26;  // that a column gets where there is room

QFont numberFont(const Theme& theme) { return theme.font(TextStyle::Mono); }

}  // namespace

MethodTable::MethodTable(const ThemeManager& themes, QWidget* parent) : QWidget(parent), m_themes(themes) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Methods, with their values and costs"));
    connect(&themes, &ThemeManager::changed, this, &MethodTable::measure);
}

void MethodTable::setRows(std::vector<Row> rows, const QString& derivative) {
    m_rows = std::move(rows);
    m_derivative = derivative;
    describe();
    measure();
}

QStringList MethodTable::titles() const {
    return {m_derivative, tr("rel. error"), tr("operations"), tr("stored"), tr("sweeps"), tr("time")};
}

QString MethodTable::shownTitle(int column) const {
    if (m_isTight && column == Error) return tr("error");
    return m_isTight && column == Operations ? tr("ops") : titles()[column];
}

double MethodTable::widthFor(int column) const {
    const QFontMetricsF numbers(numberFont(theme()));
    double widest = QFontMetricsF(theme().font(TextStyle::Label)).horizontalAdvance(shownTitle(column));
    for (const Row& row : m_rows)
        widest = std::max(widest,
                          numbers.horizontalAdvance(column == Value ? row.value.text : row.cells[std::size_t(column)]));
    return std::ceil(widest) + theme().space.m;
}

double MethodTable::roomForNames() const {
    double room = width();
    for (const double column : m_widths) room -= column;
    return room;
}

// Each column as wide as what stands in it; the names take the rest.
void MethodTable::measure() {
    for (const bool isTight : {false, true}) {
        m_isTight = isTight;
        for (int column = 0; column < ColumnCount; ++column) m_widths[std::size_t(column)] = widthFor(column);
        if (roomForNames() >= theme().px(leastName)) break;
    }
    for (const Column column : {Sweeps, Stored})
        if (roomForNames() < theme().px(leastName)) m_widths[column] = 0;
    updateGeometry();
    update();
}

void MethodTable::describe() {
    QStringList words;
    for (const Row& row : m_rows) {
        QStringList cells{row.look.name + (row.parameter.isEmpty() ? QString() : u' ' + row.parameter)};
        for (int column = 0; column < ColumnCount; ++column)
            cells << titles()[column] + u' ' + row.cells[std::size_t(column)];
        words << cells.join(QStringLiteral(", "));
    }
    setAccessibleDescription(words.join(QStringLiteral("; ")));
}

int MethodTable::rowHeight() const { return theme().px(rowSize); }

QSize MethodTable::sizeHint() const { return {theme().px(4 * leastName), rowHeight() * (int(m_rows.size()) + 1)}; }

QSize MethodTable::minimumSizeHint() const { return {theme().px(2 * leastName), sizeHint().height()}; }

// row −1: the head. The first column of all is at −1.
QRectF MethodTable::cell(int row, int column) const {
    double spare = width() - theme().px(likedName);
    for (const double each : m_widths) spare -= each;
    const double gap = std::clamp(spare / double(ColumnCount), 0.0, double(theme().px(mostGap)));
    double right = width();
    for (int i = ColumnCount - 1; i > column; --i) right -= m_widths[std::size_t(i)] + gap;
    const double left = column < 0 ? 0 : right - m_widths[std::size_t(column)] - gap;
    return {left, double((row + 1) * rowHeight()), right - left, double(rowHeight())};
}

void MethodTable::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintHead(painter);
    for (int row = 0; row < int(m_rows.size()); ++row) {
        paintName(painter, row);
        painter.setFont(numberFont(theme()));
        paintValue(painter, row);
        painter.setPen(m_rows[std::size_t(row)].isMethod ? theme().text : theme().muted);
        for (int column = Error; column < ColumnCount; ++column)
            if (m_widths[std::size_t(column)] > 0)
                painter.drawText(cell(row, column), Qt::AlignRight | Qt::AlignVCenter,
                                 m_rows[std::size_t(row)].cells[std::size_t(column)]);
    }
}

void MethodTable::paintHead(QPainter& painter) const {
    painter.setFont(theme().font(TextStyle::Label));
    painter.setPen(theme().muted);
    painter.drawText(cell(-1, -1), Qt::AlignLeft | Qt::AlignVCenter, tr("method"));
    for (int column = 0; column < ColumnCount; ++column)
        if (m_widths[std::size_t(column)] > 0)
            painter.drawText(cell(-1, column), Qt::AlignRight | Qt::AlignVCenter, shownTitle(column));
    painter.setPen(QPen(theme().line, theme().stroke(1)));
    painter.drawLine(QPointF(0, rowHeight() - 0.5), QPointF(width(), rowHeight() - 0.5));
}

void MethodTable::paintName(QPainter& painter, int row) const {
    const Row& shown = m_rows[std::size_t(row)];
    QRectF room = cell(row, -1);
    if (shown.isMethod) {
        QPen pen(shown.look.color, theme().stroke(3), Qt::SolidLine, Qt::FlatCap);
        painter.setPen(pen);
        painter.drawLine(QPointF(room.left(), room.center().y()),
                         QPointF(room.left() + theme().px(markWidth), room.center().y()));
    }
    room.setLeft(room.left() + theme().px(markWidth) + theme().space.s);
    const QFont font = theme().font();
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(shown.isMethod ? theme().text : theme().muted);
    const bool isTight = metrics.horizontalAdvance(shown.look.name) > room.width();
    const QString& wanted = isTight && !shown.look.shortName.isEmpty() ? shown.look.shortName : shown.look.name;
    const QString name = metrics.elidedText(wanted, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    room.setLeft(room.left() + metrics.horizontalAdvance(name) + theme().space.s);
    if (shown.parameter.isEmpty() || room.width() < metrics.horizontalAdvance(shown.parameter)) return;
    painter.setPen(theme().muted);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown.parameter);
}

// Wrong digits have their colour and a line below them.
void MethodTable::paintValue(QPainter& painter, int row) const {
    const Row& shown = m_rows[std::size_t(row)];
    const QFontMetricsF metrics(numberFont(theme()));
    const WrittenDigits& value = shown.value;
    const QRectF room = cell(row, Value);
    double left = room.right() - metrics.horizontalAdvance(value.text);
    const auto paint = [&](const QString& part, const QColor& color) {
        const QRectF place(left, room.top(), metrics.horizontalAdvance(part) + 1, room.height());
        painter.setPen(color);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, part);
        left += metrics.horizontalAdvance(part);
        return place;
    };
    const QColor ink = shown.isMethod ? theme().text : theme().muted;
    paint(value.text.left(value.wrongFrom), ink);
    if (value.wrongTo > value.wrongFrom) {
        const QRectF wrong =
            paint(value.text.mid(value.wrongFrom, value.wrongTo - value.wrongFrom), theme().error.color);
        const double y = std::round(wrong.center().y() + metrics.ascent() / 2 + 2) + 0.5;
        painter.setPen(QPen(theme().error.color, theme().stroke(1), Qt::DotLine));
        painter.drawLine(QPointF(wrong.left(), y), QPointF(wrong.right() - 1, y));
    }
    paint(value.text.mid(value.wrongTo), ink);
}

bool MethodTable::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const QStringList hints{tr("Digits that are wrong are marked"),
                            tr("Of the derivative, relative to backward mode"),
                            tr("Arithmetic operations for the whole gradient, counted"),
                            tr("The most numbers held at a time"),
                            tr("Sweeps, evaluations or expressions for the whole gradient"),
                            tr("Measured on this machine, for the whole gradient")};
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = help->pos().y() / rowHeight() - 1;
    QString hint;
    if (row >= 0 && row < int(m_rows.size()))
        hint = QStringList{m_rows[std::size_t(row)].look.name, m_rows[std::size_t(row)].parameter}.join(u' ').trimmed();
    for (int column = 0; column < ColumnCount; ++column) {
        const QRectF room = cell(-1, column);
        if (help->pos().x() >= room.left() && help->pos().x() < room.right()) hint = hints[column];
    }
    QToolTip::showText(help->globalPos(), hint, this);
    return true;
}

QString MethodTable::text(QChar separator) const {
    QStringList lines{(QStringList{tr("method"), QStringLiteral("h")} + titles()).join(separator)};
    for (const Row& row : m_rows) {
        QStringList cells{row.look.name, QString(row.parameter).remove(QStringLiteral("h = "))};
        for (const QString& number : row.cells) cells << number;
        lines << cells.join(separator);
    }
    return lines.join(u'\n');
}

}  // namespace wengert
