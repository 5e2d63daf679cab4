#include "ui/workspaces/practice/kind_list.h"

#include <QPainter>
#include <QVBoxLayout>

#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

class Entry final : public QAbstractButton {
 public:
    Entry(const ThemeManager& themes, const QString& title) : m_themes(themes) {
        setText(title);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        connect(&themes, &ThemeManager::changed, this, &QWidget::updateGeometry);
    }

    QSize sizeHint() const override {
        const Theme& theme = m_themes.theme();
        return {QFontMetrics(theme.font(TextStyle::Strong)).horizontalAdvance(text()) + 2 * theme.space.s,
                theme.px(28)};
    }
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

 protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = m_themes.theme();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const double radius = theme.controlRadius - 2;
        if (isChecked()) paintRounded(painter, rect(), radius, theme.accent.wash);
        else if (underMouse()) paintRounded(painter, rect(), radius, theme.well);
        painter.setFont(theme.font(isChecked() ? TextStyle::Strong : TextStyle::Body));
        painter.setPen(theme.text);
        const QRect room = rect().adjusted(theme.space.s, 0, -theme.space.s, 0);
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
        if (hasFocus()) paintFocus(painter, rect(), radius, theme);
    }

 private:
    const ThemeManager& m_themes;
};

}  // namespace

KindList::KindList(const ThemeManager& themes, const QStringList& titles, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const QString& title : titles) {
        auto* entry = new Entry(themes, title);
        m_group.addButton(entry, int(m_group.buttons().size()));
        layout->addWidget(entry);
    }
    connect(&m_group, &QButtonGroup::idClicked, this, &KindList::picked);
}

void KindList::setCurrent(int index) { m_group.button(index)->setChecked(true); }

}  // namespace wengert
