// A heat map over two features with the samples on it: what a network answers everywhere. A click says where it was.
#pragma once

#include <optional>
#include <vector>

#include "ui/charts/chart.h"

namespace wengert {

// The answers on a grid of columns × rows points that cover `area`, row by row from the bottom. Without classes
// they are from −1 (orange) to 1 (blue), else from 0 to 1: how sure it is of the class.
struct FieldGrid {
    QRectF area;
    int columns = 0;
    std::vector<float> numbers;
    std::vector<std::uint8_t> classes;  // empty: two classes, or numbers
};

struct FieldPoint {
    QPointF at;
    double number = 0;        // from −1 to 1, or the class's number
    bool isHeldBack = false;  // a validation sample: a ring
};

class ScalarField final : public Chart {
    Q_OBJECT

 public:
    explicit ScalarField(const ThemeManager& themes, QWidget* parent = nullptr);

    void setGrid(FieldGrid grid);
    // pointsAreClasses: their numbers count classes.
    void setPoints(std::vector<FieldPoint> points, bool pointsAreClasses);
    void setAxisNames(const QString& x, const QString& y);

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    // The grid's number nearest to there; nothing outside.
    std::optional<double> numberAt(QPointF at) const;

 Q_SIGNALS:
    void clicked(QPointF at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);

 protected:
    void paintHover(QPainter& painter) const override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

 private:
    void colorGrid();
    QRectF plotIn(const QRectF& target) const;
    QPointF areaPoint(QPointF position) const;
    void paintPoint(QPainter& painter, const QRectF& plot, const FieldPoint& point) const;

    FieldGrid m_grid;
    std::vector<FieldPoint> m_points;
    bool m_pointsAreClasses = false;
    QString m_xName;
    QString m_yName;
    QImage m_image;
    std::optional<QPointF> m_pointer;
};

}  // namespace wengert
