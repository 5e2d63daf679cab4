#include "ui/workspaces/compare/compare_words.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/language/number.h"
#include "ui/charts/run_style.h"
#include "ui/text.h"

namespace wengert {
namespace {

constexpr int digits = 16;  // that every double has, if not always quite
constexpr double largestPlain = 1e15;
constexpr double leastPlain = 1e-3;

QString tr(const char* text) { return QCoreApplication::translate("CompareWords", text); }

int exponentOf(double number) { return int(std::floor(std::log10(std::abs(number)))); }

QString withPrecision(double number, int precision) { return QString::number(number, 'g', precision); }

}  // namespace

QString countText(OperationCount count) {
    constexpr OperationCount mostPlain = 9'999'999;
    if (count == uncountable) return tr("too many to count");
    return count <= mostPlain ? QString::number(count) : withPrecision(double(count), 2);
}

QString timeText(std::optional<double> nanoseconds) {
    struct Unit {
        double size;
        const char* name;
    };
    static constexpr std::array units{Unit{1e9, "s"}, Unit{1e6, "ms"}, Unit{1e3, "µs"}, Unit{1, "ns"}};
    if (!nanoseconds) return notComputed();
    const auto isLargeEnough = [&](const Unit& unit) { return *nanoseconds >= unit.size; };
    const auto found = std::ranges::find_if(units, isLargeEnough);
    const Unit& unit = found == units.end() ? units.back() : *found;
    return toQString(shortNumber(withPrecision(*nanoseconds / unit.size, 2).toDouble())) + u' ' +
           QString::fromUtf8(unit.name);
}

QString roughText(double number) {
    if (std::isnan(number)) return notComputed();
    if (number == 0 || !std::isfinite(number)) return toQString(shortNumber(number));
    const double rounded = QString::number(number, 'e', 0).toDouble();
    if (std::abs(rounded) >= 0.01 && std::abs(rounded) < 1000) return toQString(shortNumber(rounded));
    const int exponent = exponentOf(rounded * (1 + 1e-9));
    return QStringLiteral("%1e%2").arg(qRound(rounded / std::pow(10, exponent))).arg(exponent);
}

int digitsKept(double relativeError) {
    if (!(relativeError > 0)) return std::isnan(relativeError) ? 0 : digits;
    return std::clamp(int(std::floor(-std::log10(relativeError))), 0, digits);
}

// A digit is right where the difference is less than one of its units.
WrittenDigits writtenDigits(double value, double reference) {
    if (!std::isfinite(value) || !std::isfinite(reference)) return {toQString(exactNumber(value)), 0, 0};
    const double size = std::abs(reference);
    const bool isPlain = size == 0 || (size >= leastPlain && size < largestPlain);
    const int exponent = size == 0 ? 0 : exponentOf(reference);
    WrittenDigits written{isPlain ? QString::number(value, 'f', std::clamp(digits - 1 - exponent, 0, 20))
                                  : QString::number(value, 'e', digits - 1)};
    const qsizetype end = written.text.indexOf(u'e') < 0 ? written.text.size() : written.text.indexOf(u'e');
    written.wrongFrom = written.wrongTo = end;
    const double difference = std::abs(value - reference);
    if (difference <= std::numeric_limits<double>::epsilon() * size) return written;
    const int place = exponentOf(difference);  // of the first digit that is wrong: 10^place
    int here = isPlain ? int(written.text.indexOf(u'.') < 0 ? end : written.text.indexOf(u'.')) - 1
                       : exponentOf(value == 0 ? 1 : value);
    if (isPlain && written.text.startsWith(u'-')) --here;  // the exponent of the first digit
    for (qsizetype i = 0; i < end; ++i) {
        if (!written.text[i].isDigit()) continue;
        if (here <= place) {
            written.wrongFrom = i;
            return written;
        }
        --here;
    }
    return written;
}

MethodLook methodLook(const Theme& theme, GradientMethod method) {
    QString name = toQString(nameOf(method));
    name[0] = name[0].toUpper();
    switch (method) {
        case GradientMethod::Reverse: return {name, tr("Backward"), theme.adjoint.color, {}};
        case GradientMethod::Forward: return {name, tr("Forward"), theme.tangent.color, {7, 1.5}};
        case GradientMethod::Symbolic: return {name, name, theme.syntax.function, {2, 2}};
        case GradientMethod::CentralDifference: return {name, tr("Central diff."), runStyle(theme, 1).color, {16, 1.2}};
        case GradientMethod::ForwardDifference: return {name, tr("Forward diff."), runStyle(theme, 4).color, {4, 1.5}};
    }
    return {};
}

}  // namespace wengert
