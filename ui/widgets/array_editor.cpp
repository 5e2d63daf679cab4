#include "ui/widgets/array_editor.h"

#include <QHeaderView>
#include <QLabel>
#include <QScreen>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/language/number.h"
#include "ui/text.h"
#include "ui/widgets/array_picture.h"

namespace wengert {

ArrayEditor::ArrayEditor(const QString& name, Shape shape, std::span<const double> numbers, QWidget* parent)
    : QWidget(parent, Qt::Popup),
      m_shape(shape),
      m_numbers(numbers.begin(), numbers.end()),
      m_table(new QTableWidget(int(std::min(shape.rows, mostRows)), int(std::min(shape.columns, mostColumns)))) {
    setAttribute(Qt::WA_DeleteOnClose);
    auto* title = new QLabel(tr("%1, %2").arg(name, shapeLabel(shape)));
    m_table->setAccessibleName(tr("Numbers of %1").arg(name));
    m_table->horizontalHeader()->setDefaultSectionSize(72);
    m_table->verticalHeader()->setDefaultSectionSize(26);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(title);
    layout->addWidget(m_table);
    for (int row = 0; row < m_table->rowCount(); ++row)
        for (int column = 0; column < m_table->columnCount(); ++column) {
            m_table->setItem(row, column, new QTableWidgetItem);
            m_table->item(row, column)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            show(row, column);
        }
    connect(m_table, &QTableWidget::cellChanged, this, &ArrayEditor::take);
}

void ArrayEditor::popupAt(QPoint global) {
    const int width = m_table->verticalHeader()->sizeHint().width() + 72 * std::min(m_table->columnCount(), 8) + 24;
    const int height = m_table->horizontalHeader()->sizeHint().height() + 26 * std::min(m_table->rowCount(), 12) + 12;
    m_table->setMinimumSize(width, height);
    adjustSize();
    if (const QScreen* screen = this->screen()) {
        const QRect room = screen->availableGeometry();
        global.setX(std::clamp(global.x(), room.left(), std::max(room.left(), room.right() - this->width())));
        global.setY(std::clamp(global.y(), room.top(), std::max(room.top(), room.bottom() - this->height())));
    }
    move(global);
    QWidget::show();
    m_table->setFocus();
}

void ArrayEditor::show(int row, int column) {
    const QSignalBlocker blocker(m_table);
    m_table->item(row, column)
        ->setText(toQString(exactNumber(m_numbers[std::size_t(row) * m_shape.columns + std::size_t(column)])));
}

// What is no number leaves the cell as it was.
void ArrayEditor::take(int row, int column) {
    bool isNumber = false;
    const double number = m_table->item(row, column)->text().trimmed().toDouble(&isNumber);
    double& cell = m_numbers[std::size_t(row) * m_shape.columns + std::size_t(column)];
    if (isNumber && std::isfinite(number) && number != cell) {
        cell = number;
        Q_EMIT edited(m_numbers);
    }
    show(row, column);
}

}  // namespace wengert
