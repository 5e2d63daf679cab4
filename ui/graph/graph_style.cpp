#include "ui/graph/graph_style.h"

#include <QFontMetricsF>
#include <cmath>

namespace wengert {
namespace {

constexpr double briefFrom = 0.25;
constexpr double fullFrom = 0.5;

QFont fixed(const Theme& theme, TextStyle style, int pixels, bool italic = false) {
    QFont font = theme.font(style);
    font.setPixelSize(pixels);
    font.setItalic(italic);
    font.setHintingPreference(QFont::PreferNoHinting);  // text keeps its proportions at every zoom
    return font;
}

}  // namespace

LevelOfDetail levelOfDetail(double scale) {
    if (scale < briefFrom) return LevelOfDetail::Block;
    return scale < fullFrom ? LevelOfDetail::Brief : LevelOfDetail::Full;
}

GraphStyle::GraphStyle(const Theme& current)
    : theme(current),
      header{fixed(theme, TextStyle::Math, 17, true), fixed(theme, TextStyle::Math, 12),
             fixed(theme, TextStyle::Heading, 12)},
      briefHeader{fixed(theme, TextStyle::Math, 30, true), fixed(theme, TextStyle::Math, 21),
                  fixed(theme, TextStyle::Heading, 22)},
      mark(fixed(theme, TextStyle::Math, 15, true)),
      raised(fixed(theme, TextStyle::Math, 10)),
      number(fixed(theme, TextStyle::Mono, 12)),
      numberAdvance(QFontMetricsF(number).horizontalAdvance(u'0')),
      briefNumber(fixed(theme, TextStyle::Mono, 24)) {}

QPen GraphStyle::pen(const QColor& color, double width) const {
    return {color, theme.stroke(width), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

// Hairlines stand close together: the smaller, the paler.
QColor GraphStyle::edgeColor(double scale) const {
    if (scale >= smoothEdgesFrom) return theme.edge;
    return scale >= smoothEdgesFrom / 4 ? theme.nodeLine : theme.line;
}

FormulaStyle GraphStyle::formula(Pass pass) const {
    return {.pixelSize = 15,
            .font = theme.formulaFont,
            .text = theme.hue(pass).color,
            .muted = theme.muted,
            .value = theme.value.color,
            .tangent = theme.tangent.color,
            .adjoint = theme.adjoint.color};
}

}  // namespace wengert
