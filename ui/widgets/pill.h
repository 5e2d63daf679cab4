// A small rounded word in a quantity's colour. A Pill is switched on and off (value / tangent / adjoint over the
// table); a Badge only says something ("two children: their terms add").
#pragma once

#include <QAbstractButton>
#include <QLabel>

#include "ui/theme_manager.h"

namespace wengert {

class Pill final : public QAbstractButton {
    Q_OBJECT
 public:
    Pill(const ThemeManager& themes, const QString& text, Pass pass, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
    void paintEvent(QPaintEvent*) override;

 private:
    const ThemeManager& m_themes;
    Pass m_pass;
};

class Badge final : public QLabel {
    Q_OBJECT
 public:
    Badge(const ThemeManager& themes, const QString& text, Pass pass, QWidget* parent = nullptr);

    void setPass(Pass pass);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent*) override;

 private:
    const ThemeManager& m_themes;
    Pass m_pass;
};

}  // namespace wengert
