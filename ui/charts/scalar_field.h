// A heat map over two features with the samples on it: what a network answers everywhere. A click says where it was.
#pragma once

#include <QStringList>
#include <optional>
#include <vector>

#include "ui/charts/chart.h"

namespace wengert {

// The answers in the centres of columns × rows cells that cover `area`, row by row from the bottom. Without classes
// they are from −1 (orange) to 1 (blue), else from 0 to 1: how sure it is of the class.
struct FieldGrid {
    QRectF area;
    int columns = 0;
    std::vector<float> numbers;
    std::vector<std::uint16_t> classes;  // empty: two classes, or numbers
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
    // What the numbers are called, and what 0 and 1 of the grid stand for.
    void setAnswer(const QString& name, double middle, double reach);
    void setClassNames(const QStringList& names) { m_classNames = names; }
    // What is shown, also where there are no answers; none: what the grid covers.
    void setArea(std::optional<QRectF> area);
    QRectF area() const { return m_area.value_or(m_grid.area); }

    void paintChart(QPainter& painter, const QRectF& target) const override;
    QString csv() const override;
    // What the grid's cell there stands for; nothing outside.
    std::optional<double> answerAt(QPointF at) const;
    QStringList readoutAt(QPointF at) const;

 Q_SIGNALS:
    void clicked(QPointF at, Qt::MouseButton button, Qt::KeyboardModifiers modifiers);

 protected:
    void paintOnScreen(QPainter& painter) override;
    void paintHover(QPainter& painter) const override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

 private:
    void colorGrid();
    void makeOverlay();
    bool isEmpty() const { return m_image.isNull() && !m_area; }
    QRectF plotIn(const QRectF& target) const;
    std::optional<std::size_t> cellAt(QPointF at) const;
    double answer(std::size_t cell) const { return m_middle + m_reach * double(m_grid.numbers[cell]); }
    QPointF areaPoint(QPointF position) const;
    QPointF plotPoint(const QRectF& plot, QPointF at) const;
    void paintGrid(QPainter& painter, const QRectF& plot) const;
    void paintPoint(QPainter& painter, const QRectF& plot, const FieldPoint& point) const;

    FieldGrid m_grid;
    std::vector<FieldPoint> m_points;
    bool m_pointsAreClasses = false;
    QString m_xName;
    QString m_yName;
    QString m_answerName;
    double m_middle = 0;
    double m_reach = 1;
    QStringList m_classNames;
    std::optional<QRectF> m_area;
    QImage m_image;
    QPixmap m_overlay;    // points, and the card's corners; null when something changed
    QRectF m_overlayFor;  // the area it was made for
    std::optional<QPointF> m_pointer;
};

}  // namespace wengert
