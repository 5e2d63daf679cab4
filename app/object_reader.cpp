#include "app/object_reader.h"

#include <algorithm>
#include <cmath>

#include "core/program/program.h"

namespace wengert {

using namespace Qt::StringLiterals;

namespace {

// Scene units; far beyond any graph that can be drawn.
constexpr double maximumCoordinate = 1e7;

std::optional<double> toNumber(const Json& json) {
    if (json.is_number()) return json.get<double>();
    if (json == "inf") return INFINITY;
    if (json == "-inf") return -INFINITY;
    if (json == "nan") return NAN;
    return {};
}

std::optional<QPointF> toPoint(const Json& json) {
    if (!json.is_array() || json.size() != 2) return {};
    const std::optional<double> x = toNumber(json[0]);
    const std::optional<double> y = toNumber(json[1]);
    if (!x || !y || !(std::abs(*x) <= maximumCoordinate) || !(std::abs(*y) <= maximumCoordinate)) return {};
    return QPointF(*x, *y);
}

std::optional<quint32> toStep(const QString& key) {
    bool ok = false;
    const quint32 number = QStringView(key).mid(1).toUInt(&ok);
    const bool isCanonical = ok && key == u's' + QString::number(number);
    if (!isCanonical || number < 1 || number > ProgramBuilder::maximumSteps) return {};
    return number - 1;
}

}  // namespace

Json numberToJson(double number) {
    if (std::isfinite(number)) return number;
    if (std::isnan(number)) return "nan";
    return number > 0 ? "inf" : "-inf";
}

Json numbersToJson(std::span<const double> numbers) {
    Json list = Json::array();
    for (const double number : numbers) list.push_back(numberToJson(number));
    return list;
}

ObjectReader::ObjectReader(const Json& object, QString path, QString& complaint)
    : m_object(object), m_path(std::move(path)), m_complaint(complaint) {
    if (!object.is_object()) complain(m_path.isEmpty() ? u"the file"_s : name({}), u"a group { … }"_s);
}

const Json* ObjectReader::find(const char* key) const {
    if (!m_object.is_object()) return nullptr;
    const auto member = m_object.find(key);
    return member == m_object.end() ? nullptr : &*member;
}

void ObjectReader::require(std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (!find(key)) complain(u"%1 is missing"_s.arg(name(key)));
}

void ObjectReader::allowOnly(std::initializer_list<const char*> keys) {
    if (!m_object.is_object()) return;
    for (const auto& member : m_object.items())
        if (std::ranges::find(keys, member.key()) == keys.end())
            complain(u"%1 is not known to this version"_s.arg(name(member.key())));
}

void ObjectReader::read(const char* key, QString& text) {
    std::string utf8;
    read(key, utf8);
    if (find(key)) text = QString::fromStdString(utf8);
}

void ObjectReader::read(const char* key, std::string& text) {
    const Json* member = find(key);
    if (!member) return;
    if (member->is_string()) text = member->get_ref<const std::string&>();
    else complain(name(key), u"a text"_s);
}

void ObjectReader::read(const char* key, bool& flag) {
    const Json* member = find(key);
    if (!member) return;
    if (member->is_boolean()) flag = member->get<bool>();
    else complain(name(key), u"true or false"_s);
}

std::optional<std::uint64_t> ObjectReader::readCount(const char* key) {
    const Json* member = find(key);
    if (!member) return {};
    if (member->is_number_unsigned()) return member->get<std::uint64_t>();
    complain(name(key), u"a whole number from 0"_s);
    return {};
}

void ObjectReader::read(const char* key, double& number, const Interval& range) {
    const Json* member = find(key);
    if (!member) return;
    const std::optional<double> read = toNumber(*member);
    if (!read) complain(name(key), u"a number"_s);
    else if (!range.contains(*read)) complain(name(key), toQString(range.words));
    else number = *read;
}

void ObjectReader::read(const char* key, std::vector<double>& numbers) {
    forEachItem(key, [&](const Json& item) {
        const std::optional<double> number = toNumber(item);
        if (number) numbers.push_back(*number);
        else complain(name(key), u"a list of numbers"_s);
    });
}

void ObjectReader::read(const char* key, std::vector<std::string>& texts) {
    forEachItem(key, [&](const Json& item) {
        if (item.is_string()) texts.push_back(item.get<std::string>());
        else complain(name(key), u"a list of texts"_s);
    });
}

void ObjectReader::read(const char* key, QMap<QString, double>& numbers) {
    forEachMember(key, [&](const std::string& member, const Json& json) {
        const std::optional<double> number = toNumber(json);
        if (number) numbers.insert(QString::fromStdString(member), *number);
        else complain(name(key, member), u"a number"_s);
    });
}

void ObjectReader::read(const char* key, QMap<quint32, QPointF>& positions) {
    forEachMember(key, [&](const std::string& member, const Json& json) {
        const std::optional<quint32> step = toStep(QString::fromStdString(member));
        const std::optional<QPointF> point = toPoint(json);
        if (!step) complain(name(key, member), u"named s1, s2, …"_s);
        else if (!point) complain(name(key, member), u"two coordinates"_s);
        else positions.insert(*step, *point);
    });
}

void ObjectReader::complain(const QString& message) {
    if (m_complaint.isEmpty()) m_complaint = message;
}

void ObjectReader::complain(const QString& what, const QString& expected) {
    complain(u"%1 must be %2"_s.arg(what, expected));
}

QString ObjectReader::name(const std::string& key, const std::string& member) const {
    QString path = m_path;
    for (const std::string& part : {key, member}) {
        if (part.empty()) continue;
        if (!path.isEmpty()) path += u'.';
        path += QString::fromStdString(part).left(40).simplified();
    }
    return u"“%1”"_s.arg(path);
}

template <class Function>
void ObjectReader::forEachMember(const char* key, Function function) {
    const Json* object = find(key);
    if (!object) return;
    if (!object->is_object()) return complain(name(key), u"a group { … }"_s);
    for (const auto& member : object->items()) function(member.key(), member.value());
}

template <class Function>
void ObjectReader::forEachItem(const char* key, Function function) {
    const Json* list = find(key);
    if (!list) return;
    if (!list->is_array()) return complain(name(key), u"a list [ … ]"_s);
    for (const Json& item : *list) function(item);
}

}  // namespace wengert
