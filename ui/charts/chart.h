// What every chart panel is: a widget that paints itself into any rectangle, so that a card can save what it shows
// as vectors, and that has its numbers as CSV. Charts are given plain data and know no session.
#pragma once

#include <QWidget>

#include "ui/theme_manager.h"

class QMenu;

namespace wengert {

class Card;

class Chart : public QWidget {
    Q_OBJECT

 public:
    explicit Chart(const ThemeManager& themes, QWidget* parent = nullptr);

    virtual void paintChart(QPainter& painter, const QRectF& target) const = 0;
    virtual QString csv() const = 0;

    // What is said in the middle while there is nothing to show.
    void setEmptyText(const QString& text);
    const QString& emptyText() const { return m_emptyText; }
    // The height that it likes, in pixels of the 100 % design.
    void setLikedHeight(int height);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    const Theme& theme() const { return m_themes.theme(); }
    void paintEmpty(QPainter& painter, const QRectF& target) const;
    // The same as paintChart into the widget, for charts that keep what seldom changes.
    virtual void paintOnScreen(QPainter& painter) { paintChart(painter, rect()); }
    // On the screen alone, over the chart: what the pointer is on.
    virtual void paintHover(QPainter&) const {}
    void paintEvent(QPaintEvent*) final;

 private:
    const ThemeManager& m_themes;
    QString m_emptyText;
    int m_likedHeight = 160;
};

// Copy and Save as … of the chart into a card's menu.
void addChartExports(QMenu& menu, Chart& chart, const ThemeManager& themes, const QString& fileName);
// Puts the chart into the card, and these into the card's menu.
void frameChart(Card& card, Chart& chart, const ThemeManager& themes, const QString& fileName);

// A few lines of text in a small box beside a point, inside `room`.
void paintReadout(QPainter& painter, const Theme& theme, const QRectF& room, QPointF beside, const QStringList& lines);

}  // namespace wengert
