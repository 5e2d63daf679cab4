// Counts what malloc and its kin give out, and so operator new, Eigen and all else that asks for memory. Include it in
// one file of a test program: it stands in for the C library's functions (glibc), or listens to the sanitizer's.
#pragma once

#include <cerrno>
#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define WENGERT_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WENGERT_SANITIZED
#endif
#endif

#if defined(WENGERT_SANITIZED)
// Declared here: GCC comes without the header.
extern "C" int __sanitizer_install_malloc_and_free_hooks(  // NOLINT(bugprone-reserved-identifier)
    void (*allocated)(const volatile void*, std::size_t), void (*freed)(const volatile void*));
#endif

namespace wengert::test {

inline std::size_t allocations = 0;

#if defined(WENGERT_SANITIZED)
inline const int hooks = __sanitizer_install_malloc_and_free_hooks(
    [](const volatile void*, std::size_t) { ++allocations; }, [](const volatile void*) {});
#endif

}  // namespace wengert::test

#if !defined(WENGERT_SANITIZED)
extern "C" {
void* __libc_malloc(std::size_t size);                           // NOLINT(bugprone-reserved-identifier)
void* __libc_calloc(std::size_t count, std::size_t size);        // NOLINT(bugprone-reserved-identifier)
void* __libc_realloc(void* memory, std::size_t size);            // NOLINT(bugprone-reserved-identifier)
void* __libc_memalign(std::size_t alignment, std::size_t size);  // NOLINT(bugprone-reserved-identifier)

void* malloc(std::size_t size) noexcept {
    ++wengert::test::allocations;
    return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept {
    ++wengert::test::allocations;
    return __libc_calloc(count, size);
}
void* realloc(void* memory, std::size_t size) noexcept {
    ++wengert::test::allocations;
    return __libc_realloc(memory, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    ++wengert::test::allocations;
    return __libc_memalign(alignment, size);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t size) noexcept {
    *memory = aligned_alloc(alignment, size);
    return *memory ? 0 : ENOMEM;
}
}
#endif
