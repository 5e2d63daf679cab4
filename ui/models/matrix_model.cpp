#include "ui/models/matrix_model.h"

#include <utility>

#include "core/autodiff/scalarize.h"
#include "core/language/number.h"
#include "core/language/printer.h"
#include "ui/lit_step.h"
#include "ui/text.h"

namespace wengert {

MatrixModel::MatrixModel(const Session& session, QObject* parent) : QAbstractTableModel(parent), m_session(session) {
    connect(&session, &Session::programChanged, this, [this] { setSubject({}, m_pass); });
    connect(&session, &Session::traceChanged, this, &MatrixModel::readNumbers);
    connect(&session, &Session::cursorChanged, this, &MatrixModel::readNumbers);
    connect(&session, &Session::selectionChanged, this, &MatrixModel::moveSelection);
}

void MatrixModel::setSubject(std::optional<StepId> step, Pass pass) {
    if (step && step == m_step && pass == m_pass) return;
    beginResetModel();
    m_step = step;
    m_pass = pass;
    m_shape = step ? m_session.program().step(*step).shape : Shape{0, 0};
    m_numbers = step ? m_session.shownNumbers(pass, *step) : std::vector<double>();
    m_lit = litCell();
    endResetModel();
}

// While a new program is announced, the step may not be one of its.
void MatrixModel::readNumbers() {
    if (!m_step || wengert::index(*m_step) >= m_session.program().stepCount() ||
        m_session.program().step(*m_step).shape != m_shape)
        return;
    std::vector<double> numbers = m_session.shownNumbers(m_pass, *m_step);
    if (numbers == m_numbers) return;
    m_numbers = std::move(numbers);
    Q_EMIT dataChanged(createIndex(0, 0), createIndex(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

std::optional<std::uint32_t> MatrixModel::litCell() const {
    return m_step ? wengert::litCell(m_session, *m_step) : std::nullopt;
}

void MatrixModel::moveSelection() {
    const std::optional<std::uint32_t> before = std::exchange(m_lit, litCell());
    if (before == m_lit) return;
    for (const auto& cell : {before, m_lit})
        if (cell) Q_EMIT dataChanged(indexOf(*cell), indexOf(*cell), {LitRole});
}

std::uint32_t MatrixModel::cellOf(const QModelIndex& index) const {
    return static_cast<std::uint32_t>(index.row()) * m_shape.columns + static_cast<std::uint32_t>(index.column());
}

QModelIndex MatrixModel::indexOf(std::uint32_t cell) const {
    return createIndex(int(cell / m_shape.columns), int(cell % m_shape.columns));
}

int MatrixModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_shape.rows); }

int MatrixModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_shape.columns); }

QVariant MatrixModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const std::uint32_t cell = cellOf(index);
    switch (role) {
        case Qt::DisplayRole: return m_numbers.empty() ? notComputed() : toQString(shortNumber(m_numbers[cell]));
        case Qt::ToolTipRole:
            return m_numbers.empty() ? QVariant()
                                     : name(cell) + QStringLiteral(" = ") + toQString(exactNumber(m_numbers[cell]));
        case LitRole: return m_lit == cell;
        default: return {};
    }
}

// What the unit level calls it: W1_3_2; of a step without a name s7_2.
QString MatrixModel::name(std::uint32_t cell) const {
    const std::string_view given = m_session.program().name(*m_step);
    return toQString(cellName(given.empty() ? stepName(*m_step) : given, m_shape, cell));
}

QVariant MatrixModel::headerData(int section, Qt::Orientation, int role) const {
    if (role == Qt::DisplayRole) return section + 1;
    if (role != Qt::TextAlignmentRole) return {};
    return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
}

}  // namespace wengert
