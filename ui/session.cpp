#include "ui/session.h"

#include <QUndoCommand>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "core/language/printer.h"

namespace wengert {

namespace {

constexpr qsizetype compiledAtOnce = 16 * 1024;  // characters; longer texts are compiled by a worker
constexpr int normalMomentMs = 900;
// Merge ids: consecutive edits of one kind undo as one.
constexpr int typing = 1;
constexpr int seeds = 2;
constexpr int inputValues = 3;             // and on: one for each input
constexpr int allInputValues = 2'000'000;  // more than a program has inputs
constexpr int descentEdits = 1 << 29;      // and on: one for each kind of edit
constexpr int trainingEdits = 1 << 30;     // and on, as well

Result<Compilation> compileDocument(const std::string& text, bool share, const std::string& output) {
    Result<Compilation> result = compile(text, {.shareSubexpressions = share, .output = output});
    if (!result && !output.empty())  // the chosen output may be gone: fall back to the last statement
        if (Result<Compilation> fallback = compile(text, {.shareSubexpressions = share})) return fallback;
    return result;
}

// Of an input among the numbers of all inputs.
std::size_t firstNumber(const Program& program, std::size_t i) {
    return program.step(StepId{static_cast<std::uint32_t>(i)}).offset;
}

QString inputName(const Program& program, std::size_t i) { return QString::fromStdString(program.inputs()[i].name); }

}  // namespace

// Documents are small and share their text, so an edit keeps both ends whole.
class Session::Edit final : public QUndoCommand {
 public:
    Edit(Session& session, const QString& what, int mergeId, Document before, Document after)
        : QUndoCommand(what),
          m_session(session),
          m_mergeId(mergeId),
          m_before(std::move(before)),
          m_after(std::move(after)) {}

    void undo() override { m_session.apply(m_before); }
    void redo() override { m_session.apply(m_after); }
    int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand* command) override {
        const auto* next = static_cast<const Edit*>(command);
        if (next->m_when - m_when > mergeWindow) return false;
        m_when = next->m_when;
        m_after = next->m_after;
        setObsolete(m_after == m_before);
        return true;
    }

 private:
    using Clock = std::chrono::steady_clock;
    static constexpr Clock::duration mergeWindow = std::chrono::seconds(1);

    Session& m_session;
    int m_mergeId;
    Clock::time_point m_when = Clock::now();
    Document m_before;
    Document m_after;
};

Session::Session(QObject* parent) : QObject(parent), m_compilation(std::make_shared<Compilation>()) {
    m_workers.setMaxThreadCount(1);
    m_sweeps = std::make_unique<Sweeps>(program());
    m_playTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_playTimer, &QTimer::timeout, this, [this] {
        stepForward();
        if (isFinished()) setPlaying(false);
    });
}

Session::~Session() { m_workers.waitForDone(); }

void Session::open(const Document& document, const ViewState& view) {
    setPlaying(false);
    m_undoStack.clear();
    m_isGathering = false;
    m_picked = m_pointed = {};
    m_viewToRestore = view;
    m_wantedPass.reset();
    m_document = document;
    m_trainingRun = view.training;
    m_descentView = view.descent;
    m_compareView = view.compare;
    setWorkspace(view.workspace);
    Q_EMIT textChanged();
    Q_EMIT nodePositionsChanged();
    setLevels(view.levels);
    compileText();
    Q_EMIT opened();
    Q_EMIT documentChanged();
}

void Session::setWorkspace(Workspace workspace) {
    if (workspace == m_workspace) return;
    setPlaying(false);
    m_workspace = workspace;
    Q_EMIT workspaceChanged();
}

// ---- edits

void Session::edit(const QString& what, int mergeId, Document next) {
    if (next == m_document) return;
    m_undoStack.push(new Edit(*this, what, mergeId, m_document, std::move(next)));
}

void Session::apply(const Document& next) {
    const Document before = std::exchange(m_document, next);
    const bool programStale = before.text != next.text || before.output != next.output ||
                              before.shareSubexpressions != next.shareSubexpressions || before.update != next.update;
    if (before.text != next.text) Q_EMIT textChanged();
    if (before.nodePositions != next.nodePositions) Q_EMIT nodePositionsChanged();
    if (programStale) compileText();
    else if (before.inputValues != next.inputValues || before.seeds != next.seeds) recordTrace();
    if (before.training != next.training) Q_EMIT trainingChanged();
    if (before.descent != next.descent) Q_EMIT descentChanged();
    Q_EMIT documentChanged();
}

void Session::setText(const QString& text) {
    Document next = m_document;
    next.text = text;
    edit(tr("Typing"), typing, std::move(next));
}

double Session::inputValue(std::size_t i) const { return inputNumbers(i).front(); }

std::span<const double> Session::inputNumbers(std::size_t i) const {
    return std::span(m_inputs).subspan(firstNumber(program(), i), program().inputs()[i].value.size());
}

double Session::seed(std::size_t i) const { return m_seed[firstNumber(program(), i)]; }

void Session::setInputValue(std::size_t i, double value) { setInputNumbers(i, {&value, 1}); }

void Session::setInputNumbers(std::size_t i, std::span<const double> numbers) {
    if (numbers.size() != program().inputs()[i].value.size()) return;
    Document next = m_document;
    writeInput(next, i, numbers);
    edit(tr("Change %1").arg(inputName(program(), i)), inputValues + static_cast<int>(i), std::move(next));
}

void Session::moveInputs(std::span<const double> numbers) {
    if (numbers.size() != program().inputs().size() || numbers.size() != m_inputs.size()) return;
    Document next = m_document;
    // The last literal of the text first: writing one moves what stands behind it.
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto place = [&](std::size_t i) {
        const auto& literal = program().inputs()[i].literal;
        return literal ? literal->begin : 0;
    };
    std::ranges::sort(order, std::greater(), place);
    for (const std::size_t i : order) writeInput(next, i, numbers.subspan(i, 1));
    edit(tr("Move the start"), allInputValues, std::move(next));
}

// Into the text where the input has a literal there. `next` may differ from the document in what stands behind that.
void Session::writeInput(Document& next, std::size_t i, std::span<const double> numbers) const {
    const Input& input = program().inputs()[i];
    const bool isFinite = std::ranges::all_of(numbers, [](double number) { return std::isfinite(number); });
    const Shape shape = program().step(StepId{static_cast<std::uint32_t>(i)}).shape;
    if (!input.literal) next.inputValues[inputName(program(), i)] = numbers.front();
    else if (m_compiledText == m_document.text && isFinite)
        next.text = QString::fromStdString(rewriteLiteral(next.text.toStdString(), *input.literal, shape, numbers));
}

void Session::setSeed(std::size_t i, double value) {
    Document next = m_document;
    for (std::size_t k = 0; k < program().inputs().size(); ++k) next.seeds[inputName(program(), k)] = seed(k);
    next.seeds[inputName(program(), i)] = value;
    edit(tr("Change the tangent seed"), seeds, std::move(next));
}

void Session::setSeedDirection(std::size_t i) {
    Document next = m_document;
    next.seeds.clear();
    for (std::size_t k = 0; k < program().inputs().size(); ++k) next.seeds[inputName(program(), k)] = k == i ? 1 : 0;
    edit(tr("Change the tangent direction"), seeds, std::move(next));
}

void Session::setOutput(const QString& name) {
    Document next = m_document;
    next.output = name;
    edit(tr("Change the output"), -1, std::move(next));
}

void Session::setShareSubexpressions(bool share) {
    Document next = m_document;
    next.shareSubexpressions = share;
    edit(share ? tr("Share repeated subexpressions") : tr("Show repeated subexpressions apart"), -1, std::move(next));
}

void Session::moveNode(StepId step, QPointF topLeft) {
    Document next = m_document;
    next.nodePositions[static_cast<quint32>(step)] = topLeft;
    edit(tr("Move a node"), -1, std::move(next));
}

void Session::resetNodePositions() {
    Document next = m_document;
    next.nodePositions.clear();
    edit(tr("Reset the layout"), -1, std::move(next));
}

void Session::removeNote() {
    Document next = m_document;
    next.note.clear();
    edit(tr("Remove the note"), -1, std::move(next));
}

void Session::setDocument(const QString& what, const Document& next) {
    setPlaying(false);
    edit(what, -1, next);
}

void Session::stepThrough(const QString& what, const QString& text, const UpdateAct& act) {
    setPlaying(false);
    Document next{.text = text, .shareSubexpressions = m_document.shareSubexpressions, .update = act};
    next.training = m_document.training;
    next.isReplaced = true;
    m_wantedPass = Pass::Adjoints;
    edit(what, -1, std::move(next));
    if (!m_compiling) showWanted();
}

void Session::setTraining(const QString& what, const TrainingDocument& training, int kind) {
    Document next = m_document;
    next.training = training;
    edit(what, kind < 0 ? -1 : trainingEdits + kind, std::move(next));
}

void Session::setDescent(const QString& what, const DescentDocument& descent, int kind) {
    Document next = m_document;
    next.descent = descent;
    edit(what, kind < 0 ? -1 : descentEdits + kind, std::move(next));
}

void Session::setSurface(const QString& what, const Document& program, const DescentDocument& descent) {
    Document next = program;
    next.shareSubexpressions = m_document.shareSubexpressions;
    next.training = m_document.training;
    next.descent = descent;
    next.isReplaced = true;
    edit(what, -1, std::move(next));
}

void Session::beginEdits(const QString& what) {
    if (!std::exchange(m_isGathering, true)) m_undoStack.beginMacro(what);
}

void Session::endEdits() {
    if (std::exchange(m_isGathering, false)) m_undoStack.endMacro();
}

// ---- compiling and recording

void Session::compileText() {
    const quint64 generation = ++m_generation;
    const QString text = m_document.text;
    const bool share = m_document.shareSubexpressions;
    const std::string output = m_document.output.toStdString();
    const auto work = [=] { return Compiled{generation, text, compileDocument(text.toStdString(), share, output)}; };
    if (text.size() <= compiledAtOnce) {
        accept(work());
        return;
    }
    m_compiling = true;
    Q_EMIT diagnosticChanged();
    m_workers.clear();  // texts that were overtaken before their turn
    m_workers.start([this, work] {
        auto compiled = std::make_shared<Compiled>(work());
        QMetaObject::invokeMethod(
            this, [this, compiled] { accept(std::move(*compiled)); }, Qt::QueuedConnection);
    });
}

void Session::accept(Compiled compiled) {
    if (compiled.generation != m_generation) return;
    m_compiling = false;
    m_diagnostic = compiled.result ? std::nullopt : std::optional(compiled.result.error());
    const bool hasLastGood = !m_viewToRestore;  // a document just opened has none: what is shown is another one's
    if (m_diagnostic && hasLastGood) {
        m_wantedPass.reset();
        Q_EMIT diagnosticChanged();
        return;
    }
    auto next = std::make_shared<Compilation>(compiled.result ? std::move(*compiled.result) : Compilation());
    const bool sameSteps = sameStructure(next->program, program());
    m_compilation = std::move(next);
    m_compiledText = m_diagnostic ? QString() : compiled.text;
    Q_EMIT sourceChanged();
    const std::optional<ViewState> view = std::exchange(m_viewToRestore, std::nullopt);
    const bool lostUpdate = !takeUpdate();
    const bool sameMoments = !makeTimeline(view ? view->detail : m_timeline.detail());
    if (!sameSteps || !sameMoments || view) {
        m_sweeps = std::make_unique<Sweeps>(program());
        m_position = view ? std::min<std::size_t>(view->position, m_timeline.size()) : 0;
        m_pointed = m_picked = {};
        recordTrace();
        if (isPlaying()) setPlaying(false);
        Q_EMIT programChanged();
        Q_EMIT cursorChanged();
        Q_EMIT selectionChanged();
    } else {
        recordTrace();
    }
    showWanted();
    Q_EMIT diagnosticChanged();
    if (lostUpdate) Q_EMIT documentChanged();
}

// An edit of the text may have taken an input away that the document's act updates: then the act goes too.
bool Session::takeUpdate() {
    const bool isFit = !m_document.update || fits(*m_document.update, program());
    if (!isFit) m_document.update.reset();
    m_update = m_document.update;
    return isFit;
}

bool Session::makeTimeline(Detail detail) {
    const Timeline before = std::move(m_timeline);
    m_timeline = Timeline(program(), detail, m_update ? updatedSteps(*m_update, program()) : std::vector<StepId>());
    return !std::ranges::equal(before.updated(), m_timeline.updated());
}

void Session::showWanted() {
    if (const auto pass = std::exchange(m_wantedPass, std::nullopt)) setPosition(m_timeline.passBegin(*pass));
}

void Session::recordTrace() {
    m_inputs = initialInputs(program());
    m_seed.assign(m_inputs.size(), 0);
    bool anySeed = false;
    for (std::size_t i = 0; i < program().inputs().size(); ++i) {
        const QString name = inputName(program(), i);
        const std::size_t first = firstNumber(program(), i);
        const std::size_t count = program().inputs()[i].value.size();
        if (!program().inputs()[i].literal) m_inputs[first] = m_document.inputValues.value(name, m_inputs[first]);
        const auto seed = m_document.seeds.find(name);
        if (seed == m_document.seeds.end()) continue;
        std::fill_n(m_seed.begin() + static_cast<std::ptrdiff_t>(first), count, *seed);
        anySeed = true;
    }
    if (!anySeed) m_seed = defaultSeed(program());
    record(program(), *m_sweeps, m_inputs, m_seed, m_trace);
    if (m_update) recordUpdate(*m_update, program(), m_trace);
    Q_EMIT traceChanged();
}

// ---- cursor

std::optional<Moment> Session::moment() const {
    return m_position == 0 ? std::nullopt : std::optional(m_timeline.momentAt(m_position));
}

bool Session::isKnown(Pass pass, StepId step) const { return m_timeline.isKnown(pass, step, m_position); }

bool Session::isUpdated(StepId step) const { return std::ranges::binary_search(m_timeline.updated(), step); }

Pass Session::shownPass(Pass pass, StepId step) const {
    return pass == Pass::Values && isKnown(Pass::Update, step) ? Pass::Update : pass;
}

bool Session::showsNonFinite(StepId step) const {
    return m_trace.firstNonFinite == step && isKnown(Pass::Values, step);
}

bool Session::showsNonFiniteOutput() const {
    if (!m_trace.firstNonFinite || !isKnown(Pass::Values, program().output())) return false;
    return !std::ranges::all_of(m_trace.numbers(program(), Pass::Values, program().output()),
                                [](double number) { return std::isfinite(number); });
}

std::optional<double> Session::shown(Pass pass, StepId step) const {
    const std::size_t offset = program().step(step).offset;
    if (isKnown(pass, step)) return m_trace.of(pass)[offset];
    const std::vector<double> numbers = shownNumbers(pass, step);
    return numbers.empty() ? std::nullopt : std::optional(numbers.front());
}

std::vector<double> Session::shownNumbers(Pass pass, StepId step) const {
    if (isKnown(pass, step)) {
        const auto numbers = m_trace.numbers(program(), pass, step);
        return {numbers.begin(), numbers.end()};
    }
    const std::optional<Moment> now = moment();
    if (!now || now->pass != pass || now->step != step) return {};
    return partialSum(program(), m_trace, pass, step, now->term + 1);
}

void Session::setPosition(std::size_t position) {
    position = std::min(position, m_timeline.size());
    if (position == m_position) return;
    m_position = position;
    const bool hadSelection = !m_picked.isEmpty();
    m_picked = {};
    Q_EMIT cursorChanged();
    if (hadSelection) Q_EMIT selectionChanged();
}

void Session::passForward() {
    for (const Pass pass : allParts)
        if (const std::size_t end = m_timeline.passEnd(pass); end > m_position) return setPosition(end);
}

void Session::passBackward() {
    std::size_t target = 0;
    for (const Pass pass : allParts)
        if (const std::size_t begin = m_timeline.passBegin(pass); begin < m_position) target = begin;
    setPosition(target);
}

void Session::jumpTo(Pass pass, StepId step) {
    setPosition(m_timeline.positionOf(pass == Pass::Update && !isUpdated(step) ? Pass::Adjoints : pass, step));
}

void Session::setDetail(Detail detail) {
    if (detail == m_timeline.detail()) return;
    const std::optional<Moment> before = moment();
    makeTimeline(detail);
    m_position = before ? m_timeline.positionOf(before->pass, before->step) : 0;
    Q_EMIT cursorChanged();
}

// ---- levels

void Session::setLevels(Levels levels) {
    if (std::exchange(m_levels, levels) != levels) Q_EMIT levelsChanged();
}

void Session::setAdjointNotation(AdjointNotation notation) {
    if (std::exchange(m_adjointNotation, notation) != notation) Q_EMIT adjointNotationChanged();
}

// ---- playback

int Session::momentMs() const { return std::max(1, static_cast<int>(normalMomentMs / m_speed)); }

void Session::setPlaying(bool playing) {
    if (playing == isPlaying() || (playing && m_timeline.size() == 0)) return;
    if (!playing) {
        m_playTimer.stop();
    } else {
        if (isFinished()) toStart();
        m_playTimer.start(momentMs());
    }
    Q_EMIT playbackChanged();
}

void Session::setSpeed(double speed) {
    m_speed = std::clamp(speed, 0.25, 64.0);
    if (isPlaying()) m_playTimer.start(momentMs());
    Q_EMIT playbackChanged();
}

// ---- selection

void Session::point(const Selection& selection) {
    if (selection == m_pointed) return;
    m_pointed = selection;
    Q_EMIT selectionChanged();
}

void Session::pick(const Selection& selection) {
    if (selection == m_picked) return;
    m_picked = selection;
    Q_EMIT selectionChanged();
}

std::optional<StepId> Session::explainedStep() const {
    if (m_picked.step) return m_picked.step;
    const std::optional<Moment> now = moment();
    return now ? std::optional(now->step) : std::nullopt;
}

std::optional<Pass> Session::explainedPass() const {
    const std::optional<StepId> step = explainedStep();
    const std::optional<Moment> now = moment();
    if (!step || !now) return std::nullopt;
    if (now->step == *step) return now->pass;
    for (const Pass pass : {Pass::Update, Pass::Adjoints, Pass::Tangents, Pass::Values})
        if (pass <= now->pass && isKnown(pass, *step)) return pass;
    return std::nullopt;
}

}  // namespace wengert
