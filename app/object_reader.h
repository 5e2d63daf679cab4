// Parts of a session file, read strictly: members of an object by name and type, and a message that names the place of
// the first that is not as it must be. Numbers that JSON has no form for are strings.
#pragma once

#include <QMap>
#include <QPointF>
#include <QString>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/language/diagnostic.h"
#include "core/ops/op.h"
#include "ui/text.h"

namespace wengert {

using Json = nlohmann::ordered_json;

Json numberToJson(double number);
Json numbersToJson(std::span<const double> numbers);

// Keeps the first complaint; after one, reading on does no harm. What is absent is left as it is.
class ObjectReader {
 public:
    // path: of the object in the file; empty for the file itself.
    ObjectReader(const Json& object, QString path, QString& complaint);

    // The member, or null if there is none.
    const Json* find(const char* key) const;
    void require(std::initializer_list<const char*> keys);
    void allowOnly(std::initializer_list<const char*> keys);

    void read(const char* key, QString& text);
    void read(const char* key, std::string& text);
    void read(const char* key, bool& flag);
    template <std::unsigned_integral Count>
    requires(sizeof(Count) == sizeof(std::uint64_t)) void read(const char* key, Count& count) {
        if (const std::optional<std::uint64_t> number = readCount(key)) count = *number;
    }
    void read(const char* key, double& number, const Interval& range);
    void read(const char* key, std::vector<double>& numbers);
    void read(const char* key, std::vector<std::string>& texts);
    void read(const char* key, QMap<QString, double>& numbers);
    void read(const char* key, QMap<quint32, QPointF>& positions);

    // A text that `parse` understands.
    template <class T>
    void read(const char* key, T& value, Result<T> (*parse)(std::string_view)) {
        std::string text;
        read(key, text);
        if (!find(key)) return;
        Result<T> parsed = parse(text);
        if (parsed) value = std::move(*parsed);
        else complain(QStringLiteral("%1: %2").arg(name(key), toQString(parsed.error().message)));
    }
    // The number, if the member is there.
    template <class T>
    void readOptional(const char* key, std::optional<T>& value, auto... range) {
        if (find(key)) read(key, value.emplace(), range...);
    }

    void complain(const QString& message);
    void complain(const QString& what, const QString& expected);
    QString name(const std::string& key, const std::string& member = {}) const;

 private:
    std::optional<std::uint64_t> readCount(const char* key);
    template <class Function>
    void forEachMember(const char* key, Function function);
    template <class Function>
    void forEachItem(const char* key, Function function);

    const Json& m_object;
    QString m_path;
    QString& m_complaint;
};

}  // namespace wengert
