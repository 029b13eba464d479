// What checks have made of the corpus's answers, kept from one state of a draft to the next: the
// index and the authority stay the same while somebody types, and so does what follows from them
// alone. A function is its own name here, as in kept.h.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "authority/authority.h"
#include "index/knowledge.h"
#include "index/memo.h"

namespace apparatus::draft {

struct Snapshot;

class Answers {
 public:
  // Of a snapshot, what follows from its knowledge, its authority and its draft's file name alone.
  template <class Answer>
  using Find = Answer (*)(const Snapshot&, std::string_view question);

  Answers(std::shared_ptr<const index::Knowledge> knowledge,
          std::shared_ptr<const authority::Authority> authority)
      : knowledge_(std::move(knowledge)), authority_(std::move(authority)) {}

  // Whether they are good for these.
  bool follow_from(const std::shared_ptr<const index::Knowledge>& knowledge,
                   const std::shared_ptr<const authority::Authority>& authority) const {
    return knowledge_ == knowledge && authority_ == authority;
  }

  // find(snapshot, question), found once. Safe from several threads.
  template <class Answer>
  std::shared_ptr<const Answer> to(Find<Answer> find, const Snapshot& snapshot,
                                   std::string_view question) const {
    std::string name(sizeof find, '\0');
    name.replace(0, sizeof find, reinterpret_cast<const char*>(&find), sizeof find);
    name += question;
    {
      const std::lock_guard lock(mutex_);
      if (const auto* known = memo_.find(name))
        return std::static_pointer_cast<const Answer>(*known);
    }
    auto found = std::make_shared<const Answer>(find(snapshot, question));
    const std::lock_guard lock(mutex_);
    memo_.keep(name, found, 1);
    return found;
  }

 private:
  static constexpr std::size_t kMost = 100'000;  // a book asks for some thousands

  std::shared_ptr<const index::Knowledge> knowledge_;
  std::shared_ptr<const authority::Authority> authority_;
  mutable std::mutex mutex_;
  mutable index::Memo<std::shared_ptr<const void>> memo_{kMost};
};

}  // namespace apparatus::draft
