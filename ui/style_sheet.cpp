#include "ui/style_sheet.h"

#include <QMap>
#include <algorithm>

namespace wengert {
namespace {

// @name stands for a token: a colour, or a length in pixels.
const char* const sheet = R"(
QToolTip { background: @card; color: @text; border: 1px solid @line; padding: @xs @s; }

QMenu { background: @card; color: @text; border: 1px solid @line; padding: @xs; }
QMenu::item { padding: @itemY @l @itemY @m; border-radius: 6px; }
QMenu::item:selected { background: @well; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @line; margin: @xs @s; }
QMenu::icon { padding-left: @s; }
QMenu::indicator { width: @check; height: @check; padding-left: @s; }
QMenu::indicator:checked { image: url(@menuCheck); }

QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: @card; border: @border solid @line; border-radius: @radius;
    selection-background-color: @accentTrack; selection-color: @text; }
QLineEdit, QAbstractSpinBox, QComboBox { padding: @fieldY @s; min-height: @fieldHeight; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {
    border-color: @accent; }
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled { color: @muted; background: @field; }
QLineEdit[quiet="true"] { background: transparent; border-color: transparent; }
QLineEdit[quiet="true"]:hover { border-color: @line; }
QLineEdit[quiet="true"]:focus { background: @card; border-color: @accent; }
QLineEdit[tone="value"] { color: @value; }
QLineEdit[tone="tangent"] { color: @tangent; }
QLineEdit[tone="adjoint"] { color: @adjoint; }
QLineEdit[answer="right"] { background: @tangentWash; border-color: @tangentTrack; color: @text; }
QLineEdit[answer="wrong"], QLineEdit[answer="wrong"]:focus { background: @adjointWash; border-color: @adjoint; }
QLineEdit[invalid="true"], QLineEdit[invalid="true"]:focus {
    color: @errorDeep; background: @errorWash; border-color: @error; }
QComboBox::drop-down { border: none; width: @dropDown; }
QComboBox::down-arrow, QAbstractSpinBox::down-arrow { image: url(:/icons/control-arrow.svg); width: @arrow; height: @arrow; }
QComboBox { combobox-popup: 0; }
QComboBoxPrivateContainer { border: none; }
QComboBox QAbstractItemView { background: @card; color: @text; border: 1px solid @nodeLine; padding: @xs; outline: 0; }
QComboBox QAbstractItemView::item { padding: @xs @s; border: none; border-radius: 6px; color: @text; }
QComboBox QAbstractItemView::item:selected { background: @well; }
QComboBox QAbstractItemView::item:disabled { color: @muted; }

QPushButton { background: @card; color: @text; border: @border solid @line; border-radius: @radius;
    padding: @fieldY @m; min-height: @fieldHeight; }
QPushButton:hover { background: @well; }
QPushButton:pressed { background: @line; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @muted; }
QPushButton:default { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton:default:hover, QPushButton:default:pressed { background: @accentDeep; }
QPushButton:default:focus { border-color: @text; }

QCheckBox, QRadioButton { spacing: @s; color: @text; }
QCheckBox::indicator, QRadioButton::indicator {
    width: @check; height: @check; border: @border solid @inputLine; background: @card; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: @checkRadius; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(@checkImage); }
QRadioButton::indicator:checked { border: @radioBorder solid @accent; width: @radioHole; height: @radioHole; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @text; }

QAbstractItemView { background: @card; color: @text; border: none; outline: 0; gridline-color: @line;
    selection-background-color: @row; selection-color: @text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: transparent; color: @muted; border: none;
    border-bottom: @border solid @line; padding: @xs @s; font-size: @label; font-weight: 500; }
QHeaderView::section:vertical { border-bottom: none; }
QTableCornerButton::section { background: transparent; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QScrollArea { border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: @scroll; }
QScrollBar:horizontal { height: @scroll; }
QScrollBar::handle { background: @nodeLine; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: @inputLine; }
QScrollBar::handle:vertical { min-height: @grip; }
QScrollBar::handle:horizontal { min-width: @grip; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QSplitter::handle { background: transparent; }
QStatusBar { background: @card; color: @muted; border-top: @border solid @line; }
QStatusBar::item { border: none; }

QLabel[role="muted"] { color: @muted; }
QLabel[role="label"] { color: @muted; font-size: @label; font-weight: 500; }
QLabel[role="heading"] { color: @muted; font-size: @label; font-weight: 600; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="error"] { color: @error; }
)";

using Tokens = QMap<QString, QString>;

void addColors(Tokens& tokens, const Theme& theme) {
    const auto add = [&](const char* name, const QColor& color) { tokens[QString::fromLatin1(name)] = color.name(); };
    add("card", theme.card);
    add("field", theme.field);
    add("well", theme.well);
    add("line", theme.line);
    add("text", theme.text);
    add("muted", theme.muted);
    add("row", theme.currentRow);
    add("nodeLine", theme.nodeLine);
    add("inputLine", theme.inputLine);
    add("accent", theme.accent.color);
    add("accentDeep", theme.accent.deep);
    add("accentTrack", theme.accent.track);
    add("onAccent", theme.onAccent);
    add("error", theme.error.color);
    add("errorDeep", theme.error.deep);
    add("errorWash", theme.error.wash);
    add("value", theme.value.color);
    add("tangent", theme.tangent.color);
    add("adjoint", theme.adjoint.color);
    add("tangentWash", theme.tangent.wash);
    add("tangentTrack", theme.tangent.track);
    add("adjointWash", theme.adjoint.wash);
}

void addLengths(Tokens& tokens, const Theme& theme) {
    const auto add = [&](const char* name, double px) {
        tokens[QString::fromLatin1(name)] = QStringLiteral("%1px").arg(qRound(px));
    };
    add("xs", theme.space.xs);
    add("s", theme.space.s);
    add("m", theme.space.m);
    add("l", theme.space.l);
    add("label", theme.textPx(TextStyle::Label));
    add("border", theme.stroke(1));
    add("radius", theme.controlRadius);
    add("itemY", theme.px(5));
    add("fieldY", theme.px(3));
    add("fieldHeight", theme.px(18));
    add("check", theme.px(14));
    add("checkRadius", theme.px(14) / 2.0 + theme.stroke(1));
    add("radioBorder", theme.px(4) + theme.stroke(1));
    add("radioHole", theme.px(14) - 2 * theme.px(4));
    add("dropDown", theme.px(24));
    add("arrow", theme.px(14));
    add("scroll", theme.px(10));
    add("grip", theme.px(28));
}

// Longer names first, so that @field does not eat the start of @fieldHeight.
QString filled(QString text, const Tokens& tokens) {
    QStringList names = tokens.keys();
    std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return a.size() > b.size(); });
    for (const QString& name : names) text.replace(QLatin1Char('@') + name, tokens[name]);
    return text;
}

}  // namespace

QPalette themePalette(const Theme& theme) {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& color) { palette.setColor(role, color); };
    set(QPalette::Window, theme.ground);
    set(QPalette::WindowText, theme.text);
    set(QPalette::Base, theme.card);
    set(QPalette::AlternateBase, theme.field);
    set(QPalette::Text, theme.text);
    set(QPalette::PlaceholderText, theme.muted);
    set(QPalette::Button, theme.card);
    set(QPalette::ButtonText, theme.text);
    set(QPalette::BrightText, theme.onAccent);
    set(QPalette::Highlight, theme.accent.track);
    set(QPalette::HighlightedText, theme.text);
    set(QPalette::ToolTipBase, theme.card);
    set(QPalette::ToolTipText, theme.text);
    set(QPalette::Link, theme.accent.color);
    set(QPalette::LinkVisited, theme.accent.color);
    set(QPalette::Light, theme.card);
    set(QPalette::Midlight, theme.well);
    set(QPalette::Mid, theme.line);
    set(QPalette::Dark, theme.inputLine);
    set(QPalette::Shadow, theme.inputLine);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.muted);
    return palette;
}

QString themeStyleSheet(const Theme& theme) {
    Tokens tokens;
    addColors(tokens, theme);
    addLengths(tokens, theme);
    const QString lightCheck = QStringLiteral(":/icons/control-check-light.svg");
    const QString darkCheck = QStringLiteral(":/icons/control-check-dark.svg");
    tokens[QStringLiteral("checkImage")] = theme.dark ? darkCheck : lightCheck;
    tokens[QStringLiteral("menuCheck")] = theme.dark ? lightCheck : darkCheck;
    return filled(QString::fromLatin1(sheet), tokens);
}

}  // namespace wengert
