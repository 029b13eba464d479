// A slip in the name of somebody whom the authority knows, where no corpus speaks of the person.
// Told only where the rest of the name agrees, and where neither draft nor corpus means somebody
// else: whoever is written so again and again, or in another text as well, is somebody of his own.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/sentence_words.h"
#include "lsp/checks/draft_text.h"
#include "lsp/checks/name_slips.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "name/folding.h"
#include "name/persons.h"
#include "text/apostrophes.h"
#include "text/edit_distance.h"
#include "text/letters.h"

namespace apparatus::checks {
namespace {

using authority::FamousPerson;

constexpr std::size_t kShortestGiven = 5;    // letters
constexpr std::size_t kShortestSurname = 8;  // letters
constexpr std::size_t kMeansIt = 3;          // times in the draft

std::string first_word(std::string_view words) {
  return std::string(words.substr(0, words.find(' ')));
}

// Letters dropped, added, doubled or exchanged; a changed letter makes another name too often.
bool is_slip_of_the_hand(std::string_view written, std::string_view known) {
  if (written.size() != known.size()) return true;
  std::size_t at = 0;
  while (at < written.size() && written[at] == known[at]) ++at;
  return at + 1 < written.size() && written[at] == known[at + 1] && written[at + 1] == known[at];
}

// "Stressemann", whose key is that of the right name; no transliteration doubles a consonant.
bool only_doubles(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() + 1 != b.size()) return false;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  return at > 0 && b[at] == b[at - 1] && a.substr(at) == b.substr(at + 1) &&
         std::string_view("aeiouy").find(b[at]) == std::string_view::npos;
}

// An ending more is an inflected or plural form; a vowel for a vowel at the end is one too.
bool is_form(std::string_view written, std::string_view known) {
  if (written.starts_with(known)) return written.back() != known.back() || written.back() == 's';
  return written.size() == known.size() &&
         written.substr(0, written.size() - 1) == known.substr(0, known.size() - 1);
}

class FamousNames {
 public:
  FamousNames(const draft::Snapshot& snapshot, Findings& findings)
      : snapshot_(snapshot), authority_(*snapshot.authority), findings_(findings) {}

  void check() {
    const text::Document& document = snapshot_.draft->document;
    for (const name::Name& name : snapshot_.draft->names) {
      if (name.parts.surname.empty() || name.role == name::Role::author ||
          !may_be_corrected(document, name.range.begin))
        continue;
      if (!check_given(name)) check_surname(name);
    }
  }

 private:
  // Whether another text of the corpus has this very spelling.
  bool stands_elsewhere(const std::string& spelling) const {
    constexpr int kMany = 50;
    const auto places = snapshot_.knowledge->mentions_of_spelling(spelling, kMany);
    return std::any_of(places.begin(), places.end(), [&](const index::Place& place) {
      return !is_own_text(snapshot_, place.file);
    });
  }

  bool is_meant(const name::Parts& parts) const {
    const auto same = std::count_if(
        snapshot_.draft->names.begin(), snapshot_.draft->names.end(), [&](const name::Name& other) {
          return other.parts.surname == parts.surname && other.parts.given == parts.given;
        });
    return static_cast<std::size_t>(same) >= kMeansIt;
  }

  void report(const FamousPerson& person, text::ReadingRange range, std::string_view right) {
    Finding finding;
    finding.code = "name-misspelling";
    finding.range = snapshot_.draft->document.to_source(range);
    finding.message = in_quotes(snapshot_.draft->document.text(range)) + " is a letter off " +
                      in_quotes(person.given.front() + " " + person.surname) + " (" + person.born +
                      "–" + person.died + "), " + person.description;
    finding.fixes.push_back(write_instead(snapshot_, right, false));
    findings_.push_back(std::move(finding));
  }

  // "Ramsey MacDonald": a bearer of the surname whose given name is a letter off, and none whose
  // given name is this. False where the mention says nothing of the kind.
  bool check_given(const name::Name& name) {
    const std::string& given = name.parts.given;
    if (given.size() < kShortestGiven || !text::is_ascii(given)) return false;
    const auto bearers = authority_.famous.bearers(name.surname_key);
    if (bearers.empty()) return false;
    for (const FamousPerson* person : bearers) {
      if (std::find(person->given.begin(), person->given.end(), given) != person->given.end())
        return false;
    }
    for (const FamousPerson* person : bearers) {
      for (const std::string& known : person->given) {
        if (!is_slip_in_given(given, known, *person)) continue;
        if (is_meant(name.parts) || stands_elsewhere(given + " " + name.parts.surname))
          return false;
        const std::size_t at = snapshot_.draft->document.text(name.range).find(given);
        if (at == std::string_view::npos) return false;
        const auto begin = static_cast<std::uint32_t>(name.range.begin + at);
        report(*person, {begin, name.range.end}, known + written_behind(name, given));
        return true;
      }
    }
    return false;
  }

  // What stands behind the given name in this mention: " MacDonald".
  std::string written_behind(const name::Name& name, const std::string& given) const {
    const std::string_view text = snapshot_.draft->document.text(name.range);
    return std::string(text.substr(text.find(given) + given.size()));
  }

  bool is_slip_in_given(const std::string& written, const std::string& known,
                        const FamousPerson& person) {
    if (known.size() < kShortestGiven || !text::is_ascii(known) || written[0] != known[0])
      return false;
    const int distance = text::edit_distance(written, known, 2);
    const std::string group(
        authority_.names.given_group(name::fold(first_word(written), authority_)));
    if (person.writes_given_one_way()) {
      // Lesley and Leslie are two letters off and one name, which this person writes one way.
      const bool same_name = !group.empty() && group == authority_.names.given_group(name::fold(
                                                            first_word(known), authority_));
      return is_english() && (distance == 1 || (distance == 2 && same_name));
    }
    return distance == 1 && group.empty() && !fold_alike(written, known, authority_);
  }

  // Elsewhere even English given names are translated: "Georges Canning".
  bool is_english() {
    if (!english_) {
      const text::Document& document = snapshot_.draft->document;
      const std::string& language = document.metadata.language;
      const authority::SentenceWords& words = authority::SentenceWords::built_in();
      english_ = language.empty() ? words.is_english_or_untold(document.reading)
                                  : language.starts_with("en");
    }
    return *english_;
  }

  // "Stressemann": a letter off a surname that nobody else's is near to.
  void check_surname(const name::Name& name) {
    const std::string_view surname =
        without_particle(snapshot_.draft->document.text(name.surname_range));
    const std::string written = text::with_plain_apostrophes(surname);
    for (const FamousPerson* person : near_to(written)) {
      if (!is_slip_in_surname(name, written, *person)) continue;
      if (is_meant({.given = name.parts.given,
                    .initials = {},
                    .patronymic = {},
                    .surname = name.parts.surname}) ||
          stands_elsewhere(name.parts.surname))
        return;
      const auto length = static_cast<std::uint32_t>(surname.size());
      report(*person, {name.surname_range.end - length, name.surname_range.end}, person->surname);
      return;
    }
  }

  // Those whose surnames are a letter off; none where the word is too short or somebody's own. A
  // draft writes few surnames many times.
  const std::vector<const FamousPerson*>& near_to(const std::string& written) {
    const auto [known, is_new] = near_.try_emplace(written);
    std::vector<const FamousPerson*>& near = known->second;
    if (!is_new || letters_in(written) + 1 < kShortestSurname || is_all_capitals(written))
      return near;
    for (const FamousPerson* person : authority_.famous.distinctive(written[0])) {
      if (person->surname == written) {
        near.clear();
        return near;
      }
      if (text::edit_distance(written, person->surname, 1) == 1) near.push_back(person);
    }
    return near;
  }

  // Of somebody out of near_to(written).
  bool is_slip_in_surname(const name::Name& name, const std::string& written,
                          const FamousPerson& person) const {
    const std::string& known = person.surname;
    const bool says_more = !name.parts.given.empty() || !name.parts.initials.empty();
    if (says_more && !can_be(name, person)) return false;
    if (fold_alike(written, known, authority_)) return only_doubles(written, known);
    if (!text::is_ascii(written) || !text::is_ascii(known) || is_form(written, known)) return false;
    return says_more || is_slip_of_the_hand(written, known);
  }

  bool can_be(const name::Name& name, const FamousPerson& person) const {
    name::Parts as_meant = name.parts;
    as_meant.surname = person.surname;
    return std::any_of(person.given.begin(), person.given.end(), [&](const std::string& given) {
      return name::compatible(
          as_meant, {.given = given, .initials = {}, .patronymic = {}, .surname = person.surname},
          authority_);
    });
  }

  const draft::Snapshot& snapshot_;
  const authority::Authority& authority_;
  Findings& findings_;
  std::optional<bool> english_;  // of the draft; asked when it matters
  std::unordered_map<std::string, std::vector<const FamousPerson*>> near_;  // by spelling
};

}  // namespace

void find_slips_in_famous_names(const draft::Snapshot& snapshot, Findings& findings) {
  FamousNames(snapshot, findings).check();
}

}  // namespace apparatus::checks
