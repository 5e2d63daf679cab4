#include "ui/theme.h"

#include <QFontDatabase>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/formula/formula_font.h"

namespace wengert {
namespace {

struct StyleRow {
    double px;
    QFont::Weight weight;
};

// In the order of TextStyle.
constexpr std::array<StyleRow, textStyleCount> styleRows{{
    {13, QFont::Normal},
    {13, QFont::DemiBold},
    {15, QFont::Bold},
    {11, QFont::Medium},
    {11, QFont::DemiBold},
    {12, QFont::Normal},
    {14, QFont::Normal},
    {16, QFont::Normal},
}};

QStringList families(TextStyle style) {
    switch (style) {
        case TextStyle::Mono:
        case TextStyle::Code:
            return {QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                    QFontDatabase::systemFont(QFontDatabase::FixedFont).family()};
        case TextStyle::Math:
            return {QStringLiteral("STIXGeneral"), QStringLiteral("STIX Two Text"), QStringLiteral("STIX"),
                    QStringLiteral("DejaVu Serif"), QStringLiteral("serif")};
        default:
            return {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"),
                    QFontDatabase::systemFont(QFontDatabase::GeneralFont).family()};
    }
}

void setLightColors(Theme& theme) {
    theme.ground = 0xF6F7F9;
    theme.card = 0xFFFFFF;
    theme.field = 0xFAFBFC;
    theme.well = 0xEEF1F4;
    theme.line = 0xE1E5EA;
    theme.text = 0x1B2430;
    theme.muted = 0x66727F;
    theme.mutedDeep = 0x5B6673;
    theme.icon = 0x33404D;
    theme.onAccent = 0xFFFFFF;
    theme.currentRow = 0xFFF4D6;
    theme.dots = 0xE9EDF1;
    theme.nodeLine = 0xC9D1D9;
    theme.inputLine = 0x8FA1B3;
    theme.edge = 0x9AA7B4;
    theme.cursor = 0x1B2430;
    theme.accent = {.color = 0x3B5BDB, .deep = 0x2F4CC4, .wash = 0xE9EDFC, .track = 0xD5DDF8};
    theme.value = {.color = 0x0072B2, .deep = 0x00639C, .wash = 0xE8F2F9, .track = 0xCFE4F2};
    theme.tangent = {.color = 0x00805E, .deep = 0x006E51, .wash = 0xE4F4EF, .track = 0xCDEBE1};
    theme.adjoint = {.color = 0xC24E00, .deep = 0xA03F00, .wash = 0xFBEDE3, .track = 0xF6D3BB};
    theme.error = {.color = 0xC4262E, .deep = 0xA81D26, .wash = 0xFCEBEA, .track = 0xF6CFCD};
    theme.warning = {.color = 0x8A5A00, .deep = 0x744B00, .wash = 0xFFF4D6, .track = 0xF7E2A8};
    theme.syntax = {.name = 0x0B6E99, .function = 0x7A4DC2, .number = 0x8A5A00, .comment = 0x66727F};
}

void setDarkColors(Theme& theme) {
    theme.ground = 0x10151C;
    theme.card = 0x18202A;
    theme.field = 0x131A22;
    theme.well = 0x222C38;
    theme.line = 0x2A3542;
    theme.text = 0xE6EBF1;
    theme.muted = 0x93A1B0;
    theme.mutedDeep = 0xA3B0BE;
    theme.icon = 0xC3CDD8;
    theme.onAccent = 0x10151C;
    theme.currentRow = 0x322D1B;
    theme.dots = 0x232D39;
    theme.nodeLine = 0x3A4756;
    theme.inputLine = 0x6B7C8F;
    theme.edge = 0x6C7B8B;
    theme.cursor = 0xE6EBF1;
    theme.accent = {.color = 0x7C9BFF, .deep = 0x9AB2FF, .wash = 0x222C4E, .track = 0x2F3D6B};
    theme.value = {.color = 0x6BB8EC, .deep = 0x7CC4F5, .wash = 0x16303F, .track = 0x1C4258};
    theme.tangent = {.color = 0x35C79B, .deep = 0x45D3A8, .wash = 0x133529, .track = 0x17493A};
    theme.adjoint = {.color = 0xFF9A57, .deep = 0xFFA76B, .wash = 0x3D2616, .track = 0x54331B};
    theme.error = {.color = 0xFF8A85, .deep = 0xFFA19D, .wash = 0x3E1E22, .track = 0x5A282D};
    theme.warning = {.color = 0xE0B25C, .deep = 0xEBC478, .wash = 0x3A3418, .track = 0x544A1E};
    theme.syntax = {.name = 0x6CC3E8, .function = 0xC3A2F5, .number = 0xE0B25C, .comment = 0x93A1B0};
}

QFont makeFont(TextStyle style, int pixels) {
    QFont font;
    font.setFamilies(families(style));
    font.setPixelSize(pixels);
    font.setWeight(styleRows[std::size_t(style)].weight);
    return font;
}

// A projector washes pale colours out: lines and secondary text step up.
void strengthen(Theme& theme) {
    theme.muted = theme.mutedDeep;
    theme.dots = theme.line;
    theme.line = theme.nodeLine;
    theme.nodeLine = theme.inputLine;
}

}  // namespace

const Hue& Theme::hue(Pass pass) const {
    switch (pass) {
        case Pass::Tangents: return tangent;
        case Pass::Adjoints: return adjoint;
        case Pass::Update: return accent;
        default: return value;
    }
}

int Theme::px(double length) const { return int(std::lround(length * scale)); }

int Theme::textPx(TextStyle style) const { return px(styleRows[std::size_t(style)].px); }

Theme makeTheme(ThemeOptions options) {
    Theme theme;
    theme.dark = options.dark;
    theme.projector = options.projector;
    theme.scale = std::clamp(options.textPercent, 100, 200) / 100.0 * (options.projector ? 1.5 : 1.0);
    if (options.dark) setDarkColors(theme);
    else setLightColors(theme);
    if (options.projector) {
        strengthen(theme);
        theme.lineWidth = 1.5;
    }
    const auto spaced = [&](int length) { return int(std::lround(length * (1 + theme.scale) / 2)); };
    for (std::size_t i = 0; i < textStyleCount; ++i)
        theme.fonts[i] = makeFont(TextStyle(i), theme.textPx(TextStyle(i)));
    theme.formulaFont = std::make_shared<FormulaFont>();
    theme.space = {.xs = spaced(4), .s = spaced(8), .m = spaced(12), .l = spaced(16)};
    return theme;
}

QColor mixed(const QColor& color, const QColor& ground, double amount) {
    const auto part = [amount](int a, int b) { return int(std::lround(amount * a + (1 - amount) * b)); };
    return {part(color.red(), ground.red()), part(color.green(), ground.green()), part(color.blue(), ground.blue())};
}

}  // namespace wengert
