// The training runs computed with PyTorch 1.13 in double precision: tests/data/training_runs.jsonl, one run a line.
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <vector>

namespace wengert::test {

inline std::vector<QJsonObject> trainingRuns() {
    QFile file(QStringLiteral(WENGERT_TEST_DATA "/training_runs.jsonl"));
    std::vector<QJsonObject> runs;
    if (!file.open(QIODevice::ReadOnly)) return runs;
    while (!file.atEnd()) runs.push_back(QJsonDocument::fromJson(file.readLine()).object());
    return runs;
}

// All numbers of nested lists, in their order; of weights W before b, layer after layer.
inline void flatten(const QJsonValue& value, std::vector<double>& numbers) {
    if (value.isArray())
        for (const QJsonValue& each : value.toArray()) flatten(each, numbers);
    else if (value.isObject())
        for (const char* key : {"W", "b"}) flatten(value.toObject()[QLatin1String(key)], numbers);
    else numbers.push_back(value.toDouble());
}
inline std::vector<double> flattened(const QJsonValue& value) {
    std::vector<double> numbers;
    flatten(value, numbers);
    return numbers;
}

// The files' own measure: 1e-9 · max(1, |want|). The first number that is off, or −1.
inline int firstDifference(const std::vector<double>& got, const std::vector<double>& want) {
    for (std::size_t i = 0; i < want.size(); ++i)
        if (i >= got.size() || !(std::abs(got[i] - want[i]) <= 1e-9 * std::max(1.0, std::abs(want[i]))))
            return static_cast<int>(i);
    return got.size() == want.size() ? -1 : static_cast<int>(want.size());
}

}  // namespace wengert::test
