// The numbers of one step in one pass as a table with its rows and columns, as far as the cursor has come: a dash for
// what is not computed yet. A scalar has one cell. Text only; how a cell looks is the delegate's business.
#pragma once

#include <QAbstractTableModel>

#include "ui/session.h"

namespace wengert {

class MatrixModel final : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Role { LitRole = Qt::UserRole };  // bool: the cell that is pointed at or picked

    explicit MatrixModel(const Session& session, QObject* parent = nullptr);

    // The step must be one of the session's program; none: a table without cells.
    void setSubject(std::optional<StepId> step, Pass pass);
    std::optional<StepId> step() const { return m_step; }
    Pass pass() const { return m_pass; }
    Shape shape() const { return m_shape; }                           // 0×0 without a step
    const std::vector<double>& numbers() const { return m_numbers; }  // row by row; none: not computed yet

    std::uint32_t cellOf(const QModelIndex& index) const;
    QModelIndex indexOf(std::uint32_t cell) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    void readNumbers();
    void moveSelection();
    std::optional<std::uint32_t> litCell() const;
    QString name(std::uint32_t cell) const;

    const Session& m_session;
    std::optional<StepId> m_step;
    Pass m_pass = Pass::Values;
    Shape m_shape{0, 0};
    std::vector<double> m_numbers;
    std::optional<std::uint32_t> m_lit;
};

}  // namespace wengert
