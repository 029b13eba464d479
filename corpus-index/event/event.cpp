#include "event/event.h"

#include <algorithm>
#include <utility>

#include "authority/event_words.h"

namespace apparatus::event {
namespace {

bool has(const std::vector<std::string>& names, const std::string& word) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& other) { return same_word(word, other); });
}

bool contradict(const Event& a, const Event& b) {
  return a.kind != b.kind || (a.ordinal != 0 && b.ordinal != 0 && a.ordinal != b.ordinal) ||
         (a.month != 0 && b.month != 0 && a.month != b.month) ||
         (!a.rank.empty() && !b.rank.empty() && a.rank != b.rank);
}

bool is_of_many(const std::string& rank) {
  const auto& ranks = authority::EventWords::built_in().ranks();
  const auto found = std::find_if(ranks.begin(), ranks.end(),
                                  [&](const authority::EventRank& one) { return one.id == rank; });
  return found == ranks.end() || found->several;
}

}  // namespace

bool is_told_apart(const Event& event) {
  return event.ordinal != 0 || event.month != 0 || !event.proper.empty() ||
         (!event.rank.empty() && !is_of_many(event.rank));
}

bool may_be_same(const Event& mention, const Event& known) {
  if (contradict(mention, known)) return false;
  if (!std::all_of(mention.proper.begin(), mention.proper.end(),
                   [&](const std::string& word) { return has(known.proper, word); }))
    return false;
  if (!mention.proper.empty()) return true;
  if (mention.ordinal != 0) return mention.ordinal == known.ordinal;
  if (mention.month != 0) return mention.month == known.month;
  return !mention.rank.empty() && mention.rank == known.rank && !is_of_many(mention.rank);
}

bool may_concern(const Event& mention, const Event& known) {
  if (may_be_same(mention, known)) return true;
  return !contradict(mention, known) && mention.ordinal != 0 && mention.ordinal == known.ordinal &&
         (mention.proper.empty() || known.proper.empty());
}

bool is_firm(const Event& event) {
  const auto& words = authority::EventWords::built_in();
  const int kind = words.kind_of(event.kind);
  return kind >= 0 && words.kinds()[static_cast<std::size_t>(kind)].firm;
}

bool same_word(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.size() > b.size()) std::swap(a, b);
  constexpr std::size_t kShortest = 5;
  std::size_t common = 0;
  while (common < a.size() && a[common] == b[common]) ++common;
  // "Bauman"/"Baumansky", "Zamoskvorech'e"/"Zamoskvoretsky": all but the ending of the shorter,
  // half of the longer.
  return common >= kShortest && common * 10 >= a.size() * 7 && common * 2 >= b.size();
}

std::string in_words(const Event& event) {
  std::string words = "this ";
  if (!event.rank.empty()) words += event.rank + " ";
  return words + event.kind;
}

}  // namespace apparatus::event
