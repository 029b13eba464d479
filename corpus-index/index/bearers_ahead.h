// Whom the forms of a new index mean, found on a thread of its own while the rows of others are
// being written: the two are about as much work, and a large index has a second or two of either.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "index/postings.h"
#include "index/things.h"
#include "name/clustering.h"

namespace apparatus::index {

// All forms of surname keys that are linked.
struct LinkedForms {
  std::vector<std::string> keys;
  std::vector<FormThing*> forms;
};

struct ClusteredForms {
  LinkedForms linked;
  std::vector<std::vector<NamedIn>> in;  // of each form, what its texts say of it
  std::vector<name::Form> read;          // one for each of `in`
  name::ClusteredPersons found;          // of `read`
};
ClusteredForms cluster(LinkedForms linked, name::Clustering& clustering);

class BearersAhead {
 public:
  // Nobody else may use `clustering` until the last was taken, nor change a form that was not.
  BearersAhead(std::vector<LinkedForms> all, name::Clustering& clustering);
  ~BearersAhead();
  BearersAhead(const BearersAhead&) = delete;
  BearersAhead& operator=(const BearersAhead&) = delete;

  // In their order, nothing behind the last. Throws what finding them has thrown.
  std::optional<ClusteredForms> take();

 private:
  void work();

  std::vector<LinkedForms> all_;
  name::Clustering& clustering_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<ClusteredForms> found_;
  std::size_t waiting_ = 0;  // forms in found_, one for each text that has them
  std::size_t taken_ = 0;
  bool stop_ = false;
  std::exception_ptr failed_;
  std::thread thread_;  // the last, so that it sees the others made
};

}  // namespace apparatus::index
