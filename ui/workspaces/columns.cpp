#include "ui/workspaces/columns.h"

#include <QScrollArea>

#include "ui/widgets/themed_layout.h"

namespace wengert {
namespace {

// Least widths and shares of the 100 % design.
constexpr std::array leastWidth{284, 406, 356};
constexpr std::array share{204, 535, 261};

const SettingRow<bool>& wanted(Columns::Side side) {
    return side == Columns::Side::Left ? setting::leftColumn : setting::rightColumn;
}

Columns::Side other(Columns::Side side) {
    return side == Columns::Side::Left ? Columns::Side::Right : Columns::Side::Left;
}

}  // namespace

QVBoxLayout* cardsIn(QWidget& column, const ThemeManager& themes) {
    auto* layout = new QVBoxLayout(&column);
    layout->setContentsMargins(0, 0, 0, 0);
    setThemedSpacing(*layout, themes, &Spacing::m);
    return layout;
}

// A scroll bar takes its width from the content, which otherwise would lose its right edge.
QScrollArea* scrolledColumn(QWidget* content) {
    content->setSizePolicy(QSizePolicy::Ignored, content->sizePolicy().verticalPolicy());
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

Columns::Columns(const ThemeManager& themes, Settings& settings, QWidget* left, QWidget* centre, QWidget* right,
                 QWidget* parent)
    : QSplitter(Qt::Horizontal, parent), m_themes(themes), m_settings(settings) {
    setChildrenCollapsible(false);
    for (QWidget* column : {left, centre, right}) addWidget(column);
    for (int i = 0; i < count(); ++i) setStretchFactor(i, share[std::size_t(i)]);
    setSizes({share[0] * 10, share[1] * 10, share[2] * 10});
    restoreState(settings.get(setting::columns));
    connect(this, &QSplitter::splitterMoved, this, &Columns::remember);
    connect(&themes, &ThemeManager::changed, this, &Columns::retheme);
    retheme();
}

void Columns::obey(const Actions& actions) {
    const auto connectTo = [&](ActionId id, Side side) {
        connect(actions[id], &QAction::triggered, this, [this, side] {
            if (isVisibleTo(window())) toggle(side);
        });
    };
    connectTo(ActionId::LeftColumn, Side::Left);
    connectTo(ActionId::RightColumn, Side::Right);
}

void Columns::toggle(Side side) {
    const bool show = !isShown(side);
    m_settings.set(wanted(side), show);
    if (show) m_preferred = side;
    fit();
}

QSize Columns::minimumSizeHint() const { return {widget(1)->minimumWidth(), QSplitter::minimumSizeHint().height()}; }

void Columns::retheme() {
    const Theme& theme = m_themes.theme();
    setHandleWidth(theme.space.m);
    for (int i = 0; i < count(); ++i) widget(i)->setMinimumWidth(theme.px(leastWidth[std::size_t(i)]));
    fit();
}

void Columns::fit() {
    int room = width() - widget(1)->minimumWidth();
    for (const Side side : {m_preferred, other(m_preferred)}) {
        const int needed = column(side)->minimumWidth() + handleWidth();
        const bool shown = m_settings.get(wanted(side)) && needed <= room;
        column(side)->setVisible(shown);
        if (shown) room -= needed;
    }
}

void Columns::resizeEvent(QResizeEvent* event) {
    fit();
    QSplitter::resizeEvent(event);
}

void Columns::showEvent(QShowEvent* event) {
    fit();
    QSplitter::showEvent(event);
}

void Columns::remember() { m_settings.set(setting::columns, saveState()); }

}  // namespace wengert
