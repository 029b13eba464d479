// Answers that were given before. An editor asks the index the same questions after every
// keystroke; as long as the index file is the same, so are the answers.
//
// Bounded: what was asked last is kept and what was not asked for long is forgotten, in two halves:
// when the young half is full it becomes the old one, and the old one goes.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace apparatus::index {

// Not safe from several threads: whoever owns it holds a lock.
template <class Answer>
class Memo {
 public:
  // `most`: the weight that both halves together keep.
  explicit Memo(std::size_t most) : most_of_half_(most / 2) {}

  // nullptr where the question is new or forgotten. Good until the next call.
  const Answer* find(std::string_view question) {
    if (const auto known = young_.find(question); known != young_.end())
      return &known->second.first;
    const auto known = old_.find(question);
    if (known == old_.end()) return nullptr;
    const std::size_t weight = known->second.second;
    auto node = old_.extract(known);
    make_room(weight);
    return &young_.insert(std::move(node)).position->second.first;
  }

  // `weight`: what the answer counts for, in whatever unit `most` was given in.
  void keep(std::string_view question, Answer answer, std::size_t weight) {
    make_room(weight);
    young_.insert_or_assign(std::string(question), std::pair(std::move(answer), weight));
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Half =
      std::unordered_map<std::string, std::pair<Answer, std::size_t>, Hash, std::equal_to<>>;

  void make_room(std::size_t weight) {
    if (weight_of_young_ + weight > most_of_half_) {
      old_ = std::exchange(young_, {});
      weight_of_young_ = 0;
    }
    weight_of_young_ += weight;
  }

  const std::size_t most_of_half_;
  Half young_, old_;
  std::size_t weight_of_young_ = 0;
};

}  // namespace apparatus::index
