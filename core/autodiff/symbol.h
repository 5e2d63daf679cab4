// A number that remembers how it is written: in names (2s₂) and with the numbers put in (2 · 8). Put through
// an op's rule it prints the local derivative of one step, at the branch that is taken there.
#pragma once

#include <array>
#include <compare>
#include <span>

#include "core/language/notation.h"
#include "core/ops/lifted.h"

namespace wengert {

class Symbol {
 public:
    using IsLifted = void;

    Symbol(double constant);
    // A step's value.
    Symbol(StepId step, double value);
    // Anything else that has a name.
    Symbol(Math name, double value);

    double number() const { return m_number; }
    bool isConstant() const { return m_isConstant; }
    const Phrase& names() const { return m_names; }
    const Phrase& numbers() const { return m_numbers; }

    template <class O>
    static Symbol apply(const Symbol& a) {
        return combine(O::row, O::value(a.m_number), std::array{a});
    }
    template <class O>
    static Symbol apply(const Symbol& a, const Symbol& b) {
        return combine(O::row, O::value(a.m_number, b.m_number), std::array{a, b});
    }

    friend auto operator<=>(const Symbol& a, const Symbol& b) { return a.m_number <=> b.m_number; }
    friend bool operator==(const Symbol& a, const Symbol& b) { return a.m_number == b.m_number; }

 private:
    Symbol(double number, bool isConstant, Phrase names, Phrase numbers);
    // Writes the operation, leaving out what says nothing: + 0, 1 ×, ^1.
    static Symbol combine(const OpRow& row, double number, std::span<const Symbol> arguments);

    double m_number;
    bool m_isConstant;
    Phrase m_names;
    Phrase m_numbers;
};

// The partial of a step with respect to its argument slot `edge`, at the given values of its arguments and result.
Symbol symbolicPartial(const Program& program, std::span<const double> argumentValues, double value, EdgeId edge);

}  // namespace wengert
