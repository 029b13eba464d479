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
  // as long as that is. Safe from several threads.
  template <class T, class Of>
  const T& result(T (*make)(const Of&), const Of& of) const {
    const std::lock_guard lock(mutex_);
    std::shared_ptr<const void>& known = results_[reinterpret_cast<void (*)()>(make)];
    if (known == nullptr) known = std::make_shared<const T>(make(of));
    return *static_cast<const T*>(known.get());
  }

 private:
  mutable std::recursive_mutex mutex_;  // what one function makes may ask for what another makes
  mutable std::map<void (*)(), std::shared_ptr<const void>> results_;
};

}  // namespace apparatus::draft
