#include "lsp/features/person_completion.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "lsp/draft/manuscript.h"
#include "lsp/draft/spelling.h"
#include "lsp/draft/transliteration_system.h"
#include "lsp/features/cast.h"
#include "lsp/features/hover_parts.h"
#include "lsp/features/wording.h"
#include "lsp/features/words.h"
#include "name/folding.h"
#include "name/persons.h"

namespace apparatus::features {
namespace {

constexpr std::size_t kMostItems = 20;
constexpr int kMostAsked = 60;  // persons asked of the index for one prefix
constexpr std::size_t kDetailed =
    10;  // draft persons that are looked up in the index for their detail

// What is begun: the word under the cursor, and names or initials written just before it.
struct BegunName {
  std::string_view word;
  std::uint32_t begin = 0;  // of the word, in the source
  std::string before;       // the words before it that may be a given name: "V. M.", "Timofei"
};

bool is_initials(std::string_view word) { return word.ends_with('.') && count_letters(word) <= 2; }

std::optional<BegunName> begun_name(const TypedText& typed) {
  BegunName begun;
  begun.word = last_word(typed.text);
  if (count_letters(begun.word) < 2 || !begins_with_capital(begun.word)) return std::nullopt;
  begun.begin = typed.offset - static_cast<std::uint32_t>(begun.word.size());
  std::string_view rest = typed.text.substr(0, typed.text.size() - begun.word.size());
  if (!rest.empty() && (rest.back() == '\\' || rest.back() == '@' || rest.back() == '_' ||
                        std::isdigit(static_cast<unsigned char>(rest.back())))) {
    return std::nullopt;
  }
  for (int i = 0; i < 3; ++i) {
    const std::string_view trimmed = without_trailing_space(rest);
    const bool spaced = trimmed.size() < rest.size();
    std::string_view word;
    if (trimmed.ends_with('.')) {
      word = last_word(trimmed.substr(0, trimmed.size() - 1));
      word = trimmed.substr(trimmed.size() - word.size() - 1);
      if (!is_initials(word)) break;
    } else if (spaced) {
      word = last_word(trimmed);
    }
    if (word.empty() || !begins_with_capital(word)) break;
    // "The V. M. Smi": what stands before initials is no part of the name.
    if (!is_initials(word) && begun.before.find('.') != std::string::npos) break;
    begun.before = std::string(word) + (begun.before.empty() ? "" : " ") + begun.before;
    rest = trimmed.substr(0, trimmed.size() - word.size());
  }
  return begun;
}

struct Candidate {
  std::string id;
  name::Parts parts;  // in the draft's spelling
  std::string surname_key;
  std::vector<std::string> spellings;  // under which it is found
  std::uint32_t in_draft = 0;          // in all of its chapters
  std::uint32_t in_corpus = 0;
  bool mentioned_before = false;
  std::string life, description;
  // As the corpus names the person: "" where it does not.
  std::string display;
  std::vector<index::Spelling> variants;
  bool by_given_name = false;
  bool given_before = false;  // its given name or initials stand before the cursor
};

std::string full_name(const name::Parts& parts) {
  const std::string& first = parts.given.empty() ? parts.initials : parts.given;
  return first.empty() || parts.surname.empty() ? first + parts.surname
                                                : first + " " + parts.surname;
}

std::vector<CastMember> whole_cast(const draft::Draft& draft) { return cast_of(draft); }

char small_first_letter(std::string_view word) {
  const char first = word.empty() ? '\0' : word[0];
  return first >= 'A' && first <= 'Z' ? static_cast<char>(first + 32) : first;
}

class Persons {
 public:
  Persons(const draft::Snapshot& snapshot, const BegunName& begun, std::uint32_t cursor)
      : snapshot_(snapshot),
        begun_(begun),
        folded_(name::folds(begun.word, *snapshot.authority)),
        here_(register_of(*snapshot.draft, begun.begin)),
        systems_(draft::transliterations_of(snapshot)) {
    const auto cast = cast_of(*snapshot.draft, {begun.begin, cursor});
    for (const CastMember& member : cast) note_spelling(member);
    for (const CastMember& member : cast) add_from_draft(member);
    add_from_chapters();
    add_from_corpus();
  }

  std::vector<Candidate> best() {
    read_what_stands_before();
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) {
                       if (a.given_before != b.given_before) return a.given_before;
                       if (a.by_given_name != b.by_given_name) return !a.by_given_name;
                       if (a.in_draft != b.in_draft) return a.in_draft > b.in_draft;
                       return a.in_corpus > b.in_corpus;
                     });
    if (candidates_.size() > kMostItems) candidates_.resize(kMostItems);
    return std::move(candidates_);
  }

 private:
  static draft::Register register_of(const draft::Draft& draft, std::uint32_t source_offset) {
    const auto reading = draft.document.cursor_to_reading(source_offset);
    return reading ? draft::register_at(draft.document, *reading) : draft::Register::body;
  }

  const std::string& system() const { return systems_[static_cast<std::size_t>(here_)]; }

  // The draft's own spelling for this place; "" where it has the name only in a register that is
  // written in another system than this one.
  std::string own_spelling(const CastMember& member) const {
    if (member.surnames.empty()) return {};
    std::string here = member.surname_in(here_, systems_);
    return here.empty() && system().empty() ? member.surname() : here;
  }

  void note_spelling(const CastMember& member) {
    const std::string surname = own_spelling(member);
    if (!surname.empty()) surnames_.try_emplace(member.surname_key, surname);
  }

  // Whether what is typed begins this spelling, or the folding key of what is typed begins the key.
  bool begins(std::string_view spelling, std::string_view key) const {
    if (begins_loosely(spelling, begun_.word)) return true;
    return std::any_of(folded_.begin(), folded_.end(), [&](const std::string& begun) {
      return !begun.empty() && key.starts_with(begun);
    });
  }

  void add_from_draft(const CastMember& member) {
    Candidate candidate;
    candidate.id = member.person;
    candidate.parts = member.parts;
    candidate.parts.surname = member.surname();
    candidate.surname_key = member.surname_key;
    candidate.in_draft = member.count;
    candidate.mentioned_before = member.first < begun_.begin;
    const bool by_surname =
        !candidate.parts.surname.empty() && begins(candidate.parts.surname, member.surname_key);
    candidate.by_given_name = !by_surname;
    if (!by_surname && !begins_loosely(candidate.parts.given, begun_.word)) return;
    seen_.insert(candidate.id);
    // A quotation keeps its own spelling and says nothing of the draft's.
    const std::string own = own_spelling(member);
    if (own.empty() || candidates_.size() < kDetailed) {
      if (auto record = snapshot_.knowledge->person(candidate.id)) {
        if (own.empty()) spell(*record, candidate);
        add_record(std::move(*record), candidate);
        if (candidate.parts.given.empty()) candidate.parts.given = member.parts.given;
      } else if (own.empty()) {
        candidate.parts.surname =
            draft::spelling_in(system(), snapshot_, candidate.parts.surname, {});
      }
    }
    if (!own.empty()) candidate.parts.surname = own;
    candidates_.push_back(std::move(candidate));
  }

  // A book's chapters name the same people, and whoever was introduced in an earlier one needs no
  // full name here.
  void add_from_chapters() {
    if (snapshot_.manuscript == nullptr) return;
    const auto& files = snapshot_.manuscript->files;
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (i == snapshot_.place_in_manuscript) continue;
      const auto& cast = files[i]->kept.result<std::vector<CastMember>>(whole_cast, *files[i]);
      for (const CastMember& member : cast) {
        if (may_begin(member)) add_from_chapter(member, i < snapshot_.place_in_manuscript);
      }
    }
  }

  // By the first letter alone: most names of forty chapters are told by it.
  bool may_begin(const CastMember& member) const {
    const char typed = small_first_letter(begun_.word);
    const auto key_may = [&](const std::string& begun) {
      return !begun.empty() && member.surname_key.starts_with(begun[0]);
    };
    return small_first_letter(member.parts.surname) == typed ||
           small_first_letter(member.parts.given) == typed ||
           std::any_of(folded_.begin(), folded_.end(), key_may);
  }

  void add_from_chapter(const CastMember& member, bool is_before) {
    const auto known = std::find_if(candidates_.begin(), candidates_.end(),
                                    [&](const Candidate& one) { return one.id == member.person; });
    if (known != candidates_.end()) {
      known->in_draft += member.count;
      known->mentioned_before = known->mentioned_before || is_before;
      if (known->parts.given.empty() && known->parts.initials.empty()) {
        known->parts.given = member.parts.given;
        known->parts.initials = member.parts.initials;
      }
      return;
    }
    note_spelling(member);
    add_from_draft(member);
    if (seen_.contains(member.person)) candidates_.back().mentioned_before = is_before;
  }

  void add_record(index::PersonRecord record, Candidate& candidate) const {
    candidate.in_corpus = record.count;
    candidate.life = life_dates(record.born, record.died);
    candidate.description = record.description;
    if (candidate.parts.given.empty() && candidate.parts.initials.empty()) {
      candidate.parts.given = draft::spelling_in(system(), snapshot_, record.given, {});
      candidate.parts.initials = record.initials;
    }
    candidate.display = std::move(record.display);
    candidate.variants = std::move(record.variants);
  }

  // Letters that are typed may be the beginning of a spelling whose key they do not begin ("Zinovi"
  // of Zinoviev): then the key of a shorter beginning finds it, and the spelling decides.
  void add_from_corpus() {
    std::string_view word = begun_.word;
    for (int dropped = 0; dropped < 3 && count_letters(word) >= 2; ++dropped) {
      for (const std::string& prefix :
           dropped == 0 ? folded_ : name::folds(word, *snapshot_.authority)) {
        if (prefix.empty()) continue;
        for (auto& record : snapshot_.knowledge->persons_starting_with(prefix, kMostAsked))
          add(std::move(record));
      }
      if (candidates_.size() >= kMostItems) break;
      do {
        word.remove_suffix(1);
      } while (!word.empty() && (static_cast<unsigned char>(word.back()) & 0xC0) == 0x80);
    }
  }

  void add(index::PersonRecord record) {
    if (record.id.empty() || !seen_.insert(record.id).second) return;
    Candidate candidate;
    candidate.id = record.id;
    candidate.surname_key = record.surname_key;
    bool found = begins(record.surname, record.surname_key);
    for (const std::string& surname : surnames_of(record)) {
      found = found || begins_loosely(surname, begun_.word);
    }
    candidate.by_given_name = !found;
    if (!found && !begins_loosely(record.given, begun_.word)) {
      seen_.erase(record.id);  // a shorter beginning may yet find it
      return;
    }
    spell(record, candidate);
    add_record(std::move(record), candidate);
    candidates_.push_back(std::move(candidate));
  }

  // The surnames of all variants, most frequent first.
  static std::vector<std::string> surnames_of(const index::PersonRecord& record) {
    std::vector<std::string> surnames;
    for (const auto& variant : record.variants) {
      const auto space = variant.text.rfind(' ');
      surnames.push_back(space == std::string::npos ? variant.text
                                                    : variant.text.substr(space + 1));
    }
    return surnames;
  }

  // As the draft spells this surname, else as it would.
  void spell(const index::PersonRecord& record, Candidate& candidate) const {
    const auto own = surnames_.find(record.surname_key);
    candidate.parts.surname =
        own != surnames_.end()
            ? own->second
            : draft::spelling_in(system(), snapshot_, record.surname, surnames_of(record));
    candidate.parts.given = given_name_with(record, candidate.parts.surname);
  }

  // The given name as it stands beside this spelling of the surname: Lev Trotskii, but Leon
  // Trotsky.
  static std::string given_name_with(const index::PersonRecord& record,
                                     const std::string& surname) {
    if (surname == record.surname) return {};
    for (const auto& variant : record.variants) {
      if (!variant.text.ends_with(" " + surname)) continue;
      std::string given = variant.text.substr(0, variant.text.size() - surname.size() - 1);
      if (given.find('.') == std::string::npos) return given;
    }
    return {};
  }

  // "V. M. Smi": whoever cannot be V. M. is not meant. "Timofei Sap": whoever is Timofei comes
  // first; but the word before may as well be the first of a sentence.
  void read_what_stands_before() {
    if (begun_.before.empty()) return;
    const bool initials = begun_.before.find('.') != std::string::npos;
    for (Candidate& candidate : candidates_) {
      if (candidate.by_given_name) continue;
      name::Parts before;
      before.surname = candidate.parts.surname;
      (initials ? before.initials : before.given) = begun_.before;
      const bool says_more = !candidate.parts.given.empty() || !candidate.parts.initials.empty();
      const bool compatible = name::compatible(before, candidate.parts, *snapshot_.authority);
      candidate.given_before = compatible && (says_more || initials);
      if (initials && !compatible) candidate.id.clear();
    }
    std::erase_if(candidates_, [](const Candidate& candidate) { return candidate.id.empty(); });
  }

  const draft::Snapshot& snapshot_;
  const BegunName& begun_;
  std::vector<std::string> folded_;
  draft::Register here_;
  draft::Transliterations systems_;
  std::unordered_map<std::string, std::string> surnames_;  // by key, as the draft spells them
  std::unordered_set<std::string> seen_;
  std::vector<Candidate> candidates_;
};

std::string detail_of(const draft::Snapshot& snapshot, const Candidate& candidate) {
  std::vector<std::string> parts;
  if (!candidate.life.empty()) parts.push_back(candidate.life);
  if (!candidate.description.empty()) parts.push_back(shortened(candidate.description, 80));
  if (candidate.in_draft > 0) {
    parts.push_back(std::to_string(candidate.in_draft) +
                    (snapshot.manuscript == nullptr ? "× here" : "× in the manuscript"));
  }
  if (candidate.in_corpus > 0) parts.push_back(count_of(candidate.in_corpus, "mention"));
  std::string detail;
  for (const std::string& part : parts) detail += (detail.empty() ? "" : " · ") + part;
  return detail;
}

// Who is meant, whatever the draft's spelling is.
std::string documentation_of(const Candidate& candidate) {
  if (candidate.display.empty()) return {};
  std::string card = person_headline(candidate.display, candidate.life);
  if (!candidate.description.empty())
    card += "\n\n" + in_markdown(shortened(candidate.description, 200));
  if (const std::string line = spellings_line(candidate.variants); !line.empty())
    card += "\n\n" + line;
  return card;
}

}  // namespace

CompletionList complete_person(const draft::Snapshot& snapshot, const TypedText& typed) {
  const auto begun = begun_name(typed);
  if (!begun) return {};
  CompletionList list;
  list.incomplete = true;  // another letter may find it under another spelling
  const auto add = [&](const Candidate& candidate, const std::string& text,
                       const std::string& found_as) {
    for (const CompletionItem& other : list.items) {
      if (other.new_text == text && other.label == text) return;
    }
    CompletionItem item;
    item.kind = CompletionKind::person;
    item.label = text;
    item.detail = detail_of(snapshot, candidate);
    item.documentation = documentation_of(candidate);
    // Editors drop what does not begin as the typed text does.
    item.filter_text = begins_loosely(found_as, begun->word)
                           ? found_as
                           : std::string(begun->word) + " " + found_as;
    item.replace = {begun->begin, typed.offset};
    item.new_text = text::in_source_notation(snapshot.draft->document, text);
    if (item.new_text != begun->word) list.items.push_back(std::move(item));
  };
  for (const Candidate& candidate : Persons(snapshot, *begun, typed.offset).best()) {
    const std::string full = full_name(candidate.parts);
    const std::string& surname = candidate.parts.surname;
    if (candidate.by_given_name) {
      add(candidate, full, full);
      continue;
    }
    if (!candidate.given_before && !candidate.mentioned_before && full != surname)
      add(candidate, full, surname);
    add(candidate, surname, surname);
  }
  return list;
}

}  // namespace apparatus::features
