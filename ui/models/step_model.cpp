#include "ui/models/step_model.h"

#include <algorithm>
#include <utility>

#include "core/language/number.h"
#include "core/language/printer.h"
#include "ui/lit_step.h"
#include "ui/text.h"
#include "ui/widgets/array_picture.h"

namespace wengert {
namespace {

constexpr std::size_t mostSearched = 20'000;
constexpr int mostNamed = 12;

}  // namespace

StepModel::StepModel(const Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {
    reset();
    connect(&session, &Session::programChanged, this, &StepModel::reset);
    connect(&session, &Session::cursorChanged, this, &StepModel::moveCursor);
    connect(&session, &Session::selectionChanged, this, &StepModel::moveSelection);
    connect(&session, &Session::traceChanged, this, [this] { touchNumbers(0, m_position); });
}

int StepModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_rowCount; }

int StepModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant StepModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() >= int(m_session.program().stepCount()))
        return {};
    const StepId step = stepOf(index);
    switch (role) {
        case Qt::DisplayRole: return cellText(step, index.column());
        case Qt::ToolTipRole: return index.column() == StatementColumn ? rowText(step) : arrayTip(step, index.column());
        case ArrayRole: return arrayOf(step, index.column());
        case NameRole: return nameOf(step);
        case CurrentRole: return m_current == step;
        case LitRole: return std::ranges::find(m_lit, step) != m_lit.end();
        case FirstNonFiniteRole: return m_session.showsNonFinite(step);
        case UpdatedRole: return index.column() == ValueColumn && shownPass(step, ValueColumn) == Pass::Update;
        default: return {};
    }
}

QVariant StepModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == StatementColumn ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole) return headerTip(section);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case StatementColumn: return QStringLiteral("step");
        case ValueColumn: return QStringLiteral("value");
        case TangentColumn: return QStringLiteral("tangent");
        case AdjointColumn: return QStringLiteral("adjoint");
        default: return {};
    }
}

// The marks and what they stand for; δ⁽¹⁾ and its step where that is how it is written.
QString StepModel::headerTip(int section) const {
    switch (section) {
        case ValueColumn: return tr("v: what the step computes");
        case TangentColumn: return tr("ṡ: how fast it changes along the seed");
        case AdjointColumn: break;
        default: return {};
    }
    QStringList lines{tr("s̄ = ∂%1/∂s").arg(toQString(m_session.program().outputName()))};
    if (m_session.adjointNotation() == AdjointNotation::Deltas)
        for (std::uint32_t i = 0; i < std::min<std::size_t>(m_session.program().stepCount(), mostSearched); ++i)
            if (const auto delta = deltaOf(m_session.program(), StepId{i}); delta && lines.size() <= mostNamed)
                lines << QStringLiteral("%1 = ∂%2/∂%3")
                             .arg(toQString(toText(deltaSymbol(*delta))), toQString(m_session.program().outputName()),
                                  toQString(m_session.program().name(StepId{i})));
    return lines.join(u'\n');
}

Pass StepModel::shownPass(StepId step, int column) const { return m_session.shownPass(passOf(column), step); }

QVariant StepModel::arrayOf(StepId step, int column) const {
    const Shape shape = m_session.program().step(step).shape;
    if (column == StatementColumn || shape.isScalar()) return {};
    const std::vector<double> numbers = m_session.shownNumbers(shownPass(step, column), step);
    if (numbers.empty()) return {};
    return QVariant::fromValue(thumbnail(shape, numbers, litCell(m_session, step)));
}

QVariant StepModel::arrayTip(StepId step, int column) const {
    const Shape shape = m_session.program().step(step).shape;
    const std::vector<double> numbers = m_session.shownNumbers(shownPass(step, column), step);
    return shape.isScalar() || numbers.empty() ? QVariant() : arrayTable(shape, numbers);
}

QString StepModel::cellText(StepId step, int column) const {
    if (column == StatementColumn) return toQString(toText(statementMath(m_session.program(), step)));
    const std::optional<double> number = m_session.shown(shownPass(step, column), step);
    if (!number) return notComputed();
    const Shape shape = m_session.program().step(step).shape;
    return shape.isScalar() ? toQString(shortNumber(*number)) : shapeLabel(shape);
}

QString StepModel::nameOf(StepId step) const {
    return m_session.program().isInput(step) ? QString() : toQString(m_session.program().name(step));
}

// The whole statement, also where its column is too narrow.
QString StepModel::rowText(StepId step) const {
    const QString statement = cellText(step, StatementColumn);
    const QString name = nameOf(step);
    return name.isEmpty() ? statement : tr("%1, called %2").arg(statement, name);
}

void StepModel::reset() {
    beginResetModel();
    m_rowCount = static_cast<int>(m_session.program().stepCount());
    m_position = m_session.position();
    m_detail = m_session.timeline().detail();
    m_current = cursorStep();
    m_lit = litSteps();
    m_litCell = m_session.selection().cell;
    endResetModel();
}

void StepModel::moveCursor() {
    // At another detail positions count differently: everything up to the cursor may have changed.
    const Detail detail = m_session.timeline().detail();
    const bool sameDetail = std::exchange(m_detail, detail) == detail;
    const auto [from, to] = std::minmax({sameDetail ? m_position : 0, m_session.position()});
    const std::optional<StepId> before = std::exchange(m_current, cursorStep());
    m_position = m_session.position();
    touchNumbers(from, to);
    if (before == m_current) return;
    touchRow(before);
    touchRow(m_current);
}

void StepModel::moveSelection() {
    const std::vector<StepId> before = std::exchange(m_lit, litSteps());
    const std::optional<std::uint32_t> cell = m_session.selection().cell;
    if (std::exchange(m_litCell, cell) == cell && before == m_lit) return;
    for (const StepId step : before) touchRow(step);
    for (const StepId step : m_lit) touchRow(step);
}

// The numbers that moments from + 1 … to bring: consecutive rows in each pass.
void StepModel::touchNumbers(std::size_t from, std::size_t to) {
    const Timeline& timeline = m_session.timeline();
    for (const Pass pass : allParts) {
        const std::size_t begin = std::max(from, timeline.passBegin(pass));
        const std::size_t end = std::min(to, timeline.passEnd(pass));
        if (begin >= end) continue;
        const auto [top, bottom] =
            std::minmax({rowOf(timeline.momentAt(begin + 1).step), rowOf(timeline.momentAt(end).step)});
        if (bottom >= m_rowCount) continue;
        const int column = columnOf(pass == Pass::Update ? Pass::Values : pass);
        Q_EMIT dataChanged(createIndex(top, column), createIndex(bottom, column));
    }
}

void StepModel::touchRow(std::optional<StepId> step) {
    if (!step || rowOf(*step) >= m_rowCount) return;
    const int row = rowOf(*step);
    Q_EMIT dataChanged(createIndex(row, 0), createIndex(row, ColumnCount - 1), {CurrentRole, LitRole, ArrayRole});
}

std::optional<StepId> StepModel::cursorStep() const {
    const std::optional<Moment> moment = m_session.moment();
    return moment ? std::optional(moment->step) : std::nullopt;
}

std::vector<StepId> StepModel::litSteps() const {
    const Selection selection = m_session.selection();
    const Program& program = m_session.program();
    std::vector<StepId> steps;
    if (selection.edge) {
        steps.push_back(program.userOf(*selection.edge));
        if (const Argument argument = program.argument(*selection.edge); argument.isStep())
            steps.push_back(argument.step());
    } else if (selection.step) {
        steps.push_back(*selection.step);
    }
    return steps;
}

}  // namespace wengert
