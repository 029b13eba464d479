// Names against the draft's own transliteration where too few mentions stand to count them: an
// ending that nothing else in the list has, and initials in capitals throughout.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/name_slips.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/language_of_work.h"
#include "name/persons.h"
#include "text/apostrophes.h"
#include "text/letters.h"

namespace apparatus::checks {
namespace {

// Whether nothing that these mentions say contradicts that they are this person's.
bool can_be_one(const name::Name& name, const std::vector<const name::Name*>& others,
                const authority::Authority& authority) {
  return std::all_of(others.begin(), others.end(), [&](const name::Name* other) {
    name::Parts parts = name.parts;
    parts.surname = other->parts.surname;
    return name::compatible(parts, other->parts, authority);
  });
}

std::string with_ending(std::string_view surname, std::string_view old_ending,
                        std::string_view ending) {
  return std::string(surname.substr(0, surname.size() - old_ending.size())) + std::string(ending);
}

}  // namespace

void find_stray_endings(const draft::Snapshot& snapshot, Findings& findings) {
  constexpr std::size_t kHabit = 3;  // surnames with an ending that make it a habit
  const text::Document& document = snapshot.draft->document;
  // By ending, the surnames of the notes and the bibliography, and of the bibliography alone. The
  // running text may have another transliteration, and so may the notes: a habit that the list does
  // not show itself is none of its own.
  std::map<std::string_view, std::set<std::string>> in_apparatus, in_list;
  std::map<std::string, std::vector<const name::Name*>> by_spelling;
  for (const name::Name& name : snapshot.draft->names) {
    const std::string_view ending =
        snapshot.authority->transliteration.adjective_ending(name.parts.surname);
    if (ending.empty() || !may_be_corrected(document, name.range.begin)) continue;
    const std::string surname = text::with_plain_apostrophes(name.parts.surname);
    const Register where = register_at(document, name.range.begin);
    if (where != Register::body) in_apparatus[ending].insert(surname);
    if (where == Register::bibliography) in_list[ending].insert(surname);
    by_spelling[surname].push_back(&name);
  }
  for (const auto& [ending, strays] : in_list) {
    if (strays.size() != 1 || in_apparatus[ending].size() != 1) continue;
    const std::string& stray = *strays.begin();
    for (const auto& [own, shown] : in_list) {
      if (own == ending || in_apparatus[own].size() < kHabit) continue;
      const auto right = by_spelling.find(with_ending(stray, ending, own));
      if (right == by_spelling.end()) continue;
      for (const name::Name* name : by_spelling[stray]) {
        if (register_at(document, name->range.begin) != Register::bibliography ||
            !draft::is_of_russian_work(document, name->range.begin, *snapshot.authority) ||
            !can_be_one(*name, right->second, *snapshot.authority))
          continue;
        Finding finding;
        finding.code = "name-inconsistency";
        finding.range = document.to_source(name->surname_range);
        finding.message = "no other name in the notes and the bibliography ends in " +
                          in_quotes("-" + std::string(ending)) + ", and the draft writes " +
                          in_quotes(right->first) + " elsewhere";
        finding.evidence.push_back(
            evidence_in_draft(snapshot, document.to_source(right->second.front()->range).begin));
        finding.fixes.push_back(write_instead(snapshot, right->first, true));
        findings.push_back(std::move(finding));
      }
    }
  }
}

void find_shouted_initials(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  for (const name::Name& name : snapshot.draft->names) {
    if (name.parts.initials.empty() || is_all_capitals(name.parts.surname) ||
        !may_be_corrected(document, name.range.begin))
      continue;
    const std::string_view written = document.text(name.range);
    for (std::size_t at = 0; at + 2 <= written.size(); ++at) {
      if (!is_capital(written[at]) || !is_capital(written[at + 1]) ||
          (at > 0 && text::is_word_byte(text::byte_at(written, at - 1))) ||
          (at + 2 < written.size() && text::is_word_byte(text::byte_at(written, at + 2))))
        continue;
      const char small = static_cast<char>(written[at + 1] - 'A' + 'a');
      const std::string usual = {written[at], small};
      if (!snapshot.authority->names.is_initial_digraph(usual)) continue;
      const auto& names = snapshot.draft->names;
      const auto other = std::find_if(names.begin(), names.end(), [&](const name::Name& one) {
        return one.surname_key == name.surname_key &&
               one.parts.initials.find(usual + ".") != std::string::npos;
      });
      if (other == names.end()) continue;
      const bool has_stop = at + 2 < written.size() && written[at + 2] == '.';
      const auto begin = static_cast<std::uint32_t>(name.range.begin + at);
      Finding finding;
      finding.code = "name-inconsistency";
      finding.range = document.to_source(text::ReadingRange{begin, begin + (has_stop ? 3U : 2U)});
      finding.message = "the draft writes " + in_quotes(document.text(other->range)) + " elsewhere";
      finding.evidence.push_back(
          evidence_in_draft(snapshot, document.to_source(other->range).begin));
      finding.fixes.push_back(write_instead(snapshot, usual + ".", true));
      findings.push_back(std::move(finding));
      break;
    }
  }
}

}  // namespace apparatus::checks
