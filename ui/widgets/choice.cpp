#include "ui/widgets/choice.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QStyledItemDelegate>
#include <QWheelEvent>
#include <utility>

namespace wengert {
namespace {

constexpr int leastCharacters = 4;
constexpr int mostShown = 14;  // without scrolling

// Which the style sheet reaches. A separator is a line, as in Qt's own lists.
class EntryDelegate final : public QStyledItemDelegate {
 public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        if (!isSeparator(index)) return QStyledItemDelegate::paint(painter, option, index);
        const QRect line(option.rect.left(), option.rect.center().y(), option.rect.width(), 1);
        painter->fillRect(line, option.palette.color(QPalette::Mid));
    }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return isSeparator(index) ? QSize(size.width(), size.height() / 3) : size;
    }

 private:
    static bool isSeparator(const QModelIndex& index) {
        return index.data(Qt::AccessibleDescriptionRole).toString() == QLatin1String("separator");
    }
};

}  // namespace

Choice::Choice(QWidget* parent) : QComboBox(parent) {
    setView(new QListView(this));
    view()->setItemDelegate(new EntryDelegate(this));
    setMaxVisibleItems(mostShown);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(leastCharacters);
    connect(this, &QComboBox::activated, this, [this](int index) {
        const QString name = itemData(index).toString();
        if (std::exchange(m_shown, name) != name) Q_EMIT picked(name);
        if (std::exchange(m_isListUsed, false)) Q_EMIT taken();
    });
    connect(this, &QComboBox::currentIndexChanged, this,
            [this](int index) { setToolTip(itemData(index, Qt::ToolTipRole).toString()); });
}

void Choice::insertEntry(int at, const QString& name, const QString& title, const QString& hint) {
    insertItem(at, title, name);
    setItemData(at, hint, Qt::ToolTipRole);
    if (count() == 1) m_shown = name;
}

void Choice::setEntryEnabled(const QString& name, bool enabled, const QString& hint) {
    const int index = findData(name);
    if (auto* items = qobject_cast<QStandardItemModel*>(model())) items->item(index)->setEnabled(enabled);
    setItemData(index, hint, Qt::ToolTipRole);
}

void Choice::setCurrent(const QString& name) {
    m_shown = name;
    setCurrentIndex(findData(name));
}

// Qt leaves room for an icon as well.
QSize Choice::minimumSizeHint() const {
    return {QComboBox::minimumSizeHint().width() - iconSize().width(), sizeHint().height()};
}

// The list is as wide as its titles, also where the field is narrow.
void Choice::showPopup() {
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 2 * view()->frameWidth() + fontMetrics().height());
    m_isListUsed = true;
    QComboBox::showPopup();
}

// With … where the title is longer than the field.
void Choice::paintEvent(QPaintEvent*) {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room.width() - 2);
    QStylePainter painter(this);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

// Which walks through the entries while the list is closed.
void Choice::keyPressEvent(QKeyEvent* event) {
    m_isListUsed = false;
    QComboBox::keyPressEvent(event);
}

void Choice::wheelEvent(QWheelEvent* event) {
    m_isListUsed = false;
    if (hasFocus()) QComboBox::wheelEvent(event);
    else event->ignore();
}

}  // namespace wengert
