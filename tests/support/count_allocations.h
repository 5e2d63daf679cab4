// Counts what operator new gives out. Include it in one file of a test program: it replaces the operators.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

namespace wengert::test {

inline std::size_t allocations = 0;

inline void* counted(std::size_t size) {
    ++allocations;
    return std::malloc(size);
}

}  // namespace wengert::test

void* operator new(std::size_t size) {
    if (void* memory = wengert::test::counted(size)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return wengert::test::counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
