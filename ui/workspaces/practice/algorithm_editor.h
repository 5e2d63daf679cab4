// Where an algorithm is written: a statement a line, with a tick or a cross beside those that were marked. Ctrl+Enter
// asks for marks; Tab leaves.
#pragma once

#include <QPlainTextEdit>

#include "ui/practice/practice_session.h"
#include "ui/theme_manager.h"

namespace wengert {

class AlgorithmEditor final : public QPlainTextEdit {
    Q_OBJECT

 public:
    AlgorithmEditor(PracticeSession& practice, const ThemeManager& themes, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
    void checkWanted();

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

 private:
    void take();
    void retheme();
    std::optional<Mark> markOf(int line) const;  // zero-based

    PracticeSession& m_practice;
    const ThemeManager& m_themes;
};

}  // namespace wengert
