// The card "Decision boundary": what the network answers over the range of the data, as a map over two features or a
// curve over one, with the samples; or what a unit gives there, while it is pointed at. Samples can be drawn into it.
#pragma once

#include <QRectF>
#include <span>

#include "ui/workspaces/train/training_panel.h"
#include "ui/workspaces/train/unit_response.h"

class QStackedWidget;

namespace wengert {

class Chart;
class LineChart;
class ScalarField;

class AnswerPanel final : public TrainingPanel {
    Q_OBJECT

 public:
    AnswerPanel(TrainingSession& training, const ThemeManager& themes, Settings& settings);

    void showUnit(const std::optional<PointedUnit>& unit);

    bool isDrawing() const { return m_isDrawing; }
    void setDrawing(bool drawing);
    const ScalarField& field() const { return *m_field; }
    const LineChart& curve() const { return *m_curve; }

 private:
    void refresh() override;
    void readSetup();
    void addActions();
    void title();
    void showField();
    void showCurve();
    void listClasses(QMenu& menu);
    // Whether a click with so many features gives a whole sample: one target, which over a curve is its height.
    bool canDraw(std::size_t features) const;
    void drawSample(std::span<const double> features, double target);
    const UnitPicture* pointedPicture() const;
    std::size_t featureCount() const { return m_training.roles().featureCount; }
    Chart* shownChart() const;

    QStackedWidget* m_pages;
    ScalarField* m_field;
    LineChart* m_curve;
    std::optional<PointedUnit> m_unit;
    bool m_isDrawing = false;
    std::size_t m_drawnClass = 0;         // of more than two
    std::optional<QRectF> m_drawingArea;  // stays while samples are drawn
};

}  // namespace wengert
