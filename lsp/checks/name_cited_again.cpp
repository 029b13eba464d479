// "Novek, op. cit." refers to a work that was cited before, and so to an author whom the draft
// names in full somewhere. Where it names no Novek and one Novak, a letter slipped; how often
// either stands does not matter.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/name_slips.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "name/folding.h"
#include "text/apostrophes.h"
#include "text/edit_distance.h"
#include "text/letters.h"

namespace apparatus::checks {
namespace {

constexpr std::size_t kShortest = 6;  // letters

bool says_more(const name::Name& name) {
  return !name.parts.given.empty() || !name.parts.initials.empty();
}

// Whether "op. cit.", in whatever language, stands behind the offset.
bool is_cited_again(std::string_view reading, std::size_t at,
                    const authority::Authority& authority) {
  constexpr std::size_t kLongestPhrase = 3;  // words
  std::string phrase;
  for (std::size_t words = 0; words < kLongestPhrase; ++words) {
    while (at < reading.size() && std::string_view(",. \n").find(reading[at]) != std::string::npos)
      ++at;
    const std::size_t begin = at;
    while (at < reading.size() && text::is_word_byte(text::byte_at(reading, at))) ++at;
    if (at == begin) return false;
    if (!phrase.empty()) phrase += ' ';
    phrase += reading.substr(begin, at - begin);
    if ((authority.references.phrase(phrase) & authority::kSameWork) != 0) return true;
  }
  return false;
}

// Surnames that the draft gives with a given name or initials.
struct Cited {
  std::map<std::string, std::vector<const name::Name*>, std::less<>> in_full;  // by spelling
  std::unordered_set<std::string_view> keys;

  explicit Cited(const draft::Snapshot& snapshot) {
    // Each spelling is looked up once among its like.
    std::unordered_map<std::string_view, std::vector<const name::Name*>*> places;
    for (const name::Name& name : snapshot.draft->names) {
      if (!says_more(name) || name.parts.surname.empty()) continue;
      auto& place = places[name.parts.surname];
      if (place == nullptr) place = &in_full[text::with_plain_apostrophes(name.parts.surname)];
      place->push_back(&name);
      keys.insert(name.surname_key);
    }
  }

  // The only surname a letter off; nullptr for none or several.
  const std::pair<const std::string, std::vector<const name::Name*>>* near(
      const std::string& written, const authority::Authority& authority) const {
    const std::pair<const std::string, std::vector<const name::Name*>>* only = nullptr;
    const std::string first = written.substr(0, 1);
    for (auto it = in_full.lower_bound(first); it != in_full.end() && it->first.starts_with(first);
         ++it) {
      if (text::edit_distance(it->first, written, 1) != 1 ||
          fold_alike(it->first, written, authority) || is_form_of(written, it->first, authority))
        continue;
      if (only != nullptr) return nullptr;
      only = &*it;
    }
    return only;
  }
};

// Whether another text names somebody of this surname in full: then the first citation may be one
// that was not read rightly here.
bool is_known_elsewhere(const draft::Snapshot& snapshot, const std::string& key) {
  const auto bearers = snapshot.knowledge->persons_with_surname(key);
  return std::any_of(bearers.begin(), bearers.end(), [](const index::PersonRecord& bearer) {
    return !bearer.given.empty() || !bearer.initials.empty();
  });
}

}  // namespace

void find_slips_in_authors_cited_again(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const authority::Authority& authority = *snapshot.authority;
  const Cited cited(snapshot);
  for (const name::Name& name : snapshot.draft->names) {
    if (says_more(name) || letters_in(name.parts.surname) < kShortest || name.inverted ||
        cited.keys.contains(name.surname_key))
      continue;
    if (snapshot.bibliography->has_surname(name.surname_key)) continue;
    if (!may_be_corrected(document, name.range.begin) ||
        !is_cited_again(document.reading, name.range.end, authority))
      continue;
    const std::string written = text::with_plain_apostrophes(name.parts.surname);
    const auto* meant = cited.near(written, authority);
    if (meant == nullptr || is_known_elsewhere(snapshot, name.surname_key)) continue;
    Finding finding;
    finding.code = "name-misspelling";
    finding.range = document.to_source(name.surname_range);
    finding.message = "no " + in_quotes(written) + " was cited before; a letter off is " +
                      in_quotes(document.text(meant->second.front()->range));
    for (const name::Name* full : meant->second) {
      if (finding.evidence.size() >= kMostEvidence) break;
      finding.evidence.push_back(
          evidence_in_draft(snapshot, document.to_source(full->range).begin));
    }
    finding.fixes.push_back(write_instead(snapshot, meant->first, false));
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
