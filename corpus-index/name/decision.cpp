// The decision looks at what the whole document has said of a surname's key;
// nothing that is decided here changes what is decided next, but for given
// names that stand alone behind their bearer.
#include "name/decision.h"

#include <algorithm>
#include <utility>

#include "authority/person_signs.h"
#include "name/candidates.h"
#include "name/folding.h"
#include "name/glyphs.h"
#include "name/stated_beside.h"

namespace apparatus::name {
namespace {

using authority::is;
using authority::WordIndex;
using authority::WordKind;
using text::ReadingRange;
using text::Zone;

class Decisions : private Surroundings {
 public:
  Decisions(const text::Document& document, const authority::Authority& authority,
            const Known& known, Words& words, const Candidates& found)
      : Surroundings(document, authority, words),
        authority_(authority),
        known_(known),
        spellings_(words.spellings),
        found_(found),
        nominative_of_(words.spellings.size(), kNotAsked) {}

  std::vector<Name> run() {
    names_.reserve(found_.candidates.size());
    for (const Candidate& one : found_.candidates) decide(one);
    if (!found_.german) settle_lists();
    return std::move(names_);
  }

 private:
  static constexpr std::uint32_t kNotAsked = 0xFFFFFFFF;

  KeyFacts facts_of(std::string_view key) const {
    const std::uint32_t number = spellings_.keys().find(key);
    return number == WordIndex::kNone ? KeyFacts() : found_.keys[number];
  }
  bool is_established(std::string_view key) const { return facts_of(key).established; }
  bool is_known_key(std::string_view key) const { return known_.surname && known_.surname(key); }

  // The nominative of an inflected Russian form, if it is a surname that this
  // or another text knows; else the key itself.
  const std::string& nominative_key(std::size_t i) {
    std::uint32_t& place = nominative_of_[word(i).spelling];
    if (place == kNotAsked) {
      place = static_cast<std::uint32_t>(found_nominatives_.size());
      found_nominatives_.push_back(find_nominative(i));
    }
    return found_nominatives_[place];
  }
  std::string find_nominative(std::size_t i) {
    const std::string_view key = this->key(i);
    if (found_.keys[spelling(i).key].in_nominative || lexicon().is_famous(key))
      return std::string(key);
    if (spelling(i).has_hyphen) {
      nominatives_ = nominatives(spelling(i).text, authority_);
    } else {
      lexicon().nominatives(key, nominatives_);
    }
    for (std::string& one : nominatives_) {
      if (may_be_nominative(one) || is_known_key(one) || lexicon().is_famous(one) ||
          found_.nominatives.find(one) != WordIndex::kNone)
        return std::move(one);
    }
    return std::string(key);
  }

  // "Западе" is no case of somebody "Запада": names in -a have to stand in full somewhere.
  bool may_be_nominative(std::string_view key) const {
    const KeyFacts facts = facts_of(key);
    return facts.established_fully ||
           (facts.established && (!key.ends_with('a') || lexicon().has_surname_ending(key)));
  }

  void decide(Candidate one) {
    if (!one.has_surname || one.sovereign) {
      // Folding would make one of I and II.
      emit(one, one.has_surname ? authority::to_lower(spelling(one.surname).text) : "",
           Strength::certain);
      // "Nikolai and Aleksandr Bestuzhev": whose brother he is tells him from other Nikolais.
      // "великого князя Михаила Павловича" is nobody of a surname.
      if (!one.sovereign && is(before(one.first), WordKind::sovereign))
        names_.back().description = previous(one.first).text;
      if (one.shared_surname > 0) names_.back().description = spelling(one.shared_surname).text;
      return;
    }
    drop_monsieur_before_given(one);
    const bool with_article = one.surname_first != one.surname;  // "M. Du Camp, Les Convulsions"
    if (!with_article && is_french_monsieur(*this, one) && (found_.french || is_title_here(one))) {
      one.full = false;
      one.evidence = one.titled = true;
      drop_given(one);
    }
    const std::size_t i = one.surname;
    if (one.full) {
      const bool inflected = in_russian(one) && !is(kind(i), WordKind::common);
      emit(one, inflected ? nominative_key(i) : std::string(key(i)), Strength::certain);
    } else {
      decide_bare(one);
    }
  }

  // Whether the document names anybody in full by this ordinary word, in whatever case, or by the
  // word with what a hyphen has parted from it.
  bool may_be_borne(std::size_t i) {
    if (found_.keys[spelling(i).key].established_fully) return true;
    const std::uint32_t end = word(i).end;
    if (end < reading().size() && reading()[end] == '-') return true;
    // Asked of few words only, since ordinary ones are most of all.
    if (!word(i).sentence_start && (found_.french || is(kind(i), WordKind::place)) &&
        is(before(i), WordKind::title) && may_follow_a_title(i)) {
      return true;
    }
    return facts_of(nominative_key(i)).established_fully;
  }

  // A surname without initials or a given name that the lexicon has.
  void decide_bare(Candidate& one) {
    const std::size_t i = one.surname;
    const Spelling& own = spelling(i);
    if (own.abbreviation) return;
    if (one.ordinary && ((!own.has_hyphen && !may_be_borne(i)) || !complete_ordinary(*this, one)))
      return;
    if (own.has_hyphen && !one.after_capital && emit_halves(one)) return;
    std::string key(this->key(i));
    KeyFacts facts = found_.keys[own.key];
    if (in_russian(one)) {
      const std::string& nominative = nominative_key(i);
      if (nominative != key) {
        key = nominative;
        facts = facts_of(key);
        facts.established = true;
      }
    }
    std::uint32_t rejoined_end = 0;
    if (!facts.established && !is_known(i, known_)) {
      rejoined_end = rejoin_hyphenated(one, key);
      if (rejoined_end > 0) {
        facts = facts_of(key);
        facts.established = true;
      }
    }
    const bool known = facts.established || is_known(i, known_);
    if (ordinary(i) || is(own.kind, WordKind::given)) {
      decide_ordinary(one, key, facts, rejoined_end);
      return;
    }
    const bool paired = one.given_last > one.given_first;
    if (!facts.established_fully) {
      // A bearer who is known is no adjective: "Vorovskii" stays one while
      // "Vorov" is being typed.
      if (!paired && is_adjective_of_a_name(key)) return;
      // A factory, a town: much of what the text says of it is no person's.
      if (own.as_thing > own.as_person && own.as_thing >= 2 && own.as_thing * 3 >= own.seen) {
        emit(one, std::move(key), Strength::possible, rejoined_end);
        things_.push_back(names_.size() - 1);
        return;
      }
    }
    if (starts_with(word(i).next, "-era")) return;
    if (paired) {
      decide_pair(one, std::move(key), known, rejoined_end);
      return;
    }
    if (own.all_capitals && !known) return;
    if (own.movement && !own.surname_ending && !known) return;
    emit(one, std::move(key), one.evidence || known ? Strength::certain : Strength::possible,
         rejoined_end);
    if (one.by_ending && !facts.established_fully) unsure_.push_back(names_.size() - 1);
  }

  // Two words neither of which the lexicon knows.
  void decide_pair(Candidate& one, std::string key, bool known, std::uint32_t rejoined_end) {
    const Spelling& own = spelling(one.surname);
    // Russian gives two capitals in a row inside a sentence to hardly anything but a name.
    if (own.cyrillic && !word(one.first).sentence_start && is_unknown(one.first) &&
        is_unknown(one.surname) && !is_russian_adjective(one.first) &&
        !keeps_own_language(one.begin, one.first)) {
      emit(one, std::move(key), Strength::certain, rejoined_end);
      return;
    }
    if (own.cyrillic || keeps_own_language(one.begin, one.first) ||
        looks_like_adjective(one.given_first)) {
      if (own.cyrillic) emit_beside(one);
      drop_given(one);
      if (known) emit(one, std::move(key), Strength::certain, rejoined_end);
      return;
    }
    // "Hirota Kōki": the surname stands first.
    if (is(kind(one.first), WordKind::famous) && !is(kind(one.surname), WordKind::famous) &&
        !own.surname_ending && !ordinary(one.first)) {
      emit_first(one, std::string(this->key(one.first)));
      return;
    }
    // A name that no list of given names has ("Vagarshak Ter-Vaganian") is one
    // by its surname's ending or by what the sentence says of it.
    const bool sure = is_established(key) || one.evidence || own.surname_ending;
    emit(one, std::move(key), sure ? Strength::certain : Strength::possible, rejoined_end);
  }

  // "Православная Церковь", "Южными Курилами"
  bool is_russian_adjective(std::size_t i) const {
    return lexicon().has_adjective_ending(spelling(i).text);
  }

  bool is_unknown(std::size_t i) const {
    const Spelling& one = spelling(i);
    return one.kind == WordKind::none && !one.all_capitals && !one.movement && !one.abbreviation &&
           !facts_of(key(i)).established;
  }

  // "С Кулондром Литвинов говорил": the first of two words that are no name together is somebody
  // whom the text names elsewhere.
  void emit_beside(const Candidate& pair) {
    const std::size_t i = pair.given_first;
    if (ordinary(i) || is(kind(i), WordKind::never | WordKind::thing_after)) return;
    std::string key = nominative_key(i);
    if (!facts_of(key).established) return;
    emit_first(pair, std::move(key));
  }
  void emit_first(const Candidate& pair, std::string key) {
    const std::size_t i = pair.given_first;
    Candidate alone = pair;
    alone.last = alone.first;
    alone.surname_first = alone.surname = pair.given_first;
    alone.given_first = alone.given_last = pair.given_first;
    alone.begin = alone.surname_begin = word(i).begin;
    alone.full = false;
    emit(alone, std::move(key), Strength::certain);
  }

  // "Leninskii sbornik", "stalinskaia": of somebody, not somebody.
  bool is_adjective_of_a_name(std::string_view key) const {
    bool of_a_name = false;
    lexicon().for_each_adjective_stem(
        key, [&](std::string_view stem) { of_a_name = of_a_name || is_established(stem); });
    return of_a_name;
  }

  // The surname alone stays.
  static void drop_given(Candidate& one) {
    one.first = one.surname;
    one.given_first = one.given_last = one.surname;
    one.begin = one.surname_begin;
  }

  // "M. Jules Ferry"
  void drop_monsieur_before_given(Candidate& one) const {
    if (!found_.french || one.inverted || one.given_last < one.given_first + 2) return;
    if (!word(one.given_first).initial || spelling(one.given_first).text != "M") return;
    if (word(one.given_first + 1).initial) return;
    one.first = ++one.given_first;
    one.begin = word(one.first).begin;
  }
  bool is_title_here(const Candidate& one) const {
    const std::uint32_t end = word(one.given_first).end;
    if (starts_with(end, " de ") || starts_with(end, " d'") || starts_with(end, " d’")) return true;
    return found_.keys[spelling(one.surname).key].other_initials;
  }

  // "Neizvestnyi Kirov", "Krasnaia Presnia": no given name.
  bool looks_like_adjective(std::size_t i) const { return lexicon().may_lead_a_noun(key(i)); }

  // "Kame-nev": a line-end hyphen that a later edition kept inside the line.
  // Returns where the name ends and makes `key` that of the whole; 0 and no
  // change where the whole is nobody.
  std::uint32_t rejoin_hyphenated(const Candidate& one, std::string& key) const {
    const Word& last = word(one.surname);
    if (last.next != last.end || last.end + 2 >= reading().size() || reading()[last.end] != '-')
      return 0;
    const std::string_view rest = word_behind(last.end + 1, one.surname);
    if (rest.size() < 2 || rest[0] < 'a' || rest[0] > 'z' || begin_of(rest) != last.end + 1)
      return 0;
    std::string joined(spelling(one.surname).text);
    joined += rest;
    std::string joined_key = authority_.transliteration.fold(joined);
    if (!is_established(joined_key)) return 0;
    key = std::move(joined_key);
    return end_of(rest);
  }

  // Black, Chase, London, Daniels: words that are surnames only once somebody
  // bears them here.
  void decide_ordinary(const Candidate& one, std::string key, const KeyFacts& facts,
                       std::uint32_t rejoined_end) {
    const std::size_t i = one.surname;
    const Spelling& own = spelling(i);
    if (own.all_capitals || one.given_last > one.given_first) return;
    const bool common = ordinary(i);
    if (!facts.established_fully && (common || !is_known(i, known_))) {
      // "La veuve Olivier", "l'abbé Grégoire": in French a title stands before surnames.
      // English has "Lord Robert" and "Lord Cecil" alike: both are somebody.
      const WordKind title = before(one.first);
      const bool titled = one.titled && !is(title, WordKind::sovereign) && !own.all_capitals &&
                          (found_.french || is(title, WordKind::title)) && !one.after_capital &&
                          !(i + 1 < count() && word(i + 1).initial);  // "Dr. Willard H. Parsons"
      const bool is_person =
          common ? titled && one.surname_first == one.surname && may_follow_a_title(i)
                 : one.author || titled;
      if (is_person) {
        emit(one, std::move(key), Strength::certain, rejoined_end);
      } else if (!common) {
        emit_given(one, rejoined_end);
      }
      return;
    }
    if (common && (one.after_capital || word(i).sentence_start) && !one.evidence) return;
    if (is(own.kind, WordKind::place) && !one.evidence) return;
    emit(one, std::move(key), Strength::certain, rejoined_end);
  }

  // "Baron de Damas", "le sergent Bourgeois": behind a title in French or before a town's name an
  // ordinary word with a capital is a surname, in a text that gives nouns none.
  bool may_follow_a_title(std::size_t i) const {
    if (found_.german || is(kind(i), WordKind::never | WordKind::title | WordKind::office |
                                         WordKind::thing_before | WordKind::thing_after)) {
      return false;
    }
    if (is(behind(i), WordKind::thing_after) || adjacent(i + 1)) return false;
    // "l'évêque de Vérone", but "Baron de Damas" in another language.
    if (found_.french && is(previous(i).as_written, WordKind::particle)) return false;
    return found_.french || (is(kind(i), WordKind::place) && !is(kind(i), WordKind::common));
  }

  // "Rosa" by herself, soon after Rosa Luxemburg was named.
  void emit_given(const Candidate& one, std::uint32_t rejoined_end) {
    constexpr std::uint32_t kSoon = 2500;  // bytes
    if (one.after_capital) return;
    if (lexicon().given_group(key(one.surname)).empty()) return;
    // "his brother Matvei": somebody, though nobody has named him in full.
    const std::string_view kin = previous_without_stop(one.surname);
    if (authority::PersonSigns::built_in().is_kin(kin)) {
      emit_given_alone(one, rejoined_end);
      names_.back().description = kin;
      return;
    }
    const std::string_view given_text = spelling(one.surname).text;
    const Name* bearer = nullptr;
    for (auto name = names_.rbegin(); name != names_.rend(); ++name) {
      if (one.begin - name->range.begin > kSoon) break;
      const bool known_without = !name->description.empty() || !name->parts.patronymic.empty();
      if (name->parts.given != given_text || (name->parts.surname.empty() && !known_without))
        continue;
      if (bearer != nullptr && !may_be_one_sovereign(*bearer, *name)) return;
      if (bearer == nullptr) bearer = &*name;
    }
    if (bearer != nullptr) {
      emit_given_alone(one, rejoined_end);
    } else if (const Name* sovereign = only_sovereign(given_text)) {
      std::string title = sovereign->description;
      emit_given_alone(one, rejoined_end);
      names_.back().description = std::move(title);
    }
  }

  // "Nicholas", however long ago "Nicholas I" was named: nullptr where two sovereigns or none go by
  // that name. Valid until the next name.
  const Name* only_sovereign(std::string_view given) const {
    const Name* only = nullptr;
    for (const std::size_t i : sovereigns_) {
      if (names_[i].parts.given != given) continue;
      if (only != nullptr && !may_be_one_sovereign(*only, names_[i])) return nullptr;
      if (only == nullptr || only->parts.surname.empty()) only = &names_[i];
    }
    return only;
  }

  void emit_given_alone(const Candidate& one, std::uint32_t rejoined_end) {
    Candidate bare = one;
    bare.has_surname = false;
    bare.given_first = one.surname;
    bare.given_last = one.surname + 1;
    emit(bare, "", Strength::certain, rejoined_end);
  }

  // "Nicholas I" and "the Emperor Nicholas", or two names of one surname.
  static bool may_be_one_sovereign(const Name& a, const Name& b) {
    if (a.surname_key == b.surname_key) return true;
    const auto numbered_or_none = [](const Name& one) {
      return one.parts.surname.find_first_not_of("IVXLC") == std::string::npos;
    };
    return (a.surname_key.empty() || b.surname_key.empty()) && numbered_or_none(a) &&
           numbered_or_none(b);
  }

  // "the Stalin-Bukharin group" names two.
  bool emit_halves(const Candidate& one) {
    const Word& whole = word(one.surname);
    const std::string_view text = spelling(one.surname).text;
    if (found_.keys[spelling(one.surname).key].established_fully) return false;
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || text.find('-', dash + 1) != std::string_view::npos)
      return false;
    std::string keys[2] = {authority_.transliteration.fold(text.substr(0, dash)),
                           authority_.transliteration.fold(text.substr(dash + 1))};
    for (const std::string& key : keys) {
      if (!is_established(key) && !is_known_key(key)) return false;
    }
    const auto middle = whole.begin + static_cast<std::uint32_t>(dash);
    const ReadingRange ranges[2] = {{whole.begin, middle}, {middle + 1, whole.end}};
    for (int half = 0; half < 2; ++half) {
      Name& name = names_.emplace_back();
      name.range = name.surname_range = ranges[half];
      name.parts.surname = std::string(text::slice(reading(), ranges[half]));
      name.surname_key = std::move(keys[half]);
      name.possessive = half == 1 && whole.possessive;
    }
    return true;
  }

  // `rejoined_end`: where the second half of a hyphenated surname ends, else 0.
  void emit(const Candidate& one, std::string key, Strength strength,
            std::uint32_t rejoined_end = 0) {
    Name& name = names_.emplace_back();
    const Word& last = word(one.last);
    name.range = {one.begin, std::max(last.end, rejoined_end)};
    name.possessive = last.possessive;
    name.inverted = one.inverted;
    name.strength = strength;
    name.surname_key = std::move(key);
    if (one.has_surname) {
      name.surname_range = {one.surname_begin, std::max(word(one.surname).end, rejoined_end)};
      name.parts.surname = text::slice(reading(), name.surname_range);
    }
    for (std::size_t i = one.given_first; i < one.given_last; ++i) {
      add_given(name.parts, i, one.inverted);
    }
    name.role = one.author || is_author(one) ? Role::author : Role::actor;
    if (one.sovereign) {
      name.description = word_before(reading(), one.begin, block(one.first).range.begin, false);
      sovereigns_.push_back(names_.size() - 1);
    }
    read_stated_beside(*this, one, name);
  }

  // "Eudes and Duval", "by Shchepillo, Baron Solov'ev and Kuz'min": whoever stands in a list of
  // persons is one. Two names with a comma between are no list: the second may say what the first
  // led or wrote.
  void settle_lists() {
    std::size_t thing = 0;
    std::size_t unsure = 0;
    const auto is_sure = [&](std::size_t i) {
      while (unsure < unsure_.size() && unsure_[unsure] < i) ++unsure;
      return names_[i].strength == Strength::certain &&
             !(unsure < unsure_.size() && unsure_[unsure] == i);
    };
    for (std::size_t first = 0; first < names_.size();) {
      std::size_t end = first + 1;
      std::size_t sure = is_sure(first) ? 1 : 0;
      bool conjunction = false;
      while (end < names_.size()) {
        const ListGap gap = list_gap(names_[end - 1].range.end, names_[end].range.begin);
        if (gap == ListGap::none || conjunction) break;  // "A, B and C, a title"
        conjunction = conjunction || gap == ListGap::conjunction;
        sure += is_sure(end) ? 1 : 0;
        ++end;
      }
      const bool of_persons = conjunction ? sure > 0 : end - first > 2 && 3 * sure >= end - first;
      for (std::size_t i = first; of_persons && sure < end - first && i < end; ++i) {
        while (thing < things_.size() && things_[thing] < i) ++thing;
        if (thing < things_.size() && things_[thing] == i) continue;
        names_[i].strength = Strength::certain;
      }
      first = end;
    }
  }

  enum class ListGap : std::uint8_t { none, comma, conjunction };
  // What parts two members of a list, over the title, article or particle of the second.
  ListGap list_gap(std::uint32_t from, std::uint32_t to) const {
    constexpr std::uint32_t kLongest = 32;  // bytes
    if (to <= from || to - from > kLongest) return ListGap::none;
    std::string_view between = reading().substr(from, to - from);
    if (between.starts_with("'s") || between.starts_with("’s")) return ListGap::none;
    ListGap gap = ListGap::none;
    while (!between.empty()) {
      if (is_blank(between[0])) {
        between.remove_prefix(1);
        continue;
      }
      if (between[0] == ',') {
        if (gap != ListGap::none) return ListGap::none;
        gap = ListGap::comma;
        between.remove_prefix(1);
        continue;
      }
      std::size_t length = 0;
      while (length < between.size() && !is_blank(between[length]) && between[length] != ',') {
        ++length;
      }
      const std::string_view one = between.substr(0, length);
      between.remove_prefix(length);
      if (authority::PersonSigns::built_in().is_conjunction(one)) {
        if (gap == ListGap::conjunction) return ListGap::none;
        gap = ListGap::conjunction;
      } else if (gap == ListGap::none ||
                 !is(kind_of(one), WordKind::title | WordKind::particle | WordKind::article)) {
        return ListGap::none;
      }
    }
    return gap;
  }

  // Word `i` among the given names, initials and patronymic before or behind a
  // surname.
  void add_given(Parts& parts, std::size_t i, bool inverted) const {
    const std::string_view text = text::slice(reading(), ReadingRange{word(i).begin, word(i).end});
    std::string* part = &parts.given;
    if (word(i).initial) {
      part = &parts.initials;
    } else if (spelling(i).patronymic && (!parts.given.empty() || inverted)) {
      part = &parts.patronymic;
    }
    if (!part->empty()) *part += ' ';
    *part += text;
    if (word(i).initial && !text.ends_with('.')) *part += '.';
  }

  // In a bibliography, or before a title, "op. cit.", "(ed.)": the author of
  // what a note cites.
  bool is_author(const Candidate& one) const {
    const Zone zone = zone_at(one.begin, one.first);
    if (zone == Zone::title || zone == Zone::quotation) return false;
    if (in_bibliography(one.first)) return true;
    if (!in_note(one.first)) return false;
    std::uint32_t at = word(one.last).next;
    const std::uint32_t end = block(one.first).range.end;
    if (at >= end || (reading()[at] != ',' && reading()[at] != ' ')) return false;
    const std::string_view next = word_after(reading(), at + 1, end);
    if (next == "op" || next == "et" || next == "p" || next == "pp") return true;
    while (at < end && (reading()[at] == ',' || is_blank(reading()[at]))) ++at;
    if (at >= end) return false;
    for (const std::string_view opening : {"‘", "“", "'", "(ed", "«"}) {
      if (starts_with(at, opening)) return true;
    }
    return zone_at(at, one.first) == Zone::title;
  }

  const authority::Authority& authority_;
  const Known& known_;
  const Spellings& spellings_;
  const Candidates& found_;
  std::vector<std::uint32_t> nominative_of_;  // by spelling: a place in found_nominatives_
  std::vector<std::string> found_nominatives_;
  std::vector<std::string> nominatives_;
  std::vector<Name> names_;
  // Places in names_: what bears somebody's name more often than not, and who is one by the ending
  // alone ("Dmitrov" is a town).
  std::vector<std::size_t> things_, unsure_;
  std::vector<std::size_t> sovereigns_;  // places in names_
};

}  // namespace

std::vector<Name> decide(const text::Document& document, const authority::Authority& authority,
                         const Known& known, Words& words, const Candidates& found) {
  return Decisions(document, authority, known, words, found).run();
}

}  // namespace apparatus::name
