// Lessons as files, and what they open: a lesson's stages as sessions. Those that come with the program are among its
// resources, in the order they are taught. What a lesson's text means is core/practice/lesson.h's.
#pragma once

#include <QString>
#include <vector>

#include "core/practice/lesson.h"
#include "ui/document.h"

namespace wengert {

inline const QString lessonEnding = QStringLiteral("lesson");

// The message names the file and the line.
Result<Lesson, QString> loadLesson(const QString& path);

struct ShippedLesson {
    QString name;  // the file's, without its number and ending: "chain_rule"
    Lesson lesson;
};
std::vector<ShippedLesson> shippedLessons();

// What each stage opens, in their order. Error: an example that the program does not have.
Result<std::vector<SavedSession>, QString> stagesOf(const Lesson& lesson);

}  // namespace wengert
