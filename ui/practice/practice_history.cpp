#include "ui/practice/practice_history.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <algorithm>
#include <map>

#include "ui/save_file.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr qint64 mostBytes = 4 << 20;
constexpr std::size_t mostSlips = 100;  // of one exercise
constexpr std::array<std::string_view, 4> outcomeNames{"first_try", "another_try", "with_hint", "shown"};
const QString versionKey = QStringLiteral("wengert-practice");

QJsonObject toJson(const PracticeEntry& entry) {
    QJsonArray slips;
    for (const std::string& slip : entry.slips) slips.append(QString::fromStdString(slip));
    return {{QStringLiteral("kind"), toQString(rowOf(entry.kind).name)},
            {QStringLiteral("outcome"), toQString(outcomeNames[std::size_t(entry.outcome)])},
            {QStringLiteral("wrong"), entry.wrongTries},
            {QStringLiteral("hints"), entry.hints},
            {QStringLiteral("slips"), slips},
            {QStringLiteral("finished"), double(entry.finishedAt)}};
}

std::optional<PracticeEntry> entryFrom(const QJsonObject& json) {
    const std::string kind = json[QStringLiteral("kind")].toString().toStdString();
    const std::string outcome = json[QStringLiteral("outcome")].toString().toStdString();
    const auto row = std::ranges::find(allPracticeKinds, kind, &PracticeKindRow::name);
    const auto known = std::ranges::find(outcomeNames, outcome);
    if (row == allPracticeKinds.end() || known == outcomeNames.end()) return {};
    PracticeEntry entry{.kind = row->kind,
                        .outcome = PracticeOutcome(known - outcomeNames.begin()),
                        .wrongTries = std::max(0, json[QStringLiteral("wrong")].toInt()),
                        .hints = std::max(0, json[QStringLiteral("hints")].toInt()),
                        .finishedAt = qint64(json[QStringLiteral("finished")].toDouble())};
    for (const QJsonValue& slip : json[QStringLiteral("slips")].toArray()) {
        if (entry.slips.size() == mostSlips) break;
        entry.slips.push_back(slip.toString().toStdString());
    }
    return entry;
}

void keepLatest(std::vector<PracticeEntry>& entries) {
    if (entries.size() <= PracticeHistory::mostEntries) return;
    entries.erase(entries.begin(), entries.end() - std::ptrdiff_t(PracticeHistory::mostEntries));
}

}  // namespace

PracticeHistory::PracticeHistory(QString path) : m_path(std::move(path)) { load(); }

QString PracticeHistory::defaultPath() {
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/practice.json");
}

void PracticeHistory::load() {
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly)) return;
    const QJsonObject json = QJsonDocument::fromJson(file.read(mostBytes)).object();
    m_isNewer = json[versionKey].toInt() > version;
    if (json[versionKey].toInt() != version) return;
    for (const QJsonValue& value : json[QStringLiteral("exercises")].toArray())
        if (std::optional<PracticeEntry> entry = entryFrom(value.toObject())) m_entries.push_back(std::move(*entry));
    keepLatest(m_entries);
}

QByteArray PracticeHistory::json() const {
    QJsonArray exercises;
    for (const PracticeEntry& entry : m_entries) exercises.append(toJson(entry));
    return QJsonDocument(QJsonObject{{versionKey, version}, {QStringLiteral("exercises"), exercises}}).toJson();
}

std::optional<QString> PracticeHistory::add(PracticeEntry entry) {
    if (entry.slips.size() > mostSlips) entry.slips.resize(mostSlips);
    m_entries.push_back(std::move(entry));
    keepLatest(m_entries);
    if (m_isNewer || m_path.isEmpty()) return {};
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    return saveFile(m_path, json());
}

int PracticeHistory::count(PracticeOutcome outcome) const {
    return int(std::ranges::count(m_entries, outcome, &PracticeEntry::outcome));
}

std::string mostCommonSlip(const std::vector<PracticeEntry>& entries) {
    std::map<std::string, int> counts;
    for (const PracticeEntry& entry : entries)
        for (const std::string& slip : entry.slips) ++counts[slip];
    if (counts.empty()) return {};
    return std::ranges::max_element(counts, {}, [](const auto& count) { return count.second; })->first;
}

}  // namespace wengert
