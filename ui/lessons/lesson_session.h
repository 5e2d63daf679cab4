// The lesson that is open: its page, and what was answered on each. Turning a page brings the window's session to what
// the page speaks of; in between it is the user's, to explore. It draws nothing and knows no files.
#pragma once

#include <QObject>
#include <QString>
#include <vector>

#include "core/practice/lesson.h"
#include "ui/session.h"

namespace wengert {

class DescentSession;
class TrainingSession;

class LessonSession final : public QObject {
    Q_OBJECT

 public:
    LessonSession(Session& session, TrainingSession& training, DescentSession& descent, QObject* parent = nullptr);

    // stages: what each of the lesson's stages opens, in their order. Replaces the session's document.
    void open(const Lesson& lesson, std::vector<SavedSession> stages);
    void close();  // what is open stays as it is
    bool isOpen() const { return !m_stages.empty(); }
    const Lesson& lesson() const { return m_lesson; }

    // ---- pages, counted from 0; only while a lesson is open
    std::size_t pageIndex() const { return m_page; }
    std::size_t pageCount() const { return m_lesson.pages.size(); }
    const LessonPage& page() const { return m_lesson.pages[m_page]; }
    bool isFirst() const { return m_page == 0; }
    bool isLast() const { return m_page + 1 == pageCount(); }
    void setPage(std::size_t page);  // clamped
    void next() { setPage(m_page + 1); }
    void back() { setPage(m_page == 0 ? 0 : m_page - 1); }

    // ---- the page's question
    void answer(const QString& text);
    const QString& answered() const { return m_answers[m_page].text; }
    Verdict verdict() const { return m_answers[m_page].verdict; }

 Q_SIGNALS:
    void pageChanged();       // another page, or none: opened or closed
    void answerGiven();       // to the page's question
    void documentReplaced();  // by the lesson's own, which is nothing to be saved

 private:
    struct Answer {
        QString text;
        Verdict verdict = Verdict::Unanswered;
    };
    void showPage();
    void takeStage();
    void goTo(const LessonPlace& place);

    Session& m_session;
    TrainingSession& m_training;
    DescentSession& m_descent;
    Lesson m_lesson;
    std::vector<SavedSession> m_stages;
    std::vector<Answer> m_answers;  // by page
    std::size_t m_page = 0;
    bool m_isTurning = false;  // documents that open now are the lesson's
};

}  // namespace wengert
