#include "app/recovery.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

#include "app/session_file.h"
#include "ui/save_file.h"

namespace wengert {
namespace {

constexpr auto sessionEnding = ".wengert";
constexpr auto pathEnding = ".path";  // UTF-8: where the session's own file is
constexpr auto lockEnding = ".lock";

}  // namespace

Recovery::Recovery(QString directory)
    : m_directory(std::move(directory)), m_id(QUuid::createUuid().toString(QUuid::WithoutBraces)) {}

Recovery::~Recovery() { forget(); }

QString Recovery::defaultDirectory() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/wengert/recovery");
}

QString Recovery::file(const QString& id, const char* ending) const {
    return m_directory + QLatin1Char('/') + id + QString::fromLatin1(ending);
}

void Recovery::keep(const RecoveredWork& work) {
    if (!m_lock) {
        QDir().mkpath(m_directory);
        m_lock = std::make_unique<QLockFile>(file(m_id, lockEnding));
        m_lock->setStaleLockTime(0);
        m_lock->tryLock(0);
    }
    // A copy that cannot be written is no reason to disturb the work; the next edit tries again.
    saveFile(file(m_id, pathEnding), work.path.toUtf8());
    saveSession(file(m_id, sessionEnding), work.session);
}

void Recovery::forget() {
    if (!m_lock) return;
    remove(m_id);
    m_lock.reset();
}

void Recovery::remove(const QString& id) const {
    QFile::remove(file(id, sessionEnding));
    QFile::remove(file(id, pathEnding));
}

std::optional<RecoveredWork> Recovery::takeOrphan() {
    const QStringList found = QDir(m_directory).entryList({QStringLiteral("*.wengert")}, QDir::Files, QDir::Time);
    for (const QString& name : found) {
        const QString id = name.chopped(qsizetype(qstrlen(sessionEnding)));
        auto lock = std::make_unique<QLockFile>(file(id, lockEnding));
        lock->setStaleLockTime(0);
        if (!lock->tryLock(0)) continue;  // its program is still running
        Result<SavedSession, QString> session = loadSession(file(id, sessionEnding));
        if (!session) continue;
        QFile path(file(id, pathEnding));
        const QByteArray where = path.open(QIODevice::ReadOnly) ? path.readAll() : QByteArray();
        m_orphan = id;
        m_orphanLock = std::move(lock);
        return RecoveredWork{std::move(*session), QString::fromUtf8(where)};
    }
    return std::nullopt;
}

void Recovery::discardOrphan() {
    if (!m_orphanLock) return;
    remove(m_orphan);
    m_orphanLock.reset();
}

}  // namespace wengert
