// Several doubles at once: one SIMD register of points or cells. Put through an op's rule it computes as many
// results as it has lanes. Its mathematical functions are in lanes_functions.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace wengert {

class Lanes {
 public:
#if defined(__AVX512F__) && defined(__AVX512DQ__)
    static constexpr std::size_t width = 8;
#elif defined(__AVX2__)
    static constexpr std::size_t width = 4;
#else
    static constexpr std::size_t width = 2;
#endif
    using Register = double __attribute__((vector_size(width * sizeof(double))));
    using Mask = std::int64_t __attribute__((vector_size(width * sizeof(double))));

    Lanes() = default;
    Lanes(double number) : m_register(Register{} + number) {}
    Lanes(Register lanes) : m_register(lanes) {}

    static Lanes load(const double* from) {
        Lanes lanes;
        std::memcpy(&lanes.m_register, from, sizeof(Register));
        return lanes;
    }
    void store(double* to) const { std::memcpy(to, &m_register, sizeof(Register)); }
    Register lanes() const { return m_register; }

    double sum() const {
        double total = 0;
        for (std::size_t i = 0; i < width; ++i) total += m_register[i];
        return total;
    }
    // The same function of each lane, for what has no vector form.
    template <class Function>
    static Lanes map(const Lanes& a, Function f) {
        Lanes y;
        for (std::size_t i = 0; i < width; ++i) y.m_register[i] = f(a.m_register[i]);
        return y;
    }

    // clang-format off
    friend Lanes operator+(const Lanes& a, const Lanes& b) { return a.m_register + b.m_register; }
    friend Lanes operator-(const Lanes& a, const Lanes& b) { return a.m_register - b.m_register; }
    friend Lanes operator*(const Lanes& a, const Lanes& b) { return a.m_register * b.m_register; }
    friend Lanes operator/(const Lanes& a, const Lanes& b) { return a.m_register / b.m_register; }
    friend Lanes operator-(const Lanes& a) { return -a.m_register; }
    friend Mask operator<(const Lanes& a, const Lanes& b) { return a.m_register < b.m_register; }
    friend Mask operator>(const Lanes& a, const Lanes& b) { return a.m_register > b.m_register; }
    friend Mask operator<=(const Lanes& a, const Lanes& b) { return a.m_register <= b.m_register; }
    friend Mask operator>=(const Lanes& a, const Lanes& b) { return a.m_register >= b.m_register; }
    friend Mask operator==(const Lanes& a, const Lanes& b) { return a.m_register == b.m_register; }
    friend Mask operator!=(const Lanes& a, const Lanes& b) { return a.m_register != b.m_register; }
    friend Lanes select(Mask where, const Lanes& p, const Lanes& q) { return where ? p.m_register : q.m_register; }
    // clang-format on

 private:
    Register m_register{};
};

}  // namespace wengert
