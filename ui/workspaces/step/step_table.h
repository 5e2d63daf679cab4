// The step table as a view: pointing, picking and jumping go to the session, the cursor's row stays in sight, and
// the columns share the width. The rows come from StepModel, their look from StepDelegate.
#pragma once

#include <QTableView>
#include <array>

#include "ui/session.h"
#include "ui/theme_manager.h"

namespace wengert {

class StepModel;

class StepTable final : public QTableView {
    Q_OBJECT

 public:
    StepTable(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

    void setPassShown(Pass pass, bool shown);
    QSize sizeHint() const override;         // all rows
    QSize minimumSizeHint() const override;  // some of them

    // For files: all columns that are shown, of as many rows as a picture can hold.
    QSizeF pictureSize() const;
    void paintPicture(QPainter& painter) const;

 protected:
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
    void retheme();
    void arrangeColumns();
    void measureNumbers();
    void forgetNumbers();
    int roomForNumbers(Pass pass) const;
    int roomForStatements() const;
    QSize sizeFor(int rows) const;
    void showCursor();
    void jumpTo(const QModelIndex& index);

    Session& m_session;
    const ThemeManager& m_themes;
    StepModel* m_model;
    std::array<int, allPasses.size()> m_numberLengths{};  // characters of each column's longest number
    int m_statementLength = 0;                            // of the longest statement
};

}  // namespace wengert
