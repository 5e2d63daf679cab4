#include "ui/practice/exercise_source.h"

#include <algorithm>

#include "core/optimize/random.h"
#include "core/practice/random_exercise.h"
#include "ui/text.h"

namespace wengert {
namespace {

// What an exercise is made of, whatever its kind.
struct Material {
    QString text;
    Compilation compilation;
    std::vector<double> inputs;
    std::vector<double> seed;
};

Result<Exercise, std::string> tried(const PracticeChoice& choice, const Material& material) {
    const ExerciseKind kind = rowOf(choice.kind).exercise;
    const Program& program = material.compilation.program;
    std::optional<UpdateAct> act;
    if (kind == ExerciseKind::Update && program.inputSize() == program.inputs().size())
        act = actFor(practiceMethod(choice.method), program);
    return makeExercise(kind, material.text.toStdString(), material.compilation, material.inputs, material.seed,
                        std::move(act));
}

// Small whole inputs from the seed; what the text itself gives is changed too. Not where a number is not finite.
Result<Exercise, std::string> withOtherInputs(const PracticeChoice& choice, Material material) {
    constexpr int mostTries = 50;
    constexpr std::uint64_t largest = 5;
    const std::vector<double> own = material.inputs;
    Random random(choice.seed);
    for (int i = 0; i < mostTries; ++i) {
        for (double& input : material.inputs) input = 1 + double(random.below(largest));
        if (material.inputs == own) continue;
        if (Result<Exercise, std::string> exercise = tried(choice, material)) return exercise;
    }
    material.inputs = own;
    return tried(choice, material);
}

Result<Exercise, std::string> made(const PracticeChoice& choice, Material material) {
    if (material.seed.size() == material.inputs.size() &&
        std::ranges::count(material.seed, 0.0) == std::ptrdiff_t(material.seed.size()) && !material.seed.empty())
        material.seed.front() = 1;
    return choice.seed == 0 ? tried(choice, material) : withOtherInputs(choice, std::move(material));
}

Result<Exercise, std::string> ofDocument(const PracticeChoice& choice, const Document& document) {
    Result<Compilation> compiled =
        compile(document.text.toStdString(),
                {.shareSubexpressions = document.shareSubexpressions, .output = document.output.toStdString()});
    if (!compiled) return compiled.error().message;
    Material material{.text = document.text, .compilation = std::move(*compiled), .inputs = {}, .seed = {}};
    const Program& program = material.compilation.program;
    if (program.isEmpty()) return std::string("the example has no program");
    material.inputs = initialInputs(program);
    material.seed.assign(material.inputs.size(), 0);
    std::size_t offset = 0;
    for (std::size_t i = 0; i < program.inputs().size(); ++i) {
        const QString name = toQString(program.inputs()[i].name);
        if (document.inputValues.contains(name)) material.inputs[offset] = document.inputValues[name];
        if (document.seeds.contains(name)) material.seed[offset] = document.seeds[name];
        offset += program.step(StepId{std::uint32_t(i)}).shape.size();
    }
    return made(choice, std::move(material));
}

Result<Exercise, std::string> ofSession(const PracticeChoice& choice, const Session& session) {
    if (session.diagnostic()) return std::string("the program’s text has an error");
    const auto inputs = session.inputNumbers();
    const auto seed = session.seedNumbers();
    return made(choice, {.text = session.compiledText(),
                         .compilation = session.compilation(),
                         .inputs = {inputs.begin(), inputs.end()},
                         .seed = {seed.begin(), seed.end()}});
}

Result<Exercise, std::string> unworded(const PracticeChoice& choice, const Session& session,
                                       std::span<const PracticeExample> examples) {
    switch (choice.source) {
        case PracticeSource::Program: return ofSession(choice, session);
        case PracticeSource::Example: {
            const auto example = std::ranges::find(examples, choice.example, &PracticeExample::title);
            if (example == examples.end()) return std::string("there is no such example");
            return ofDocument(choice, example->document);
        }
        case PracticeSource::Random: break;
    }
    return makeExercise({.kind = rowOf(choice.kind).exercise,
                         .seed = choice.seed,
                         .difficulty = choice.difficulty,
                         .method = practiceMethod(choice.method)});
}

}  // namespace

Method practiceMethod(const std::string& name) {
    constexpr double learningRate = 0.1;
    const Result<Method> parsed = parseMethod(name);
    Method method = parsed ? *parsed : allMethods().front();
    method.setting[0] = learningRate;
    return method;
}

Result<Exercise, std::string> makeExercise(const PracticeChoice& choice, const Session& session,
                                           std::span<const PracticeExample> examples) {
    Result<Exercise, std::string> exercise = unworded(choice, session, examples);
    if (exercise) return exercise;
    std::string why = exercise.error() + '.';
    if (why[0] >= 'a' && why[0] <= 'z') why[0] = char(why[0] - 'a' + 'A');
    return why;
}

}  // namespace wengert
