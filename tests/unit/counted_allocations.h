// Counts what a piece of code allocates, for tests that nothing is allocated word by word. To be
// included by one source of a test program only: it replaces the program's operator new.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>

namespace apparatus {

inline thread_local std::size_t allocations_so_far = 0;

template <class Code>
std::size_t allocations_of(Code code) {
  const std::size_t before = allocations_so_far;
  code();
  return allocations_so_far - before;
}

}  // namespace apparatus

void* operator new(std::size_t size) {
  ++apparatus::allocations_so_far;
  if (void* memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++apparatus::allocations_so_far;
  return std::malloc(size > 0 ? size : 1);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
