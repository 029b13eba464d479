// One bearer under two names, told by what stands beside the name: the same office in a list
// ("Novak, B. V. (secretary of the Tula committee)" and "Novak, V. V. (secretary of the Tula
// committee)"), or the same work behind its author. What the draft has more often is right; where
// neither is more frequent nothing is said.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/name_slips.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "name/persons.h"
#include "text/apostrophes.h"
#include "text/letters.h"

namespace apparatus::checks {
namespace {

using Names = std::vector<const name::Name*>;

bool is_word_at(std::string_view text, std::size_t at) {
  return text::is_word_byte(text::byte_at(text, at)) || text::byte_at(text, at) == '\'';
}

// The letters and digits of the next `words` words, parted by blanks; "" where there are fewer
// before `end`.
std::string next_words(std::string_view text, std::size_t at, std::size_t end, std::size_t words) {
  std::string found;
  for (std::size_t word = 0; word < words; ++word) {
    while (at < end && !is_word_at(text, at)) ++at;
    const std::size_t begin = at;
    while (at < end && is_word_at(text, at)) ++at;
    if (at == begin) return {};
    if (!found.empty()) found += ' ';
    found += text.substr(begin, at - begin);
  }
  return found;
}

// The words in the parentheses behind a name; "" where there are fewer than three: "worker" is no
// office of one.
std::string office_behind(const text::Document& document, const name::Name& name) {
  constexpr std::size_t kFewestWords = 3;
  constexpr std::size_t kLongest = 120;
  const std::string_view reading = document.reading;
  std::size_t at = name.range.end;
  while (at < reading.size() && (reading[at] == ' ' || reading[at] == '.' || reading[at] == ','))
    ++at;
  if (at >= reading.size() || reading[at] != '(') return {};
  const std::size_t close = reading.find(')', at);
  if (close == std::string_view::npos || close - at > kLongest) return {};
  if (next_words(reading, at, close, kFewestWords).empty()) return {};
  std::string office;
  for (std::size_t i = at + 1; i < close; ++i) {
    if (is_word_at(reading, i)) office += reading[i];
  }
  return office;
}

// The first words of a title behind its author; "" for what is none.
std::string work_behind(const text::Document& document, const name::Name& name) {
  constexpr std::size_t kWords = 3;
  constexpr std::size_t kShortest = 14;  // bytes
  const int block = document.block_at(name.range.begin);
  if (block < 0 || register_at(document, name.range.begin) == Register::body) return {};
  const std::size_t end = document.blocks[static_cast<std::size_t>(block)].range.end;
  std::size_t at = name.range.end;
  const std::string_view reading = document.reading;
  if (at >= end || reading[at] != ',') return {};
  ++at;
  while (at < end && !is_word_at(reading, at)) ++at;
  if (text::letter_case_at(reading, at) != text::LetterCase::capital) return {};
  std::string work = next_words(reading, at, end, kWords);
  return work.size() < kShortest ? std::string() : work;
}

class OneBearer {
 public:
  OneBearer(const draft::Snapshot& snapshot, Findings& findings)
      : snapshot_(snapshot), document_(snapshot.draft->document), findings_(findings) {}

  void check() {
    std::map<std::string, Names> by_office, by_work;
    for (const name::Name& name : snapshot_.draft->names) {
      if (name.parts.surname.empty() || !may_be_corrected(document_, name.range.begin)) continue;
      by_key_[name.surname_key].push_back(&name);
      if (std::string office = office_behind(document_, name); !office.empty())
        by_office[name.surname_key + '|' + office].push_back(&name);
      if (name.parts.initials.empty()) continue;
      if (std::string work = work_behind(document_, name); !work.empty())
        by_work[name.surname_key + '|' + work].push_back(&name);
    }
    for (const auto& [office, names] : by_office) {
      compare_spellings(names);
      compare_initials(names, "in the same office", differ_in_one_initial);
    }
    for (const auto& [work, names] : by_work)
      compare_initials(names, "as the author of this work", differ);
  }

 private:
  // Initials of two mentions that cannot be one person's.
  bool contradict(const name::Name& a, const name::Name& b) const {
    if (a.parts.initials.empty() || b.parts.initials.empty()) return false;
    name::Parts other = b.parts;
    other.surname = a.parts.surname;
    return !name::compatible(a.parts, other, *snapshot_.authority);
  }

  // Mentions of the whole draft that give initials or a given name, and none that contradicts.
  std::size_t support(const name::Name& name) const {
    const auto& all = by_key_.at(name.surname_key);
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const name::Name* other) {
          return !other->parts.initials.empty() && !contradict(name, *other);
        }));
  }

  std::size_t spelt(const name::Name& name) const {
    const auto& all = by_key_.at(name.surname_key);
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(),
        [&](const name::Name* other) { return other->parts.surname == name.parts.surname; }));
  }

  static bool differ(const name::Parts& a, const name::Parts& b) {
    return a.initials != b.initials;
  }

  // "B. V." and "V. V."; "A. I." is another of the family, who had the office later.
  static bool differ_in_one_initial(const name::Parts& a, const name::Parts& b) {
    if (a.initials.size() != b.initials.size() || a.initials.size() < 4) return false;
    int differences = 0;
    for (std::size_t i = 0; i < a.initials.size(); ++i)
      differences += a.initials[i] != b.initials[i] ? 1 : 0;
    return differences == 1;
  }

  void compare_initials(const Names& names, std::string_view where,
                        bool (*near)(const name::Parts&, const name::Parts&)) {
    for (const name::Name* name : names) {
      for (const name::Name* other : names) {
        if (!near(name->parts, other->parts) || !contradict(*name, *other) ||
            support(*other) <= support(*name))
          continue;
        report(*name, *other,
               in_quotes(document_.text(name->range)) + " stands elsewhere in this draft " +
                   std::string(where) + " as " + in_quotes(document_.text(other->range)),
               name->range, document_.text(other->range));
        break;
      }
    }
  }

  // "Finkovskii" and "Fin'kovskii" in one office.
  void compare_spellings(const Names& names) {
    for (const name::Name* name : names) {
      for (const name::Name* other : names) {
        const std::string written = text::with_plain_apostrophes(name->parts.surname);
        const std::string usual = text::with_plain_apostrophes(other->parts.surname);
        if (written == usual || spelt(*other) < 2 * spelt(*name) || is_all_capitals(written) ||
            is_form_of(written, usual, *snapshot_.authority))
          continue;
        report(*name, *other,
               in_quotes(written) + " stands elsewhere in this draft in the same office as " +
                   in_quotes(usual),
               name->surname_range, usual);
        break;
      }
    }
  }

  void report(const name::Name& name, const name::Name& other, std::string message,
              text::ReadingRange range, std::string_view right) {
    Finding finding;
    finding.code = "name-inconsistency";
    finding.range = document_.to_source(range);
    finding.message = std::move(message);
    finding.evidence.push_back(
        evidence_in_draft(snapshot_, document_.to_source(other.range).begin));
    if (range == name.surname_range || name.inverted == other.inverted)
      finding.fixes.push_back(write_instead(snapshot_, right, false));
    findings_.push_back(std::move(finding));
  }

  const draft::Snapshot& snapshot_;
  const text::Document& document_;
  Findings& findings_;
  std::map<std::string, Names> by_key_;
};

}  // namespace

void find_two_names_of_one_bearer(const draft::Snapshot& snapshot, Findings& findings) {
  OneBearer(snapshot, findings).check();
}

}  // namespace apparatus::checks
