// Any bytes as a lesson. Nothing may crash, hang or leak; what is read is complete, its places are in its programs, and
// an error has its place inside the text.
#include <cstdint>
#include <string_view>

#include "core/language/compile.h"
#include "core/practice/lesson.h"

using namespace wengert;

namespace {

void require(bool condition) {
    if (!condition) __builtin_trap();
}

void checkPage(const Lesson& lesson, const LessonPage& page) {
    require(!page.title.empty() && !page.prose.empty() && page.stage < lesson.stages.size());
    const LessonStage& stage = lesson.stages[page.stage];
    require(stage.program.empty() != stage.example.empty());
    const Program program = stage.example.empty() ? compile(stage.program)->program : Program{};
    if (page.place && page.place->kind == LessonPlace::Kind::Step && stage.example.empty())
        require(positionOf(program, Timeline(program), *page.place).has_value());
    if (!page.question) return;
    const LessonQuestion& question = *page.question;
    if (question.kind == LessonQuestion::Kind::Number) require(question.tolerance > 0);
    else require(judge(question, question.words.front(), program) != Verdict::Unanswered);
    judge(question, question.text, program);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const Result<Lesson> read = parseLesson(text);
    if (!read) {
        require(read.error().span.end <= text.size() && !read.error().message.empty());
        return 0;
    }
    require(!read->title.empty() && !read->stages.empty() && !read->pages.empty());
    for (const LessonPage& page : read->pages) checkPage(*read, page);
    return 0;
}
