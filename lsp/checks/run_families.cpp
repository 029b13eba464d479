// Both threads take the next family that nobody has taken, until none is left.
#include "lsp/checks/run_families.h"

#include <atomic>
#include <future>
#include <iterator>
#include <utility>

namespace apparatus::checks {

std::vector<Finding> run_families(std::span<const CheckFamily* const> families,
                                  const draft::Snapshot& snapshot,
                                  const std::function<bool()>& stop) {
  std::vector<std::vector<Finding>> found(families.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < families.size() && !(stop && stop()); i = next++)
      families[i]->run(snapshot, found[i]);
  };
  if (snapshot.draft->document.source.size() < draft::kLongDraft) {
    work();
  } else {
    std::future<void> other = std::async(std::launch::async, work);
    work();  // if this throws, the future waits for the other before anything is gone
    other.get();
  }
  std::vector<Finding> all;
  for (std::vector<Finding>& some : found) {
    all.insert(all.end(), std::make_move_iterator(some.begin()),
               std::make_move_iterator(some.end()));
  }
  return all;
}

}  // namespace apparatus::checks
