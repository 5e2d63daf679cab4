// What was practised: an entry for each finished exercise, in a file of its own that keeps the latest ones. Whoever
// finishes one adds it; nothing else is remembered between runs.
#pragma once

#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "ui/practice/practice_choice.h"

namespace wengert {

enum class PracticeOutcome : std::uint8_t { FirstTry, AnotherTry, WithHint, Shown };

struct PracticeEntry {
    PracticeKind kind = PracticeKind::Adjoint;
    PracticeOutcome outcome = PracticeOutcome::FirstTry;
    int wrongTries = 0;
    int hints = 0;
    std::vector<std::string> slips = {};  // names of mistakes, one for each wrong try
    qint64 finishedAt = 0;                // seconds since 1970, UTC
    friend bool operator==(const PracticeEntry&, const PracticeEntry&) = default;
};

class PracticeHistory final {
 public:
    static constexpr std::size_t mostEntries = 1000;  // the oldest go first
    static constexpr int version = 1;

    // A file that is not there, or is none of ours, is an empty history. One of a newer version is left alone.
    explicit PracticeHistory(QString path);

    static QString defaultPath();

    const std::vector<PracticeEntry>& entries() const { return m_entries; }
    // Writes the file. Nothing, or a sentence on why it could not be written.
    std::optional<QString> add(PracticeEntry entry);
    int count(PracticeOutcome outcome) const;

 private:
    void load();
    QByteArray json() const;

    QString m_path;
    std::vector<PracticeEntry> m_entries;
    bool m_isNewer = false;
};

// The slip that was made most often; empty where there was none.
std::string mostCommonSlip(const std::vector<PracticeEntry>& entries);

}  // namespace wengert
