#include "ui/lessons/lesson_session.h"

#include <QScopedValueRollback>
#include <algorithm>
#include <utility>

#include "ui/descent/descent_session.h"
#include "ui/text.h"
#include "ui/training/training_session.h"

namespace wengert {

LessonSession::LessonSession(Session& session, TrainingSession& training, DescentSession& descent, QObject* parent)
    : QObject(parent), m_session(session), m_training(training), m_descent(descent) {
    connect(&session, &Session::opened, this, [this] {
        if (!m_isTurning) close();
    });
}

void LessonSession::open(const Lesson& lesson, std::vector<SavedSession> stages) {
    close();
    if (stages.size() != lesson.stages.size() || lesson.pages.empty()) return;
    m_lesson = lesson;
    m_stages = std::move(stages);
    m_answers.assign(m_lesson.pages.size(), {});
    m_page = 0;
    {
        const QScopedValueRollback turning(m_isTurning, true);
        const SavedSession& first = m_stages[page().stage];
        m_session.open(first.document, first.view);
    }
    Q_EMIT documentReplaced();
    showPage();
}

void LessonSession::close() {
    if (!isOpen()) return;
    m_stages.clear();
    Q_EMIT pageChanged();
}

void LessonSession::setPage(std::size_t page) {
    if (!isOpen()) return;
    const std::size_t next = std::min(page, pageCount() - 1);
    if (next == m_page) return;
    m_page = next;
    showPage();
}

void LessonSession::answer(const QString& text) {
    if (!isOpen() || !page().question) return;
    m_answers[m_page] = {text, judge(*page().question, text.toStdString(), m_session.program())};
    Q_EMIT answerGiven();
}

void LessonSession::showPage() {
    {
        const QScopedValueRollback turning(m_isTurning, true);
        m_session.setPlaying(false);
        m_descent.setPlaying(false);
        takeStage();
        if (page().place) goTo(*page().place);
    }
    Q_EMIT pageChanged();
}

// What the user changed on the way can be had back by undo.
void LessonSession::takeStage() {
    const SavedSession& stage = m_stages[page().stage];
    Document asItIs = m_session.document();
    asItIs.nodePositions = stage.document.nodePositions;
    if (asItIs != stage.document) {
        m_session.setDocument(tr("Turn the lesson’s page"), stage.document);
        Q_EMIT documentReplaced();
    }
    m_session.setWorkspace(stage.view.workspace);
    if (page().levels == "units") m_session.setLevels(Levels::Units);
    else if (page().levels == "both") m_session.setLevels(Levels::Both);
    else if (page().levels == "vectorized") m_session.setLevels(Levels::Vectorized);
}

void LessonSession::goTo(const LessonPlace& place) {
    if (place.kind == LessonPlace::Kind::Iteration) {
        m_descent.setIteration(int(std::min(place.count, DescentDocument::mostIterations)));
    } else if (place.kind == LessonPlace::Kind::Minibatch) {
        m_training.open({.minibatches = place.count});
    } else if (const auto position = positionOf(m_session.program(), m_session.timeline(), place)) {
        m_session.setPosition(*position);
    }
}

}  // namespace wengert
