// What the desktop asks for: a dark or light look, and whether things may move. Read from the desktop portal,
// which is asked without waiting; until it answers, and where there is none, the system's palette decides.
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace wengert {

class SystemAppearance final : public QObject {
    Q_OBJECT
 public:
    // `dark` is what the system's palette says, read before the program sets its own.
    explicit SystemAppearance(bool dark, QObject* parent = nullptr);

    bool dark() const { return m_dark; }
    bool reducedMotion() const { return m_reducedMotion; }

 Q_SIGNALS:
    void changed();

 private Q_SLOTS:
    void receive(const QString& group, const QString& key, const QDBusVariant& value);

 private:
    void ask(const QString& group, const QString& key);

    bool m_paletteDark = false;
    bool m_dark = false;
    bool m_reducedMotion = false;
};

}  // namespace wengert
