// What a scanner or a lost space does to a name. Each rule asks for proof that the whole name is
// meant: the word before the initials is an ordinary one, the joined letters are a name that draft
// or corpus has, the mark stands on a letter of a Russian name in a scanned text and nowhere else.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/name_slips.h"
#include "lsp/checks/stray_mark.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/scans.h"
#include "name/folding.h"
#include "text/apostrophes.h"
#include "text/letters.h"
#include "text/places.h"

namespace apparatus::checks {
namespace {

using authority::WordKind;

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_part_of_word(std::string_view text, std::size_t at) {
  const unsigned char byte = text::byte_at(text, at);
  return text::is_word_byte(byte) || byte == '\'' || byte == '-';
}

Finding misspelt(const draft::Snapshot& snapshot, text::ReadingRange range, std::string message,
                 std::string_view right) {
  Finding finding;
  finding.code = "name-misspelling";
  finding.range = snapshot.draft->document.to_source(range);
  finding.message = std::move(message);
  finding.fixes.push_back(write_instead(snapshot, right, false));
  return finding;
}

// "andA.M. Novak": an ordinary word with the initials' first letter at its end.
void find_joined_initials(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const std::string_view reading = document.reading;
  for (const name::Name& name : snapshot.draft->names) {
    if (name.parts.initials.empty() || name.inverted || name.range.begin == 0 ||
        !is_small(reading[name.range.begin - 1]))
      continue;
    std::size_t begin = name.range.begin;
    while (begin > 0 && is_small(reading[begin - 1])) --begin;
    if (begin > 0 && is_part_of_word(reading, begin - 1)) continue;
    const std::string_view word = reading.substr(begin, name.range.begin - begin);
    const WordKind kind = snapshot.authority->names.kind(word);
    if (word.size() < 2 || !(is(kind, WordKind::common) || is(kind, WordKind::locative))) continue;
    if (!may_be_corrected(document, name.range.begin)) continue;
    const std::size_t stop = reading.substr(0, name.surname_range.begin).rfind('.');
    if (stop == std::string_view::npos || stop < name.range.begin) continue;
    const std::string initials(reading.substr(name.range.begin, stop + 1 - name.range.begin));
    findings.push_back(misspelt(
        snapshot, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(stop + 1)},
        in_quotes(word) + " and the initials " + in_quotes(initials) + " are run together",
        std::string(word) + " " + initials));
  }
}

// How often a surname stands in the draft and in other texts.
std::size_t known(const draft::Snapshot& snapshot, const std::string& surname) {
  std::size_t count = 0;
  for (const name::Name& name : snapshot.draft->names)
    count += text::with_plain_apostrophes(name.parts.surname) == surname ? 1 : 0;
  const std::string key = name::fold(surname, *snapshot.authority);
  for (const index::Spelling& spelling : snapshot.knowledge->spellings_of_surname(key)) {
    if (text::with_plain_apostrophes(spelling.text) == surname) count += spelling.count;
  }
  return count;
}

// "N ovak": a capital alone before small letters that are no word. A block is scanned once; next to
// no place passes the look at four bytes.
using Places = std::vector<text::ReadingRange>;  // from the beginning of the block
std::shared_ptr<const Places> split_letters_in(const text::Document& document,
                                               const text::Block& block,
                                               const draft::AuthorityPtr& authority) {
  constexpr std::size_t kShortestRest = 4;
  const std::string_view words = document.text(block.range);
  Places places;
  for (std::size_t at = 0; at + kShortestRest + 2 <= words.size(); ++at) {
    if (!is_capital(words[at]) || words[at + 1] != ' ' || !is_small(words[at + 2])) continue;
    if (at > 0 && (is_part_of_word(words, at - 1) || words[at - 1] == '.')) continue;
    std::size_t end = at + 2;
    while (end < words.size() && is_small(words[end])) ++end;
    if (end - at - 2 < kShortestRest || text::is_word_byte(text::byte_at(words, end))) continue;
    if (authority->names.kind(words.substr(at + 2, end - at - 2)) != WordKind::none) continue;
    const auto begin = static_cast<std::uint32_t>(at);
    if (!may_be_corrected(document, block.range.begin + begin)) continue;
    places.push_back({begin, static_cast<std::uint32_t>(end)});
  }
  return places.empty() ? nullptr : std::make_shared<const Places>(std::move(places));
}

// Where both together are a name that is known.
void find_split_letters(const draft::Snapshot& snapshot, Findings& findings) {
  constexpr std::size_t kKnown = 2;
  const text::Document& document = snapshot.draft->document;
  const auto found =
      snapshot.draft->scans->blocks.seen(split_letters_in, document, snapshot.authority);
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] == nullptr) continue;
    for (const text::ReadingRange place : *found[i]) {
      const text::ReadingRange range = text::moved(place, document.blocks[i].range.begin);
      const std::string_view written = document.text(range);
      const std::string whole = written[0] + std::string(written.substr(2));
      if (known(snapshot, whole) < kKnown) continue;
      findings.push_back(
          misspelt(snapshot, range, "a space stands within the name " + in_quotes(whole), whole));
    }
  }
}

bool stands_once(std::string_view text, std::string_view letter) {
  const std::size_t first = text.find(letter);
  return first != std::string_view::npos &&
         text.find(letter, first + letter.size()) == std::string_view::npos;
}

std::size_t count_in_draft(const draft::Snapshot& snapshot, std::string_view surname,
                           name::Role role) {
  return static_cast<std::size_t>(std::count_if(
      snapshot.draft->names.begin(), snapshot.draft->names.end(), [&](const name::Name& name) {
        return name.role == role && text::with_plain_apostrophes(name.parts.surname) == surname;
      }));
}

// "Ivan Tărlatin": a Russian given name and a Russian ending, in a scanned text that has this
// letter nowhere else. Who types a draft does not type such a letter by chance.
bool is_marked_russian(const draft::Snapshot& snapshot, const name::Name& name,
                       std::string_view plain, std::string_view mark) {
  const authority::Authority& authority = *snapshot.authority;
  const text::Document& document = snapshot.draft->document;
  if (document.format != text::Format::plain || name.parts.given.empty()) return false;
  const std::string given = name::fold(name.parts.given, authority);
  return authority.names.given_group(given) == given &&
         authority.names.has_surname_ending(name::fold(plain, authority)) &&
         stands_once(document.reading, mark);
}

void find_stray_marks(const draft::Snapshot& snapshot, Findings& findings) {
  constexpr std::size_t kClearly = 3;  // times as often without the mark
  const text::Document& document = snapshot.draft->document;
  for (const name::Name& name : snapshot.draft->names) {
    if (text::is_ascii(name.parts.surname)) continue;
    std::string_view mark;
    const std::string written = text::with_plain_apostrophes(name.parts.surname);
    std::string plain = without_stray_mark(written, mark);
    // ISO 9 has â for я, which nothing but a vowel's end makes impossible.
    if (plain.empty() && written.ends_with("â") && name.role == name::Role::author) {
      plain = written.substr(0, written.size() - std::string_view("â").size()) + "a";
      mark = "â";
    }
    if (plain.empty() || !may_be_corrected(document, name.range.begin)) continue;
    const std::size_t marked = count_in_draft(snapshot, written, name.role);
    const std::size_t unmarked = count_in_draft(snapshot, plain, name.role);
    // What acts in the story is compared by name-inconsistency.
    const bool stray_author =
        name.role == name::Role::author && unmarked >= kClearly * marked &&
        snapshot.authority->names.has_surname_ending(name::fold(plain, *snapshot.authority));
    if (!stray_author && (unmarked > 0 || !is_marked_russian(snapshot, name, plain, mark)))
      continue;
    findings.push_back(
        misspelt(snapshot, name.surname_range,
                 in_quotes(mark) + " in " + in_quotes(written) + " is no letter of " +
                     (stray_author ? "the name as this draft writes it " + times(unmarked)
                                   : "a Russian name, and stands nowhere else in this text"),
                 plain));
  }
}

}  // namespace

void find_scanning_damage(const draft::Snapshot& snapshot, Findings& findings) {
  find_joined_initials(snapshot, findings);
  find_split_letters(snapshot, findings);
  find_stray_marks(snapshot, findings);
}

}  // namespace apparatus::checks
