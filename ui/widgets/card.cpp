#include "ui/widgets/card.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "ui/settings.h"
#include "ui/widgets/control_painting.h"
#include "ui/widgets/icon_button.h"

namespace wengert {
namespace {

constexpr int markWidth = 4;
constexpr int headerHeight = 22;   // whatever stands at the right, headings share one line
constexpr int headingWidth = 120;  // this much of a heading is never given up to what stands at its right

ElidedLabel* headingLabel(const QString& text) {
    auto* label = new ElidedLabel(text);
    label->setProperty("role", QStringLiteral("heading"));
    return label;
}

}  // namespace

Card::Card(const ThemeManager& themes, const QString& heading, QWidget* parent)
    : QFrame(parent),
      m_themes(themes),
      m_layout(new QVBoxLayout(this)),
      m_header(new QHBoxLayout),
      m_heading(headingLabel(heading)),
      m_foldButton(new IconButton(themes, QStringLiteral("chevron-down"), {}, IconButton::Kind::Small)),
      m_menuButton(new IconButton(themes, QStringLiteral("menu"), tr("Card menu"), IconButton::Kind::Small, this)),
      m_menu(new QMenu(this)) {
    m_header->setSpacing(2);
    m_header->addWidget(m_heading);
    m_header->addWidget(m_foldButton);
    m_header->addStretch(1);
    m_layout->addLayout(m_header);

    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menu->installEventFilter(this);
    connect(m_foldButton, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    connect(&themes, &ThemeManager::changed, this, &Card::retheme);
    setHeading(heading);
}

bool Card::hasHeader() const { return !m_heading->text().isEmpty() || m_secondary; }

void Card::setHeading(const QString& heading) {
    m_heading->setText(heading);
    setAccessibleName(heading);
    retheme();
}

void Card::setSecondaryText(const QString& text) {
    if (auto* label = qobject_cast<ElidedLabel*>(m_secondary)) return label->setText(text);
    ElidedLabel* label = headingLabel(text);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setSecondaryWidget(label);
}

void Card::setSecondaryWidget(QWidget* widget) {
    delete m_secondary;
    m_secondary = widget;
    m_header->addWidget(widget);
    retheme();
}

void Card::setContent(QWidget* content) {
    delete m_content;
    m_content = content;
    m_layout->addWidget(content, 1);
    content->setVisible(!m_folded);
}

void Card::setMark(std::optional<Pass> pass) {
    m_mark = pass;
    retheme();
}

void Card::setFoldable(bool foldable) {
    m_foldable = foldable;
    updateButtons();
}

void Card::setFolded(bool folded) {
    if (folded == m_folded) return;
    m_folded = folded;
    if (m_content) m_content->setVisible(!folded);
    setSizePolicy(sizePolicy().horizontalPolicy(), folded ? QSizePolicy::Fixed : QSizePolicy::Preferred);
    retheme();
    Q_EMIT foldedChanged(folded);
}

void Card::rememberFold(Settings& settings, const QString& id) {
    setObjectName(id);
    setFolded(settings.get(setting::foldedCards).contains(id));
    connect(this, &Card::foldedChanged, &settings, [&settings, id](bool folded) {
        QStringList ids = settings.get(setting::foldedCards);
        ids.removeAll(id);
        if (folded) ids.append(id);
        settings.set(setting::foldedCards, ids);
    });
}

// The header moves the menu button in beside the heading, or lets it float over the content.
void Card::retheme() {
    const Theme& theme = m_themes.theme();
    const bool header = hasHeader();
    const int side = header ? theme.space.m + 2 : theme.space.xs;
    const int left = side + (m_mark ? markWidth / 2 : 0);
    m_layout->setContentsMargins(left, header ? side - theme.space.xs : side, side,
                                 m_folded ? side - theme.space.xs : side);
    m_layout->setSpacing(header ? theme.space.xs : 0);
    m_heading->setMinimumSize(header ? headingSize() : QSize(0, 0));
    m_heading->setVisible(header);
    if (header) m_header->insertWidget(2, m_menuButton);
    else m_header->removeWidget(m_menuButton);
    updateButtons();
    update();
}

QSize Card::headingSize() const {
    const Theme& theme = m_themes.theme();
    const QFontMetrics metrics(theme.font(TextStyle::Heading));
    return {std::min(metrics.horizontalAdvance(m_heading->text()) + 1, theme.px(headingWidth)), theme.px(headerHeight)};
}

void Card::updateButtons() {
    const bool menuWanted = !m_menu->isEmpty();
    m_menuButton->setVisible(menuWanted);
    m_menuButton->setRevealed(m_hovered);
    m_menuButton->setAccessibleName(tr("%1: menu").arg(m_heading->text()));
    m_foldButton->setVisible(m_foldable && hasHeader());
    m_foldButton->setRevealed(m_hovered || m_folded);
    m_foldButton->setIconName(m_folded ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"));
    const QString act = m_folded ? tr("Unfold %1") : tr("Fold %1");
    m_foldButton->setText(act.arg(m_heading->text()));
    m_foldButton->setToolTip(m_foldButton->text());
    placeFloatingMenu();
}

void Card::placeFloatingMenu() {
    if (hasHeader()) return;
    const QSize size = m_menuButton->sizeHint();
    const int gap = m_themes.theme().space.s;
    m_menuButton->setGeometry(width() - size.width() - gap, gap, size.width(), size.height());
    m_menuButton->raise();
}

void Card::paintEvent(QPaintEvent* event) {
    const Theme& theme = m_themes.theme();
    QPainter painter(this);
    // Under what its content repaints it is one colour: above and below there are its corners.
    const int corner = int(std::ceil(theme.cardRadius));
    const int side = int(std::ceil(theme.stroke(m_mark ? markWidth : 1)));
    if (rect().adjusted(side, corner, -side, -corner).contains(event->rect()))
        return painter.fillRect(event->rect(), theme.card);
    paintRounded(painter, rect(), theme.cardRadius, theme.card, theme.line, theme.stroke(1));
    if (!m_mark) return;
    QPainterPath inside;
    inside.addRoundedRect(rect(), theme.cardRadius, theme.cardRadius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(inside);
    painter.fillRect(QRectF(0, 0, theme.stroke(markWidth), height()), theme.hue(*m_mark).color);
}

void Card::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    placeFloatingMenu();
}

void Card::enterEvent(QEnterEvent* event) {
    m_hovered = true;
    updateButtons();
    QFrame::enterEvent(event);
}

void Card::leaveEvent(QEvent* event) {
    m_hovered = false;
    updateButtons();
    QFrame::leaveEvent(event);
}

void Card::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_foldable && m_header->geometry().contains(event->pos())) setFolded(!m_folded);
}

void Card::contextMenuEvent(QContextMenuEvent* event) {
    if (!m_menu->isEmpty()) m_menu->popup(event->globalPos());
}

bool Card::eventFilter(QObject* watched, QEvent* event) {
    const QEvent::Type type = event->type();
    if (watched == m_menu && (type == QEvent::ActionAdded || type == QEvent::ActionRemoved)) updateButtons();
    return QFrame::eventFilter(watched, event);
}

}  // namespace wengert
