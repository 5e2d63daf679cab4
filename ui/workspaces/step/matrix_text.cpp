#include "ui/workspaces/step/matrix_text.h"

#include <QStringList>
#include <functional>

#include "core/language/math.h"
#include "core/language/number.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr std::uint32_t mostLatexColumns = 10;  // of a bmatrix, unless amsmath is told otherwise

QString rows(Shape shape, QChar separator, const std::function<QString(std::size_t cell)>& text) {
    QStringList lines;
    for (std::size_t row = 0; row < shape.rows; ++row) {
        QStringList fields;
        for (std::size_t column = 0; column < shape.columns; ++column) fields << text(row * shape.columns + column);
        lines << fields.join(separator);
    }
    return lines.join(u'\n');
}

}  // namespace

QString matrixText(Shape shape, std::span<const double> numbers) {
    return rows(shape, u'\t', [&](std::size_t cell) {
        return numbers.empty() ? notComputed() : toQString(shortNumber(numbers[cell]));
    });
}

QString matrixCsv(Shape shape, std::span<const double> numbers) {
    return rows(shape, u',',
                [&](std::size_t cell) { return numbers.empty() ? QString() : toQString(exactNumber(numbers[cell])); });
}

QString matrixLatex(Shape shape, std::span<const double> numbers) {
    Math matrix{.kind = MathKind::Matrix};
    for (std::size_t row = 0; row < shape.rows; ++row) {
        Math& cells = matrix.children.emplace_back();
        for (std::size_t column = 0; column < shape.columns; ++column)
            cells.children.push_back(
                numbers.empty() ? Math::name("--") : Math::number(shortNumber(numbers[row * shape.columns + column])));
    }
    const QString latex = toQString(toLatex(matrix));
    if (shape.columns <= mostLatexColumns) return latex;
    return QStringLiteral("\\setcounter{MaxMatrixCols}{%1}\n%2").arg(shape.columns).arg(latex);
}

}  // namespace wengert
