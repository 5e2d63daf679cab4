#include "ui/settings.h"

#include <QStandardPaths>

namespace wengert {

Settings::Settings(const QString& filePath, QObject* parent)
    : QObject(parent), m_file(filePath, QSettings::IniFormat) {}

QString Settings::defaultPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/wengert/settings.ini");
}

void Settings::write(const QString& key, const QVariant& value) {
    m_file.setValue(key, value);
    Q_EMIT changed(key);
}

}  // namespace wengert
