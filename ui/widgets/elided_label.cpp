#include "ui/widgets/elided_label.h"

#include <QPainter>

namespace wengert {
namespace {

constexpr qsizetype shortestScrap = 5;  // with fewer letters, the ellipsis among them, what is left says nothing

}  // namespace

ElidedLabel::ElidedLabel(const QString& text, QWidget* parent) : QLabel(text, parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const {
    return {fontMetrics().horizontalAdvance(QStringLiteral("…")), QLabel::minimumSizeHint().height()};
}

bool ElidedLabel::fits(const QString& text) const {
    return fontMetrics().horizontalAdvance(text) <= contentsRect().width();
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString chosen = m_shortText.isEmpty() || fits(text()) ? text() : m_shortText;
    const QString shown = fontMetrics().elidedText(chosen, Qt::ElideRight, contentsRect().width());
    if (shown != chosen && shown.size() < shortestScrap) return;
    painter.drawText(contentsRect(), int(alignment()) | Qt::TextSingleLine, shown);
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    setToolTip(fits(text()) ? QString() : text());
}

}  // namespace wengert
