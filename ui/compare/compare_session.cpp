#include "ui/compare/compare_session.h"

#include <algorithm>
#include <utility>

#include "core/autodiff/scalarize.h"
#include "core/compare/families.h"
#include "ui/text.h"

namespace wengert {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostNumbers = 2'000'000;  // of a program that is run some hundred times
constexpr qsizetype mostPlaces = 60;            // to choose from
constexpr std::chrono::nanoseconds methodBudget = 4ms;
constexpr std::chrono::nanoseconds growthBudget = 2ms;

// Why a program cannot be compared, and what to do.
QString problemOf(const Program& program) {
    const auto tr = [](const char* text) { return CompareSession::tr(text); };
    if (program.isEmpty()) return tr("Type a formula such as x*y + sin(x), or open an example.");
    if (program.inputs().empty())
        return tr("This program has no inputs, so it has no derivative. Use a name that is not assigned, such as x.");
    if (program.bufferSize() > mostNumbers)
        return tr("This program computes %1 numbers, too many to run it for every step h. Take a smaller one.")
            .arg(program.bufferSize());
    return {};
}

QStringList placesOf(const Program& program) {
    QStringList names;
    for (std::uint32_t i = 0; i < program.inputs().size(); ++i) {
        const Shape shape = program.step(StepId{i}).shape;
        for (std::size_t k = 0; k < shape.size(); ++k) {
            if (names.size() == mostPlaces) return names;
            names << toQString(cellName(program.inputs()[i].name, shape, k));
        }
    }
    return names;
}

}  // namespace

CompareSession::CompareSession(Session& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_comparisonJob(*this, [this](const Compared& compared) { acceptComparison(compared); }),
      m_growthJob(*this,
                  [this](GrowthPoint point) {
                      m_growth.push_back(std::move(point));
                      Q_EMIT growthChanged();
                      growNext();
                  }),
      m_nestingJob(*this, [this](const NestingSizes& sizes) {
          m_nesting.push_back(sizes);
          Q_EMIT nestingChanged();
          nestNext();
      }) {
    connect(&session, &Session::opened, this, &CompareSession::onOpened);
    connect(&session, &Session::programChanged, this, [this] {
        m_isProgramStale = true;
        forget();
        schedule();
    });
    connect(&session, &Session::traceChanged, this, [this] {
        forget();
        schedule();
    });
    connect(&session, &Session::workspaceChanged, this, [this] {
        if (isShown()) return schedule();
        m_growthJob.cancel();
        m_nestingJob.cancel();
        if (m_comparisonJob.isBusy()) forget();
    });
    onOpened();
}

CompareSession::~CompareSession() = default;

// The program comes a little later, where it is long.
void CompareSession::onOpened() {
    const CompareView& view = m_session.compareView();
    m_place = std::size_t(view.place);
    m_family = std::min<std::size_t>(view.family, programFamilies().size() - 1);
    m_inner = std::min<std::size_t>(view.inner, innerFunctions().size() - 1);
    m_depth = int(std::clamp<quint64>(view.depth, 1, mostDepth));
    m_growthJob.cancel();
    m_nestingJob.cancel();
    m_growth.clear();
    m_nesting.clear();
    m_isProgramStale = true;
    forget();
    Q_EMIT growthChanged();
    Q_EMIT nestingChanged();
    Q_EMIT viewChanged();
    schedule();
}

// ---- the program

bool CompareSession::isArrayOutput() const {
    return hasProgram() && !m_program->step(m_program->output()).shape.isScalar();
}

QString CompareSession::outputName() const {
    return hasProgram() ? toQString(m_program->outputName()) : QStringLiteral("f");
}

void CompareSession::takeProgram() {
    m_program = std::make_shared<const Program>(m_session.program());
    m_problem = problemOf(*m_program);
    m_places = hasProgram() ? placesOf(*m_program) : QStringList();
    Q_EMIT programChanged();
    Q_EMIT placeChanged();
}

void CompareSession::setPlace(std::size_t place) {
    if (place == this->place() || place >= std::size_t(m_places.size())) return;
    m_place = place;
    keepView();
    Q_EMIT placeChanged();
    forget();
    schedule();
}

// ---- computing

const PartialComparison* CompareSession::partial() const {
    return m_comparison && !m_comparison->partials.empty() ? &m_comparison->partials.front() : nullptr;
}

void CompareSession::forget() {
    m_comparisonJob.cancel();
    m_isCompared = false;
    const bool wasKnown = m_comparison || m_formula;
    m_comparison.reset();
    m_formula.reset();
    if (wasKnown) Q_EMIT comparisonChanged();
}

// New inputs are told before the new program that they belong to.
void CompareSession::schedule() {
    if (std::exchange(m_isScheduled, true)) return;
    QMetaObject::invokeMethod(this, &CompareSession::compute, Qt::QueuedConnection);
}

void CompareSession::compute() {
    m_isScheduled = false;
    if (!isShown()) return;
    if (std::exchange(m_isProgramStale, false)) takeProgram();
    if (hasProgram() && !std::exchange(m_isCompared, true)) compareNow(false);
    if (!m_growthJob.isBusy()) growNext();
    if (!m_nestingJob.isBusy()) nestNext();
}

// At first without times, so that there is something to see.
void CompareSession::compareNow(bool isTimed) {
    const std::span<const double> inputs = m_session.inputNumbers();
    m_comparisonJob.start([program = m_program, numbers = std::vector<double>(inputs.begin(), inputs.end()),
                           place = place(), isTimed](const std::stop_token& stop) {
        Compared compared{.isTimed = isTimed};
        ComparisonOptions options{.places = {place}};
        if (isTimed) options.budget = methodBudget;
        else compared.formula = std::make_shared<const DerivativeFormula>(derivativeFormula(*program, place));
        if (!stop.stop_requested())
            compared.comparison =
                std::make_shared<const MethodComparison>(compareMethods(*program, numbers, options, stop));
        return compared;
    });
}

void CompareSession::acceptComparison(const Compared& compared) {
    m_comparison = compared.comparison;
    if (compared.formula) m_formula = compared.formula;
    Q_EMIT comparisonChanged();
    if (!compared.isTimed) compareNow(true);
}

// ---- growth and nesting

void CompareSession::setFamily(std::size_t family) {
    if (family == m_family || family >= programFamilies().size()) return;
    m_family = family;
    m_growthJob.cancel();
    m_growth.clear();
    keepView();
    Q_EMIT viewChanged();
    Q_EMIT growthChanged();
    growNext();
}

void CompareSession::growNext() {
    if (!isShown() || m_growth.size() >= growthSizes.size()) return;
    m_growthJob.start([family = programFamilies()[m_family], inputs = growthSizes[m_growth.size()]](
                          const std::stop_token& stop) { return growthAt(family, inputs, growthBudget, stop); });
}

void CompareSession::setInner(std::size_t inner) {
    if (inner == m_inner || inner >= innerFunctions().size()) return;
    m_inner = inner;
    m_nestingJob.cancel();
    m_nesting.clear();
    keepView();
    Q_EMIT viewChanged();
    Q_EMIT nestingChanged();
    nestNext();
}

void CompareSession::setDepth(int depth) {
    depth = std::clamp(depth, 1, mostDepth);
    if (std::exchange(m_depth, depth) == depth) return;
    keepView();
    Q_EMIT viewChanged();
}

void CompareSession::nestNext() {
    if (!isShown() || m_nesting.size() >= std::size_t(mostDepth)) return;
    m_nestingJob.start([inner = innerFunctions()[m_inner], depth = int(m_nesting.size()) + 1](const std::stop_token&) {
        return nestingSizes(inner, depth);
    });
}

void CompareSession::keepView() {
    m_session.setCompareView({.place = m_place, .family = m_family, .inner = m_inner, .depth = quint64(m_depth)});
}

}  // namespace wengert
