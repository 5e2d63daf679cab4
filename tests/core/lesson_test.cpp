// Lesson files: what is read, what is refused and with which line, which answers are right.
#include <QtTest>

#include "core/language/compile.h"
#include "core/practice/lesson.h"

using namespace wengert;

namespace {

const std::string whole = R"(# Two uses
lesson: Twice is added
source: Backpropagation
goal: trace adjoints
    -> Practice: trace adjoints

program:
    f = 3*x + x^2
inputs: x = 2

page: Two uses
at: end of values
fold: formula, inputs
The input is used
*twice*.

And that adds.

question: What is the adjoint
    of x?
answer: number 7 within 0.01
of: adjoint x
right: Yes.
wrong: No.

page: Where
at: adjoint s3
inputs: x = 3
Look.

question: Which step is the square?
answer: step s3
right: Yes.
wrong: No.

page: A surface
workspace: optimize
example: Methods around a saddle
at: iteration 120
Look.
)";

// The lesson with one line of it replaced.
std::string with(const std::string& line, const std::string& other) {
    std::string text = whole;
    const std::size_t at = text.find(line + '\n');
    return text.replace(at, line.size(), other);
}

std::string errorOf(const std::string& text) {
    const Result<Lesson> lesson = parseLesson(text);
    return lesson ? "none" : toText(lesson.error());
}

Verdict judged(LessonQuestion::Kind kind, std::vector<std::string> words, double number, const char* answer) {
    const Program program = compile("g = x*y; f = g + sin(g)")->program;
    const LessonQuestion question{.kind = kind, .number = number, .tolerance = 0.5, .words = std::move(words)};
    return judge(question, answer, program);
}

}  // namespace

class LessonTest : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsAWholeLesson() {
        const Result<Lesson> read = parseLesson(whole);
        QVERIFY2(bool(read), errorOf(whole).c_str());
        QCOMPARE(read->title, std::string("Twice is added"));
        QCOMPARE(read->goals.size(), std::size_t{1});
        QCOMPARE(read->goals[0].exercise, std::string("Practice: trace adjoints"));
        QCOMPARE(read->pages.size(), std::size_t{3});
        QCOMPARE(read->stages.size(), std::size_t{3});  // the head's, other inputs, the example
        const LessonPage& first = read->pages[0];
        QCOMPARE(first.prose, std::string("The input is used\n*twice*.\n\nAnd that adds."));
        QCOMPARE(first.question->text, std::string("What is the adjoint of x?"));
        QCOMPARE(first.question->number, 7.0);
        QCOMPARE(first.folded, (std::vector<std::string>{"formula", "inputs"}));
        QVERIFY(first.place->kind == LessonPlace::Kind::EndOfPass && first.place->number.pass == Pass::Values);
        QCOMPARE(read->stages[1].inputs[0].second, 3.0);
        QCOMPARE(read->stages[1].program, std::string("f = 3*x + x^2"));
        QCOMPARE(read->stages[2].example, std::string("Methods around a saddle"));
        QCOMPARE(read->pages[2].place->count, std::uint64_t{120});
    }

    void linesMayEndAsOnWindows() {
        std::string text;
        for (const char c : whole) text += c == '\n' ? "\r\n" : std::string(1, c);
        const Result<Lesson> read = parseLesson(text);
        QVERIFY2(bool(read), errorOf(text).c_str());
        QCOMPARE(read->pages[0].prose, parseLesson(whole)->pages[0].prose);
        QCOMPARE(read->stages[0].program, std::string("f = 3*x + x^2"));
    }

    void saysWhatIsWrongAndWhere_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("error");
        const auto row = [](const char* name, const char* line, const char* other, const char* error) {
            QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(other) << QString::fromUtf8(error);
        };
        row("no title", "lesson: Twice is added", "", "1 : 1  a lesson begins with its title");
        row("unknown key", "source: Backpropagation", "sourse: x",
            R"(3 : 1  unknown key "sourse"; did you mean "source")");
        row("empty", "source: Backpropagation", "source:", R"(3 : 1  nothing stands behind "source:")");
        row("prose in the head", "source: Backpropagation", "Hello", "3 : 1  prose stands on pages");
        row("twice", "source: Backpropagation", "inputs: x = 1", R"(9 : 1  "inputs:" stands here twice)");
        row("a goal without its exercise", "    -> Practice: trace adjoints", "", "4 : 1  a goal says");
        row("program", "    f = 3*x + x^2", "    f = 3*x + sine(x)", "7 : 1  line 1 of the program: unknown function");
        row("input", "inputs: x = 2", "inputs: y = 2", R"(9 : 1  "y" is no input of the program)");
        row("number", "inputs: x = 2", "inputs: x = two", R"(9 : 1  "x = two" is no input with a number)");
        row("place", "at: end of values", "at: middle", R"(12 : 1  "middle" is no place)");
        row("sweep", "at: end of values", "at: end of time", R"(12 : 1  "end of time" is no place)");
        row("step", "at: adjoint s3", "at: adjoint s9", R"(27 : 1  the program has no step "s9")");
        row("iterations elsewhere", "at: adjoint s3", "at: iteration 3",
            "27 : 1  iterations are of the workspace optimize");
        row("steps elsewhere", "at: iteration 120", "at: value s1", "39 : 1  a place in the workspace optimize");
        row("panel", "fold: formula, inputs", "fold: formla",
            R"(13 : 1  unknown panel "formla"; did you mean "formula")");
        row("kind of answer", "answer: number 7 within 0.01", "answer: about 7",
            R"(21 : 1  "about" is no kind of answer)");
        row("tolerance", "answer: number 7 within 0.01", "answer: number 7 within 0", "21 : 1  a positive number");
        row("what the program gives", "answer: number 7 within 0.01", "answer: number 8 within 0.01",
            "22 : 1  the program gives 7 there, not 8");
        row("no such cell", "of: adjoint x", "of: adjoint x[2]", R"(22 : 1  "x" has no such cell)");
        row("no reply", "wrong: No.", "", R"(19 : 1  the question has no "wrong:")");
        row("no prose", "Look.", "", "26 : 1  the page says nothing");
        row("indent", "Look.", "  Look.", R"(28 : 1  "inputs:" takes one line)");
        row("both", "example: Methods around a saddle", "example: x\nprogram: f = x",
            "38 : 1  a program and an example");
        row("workspace", "workspace: optimize", "workspace: play", R"(37 : 1  unknown workspace "play")");
    }
    void saysWhatIsWrongAndWhere() {
        QFETCH(QString, line);
        QFETCH(QString, other);
        QFETCH(QString, error);
        const QString found = QString::fromStdString(errorOf(with(line.toStdString(), other.toStdString())));
        QVERIFY2(found.startsWith(error), qPrintable(found));
    }

    void refusesWhatIsTooLong() {
        QVERIFY(errorOf(std::string(maximumLessonBytes + 1, '#')).find("256 KiB") != std::string::npos);
        std::string text = "lesson: a\nprogram: f = x\n";
        for (std::size_t i = 0; i < maximumLessonPages; ++i) text += "page: a\nb\n";
        QCOMPARE(errorOf(text), std::string("none"));
        QVERIFY(errorOf(text + "page: a\nb\n").find("more than 200 pages") != std::string::npos);
        QCOMPARE(errorOf("lesson: a\nprogram: W : 1x1000\npage: a\nb\n"), std::string("none"));
        QVERIFY(errorOf("lesson: a\nprogram: W : 1000x1000\npage: a\nb\n").find("more than 100") != std::string::npos);
        const std::string program = "x" + std::string(maximumLessonProgramBytes, ' ') + "+ 1";
        QVERIFY(errorOf("lesson: a\nprogram: " + program + "\npage: a\nb\n").find("16 KiB") != std::string::npos);
    }

    // Cut anywhere, and with bytes changed: read or refused, with a place inside the text.
    void survivesDamage() {
        std::mt19937 random(1);
        for (std::size_t i = 0; i < whole.size(); ++i) {
            std::string text = whole.substr(0, i);
            for (int k = 0; k < 3 && !text.empty(); ++k) text[random() % text.size()] = static_cast<char>(random());
            for (const std::string& damaged : {whole.substr(0, i), text, whole.substr(i)})
                if (const Result<Lesson> lesson = parseLesson(damaged); !lesson) {
                    QVERIFY(lesson.error().span.end <= damaged.size());
                    QVERIFY(!lesson.error().message.empty());
                }
        }
    }

    void judgesAnswers_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("verdict");
        const auto row = [](LessonQuestion::Kind kind, const char* answer, Verdict verdict) {
            QTest::addRow("%d %s", int(kind), answer) << int(kind) << QString::fromUtf8(answer) << int(verdict);
        };
        using Kind = LessonQuestion::Kind;
        row(Kind::Number, "7", Verdict::Right);
        row(Kind::Number, " 7.4 ", Verdict::Right);
        row(Kind::Number, "22/3", Verdict::Right);
        row(Kind::Number, "3*2 + 1", Verdict::Right);
        row(Kind::Number, "7.6", Verdict::Wrong);
        row(Kind::Number, "-7", Verdict::Wrong);
        row(Kind::Number, "1/0", Verdict::Unreadable);
        row(Kind::Number, "x", Verdict::Unreadable);
        row(Kind::Number, "seven", Verdict::Unreadable);
        row(Kind::Number, "f = 7", Verdict::Unreadable);
        row(Kind::Number, "[1; 2]", Verdict::Unreadable);
        row(Kind::Number, "  ", Verdict::Unanswered);
        row(Kind::Word, "Fan-out", Verdict::Right);
        row(Kind::Word, "fan out", Verdict::Right);
        row(Kind::Word, "COPY", Verdict::Right);
        row(Kind::Word, "add", Verdict::Wrong);
        row(Kind::Step, "s3", Verdict::Right);
        row(Kind::Step, "g", Verdict::Right);
        row(Kind::Step, "s2", Verdict::Wrong);
        row(Kind::Step, "s9", Verdict::Unreadable);
        row(Kind::Step, "s", Verdict::Unreadable);
    }
    void judgesAnswers() {
        QFETCH(int, kind);
        QFETCH(QString, answer);
        QFETCH(int, verdict);
        const auto words = LessonQuestion::Kind(kind) == LessonQuestion::Kind::Step
                               ? std::vector<std::string>{"g"}
                               : std::vector<std::string>{"fan-out", "copy"};
        QCOMPARE(int(judged(LessonQuestion::Kind(kind), words, 7, qPrintable(answer))), verdict);
    }

    void findsPlacesInARun() {
        const Program program = compile("f = x*y + x")->program;  // s1 … s4
        const Timeline timeline(program);
        const auto at = [&](LessonPlace::Kind kind, Pass pass, const char* step) {
            return positionOf(program, timeline, {.kind = kind, .number = {pass, step, 0}});
        };
        using Kind = LessonPlace::Kind;
        QCOMPARE(at(Kind::Start, {}, ""), std::optional<std::size_t>(0));
        QCOMPARE(at(Kind::End, {}, ""), std::optional<std::size_t>(12));
        QCOMPARE(at(Kind::EndOfPass, Pass::Tangents, ""), std::optional<std::size_t>(8));
        QCOMPARE(at(Kind::StartOfPass, Pass::Adjoints, ""), std::optional<std::size_t>(8));
        QCOMPARE(at(Kind::Step, Pass::Adjoints, "f"), std::optional<std::size_t>(9));
        QCOMPARE(at(Kind::Step, Pass::Values, "s3"), std::optional<std::size_t>(3));
        QVERIFY(!at(Kind::Step, Pass::Values, "s5"));
    }
};

QTEST_GUILESS_MAIN(LessonTest)
#include "lesson_test.moc"
