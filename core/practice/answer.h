// What a student writes for an answer: a number as a decimal, a fraction or an expression, or words for a gate. It
// reads them and says whether they are the right ones; why they are wrong is diagnosis.h's business.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/language/diagnostic.h"
#include "core/program/program.h"

namespace wengert {

struct NumberAnswer {
    double number = 0;
    // The last digit that was written: 0.01 for 3.14, 1 for 42, 100 for 1200. 0 for an expression.
    double lastPlace = 0;
};

// What a name in an answer stands for, or why it stands for nothing.
using NameLookup = std::function<Result<double, std::string>(std::string_view name)>;

// `3/4`, `-0.25`, `1.2e-3`, `198*2 + 62.7*16`, `s̄3*s1`: read by the program language. Errors are sentences for the
// student: what was found, not a number, not finite, what the lookup said.
Result<NumberAnswer, std::string> readNumber(std::string_view text, const NameLookup& lookup = {});

// Whether the answer counts as the number. A number that has six digits or fewer must be met to the last digit
// written, or rounded to three significant digits or more; of a longer one, three digits must be right, because it can
// be computed from rounded ones. Both within 5e-3 of the number; 1e-9 is as good as 0.
bool isNumber(const NumberAnswer& answer, double number);
// The same, so near that no rounding on the way is needed to explain it.
bool isExactlyNumber(const NumberAnswer& answer, double number);

// How far rounding to three significant digits moves a number at most.
double threeDigitRounding(double number);

// Whether the words are the pattern's, whole or in part and in any form: for "multiplies: swaps" swaps, multiply gate,
// mul, "multiplies by the other one". A word of another gate's pattern, or a "not", makes it wrong.
bool isPattern(std::string_view words, std::string_view pattern);

// s3 or s₃, and with a mark over it or its word before or behind: s̄3, s3bar, sbar3; ṡ3, s3dot, sdot3.
enum class SymbolMark { None, Bar, Dot };
struct StepReference {
    StepId step{};
    SymbolMark mark = SymbolMark::None;
};
std::optional<StepReference> readStepSymbol(std::string_view name);

}  // namespace wengert
