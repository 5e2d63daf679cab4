// Random numbers that a seed gives alike everywhere: generator and distributions are written out, because those of
// the standard library differ from one library to the next. Not for secrets.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <utility>

namespace wengert {

// Source: G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014.
class SplitMix64 {
 public:
    explicit constexpr SplitMix64(std::uint64_t seed) : m_state(seed) {}

    constexpr std::uint64_t next() {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

 private:
    std::uint64_t m_state;
};

// xoshiro256**, started by SplitMix64. A value: a copy goes on with the same numbers.
// Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2021.
class Random {
 public:
    using State = std::array<std::uint64_t, 4>;

    explicit constexpr Random(std::uint64_t seed) {
        SplitMix64 start(seed);
        for (std::uint64_t& word : m_state) word = start.next();
    }
    explicit constexpr Random(const State& state) : m_state(state) {}

    constexpr std::uint64_t next() {
        const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
        const std::uint64_t shifted = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }

    // A multiple of 2⁻⁵³ in [0, 1).
    constexpr double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    constexpr double uniform(double low, double high) { return low + (high - low) * uniform(); }

    // One of 0 … count − 1, all equally likely; count > 0. Numbers that would favour some are drawn again.
    constexpr std::uint64_t below(std::uint64_t count) {
        const std::uint64_t unfair = (0 - count) % count;
        std::uint64_t number = next();
        while (number < unfair) number = next();
        return number % count;
    }

    // Mean 0, standard deviation 1. Two uniform numbers or more give one; nothing is kept for the next.
    // Source: G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables", 1964.
    double normal() {
        double u = 0, s = 0;
        do {
            u = uniform(-1, 1);
            const double v = uniform(-1, 1);
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        return u * std::sqrt(-2 * logarithm(s) / s);
    }

    // All orders equally likely.
    // Source: R. A. Fisher, F. Yates, "Statistical tables", 1938, in R. Durstenfeld's form.
    template <class T>
    constexpr void shuffle(std::span<T> items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

    constexpr const State& state() const { return m_state; }

    // log x for x in (0, 1], by arithmetic alone, so that it is the same with every mathematical library:
    // x = 2^e m with m in [√½, √2), log m = 2 (s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1).
    static double logarithm(double x) {
        int exponent = 0;
        double m = std::frexp(x, &exponent);
        if (m < std::numbers::sqrt2 / 2) {
            m *= 2;
            --exponent;
        }
        const double s = (m - 1) / (m + 1);
        double sum = 0;
        for (int k = 23; k >= 1; k -= 2) sum = sum * (s * s) + 1.0 / k;
        return 2 * s * sum + exponent * std::numbers::ln2;
    }

 private:
    State m_state{};
};

}  // namespace wengert
