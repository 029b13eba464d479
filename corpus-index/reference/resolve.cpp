#include "reference/resolve.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "reference/titles.h"
#include "text/foot_citations.h"
#include "text/roman_numbers.h"

namespace apparatus::reference {
namespace {

using Indices = std::vector<int>;

constexpr std::size_t kTellingTitle = 4;  // words

std::string_view plain_year(const std::string& year) { return std::string_view(year).substr(0, 4); }

// 2 of "2", "ii" and "II"; 0 for what is no number.
std::uint32_t number_of(std::string_view volume) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(volume.begin(), volume.end(), value);
  return error == std::errc() ? value : text::roman_number(volume);
}

bool same_volume(const Statement& a, const Statement& b) {
  if (a.volume == b.volume) return true;
  const std::uint32_t number = number_of(a.volume);
  return number > 0 && number == number_of(b.volume);
}

// Two full citations are of one book as far as their volumes and editions say.
bool same_book(const Statement& a, const Statement& b) {
  if (a.edition > 0 && b.edition > 0 && a.edition != b.edition) return false;
  if (a.volume.empty() || b.volume.empty() || same_volume(a, b)) return true;
  return a.volume_is_place && b.volume_is_place && plain_year(a.year) == plain_year(b.year);
}

// A short form names another volume or edition than the work is.
bool contradicts(const Statement& shortly, const Statement& work) {
  if (shortly.edition > 0 && work.edition > 0 && shortly.edition != work.edition) return true;
  return !shortly.volume.empty() && !work.volume.empty() && !work.volume_is_place &&
         !same_volume(shortly, work);
}

std::vector<std::string> author_keys(const Statement& statement,
                                     const authority::Authority& authority) {
  std::vector<std::string> keys;
  for (const std::string& surname : statement.surnames)
    keys.push_back(surname_key(surname, authority));
  return keys;
}

WorkPtr as_work(Statement statement, bool listed, const authority::Authority& authority) {
  auto work = std::make_shared<Work>();
  work->author_keys = author_keys(statement, authority);
  work->title_keys = title_keys(statement.title, authority);
  work->title_letters = letters_of(work->title_keys);
  work->statement = std::move(statement);
  work->listed = listed;
  return work;
}

class Resolver {
 public:
  Resolver(const text::Document& document, const authority::Authority& authority,
           const std::vector<text::ReadingRange>& taken, const Lookup& lookup)
      : document_(document), authority_(authority), taken_(taken), lookup_(lookup) {}

  References run(const Sightings& sightings, const std::vector<Elsewhere>& elsewhere,
                 std::optional<CarriedSource> before) {
    result_.before = std::move(before);
    for (const Statement& entry : sightings.listed) add(as_work(entry, true, authority_));
    for (const Elsewhere& other : elsewhere) {
      for (const WorkPtr& work : *other.works) {
        if (work->listed) add(work, other.file);
      }
    }
    look_up(sightings);
    // What is cited in full anywhere may be meant by a short form that stands before it, too:
    // works are gathered first.
    std::vector<int> full(sightings.seen.size(), -1);
    for (std::size_t i = 0; i < sightings.seen.size(); ++i) {
      const Reference& reference = sightings.seen[i].reference;
      if (reference.form != Form::full) continue;
      WorkPtr work = as_work(reference.statement, false, authority_);
      full[i] = known_as(*work);
      if (full[i] < 0) full[i] = add(std::move(work));
    }
    for (const Elsewhere& other : elsewhere) {
      for (const WorkPtr& work : *other.works) {
        if (!work->listed && known_as(*work) < 0) add(work, other.file);
      }
    }
    for (std::size_t i = 0; i < sightings.seen.size(); ++i) {
      const Sighting& sighting = sightings.seen[i];
      Reference reference = sighting.reference;
      switch (reference.form) {
        case Form::full:
          settle(reference, {full[i]});
          break;
        case Form::short_title:
          settle_title(reference, sighting.mentioned);
          break;
        case Form::same_work:
          if (reference.bare) {
            settle_author_or_title(reference, sighting.mentioned, sighting.mentioned_since);
          } else {
            settle_same_work(reference, sighting.mentioned, sighting.mentioned_since);
          }
          break;
        case Form::same_place:
          settle_same_place(reference);
          break;
        case Form::author_date:
          settle_author_date(reference);
          break;
        case Form::periodical:
          settle_periodical(reference);
          break;
      }
      if (reference.bare && reference.outcome == Outcome::open) continue;  // a place and a year
      if (points_back(reference) && reference.outcome != Outcome::resolved)
        result_.unsettled.push_back(reference);
      if (reference.work >= 0) cite(reference);
      result_.references.push_back(std::move(reference));
    }
    drop_what_is_none();
    return std::move(result_);
  }

 private:
  // --- works ---

  const Work& work(int index) const { return *result_.works[static_cast<std::size_t>(index)]; }

  int push(WorkPtr work, int file) {
    result_.works.push_back(std::move(work));
    result_.files.push_back(file);
    return static_cast<int>(result_.works.size()) - 1;
  }

  int add(WorkPtr one, int file = -1) {
    if (one->title_keys.empty() && one->author_keys.empty()) return -1;
    const int index = push(std::move(one), file);
    for (const std::string& key : work(index).author_keys) by_author_[key].push_back(index);
    add_title(index);
    return index;
  }

  void add_title(int index) {
    const auto& keys = work(index).title_keys;
    if (!keys.empty()) by_title_[keys.front()].push_back(index);
  }

  // What bibliography files hold by the people and under the titles that are named.
  void look_up(const Sightings& sightings) {
    std::unordered_set<std::string> surnames;
    std::unordered_set<std::string> titles;
    for (const Sighting& sighting : sightings.seen) {
      const Statement& statement = sighting.reference.statement;
      for (const std::string& surname : statement.surnames) {
        if (!lookup_.by_surname) break;
        const std::string key = surname_key(surname, authority_);
        if (key.empty() || surnames.contains(key)) continue;
        add_entries_by(key, *lookup_.by_surname(key), surnames);
        surnames.insert(key);
      }
      if (!lookup_.by_title || !statement.surnames.empty() || statement.title.empty()) continue;
      const std::string key = first_title_key(statement.title, authority_);
      if (key.empty() || !titles.insert(key).second) continue;
      for (const WorkPtr& entry : *lookup_.by_title(key)) add(entry);
    }
  }

  // Of thousands of entries by one surname a draft cites few: what they are called is looked up
  // when one is cited (cite). `before`: surnames whose entries are known.
  void add_entries_by(const std::string& key, const std::vector<WorkPtr>& entries,
                      const std::unordered_set<std::string>& before) {
    Indices& own = by_author_[key];
    own.reserve(own.size() + entries.size());
    for (const WorkPtr& entry : entries) {
      const auto& keys = entry->author_keys;
      const bool known =
          keys.size() > 1 &&
          std::any_of(keys.begin(), keys.end(), [&](const auto& k) { return before.contains(k); });
      if (known) continue;
      const int index = push(entry, -1);
      for (const std::string& other : keys) {
        if (other == key) {
          own.push_back(index);
        } else {
          by_author_[other].push_back(index);
        }
      }
    }
  }

  // The work that a full citation means, if it is known already; -1 else.
  int known_as(const Work& cited) const {
    const Statement& statement = cited.statement;
    const std::vector<std::string>& keys = cited.title_keys;
    Indices candidates;
    if (!cited.author_keys.empty()) {
      candidates = by_authors(cited.author_keys);
    } else if (!keys.empty()) {
      candidates = starting_with(keys.front());
    }
    int best = -1;
    for (const int candidate : candidates) {
      const Work& known = work(candidate);
      if (!same_book(known.statement, statement)) continue;
      const bool anonymous = cited.author_keys.empty() || known.author_keys.empty();
      if (!begins_title(keys, known.title_keys) && !begins_title(known.title_keys, keys)) continue;
      // Congresses are held every year: without an author the year tells them apart.
      const bool same_year = plain_year(known.statement.year) == plain_year(statement.year);
      if (anonymous && !same_year) continue;
      const std::size_t shared = std::min(keys.size(), known.title_keys.size());
      if (shared < 2 && keys.size() != known.title_keys.size() && !same_year) continue;
      if (best < 0 || same_year) best = candidate;
    }
    return best;
  }

  Indices starting_with(const std::string& key) const {
    const auto found = by_title_.find(key);
    return found == by_title_.end() ? Indices() : found->second;
  }

  Indices by_people(const Statement& statement) const {
    return by_authors(author_keys(statement, authority_));
  }

  // Works by the named people: of the first of them at least, the others not contradicting.
  Indices by_authors(const std::vector<std::string>& keys) const {
    Indices found = by_surname(keys.front());
    std::erase_if(found, [&](int index) {
      const Work& one = work(index);
      return !std::all_of(keys.begin() + 1, keys.end(), [&](const std::string& key) {
        return std::any_of(one.author_keys.begin(), one.author_keys.end(),
                           [&](const std::string& other) { return similar(key, other); });
      });
    });
    return found;
  }

  static bool similar(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && same_word(a, b);
  }

  // By the very key; where nobody has it, by one that is a slip away.
  Indices by_surname(const std::string& key) const {
    if (key.empty()) return {};
    const auto found = by_author_.find(key);
    if (found != by_author_.end()) return found->second;
    Indices near;
    for (const auto& [other, works] : by_author_) {
      if (similar(key, other)) near.insert(near.end(), works.begin(), works.end());
    }
    std::sort(near.begin(), near.end());
    return near;
  }

  // --- settling ---

  void settle(Reference& reference, const Indices& candidates) const {
    if (candidates.size() == 1 && candidates.front() >= 0) {
      reference.work = candidates.front();
      reference.outcome = Outcome::resolved;
    } else if (candidates.size() > 1) {
      reference.candidates = candidates;
      reference.outcome = Outcome::ambiguous;
    } else if (reference.certain) {
      reference.outcome = Outcome::unknown;
    }
  }

  // Several works: the one of the stated edition, volume or year; else the only one that this
  // chapter has cited before; else the only one cited before at all; else the one that has no
  // volumes, as the short form has none. What the short form contradicts is left out.
  Indices narrowed(const Statement& statement, Indices candidates) const {
    const auto keep = [&](auto holds) {
      Indices kept;
      std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(kept), holds);
      if (!kept.empty()) candidates = std::move(kept);
    };
    std::erase_if(candidates, [&](int i) { return contradicts(statement, work(i).statement); });
    if (candidates.size() < 2) return candidates;
    if (statement.edition > 0) {
      keep([&](int i) { return work(i).statement.edition == statement.edition; });
    }
    if (!statement.volume.empty()) {
      keep([&](int i) { return same_volume(work(i).statement, statement); });
    }
    if (!statement.year.empty()) {
      keep([&](int i) { return plain_year(work(i).statement.year) == plain_year(statement.year); });
    }
    // "Carr" is Carr alone where there is also "Carr and Davies".
    if (!statement.surnames.empty() && !statement.with_others) {
      keep([&](int i) { return work(i).author_keys.size() == statement.surnames.size(); });
    }
    if (candidates.size() < 2) return candidates;
    keep([&](int i) {
      const auto cited = cited_.find(i);
      return cited != cited_.end() && cited->second.chapters.contains(statement.chapter);
    });
    keep([&](int i) { return cited_.contains(i); });
    if (statement.volume.empty()) {
      keep([&](int i) { return work(i).statement.volume.empty(); });
    }
    return candidates;
  }

  // Of these works those that answer best to the title.
  Indices matching(const std::vector<std::string>& keys, const Indices& candidates,
                   TitleMatch least) const {
    const std::uint64_t letters = letters_of(keys);
    TitleMatch best = least;
    Indices found;
    for (const int candidate : candidates) {
      const Work& known = work(candidate);
      // Of somebody's thousand titles nearly all are told apart by this.
      if ((letters & ~known.title_letters) != 0 && (known.title_letters & ~letters) != 0 &&
          keys.front()[0] != known.title_keys.front()[0])
        continue;
      TitleMatch match = match_title(keys, known.title_keys);
      // A short form that says more than the entry: its subtitle, its place of holding.
      if (match < TitleMatch::prefix && known.title_keys.size() >= 2 &&
          begins_title(known.title_keys, keys)) {
        match = TitleMatch::prefix;
      }
      if (match < best || match == TitleMatch::none) continue;
      if (match > best) found.clear();
      best = match;
      found.push_back(candidate);
    }
    return found;
  }

  void settle_title(Reference& reference, const std::vector<std::string>& mentioned) {
    const Statement& statement = reference.statement;
    const std::vector<std::string> keys = title_keys(statement.title, authority_);
    if (keys.empty()) return;
    if (!statement.surnames.empty()) {
      const Indices theirs = by_people(statement);
      settle(reference, narrowed(statement, matching(keys, theirs, TitleMatch::beginning)));
      return;
    }
    // A title alone: of somebody whom the note has just named, else any whose first words it is.
    for (auto name = mentioned.rbegin(); name != mentioned.rend(); ++name) {
      const std::string key = surname_key(*name, authority_);
      const auto theirs = by_author_.find(key);
      if (theirs == by_author_.end()) continue;
      const Indices found = matching(keys, theirs->second, TitleMatch::beginning);
      if (found.empty()) continue;
      reference.statement.surnames.push_back(*name);
      settle(reference, narrowed(statement, found));
      return;
    }
    if (keys.size() < 2) return;
    // So many of its words, and the first of them, are no chance either.
    const TitleMatch least = keys.size() >= kTellingTitle ? TitleMatch::words : TitleMatch::prefix;
    Indices found = matching(keys, starting_with(keys.front()), least);
    // Whoever names no author means a work without one, where there is such a work.
    Indices anonymous;
    std::copy_if(found.begin(), found.end(), std::back_inserter(anonymous),
                 [&](int index) { return work(index).author_keys.empty(); });
    if (!anonymous.empty()) found = std::move(anonymous);
    settle(reference, narrowed(statement, std::move(found)));
    if (reference.outcome == Outcome::ambiguous) reference.certain = false;
  }

  // "Friedrich, p. 23": the one work of Friedrich's that was cited, or a title of one word.
  void settle_author_or_title(Reference& reference, const std::vector<std::string>& mentioned,
                              std::size_t since) {
    Statement& statement = reference.statement;
    if (!by_people(statement).empty()) {
      settle_same_work(reference, mentioned, since);
      if (reference.outcome == Outcome::resolved) return;
      reference.outcome = Outcome::open;
      reference.candidates.clear();
      return;
    }
    reference.form = Form::short_title;
    statement.title = statement.surnames.front();
    statement.surnames.clear();
    settle_title(reference, mentioned);
  }

  // "Friedrich holds that …": the note is about its first word, whoever else it names.
  bool begins_with(const Statement& statement, const std::string& name) const {
    if (statement.note < 0) return false;
    const text::ReadingRange note = document_.notes[static_cast<std::size_t>(statement.note)].range;
    const std::string_view words = document_.text(note);
    return words.starts_with(name) && words.size() > name.size() + 1 && words[name.size()] == ' ' &&
           words[name.size() + 1] >= 'a' && words[name.size() + 1] <= 'z';
  }

  // Of the last `count` of these names those of authors, each once.
  std::vector<std::string> authors_among(const std::vector<std::string>& names,
                                         std::size_t count) const {
    std::set<std::string> keys;
    std::vector<std::string> authors;
    for (std::size_t i = names.size() - count; i < names.size(); ++i) {
      const std::string key = surname_key(names[i], authority_);
      if (by_author_.contains(key) && keys.insert(key).second) authors.push_back(names[i]);
    }
    return authors;
  }

  // Whose work "op. cit." alone means: of the only author whom the note has named, the only one
  // behind the reference before ("Daniels is less critical. Op. cit., p. 3"), or the one with whom
  // the note begins.
  std::vector<std::string> author_of_op_cit(const Statement& statement,
                                            const std::vector<std::string>& mentioned,
                                            std::size_t since) const {
    std::vector<std::string> authors = authors_among(mentioned, mentioned.size());
    if (authors.size() < 2) return authors;
    std::vector<std::string> last = authors_among(mentioned, since);
    if (last.size() == 1) return last;
    if (begins_with(statement, mentioned.front()) &&
        by_author_.contains(surname_key(mentioned.front(), authority_)))
      return {mentioned.front()};
    return {};
  }

  void settle_same_work(Reference& reference, const std::vector<std::string>& mentioned,
                        std::size_t since) {
    Statement& statement = reference.statement;
    if (statement.surnames.empty()) {
      reference.certain = false;
      statement.surnames = author_of_op_cit(statement, mentioned, since);
      if (statement.surnames.empty()) return;
    }
    Indices candidates = narrowed(statement, by_people(statement));
    if (reference.same_passage) candidates = cited_last(std::move(candidates));
    // What has not been cited yet cannot be meant, unless nothing else can.
    settle(reference, candidates);
  }

  // "loc. cit." is the passage that was cited last, so that one work is left where any was cited.
  Indices cited_last(Indices candidates) const {
    if (candidates.size() < 2) return candidates;
    const auto at = [&](int index) {
      const auto cited = cited_.find(index);
      return cited == cited_.end() ? std::size_t{0} : cited->second.at;
    };
    const int last = *std::max_element(candidates.begin(), candidates.end(),
                                       [&](int a, int b) { return at(a) < at(b); });
    return at(last) > 0 ? Indices{last} : candidates;
  }

  static bool points_back(const Reference& reference) {
    return reference.form == Form::same_place ||
           (reference.form == Form::same_work && !reference.bare);
  }

  void settle_same_place(Reference& reference) {
    const Source source = source_before(reference.statement);
    if (source.carried) {
      const WorkPtr& carried = result_.before->work;
      if (contradicts(reference.statement, carried->statement)) return;
      reference.work = index_of(carried, result_.before->file);
      reference.carried = true;
      reference.outcome = Outcome::resolved;
      return;
    }
    if (source.key >= 0) {
      reference.key = source.key;
      reference.outcome = Outcome::resolved;
    }
    if (source.reference < 0) return;
    const Reference& before = result_.references[static_cast<std::size_t>(source.reference)];
    if (before.outcome != Outcome::resolved) return;
    // "Ibid., vol. 3" behind a book that is volume 2: another book, which nobody has named.
    if (before.work >= 0 && contradicts(reference.statement, work(before.work).statement)) return;
    reference.antecedent = source.reference;
    reference.work = before.work;
    reference.key = before.key;
    reference.outcome = Outcome::resolved;
  }

  // A work that another file knows.
  int index_of(const WorkPtr& known, int file) {
    const auto same = std::find(result_.works.begin(), result_.works.end(), known);
    if (same != result_.works.end()) return static_cast<int>(same - result_.works.begin());
    const int as = known_as(*known);
    return as >= 0 ? as : push(known, file);
  }

  // What an Ibid. may mean: a reference, or a key of a bibliography file; both -1 for neither.
  struct Source {
    int reference = -1;
    int key = -1;
    bool carried = false;  // what the file before leaves
  };

  // Keys that stand in notes, by note and place.
  struct KeyInNote {
    int note;
    std::uint32_t reading;
    int key;
  };
  const std::vector<KeyInNote>& keys_in_notes() {
    if (std::exchange(keys_looked_for_, true)) return keys_;
    const auto& keys = document_.citation_keys;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const int block = document_.block_at(keys[i].reading);
      const int note = block < 0 ? -1 : document_.blocks[static_cast<std::size_t>(block)].note;
      if (note >= 0) keys_.push_back({note, keys[i].reading, static_cast<int>(i)});
    }
    std::stable_sort(keys_.begin(), keys_.end(), [](const KeyInNote& a, const KeyInNote& b) {
      return std::pair(a.note, a.reading) < std::pair(b.note, b.reading);
    });
    return keys_;
  }

  // The one entry that keys of the note name between these places: its last key; -1 for none, -2
  // for several.
  int key_between(int note, std::uint32_t begin, std::uint32_t end) {
    const auto& all = keys_in_notes();
    auto one = std::lower_bound(all.begin(), all.end(), std::pair(note, begin),
                                [](const KeyInNote& k, const std::pair<int, std::uint32_t>& from) {
                                  return std::pair(k.note, k.reading) < from;
                                });
    int found = -1;
    for (; one != all.end() && one->note == note && one->reading < end; ++one) {
      if (found >= 0 && key_name(found) != key_name(one->key)) return -2;
      found = one->key;
    }
    return found;
  }
  const std::string& key_name(int key) const {
    return document_.citation_keys[static_cast<std::size_t>(key)].key;
  }

  bool same_source(const Reference& reference, const Source& source) const {
    if (source.key >= 0)
      return reference.key >= 0 && key_name(reference.key) == key_name(source.key);
    const Reference& other = result_.references[static_cast<std::size_t>(source.reference)];
    if (reference.key >= 0 && other.key >= 0) return key_name(reference.key) == key_name(other.key);
    return reference.work >= 0 && reference.work == other.work;
  }

  // The one source of the same note just before, else of the note before; nothing where there are
  // several or where it is an archive's.
  Source source_before(const Statement& statement) {
    const int note = statement.note;
    if (note < 0) return {};
    const auto& references = result_.references;
    // What looks a little like a reference and leads nowhere ("In Lund, Riga and Tver.") is none.
    const auto is_idle = [&](int index) {
      const Reference& one = references[static_cast<std::size_t>(index)];
      return one.outcome == Outcome::open && !one.certain && one.form == Form::short_title &&
             one.statement.pages.first == 0 && one.statement.volume.empty();
    };
    int last = static_cast<int>(references.size()) - 1;
    while (last >= 0 && is_idle(last)) --last;
    if (last >= 0 && references[static_cast<std::size_t>(last)].statement.note == note) {
      const std::uint32_t end = references[static_cast<std::size_t>(last)].statement.range.end;
      if (taken_between(end, statement.range.begin)) return {};
      const int key = key_between(note, end, statement.range.begin);
      if (key == -2) return {};
      return key >= 0 ? Source{-1, key, false} : Source{last, -1, false};
    }
    const int own = key_between(note, 0, statement.range.begin);
    if (own >= 0 && !taken_between(key_place(own), statement.range.begin)) return {-1, own, false};
    if (own != -1) return {};
    const std::uint32_t begin = document_.notes[static_cast<std::size_t>(note)].range.begin;
    if (const text::FootCitation between = text::foot_citation_before(document_, note);
        between.key >= 0 && !taken_between(begin, statement.range.begin))
      return between.certain ? Source{-1, between.key, false} : Source{};
    if (taken_in_note_before(note, statement.range.begin)) return {};
    Source found;
    found.carried = note == 0 && last < 0 && result_.before.has_value();
    if (note > 0) {
      const int key = key_between(note - 1, 0, UINT32_MAX);
      if (key == -2) return {};
      found.key = key;
    }
    for (; last >= 0; --last) {
      const Reference& reference = references[static_cast<std::size_t>(last)];
      if (reference.statement.note < note - 1) break;
      if (is_idle(last)) continue;
      if (reference.outcome == Outcome::open) return {};
      const bool any = found.key >= 0 || found.reference >= 0;
      if (any && !same_source(reference, found)) return {};
      // Of several references to one source the last tells the place.
      const bool behind_key =
          found.key < 0 || reference.statement.range.begin > key_place(found.key);
      if (found.reference < 0 && behind_key) found.reference = last;
    }
    return found;
  }
  std::uint32_t key_place(int key) const {
    return document_.citation_keys[static_cast<std::size_t>(key)].reading;
  }

  bool taken_between(std::uint32_t begin, std::uint32_t end) const {
    return std::any_of(taken_.begin(), taken_.end(), [&](const text::ReadingRange& range) {
      return begin <= range.begin && range.begin < end;
    });
  }
  bool taken_in_note_before(int note, std::uint32_t until) const {
    const auto& notes = document_.notes;
    const std::uint32_t own = notes[static_cast<std::size_t>(note)].range.begin;
    if (own <= until && taken_between(own, until)) return true;
    if (note == 0) return false;
    const text::ReadingRange before = notes[static_cast<std::size_t>(note) - 1].range;
    return taken_between(before.begin, before.end);
  }

  void settle_author_date(Reference& reference) const {
    const Statement& statement = reference.statement;
    Indices theirs = by_people(statement);
    Indices of_year;
    for (const int index : theirs) {
      const std::string& year = work(index).statement.year;
      if (year == statement.year ||
          (statement.year.size() == 4 && plain_year(year) == statement.year))
        of_year.push_back(index);
    }
    // "(Marx 1867)" of an edition of 1962.
    if (of_year.empty()) {
      std::copy_if(theirs.begin(), theirs.end(), std::back_inserter(of_year), [&](int index) {
        return !statement.year.empty() && work(index).statement.first_year == statement.year;
      });
    }
    settle(reference, of_year);
    // The author is known and the year is not: whoever checks the year wants to know them.
    if (of_year.empty()) reference.candidates = std::move(theirs);
  }

  // "Weber 1960, no. 2": Weber's work of 1960 where there is one, else an issue of a periodical.
  void settle_periodical(Reference& reference) const {
    if (reference.bare) settle_author_date(reference);
    if (reference.outcome == Outcome::resolved) {
      reference.form = Form::author_date;
      return;
    }
    reference.candidates.clear();
    reference.outcome = Outcome::resolved;
  }

  void cite(const Reference& reference) {
    Cited& cited = cited_[reference.work];
    if (cited.at == 0 && work(reference.work).entry >= 0 &&
        !work(reference.work).author_keys.empty())
      add_title(reference.work);
    cited.chapters.insert(reference.statement.chapter);
    cited.at = result_.references.size() + 1;
  }

  // Sightings that resolve to nothing and need not be references are forgotten. Their antecedents
  // are counted anew.
  void drop_what_is_none() {
    std::vector<Reference> kept;
    std::vector<int> place(result_.references.size(), -1);
    for (std::size_t i = 0; i < result_.references.size(); ++i) {
      Reference& reference = result_.references[i];
      const bool wanted = reference.outcome != Outcome::open || reference.form == Form::author_date;
      if (!wanted) continue;
      place[i] = static_cast<int>(kept.size());
      if (reference.antecedent >= 0)
        reference.antecedent = place[static_cast<std::size_t>(reference.antecedent)];
      kept.push_back(std::move(reference));
    }
    result_.references = std::move(kept);
  }

  const text::Document& document_;
  const authority::Authority& authority_;
  const std::vector<text::ReadingRange>& taken_;
  const Lookup& lookup_;
  References result_;
  bool keys_looked_for_ = false;
  std::vector<KeyInNote> keys_;
  std::unordered_map<std::string, Indices> by_author_;
  std::unordered_map<std::string, Indices> by_title_;  // by the first word
  struct Cited {
    std::set<int> chapters;
    std::size_t at = 0;  // by the last of how many references
  };
  std::unordered_map<int, Cited> cited_;
};

}  // namespace

std::vector<WorkPtr> stated_works(const Sightings& sightings,
                                  const authority::Authority& authority) {
  std::vector<WorkPtr> works;
  for (const Statement& entry : sightings.listed) works.push_back(as_work(entry, true, authority));
  for (const Sighting& sighting : sightings.seen) {
    if (sighting.reference.form == Form::full)
      works.push_back(as_work(sighting.reference.statement, false, authority));
  }
  return works;
}

References resolve(const text::Document& document, const Sightings& sightings,
                   const authority::Authority& authority,
                   const std::vector<text::ReadingRange>& taken, const Lookup& lookup,
                   const std::vector<Elsewhere>& elsewhere, std::optional<CarriedSource> before) {
  return Resolver(document, authority, taken, lookup).run(sightings, elsewhere, std::move(before));
}

References recognise(const text::Document& document, const authority::Authority& authority,
                     const std::vector<text::ReadingRange>& taken, const Lookup& lookup) {
  return resolve(document, scan(document, authority, taken), authority, taken, lookup);
}

}  // namespace apparatus::reference
