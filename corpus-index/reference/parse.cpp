#include "reference/parse.h"

#include <algorithm>
#include <charconv>

#include "text/letters.h"

namespace apparatus::reference {
namespace {

constexpr std::size_t kMostPeople = 8;
constexpr std::size_t kMostGivenNames = 4;
constexpr std::size_t kLongestTitle = 40;    // tokens
constexpr std::size_t kLongestImprint = 16;  // tokens between the parentheses
constexpr std::size_t kLongestAbbreviation = 3;
constexpr std::size_t kLongestEdition = 8;   // tokens of "second, revised and enlarged edition"
constexpr std::uint32_t kMostEditions = 99;  // a higher number is a page or a year

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::size_t letters_in(std::string_view word) {
  return static_cast<std::size_t>(
      std::count_if(word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// "IV", "XVI": of a congress, not somebody's name.
bool is_roman_number(std::string_view word) {
  return word.size() >= 2 && word.find_first_not_of("IVXLC") == std::string_view::npos;
}

// "Getty's", "Getty’s" without what makes it a genitive; nothing where it is none.
std::optional<std::string_view> owner(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s"}) {
    if (word.size() > ending.size() + 1 && word.ends_with(ending)) {
      return word.substr(0, word.size() - ending.size());
    }
  }
  return std::nullopt;
}

}  // namespace

bool Parser::is_year(std::size_t at) const {
  if (!is(at, TokenKind::number)) return false;
  const std::string_view digits = word(at);
  const bool letter = digits.size() == 5 && digits[4] >= 'a' && digits[4] <= 'h';
  if (digits.size() != 4 && !letter) return false;
  const std::uint32_t year = number_of(digits);
  return std::all_of(digits.begin(), digits.begin() + 4,
                     [](char c) { return text::is_digit(static_cast<unsigned char>(c)); }) &&
         year >= 1450 && year <= 2100;
}

// "E" of "E. H.", "Ya" of "Ya.", "Zh" of "Zh. P.".
bool Parser::is_initial(std::size_t at) const {
  if (!is(at, TokenKind::word) || !tokens_[at].capital || !is(at + 1, TokenKind::stop))
    return false;
  if (!tokens_[at + 1].glued) return false;
  const std::size_t letters = letters_in(word(at));
  return letters == 1 || (letters == 2 && text::letter_case_at(word(at), word(at).size() - 1) !=
                                              text::LetterCase::capital);
}

bool Parser::is_double_slash(std::size_t at) const {
  return is(at, TokenKind::other) && is(at + 1, TokenKind::other) && tokens_[at + 1].glued &&
         word(at) == "/" && word(at + 1) == "/";
}

std::uint32_t Parser::ordinal(std::size_t at) const {
  if (is(at, TokenKind::word)) return authority_.references.ordinal(word(at));
  if (!is(at, TokenKind::number) || is_year(at)) return 0;
  const std::uint32_t number = number_of(word(at));
  return number <= kMostEditions ? number : 0;
}

std::uint32_t Parser::phrase(std::size_t at, std::size_t& end) const {
  end = at;
  if (!is(at, TokenKind::word)) return 0;
  std::uint32_t bits = tokens_[at].meaning;
  if (bits == 0) return 0;
  end = at + 1;
  if ((bits & authority::kBegins) == 0) return bits;
  std::string words(word(at));
  std::size_t next = at + 1;
  for (int count = 1; count < 3; ++count) {
    if (is(next, TokenKind::stop)) ++next;
    if (!is(next, TokenKind::word)) break;
    words.append(" ").append(word(next));
    ++next;
    if (const std::uint32_t whole = authority_.references.phrase(words); whole != 0) {
      end = next;
      return whole;
    }
  }
  return bits & ~static_cast<std::uint32_t>(authority::kBegins);
}

std::size_t Parser::sentence_end(std::size_t at) const {
  for (std::size_t i = at; i < tokens_.size(); ++i) {
    const Token& token = tokens_[i];
    if (token.kind == TokenKind::semicolon) return i;
    if (token.kind != TokenKind::stop && token.kind != TokenKind::mark) continue;
    std::size_t next = i + 1;
    while (is(next, TokenKind::quote) || is(next, TokenKind::close)) ++next;
    if (next >= tokens_.size()) return i;
    // Inside a title; the stop of a quotation's last sentence ends that which it stands in, too.
    if (token.title >= 0 && tokens_[next].title == token.title) continue;
    if (tokens_[next].glued && next == i + 1) continue;
    const bool begins = tokens_[next].capital || is(next, TokenKind::open);
    if (!begins || i == at) continue;
    // "2. Aufl.", but not "pp. 1–29. New York".
    if (token.kind == TokenKind::stop && ordinal(i - 1) > 0 && means(next, authority::kEdition) &&
        (is(next + 1, TokenKind::stop) || is(next + 1, TokenKind::comma)))
      continue;
    const Token& before = tokens_[i - 1];
    const bool abbreviation =
        token.kind == TokenKind::stop && before.kind == TokenKind::word &&
        (letters_in(word(i - 1)) <= kLongestAbbreviation ||
         (before.meaning & (authority::kVolume | authority::kEdition | authority::kEditors |
                            authority::kPage | authority::kNumber)) != 0) &&
        (before.meaning & authority::kSameWork) == 0;
    if (!abbreviation) return i;
    // "op. cit. As he says": the phrase is over.
    if (i >= 3 && word(i - 1) == "cit") return i;
  }
  return tokens_.size();
}

// Reads given names, initials and the surname; `at` where there is nobody.
std::size_t Parser::one_person(std::size_t at, People& people) const {
  std::size_t i = at;
  std::size_t names = 0;
  std::size_t surname = tokens_.size();
  std::size_t initials_behind = 0;
  std::string particles;
  std::string kept;
  while (i < tokens_.size() && names < kMostGivenNames + 1) {
    // "Карр Э. Х. Ук. соч.": the phrase begins like an initial.
    if (std::size_t end = i; (phrase(i, end) & authority::kSameWork) != 0) break;
    if (is_initial(i)) {
      if (surname < tokens_.size()) {
        // "Карр Э. Х.": initials behind the surname end the name; "Shestoi Ob. Plenum" has none.
        if (initials_behind == 0 && letters_in(word(i)) > 1) break;
        i += 2;
        if (++initials_behind == 3 || !is_initial(i)) break;
        continue;
      }
      i += 2;
      ++names;
      if (is(i, TokenKind::dash)) ++i;
      continue;
    }
    if (!is(i, TokenKind::word) || tokens_[i].title >= 0) break;
    if (names == 0 && is_roman_number(word(i))) break;
    if (!tokens_[i].capital) {
      const bool particle =
          means(i, authority::kParticle) && is(i + 1, TokenKind::word) && tokens_[i + 1].capital;
      if (!particle || initials_behind > 0) break;
      particles.append(word(i)).append(" ");
      ++i;
      continue;
    }
    if (initials_behind > 0) break;
    surname = i;
    kept = particles;
    ++names;
    ++i;
    if (owner(word(surname))) break;
  }
  if (surname >= tokens_.size() || letters_in(word(surname)) < 2) return at;
  std::string_view name = word(surname);
  if (const auto genitive = owner(name)) {
    people.possessive = true;
    name = *genitive;
  }
  people.surnames.push_back(kept + std::string(name));
  return i;
}

std::optional<Parser::People> Parser::people(std::size_t at, bool alone) const {
  People people;
  std::size_t i = at;
  // "Ed. E. Crankshaw".
  if (means(i, authority::kEditors) && is(i + 1, TokenKind::stop)) i += 2;
  std::size_t begin = i;
  i = one_person(i, people);
  if (i == begin) return std::nullopt;
  const bool with_initials = is_initial(begin);
  while (!people.possessive && !alone && people.surnames.size() < kMostPeople) {
    std::size_t end = i;
    std::size_t next = i;
    if ((phrase(next, end) & authority::kOthers) != 0 ||
        (is(next, TokenKind::comma) && (phrase(next + 1, end) & authority::kOthers) != 0)) {
      people.with_others = true;
      i = end;
      if (is(i, TokenKind::stop)) ++i;
      break;
    }
    const bool comma = is(next, TokenKind::comma);
    if (comma) ++next;
    const bool joint = is_joint(next);
    if (joint) {
      ++next;
    } else if (comma) {
      // Another author only where a list with an "and" goes on: "Cherniaev, Makarov and Potolov".
      People probe;
      std::size_t ahead = next;
      bool list = false;
      for (std::size_t count = 0; count < kMostPeople; ++count) {
        const std::size_t behind = one_person(ahead, probe);
        if (behind == ahead || behind - ahead > 4 || probe.possessive) break;
        // All in one shape: "M. Lewin, Russian Peasants and Soviet Power" has one author.
        if (is_initial(ahead) != with_initials) break;
        ahead = behind;
        if (is(ahead, TokenKind::comma)) ++ahead;
        if (is_joint(ahead)) {
          list = true;
          break;
        }
        if (!is(ahead - 1, TokenKind::comma)) break;
      }
      if (!list) break;
    } else {
      break;
    }
    const std::size_t behind = one_person(next, people);
    if (behind == next) break;
    i = behind;
  }
  // ", eds," and "(ed.)".
  std::size_t next = i;
  if (is(next, TokenKind::comma) || is(next, TokenKind::open)) ++next;
  if (next > i && means(next, authority::kEditors)) {
    ++next;
    if (is(next, TokenKind::stop)) ++next;
    if (is(next, TokenKind::close)) ++next;
    i = next;
  }
  people.end = i;
  return people;
}

std::optional<Parser::People> Parser::listed_people(std::size_t at) const {
  People people;
  std::size_t i = at;
  const auto surname_at = [&](std::size_t from) {
    std::size_t s = from;
    while (s < from + 2 && means(s, authority::kParticle) && is(s + 1, TokenKind::word)) ++s;
    const bool is_name = is(s, TokenKind::word) && tokens_[s].capital && tokens_[s].title < 0 &&
                         letters_in(word(s)) >= 2;
    return is_name ? s : tokens_.size();
  };
  const auto given_end = [&](std::size_t from) {
    std::size_t g = from;
    bool initials = false;  // behind them begins the title
    for (std::size_t count = 0; count < kMostGivenNames; ++count) {
      if (is_initial(g)) {
        initials = true;
        g += 2;
      } else if (!initials && is(g, TokenKind::word) && tokens_[g].capital &&
                 tokens_[g].title < 0 && !is_joint(g)) {
        ++g;
      } else {
        break;
      }
    }
    return g;
  };
  while (people.surnames.size() < kMostPeople) {
    const std::size_t surname = surname_at(i);
    if (surname >= tokens_.size()) break;
    std::size_t next = surname + 1;
    const bool comma = is(next, TokenKind::comma);
    if (comma) ++next;
    const std::size_t end = given_end(next);
    if (end == next) break;  // "Istoriia Moskvy, tom 1" has no given name
    if (!comma && !is_initial(next) && people.surnames.empty() &&
        !(is(end, TokenKind::stop) && end == next + 1)) {
      break;
    }
    if (!comma && !people.surnames.empty() && !is_initial(next)) {
      // "Sheila Fitzpatrick" as a further author: the surname comes last.
      people.surnames.emplace_back(word(end - 1));
    } else {
      people.surnames.emplace_back(
          document_.text(text::ReadingRange{tokens_[i].range.begin, tokens_[surname].range.end}));
    }
    i = end;
    std::size_t joint = i;
    // The stop of "Edward. H." and of "Galina. V.".
    if (is(joint, TokenKind::stop) && is_initial(joint + 1)) {
      joint = given_end(joint + 1);
      i = joint;
    }
    if (is(joint, TokenKind::comma)) ++joint;
    if (is_joint(joint)) ++joint;
    if (joint == i) break;
    std::size_t others = joint;
    if ((phrase(joint, others) & authority::kOthers) != 0) {
      people.with_others = true;
      i = others;
      break;
    }
    if (means(joint, authority::kEditors)) break;
    // "and W. G. Rosenberg": given names first.
    if (is_initial(joint)) {
      People more;
      const std::size_t behind = one_person(joint, more);
      if (behind == joint) break;
      people.surnames.push_back(more.surnames.back());
      i = behind;
      break;
    }
    i = joint;
  }
  if (people.surnames.empty()) return std::nullopt;
  std::size_t next = i;
  while (is(next, TokenKind::comma) || is(next, TokenKind::open)) ++next;
  if (means(next, authority::kEditors)) {
    ++next;
    if (is(next, TokenKind::stop)) ++next;
    if (is(next, TokenKind::close)) ++next;
    i = next;
  }
  people.end = i;
  return people;
}

std::size_t Parser::skip_quotes(std::size_t at) const {
  while (is(at, TokenKind::quote)) ++at;
  return at;
}

std::optional<Parser::Title> Parser::title(std::size_t at, std::size_t limit, bool in_entry) const {
  Title title;
  std::size_t i = skip_quotes(at);
  if (i >= limit || i >= tokens_.size()) return std::nullopt;
  const bool quoted = i > at;
  const int span = tokens_[i].title;
  title.range.begin = tokens_[i].range.begin;
  if (span >= 0) {
    // A title may hold another: 'The "Lenin Levy" and …'.
    const std::uint32_t end = document_.zones[static_cast<std::size_t>(span)].range.end;
    while (i < tokens_.size() && tokens_[i].range.begin < end) ++i;
    std::size_t last = i;
    while (last > at && !is(last - 1, TokenKind::word) && !is(last - 1, TokenKind::number)) --last;
    if (last == at) return std::nullopt;
    title.marked = true;
    title.range.end = tokens_[last - 1].range.end;
    title.end = skip_quotes(i);
    return title;
  }
  if (!is(i, TokenKind::word) && !is(i, TokenKind::number)) return std::nullopt;
  if (!tokens_[i].capital && !quoted && !is(i, TokenKind::number)) return std::nullopt;
  std::size_t last = i;
  for (; i < limit && i - at < kLongestTitle; ++i) {
    const Token& token = tokens_[i];
    // Words before a title in italics are the sentence that it stands in; quotation marks may stand
    // inside a title.
    if (!in_entry && token.title >= 0 && i > at && token.kind != TokenKind::quote &&
        !is(i - 1, TokenKind::quote) && tokens_[i - 1].title != token.title) {
      return std::nullopt;
    }
    if (token.kind == TokenKind::semicolon || token.kind == TokenKind::mark) {
      if (token.kind == TokenKind::mark) ++i;
      break;
    }
    // "Каналы Севера // Вопросы истории": what holds the article.
    if (is_double_slash(i)) break;
    // "He makes this point. Op. cit., p. 3": no title holds a back reference.
    if (std::size_t end = i; !in_entry && i > at && token.kind == TokenKind::word &&
                             (phrase(i, end) & (authority::kSameWork | authority::kSamePlace)) != 0)
      return std::nullopt;
    if (token.kind == TokenKind::open) {
      // "VKP(b)" goes on; "(London, 1956)" does not.
      if (!token.glued) {
        // "VKP (b)": one letter in parentheses.
        if (!(is(i + 1, TokenKind::word) && word(i + 1).size() <= 2 && is(i + 2, TokenKind::close)))
          break;
      }
      const std::size_t close = i + 2;
      if (is(close, TokenKind::close)) {
        i = close;
        last = i;
        continue;
      }
      break;
    }
    if (quoted && token.kind == TokenKind::quote && token.glued) {
      const bool closes = i + 1 >= tokens_.size() || !tokens_[i + 1].glued ||
                          is(i + 1, TokenKind::comma) || is(i + 1, TokenKind::stop) ||
                          is(i + 1, TokenKind::close) || is(i + 1, TokenKind::quote);
      if (closes) {
        i = skip_quotes(i);
        title.marked = true;
        break;
      }
    }
    if (token.kind == TokenKind::comma && !quoted) {
      // What stands behind the comma is the title's own unless it looks like a place in the work.
      const std::size_t next = i + 1;
      std::size_t end = next;
      const std::uint32_t meaning = phrase(next, end);
      constexpr std::uint32_t kEnds =
          authority::kVolume | authority::kPage | authority::kPlaceInside | authority::kEdition |
          authority::kNumber | authority::kSameWork | authority::kSamePlace | authority::kEditors |
          authority::kInside;
      // "Foundations of a Planned Economy, 1926–1929": the years are its own.
      const bool years =
          is_year(next) && is(next + 1, TokenKind::dash) && is(next + 2, TokenKind::number);
      const bool first_edition = ordinal(next) > 0 && means(next + 1, authority::kEdition);
      if ((meaning & kEnds) != 0 || first_edition || (is(next, TokenKind::number) && !years) ||
          is(next, TokenKind::open) || is(next, TokenKind::quote) ||
          (next < tokens_.size() && tokens_[next].title >= 0)) {
        break;
      }
    }
    if (in_entry && token.kind == TokenKind::stop && i > at && !is_initial(i - 1) &&
        (i + 1 >= tokens_.size() || !tokens_[i + 1].glued)) {
      break;
    }
    if (token.kind == TokenKind::word || token.kind == TokenKind::number) last = i;
  }
  title.range.end = tokens_[last].range.end;
  title.end = i;
  return title;
}

// "12", "12–15", "xii" behind "pp.".
std::size_t Parser::pages(std::size_t at, Statement& statement) const {
  if (!is(at, TokenKind::number)) return at;
  // "60.3%": a share is no page.
  const auto glued = [&](std::size_t i) { return i < tokens_.size() && tokens_[i].glued; };
  if (glued(at + 1) &&
      ((is(at + 1, TokenKind::stop) && is(at + 2, TokenKind::number) && glued(at + 2)) ||
       word(at + 1) == "%"))
    return at;
  const std::string_view first = word(at);
  std::size_t end = at + 1;
  statement.pages = {number_of(first), number_of(first)};
  if (is(end, TokenKind::dash) && is(end + 1, TokenKind::number)) {
    std::string last(word(end + 1));
    if (last.size() < first.size()) last.insert(0, first.substr(0, first.size() - last.size()));
    statement.pages.last = number_of(last);
    end += 2;
  }
  // Further pages: "253, 271", "61 and 74-5".
  while ((is(end, TokenKind::comma) || is_joint(end)) && is(end + 1, TokenKind::number) &&
         !is_year(end + 1)) {
    end += 2;
    if (is(end, TokenKind::dash) && is(end + 1, TokenKind::number)) end += 2;
  }
  if (means(end, authority::kPage) && word(end).starts_with("f")) {
    ++end;
    if (is(end, TokenKind::stop)) ++end;
  }
  return end;
}

// "(London, 1956)", "(2nd edn., M., 1953)", "(New York: Macmillan, 1960)", "(1925)".
bool Parser::imprint(std::size_t at, Statement& statement, std::size_t& end) const {
  if (!is(at, TokenKind::open)) return false;
  std::size_t close = at + 1;
  while (close < std::min(tokens_.size(), at + kLongestImprint) && !is(close, TokenKind::close) &&
         !is(close, TokenKind::semicolon)) {
    ++close;
  }
  if (!is(close, TokenKind::close) || close < at + 2) return false;
  std::size_t year = close - 1;
  if (!is_year(year) && is_year(close - 3) && is(close - 2, TokenKind::dash)) year = close - 3;
  if (!is_year(year)) return false;
  std::size_t place = tokens_.size();
  for (std::size_t i = at + 1; i < year; ++i) {
    if (is(i, TokenKind::dash) && is(i - 1, TokenKind::word) && is(i + 1, TokenKind::word) &&
        word(i + 1).size() > 2) {
      return false;  // "(May–August 1929)"
    }
    if (means(i, authority::kEdition) || (is(i, TokenKind::number) && !is_year(i))) {
      statement.names_edition = true;
      if (statement.edition == 0) statement.edition = ordinal(i);
    } else if (is(i, TokenKind::word) && tokens_[i].capital && place == tokens_.size()) {
      place = i;
    } else if (is(i, TokenKind::word) && !tokens_[i].capital &&
               !means(i, authority::kJoint | authority::kParticle | authority::kInside |
                             authority::kArticle | authority::kLead)) {
      return false;  // a sentence in parentheses
    }
  }
  statement.year = word(year);
  statement.year_range = tokens_[year].range;
  if (place < tokens_.size()) {
    std::size_t last = place;
    while (is(last + 1, TokenKind::word) && tokens_[last + 1].capital) ++last;
    statement.place =
        document_.text(text::ReadingRange{tokens_[place].range.begin, tokens_[last].range.end});
  }
  end = close + 1;
  return true;
}

// ", London: Penguin, 1956", ". М., 1990": without parentheses.
bool Parser::open_imprint(std::size_t at, std::size_t limit, Statement& statement,
                          std::size_t& end) const {
  std::size_t i = at;
  if (!is(i, TokenKind::comma) && !is(i, TokenKind::stop)) return false;
  ++i;
  if (!is(i, TokenKind::word) || !tokens_[i].capital || tokens_[i].title >= 0) return false;
  const std::size_t place = i;
  // Behind a stop it must look like a place: "М.: Наука, 1990", "СПб., 1990".
  if (is(at, TokenKind::stop) && !is(i + 1, TokenKind::stop) && !is(i + 1, TokenKind::colon) &&
      !is(i + 1, TokenKind::comma) && !is(i + 1, TokenKind::dash))
    return false;
  while (i < std::min(limit, at + kLongestImprint) && !is_year(i)) {
    const Token& token = tokens_[i];
    if (token.title >= 0 || token.kind == TokenKind::open || token.kind == TokenKind::semicolon)
      return false;
    if (token.kind == TokenKind::number) return false;
    ++i;
  }
  if (!is_year(i) || i >= limit) return false;
  // A date ("3 March 1923") or a periodical ("Pravda 1923") is no imprint: the place is parted from
  // the year by a comma or by its publisher.
  bool parted = false;
  for (std::size_t j = place + 1; j < i; ++j) {
    if (is(j, TokenKind::comma) || is(j, TokenKind::colon)) parted = true;
  }
  if (!parted) return false;
  statement.place = word(place);
  statement.year = word(i);
  statement.year_range = tokens_[i].range;
  end = i + 1;
  return true;
}

std::size_t Parser::edition(std::size_t at, std::size_t limit, Statement& statement) const {
  limit = std::min({limit, tokens_.size(), at + kLongestEdition});
  std::size_t i = at;
  const bool in_parentheses = is(i, TokenKind::open);
  if (in_parentheses) ++i;
  std::uint32_t number = 0;
  std::size_t end = at;  // behind the last word that means an edition
  while (i < limit) {
    // A number stands before the word ("2nd edn.", "2. Aufl.", "first edn.") or behind it ("изд.
    // 2-е").
    const bool is_number = ordinal(i) > 0 && number == 0;
    const bool word_behind = means(i + 1, authority::kEdition) ||
                             (is(i + 1, TokenKind::stop) && means(i + 2, authority::kEdition));
    if (means(i, authority::kEdition) ||
        (is_number && (word_behind || (end > at && is(i, TokenKind::number))))) {
      if (number == 0) number = ordinal(i);
      ++i;
      if (is(i, TokenKind::stop) && i < limit) ++i;
      end = i;
    } else if (end == i && end > at && (is(i, TokenKind::comma) || is_joint(i)) &&
               means(i + 1, authority::kEdition)) {
      ++i;
      end = i;
    } else {
      break;
    }
  }
  if (end == at) return at;
  if (in_parentheses) {
    if (!is(end, TokenKind::close)) return at;
    ++end;
  }
  statement.names_edition = true;
  if (statement.edition == 0) statement.edition = number;
  return end;
}

std::size_t Parser::tail(std::size_t at, std::size_t limit, Statement& statement) const {
  std::size_t i = at;
  limit = std::min(limit, tokens_.size());
  while (i < limit) {
    std::size_t end = i;
    const std::size_t open = is(i, TokenKind::comma) ? i + 1 : i;
    if (statement.year.empty() &&
        (imprint(open, statement, end) || open_imprint(i, limit, statement, end))) {
      i = end;
      statement.work_end = tokens_[i - 1].range.end;
      continue;
    }
    std::size_t next = i;
    bool parted =
        is(next, TokenKind::comma) || is(next, TokenKind::colon) || is(next, TokenKind::stop);
    if (parted) ++next;
    if (next >= limit) break;
    // “Ropes,” 7: the comma stands inside.
    parted =
        parted || (i == at && i >= 2 && is(i - 1, TokenKind::quote) && is(i - 2, TokenKind::comma));
    if (!parted && is(next, TokenKind::open) && means(next + 1, authority::kEditors)) break;
    // "… 1–29. New ropes were dear": behind a stop only what is cut off is an edition ("Изд. 2-е").
    const bool may_be_edition =
        !is(i, TokenKind::stop) || is(next, TokenKind::number) || is(next + 1, TokenKind::stop);
    if ((parted && may_be_edition) || is(next, TokenKind::open)) {
      if (const std::size_t behind = edition(next, limit, statement); behind > next) {
        i = behind;
        statement.work_end = tokens_[i - 1].range.end;
        continue;
      }
    }
    if (means(next, authority::kVolume | authority::kNumber)) {
      const std::uint32_t meaning = tokens_[next].meaning;
      std::size_t value = next + 1;
      if (is(value, TokenKind::stop)) ++value;
      const bool valued = is(value, TokenKind::number) ||
                          (is(value, TokenKind::word) && word(value).size() <= 5 &&
                           word(value).find_first_not_of("ivxlcIVXLC") == std::string_view::npos);
      if (!valued) break;
      if ((meaning & authority::kVolume) != 0) {
        statement.volume = word(value);
        statement.volume_is_place = !statement.year.empty();
        // "T. 5 (Moscow, 1956)", "vols 1–3".
        if (is(value + 1, TokenKind::dash) && is(value + 2, TokenKind::number)) value += 2;
        statement.volume_range = {tokens_[next].range.begin, tokens_[value].range.end};
      }
      i = value + 1;
      statement.work_end = tokens_[value].range.end;
      continue;
    }
    if (means(next, authority::kPage)) {
      std::size_t value = next + 1;
      if (is(value, TokenKind::stop)) ++value;
      const std::size_t behind = pages(value, statement);
      if (behind == value) break;
      i = behind;
      statement.pages_range = {tokens_[next].range.begin, tokens_[i - 1].range.end};
      continue;
    }
    if (parted && means(next, authority::kPlaceInside)) {
      i = next + 1;
      if (is(i, TokenKind::stop) && i + 1 < limit) ++i;
      if (is(i, TokenKind::number)) ++i;
      continue;
    }
    if (parted && !is(i, TokenKind::stop) && is(next, TokenKind::number) && !is_year(next) &&
        word(next).size() <= 4) {
      const std::size_t behind = pages(next, statement);
      // "25 October": a date, no page.
      if (is(behind, TokenKind::word) && tokens_[behind].capital && behind == next + 1) break;
      if (is(behind, TokenKind::other) && behind < tokens_.size() && tokens_[behind].glued) break;
      i = behind;
      statement.pages_range = {tokens_[next].range.begin, tokens_[i - 1].range.end};
      continue;
    }
    break;
  }
  return i;
}

}  // namespace apparatus::reference
