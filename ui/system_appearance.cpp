#include "ui/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <array>

namespace wengert {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString object = QStringLiteral("/org/freedesktop/portal/desktop");
const QString interface = QStringLiteral("org.freedesktop.portal.Settings");

const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString colorScheme = QStringLiteral("color-scheme");         // 0 none, 1 dark, 2 light
const QString reducedMotionKey = QStringLiteral("reduced-motion");  // 0 none, 1 reduced
const QString gnome = QStringLiteral("org.gnome.desktop.interface");
const QString enableAnimations = QStringLiteral("enable-animations");

// Read answers a variant inside a variant; SettingChanged carries one only.
QVariant unwrapped(QVariant value) {
    while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
    return value;
}

}  // namespace

SystemAppearance::SystemAppearance(bool dark, QObject* parent) : QObject(parent), m_paletteDark(dark), m_dark(dark) {
    // Without an address the library would try to start a bus.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(service, object, interface, QStringLiteral("SettingChanged"), this,
                SLOT(receive(QString, QString, QDBusVariant)));
    ask(appearance, colorScheme);
    ask(appearance, reducedMotionKey);
    ask(gnome, enableAnimations);
}

void SystemAppearance::ask(const QString& group, const QString& key) {
    QDBusMessage message = QDBusMessage::createMethodCall(service, object, interface, QStringLiteral("Read"));
    message << group << key;
    auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isError()) receive(group, key, reply.value());
    });
}

void SystemAppearance::receive(const QString& group, const QString& key, const QDBusVariant& value) {
    const QVariant plain = unwrapped(value.variant());
    if (group == appearance && key == colorScheme) {
        const uint scheme = plain.toUInt();
        m_dark = scheme == 0 ? m_paletteDark : scheme == 1;
    } else if (group == appearance && key == reducedMotionKey) {
        m_reducedMotion = plain.toUInt() == 1;
    } else if (group == gnome && key == enableAnimations) {
        m_reducedMotion = !plain.toBool();
    } else {
        return;
    }
    Q_EMIT changed();
}

}  // namespace wengert
