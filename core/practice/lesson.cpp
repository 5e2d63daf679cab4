#include "core/practice/lesson.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/language/utf8.h"
#include "core/practice/lesson_text.h"

namespace wengert {

namespace {

constexpr std::array<std::string_view, 7> stepPanels{"program",   "formula",     "inputs", "gradient",
                                                     "algorithm", "explanation", "numbers"};
constexpr std::array<std::string_view, 5> trainPanels{"loss", "answer", "gradient", "accuracy", "weights"};
constexpr std::array<std::string_view, 9> optimizePanels{"surface",  "runners",  "method",     "update",     "value",
                                                         "distance", "gradient", "components", "momentumMap"};
constexpr std::array<LessonWorkspace, 3> workspaces{
    {{"step", stepPanels}, {"train", trainPanels}, {"optimize", optimizePanels}}};

// Lower-case letters and digits, whatever stands between them: "fan out" is "Fan-out".
std::string bareWord(std::string_view word) {
    std::string bare;
    for (const char c : word) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool isLetter = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (isLetter || static_cast<unsigned char>(lower) >= 0x80 || lower == '*' || lower == '+') bare += lower;
    }
    return bare;
}

}  // namespace

std::span<const LessonWorkspace> lessonWorkspaces() { return workspaces; }

std::optional<StepId> findStep(const Program& program, std::string_view name) {
    if (const std::optional<StepId> named = program.find(name)) return named;
    if (name.empty() || name.front() != 's') return std::nullopt;
    const std::optional<std::uint64_t> number = wholeNumber(name.substr(1));
    if (!number || *number == 0 || *number > program.stepCount()) return std::nullopt;
    return StepId{static_cast<std::uint32_t>(*number - 1)};
}

std::optional<std::size_t> positionOf(const Program& program, const Timeline& timeline, const LessonPlace& place) {
    using Kind = LessonPlace::Kind;
    switch (place.kind) {
        case Kind::Start: return 0;
        case Kind::End: return timeline.size();
        case Kind::StartOfPass: return timeline.passBegin(place.number.pass);
        case Kind::EndOfPass: return timeline.passEnd(place.number.pass);
        case Kind::Step:
            if (const auto step = findStep(program, place.number.step))
                return timeline.positionOf(place.number.pass, *step);
            return std::nullopt;
        default: return std::nullopt;
    }
}

Verdict judge(const LessonQuestion& question, std::string_view answer, const Program& program) {
    const std::string_view given = trimmed(answer);
    if (given.empty()) return Verdict::Unanswered;
    const auto verdict = [](bool isRight) { return isRight ? Verdict::Right : Verdict::Wrong; };
    if (question.kind == LessonQuestion::Kind::Number) {
        const std::optional<double> number = evaluate(given);
        if (!number) return Verdict::Unreadable;
        return verdict(std::abs(*number - question.number) <= question.tolerance);
    }
    if (question.kind == LessonQuestion::Kind::Word)
        return verdict(std::ranges::any_of(question.words,
                                           [&](const std::string& word) { return bareWord(word) == bareWord(given); }));
    const std::optional<StepId> step = findStep(program, given);
    if (!step) return Verdict::Unreadable;
    return verdict(
        std::ranges::any_of(question.words, [&](const std::string& word) { return findStep(program, word) == step; }));
}

std::optional<double> evaluate(std::string_view expression) {
    constexpr std::size_t longest = 200;
    const std::string_view text = trimmed(expression);
    if (text.empty() || text.size() > longest || text.find_first_of("=;\n#") != text.npos) return std::nullopt;
    const Result<Compilation> compilation = compile("result = " + std::string(text));
    if (!compilation || compilation->program.isEmpty()) return std::nullopt;
    const Program& program = compilation->program;
    const bool isClosed =
        std::ranges::all_of(program.inputs(), [](const Input& input) { return input.literal.has_value(); });
    if (!isClosed || program.step(program.output()).shape.size() != 1) return std::nullopt;
    const Trace trace = record(program, initialInputs(program), defaultSeed(program));
    const double number = trace.numbers(program, Pass::Values, program.output()).front();
    return std::isfinite(number) ? std::optional(number) : std::nullopt;
}

}  // namespace wengert
