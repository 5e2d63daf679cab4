// Several doubles at once: one SIMD register of points or cells. Put through an op's rule it computes as many
// results as it has lanes. Functions come from SLEEF (within 1 ulp), the vector counterpart of libm.
// Source: N. Shibata, F. Petrogalli, "SLEEF: A portable vectorized library of C standard mathematical functions",
// IEEE TPDS 31(6), 2020.
#pragma once

#include <sleef.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace wengert {

class Lanes {
 public:
#ifdef __AVX2__
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

#ifdef __AVX2__
#define WENGERT_SLEEF(name, accuracy) Sleef_##name##d4_##accuracy
#else
#define WENGERT_SLEEF(name, accuracy) Sleef_##name##d2_##accuracy
#endif

// clang-format off
inline Lanes sin(const Lanes& a) { return WENGERT_SLEEF(sin, u10)(a.lanes()); }
inline Lanes cos(const Lanes& a) { return WENGERT_SLEEF(cos, u10)(a.lanes()); }
inline Lanes tan(const Lanes& a) { return WENGERT_SLEEF(tan, u10)(a.lanes()); }
inline Lanes asin(const Lanes& a) { return WENGERT_SLEEF(asin, u10)(a.lanes()); }
inline Lanes acos(const Lanes& a) { return WENGERT_SLEEF(acos, u10)(a.lanes()); }
inline Lanes atan(const Lanes& a) { return WENGERT_SLEEF(atan, u10)(a.lanes()); }
inline Lanes sinh(const Lanes& a) { return WENGERT_SLEEF(sinh, u10)(a.lanes()); }
inline Lanes cosh(const Lanes& a) { return WENGERT_SLEEF(cosh, u10)(a.lanes()); }
inline Lanes tanh(const Lanes& a) { return WENGERT_SLEEF(tanh, u10)(a.lanes()); }
inline Lanes exp(const Lanes& a) { return WENGERT_SLEEF(exp, u10)(a.lanes()); }
inline Lanes log(const Lanes& a) { return WENGERT_SLEEF(log, u10)(a.lanes()); }
inline Lanes log2(const Lanes& a) { return WENGERT_SLEEF(log2, u10)(a.lanes()); }
inline Lanes log10(const Lanes& a) { return WENGERT_SLEEF(log10, u10)(a.lanes()); }
inline Lanes log1p(const Lanes& a) { return WENGERT_SLEEF(log1p, u10)(a.lanes()); }
inline Lanes expm1(const Lanes& a) { return WENGERT_SLEEF(expm1, u10)(a.lanes()); }
inline Lanes cbrt(const Lanes& a) { return WENGERT_SLEEF(cbrt, u10)(a.lanes()); }
inline Lanes erf(const Lanes& a) { return WENGERT_SLEEF(erf, u10)(a.lanes()); }
inline Lanes pow(const Lanes& a, const Lanes& b) { return WENGERT_SLEEF(pow, u10)(a.lanes(), b.lanes()); }
inline Lanes atan2(const Lanes& a, const Lanes& b) { return WENGERT_SLEEF(atan2, u10)(a.lanes(), b.lanes()); }
inline Lanes hypot(const Lanes& a, const Lanes& b) { return WENGERT_SLEEF(hypot, u05)(a.lanes(), b.lanes()); }
inline Lanes sqrt(const Lanes& a) { return Lanes::map(a, [](double x) { return std::sqrt(x); }); }
inline Lanes floor(const Lanes& a) { return Lanes::map(a, [](double x) { return std::floor(x); }); }
inline Lanes abs(const Lanes& a) { return Lanes::map(a, [](double x) { return std::abs(x); }); }
inline Lanes sigmoid(const Lanes& a) { return Lanes(1) / (Lanes(1) + exp(-a)); }
// clang-format on

#undef WENGERT_SLEEF

}  // namespace wengert
