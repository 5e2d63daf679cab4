#include "core/practice/answer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <set>
#include <vector>

#include "core/autodiff/trace.h"
#include "core/language/compile.h"
#include "core/language/utf8.h"
#include "core/ops/table.h"

namespace wengert {

namespace {

constexpr std::size_t longestAnswer = 1000;
constexpr double negligible = 1e-9;
constexpr double nearEnough = 5e-3;
constexpr double halfWithSlack = 0.5 * (1 + 1e-9);  // half of the last place, decimal halves included

// ---- decimals

double powerOfTen(int exponent) { return std::pow(10.0, exponent); }

// The unit of the last digit that says something: trailing zeros of a whole number do not.
double lastPlaceOf(std::string_view digits) {
    int exponent = 0;
    if (const auto e = digits.find_first_of("eE"); e != std::string_view::npos) {
        std::string_view behind = digits.substr(e + 1);
        if (behind.starts_with('+')) behind.remove_prefix(1);
        std::from_chars(behind.data(), behind.data() + behind.size(), exponent);
        digits = digits.substr(0, e);
    }
    if (const auto point = digits.find('.'); point != std::string_view::npos)
        return powerOfTen(exponent - static_cast<int>(digits.size() - point - 1));
    const auto last = digits.find_last_not_of('0');
    const std::size_t zeros = last == std::string_view::npos ? 0 : digits.size() - last - 1;
    return powerOfTen(exponent + static_cast<int>(zeros));
}

// A number alone, with any of the signs in use.
std::optional<NumberAnswer> readDecimal(std::string_view text) {
    double sign = 1;
    for (const std::string_view minus : {"-", "−", "–"})
        if (text.starts_with(minus)) {
            sign = -1;
            text.remove_prefix(minus.size());
            break;
        }
    if (sign > 0 && text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || (text[0] != '.' && (text[0] < '0' || text[0] > '9'))) return {};
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return NumberAnswer{sign * number, lastPlaceOf(text)};
}

// ---- expressions

Result<double, std::string> evaluate(const Compilation& compilation, const NameLookup& lookup) {
    const Program& program = compilation.program;
    std::vector<double> inputs;
    for (const Input& input : program.inputs()) {
        if (input.literal) {  // (1): a number alone is an input of the program that it makes
            inputs.push_back(input.value.front());
            continue;
        }
        if (!lookup) return wengert::quoted(input.name) + " is not a number";
        const Result<double, std::string> number = lookup(input.name);
        if (!number) return number.error();
        inputs.push_back(*number);
    }
    return record(program, inputs, std::vector<double>(inputs.size(), 0)).values[program.step(program.output()).offset];
}

// ---- significance

// The unit of the third significant digit.
double thirdPlaceOf(double number) {
    return powerOfTen(static_cast<int>(std::floor(std::log10(std::abs(number)))) - 2);
}

bool hasFewDigits(double number) {
    const double millionth = thirdPlaceOf(number) * 1e-3;  // the sixth digit
    const double scaled = number / millionth;
    return std::abs(scaled - std::round(scaled)) <= 1e-6;
}

// ---- words

struct Synonym {
    std::string_view word;
    std::string_view means;
};
constexpr std::array synonyms{
    Synonym{"mul", "multiplies"},
    Synonym{"mult", "multiplies"},
    Synonym{"times", "multiplies"},
    Synonym{"product", "multiplies"},
    Synonym{"plus", "adds"},
    Synonym{"sum", "adds"},
    Synonym{"sums", "adds"},
    Synonym{"addition", "adds"},
    Synonym{"exchanges", "swaps"},
    Synonym{"exchange", "swaps"},
    Synonym{"switches", "swaps"},
    Synonym{"switch", "swaps"},
    Synonym{"switcher", "swaps"},
    Synonym{"swapper", "swaps"},
    Synonym{"splits", "distributes"},
    Synonym{"spreads", "distributes"},
    Synonym{"distributor", "distributes"},
    Synonym{"router", "routes"},
    Synonym{"copier", "copies"},
    Synonym{"fan", "copies"},
    Synonym{"fanout", "copies"},
    Synonym{"branch", "copies"},
    Synonym{"maximum", "max"},
    Synonym{"minimum", "min"},
    Synonym{"minus", "subtracts"},
    Synonym{"sub", "subtracts"},
    Synonym{"difference", "subtracts"},
    Synonym{"quotient", "divides"},
    Synonym{"square", "squares"},
    Synonym{"sqr", "squares"},
    Synonym{"neg", "negates"},
    Synonym{"flips", "changes"},
    Synonym{"exp", "exponentiates"},
};
constexpr std::array<std::string_view, 15> fillers{"gate", "gates", "the", "a",  "and",  "it", "its",  "to",
                                                   "out",  "of",    "in",  "or", "with", "by", "input"};

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        const char lower = toLowerAscii(c);
        const bool isLetter = (lower >= 'a' && lower <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (isLetter) words.back() += lower;
        else if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// swap, swaps, swapped, swapping: what is left of a word without its ending.
std::string_view stemOf(std::string_view word) {
    for (const std::string_view ending : {"ying", "ies", "ied", "ing", "es", "ed", "s", "y", "e"})
        if (word.size() >= ending.size() + 3 && word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    if (word.size() > 3 && word[word.size() - 1] == word[word.size() - 2]) word.remove_suffix(1);  // swapp(ed)
    return word;
}

std::string_view meaningOf(std::string_view word) {
    const auto found = std::ranges::find(synonyms, word, &Synonym::word);
    return found == synonyms.end() ? word : found->means;
}

std::set<std::string> stemsOf(std::string_view text) {
    std::set<std::string> stems;
    for (const std::string& word : wordsOf(text))
        if (std::ranges::find(fillers, word) == fillers.end()) stems.emplace(stemOf(meaningOf(word)));
    return stems;
}

// The stems of every word that some gate's pattern uses.
const std::set<std::string>& patternStems() {
    static const std::set<std::string> stems = [] {
        std::set<std::string> all = stemsOf("copies scales");
        for (const Op& op : allOps()) all.merge(stemsOf(op.row->gate));
        return all;
    }();
    return stems;
}

}  // namespace

Result<NumberAnswer, std::string> readNumber(std::string_view text, const NameLookup& lookup) {
    text = trimmed(text);
    if (text.empty()) return std::string("nothing is written");
    if (text.size() > longestAnswer) return std::string("that is too long for an answer");
    if (const std::optional<NumberAnswer> decimal = readDecimal(text)) {
        if (!std::isfinite(decimal->number)) return wengert::quoted(text) + " is too large";
        return *decimal;
    }
    const Result<Compilation> compiled = compile(text);
    if (!compiled) return compiled.error().message;
    if (compiled->syntax.statements.size() != 1 || compiled->syntax.statements[0].nameSpan)
        return std::string("expected a number or an expression, such as 3/4 or 198*2 + 62.7*16");
    const Program& program = compiled->program;
    if (!program.step(program.output()).shape.isScalar()) return std::string("expected one number, found an array");
    const Result<double, std::string> number = evaluate(*compiled, lookup);
    if (!number) return number.error();
    if (!std::isfinite(*number)) return wengert::quoted(text) + " has no finite value";
    return NumberAnswer{*number, 0};
}

bool isExactlyNumber(const NumberAnswer& answer, double number) {
    return std::abs(answer.number - number) <= std::max(negligible, 1e-9 * std::abs(number));
}

double threeDigitRounding(double number) { return number == 0 ? 0 : halfWithSlack * thirdPlaceOf(number); }

bool isNumber(const NumberAnswer& answer, double number) {
    if (isExactlyNumber(answer, number)) return true;
    const double error = std::abs(answer.number - number);
    if (number == 0 || error > nearEnough * std::abs(number) * (1 + 1e-9)) return false;
    const double thirdPlace = thirdPlaceOf(number);
    const bool metToTheLastDigit = answer.lastPlace > 0 && hasFewDigits(number);
    return error <= halfWithSlack * (metToTheLastDigit ? std::min(answer.lastPlace, thirdPlace)
                                                       : std::max(answer.lastPlace, thirdPlace));
}

bool isPattern(std::string_view words, std::string_view pattern) {
    const std::set<std::string> wanted = stemsOf(pattern);
    bool saysIt = false;
    for (const std::string& stem : stemsOf(words)) {
        if (wanted.contains(stem)) saysIt = true;
        else if (patternStems().contains(stem) || stem == "not" || stem == "no") return false;
    }
    return saysIt;
}

std::optional<StepReference> readStepSymbol(std::string_view name) {
    StepReference reference;
    std::string digits;
    std::string letters;
    for (const char32_t c : decodeUtf8(name)) {
        if (c >= U'0' && c <= U'9') digits += static_cast<char>(c);
        else if (c >= U'₀' && c <= U'₉') digits += static_cast<char>('0' + (c - U'₀'));
        else if (c == U'\u0304' || c == U'\u0305') letters += "bar";
        else if (c == U'\u0307') letters += "dot";
        else if (c == U'ṡ') letters += "sdot";
        else if (c < 0x80 && c != U'_') letters += toLowerAscii(static_cast<char>(c));
        else if (c != U'_') return {};
    }
    if (letters == "sbar") reference.mark = SymbolMark::Bar;
    else if (letters == "sdot") reference.mark = SymbolMark::Dot;
    else if (letters != "s") return {};
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || number == 0) return {};
    reference.step = StepId{number - 1};
    return reference;
}

}  // namespace wengert
