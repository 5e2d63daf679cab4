// The numbers of a step as a matrix with its row and column numbers. Pointing at a cell and picking one go to the
// session; the one that is lit stays in sight. The cells come from MatrixModel.
#pragma once

#include <QTableView>

#include "ui/models/matrix_model.h"
#include "ui/theme_manager.h"

namespace wengert {

class MatrixTable final : public QTableView {
    Q_OBJECT

 public:
    MatrixTable(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

    void setSubject(std::optional<StepId> step, Pass pass);
    const MatrixModel& matrix() const { return *m_model; }

    QSize sizeHint() const override;  // as high as the program's arrays: it does not change from step to step
    QSize minimumSizeHint() const override;

    // For files: of as many rows and columns as a picture can hold.
    QSizeF pictureSize() const;
    void paintPicture(QPainter& painter) const;

 protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

 private:
    void retheme();
    void measure();
    void showLit();
    Selection cell(const QModelIndex& index) const;
    int heightOf(int rows) const;

    Session& m_session;
    const ThemeManager& m_themes;
    MatrixModel* m_model;
    int m_mostRows = 1;  // of the program's arrays
};

}  // namespace wengert
