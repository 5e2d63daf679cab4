// Folds and unfolds the window's cards as a lesson's pages ask, and puts them back as they were when it ends.
#pragma once

#include <QMap>
#include <QString>

#include "core/practice/lesson.h"

class QWidget;

namespace wengert {

class LessonPanels {
 public:
    // window: has the cards, by the names that their folds are remembered under.
    void show(const LessonPage& page, const std::string& workspace, const QWidget& window);
    void putBack(const QWidget& window);

 private:
    void setFolded(const QWidget& window, const QString& id, bool folded);

    QMap<QString, bool> m_wereFolded;
};

}  // namespace wengert
