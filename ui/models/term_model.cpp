#include "ui/models/term_model.h"

#include <algorithm>

#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

// `2s₂ = 16`, or the number alone where the symbol says no more.
QString localText(const ExplanationTerm& term) {
    const QString number = toQString(shortNumber(term.local));
    const QString symbol = toQString(toText(term.localSymbol));
    return symbol.isEmpty() || symbol == number ? number : symbol + QStringLiteral(" = ") + number;
}

}  // namespace

void TermModel::setTerms(std::vector<ExplanationTerm> terms, std::size_t summed) {
    beginResetModel();
    m_terms = std::move(terms);
    m_summed = summed;
    endResetModel();
}

std::optional<int> TermModel::rowOf(EdgeId edge) const {
    const auto found = std::ranges::find(m_terms, edge, &ExplanationTerm::edge);
    return found == m_terms.end() ? std::nullopt : std::optional(static_cast<int>(found - m_terms.begin()));
}

int TermModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_terms.size());
}

int TermModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TermModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != ShortRole)) return {};
    const ExplanationTerm& row = term(index.row());
    if (row.arrays && index.column() != ThroughColumn) return arrayText(*row.arrays, index);
    switch (index.column()) {
        case ThroughColumn: return toQString(toText(row.statement));
        case UpstreamColumn: return toQString(shortNumber(row.upstream));
        case LocalColumn: return role == ShortRole ? toQString(shortNumber(row.local)) : localText(row);
        default:
            return static_cast<std::size_t>(index.row()) < m_summed ? toQString(shortNumber(row.downstream))
                                                                    : notComputed();
    }
}

QString TermModel::arrayText(const ArrayTerm& arrays, const QModelIndex& index) const {
    switch (index.column()) {
        case UpstreamColumn: return toQString(arrays.upstream);
        case LocalColumn: return toQString(arrays.local);
        default: return static_cast<std::size_t>(index.row()) < m_summed ? toQString(arrays.downstream) : notComputed();
    }
}

QVariant TermModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (section == ThroughColumn ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole) return {};
    switch (section) {
        case ThroughColumn: return QStringLiteral("through");
        case UpstreamColumn: return QStringLiteral("upstream");
        case LocalColumn: return QStringLiteral("local");
        case DownstreamColumn: return QStringLiteral("downstream");
        default: return {};
    }
}

}  // namespace wengert
