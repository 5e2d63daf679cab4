// The network that is trained, as a picture: its units with their responses and the weights between them, or layer by
// layer as matrices. Follows the session's snapshots; what is pointed at shows its numbers.
#pragma once

#include <QPixmap>
#include <QWidget>

#include "ui/theme_manager.h"
#include "ui/training/training_session.h"
#include "ui/workspaces/train/network_painter.h"
#include "ui/workspaces/train/unit_response.h"

namespace wengert {

class NetworkDiagram final : public QWidget {
    Q_OBJECT

 public:
    NetworkDiagram(const TrainingSession& training, const ThemeManager& themes, QWidget* parent = nullptr);

    EdgeNumbers shown() const { return m_view.shown; }
    void setShown(EdgeNumbers shown);
    DiagramLevel level() const { return m_view.level; }
    void setLevel(DiagramLevel level);
    const NetworkView& view() const { return m_view; }
    void point(const NetworkPointed& pointed);

    // Without what the pointer shows.
    void paint(QPainter& painter, const QRectF& target) const;
    // Every parameter's number with its gradient.
    QString csv() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 Q_SIGNALS:
    void shownChanged();  // what, or on which level
    // The unit whose response is to be shown large; none: the network's answer.
    void unitPointed(std::optional<PointedUnit> unit);

 protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override;
    void showEvent(QShowEvent*) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent*) override;

 private:
    void readState();
    void readSetup();
    void readSnapshot();
    void place();
    void readResponses();
    void updateNumbers();
    void paintMessage(QPainter& painter, const QRectF& rect) const;
    const QPixmap& ground();

    const TrainingSession& m_training;
    const ThemeManager& m_themes;
    NetworkView m_view;
    QPixmap m_ground;           // as it stands; null when something changed
    bool m_hasNetwork = false;  // else there is something to say
    bool m_showsFocus = false;
};

}  // namespace wengert
