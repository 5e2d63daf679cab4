#include "ui/widgets/segmented_control.h"

#include <QHBoxLayout>
#include <QPainter>

#include "ui/widgets/control_painting.h"

namespace wengert {
namespace {

constexpr int wellPadding = 3;

class Segment final : public QAbstractButton {
 public:
    Segment(const ThemeManager& themes, const QString& text) : m_themes(themes) {
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override {
        const QFontMetrics metrics(textFont());
        const Theme& theme = m_themes.theme();
        return {metrics.horizontalAdvance(text()) + theme.px(32), theme.px(28)};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent*) override {
        const Theme& theme = m_themes.theme();
        const double radius = theme.controlRadius - 2;
        QPainter painter(this);
        if (isChecked()) {
            paintRounded(painter, rect(), radius, theme.line);
            paintRounded(painter, QRectF(rect()).adjusted(0, 0, 0, -theme.stroke(1)), radius, theme.card);
        }
        painter.setFont(textFont());
        painter.setPen(isChecked() || underMouse() ? theme.text : theme.mutedDeep);
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (hasFocus()) paintFocus(painter, rect(), radius, theme);
    }

 private:
    QFont textFont() const {
        QFont font = m_themes.theme().font();
        font.setWeight(QFont::Medium);
        return font;
    }

    const ThemeManager& m_themes;
};

}  // namespace

SegmentedControl::SegmentedControl(const ThemeManager& themes, QWidget* parent)
    : QWidget(parent), m_themes(themes), m_layout(new QHBoxLayout(this)) {
    m_layout->setContentsMargins(wellPadding, wellPadding, wellPadding, wellPadding);
    m_layout->setSpacing(0);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked) Q_EMIT currentChanged(id);
    });
    connect(&themes, &ThemeManager::changed, this, [this] {
        for (QAbstractButton* button : m_group.buttons()) button->updateGeometry();
    });
}

void SegmentedControl::addSegment(const QString& text) {
    auto* segment = new Segment(m_themes, text);
    m_group.addButton(segment, count());
    m_layout->addWidget(segment);
    if (count() == 1) segment->setChecked(true);
}

void SegmentedControl::setCurrentIndex(int index) {
    if (QAbstractButton* button = segment(index)) button->setChecked(true);
}

void SegmentedControl::paintEvent(QPaintEvent*) {
    const Theme& theme = m_themes.theme();
    QPainter painter(this);
    paintRounded(painter, rect(), theme.controlRadius, theme.well);
}

}  // namespace wengert
