#include "ui/workspaces/train/network_names.h"

#include <algorithm>

#include "core/language/math.h"
#include "ui/text.h"

namespace wengert {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

QString mapped(QString text, QStringView from, QStringView to) {
    for (QChar& c : text)
        if (const qsizetype at = from.indexOf(c); at >= 0) c = to[at];
    return text;
}

QString written(std::string_view name) {
    return toQString(toText(nameSymbol(name))).normalized(QString::NormalizationForm_C);
}

}  // namespace

QString NetworkName::text() const {
    return base + mapped(superscript(), u"0123456789()", u"⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾") + mapped(index, u"0123456789", u"₀₁₂₃₄₅₆₇₈₉");
}

NetworkName arrayName(std::string_view name) {
    const auto digits = static_cast<std::size_t>(std::ranges::find_if(name, isDigit) - name.begin());
    std::string_view base = name.substr(0, digits);
    if (base.ends_with('_')) base.remove_suffix(1);
    const std::string_view layer = name.substr(digits);
    if (base.empty() || !std::ranges::all_of(layer, isDigit)) return {.base = written(name)};
    return {.base = written(base), .layer = toQString(layer)};
}

NetworkName cellName(std::string_view name, Shape shape, std::size_t cell) {
    NetworkName result = arrayName(name);
    if (shape.isScalar()) return result;
    const QString row = QString::number(cell / shape.columns + 1);
    const QString column = QString::number(cell % shape.columns + 1);
    if (shape.columns == 1 || shape.rows == 1) {
        result.index = shape.columns == 1 ? row : column;
    } else {
        result.index = row.size() + column.size() > 2 ? row + u',' + column : row + column;
    }
    if (shape.columns > 1) result.base = result.base.toLower();
    return result;
}

}  // namespace wengert
