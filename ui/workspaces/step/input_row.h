// One input: its symbol, a slider and a field for its value, and its tangent seed. A click on the seed differentiates
// along this input alone; a number typed there is this input's part of the direction. A number that stands in the
// text can be moved only while the text has no error. An array shows its picture; a click on it opens its numbers.
#pragma once

#include <QWidget>

#include "core/program/shape.h"
#include "ui/theme_manager.h"

namespace wengert {

class MathCache;
class NumberField;
class Session;
class Slider;

class InputRow final : public QWidget {
    Q_OBJECT

 public:
    InputRow(Session& session, MathCache& symbols, const ThemeManager& themes, QWidget* parent = nullptr);

    void bind(std::size_t input);
    void showNumbers();

    Slider& slider() { return *m_slider; }
    NumberField& value() { return *m_value; }
    NumberField& seed() { return *m_seed; }

 protected:
    void paintEvent(QPaintEvent*) override;
    void hideEvent(QHideEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    bool hasInput() const;  // the program may be another by now
    QString name() const;
    Shape shape() const;
    QRect arrayRoom() const;
    void editArray();
    void retheme();
    void nameFields();
    void showSeed();
    void fitRange(double number);
    void extendRange(int direction);
    void drag(double number);
    void endDrag();

    Session& m_session;
    MathCache& m_symbols;
    const ThemeManager& m_themes;
    Slider* m_slider;
    NumberField* m_value;
    NumberField* m_seed;
    std::size_t m_input = 0;
    bool m_isSeedEntered = false;  // by a click that is still to come
    bool m_isDragging = false;     // all of it undoes as one
};

}  // namespace wengert
