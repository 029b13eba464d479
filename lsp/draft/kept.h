// What pure functions have made of a draft, kept with it: a chapter's counts are asked for again
// with every keystroke in any other chapter. A function is its own name here, so that nobody has to
// invent keys; a copy of a draft starts with nothing.
#pragma once

#include <map>
#include <memory>
#include <mutex>

namespace apparatus::draft {

class Kept {
 public:
  Kept() = default;
  Kept(const Kept&) {}
  Kept& operator=(const Kept&) = delete;

  // make(of), made once. `of` must be what this belongs to, which never changes. The answer is good
  // as long as that is. What one function makes may ask for what another makes, but not in a
  // circle. Safe from several threads.
  template <class T, class Of>
  const T& result(T (*make)(const Of&), const Of& of) const {
    Result& result = result_of(reinterpret_cast<void (*)()>(make));
    // Each waits for its own maker alone: two threads that ask for different things do not meet.
    std::call_once(result.made, [&] { result.value = std::make_shared<const T>(make(of)); });
    return *static_cast<const T*>(result.value.get());
  }

 private:
  struct Result {
    std::once_flag made;
    std::shared_ptr<const void> value;
  };
  Result& result_of(void (*make)()) const {
    const std::lock_guard lock(mutex_);
    return results_[make];
  }

  mutable std::mutex mutex_;  // of the table; not held while anything is made
  mutable std::map<void (*)(), Result> results_;
};

}  // namespace apparatus::draft
