#include "ui/workspaces/train/network_names.h"

#include <QRegularExpression>
#include <algorithm>

#include "core/language/math.h"
#include "ui/text.h"

namespace wengert {
namespace {

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

// W1 is of layer 1, and so are W1_3_2 and w1_32, which are one of its cells.
NetworkName networkArrayName(std::string_view name) {
    static const QRegularExpression form(QStringLiteral("^([^\\d_]+)_?(\\d+)((?:_\\d+)*)$"));
    const QRegularExpressionMatch match = form.match(toQString(name));
    if (!match.hasMatch()) return {.base = written(name)};
    const QStringList index = match.captured(3).split(u'_', Qt::SkipEmptyParts);
    NetworkName result{.base = written(match.captured(1).toStdString()), .layer = match.captured(2)};
    const bool isShort = std::ranges::all_of(index, [](const QString& part) { return part.size() == 1; });
    result.index = index.join(isShort ? QString() : QStringLiteral(","));
    if (result.index.size() > 1) result.base = result.base.toLower();
    return result;
}

NetworkName networkCellName(std::string_view name, Shape shape, std::size_t cell) {
    NetworkName result = networkArrayName(name);
    result.base = result.base.toLower();
    if (shape.isScalar()) return result;
    const QString row = QString::number(cell / shape.columns + 1);
    const QString column = QString::number(cell % shape.columns + 1);
    if (shape.columns == 1 || shape.rows == 1) {
        result.index = shape.columns == 1 ? row : column;
    } else {
        result.index = row.size() + column.size() > 2 ? row + u',' + column : row + column;
    }
    return result;
}

}  // namespace wengert
