#include "ui/workspaces/speed_menu.h"

#include <QActionGroup>
#include <QLocale>
#include <QMenu>
#include <array>

#include "ui/widgets/quiet_button.h"

namespace wengert {
namespace {

constexpr std::array speeds{0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0};
QString speedText(double speed) { return QLocale::c().toString(speed, 'g', 4) + QStringLiteral("×"); }

}  // namespace

QuietButton* speedButton(const ThemeManager& themes, Settings& settings, const SettingRow<double>& setting,
                         std::function<void(double)> apply) {
    auto* button = new QuietButton(themes, {});
    auto* menu = new QMenu(button);
    auto* group = new QActionGroup(menu);
    for (const double speed : speeds) {
        QAction* action = menu->addAction(speedText(speed));
        action->setCheckable(true);
        action->setData(speed);
        group->addAction(action);
    }
    button->setPopup(menu);
    button->setToolTip(QuietButton::tr("How fast it plays"));
    QObject::connect(group, &QActionGroup::triggered, button, [&settings, &setting](const QAction* action) {
        settings.set(setting, action->data().toDouble());
    });
    const auto show = [button, group, &settings, &setting, apply = std::move(apply)] {
        const double speed = settings.get(setting);
        apply(speed);
        button->setText(QuietButton::tr("speed %1").arg(speedText(speed)));
        button->updateGeometry();
        for (QAction* action : group->actions()) action->setChecked(action->data().toDouble() == speed);
    };
    QObject::connect(&settings, &Settings::changed, button, show);
    show();
    return button;
}

}  // namespace wengert
