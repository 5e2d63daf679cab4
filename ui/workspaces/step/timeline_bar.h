// The whole run as a bar in three parts, values, tangents, adjoints, and a fourth for an update. The filled part is
// done, the dark bar is the cursor; click and drag scrub, hovering says which moment is there. Its keys are the
// window's: → steps wherever the focus is.
#pragma once

#include <QWidget>
#include <optional>

#include "ui/session.h"
#include "ui/theme_manager.h"

namespace wengert {

class TimelineBar final : public QWidget {
    Q_OBJECT

 public:
    TimelineBar(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

    // Where a cursor position lies, in pixels from the left, and back.
    double xOf(std::size_t position) const;
    std::size_t positionAt(double x) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;

 private:
    const Theme& theme() const { return m_themes.theme(); }
    QRectF partRect(Pass pass) const;
    QRectF barRect() const;
    void paintPart(QPainter& painter, Pass pass) const;
    std::optional<QRectF> labelPlace(const QRectF& part, double width) const;
    void paintMark(QPainter& painter, std::size_t position, const QColor& color, double width) const;
    void showCursor();

    Session& m_session;
    const ThemeManager& m_themes;
    std::optional<std::size_t> m_hovered;  // position under the pointer
};

}  // namespace wengert
