// What follows what: a tree of mathematics as rows of atoms, with the space between them. Text, LaTeX and
// the drawn formula all read rows, so that they agree on which minus is a sign and where brackets bind.
// Source: D. E. Knuth, The TeXbook, chapter 18 (classes of atoms, the table of spaces) and appendix G.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "core/language/math.h"

namespace wengert {

enum class MathClass {
    Ordinary,
    Word,      // a variable of several letters, kept apart from its neighbours
    Function,  // sin
    Binary,
    Relation,
    Sign,     // a minus or plus before its operand
    Bracket,  // opens on its left, closes on its right
    Opening,  // a bracket that stands alone
    Closing,
    Punctuation,
    Inner,  // a fraction, cases
    Space,
};

enum class MathSpace { None, Thin, Medium, Thick };

struct MathAtom {
    const Math* math = nullptr;  // never a Row
    MathClass kind = MathClass::Ordinary;
    MathSpace before = MathSpace::None;
    MathRole role = MathRole::Inherit;  // its own or that of a row around it
    bool strong = false;
};

// The atoms [begin, end) belong to a step or an edge. Inner parts come before the ones around them.
struct MathPart {
    std::optional<StepId> step;
    std::optional<EdgeId> edge;
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct MathRow {
    std::vector<MathAtom> atoms;
    std::vector<MathPart> parts;
    // What is written otherwise than the tree says (s̄₃, 1.2×10⁻⁷): atoms may point here instead.
    std::vector<std::unique_ptr<const Math>> rewritten;
};

// Any tree as one row: nested rows dissolve into it. The tree must outlive the row.
MathRow flatten(const Math& math);

}  // namespace wengert
