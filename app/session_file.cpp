#include "app/session_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>

#include "core/program/program.h"
#include "ui/save_file.h"

namespace wengert {
namespace {

using namespace Qt::StringLiterals;
using Json = nlohmann::ordered_json;

// Deeper than any session: what lies below is not read, and then missed.
constexpr int maximumDepth = 8;
const QString notASession = u"it is not a Wengert session"_s;
// Scene units; far beyond any graph that can be drawn.
constexpr double maximumCoordinate = 1e7;

// ---- writing

std::string utf8(const QString& text) { return text.toStdString(); }

// JSON has no infinity: such numbers are strings.
Json toJson(double number) {
    if (std::isfinite(number)) return number;
    if (std::isnan(number)) return "nan";
    return number > 0 ? "inf" : "-inf";
}

Json toJson(const QMap<QString, double>& numbers) {
    Json object = Json::object();
    for (auto [name, number] : numbers.asKeyValueRange()) object[utf8(name)] = toJson(number);
    return object;
}

Json toJson(const QMap<quint32, QPointF>& positions) {
    Json object = Json::object();
    for (auto [step, point] : positions.asKeyValueRange())
        object["s" + std::to_string(step + 1)] = Json::array({point.x(), point.y()});
    return object;
}

// ---- reading

// Reads members of an object and keeps the first complaint; after one, reading on does no harm.
class ObjectReader {
 public:
    ObjectReader(const Json& object, QString path, QString& complaint)
        : m_object(object), m_path(std::move(path)), m_complaint(complaint) {
        if (!object.is_object()) complain(m_path.isEmpty() ? u"the file"_s : name({}), u"a group { … }"_s);
    }

    // The member, or null if there is none.
    const Json* find(const char* key) const {
        if (!m_object.is_object()) return nullptr;
        const auto member = m_object.find(key);
        return member == m_object.end() ? nullptr : &*member;
    }

    void require(std::initializer_list<const char*> keys) {
        for (const char* key : keys)
            if (!find(key)) complain(u"%1 is missing"_s.arg(name(key)));
    }

    void allowOnly(std::initializer_list<const char*> keys) {
        if (!m_object.is_object()) return;
        for (const auto& member : m_object.items())
            if (std::ranges::find(keys, member.key()) == keys.end())
                complain(u"%1 is not known to this version"_s.arg(name(member.key())));
    }

    void read(const char* key, QString& text) {
        const Json* member = find(key);
        if (!member) return;
        if (member->is_string()) text = QString::fromStdString(member->get_ref<const std::string&>());
        else complain(name(key), u"a text"_s);
    }

    void read(const char* key, bool& flag) {
        const Json* member = find(key);
        if (!member) return;
        if (member->is_boolean()) flag = member->get<bool>();
        else complain(name(key), u"true or false"_s);
    }

    void read(const char* key, quint64& count) {
        const Json* member = find(key);
        if (!member) return;
        if (member->is_number_unsigned()) count = member->get<quint64>();
        else complain(name(key), u"a whole number from 0"_s);
    }

    void read(const char* key, QMap<QString, double>& numbers) {
        forEachMember(key, [&](const std::string& member, const Json& json) {
            const std::optional<double> number = toNumber(json);
            if (number) numbers.insert(QString::fromStdString(member), *number);
            else complain(name(key, member), u"a number"_s);
        });
    }

    void read(const char* key, QMap<quint32, QPointF>& positions) {
        forEachMember(key, [&](const std::string& member, const Json& json) {
            const std::optional<quint32> step = toStep(QString::fromStdString(member));
            const std::optional<QPointF> point = toPoint(json);
            if (!step) complain(name(key, member), u"named s1, s2, …"_s);
            else if (!point) complain(name(key, member), u"two coordinates"_s);
            else positions.insert(*step, *point);
        });
    }

    void complain(const QString& message) {
        if (m_complaint.isEmpty()) m_complaint = message;
    }
    void complain(const QString& what, const QString& expected) { complain(u"%1 must be %2"_s.arg(what, expected)); }

    QString name(const std::string& key, const std::string& member = {}) const {
        QString path = m_path;
        for (const std::string& part : {key, member}) {
            if (part.empty()) continue;
            if (!path.isEmpty()) path += u'.';
            path += QString::fromStdString(part).left(40).simplified();
        }
        return u"“%1”"_s.arg(path);
    }

 private:
    template <class Function>
    void forEachMember(const char* key, Function function) {
        const Json* object = find(key);
        if (!object) return;
        if (!object->is_object()) return complain(name(key), u"a group { … }"_s);
        for (const auto& member : object->items()) function(member.key(), member.value());
    }

    static std::optional<double> toNumber(const Json& json) {
        if (json.is_number()) return json.get<double>();
        if (json == "inf") return INFINITY;
        if (json == "-inf") return -INFINITY;
        if (json == "nan") return NAN;
        return {};
    }

    static std::optional<QPointF> toPoint(const Json& json) {
        if (!json.is_array() || json.size() != 2) return {};
        const std::optional<double> x = toNumber(json[0]);
        const std::optional<double> y = toNumber(json[1]);
        if (!x || !y || !(std::abs(*x) <= maximumCoordinate) || !(std::abs(*y) <= maximumCoordinate)) return {};
        return QPointF(*x, *y);
    }

    static std::optional<quint32> toStep(const QString& key) {
        bool ok = false;
        const quint32 number = QStringView(key).mid(1).toUInt(&ok);
        const bool isCanonical = ok && key == u's' + QString::number(number);
        if (!isCanonical || number < 1 || number > ProgramBuilder::maximumSteps) return {};
        return number - 1;
    }

    const Json& m_object;
    QString m_path;
    QString& m_complaint;
};

Document readDocument(const Json& json, QString& complaint) {
    Document document;
    ObjectReader reader(json, u"document"_s, complaint);
    reader.require({"text"});
    reader.allowOnly({"text", "inputValues", "seeds", "output", "shareSubexpressions", "nodePositions", "note"});
    reader.read("text", document.text);
    reader.read("inputValues", document.inputValues);
    reader.read("seeds", document.seeds);
    reader.read("output", document.output);
    reader.read("shareSubexpressions", document.shareSubexpressions);
    reader.read("nodePositions", document.nodePositions);
    reader.read("note", document.note);
    return document;
}

ViewState readView(const Json& json, QString& complaint) {
    ViewState view;
    QString detail = u"node"_s;
    ObjectReader reader(json, u"view"_s, complaint);
    reader.allowOnly({"position", "detail"});
    reader.read("position", view.position);
    reader.read("detail", detail);
    if (detail == u"term") view.detail = Detail::Term;
    else if (detail != u"node") reader.complain(reader.name("detail"), u"“node” or “term”"_s);
    return view;
}

// Empty if this is a session of a version that can be read.
QString checkHead(const Json& json) {
    QString complaint;
    QString format;
    quint64 version = 0;
    ObjectReader reader(json, {}, complaint);
    reader.require({"format", "version", "document"});
    reader.read("format", format);
    if (complaint.isEmpty() && format != u"wengert") complaint = notASession;
    reader.read("version", version);
    if (complaint.isEmpty() && version > sessionFileVersion)
        complaint = u"it was saved by a newer version of Wengert (file version %1; this program reads %2)"_s.arg(
            QString::number(version), QString::number(sessionFileVersion));
    if (complaint.isEmpty() && version < 1) complaint = u"“version” must be at least 1"_s;
    return complaint;
}

QString damagedAt(const QByteArray& json, std::size_t byte) {
    const QByteArray before = json.left(qsizetype(byte > 0 ? byte - 1 : 0));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
    const bool isCut = qsizetype(byte) > json.size();
    return (isCut ? u"it ends too early, at line %1, column %2"_s : u"it is damaged at line %1, column %2"_s)
        .arg(line)
        .arg(column);
}

QString fileName(const QString& path) { return QFileInfo(path).fileName(); }

}  // namespace

QByteArray toJson(const SavedSession& session) {
    const Document& document = session.document;
    Json json;
    json["format"] = "wengert";
    json["version"] = sessionFileVersion;
    json["title"] = utf8(session.title);
    json["document"] = {{"text", utf8(document.text)},
                        {"inputValues", toJson(document.inputValues)},
                        {"seeds", toJson(document.seeds)},
                        {"output", utf8(document.output)},
                        {"shareSubexpressions", document.shareSubexpressions},
                        {"nodePositions", toJson(document.nodePositions)},
                        {"note", utf8(document.note)}};
    json["view"] = {{"position", session.view.position},
                    {"detail", session.view.detail == Detail::Term ? "term" : "node"}};
    return QByteArray::fromStdString(json.dump(2));
}

Result<SavedSession, QString> sessionFromJson(const QByteArray& bytes) {
    if (bytes.size() > maximumSessionFileBytes) return u"it is larger than %1 MiB"_s.arg(maximumSessionFileBytes >> 20);
    Json json;
    try {
        const auto isShallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= maximumDepth; };
        json = Json::parse(bytes.begin(), bytes.end(), isShallow);
    } catch (const Json::parse_error& error) {
        const QByteArray content = bytes.trimmed();
        return content.isEmpty() || content.startsWith('{') ? damagedAt(bytes, error.byte) : notASession;
    } catch (const Json::exception&) {  // a number that no double can hold
        return u"it holds a number that is too large"_s;
    }
    QString complaint = checkHead(json);
    if (!complaint.isEmpty()) return complaint;

    SavedSession session;
    ObjectReader reader(json, {}, complaint);
    reader.allowOnly({"format", "version", "title", "document", "view"});
    reader.read("title", session.title);
    session.document = readDocument(json["document"], complaint);
    if (const Json* view = reader.find("view")) session.view = readView(*view, complaint);
    if (!complaint.isEmpty()) return complaint;
    return session;
}

Result<SavedSession, QString> loadSession(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return u"%1 cannot be opened: %2"_s.arg(fileName(path), file.errorString());
    const QByteArray bytes = file.read(maximumSessionFileBytes + 1);
    if (file.error() != QFileDevice::NoError) return u"%1 cannot be read: %2"_s.arg(fileName(path), file.errorString());
    Result<SavedSession, QString> session = sessionFromJson(bytes);
    if (!session) return u"%1 cannot be opened: %2"_s.arg(fileName(path), session.error());
    return session;
}

std::optional<QString> saveSession(const QString& path, const SavedSession& session) {
    return saveFile(path, toJson(session));
}

std::vector<SavedSession> examples() {
    std::vector<SavedSession> sessions;
    const QDir folder(u":/examples"_s);
    for (const QString& name : folder.entryList({u"*.wengert"_s}, QDir::Files, QDir::Name)) {
        const Result<SavedSession, QString> session = loadSession(folder.filePath(name));
        Q_ASSERT(session);
        if (session) sessions.push_back(*session);
    }
    return sessions;
}

}  // namespace wengert
