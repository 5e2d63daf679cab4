// The look as data: every colour, size and font the interface draws with, made for one of the themes.
// Nothing here knows a widget; ThemeManager says which theme is current and tells when it changes.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <array>
#include <cstdint>
#include <memory>

#include "core/autodiff/timeline.h"

namespace wengert {

class FormulaFont;

// One meaning's colours. Text is `color` on a card, and `deep` on its wash, its track or the current row.
struct Hue {
    QColor color;
    QColor deep;
    QColor wash;   // pale: pills, lit parts, fields in that state
    QColor track;  // stronger: the timeline's parts, the glow round a node
};

// The editor's colours, readable on `field`.
struct SyntaxColors {
    QColor name;
    QColor function;
    QColor number;
    QColor comment;
};

// Pixels that text does not have to fit into; they grow half as fast as the text.
struct Spacing {
    int xs = 4;
    int s = 8;
    int m = 12;
    int l = 16;
};

enum class TextStyle : std::uint8_t {
    Body,     // 13 px
    Strong,   // 13 px semi-bold: "Backward pass"
    Title,    // 15 px bold: the program's name
    Label,    // 11 px: column heads, axis labels
    Heading,  // 11 px semi-bold: a card's heading, pills
    Mono,     // 12 px: numbers
    Code,     // 14 px: the program's text
    Math,     // 16 px: formulas
};
constexpr std::size_t textStyleCount = 8;

// What the user asks for; ThemeManager resolves it to the options of a theme.
struct ThemeChoice {
    Q_GADGET
 public:
    enum class Mode : std::uint8_t { Light, Dark, System };
    Q_ENUM(Mode)

    Mode mode = Mode::System;
    bool projector = false;
    int textPercent = 100;  // 100 to 200

    bool operator==(const ThemeChoice&) const = default;
};
using ThemeMode = ThemeChoice::Mode;

struct ThemeOptions {
    bool dark = false;
    bool projector = false;
    int textPercent = 100;
};

struct Theme {
    bool dark = false;
    bool projector = false;
    double scale = 1;  // of text and of everything that holds text

    QColor ground;  // the window
    QColor card;    // panels, menus, the top bar
    QColor field;   // set-in areas: editor, an input's node
    QColor well;    // behind a segmented control; a hovered button; the line inside a node
    QColor line;    // frames and rules
    QColor text;
    QColor muted;      // secondary text on ground, card and field
    QColor mutedDeep;  // secondary text on well and on the current row
    QColor icon;       // on a button
    QColor onAccent;   // text and icons on accent.color
    QColor currentRow;
    QColor dots;      // the graph's grid
    QColor nodeLine;  // a node's frame; of an input: `inputLine`
    QColor inputLine;
    QColor edge;
    QColor cursor;  // the timeline's playhead

    Hue accent;
    Hue value;
    Hue tangent;
    Hue adjoint;
    Hue error;
    Hue warning;
    SyntaxColors syntax;

    Spacing space;
    double lineWidth = 1;  // a frame's
    double cardRadius = 10;
    double controlRadius = 8;

    // By TextStyle. Made once: a font that is made anew is looked for anew when it is first drawn with.
    std::array<QFont, textStyleCount> fonts;
    std::shared_ptr<FormulaFont> formulaFont;

    const Hue& hue(Pass pass) const;

    // A length of the 100 % design, scaled with the text: control heights, row heights, icons.
    int px(double length) const;
    // The width of a drawn line of the 100 % design; thicker for the projector.
    double stroke(double width) const { return width * lineWidth; }

    int textPx(TextStyle style = TextStyle::Body) const;
    // Inter, JetBrains Mono or STIX with the system's as fall-backs; always sized in pixels.
    const QFont& font(TextStyle style = TextStyle::Body) const { return fonts[std::size_t(style)]; }
};

Theme makeTheme(ThemeOptions options);

// Opaque, since not every reader of pictures knows transparency: `amount` of the colour on the ground.
QColor mixed(const QColor& color, const QColor& ground, double amount);

}  // namespace wengert
