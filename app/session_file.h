// Sessions as files: versioned JSON, read strictly. A file that is damaged, cut short, of a newer version or
// says something this program does not know is refused with a message that names what is wrong; nothing is
// repaired or skipped. Which file is open, recent and autosaved ones are not its business.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "core/language/diagnostic.h"
#include "ui/document.h"

namespace wengert {

constexpr int sessionFileVersion = 1;
constexpr qint64 maximumSessionFileBytes = qint64{64} << 20;

// In files and on the command line, in the order of Levels.
QStringList levelsNames();

// UTF-8 JSON. Reading it gives an equal session, numbers bit for bit.
QByteArray toJson(const SavedSession& session);
Result<SavedSession, QString> sessionFromJson(const QByteArray& json);

// The messages name the file. Saving replaces the file in one go, or leaves it as it was.
Result<SavedSession, QString> loadSession(const QString& path);
std::optional<QString> saveSession(const QString& path, const SavedSession& session);  // what went wrong

// The lectures' worked examples, in the order they are taught.
std::vector<SavedSession> examples();

}  // namespace wengert
