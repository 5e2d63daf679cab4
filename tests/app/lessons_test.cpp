// The lessons that come with the program, played page by page: what they open is there, where they go exists, the
// cards that they show or fold are in the window, and their questions' answers are what the engine computes.
#include <QtTest>
#include <cmath>

#include "app/lesson_file.h"
#include "app/session_file.h"
#include "ui/main_window.h"
#include "ui/settings.h"
#include "ui/widgets/card.h"

using namespace wengert;
using namespace Qt::StringLiterals;

class LessonsTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void eachOfTheEightOpens() {
        const QDir folder(u":/lessons"_s);
        const QStringList files = folder.entryList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 8);
        for (const QString& file : files) {
            const Result<Lesson, QString> lesson = loadLesson(folder.filePath(file));
            QVERIFY2(bool(lesson), lesson ? "" : qPrintable(lesson.error()));
            QVERIFY2(!lesson->source.empty(), qPrintable(file));
            const auto stages = stagesOf(*lesson);
            QVERIFY2(bool(stages), stages ? "" : qPrintable(stages.error()));
        }
        QCOMPARE(shippedLessons().front().name, u"chain_rule"_s);
    }

    void everyOutcomeHasALessonAndAnExercise_data() {
        QTest::addColumn<QString>("outcome");
        // “After this lecture, you should be able to”: Training Neural Networks, CMPUT 261.
        for (const char* outcome :
             {"trace an execution of forward-mode automatic differentiation",
              "trace an execution of backward-mode automatic differentiation",
              "construct a finite numerical algorithm for a given computation",
              "explain why automatic differentiation is more efficient than the method of finite differences",
              "explain why automatic differentiation is more efficient than symbolic differentiation",
              "explain why backward mode is more efficient for typical deep learning applications"})
            QTest::newRow(outcome) << QString::fromLatin1(outcome);
    }
    void everyOutcomeHasALessonAndAnExercise() {
        QFETCH(QString, outcome);
        bool isFound = false;
        for (const ShippedLesson& shipped : shippedLessons())
            for (const LessonGoal& goal : shipped.lesson.goals)
                if (goal.outcome == outcome.toStdString()) {
                    isFound = true;
                    const std::string& last = shipped.lesson.pages.back().prose;
                    const std::string workspace = goal.exercise.substr(0, goal.exercise.find(':'));
                    QVERIFY2(last.find("**" + workspace + "**") != std::string::npos, qPrintable(shipped.name));
                }
        QVERIFY(isFound);
    }

    void pages_data() {
        QTest::addColumn<int>("lesson");
        const std::vector<ShippedLesson> lessons = shippedLessons();
        for (int i = 0; i < int(lessons.size()); ++i) QTest::newRow(qPrintable(lessons[std::size_t(i)].name)) << i;
    }
    void pages();

    void theLossOfKnowingNothing();
};

// The values of the answers, written once more: those that no program's step has.
void LessonsTest::pages() {
    QFETCH(int, lesson);
    const Lesson played = shippedLessons()[std::size_t(lesson)].lesson;
    const QTemporaryDir directory;
    Settings settings(directory.filePath(u"settings.ini"_s));
    ThemeManager themes(ThemeChoice{.mode = ThemeMode::Light});
    Session session;
    MainWindow window(session, themes, settings);
    LessonSession& tour = window.lesson();
    tour.open(played, *stagesOf(played));
    for (std::size_t i = 0; i < tour.pageCount(); ++i) {
        tour.setPage(i);
        const LessonPage& page = tour.page();
        QCOMPARE(tour.pageIndex(), i);
        QVERIFY2(!session.diagnostic() && !session.program().isEmpty(), page.title.c_str());
        QVERIFY2(page.prose.size() < 620, page.title.c_str());  // else it does not fit beside the workspace
        if (page.place && page.place->kind <= LessonPlace::Kind::Step)
            QCOMPARE(std::optional(session.position()), positionOf(session.program(), session.timeline(), *page.place));
        if (page.place && page.place->kind == LessonPlace::Kind::Iteration)
            QCOMPARE(window.descent().iteration(), int(page.place->count));
        if (page.place && page.place->kind == LessonPlace::Kind::Minibatch)
            QCOMPARE(session.trainingRun().minibatches, page.place->count);
        if (!page.question) continue;
        const LessonQuestion& question = *page.question;
        if (question.of) {
            const StepId step = *findStep(session.program(), question.of->step);
            const auto numbers = session.trace().numbers(session.program(), question.of->pass, step);
            QVERIFY2(std::abs(numbers[question.of->cell] - question.number) <= question.tolerance, page.title.c_str());
        }
        tour.answer(question.kind == LessonQuestion::Kind::Number ? QString::number(question.number)
                                                                  : QString::fromStdString(question.words.front()));
        QVERIFY2(tour.verdict() == Verdict::Right, page.title.c_str());
        tour.answer(question.kind == LessonQuestion::Kind::Number ? QString::number(question.number * 2 + 1) : u"s1"_s);
        QVERIFY2(tour.verdict() == Verdict::Wrong, page.title.c_str());
    }
    QVERIFY2(!tour.page().question || played.title.starts_with("Gates"), "the last page is about what to do");
}

void LessonsTest::theLossOfKnowingNothing() {
    for (const ShippedLesson& shipped : shippedLessons())
        for (const LessonPage& page : shipped.lesson.pages)
            if (page.question && page.question->text.find("ln ½") != std::string::npos) {
                QVERIFY(std::abs(page.question->number - std::log(2)) <= page.question->tolerance);
                return;
            }
    QFAIL("no such question");
}

QTEST_MAIN(LessonsTest)
#include "lessons_test.moc"
