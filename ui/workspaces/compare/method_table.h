// Rows of methods: a piece of the method's line, its value with the wrong digits marked, the error, and what the whole
// gradient costs. Where there is little room, words are short and the last wanted columns go. It paints itself; its
// numbers go into the clipboard and files as text, all of them.
#pragma once

#include <QWidget>
#include <array>
#include <vector>

#include "ui/theme_manager.h"
#include "ui/workspaces/compare/compare_words.h"

namespace wengert {

class MethodTable final : public QWidget {
    Q_OBJECT

 public:
    enum Column { Value, Error, Operations, Stored, Sweeps, Time, ColumnCount };

    struct Row {
        MethodLook look{};
        QString parameter{};  // "h = 6e-6"
        WrittenDigits value{};
        std::array<QString, ColumnCount> cells{};  // of columns; of Value the exact number
        bool isMethod = true;                      // else something to compare them with, muted
    };

    explicit MethodTable(const ThemeManager& themes, QWidget* parent = nullptr);

    void setRows(std::vector<Row> rows, const QString& derivative);
    const std::vector<Row>& rows() const { return m_rows; }
    QString text(QChar separator) const;  // one row a line

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

 protected:
    void paintEvent(QPaintEvent*) override;
    void resizeEvent(QResizeEvent*) override { measure(); }
    bool event(QEvent* event) override;  // what a column is, at the pointer

 private:
    const Theme& theme() const { return m_themes.theme(); }
    int rowHeight() const;
    QStringList titles() const;  // of columns
    QString shownTitle(int column) const;
    void measure();
    double widthFor(int column) const;
    double roomForNames() const;
    QRectF cell(int row, int column) const;
    void paintHead(QPainter& painter) const;
    void paintName(QPainter& painter, int row) const;
    void paintValue(QPainter& painter, int row) const;
    void describe();

    const ThemeManager& m_themes;
    std::vector<Row> m_rows;
    QString m_derivative;
    std::array<double, ColumnCount> m_widths{};  // 0: there is no room for it
    bool m_isTight = false;                      // titles are short
};

}  // namespace wengert
