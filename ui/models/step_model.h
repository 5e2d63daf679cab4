// The finite numerical algorithm as a table: one row a step, its statement and its three numbers as far as the
// cursor has come. Text only; how a row looks is the delegate's business (ui/workspaces/step/step_delegate.h).
#pragma once

#include <QAbstractTableModel>

#include "ui/session.h"

namespace wengert {

class StepModel final : public QAbstractTableModel {
    Q_OBJECT

 public:
    enum Column { StatementColumn, ValueColumn, TangentColumn, AdjointColumn, ColumnCount };
    enum Role {
        NameRole = Qt::UserRole,  // QString: what a statement calls the step; empty for inputs and unnamed steps
        CurrentRole,              // bool: the cursor's step
        LitRole,                  // bool: the pointed or picked step, or an end of the lit edge
        ArrayRole,                // ArrayCells: a thumbnail of a number column's array, once it is known
        FirstNonFiniteRole,       // bool: the first step whose value is not finite, once it is known
        UpdatedRole,              // bool: the number is an input's new value, in the place of the old one
    };

    explicit StepModel(const Session& session, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static StepId stepOf(const QModelIndex& index) { return StepId{static_cast<std::uint32_t>(index.row())}; }
    static int rowOf(StepId step) { return static_cast<int>(wengert::index(step)); }
    static Pass passOf(int column) { return static_cast<Pass>(column - ValueColumn); }  // of a number column
    static int columnOf(Pass pass) { return ValueColumn + static_cast<int>(pass); }

 private:
    void reset();
    void moveCursor();
    void moveSelection();
    void touchNumbers(std::size_t from, std::size_t to);
    void touchRow(std::optional<StepId> step);
    std::optional<StepId> cursorStep() const;
    std::vector<StepId> litSteps() const;
    QString headerTip(int section) const;
    Pass shownPass(StepId step, int column) const;
    QVariant arrayOf(StepId step, int column) const;
    QVariant arrayTip(StepId step, int column) const;
    QString cellText(StepId step, int column) const;
    QString nameOf(StepId step) const;
    QString rowText(StepId step) const;

    const Session& m_session;
    int m_rowCount = 0;
    std::size_t m_position = 0;  // what the views were last told
    Detail m_detail = Detail::Node;
    std::optional<StepId> m_current;
    std::vector<StepId> m_lit;
    std::optional<std::uint32_t> m_litCell;
};

}  // namespace wengert
