// Disjoint sets of numbers, joined two at a time. Internal to core/layout.
#pragma once

#include <cstdint>
#include <numeric>
#include <vector>

namespace wengert::layout {

class Sets {
 public:
    explicit Sets(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), 0U); }

    // The least member of its set.
    std::uint32_t find(std::uint32_t member) {
        while (m_parent[member] != member) member = m_parent[member] = m_parent[m_parent[member]];
        return member;
    }
    void unite(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        m_parent[a < b ? b : a] = a < b ? a : b;
    }

 private:
    std::vector<std::uint32_t> m_parent;
};

}  // namespace wengert::layout
