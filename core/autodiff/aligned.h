// Buffers for lanes: each begins with a cache line, so that no register's load or store lies in two of them.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace wengert {

template <class T>
struct CacheLineAllocator {
    using value_type = T;
    static constexpr std::align_val_t alignment{64};

    CacheLineAllocator() = default;
    template <class Other>
    CacheLineAllocator(const CacheLineAllocator<Other>& /*same*/) {}

    T* allocate(std::size_t count) { return static_cast<T*>(::operator new(count * sizeof(T), alignment)); }
    void deallocate(T* memory, std::size_t /*count*/) { ::operator delete(memory, alignment); }
    friend bool operator==(const CacheLineAllocator&, const CacheLineAllocator&) { return true; }
};

using AlignedNumbers = std::vector<double, CacheLineAllocator<double>>;

}  // namespace wengert
