#include "core/practice/lesson.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/language/number.h"
#include "core/practice/lesson_text.h"

namespace wengert {

namespace {

constexpr double standardTolerance = 0.005;  // of a number, if none is given: relative
constexpr double leastTolerance = 1e-9;

constexpr std::array<std::string_view, 8> headKeys{"lesson",  "source",  "goal",   "workspace",
                                                   "program", "example", "inputs", "seed"};
constexpr std::array<std::string_view, 15> pageKeys{"page", "workspace", "program", "example", "inputs",
                                                    "seed", "at",        "levels",  "show",    "fold",
                                                    "of",   "question",  "answer",  "right",   "wrong"};
constexpr std::array<std::string_view, 6> longKeys{"source", "goal", "program", "question", "right", "wrong"};
constexpr std::array<std::string_view, 3> passNames{"value", "tangent", "adjoint"};
constexpr std::array<std::string_view, 3> sweepNames{"values", "tangents", "adjoints"};
constexpr std::array<std::string_view, 3> levelNames{"vectorized", "units", "both"};

template <class Names>
bool contains(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != std::ranges::end(names);
}

std::string listed(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

// The head of the file, or a page: its keys by name.
struct Section {
    const LessonEntry* title = nullptr;
    std::map<std::string_view, const LessonEntry*> keys;
    std::vector<const LessonEntry*> goals;
    std::string prose;

    const LessonEntry* find(std::string_view key) const {
        const auto found = keys.find(key);
        return found == keys.end() ? nullptr : found->second;
    }
};

// A stage's program, run once at its inputs. None of an example.
struct Run {
    Program program;
    Trace trace;
};

class LessonReader {
 public:
    explicit LessonReader(std::string_view text) : m_text(text) {}
    Result<Lesson> read();

 private:
    bool fail(SourceSpan span, std::string message) {
        m_error = makeDiagnostic(m_text, span, std::move(message));
        return false;
    }
    bool fail(const LessonEntry& entry, std::string message) { return fail(entry.span, std::move(message)); }
    bool unknown(const LessonEntry& entry, std::string_view what, std::string_view name,
                 std::span<const std::string_view> known) {
        return fail(entry,
                    std::string(what) + " " + quoted(name) + didYouMean(name, known) + "; there is " + listed(known));
    }

    bool collect(const std::vector<LessonEntry>& entries);
    bool addEntry(const LessonEntry& entry);
    bool readHead(const Section& section);
    bool readGoal(const LessonEntry& entry);
    bool readStage(const Section& section, LessonStage& stage);
    bool readInputs(const LessonEntry& entry, LessonStage& stage);
    bool runStage(const Section& section);
    bool readPage(const Section& section);
    bool readPlace(const LessonEntry& entry, LessonPage& page);
    bool readStepPlace(const LessonEntry& entry, LessonPlace& place);
    bool readNumber(const LessonEntry& entry, std::string_view text, LessonNumber& number);
    bool readPanels(const LessonEntry* entry, std::vector<std::string>& panels);
    bool readQuestion(const Section& section, LessonPage& page);
    bool readAnswer(const LessonEntry& entry, LessonQuestion& question);
    bool readNumberAnswer(const LessonEntry& entry, std::string_view text, LessonQuestion& question);
    bool checkNumber(const LessonEntry& entry, LessonQuestion& question);
    const LessonStage& stage() const { return m_lesson.stages.back(); }

    std::string_view m_text;
    std::vector<Section> m_sections;  // the head, then the pages
    Lesson m_lesson;
    std::optional<Run> m_run;  // of the last stage
    std::optional<Diagnostic> m_error;
};

Result<Lesson> LessonReader::read() {
    if (m_text.size() > maximumLessonBytes)
        return makeDiagnostic(m_text, {maximumLessonBytes, maximumLessonBytes}, "the lesson is longer than 256 KiB");
    const Result<std::vector<LessonEntry>> entries = lessonEntries(m_text);
    if (!entries) return entries.error();
    if (!collect(*entries) || !readHead(m_sections.front())) return *m_error;
    for (std::size_t i = 1; i < m_sections.size(); ++i)
        if (!readPage(m_sections[i])) return *m_error;
    return std::move(m_lesson);
}

// ---- sections

bool LessonReader::collect(const std::vector<LessonEntry>& entries) {
    m_sections.emplace_back();
    for (const LessonEntry& entry : entries)
        if (!addEntry(entry)) return false;
    if (!m_sections.front().title)
        return fail(SourceSpan{}, "a lesson begins with its title, as in lesson: The chain rule");
    if (m_sections.size() == 1)
        return fail(*m_sections.front().title, "the lesson has no page; begin one with page: and its title");
    return true;
}

bool LessonReader::addEntry(const LessonEntry& entry) {
    if (entry.key == "page") {
        if (m_sections.size() > maximumLessonPages)
            return fail(entry, "more than " + std::to_string(maximumLessonPages) + " pages; make two lessons of it");
        m_sections.emplace_back();
    }
    Section& section = m_sections.back();
    const bool isHead = m_sections.size() == 1;
    if (entry.key.empty()) {
        if (isHead) return fail(entry, "prose stands on pages; begin one with page: and its title");
        section.prose += (section.prose.empty() ? "" : "\n\n") + entry.text;
        return true;
    }
    const std::span<const std::string_view> known = isHead ? std::span<const std::string_view>(headKeys) : pageKeys;
    if (!contains(known, entry.key))
        return unknown(entry, isHead ? "unknown key" : "unknown key on a page", entry.key, known);
    if (entry.text.empty()) return fail(entry, "nothing stands behind " + quoted(std::string(entry.key) + ":"));
    if (entry.isIndented && !contains(longKeys, entry.key))
        return fail(entry, quoted(std::string(entry.key) + ":") + " takes one line");
    if (entry.key == "lesson" || entry.key == "page") {
        if (section.title) return fail(entry, "a lesson has one title");
        section.title = &entry;
    } else if (entry.key == "goal") {
        section.goals.push_back(&entry);
    } else if (!section.keys.try_emplace(entry.key, &entry).second) {
        return fail(entry, quoted(std::string(entry.key) + ":") + " stands here twice");
    }
    return true;
}

bool LessonReader::readHead(const Section& section) {
    m_lesson.title = section.title->text;
    if (const LessonEntry* source = section.find("source")) m_lesson.source = onOneLine(source->text);
    for (const LessonEntry* goal : section.goals)
        if (!readGoal(*goal)) return false;
    LessonStage first;
    if (!readStage(section, first)) return false;
    if (first.program.empty() && first.example.empty())
        return fail(*section.title, "the lesson has no program; add program: and indented lines before the first page");
    m_lesson.stages.push_back(std::move(first));
    return runStage(section);
}

bool LessonReader::readGoal(const LessonEntry& entry) {
    const std::string text = onOneLine(entry.text);
    const auto parts = splitAt(text, "->");
    if (parts.size() != 2 || parts[0].empty() || parts[1].empty())
        return fail(entry,
                    "a goal says what one can do then and where to show it, as in "
                    "goal: trace backward mode -> Practice: trace adjoints");
    m_lesson.goals.push_back({std::string(parts[0]), std::string(parts[1])});
    return true;
}

// ---- stages

// Changes what the section speaks of, and leaves the rest as it was before.
bool LessonReader::readStage(const Section& section, LessonStage& stage) {
    if (const LessonEntry* entry = section.find("workspace")) {
        std::vector<std::string_view> names;
        for (const LessonWorkspace& row : lessonWorkspaces()) names.push_back(row.name);
        if (!contains(names, entry->text)) return unknown(*entry, "unknown workspace", entry->text, names);
        stage.workspace = entry->text;
    }
    const LessonEntry* program = section.find("program");
    const LessonEntry* example = section.find("example");
    if (program && example) return fail(*example, "a program and an example exclude each other");
    if (program || example) {
        stage.example = example ? example->text : "";
        stage.program = program ? program->text : "";
        stage.inputs.clear();
        stage.seed.clear();
        if (stage.program.size() > maximumLessonProgramBytes)
            return fail(*program, "the program is longer than 16 KiB");
    }
    for (const std::string_view key : {"inputs", "seed"})
        if (const LessonEntry* entry = section.find(key); entry && !stage.example.empty())
            return fail(*entry, "an example has inputs and seeds of its own");
    if (const LessonEntry* seed = section.find("seed")) stage.seed = seed->text;
    const LessonEntry* inputs = section.find("inputs");
    return !inputs || readInputs(*inputs, stage);
}

bool LessonReader::readInputs(const LessonEntry& entry, LessonStage& stage) {
    stage.inputs.clear();
    for (const std::string_view part : splitAt(entry.text, ",")) {
        const auto sides = splitAt(part, "=");
        const std::optional<double> number = sides.size() == 2 ? evaluate(sides[1]) : std::nullopt;
        if (!number || sides[0].empty())
            return fail(entry, quoted(part) + " is no input with a number; write inputs: x = 2, y = 8");
        stage.inputs.emplace_back(sides[0], *number);
    }
    return true;
}

bool LessonReader::runStage(const Section& section) {
    m_run.reset();
    if (!stage().example.empty()) return true;
    const LessonEntry* entry = section.find("program");
    const LessonEntry& place = entry ? *entry : *section.title;
    Result<Compilation> compilation = compile(stage().program);
    if (!compilation)
        return fail(place, "line " + std::to_string(compilation.error().line) +
                               " of the program: " + compilation.error().message);
    const Program& program = compilation->program;
    if (program.isEmpty()) return fail(place, "the program has no steps");
    if (program.bufferSize() > maximumLessonNumbers)
        return fail(place, "the program has more than " + std::to_string(maximumLessonNumbers) + " numbers");
    std::vector<double> inputs = initialInputs(program);
    for (const auto& [name, number] : stage().inputs) {
        const std::optional<StepId> input = program.findInput(name);
        const bool isFree = input && !program.inputs()[index(*input)].literal && program.step(*input).shape.size() == 1;
        if (!isFree)
            return fail(section.find("inputs") ? *section.find("inputs") : place,
                        quoted(name) + (input ? " has its number in the program" : " is no input of the program"));
        inputs[program.step(*input).offset] = number;
    }
    std::vector<double> seed = defaultSeed(program);
    if (!stage().seed.empty()) {
        const std::optional<StepId> along = program.findInput(stage().seed);
        if (!along)
            return fail(section.find("seed") ? *section.find("seed") : place,
                        quoted(stage().seed) + " is no input of the program");
        std::ranges::fill(seed, 0);
        const Step& step = program.step(*along);
        std::fill_n(seed.begin() + step.offset, step.shape.size(), 1.0);
    }
    Trace trace = record(program, inputs, seed);
    m_run = Run{std::move(compilation->program), std::move(trace)};
    return true;
}

// ---- pages

bool LessonReader::readPage(const Section& section) {
    LessonStage next = stage();
    if (!readStage(section, next)) return false;
    if (next != stage()) {
        m_lesson.stages.push_back(std::move(next));
        if (!runStage(section)) return false;
    }
    LessonPage page{.title = section.title->text, .prose = section.prose, .stage = m_lesson.stages.size() - 1};
    if (page.prose.empty()) return fail(*section.title, "the page says nothing; write prose below its title");
    if (const LessonEntry* levels = section.find("levels")) {
        if (!contains(levelNames, levels->text)) return unknown(*levels, "unknown level", levels->text, levelNames);
        page.levels = levels->text;
    }
    const LessonEntry* place = section.find("at");
    if (place && !readPlace(*place, page)) return false;
    if (!readPanels(section.find("show"), page.shown) || !readPanels(section.find("fold"), page.folded)) return false;
    if (!readQuestion(section, page)) return false;
    m_lesson.pages.push_back(std::move(page));
    return true;
}

bool LessonReader::readPanels(const LessonEntry* entry, std::vector<std::string>& panels) {
    if (!entry) return true;
    const auto here = std::ranges::find(lessonWorkspaces(), stage().workspace, &LessonWorkspace::name);
    for (const std::string_view name : splitAt(entry->text, ",")) {
        if (!contains(here->panels, name)) return unknown(*entry, "unknown panel", name, here->panels);
        panels.emplace_back(name);
    }
    return true;
}

bool LessonReader::readPlace(const LessonEntry& entry, LessonPage& page) {
    const auto [word, rest] = firstWord(entry.text);
    LessonPlace place;
    if (word == "iteration" || word == "minibatch") {
        const bool isIteration = word == "iteration";
        const std::string_view home = isIteration ? "optimize" : "train";
        if (stage().workspace != home)
            return fail(entry, std::string(word) + "s are of the workspace " + std::string(home));
        const std::optional<std::uint64_t> count = wholeNumber(rest);
        if (!count) return fail(entry, "a whole number belongs behind " + quoted(word));
        place.kind = isIteration ? LessonPlace::Kind::Iteration : LessonPlace::Kind::Minibatch;
        place.count = *count;
    } else if (stage().workspace != "step") {
        return fail(entry, "a place in the workspace " + stage().workspace + " is written " +
                               (stage().workspace == "train" ? "minibatch 300" : "iteration 120"));
    } else if (!readStepPlace(entry, place)) {
        return false;
    }
    page.place = place;
    return true;
}

bool LessonReader::readStepPlace(const LessonEntry& entry, LessonPlace& place) {
    using Kind = LessonPlace::Kind;
    const auto [word, rest] = firstWord(entry.text);
    const bool isStart = word == "start";
    if (isStart || word == "end") {
        place.kind = isStart ? Kind::Start : Kind::End;
        if (rest.empty()) return true;
        const auto [of, sweep] = firstWord(rest);
        const auto found = std::ranges::find(sweepNames, sweep);
        if (of != "of" || found == sweepNames.end())
            return fail(entry, quoted(entry.text) + " is no place; write start of values, end of tangents, …");
        place.kind = isStart ? Kind::StartOfPass : Kind::EndOfPass;
        place.number.pass = allPasses[static_cast<std::size_t>(found - sweepNames.begin())];
        return true;
    }
    place.kind = Kind::Step;
    return readNumber(entry, entry.text, place.number);
}

bool LessonReader::readNumber(const LessonEntry& entry, std::string_view text, LessonNumber& number) {
    const auto [pass, whole] = firstWord(text);
    const auto found = std::ranges::find(passNames, pass);
    if (found == passNames.end() || whole.empty())
        return fail(entry, quoted(text) + " is no place; write value, tangent or adjoint and a step, as in adjoint s3");
    number.pass = allPasses[static_cast<std::size_t>(found - passNames.begin())];
    std::string_view name = whole;
    if (const std::size_t bracket = whole.find('['); bracket != whole.npos && whole.back() == ']') {
        const auto cell = wholeNumber(whole.substr(bracket + 1, whole.size() - bracket - 2));
        if (!cell || *cell == 0) return fail(entry, "a cell is counted from 1, row by row, as in W1[2]");
        number.cell = static_cast<std::size_t>(*cell - 1);
        name = whole.substr(0, bracket);
    }
    number.step = name;
    if (!m_run) return true;
    const std::optional<StepId> step = findStep(m_run->program, name);
    if (!step) return fail(entry, "the program has no step " + quoted(name));
    if (number.cell >= m_run->program.step(*step).shape.size()) return fail(entry, quoted(name) + " has no such cell");
    return true;
}

// ---- questions

bool LessonReader::readQuestion(const Section& section, LessonPage& page) {
    const LessonEntry* text = section.find("question");
    const LessonEntry* answer = section.find("answer");
    if (!text) {
        for (const std::string_view key : {"answer", "of", "right", "wrong"})
            if (const LessonEntry* entry = section.find(key))
                return fail(*entry, quoted(std::string(key) + ":") + " belongs to a question:");
        return true;
    }
    if (!answer) return fail(*text, "the question has no answer; add answer: number 3, word …, or step s3");
    LessonQuestion question{.text = onOneLine(text->text)};
    for (const auto& [key, target] : {std::pair{"right", &question.right}, std::pair{"wrong", &question.wrong}}) {
        const LessonEntry* entry = section.find(key);
        if (!entry) return fail(*text, "the question has no " + quoted(std::string(key) + ":"));
        *target = onOneLine(entry->text);
    }
    if (!readAnswer(*answer, question)) return false;
    if (const LessonEntry* of = section.find("of")) {
        LessonNumber number;
        if (!m_run) return fail(*of, "of: needs a program, not an example");
        if (!readNumber(*of, of->text, number)) return false;
        question.of = number;
        if (!checkNumber(*of, question)) return false;
    }
    page.question = std::move(question);
    return true;
}

bool LessonReader::readAnswer(const LessonEntry& entry, LessonQuestion& question) {
    const auto [kind, rest] = firstWord(entry.text);
    if (rest.empty()) return fail(entry, "an answer is written number 3 within 0.01, word one, another, or step s3");
    if (kind == "number") return readNumberAnswer(entry, rest, question);
    if (kind != "word" && kind != "step")
        return fail(entry, quoted(kind) + " is no kind of answer; there is number, word, step");
    question.kind = kind == "word" ? LessonQuestion::Kind::Word : LessonQuestion::Kind::Step;
    for (const std::string_view word : splitAt(rest, ",")) {
        if (word.empty()) return fail(entry, "an empty word between commas");
        if (kind == "step" && m_run && !findStep(m_run->program, word))
            return fail(entry, "the program has no step " + quoted(word));
        question.words.emplace_back(word);
    }
    return true;
}

bool LessonReader::readNumberAnswer(const LessonEntry& entry, std::string_view text, LessonQuestion& question) {
    const auto parts = splitAt(text, " within ");
    const std::optional<double> number = evaluate(parts[0]);
    if (!number || parts.size() > 2) return fail(entry, quoted(text) + " is no number; write number 3 within 0.01");
    question.number = *number;
    question.tolerance = std::max(standardTolerance * std::abs(*number), leastTolerance);
    if (parts.size() == 1) return true;
    const std::optional<double> tolerance = evaluate(parts[1]);
    if (!tolerance || !(*tolerance > 0)) return fail(entry, "a positive number belongs behind within");
    question.tolerance = *tolerance;
    return true;
}

bool LessonReader::checkNumber(const LessonEntry& entry, LessonQuestion& question) {
    if (question.kind != LessonQuestion::Kind::Number) return fail(entry, "of: is for answers that are numbers");
    const StepId step = *findStep(m_run->program, question.of->step);
    const double found = m_run->trace.numbers(m_run->program, question.of->pass, step)[question.of->cell];
    if (std::abs(found - question.number) <= question.tolerance) return true;
    return fail(entry, "the program gives " + shortNumber(found) + " there, not " + shortNumber(question.number));
}

}  // namespace

Result<Lesson> parseLesson(std::string_view text) { return LessonReader(text).read(); }

}  // namespace wengert
