#include "app/session_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "app/descent_file.h"
#include "app/object_reader.h"
#include "app/training_file.h"
#include "app/update_file.h"
#include "ui/save_file.h"

namespace wengert {
namespace {

using namespace Qt::StringLiterals;

// Deeper than any session: what lies below is not read, and then missed.
constexpr int maximumDepth = 8;
const QString notASession = u"it is not a Wengert session"_s;

// ---- writing

std::string utf8(const QString& text) { return text.toStdString(); }

Json toJson(const QMap<QString, double>& numbers) {
    Json object = Json::object();
    for (auto [name, number] : numbers.asKeyValueRange()) object[utf8(name)] = numberToJson(number);
    return object;
}

Json toJson(const QMap<quint32, QPointF>& positions) {
    Json object = Json::object();
    for (auto [step, point] : positions.asKeyValueRange())
        object["s" + std::to_string(step + 1)] = Json::array({point.x(), point.y()});
    return object;
}

Json toJson(const CompareView& view) {
    return {{"place", view.place}, {"family", view.family}, {"inner", view.inner}, {"depth", view.depth}};
}

// ---- reading

Document readDocument(const Json& json, QString& complaint) {
    Document document;
    ObjectReader reader(json, u"document"_s, complaint);
    reader.require({"text"});
    reader.allowOnly({"text", "inputValues", "seeds", "output", "shareSubexpressions", "nodePositions", "note",
                      "update", "training", "descent"});
    reader.read("text", document.text);
    reader.read("inputValues", document.inputValues);
    reader.read("seeds", document.seeds);
    reader.read("output", document.output);
    reader.read("shareSubexpressions", document.shareSubexpressions);
    reader.read("nodePositions", document.nodePositions);
    reader.read("note", document.note);
    if (const Json* update = reader.find("update")) document.update = readUpdate(*update, complaint);
    if (const Json* training = reader.find("training")) document.training = readTraining(*training, complaint);
    if (const Json* descent = reader.find("descent")) document.descent = readDescent(*descent, complaint);
    return document;
}

Workspace readWorkspace(ObjectReader& reader) {
    QString name = toQString(allWorkspaces.front().name);
    reader.read("workspace", name);
    QStringList names;
    for (const WorkspaceRow& row : allWorkspaces) {
        if (name == toQString(row.name)) return row.workspace;
        names << u"“%1”"_s.arg(toQString(row.name));
    }
    reader.complain(reader.name("workspace"), names.join(u" or "_s));
    return {};
}

CompareView readCompareView(const Json& json, QString& complaint) {
    CompareView view;
    ObjectReader reader(json, u"view.compare"_s, complaint);
    reader.allowOnly({"place", "family", "inner", "depth"});
    reader.read("place", view.place);
    reader.read("family", view.family);
    reader.read("inner", view.inner);
    reader.read("depth", view.depth);
    return view;
}

ViewState readView(const Json& json, QString& complaint) {
    ViewState view;
    QString detail = u"node"_s;
    QString levels = levelsNames().constFirst();
    ObjectReader reader(json, u"view"_s, complaint);
    reader.allowOnly({"position", "detail", "levels", "training", "descent", "compare", "workspace"});
    reader.read("position", view.position);
    view.workspace = readWorkspace(reader);
    reader.read("detail", detail);
    reader.read("levels", levels);
    if (detail == u"term") view.detail = Detail::Term;
    else if (detail != u"node") reader.complain(reader.name("detail"), u"“node” or “term”"_s);
    if (levelsNames().contains(levels)) view.levels = Levels(levelsNames().indexOf(levels));
    else reader.complain(reader.name("levels"), u"“vectorized”, “units” or “both”"_s);
    if (const Json* run = reader.find("training")) view.training = readTrainingRun(*run, complaint);
    if (const Json* descent = reader.find("descent")) view.descent = readDescentView(*descent, complaint);
    if (const Json* compare = reader.find("compare")) view.compare = readCompareView(*compare, complaint);
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

QStringList levelsNames() { return {u"vectorized"_s, u"units"_s, u"both"_s}; }

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
    if (document.update) json["document"]["update"] = toJson(*document.update);
    if (document.training != TrainingDocument{}) json["document"]["training"] = toJson(document.training);
    if (document.descent != DescentDocument{}) json["document"]["descent"] = toJson(document.descent);
    json["view"] = {{"position", session.view.position},
                    {"detail", session.view.detail == Detail::Term ? "term" : "node"}};
    if (session.view.levels != Levels::Vectorized)
        json["view"]["levels"] = utf8(levelsNames().at(qsizetype(session.view.levels)));
    if (session.view.training != TrainingRun{}) json["view"]["training"] = toJson(session.view.training);
    if (session.view.descent != DescentView{}) json["view"]["descent"] = toJson(session.view.descent);
    if (session.view.compare != CompareView{}) json["view"]["compare"] = toJson(session.view.compare);
    if (session.view.workspace != Workspace::Step) json["view"]["workspace"] = rowOf(session.view.workspace).name;
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
    const QByteArray json = toJson(session);
    if (json.size() > maximumSessionFileBytes)
        return u"%1 cannot be saved: it would be larger than %2 MiB; train on fewer samples of your own"_s.arg(
            QDir::toNativeSeparators(path), QString::number(maximumSessionFileBytes >> 20));
    return saveFile(path, json);
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
