// Reads, decodes and recognises many texts on several threads and hands the results over in their
// order, so that an index does not depend on which thread was quicker. Threads run at most a little
// ahead of the one that takes the results: memory stays bounded however large the corpus is.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "authority/authority.h"
#include "index/corpus_walk.h"
#include "index/index_writer.h"
#include "index/text_digest.h"

namespace apparatus::index {

struct TextTask {
  CorpusFile file;
  std::int64_t id = 0;  // in the index; 0 for a new text
  std::int64_t known_hash =
      0;  // of the content when it was indexed last; read only where id is not 0
};

struct TextResult {
  enum class Outcome { digested, unchanged, left_out };
  Outcome outcome = Outcome::left_out;
  TextRow row;
  TextDigest digest;
  std::string reason;  // why it was left out
};

class TextPipeline {
 public:
  TextPipeline(std::vector<TextTask> tasks, const authority::Authority& authority,
               unsigned threads);
  ~TextPipeline();  // stops the threads after the text that each is at

  // The result of the next task. False when `patience` has passed without it: a chance to show
  // progress or to stop.
  bool take(TextResult& result, std::chrono::milliseconds patience);

  const std::vector<TextTask>& tasks() const { return tasks_; }

 private:
  struct Slot {
    bool filled = false;
    TextResult result;
  };
  void work();

  const std::vector<TextTask> tasks_;
  const authority::Authority& authority_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Slot> slots_;    // a ring: the result of task i waits in slot i % size
  std::size_t next_task_ = 0;  // to be begun
  std::size_t next_taken_ = 0;
  bool stop_ = false;
  std::vector<std::jthread> threads_;  // last: they use all of the above
};

}  // namespace apparatus::index
