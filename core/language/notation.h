// How operations are written as mathematics: brackets, juxtaposition, fractions, roots. One function writes
// one operation around phrases already written, so that formulas (printer) and explanations (symbols) agree.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "core/language/math.h"
#include "core/ops/op.h"

namespace wengert {

// A written piece, with what its surroundings must know to bracket and to space it.
struct Phrase {
    Math math;
    Precedence precedence = Precedence::Atom;
    bool beginsWithDigit = false;  // a number first: no juxtaposition to its left
    bool beginsWithSign = false;   // a sign first: bracketed after an operator
    bool endsOpen = false;         // ends in a function without brackets, which would take in what follows
    bool endsWithWord = false;     // ends in a name of several letters, which a bracket would make a call
};

Phrase phraseOf(double number, MathRole role = MathRole::Inherit);  // as shortNumber shows it
Phrase phraseOfNumber(std::string text);                            // as it is to be shown
Phrase phraseOf(Math symbol);                                       // a variable

enum class ProductStyle { Juxtaposed, Dotted, Crossed };  // 2x, 2 · x, 2 × x

// The operation of `row` applied to the phrases, as many as it takes; their mathematics moves into it.
Phrase write(const OpRow& row, std::span<Phrase> arguments, ProductStyle style = ProductStyle::Juxtaposed);

// An array in square brackets; of more than six rows or columns the first and the last.
Phrase writeMatrix(Shape shape, const std::function<Math(std::size_t cell)>& cell);

// In round brackets if it would not stand on its own as an operand of this strength.
Math bracketed(Phrase phrase, Precedence atLeast);

}  // namespace wengert
