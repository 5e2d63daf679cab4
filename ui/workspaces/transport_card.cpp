#include "ui/workspaces/transport_card.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>

#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/themed_layout.h"

namespace wengert {
namespace {

constexpr int wordsWidth = 230;  // with less room, of the 100 % design, the words have a line of their own

QWidget* row() {
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return widget;
}

QHBoxLayout& rowOf(QWidget& widget) { return static_cast<QHBoxLayout&>(*widget.layout()); }

}  // namespace

TransportCard::TransportCard(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent),
      m_themes(themes),
      m_grid(new QGridLayout),
      m_buttons(row()),
      m_words(row()),
      m_menus(row()),
      m_title(new QLabel),
      m_where(new ElidedLabel) {
    setThemedSpacing(rowOf(*m_buttons), themes, &Spacing::s);
    setThemedSpacing(rowOf(*m_words), themes, &Spacing::s);
    m_title->setProperty("role", QStringLiteral("strong"));
    m_where->setProperty("role", QStringLiteral("muted"));
    rowOf(*m_words).addWidget(m_title);
    rowOf(*m_words).addWidget(m_where, 1);

    auto* content = new QWidget;
    content->setLayout(m_grid);
    m_grid->setColumnStretch(1, 1);
    auto* card = new Card(themes, {});
    card->setContent(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&themes, &ThemeManager::changed, this, &TransportCard::arrange);
    arrange();
}

IconButton* TransportCard::addButton(QAction* action, const QString& icon, IconButton::Kind kind) {
    auto* button = new IconButton(m_themes, icon, action->text(), kind);
    button->setDefaultAction(action);
    button->setAutoRepeat(action->autoRepeat());
    addButton(button);
    return button;
}

void TransportCard::addButton(QWidget* button) { rowOf(*m_buttons).addWidget(button); }

void TransportCard::addMenu(QWidget* menu) { rowOf(*m_menus).addWidget(menu); }

void TransportCard::addBelow(QWidget* part) { m_grid->addWidget(part, m_grid->rowCount() + 1, 0, 1, 3); }

void TransportCard::say(const QString& title, const QString& where, const QString& shortWhere) {
    m_title->setText(title);
    m_where->setShortText(shortWhere);
    m_where->setText(where);
}

void TransportCard::resizeEvent(QResizeEvent*) { arrange(); }

void TransportCard::arrange() {
    const Theme& theme = m_themes.theme();
    const int margin = theme.space.s;
    m_grid->setContentsMargins(margin, margin, margin, margin);
    m_grid->setHorizontalSpacing(theme.space.l);
    m_grid->setVerticalSpacing(theme.space.s);
    const int beside = m_buttons->sizeHint().width() + m_menus->sizeHint().width() + 2 * theme.space.l + 4 * margin;
    const bool isWide = width() >= beside + theme.px(wordsWidth);
    const bool isTight = width() < beside;
    m_grid->addWidget(m_buttons, 0, 0, 1, isTight ? 3 : 1, Qt::AlignLeft);
    m_grid->addWidget(m_menus, isTight ? 1 : 0, 2, Qt::AlignRight);
    if (isWide) m_grid->addWidget(m_words, 0, 1);
    else m_grid->addWidget(m_words, 1, 0, 1, isTight ? 2 : 3);
}

}  // namespace wengert
