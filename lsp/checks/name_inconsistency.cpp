// name-inconsistency: one name, two spellings, and the work's own majority for one of them, that of
// all chapters of a manuscript, or the transliteration that the project pins. Per register; two
// persons whose names merely fold alike are left alone.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/name_slips.h"
#include "lsp/checks/surnames.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/manuscript.h"
#include "lsp/draft/transliteration_system.h"
#include "name/persons.h"

namespace apparatus::checks {
namespace {

constexpr std::size_t kFewestOfMajority = 2;
constexpr std::size_t kMajorityToStray = 2;

// Where one spelling stands in one file.
struct Standing {
  const draft::Draft* draft;
  std::vector<const name::Name*> names;
};

struct Spelled {
  std::string spelling;
  std::vector<Standing> standings;  // in the order of the manuscript
  std::size_t count = 0;

  // Those of one file; empty where it has none.
  const std::vector<const name::Name*>& names_in(const draft::Draft& draft) const {
    static const std::vector<const name::Name*> kNone;
    const auto found = std::find_if(standings.begin(), standings.end(),
                                    [&](const Standing& one) { return one.draft == &draft; });
    return found == standings.end() ? kNone : found->names;
  }

  // What is said of the bearer beside the surname, each form once.
  std::vector<name::Parts> forms() const {
    std::set<std::tuple<std::string, std::string, std::string>> known;
    std::vector<name::Parts> forms;
    for (const Standing& standing : standings) {
      for (const name::Name* name : standing.names) {
        const name::Parts& parts = name->parts;
        if (known.emplace(parts.given, parts.initials, parts.patronymic).second)
          forms.push_back(parts);
      }
    }
    return forms;
  }
};

// By register and folding key.
using Spellings = std::map<std::pair<Register, std::string>, std::vector<Spelled>>;

void add(std::vector<Spelled>& spellings, const std::string& spelling, Standing standing) {
  const auto known = std::find_if(spellings.begin(), spellings.end(),
                                  [&](const Spelled& one) { return one.spelling == spelling; });
  Spelled& spelled = known == spellings.end() ? spellings.emplace_back() : *known;
  spelled.spelling = spelling;
  spelled.count += standing.names.size();
  spelled.standings.push_back(std::move(standing));
}

// Behind a small letter or a comma a capital is no beginning of a sentence.
bool is_within_a_sentence(const text::Document& document, const name::Name& name) {
  std::size_t at = name.range.begin;
  while (at > 0 && document.reading[at - 1] == ' ') --at;
  return at > 0 && (document.reading[at - 1] == ',' ||
                    (document.reading[at - 1] >= 'a' && document.reading[at - 1] <= 'z'));
}

// What is written in one file; only what it confirms itself, or only what another may. Its pointers
// lead into the draft that they are kept with.
template <bool confirmed>
Spellings spellings_in(const draft::Draft& draft) {
  Spellings spellings;
  for (const auto& [spelling, surname] : surnames_of(draft)) {
    if (surname.key.empty()) continue;
    std::map<Register, Standing> by_register;
    for (const name::Name* name : confirmed ? surname.confirmed : surname.unconfirmed) {
      if (confirmed || is_within_a_sentence(draft.document, *name))
        by_register[register_at(draft.document, name->range.begin)].names.push_back(name);
    }
    for (auto& [where, standing] : by_register) {
      standing.draft = &draft;
      add(spellings[{where, surname.key}], spelling, std::move(standing));
    }
  }
  return spellings;
}

// "Trotskogo" beside "Trotskii", "Ter Vaganian" beside "Ter-Vaganian", "De Gaulle" beside "de
// Gaulle" and "Assad" beside "al-Assad": a form, a joint or a particle, and no other spelling.
bool is_form_or_joint(std::string_view stray, std::string_view usual,
                      const authority::Authority& authority) {
  const auto joined = [](std::string_view word) {
    std::string letters;
    std::copy_if(word.begin(), word.end(), std::back_inserter(letters),
                 [](char c) { return c != '-' && c != ' '; });
    return letters;
  };
  if (joined(without_any_particle(stray, authority)) ==
      joined(without_any_particle(usual, authority)))
    return true;
  return is_form_of(stray, usual, authority) || is_form_of(usual, stray, authority);
}

bool is_cyrillic(std::string_view word) {
  return !word.empty() && (static_cast<unsigned char>(word[0]) == 0xD0 ||
                           static_cast<unsigned char>(word[0]) == 0xD1);
}

// Short words fold alike without being one name, the sooner where they begin with other letters:
// Han and Khan, Jong and Yong, Frank and Franc, Congo and Kongo. A mark on a letter is no other
// letter.
bool may_be_two_names(std::string_view stray, std::string_view usual) {
  constexpr std::size_t kShort = 5;  // letters
  constexpr std::size_t kShortWithOtherFirstLetter = 6;
  const auto plain = [](std::string_view word) {
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  };
  if (!plain(stray) || !plain(usual)) return false;
  std::string a, b;
  for (const char c : authority::to_lower(stray)) {
    if (c >= 'a' && c <= 'z') a += c;
  }
  for (const char c : authority::to_lower(usual)) {
    if (c >= 'a' && c <= 'z') b += c;
  }
  const std::size_t shorter = std::min(a.size(), b.size());
  return a != b && (shorter <= kShort || (a[0] != b[0] && shorter <= kShortWithOtherFirstLetter));
}

// Whether both groups give a bearer more than the surname, and can give the same.
bool name_one_bearer(const Spelled& a, const Spelled& b, const authority::Authority& authority) {
  const auto says_more = [](const name::Parts& parts) {
    return !parts.given.empty() || !parts.initials.empty();
  };
  const std::vector<name::Parts> theirs = b.forms();
  for (name::Parts left : a.forms()) {
    if (!says_more(left)) continue;
    for (const name::Parts& right : theirs) {
      left.surname = right.surname;
      if (says_more(right) && name::compatible(left, right, authority)) return true;
    }
  }
  return false;
}

// Whether the two groups can be one person: no full name of one that contradicts a full name of the
// other.
bool can_be_one(const Spelled& a, const Spelled& b, const authority::Authority& authority) {
  const std::vector<name::Parts> theirs = b.forms();
  for (name::Parts left : a.forms()) {
    for (const name::Parts& right : theirs) {
      left.surname = right.surname;
      if (!name::compatible(left, right, authority)) return false;
    }
  }
  return true;
}

// Places of the draft itself first, then of other chapters.
void show(const Spelled& usual, const draft::Draft& own, std::vector<Evidence>& evidence) {
  const auto show_in = [&](const Standing& standing) {
    for (const name::Name* name : standing.names) {
      if (evidence.size() >= kMostEvidence) return;
      const auto range = standing.draft->document.to_source(name->range);
      evidence.push_back(evidence_in(*standing.draft, range.begin));
    }
  };
  for (const Standing& standing : usual.standings) {
    if (standing.draft == &own) show_in(standing);
  }
  for (const Standing& standing : usual.standings) {
    if (standing.draft != &own) show_in(standing);
  }
}

// The spelling that the others are strays from: the most frequent, of a system that the project
// pins where one is of it. nullptr where a spelling of another system is as frequent as that: a
// well-known exception is a habit too.
const Spelled* usual_of(const std::vector<Spelled>& spellings, const std::string& pinned_system,
                        const authority::Authority& authority) {
  const auto rarer = [](const Spelled* a, const Spelled* b) { return a->count < b->count; };
  const Spelled* usual = nullptr;
  const Spelled* of_system = nullptr;
  for (const Spelled& one : spellings) {
    if (usual == nullptr || rarer(usual, &one)) usual = &one;
    if (!pinned_system.empty() && authority.transliteration.is_of(one.spelling, pinned_system) &&
        (of_system == nullptr || rarer(of_system, &one)))
      of_system = &one;
  }
  if (of_system == nullptr || of_system == usual) return usual;
  return rarer(of_system, usual) ? nullptr : of_system;
}

void report(const draft::Snapshot& snapshot, const Spelled& stray, const Spelled& usual,
            bool is_pinned, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  const auto& here = stray.names_in(*snapshot.draft);
  for (const name::Name* name : here) {
    Finding finding;
    finding.code = "name-inconsistency";
    finding.range = document.to_source(name->surname_range);
    finding.message = std::string(the_work(snapshot)) + " writes " + in_quotes(usual.spelling) +
                      " elsewhere (" + times(usual.count) + ", against " + times(stray.count) +
                      " " + in_quotes(stray.spelling) + ")" +
                      (is_pinned ? ", as the project's transliteration has it" : "");
    show(usual, *snapshot.draft, finding.evidence);
    finding.fixes.push_back(write_instead(snapshot, usual.spelling, true));
    if (here.size() > 1) {
      Fix throughout = write_instead(snapshot, usual.spelling, false);
      throughout.title += " throughout";
      for (const name::Name* other : here) {
        if (other != name)
          throughout.also.push_back(
              {document.to_source(other->surname_range), throughout.new_text});
      }
      finding.fixes.push_back(std::move(throughout));
    }
    findings.push_back(std::move(finding));
  }
}

// Of the mentions that can be the person whose spelling the project pins, those in another one.
void report_against_pin(const draft::Snapshot& snapshot, const std::vector<Spelled>& spellings,
                        const authority::KnownPerson& person, Findings& findings) {
  const auto given_end = person.name.rfind(' ');
  const name::Parts pinned{
      .given = given_end == std::string::npos ? std::string() : person.name.substr(0, given_end),
      .initials = {},
      .patronymic = {},
      .surname = person.spelling};
  for (const Spelled& stray : spellings) {
    if (stray.spelling == person.spelling ||
        is_cyrillic(stray.spelling) != is_cyrillic(person.spelling) ||
        is_form_or_joint(stray.spelling, person.spelling, *snapshot.authority))
      continue;
    for (const name::Name* name : stray.names_in(*snapshot.draft)) {
      name::Parts parts = name->parts;
      parts.surname = person.spelling;
      if (!name::compatible(parts, pinned, *snapshot.authority)) continue;
      Finding finding;
      finding.code = "name-inconsistency";
      finding.range = snapshot.draft->document.to_source(name->surname_range);
      finding.message = "the project writes " + in_quotes(person.spelling);
      finding.fixes.push_back(write_instead(snapshot, person.spelling, true));
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace

void check_name_inconsistency(const draft::Snapshot& snapshot, Findings& findings) {
  const std::vector<draft::DraftPtr> drafts = draft::drafts_of(snapshot);
  const auto confirmed_in = [](const draft::Draft& draft) -> const Spellings& {
    return draft.kept.result<Spellings>(spellings_in<true>, draft);
  };
  const Spellings& own = confirmed_in(*snapshot.draft);
  // "Rakovsky" alone may have his given name in another chapter.
  const auto& perhaps =
      snapshot.draft->kept.result<Spellings>(spellings_in<false>, *snapshot.draft);
  std::set<std::pair<Register, std::string>> keys;
  for (const auto& [where, here] : own) keys.insert(where);
  if (drafts.size() > 1) {
    for (const auto& [where, here] : perhaps) keys.insert(where);
  }
  for (const auto& where : keys) {
    const auto here = own.find(where);
    if (const authority::KnownPerson* pinned =
            snapshot.authority->names.pinned(where.second, snapshot.authority->transliteration)) {
      if (here != own.end()) report_against_pin(snapshot, here->second, *pinned, findings);
      continue;
    }
    std::vector<Spelled> spellings;
    for (const draft::DraftPtr& draft : drafts) {
      const auto found = confirmed_in(*draft).find(where);
      if (found == confirmed_in(*draft).end()) continue;
      for (const Spelled& one : found->second) add(spellings, one.spelling, one.standings.front());
    }
    if (here == own.end() && !spellings.empty()) {
      for (const Spelled& one : perhaps.find(where)->second)
        add(spellings, one.spelling, one.standings.front());
    }
    if (spellings.size() < 2) continue;
    const std::string& pinned_system =
        draft::pinned_transliteration(*snapshot.settings, where.first);
    const Spelled* const usual = usual_of(spellings, pinned_system, *snapshot.authority);
    if (usual == nullptr) continue;
    const bool is_pinned =
        snapshot.authority->transliteration.is_of(usual->spelling, pinned_system);
    if (usual->count < (is_pinned ? 1 : kFewestOfMajority)) continue;
    for (const Spelled& stray : spellings) {
      if (&stray == usual || stray.count * (is_pinned ? 1 : kMajorityToStray) > usual->count)
        continue;
      if (stray.names_in(*snapshot.draft).empty() ||
          is_cyrillic(stray.spelling) != is_cyrillic(usual->spelling))
        continue;
      if (is_form_or_joint(stray.spelling, usual->spelling, *snapshot.authority)) continue;
      if (may_be_two_names(without_any_particle(stray.spelling, *snapshot.authority),
                           without_any_particle(usual->spelling, *snapshot.authority)) &&
          !name_one_bearer(stray, *usual, *snapshot.authority))
        continue;
      if (can_be_one(stray, *usual, *snapshot.authority))
        report(snapshot, stray, *usual, is_pinned, findings);
    }
  }
  find_two_names_of_one_bearer(snapshot, findings);
  find_stray_endings(snapshot, findings);
  find_shouted_initials(snapshot, findings);
}

}  // namespace apparatus::checks
