// `wengert exercise`: an exercise as a text to fill in, its solution, the marks for a filled-in file, hints for a row,
// and a class sheet as PDF with the solutions beside it.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>

#include "app/command_line/command_line.h"
#include "app/command_line/offscreen.h"
#include "core/language/formula.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "core/practice/answer_table.h"
#include "core/practice/grading.h"
#include "core/practice/hints.h"
#include "core/practice/random_exercise.h"
#include "ui/practice/class_sheet.h"
#include "ui/save_file.h"

namespace wengert::command_line {

namespace {

constexpr std::size_t mostVariants = 500;

struct ExerciseOptions {
    ProgramOptions program;
    std::string kind = "adjoint";
    std::uint64_t seed = 1;
    int difficulty = 2;
    std::string method = "momentum";
    bool wantsAnswer = false;
    std::string grade;
    std::string hint;
    std::string sheet;
    std::size_t count = 1;

    bool isGiven() const { return !program.text.empty() || !program.file.empty(); }
};

ExerciseKind kindNamed(const std::string& name) {
    return std::ranges::find(exerciseKinds(), name, &ExerciseKindRow::name)->kind;
}

std::vector<std::string> kindNames() {
    std::vector<std::string> names;
    for (const ExerciseKindRow& row : exerciseKinds()) names.emplace_back(row.name);
    return names;
}

// With a step that can be seen in three digits where none is given.
Method methodFor(const ExerciseOptions& options) {
    constexpr double learningRate = 0.1;
    Result<Method> method = parseMethod(options.method);
    if (!method) throw InputError("--method: " + method.error().message);
    if (options.method.find("lr=") == std::string::npos) method->setting[0] = learningRate;
    return *method;
}

Exercise exerciseFor(const ExerciseOptions& options, std::uint64_t seed) {
    const ExerciseKind kind = kindNamed(options.kind);
    const Method method = methodFor(options);
    if (!options.isGiven())
        return makeExercise({.kind = kind, .seed = seed, .difficulty = options.difficulty, .method = method});
    Evaluated evaluated = evaluate(options.program);
    std::optional<UpdateAct> act;
    if (kind == ExerciseKind::Update && evaluated.inputs.size() == evaluated.compilation.program.inputs().size())
        act = actFor(method, evaluated.compilation.program);
    Result<Exercise, std::string> exercise = makeExercise(kind, evaluated.text, std::move(evaluated.compilation),
                                                          evaluated.inputs, evaluated.seed, std::move(act));
    if (!exercise) throw InputError(exercise.error());
    return std::move(*exercise);
}

// ---- the exercise as a text, which --grade reads when it is filled in

std::size_t widthOf(const std::string& utf8) {
    return static_cast<std::size_t>(std::ranges::count_if(utf8, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width) {
    return text + std::string(width - std::min(width, widthOf(text)), ' ');
}

// x = 2, y = 8
std::string numbersText(const Program& program, std::span<const double> numbers, const std::string& mark = "") {
    std::string text;
    for (std::size_t i = 0; i < numbers.size(); ++i)
        text += (i == 0 ? "" : ", ") + program.inputs()[i].name + mark + " = " + exactNumber(numbers[i]);
    return text;
}

void printHeading(const Exercise& exercise) {
    const ExerciseKindRow& kind = rowOf(exercise.kind);
    std::cout << "# " << kind.title << ": " << kind.task << '\n';
    for (const Math& line : formula(exercise.compilation)) std::cout << "#     " << toText(line) << '\n';
    std::cout << "# at " << numbersText(exercise.program(), exercise.inputs) << '\n';
    if (exercise.kind == ExerciseKind::Tangent)
        std::cout << "# along " << numbersText(exercise.program(), exercise.seed) << '\n';
    if (!exercise.act) return;
    const UpdateAct& act = *exercise.act;
    std::cout << "# update " << act.number << " by " << toText(act.method);
    for (std::size_t slot = 0; slot < act.method.row->stateCount(); ++slot)
        for (std::size_t i = 0; i < act.inputs.size(); ++i)
            std::cout << ", " << act.method.state()[slot].symbol << '_' << act.inputs[i].name << " = "
                      << exactNumber(act.state[slot * act.inputs.size() + i]) << " so far";
    std::cout << '\n';
}

// What stands beside a row: the statement, and the value where it is given.
std::string remark(const Exercise& exercise, const ExerciseRow& row) {
    if (exercise.kind == ExerciseKind::Update) return toText(row.shown);
    std::string text = statementText(exercise.program(), row.step);
    if (exercise.kind == ExerciseKind::Tangent || exercise.kind == ExerciseKind::Adjoint)
        text += ", value " + exactNumber(exercise.trace.values[index(row.step)]);
    return text;
}

void print(const Exercise& exercise) {
    printHeading(exercise);
    std::size_t width = 0;
    for (const ExerciseRow& row : exercise.rows)
        width = std::max(width, row.name.size() + (row.isGiven ? row.answer.size() : 0));
    for (const ExerciseRow& row : exercise.rows) {
        if (exercise.kind == ExerciseKind::Algorithm) {
            if (row.isGiven) std::cout << row.answer << '\n';
            continue;
        }
        std::cout << padded(row.name + "," + (row.isGiven ? row.answer : ""), width + 9) << "# "
                  << remark(exercise, row) << '\n';
    }
}

// ---- marks

[[noreturn]] void refuse(const Exercise& exercise, const AnswerTable& table, std::size_t row, const std::string& why) {
    const bool isAlgorithm = exercise.kind == ExerciseKind::Algorithm;
    const std::string name = isAlgorithm ? wengert::quoted(table.answers[row]) : exercise.rows[row].name;
    const std::string place = table.lines[row] == 0 ? "" : "line " + std::to_string(table.lines[row]) + ", ";
    throw InputError(place + name + ": " + why);
}

void printMarks(const Exercise& exercise, const std::string& text) {
    const AnswerTable table = readAnswerTable(exercise, text);
    if (!table.errors.empty())
        throw InputError("line " + std::to_string(table.errors[0].line) + ": " + table.errors[0].message);
    const Grading grading = grade(exercise, table.answers);
    if (grading.firstWrong) {
        const Diagnosis& diagnosis = *grading.rows[*grading.firstWrong].diagnosis;
        refuse(exercise, table, *grading.firstWrong, diagnosis.title + ' ' + diagnosis.sentence);
    }
    if (grading.missing) throw InputError(grading.missing->title + ' ' + grading.missing->sentence);
    for (const std::size_t row : workOrder(exercise))
        if (exercise.kind != ExerciseKind::Algorithm && grading.rows[row].mark == Mark::Open &&
            !exercise.rows[row].isGiven)
            refuse(exercise, table, row, "not answered yet");
    std::cout << "Every row is right.\n";
}

void printHints(const Exercise& exercise, const std::string& name) {
    const std::optional<std::size_t> row = findRow(exercise, name);
    if (!row)
        throw InputError("--hint: there is no row " + wengert::quoted(name) + "; rows are " +
                         exercise.rows.front().name + " … " + exercise.rows.back().name);
    for (int grade = 1; grade <= hintGrades; ++grade) std::cout << hintFor(exercise, *row, grade).text << '\n';
}

// ---- class sheets

std::string answersFile(const std::string& sheet) {
    const std::filesystem::path path(sheet);
    return (path.parent_path() / (path.stem().string() + "-answers" + path.extension().string())).string();
}

void writeSheets(const ExerciseOptions& options) {
    checkEnding(options.sheet, {"pdf"});
    std::vector<SheetVariant> variants;
    for (std::size_t i = 0; i < options.count; ++i) {
        const std::uint64_t seed = options.seed + i;
        variants.push_back({exerciseFor(options, seed), options.isGiven() ? std::nullopt : std::optional(seed)});
        if (options.isGiven()) break;
    }
    const Offscreen offscreen;
    const std::map<std::string, QByteArray> files{{options.sheet, classSheet(variants)},
                                                  {answersFile(options.sheet), answerSheet(variants)}};
    for (const auto& [name, bytes] : files)
        if (const auto problem = saveFile(QString::fromStdString(name), bytes))
            throw InputError(problem->toStdString());
}

void runExercise(const ExerciseOptions& options) {
    if (!options.sheet.empty()) return writeSheets(options);
    const Exercise exercise = exerciseFor(options, options.seed);
    if (options.wantsAnswer) std::cout << solutionText(exercise);
    else if (!options.grade.empty()) printMarks(exercise, readAll(options.grade));
    else if (!options.hint.empty()) printHints(exercise, options.hint);
    else print(exercise);
}

}  // namespace

void addExercise(CLI::App& app, Action& action) {
    auto* command = app.add_subcommand("exercise", "print an exercise, its solution, or the marks for answers");
    auto options = std::make_shared<ExerciseOptions>();
    options->program.seedOption = "--along";
    options->program.addTo(*command);
    command->add_option("--kind", options->kind, "value, tangent, adjoint, algorithm, gate or update")
        ->check(CLI::IsMember(kindNames()));
    command->add_option("--seed", options->seed, "of a random exercise, where no program is given")
        ->check(wholeNumberFrom(0));
    command->add_option("--difficulty", options->difficulty, "of a random exercise, 1 to 5")
        ->check(CLI::Range(easiestExercise, hardestExercise));
    command->add_option("--method", options->method,
                        "of an update: momentum, adam:lr=0.05 …; a learning rate of 0.1 where none is given");
    auto* answer = command->add_flag("--answer", options->wantsAnswer, "print the solution");
    auto* grade = command->add_option("--grade", options->grade,
                                      "a file of answers, in the form that --answer prints; - reads standard input");
    auto* hint = command->add_option("--hint", options->hint, "print three hints for a row, such as s2");
    auto* sheet = command->add_option("--sheet", options->sheet,
                                      "write a PDF to print, and its solutions into a second one (NAME-answers.pdf)");
    command->add_option("--count", options->count, "variants on the sheet, with the seeds that follow")
        ->check(CLI::Range(std::size_t{1}, mostVariants))
        ->needs(sheet);
    for (auto* one : {answer, grade, hint, sheet})
        for (auto* other : {answer, grade, hint, sheet})
            if (one != other) one->excludes(other);
    command->callback([options, &action] { action = [options] { runExercise(*options); }; });
}

}  // namespace wengert::command_line
