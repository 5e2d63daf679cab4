// The style under the style sheet: Fusion, with icons that grow with the text, and at rest where the desktop asks
// for no motion.
#pragma once

#include <QProxyStyle>

namespace wengert {

class ThemeStyle final : public QProxyStyle {
    Q_OBJECT
 public:
    ThemeStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    void setIconSize(int px) { m_iconSize = px; }
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }

    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override {
        if (metric == PM_SmallIconSize || metric == PM_ButtonIconSize) return m_iconSize;
        return QProxyStyle::pixelMetric(metric, option, widget);
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* result) const override {
        if (hint == SH_Widget_Animation_Duration && m_reducedMotion) return 0;
        return QProxyStyle::styleHint(hint, option, widget, result);
    }

 private:
    int m_iconSize = 16;
    bool m_reducedMotion = false;
};

}  // namespace wengert
