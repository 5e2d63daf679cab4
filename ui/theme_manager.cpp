#include "ui/theme_manager.h"

#include <QAction>
#include <QApplication>

#include "ui/icons.h"
#include "ui/settings.h"
#include "ui/style_sheet.h"

namespace wengert {
namespace {

bool systemPaletteIsDark() {
    const QPalette palette = QApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

}  // namespace

ThemeManager::ThemeManager(ThemeChoice choice, QObject* parent)
    : QObject(parent), m_system(systemPaletteIsDark(), this), m_choice(choice) {
    m_style = new ThemeStyle;
    QApplication::setStyle(m_style);
    connect(&m_system, &SystemAppearance::changed, this, &ThemeManager::apply);
    apply();
}

void ThemeManager::setChoice(ThemeChoice choice) {
    if (choice == m_choice) return;
    m_choice = choice;
    apply();
}

void ThemeManager::follow(const Settings& settings) {
    const auto read = [this, &settings] {
        setChoice({.mode = settings.get(setting::themeMode),
                   .projector = settings.get(setting::projector),
                   .textPercent = settings.get(setting::textPercent)});
    };
    connect(&settings, &Settings::changed, this, read);
    read();
}

void ThemeManager::setIcon(QAction* action, const QString& name) {
    const auto update = [this, action, name] { action->setIcon(themedIcon(name, m_theme)); };
    connect(this, &ThemeManager::changed, action, update);
    update();
}

void ThemeManager::apply() {
    const bool dark = m_choice.mode == ThemeMode::Dark || (m_choice.mode == ThemeMode::System && m_system.dark());
    m_theme = makeTheme({.dark = dark, .projector = m_choice.projector, .textPercent = m_choice.textPercent});
    if (m_style) {
        m_style->setIconSize(m_theme.px(18));
        m_style->setReducedMotion(reducedMotion());
    }
    QApplication::setFont(m_theme.font());
    QApplication::setPalette(themePalette(m_theme));
    qApp->setStyleSheet(themeStyleSheet(m_theme));
    Q_EMIT changed();
}

}  // namespace wengert
