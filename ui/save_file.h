// Writing a file in one go: the whole new content, or the old one untouched.
#pragma once

#include <QByteArray>
#include <QString>
#include <optional>

namespace wengert {

// Nothing, or a sentence that names the file and what went wrong.
std::optional<QString> saveFile(const QString& path, const QByteArray& bytes);

// Where a dialog starts that has no better place: the user's documents, or their home.
QString documentsFolder();

}  // namespace wengert
