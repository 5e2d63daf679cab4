// The terms of one step's tangent or adjoint as a table: through, upstream, local, downstream.
// What is not summed yet has a dash. Text only; how a row looks is the delegate's business.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "core/autodiff/explanation.h"

namespace wengert {

class TermModel final : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { ThroughColumn, UpstreamColumn, LocalColumn, DownstreamColumn, ColumnCount };
    enum Role { ShortRole = Qt::UserRole };  // the text with the local derivative as a number alone

    explicit TermModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    // The first `summed` terms are in; the others wait.
    void setTerms(std::vector<ExplanationTerm> terms, std::size_t summed);
    const ExplanationTerm& term(int row) const { return m_terms[static_cast<std::size_t>(row)]; }
    std::optional<int> rowOf(EdgeId edge) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    QString arrayText(const ArrayTerm& arrays, const QModelIndex& index) const;

    std::vector<ExplanationTerm> m_terms;
    std::size_t m_summed = 0;
};

}  // namespace wengert
