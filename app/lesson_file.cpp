#include "app/lesson_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <algorithm>

#include "app/session_file.h"
#include "ui/text.h"

namespace wengert {
namespace {

using namespace Qt::StringLiterals;

Workspace workspaceNamed(const std::string& name) {
    return std::ranges::find(allWorkspaces, name, &WorkspaceRow::name)->workspace;
}

SavedSession sessionOf(const LessonStage& stage) {
    SavedSession session;
    session.document.text = toQString(stage.program);
    for (const auto& [name, number] : stage.inputs) session.document.inputValues[toQString(name)] = number;
    if (!stage.seed.empty()) session.document.seeds[toQString(stage.seed)] = 1;
    return session;
}

}  // namespace

Result<Lesson, QString> loadLesson(const QString& path) {
    QFile file(path);
    const QString name = QFileInfo(path).fileName();
    if (!file.open(QIODevice::ReadOnly)) return u"%1 cannot be opened: %2"_s.arg(name, file.errorString());
    const QByteArray bytes = file.read(qint64(maximumLessonBytes) + 1);
    if (file.error() != QFileDevice::NoError) return u"%1 cannot be read: %2"_s.arg(name, file.errorString());
    Result<Lesson> lesson = parseLesson({bytes.constData(), std::size_t(bytes.size())});
    if (!lesson) return u"%1 is no lesson that can be opened: %2"_s.arg(name, placed(lesson.error()));
    return std::move(*lesson);
}

std::vector<ShippedLesson> shippedLessons() {
    std::vector<ShippedLesson> lessons;
    const QDir folder(u":/lessons"_s);
    for (const QString& file : folder.entryList({u"*."_s + lessonEnding}, QDir::Files, QDir::Name)) {
        const Result<Lesson, QString> lesson = loadLesson(folder.filePath(file));
        Q_ASSERT(lesson);
        const QString name = QFileInfo(file).completeBaseName();
        if (lesson) lessons.push_back({name.mid(name.indexOf(u'_') + 1), *lesson});
    }
    return lessons;
}

Result<std::vector<SavedSession>, QString> stagesOf(const Lesson& lesson) {
    const std::vector<SavedSession> known = examples();
    std::vector<SavedSession> stages;
    for (const LessonStage& stage : lesson.stages) {
        SavedSession session = sessionOf(stage);
        if (!stage.example.empty()) {
            const auto found = std::ranges::find(known, toQString(stage.example), &SavedSession::title);
            if (found == known.end()) return u"there is no example “%1”"_s.arg(toQString(stage.example));
            session = *found;
        }
        session.title = toQString(lesson.title);
        session.view.workspace = workspaceNamed(stage.workspace);
        stages.push_back(std::move(session));
    }
    return stages;
}

}  // namespace wengert
