// The rows of the gradient, painted: a partial derivative for each input and last the derivative along the seed.
// What the cursor has not reached yet is a question mark.
#pragma once

#include <QAbstractScrollArea>
#include <optional>

#include "core/language/math.h"
#include "ui/theme_manager.h"
#include "ui/widgets/array_picture.h"
#include "ui/workspaces/step/math_cache.h"

namespace wengert {

class Session;

class GradientList final : public QAbstractScrollArea {
    Q_OBJECT

 public:
    GradientList(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

    struct Row {
        Math symbol;                   // ∂f/∂x, or ḟ along ẋ
        std::optional<double> number;  // as far as known at the cursor
        ArrayCells array = {};         // of an array, in place of the number; empty: not reached yet
        Pass pass = Pass::Adjoints;
        std::optional<StepId> step;  // what lights with it
    };
    int rowCount() const;
    Row row(int index) const;
    QString text() const;   // a line for each row
    QString latex() const;  // an aligned environment
    QString csv() const;

    QSizeF pictureSize() const;
    void paintPicture(QPainter& painter);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

 private:
    std::size_t inputCount() const;
    Math output() const;
    Row tangentRow() const;
    void fill(Row& row) const;
    int rowHeight() const;
    std::optional<StepId> stepUnder(const QMouseEvent& event) const;
    void takeProgram();
    void fitScrollBar();
    void follow();
    void paintRow(QPainter& painter, const QRect& rect, int index);

    Session& m_session;
    const ThemeManager& m_themes;
    MathCache m_symbols;
    MathCache m_direction;  // of the tangent's row; changes with the seeds
};

}  // namespace wengert
