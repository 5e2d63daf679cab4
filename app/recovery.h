// Unsaved work kept safe: a copy in the app's data directory, written a few seconds after an edit, removed when the
// work is saved or given up. A copy whose program is gone is an orphan, and is offered at the next start. It asks
// nobody anything and knows no window.
#pragma once

#include <QLockFile>
#include <QString>
#include <memory>
#include <optional>

#include "ui/document.h"

namespace wengert {

struct RecoveredWork {
    SavedSession session;
    QString path;  // of the file it belongs to; empty where it never had one
};

class Recovery {
 public:
    // Several programs may share the directory. It is made when it is first needed.
    explicit Recovery(QString directory);
    ~Recovery();  // a clean end: removes this program's copy

    static QString defaultDirectory();

    void keep(const RecoveredWork& work);
    void forget();

    // The newest orphan, held so that no other program takes it; discardOrphan() ends it. Unreadable ones are skipped.
    std::optional<RecoveredWork> takeOrphan();
    void discardOrphan();

 private:
    QString file(const QString& id, const char* ending) const;
    void remove(const QString& id) const;

    QString m_directory;
    QString m_id;
    std::unique_ptr<QLockFile> m_lock;
    QString m_orphan;
    std::unique_ptr<QLockFile> m_orphanLock;
};

}  // namespace wengert
