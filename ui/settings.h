// What the program remembers between runs: one table of keys with their type and default, kept in one INI file.
// Anything that belongs to a document is not a setting.
#pragma once

#include <QMetaEnum>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QVariant>
#include <type_traits>

#include "ui/theme.h"

namespace wengert {

template <class T>
struct SettingRow {
    QString key;
    T fallback;
};

// The table. A new setting is one line.
namespace setting {
inline const SettingRow<ThemeMode> themeMode{QStringLiteral("appearance/theme"), ThemeMode::System};
inline const SettingRow<bool> projector{QStringLiteral("appearance/projector"), false};
inline const SettingRow<int> textPercent{QStringLiteral("appearance/text"), 100};
inline const SettingRow<QStringList> foldedCards{
    QStringLiteral("window/foldedCards"),
    {QStringLiteral("train/accuracy"), QStringLiteral("train/weights"), QStringLiteral("optimize/gradient"),
     QStringLiteral("optimize/components"), QStringLiteral("optimize/momentumMap")}};
inline const SettingRow<QByteArray> windowGeometry{QStringLiteral("window/geometry"), {}};
inline const SettingRow<QByteArray> columns{QStringLiteral("window/columns"), {}};
inline const SettingRow<bool> leftColumn{QStringLiteral("window/leftColumn"), true};
inline const SettingRow<bool> rightColumn{QStringLiteral("window/rightColumn"), true};
inline const SettingRow<QStringList> hiddenColumns{QStringLiteral("step/hiddenColumns"), {}};
inline const SettingRow<bool> deltas{QStringLiteral("step/deltas"), false};
inline const SettingRow<double> playSpeed{QStringLiteral("step/speed"), 1};
inline const SettingRow<bool> logLoss{QStringLiteral("train/logLoss"), true};
inline const SettingRow<bool> minibatchLosses{QStringLiteral("train/minibatchLosses"), true};
inline const SettingRow<double> lossSmoothing{QStringLiteral("train/lossSmoothing"), 0};
inline const SettingRow<double> trainPace{QStringLiteral("train/pace"), 0};  // minibatches a second; 0: no limit
inline const SettingRow<double> descentSpeed{QStringLiteral("optimize/speed"), 1};
inline const SettingRow<bool> logValues{QStringLiteral("optimize/logValues"), false};
inline const SettingRow<bool> logDistances{QStringLiteral("optimize/logDistances"), false};
inline const SettingRow<bool> surfaceIn3D{QStringLiteral("optimize/3D"), false};
inline const SettingRow<bool> gradientField{QStringLiteral("optimize/gradientField"), false};
inline const SettingRow<bool> headArrows{QStringLiteral("optimize/headArrows"), false};
inline const SettingRow<bool> growthInTime{QStringLiteral("compare/growthInTime"), false};
inline const SettingRow<bool> simplifiedNesting{QStringLiteral("compare/simplifiedNesting"), false};
inline const SettingRow<QStringList> recentFiles{QStringLiteral("files/recent"), {}};
}  // namespace setting

class Settings final : public QObject {
    Q_OBJECT
 public:
    // The file is made when something is first set. Tests pass a path of their own.
    explicit Settings(const QString& filePath = defaultPath(), QObject* parent = nullptr);

    static QString defaultPath();

    // The fall-back when the key is missing or its text is not of the type.
    template <class T>
    T get(const SettingRow<T>& setting) const {
        const QVariant stored = m_file.value(setting.key);
        return stored.isValid() ? decode(stored, setting.fallback) : setting.fallback;
    }

    template <class T>
    void set(const SettingRow<T>& setting, const std::type_identity_t<T>& value) {
        if (get(setting) != value) write(setting.key, encode(value));
    }

 Q_SIGNALS:
    void changed(const QString& key);

 private:
    template <class T>
    static QVariant encode(const T& value) {
        if constexpr (std::is_enum_v<T>) return QString::fromLatin1(QMetaEnum::fromType<T>().valueToKey(int(value)));
        else return QVariant::fromValue(value);
    }

    template <class T>
    static T decode(const QVariant& stored, const T& fallback) {
        bool ok = true;
        if constexpr (std::is_enum_v<T>) {
            const int value = QMetaEnum::fromType<T>().keyToValue(stored.toString().toLatin1().constData(), &ok);
            return ok ? T(value) : fallback;
        } else if constexpr (std::is_same_v<T, int>) {
            const int value = stored.toInt(&ok);
            return ok ? value : fallback;
        } else if constexpr (std::is_same_v<T, double>) {
            const double value = stored.toDouble(&ok);
            return ok ? value : fallback;
        } else if constexpr (std::is_same_v<T, bool>) {
            const QString text = stored.toString();
            if (text == QLatin1String("true")) return true;
            return text == QLatin1String("false") ? false : fallback;
        } else {
            return stored.canConvert<T>() ? stored.value<T>() : fallback;
        }
    }

    void write(const QString& key, const QVariant& value);

    QSettings m_file;
};

}  // namespace wengert
