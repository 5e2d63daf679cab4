// An input before its update, the change, and after it, as pictures side by side with one cell lit: the one that is
// explained. Pointing at a cell or picking one, with the mouse or the arrow keys, goes to the session.
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "ui/session.h"
#include "ui/theme_manager.h"

namespace wengert {

class UpdatePictures final : public QWidget {
    Q_OBJECT

 public:
    UpdatePictures(Session& session, const ThemeManager& themes, QWidget* parent = nullptr);

    // input: one that the session's act updates.
    void setSubject(StepId input, std::uint32_t cell);
    std::optional<std::uint32_t> cellAt(QPointF point) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent*) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent*) override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    const Theme& theme() const { return m_themes.theme(); }
    QRectF roomFor(std::size_t picture) const;
    QString tip(std::uint32_t cell) const;

    Session& m_session;
    const ThemeManager& m_themes;
    std::optional<StepId> m_input;
    Shape m_shape;
    std::uint32_t m_cell = 0;
    std::array<std::vector<double>, 3> m_numbers;  // before, change, after
};

}  // namespace wengert
