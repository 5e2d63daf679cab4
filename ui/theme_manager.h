// The one place that knows which theme is current. main makes it and passes it on by reference; it dresses the
// application (palette, font, style sheet) and tells everyone who paints by hand when to look again.
#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include "ui/system_appearance.h"
#include "ui/theme.h"
#include "ui/theme_style.h"

class QAction;

namespace wengert {

class Settings;

class ThemeManager final : public QObject {
    Q_OBJECT
 public:
    // Dresses the application at once. A QApplication must exist; none of its widgets needs to.
    explicit ThemeManager(ThemeChoice choice = {}, QObject* parent = nullptr);

    const Theme& theme() const { return m_theme; }
    const ThemeChoice& choice() const { return m_choice; }
    bool reducedMotion() const { return m_system.reducedMotion(); }

    void setChoice(ThemeChoice choice);
    // Takes the choice from the settings, now and whenever they change.
    void follow(const Settings& settings);

    // Gives the action one of the program's icons, and again whenever the theme changes.
    void setIcon(QAction* action, const QString& name);

 Q_SIGNALS:
    void changed();

 private:
    void apply();

    SystemAppearance m_system;
    QPointer<ThemeStyle> m_style;  // the application owns it
    ThemeChoice m_choice;
    Theme m_theme;
};

}  // namespace wengert
