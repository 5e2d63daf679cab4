// A row of the list of optimizers: whether its run is shown, a sample of the run's line, its name and, quiet at the
// right, its learning rate. A click on the row, or Enter, selects it; the selected one is lit.
#pragma once

#include <QWidget>
#include <functional>

#include "ui/theme_manager.h"

class QCheckBox;
class QHBoxLayout;
class QPainter;

namespace wengert {

class ElidedLabel;
class NumberField;

class RunRow final : public QWidget {
    Q_OBJECT

 public:
    // Paints the sample of the run's line into the rectangle.
    using PaintSample = std::function<void(QPainter& painter, const QRectF& rect)>;

    RunRow(const ThemeManager& themes, const QString& name, PaintSample paintSample, QWidget* parent = nullptr);

    QString name() const;
    bool isShown() const;
    bool isSelected() const { return m_isSelected; }
    double rate() const;
    // These emit nothing.
    void setName(const QString& name);
    void setShown(bool isShown);
    void setSelected(bool isSelected);
    void setRate(double rate);

    QCheckBox& box() { return *m_box; }
    // For its limits, its check and its hint.
    NumberField& rateField() { return *m_rate; }

 Q_SIGNALS:
    // All by the user.
    void shownChanged(bool isShown);
    void selected();
    void rateEdited(double rate);

 protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    void retheme();

    const ThemeManager& m_themes;
    PaintSample m_paintSample;
    QHBoxLayout* m_layout;
    QCheckBox* m_box;
    QWidget* m_sample;  // the room for it
    ElidedLabel* m_name;
    NumberField* m_rate;
    bool m_isSelected = false;
};

}  // namespace wengert
