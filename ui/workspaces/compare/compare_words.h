// How Compare writes and draws what it knows: counts, times, errors, which digits of a value are wrong, and the look
// that a method has in every card.
#pragma once

#include <QColor>
#include <QList>
#include <QString>
#include <optional>

#include "core/compare/cost.h"
#include "ui/theme.h"

namespace wengert {

// "27", "4.9e+6"; what cannot be counted is said to be that.
QString countText(OperationCount count);
QString timeText(std::optional<double> nanoseconds);  // "61 ns", "1.2 µs"; a dash where it is not known
QString roughText(double number);  // "6e-6": the order of magnitude is what counts; a dash for what is no number

// A value as written, and where its wrong digits begin: behind the digits that the error leaves, before an exponent.
struct WrittenDigits {
    QString text;
    qsizetype wrongFrom = 0;
    qsizetype wrongTo = 0;  // empty: none is wrong
};
// With 16 digits, as many decimals as the reference has, so that values stand below one another.
WrittenDigits writtenDigits(double value, double reference);
// How many digits an error leaves right: 8 of 1e-8; from 0 to 16.
int digitsKept(double relativeError);

struct MethodLook {
    QString name;       // "Backward mode"
    QString shortName;  // "Backward", where there is less room
    QColor color;
    QList<qreal> dashes;  // as QPen's; empty: solid
};
MethodLook methodLook(const Theme& theme, GradientMethod method);

}  // namespace wengert
