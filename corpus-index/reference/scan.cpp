#include "reference/scan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "reference/entries.h"
#include "reference/kept_references.h"
#include "reference/lexer.h"
#include "reference/parse.h"
#include "text/letters.h"

namespace apparatus::reference {
namespace {

constexpr std::size_t kMostMentioned = 24;
constexpr std::size_t kLongestPeriodical = 5;      // words of its name
constexpr std::size_t kLongestSiglum = 4;          // letters
constexpr std::uint32_t kLongestAuthorDate = 160;  // bytes between the parentheses
constexpr std::uint32_t kLongestAuthors = 80;      // bytes before them: "Carr (1956)"
constexpr std::size_t kLongestPages = 8;  // tokens behind a year, or before one in parentheses
constexpr std::size_t kMostSubtitles = 3;
constexpr std::size_t kLongestContainer = 24;  // tokens between "//" and the year

class NoteScanner {
 public:
  NoteScanner(const text::Document& document, const authority::Authority& authority,
              const std::vector<text::ReadingRange>& taken, std::vector<Sighting>& seen)
      : document_(document), authority_(authority), taken_(taken), seen_(seen) {}

  void scan(text::ReadingRange block, int note) {
    tokens_of(document_, block, authority_.references, tokens_);
    note_ = note;
    chapter_ = note >= 0 ? document_.notes[static_cast<std::size_t>(note)].chapter : 0;
    if (note != mentioned_in_) {
      mentioned_.clear();
      mentioned_since_ = 0;
    }
    mentioned_in_ = note;
    const Parser parser(document_, authority_, tokens_);
    std::size_t limit = 0;
    bool at_start = true;
    for (std::size_t i = 0; i < tokens_.size();) {
      if (i >= limit) {
        limit = parser.sentence_end(i);
        at_start = true;
        if (limit == i) {
          ++limit;
          ++i;
          continue;
        }
      }
      const std::size_t behind_other = behind_taken(i);
      if (behind_other > i) {
        i = behind_other;
        at_start = true;
        continue;
      }
      const std::size_t end = std::min(limit, before_taken(i, limit));
      const std::size_t next = reference_at(parser, i, end, at_start);
      if (next > i) {
        i = next;
        at_start = true;
        continue;
      }
      mention(parser, i);
      // What may stand before a reference leaves it at the beginning.
      const Token& token = tokens_[i];
      const bool lead = token.kind == TokenKind::comma || token.kind == TokenKind::open ||
                        token.kind == TokenKind::colon || token.kind == TokenKind::quote ||
                        token.kind == TokenKind::stop || token.kind == TokenKind::semicolon ||
                        parser.means(i, authority::kLead | authority::kJoint | authority::kBegins);
      at_start = lead && (at_start || token.kind != TokenKind::comma);
      ++i;
    }
  }

  // Whom "Ders." at the head of the note would mean.
  std::vector<std::string> people_before(int note) const {
    const bool near = people_before_.note >= 0 && note - people_before_.note <= 1;
    return near ? people_before_.surnames : std::vector<std::string>();
  }
  // As if the note had just been scanned and these were its sightings.
  void pass_over(int note, std::size_t begin) {
    for (std::size_t i = begin; i < seen_.size(); ++i) {
      const Reference& reference = seen_[i].reference;
      // What may be a newspaper's issue has its people entered only afterwards.
      if (!reference.statement.surnames.empty() && reference.form != Form::periodical)
        people_before_ = {reference.statement.surnames, note};
    }
  }

 private:
  // Index behind a source of another kind that covers the token; `at` itself where there is none.
  std::size_t behind_taken(std::size_t at) const {
    const std::uint32_t place = tokens_[at].range.begin;
    const auto found = std::upper_bound(
        taken_.begin(), taken_.end(), place,
        [](std::uint32_t p, const text::ReadingRange& range) { return p < range.end; });
    if (found == taken_.end() || !found->contains(place)) return at;
    std::size_t i = at;
    while (i < tokens_.size() && tokens_[i].range.begin < found->end) ++i;
    return i;
  }
  std::size_t before_taken(std::size_t at, std::size_t limit) const {
    const std::uint32_t place = tokens_[at].range.begin;
    const auto found = std::upper_bound(
        taken_.begin(), taken_.end(), place,
        [](std::uint32_t p, const text::ReadingRange& range) { return p < range.end; });
    if (found == taken_.end()) return limit;
    std::size_t i = at;
    while (i < limit && tokens_[i].range.begin < found->begin) ++i;
    return i;
  }

  void mention(const Parser& parser, std::size_t at) {
    const Token& token = tokens_[at];
    if (token.kind != TokenKind::word || !token.capital || token.range.size() < 3) return;
    std::string word(parser.word(at));
    for (const std::string_view ending : {"'s", "’s"}) {
      if (word.ends_with(ending)) word.resize(word.size() - ending.size());
    }
    if (mentioned_.size() == kMostMentioned) mentioned_.erase(mentioned_.begin());
    mentioned_.push_back(std::move(word));
    mentioned_since_ = std::min(mentioned_since_ + 1, kMostMentioned);
  }

  std::size_t push(Form form, Statement statement, std::size_t begin, std::size_t end,
                   bool certain) {
    statement.range = {tokens_[begin].range.begin, tokens_[end - 1].range.end};
    statement.note = note_;
    statement.chapter = chapter_;
    Sighting sighting;
    sighting.mentioned = mentioned_;
    sighting.mentioned_since = std::min(mentioned_since_, mentioned_.size());
    mentioned_since_ = 0;
    for (const std::string& surname : statement.surnames) mentioned_.push_back(surname);
    if (!statement.surnames.empty()) people_before_ = {statement.surnames, note_};
    sighting.reference.form = form;
    sighting.reference.statement = std::move(statement);
    sighting.reference.certain = certain;
    seen_.push_back(std::move(sighting));
    return end;
  }

  // Index behind the reference that begins at the token; `at` where none does.
  std::size_t reference_at(const Parser& parser, std::size_t at, std::size_t limit, bool at_start) {
    const Token& token = tokens_[at];
    std::size_t end = at;
    const std::uint32_t meaning = parser.phrase(at, end);
    if ((meaning & (authority::kSamePlace | authority::kSameWork)) != 0) {
      return back_reference(parser, at, end, limit, meaning);
    }
    if ((meaning & authority::kSameAuthor) != 0) return by_same_people(parser, at, end, limit);
    if (closes_quotation(at)) return at;
    const bool begins_name =
        token.kind == TokenKind::word && !parser.means(at, authority::kLead) &&
        (token.capital || (parser.means(at, authority::kParticle) && at + 1 < tokens_.size() &&
                           tokens_[at + 1].capital));
    const bool inside_name = at > 0 && tokens_[at - 1].kind == TokenKind::word &&
                             tokens_[at - 1].capital && !parser.means(at - 1, authority::kLead) &&
                             tokens_[at - 1].title < 0;
    // "the Soviet System" is nobody.
    const bool behind_article = at > 0 && parser.means(at - 1, authority::kArticle) &&
                                !parser.means(at - 1, authority::kParticle) &&
                                !tokens_[at - 1].capital;
    if (begins_name && !inside_name && !behind_article && token.title < 0) {
      const std::size_t of_letter = letter(parser, at, limit);
      if (of_letter > at) return of_letter;
      const std::size_t dated = by_people_and_year(parser, at, limit, at_start);
      if (dated > at) return dated;
      const std::size_t next = by_people(parser, at, limit);
      if (next > at) return next;
    }
    const bool title_begins = token.title >= 0 && (at == 0 || tokens_[at - 1].title != token.title);
    if (title_begins || (at_start && !inside_name)) return by_title(parser, at, limit, at_start);
    return at;
  }

  // The second mark of "…the main requirement.' Socialism, 201".
  bool closes_quotation(std::size_t at) const {
    if (tokens_[at].kind != TokenKind::quote || at == 0 || !tokens_[at].glued) return false;
    return at + 1 >= tokens_.size() || !tokens_[at + 1].glued;
  }

  // "Kirov to Ordzhonikidze, The Leaders' Letters, 318", from the second name on: a letter, in what
  // has printed it.
  std::size_t letter(const Parser& parser, std::size_t at, std::size_t limit) {
    if (at < 2 || !parser.means(at - 1, authority::kAddressed) || tokens_[at - 1].capital ||
        tokens_[at - 2].kind != TokenKind::word || !tokens_[at - 2].capital ||
        parser.means(at - 2, authority::kLead))
      return at;
    const auto reader = parser.people(at, true);
    if (!reader || reader->possessive || !parser.is(reader->end, TokenKind::comma)) return at;
    const std::size_t next = reader->end + 1;
    if (next >= limit) return at;
    const std::size_t behind = by_title(parser, next, limit, false);
    return behind > next ? behind : at;
  }

  // Index behind the stop of "Ibid." and its like; where a place in the work follows as a sentence
  // of its own ("Там само. С. 12"), `limit` is behind that.
  std::size_t behind_phrase(const Parser& parser, std::size_t end, std::size_t& limit) const {
    if (!parser.is(end, TokenKind::stop)) return end;
    if (parser.means(end + 1, authority::kPage | authority::kVolume))
      limit = std::max(limit, parser.sentence_end(end + 1));
    return end + 1;
  }

  std::size_t back_reference(const Parser& parser, std::size_t at, std::size_t end,
                             std::size_t limit, std::uint32_t meaning) {
    Statement statement;
    end = behind_phrase(parser, end, limit);
    std::size_t behind = parser.tail(end, std::max(limit, end), statement);
    // "Ibid., 1926, no. 5", "Ibid., 7 April 1930": an issue of the periodical cited before.
    behind = std::max(behind, end);
    const bool issue = parser.is(behind, TokenKind::comma) &&
                       (parser.is_year(behind + 1) ||
                        (parser.is(behind + 1, TokenKind::word) && parser.is_year(behind + 2)) ||
                        (parser.is(behind + 1, TokenKind::number) &&
                         parser.is(behind + 2, TokenKind::word) && parser.is_year(behind + 3)));
    if (issue) behind = behind_issue(parser, behind + 1, std::max(limit, behind));
    const bool same_work = (meaning & authority::kSameWork) != 0;
    const std::size_t pushed = push(same_work ? Form::same_work : Form::same_place,
                                    std::move(statement), at, std::max(behind, end), true);
    seen_.back().reference.phrase = between(at, end);
    seen_.back().reference.same_passage = (meaning & authority::kSamePassage) != 0;
    return pushed;
  }

  std::size_t by_people(const Parser& parser, std::size_t at, std::size_t limit) {
    const auto people = parser.people(at);
    if (!people) return at;
    const std::size_t end = by_these(parser, at, limit, *people);
    if (end > at || people->surnames.size() < 2) return end;
    const auto first = parser.people(at, true);
    return first ? by_these(parser, at, limit, *first) : at;
  }

  // "Ders., Der Hafen, S. 12", "Он же. Указ. соч. С. 5": whom this note, or the note before, has
  // named last.
  std::size_t by_same_people(const Parser& parser, std::size_t at, std::size_t end,
                             std::size_t limit) {
    if (people_before_.surnames.empty() || note_ < 0 || note_ - people_before_.note > 1) return at;
    if (parser.is(end, TokenKind::stop)) ++end;
    Parser::People people;
    people.surnames = people_before_.surnames;
    people.end = end;
    if (!parser.is(end, TokenKind::comma) && !parser.is(end, TokenKind::colon) &&
        !parser.is(end - 1, TokenKind::stop))
      return at;
    limit = std::max(limit, parser.sentence_end(end));
    // "Idem, p. 12": their work, too.
    if (parser.is(end, TokenKind::comma) &&
        (parser.means(end + 1, authority::kPage) || parser.is(end + 1, TokenKind::number))) {
      return back_reference(parser, at, end, limit, authority::kSamePlace);
    }
    const std::size_t behind = by_these(parser, at, limit, people);
    if (behind > at && seen_.back().reference.phrase.empty())
      seen_.back().reference.phrase = between(at, end);
    return behind;
  }

  text::ReadingRange between(std::size_t begin, std::size_t end) const {
    return {tokens_[begin].range.begin, tokens_[end - 1].range.end};
  }

  // "Carr 1956, 12", "Carr (1956: 12)": by author and date. What could be the issue of a newspaper
  // as well ("Trud 1923, no. 5") stays one unless such a work is known.
  std::size_t by_people_and_year(const Parser& parser, std::size_t at, std::size_t limit,
                                 bool at_start) {
    const auto people = parser.people(at);
    if (!people || people->possessive || people->end >= limit) return at;
    std::size_t next = people->end;
    const bool in_parentheses = parser.is(next, TokenKind::open);
    if (in_parentheses) ++next;
    if (!parser.is_year(next) || next >= limit) return at;
    Statement statement;
    statement.surnames = people->surnames;
    statement.with_others = people->with_others;
    statement.year = parser.word(next);
    statement.year_range = tokens_[next].range;
    std::size_t end = next + 1;
    if (in_parentheses) {
      std::size_t close = end;
      while (close < limit && close < end + kLongestPages && !parser.is(close, TokenKind::close))
        ++close;
      if (!parser.is(close, TokenKind::close)) return at;
      if (std::max(end, parser.tail(end, close, statement)) != close) return at;
      end = close + 1;
    }
    const std::size_t behind = std::max(end, parser.tail(end, limit, statement));
    // A sentence goes on behind a year alone, and so do dates: "In Baku 1905 was quiet".
    const bool over = behind >= limit || parser.is(behind, TokenKind::close) ||
                      parser.is(behind, TokenKind::comma) ||
                      parser.is(behind, TokenKind::semicolon);
    if (!in_parentheses && behind == end && !over) return at;
    if (at_start && !in_parentheses) {
      const std::size_t issue = periodical(parser, at, limit);
      if (issue > at) {
        Statement& seen = seen_.back().reference.statement;
        seen.surnames = statement.surnames;
        seen.year = statement.year;
        seen.year_range = statement.year_range;
        seen.pages = statement.pages;
        seen_.back().reference.bare = true;
        return issue;
      }
    }
    if (!in_parentheses && parser.is(behind, TokenKind::comma) &&
        parser.means(behind + 1, authority::kNumber))
      return at;
    const std::size_t pushed =
        push(Form::author_date, std::move(statement), at, std::max(behind, end), false);
    seen_.back().reference.bare = true;
    return pushed;
  }

  std::size_t by_these(const Parser& parser, std::size_t at, std::size_t limit,
                       const Parser::People& these) {
    const Parser::People* people = &these;
    if (people->end >= limit) return at;
    Statement statement;
    statement.surnames = people->surnames;
    statement.with_others = people->with_others;
    std::size_t next = people->end;
    const bool parted = parser.is(next, TokenKind::comma) || parser.is(next, TokenKind::colon);
    if (parted) ++next;
    std::size_t end = next;
    if (const std::uint32_t meaning = parser.phrase(next, end);
        (meaning & authority::kSameWork) != 0) {
      end = behind_phrase(parser, end, limit);
      const std::size_t behind = parser.tail(end, limit, statement);
      const std::size_t pushed =
          push(Form::same_work, std::move(statement), at, std::max(behind, end), true);
      seen_.back().reference.phrase = between(next, end);
      seen_.back().reference.same_passage = (meaning & authority::kSamePassage) != 0;
      return pushed;
    }
    // "Friedrich, pp. 23–24": whom, and where. It may as well be a title of one word.
    if (parted && parser.means(next, authority::kPage) && people->end == at + 1 &&
        !people->possessive) {
      const std::size_t behind = parser.tail(people->end, limit, statement);
      if (behind <= next) return at;
      const std::size_t pushed = push(Form::same_work, std::move(statement), at, behind, false);
      seen_.back().reference.bare = true;
      return pushed;
    }
    // "Harbour Days, chapter 2": what stands before the chapter is the title.
    if (parser.means(next, authority::kPlaceInside | authority::kPage | authority::kVolume) &&
        tokens_[next].title < 0)
      return at;
    const bool initials_behind = parser.is(people->end - 1, TokenKind::stop);
    if (!parted && !people->possessive && !initials_behind) return at;
    if (!parted && initials_behind && !people->with_others) {
      const std::size_t behind = in_sentences(parser, at, *people);
      if (behind > at) return behind;
    }
    const auto title = parser.title(next, limit, false);
    if (!title || title->end <= next) return at;
    // "Iz TsK, 1925, no. 4": a periodical, and nobody's work.
    if (!title->marked && parser.is(next, TokenKind::number)) return at;
    return with_title(parser, at, limit, *title, std::move(statement), people->possessive);
  }

  // "Иванов И. И. Портовые сборы. М.: Наука, 1990. С. 5", "Петров П. П. Каналы // Вопросы истории.
  // 1975. № 3. С. 40", "Иванов И. И. Портовые сборы. С. 17": people, title, imprint and page are
  // sentences of their own, as the Russian standard has it. `at` where neither imprint nor page is
  // found.
  std::size_t in_sentences(const Parser& parser, std::size_t at, const Parser::People& people) {
    std::size_t limit = people.end;
    while (limit < tokens_.size() && !parser.is(limit, TokenKind::semicolon)) ++limit;
    limit = before_taken(at, limit);
    text::ReadingRange range;
    std::size_t next = people.end;
    for (std::size_t count = 0; count <= kMostSubtitles; ++count) {
      const auto title = parser.title(next, std::min(limit, parser.sentence_end(next)), false);
      if (!title || (count > 0 && (title->marked || somebody_in(parser, next, title->end))))
        return at;
      range = {count == 0 ? title->range.begin : range.begin, title->range.end};
      Statement statement;
      statement.surnames = people.surnames;
      statement.title = document_.text(range);
      statement.title_range = range;
      if (parser.is_double_slash(title->end)) {
        const std::size_t behind = in_periodical(parser, title->end + 2, limit, statement);
        return behind > at ? push(Form::full, std::move(statement), at, behind, true) : at;
      }
      const std::size_t end = parser.tail(title->end, limit, statement);
      if (!statement.year.empty())
        return push(Form::full, std::move(statement), at, end, title->marked);
      if (end > title->end && count == 0)
        return push(Form::short_title, std::move(statement), at, end, false);
      next = title->end + 1;
      if (!parser.is(title->end, TokenKind::stop) || next >= limit || !tokens_[next].capital)
        return at;
    }
    return at;
  }

  // Behind "//": the periodical up to its year, and what follows that; 0 where no year does.
  std::size_t in_periodical(const Parser& parser, std::size_t at, std::size_t limit,
                            Statement& statement) const {
    for (std::size_t i = at + 2; i < std::min(limit, at + kLongestContainer); ++i) {
      if (!parser.is_year(i)) continue;
      statement.container =
          document_.text(text::ReadingRange{tokens_[at].range.begin, tokens_[i - 2].range.end});
      statement.year = parser.word(i);
      statement.year_range = tokens_[i].range;
      statement.work_end = tokens_[i].range.end;
      return std::max(i + 1, parser.tail(i + 1, limit, statement));
    }
    return 0;
  }

  std::size_t by_title(const Parser& parser, std::size_t at, std::size_t limit, bool at_start) {
    if (at_start) {
      const std::size_t behind = periodical(parser, at, limit);
      if (behind > at) return behind;
    }
    if (parser.means(at, authority::kLead) && tokens_[at].title < 0) return at;
    if (tokens_[at].kind == TokenKind::number) return at;
    // "Ante Ciliga's memoir of the time": a sentence.
    if (const auto owner = parser.people(at);
        owner && owner->possessive && owner->end - at >= 2 && tokens_[at].title < 0)
      return at;
    const auto title = parser.title(at, limit, false);
    if (!title || title->end <= at) return at;
    if (tokens_[at].title < 0 &&
        (somebody_in(parser, at + 1, title->end) || leads_to_title(parser, at, title->end)))
      return at;
    return with_title(parser, at, limit, *title, {}, false);
  }

  // "A list is given in Harbour Days", "Kirov to Ordzhonikidze, The Leaders' Letters": what begins
  // at the token is no title, but leads to one.
  bool leads_to_title(const Parser& parser, std::size_t from, std::size_t to) const {
    if (from + 3 < to && parser.means(from + 1, authority::kAddressed)) {
      const auto reader = parser.people(from + 2, true);
      if (reader && reader->end + 1 < to && parser.is(reader->end, TokenKind::comma) &&
          (tokens_[reader->end + 1].capital || tokens_[reader->end + 1].title >= 0))
        return true;
    }
    for (std::size_t i = from; i + 3 < to; ++i) {
      const auto is_small = [&](std::size_t at) {
        return parser.is(at, TokenKind::word) && !tokens_[at].capital;
      };
      if (parser.means(i, authority::kPassive) && is_small(i) && is_small(i + 1) &&
          is_small(i + 2) && parser.means(i + 2, authority::kInside | authority::kLead) &&
          (tokens_[i + 3].capital || tokens_[i + 3].title >= 0))
        return true;
    }
    return false;
  }

  // Whether an author begins between these tokens: then what stands before is a sentence that leads
  // to the reference, and no title. "…is given by F. M. Vaganov, Pravyi uklon".
  bool somebody_in(const Parser& parser, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      const Token& token = tokens_[i];
      if (token.kind != TokenKind::word || !token.capital) continue;
      const bool inside_name = tokens_[i - 1].kind == TokenKind::word && tokens_[i - 1].capital;
      if (inside_name || parser.means(i, authority::kLead)) continue;
      const auto people = parser.people(i);
      if (!people || people->end >= tokens_.size()) continue;
      const std::size_t length = people->end - i;
      if (people->possessive && length >= 2) return true;
      const bool initials = parser.is(i + 1, TokenKind::stop) && length >= 3;
      if (initials && parser.is(people->end, TokenKind::comma)) return true;
    }
    return false;
  }

  // What stands behind a title decides what it is.
  std::size_t with_title(const Parser& parser, std::size_t at, std::size_t limit,
                         Parser::Title title, Statement statement, bool possessive) {
    if (title.end >= limit && (parser.is(title.end, TokenKind::semicolon) ||
                               (parser.is(title.end, TokenKind::stop) && !title.marked &&
                                !possessive && !statement.surnames.empty()))) {
      limit = with_subtitles(parser, limit, title);
    }
    statement.title = document_.text(title.range);
    statement.title_range = title.range;
    const bool has_author = !statement.surnames.empty();
    // "*Harbour Days*, loc. cit."; a sentence may end so, too ("Carr makes this point, op. cit.").
    if (std::size_t behind = title.end;
        (title.marked || (has_author && !possessive && !somebody_in(parser, at + 1, title.end))) &&
        parser.is(title.end, TokenKind::comma) &&
        (parser.phrase(title.end + 1, behind) & authority::kSameWork) != 0) {
      if (parser.is(behind, TokenKind::stop)) ++behind;
      const text::ReadingRange phrase = between(title.end + 1, behind);
      behind = std::max(behind, parser.tail(behind, std::max(limit, behind), statement));
      const std::size_t pushed =
          push(Form::short_title, std::move(statement), at, behind, has_author);
      seen_.back().reference.phrase = phrase;
      return pushed;
    }
    std::size_t end = parser.tail(title.end, limit, statement);
    if (!statement.year.empty() && end > title.end) {
      return push(Form::full, std::move(statement), at, end, has_author && title.marked);
    }
    if (const std::size_t behind = article(parser, end, limit, title, statement); behind > end) {
      return push(Form::full, std::move(statement), at, behind, has_author);
    }
    const bool located = end > title.end;
    const bool over = end >= limit || parser.is(end, TokenKind::close);
    const bool many_words = statement.title.find(' ') != std::string::npos;
    if (has_author && !possessive) {
      if (!located && !title.marked && !over) return at;
      // "…, p. 19, in": an article that is cited for the first time.
      const bool in_another =
          parser.is(end, TokenKind::comma) && parser.means(end + 1, authority::kInside);
      const bool certain = title.marked && statement.pages.first > 0 && !in_another;
      return push(Form::short_title, std::move(statement), at, std::max(end, title.end), certain);
    }
    const bool capital = text::letter_case_at(statement.title, 0) == text::LetterCase::capital;
    // What is quoted may be anybody's words: "what he calls 'political participation.'"
    if (!located && !(title.marked && many_words && over && capital)) return at;
    return push(Form::short_title, std::move(statement), at, std::max(end, title.end), false);
  }

  // "The Long Winter; A Town and Its Granary (London, 1968)", "Litsom k vode. Opyt raboty odnogo
  // porta (M., 1930)": semicolons and stops inside a title, which are its own where an imprint
  // follows. Takes the subtitles into the title and returns the new limit; changes nothing where
  // what stands behind is a reference of its own.
  std::size_t with_subtitles(const Parser& parser, std::size_t limit, Parser::Title& title) const {
    Parser::Title whole = title;
    for (std::size_t count = 0; count < kMostSubtitles; ++count) {
      const std::size_t next = whole.end + 1;
      if (next >= tokens_.size() || !tokens_[next].capital) return limit;
      const std::size_t end = parser.sentence_end(next);
      const auto subtitle = parser.title(next, end, false);
      if (!subtitle || subtitle->marked || somebody_in(parser, next, subtitle->end)) return limit;
      if (const auto people = parser.people(next);
          people && !people->possessive && parser.is(people->end, TokenKind::comma)) {
        return limit;
      }
      whole.range.end = subtitle->range.end;
      whole.end = subtitle->end;
      Statement probe;
      parser.tail(subtitle->end, end, probe);
      if (!probe.year.empty()) {
        title = whole;
        return end;
      }
      if (subtitle->end < end || !parser.is(end, TokenKind::stop)) return limit;
    }
    return limit;
  }

  // ", Soviet Studies 44, no. 1 (1992): 137–152", ", in Cultural Revolution in Russia, p. 74",
  // ", Soviet Studies, January 1981": the container of an article. `at` where there is none.
  std::size_t article(const Parser& parser, std::size_t at, std::size_t limit,
                      const Parser::Title& title, Statement& statement) const {
    if (!title.marked || statement.surnames.empty()) return at;
    std::size_t i = at;
    if (parser.is(i, TokenKind::comma)) ++i;
    if (parser.means(i, authority::kInside)) ++i;
    if (i >= limit || i == at || !(tokens_[i].capital || tokens_[i].title >= 0)) return at;
    const std::size_t begin = i;
    const int span = tokens_[i].title;
    while (i < limit &&
           (span >= 0 ? tokens_[i].title == span : tokens_[i].kind == TokenKind::word)) {
      ++i;
    }
    if (i == begin) return at;
    const text::ReadingRange name{tokens_[begin].range.begin, tokens_[i - 1].range.end};
    // A year before the sentence ends, and nothing but a periodical's numbers before it.
    for (std::size_t j = i; j < limit; ++j) {
      if (parser.is(j, TokenKind::semicolon)) return at;
      if (!parser.is_year(j)) continue;
      statement.container = document_.text(name);
      statement.year = parser.word(j);
      statement.year_range = tokens_[j].range;
      std::size_t end = j + 1;
      if (parser.is(end, TokenKind::close)) ++end;
      statement.work_end = tokens_[end - 1].range.end;
      const std::size_t behind = parser.tail(end, limit, statement);
      return std::max(behind, end);
    }
    return at;
  }

  // "RM, 28/3/1930", "PS 1930, No. 17", "Leningradskaia pravda, 31 January 1926".
  std::size_t periodical(const Parser& parser, std::size_t at, std::size_t limit) {
    std::size_t i = at;
    const int span = tokens_[at].title;
    while (i < limit && i - at < kLongestPeriodical && parser.is(i, TokenKind::word) &&
           (tokens_[i].capital || i > at) && !parser.means(i, authority::kPage) &&
           (span < 0 || tokens_[i].title == span)) {
      ++i;
    }
    if (i == at || !tokens_[at].capital || parser.means(at, authority::kLead)) return at;
    const std::size_t name_end = i;
    const bool siglum = name_end == at + 1 && parser.word(at).size() <= kLongestSiglum &&
                        (parser.word(at).size() < 2 ||
                         text::letter_case_at(parser.word(at), 1) == text::LetterCase::capital);
    bool parted = span >= 0;
    while (i < name_end + 3 && (parser.is(i, TokenKind::comma) || parser.is(i, TokenKind::stop) ||
                                parser.is(i, TokenKind::quote))) {
      parted |= parser.is(i, TokenKind::comma);
      ++i;
    }
    if (!dated_issue(parser, i, parted || siglum)) return at;
    // "…, doctoral dissertation (Lund, 1969), p. 7": where and when a book was printed.
    if (parser.is_year(i) && parser.is(i + 1, TokenKind::close) && inside_parentheses(at))
      return at;
    const std::size_t end = behind_issue(parser, i, limit);
    Statement statement;
    statement.container = document_.text(
        text::ReadingRange{tokens_[at].range.begin, tokens_[name_end - 1].range.end});
    return push(Form::periodical, std::move(statement), at, end, false);
  }

  bool inside_parentheses(std::size_t at) const {
    for (std::size_t i = at; i > 0 && at - i < kLongestPages; --i) {
      if (tokens_[i - 1].kind == TokenKind::close) return false;
      if (tokens_[i - 1].kind == TokenKind::open) return true;
    }
    return false;
  }

  // What tells an issue: its number, a date with slashes; a year or a written date only behind
  // something that is certainly a name.
  bool dated_issue(const Parser& parser, std::size_t at, bool behind_name) const {
    const auto numbered = [&](std::size_t i) { return parser.means(i, authority::kNumber); };
    if (numbered(at))
      return parser.is(parser.is(at + 1, TokenKind::stop) ? at + 2 : at + 1, TokenKind::number);
    if (!parser.is(at, TokenKind::number) || at + 1 >= tokens_.size())
      return parser.is_year(at) && behind_name;
    const Token& next = tokens_[at + 1];
    if (next.glued && document_.text(next.range) == "/") return true;
    // "Foundations of a Port, 1926–1929": years of a title.
    if (parser.is_year(at) && next.kind == TokenKind::dash && parser.is_year(at + 2)) return false;
    if (parser.is_year(at)) {
      return behind_name || numbered(at + 1) || (next.kind == TokenKind::comma && numbered(at + 2));
    }
    return behind_name && next.kind == TokenKind::word && next.capital;
  }

  // Numbers, months and the words that count issues; a word of a sentence ends it.
  std::size_t behind_issue(const Parser& parser, std::size_t at, std::size_t limit) const {
    std::size_t i = at;
    constexpr std::uint32_t kOfIssue = authority::kNumber | authority::kPage | authority::kVolume |
                                       authority::kJoint | authority::kPlaceInside;
    while (i < limit) {
      const Token& token = tokens_[i];
      const bool sentence =
          token.kind == TokenKind::word && !token.capital && (token.meaning & kOfIssue) == 0;
      const bool other_source = token.kind == TokenKind::word && i + 1 < limit && token.capital &&
                                parser.is(i + 1, TokenKind::comma);
      if (sentence || other_source || token.kind == TokenKind::open) break;
      ++i;
    }
    while (i > at + 1 && (parser.is(i - 1, TokenKind::comma) ||
                          parser.means(i - 1, authority::kJoint | authority::kPlaceInside))) {
      --i;
    }
    return std::max(i, at + 1);
  }

  const text::Document& document_;
  const authority::Authority& authority_;
  const std::vector<text::ReadingRange>& taken_;
  std::vector<Sighting>& seen_;
  std::vector<Token> tokens_;
  std::vector<std::string> mentioned_;
  std::size_t mentioned_since_ = 0;  // behind the last reference
  int mentioned_in_ = -2;
  struct PeopleBefore {
    std::vector<std::string> surnames;
    int note = -1;
  } people_before_;
  int note_ = -1;
  int chapter_ = 0;
};

// "(Carr 1956, 23; Daniels and Lewin 1960)" in one pair of parentheses.
void scan_parentheses(const text::Document& document, const authority::Authority& authority,
                      text::ReadingRange inside, int note, std::vector<Token>& tokens,
                      std::vector<Sighting>& seen) {
  tokens_of(document, inside, authority.references, tokens);
  const Parser parser(document, authority, tokens);
  const std::size_t first = seen.size();
  for (std::size_t i = 0; i < tokens.size();) {
    while (parser.means(i, authority::kLead) && !tokens[i].capital) ++i;
    const auto people = parser.people(i);
    if (!people || people->possessive) break;
    std::size_t next = people->end;
    if (parser.is(next, TokenKind::comma)) ++next;
    if (!parser.is_year(next) || parser.is(next + 1, TokenKind::dash)) break;
    Sighting sighting;
    Statement& statement = sighting.reference.statement;
    statement.surnames = people->surnames;
    statement.with_others = people->with_others;
    statement.year = parser.word(next);
    statement.year_range = tokens[next].range;
    statement.note = note;
    const std::size_t end = std::max(parser.tail(next + 1, tokens.size(), statement), next + 1);
    statement.range = {tokens[i].range.begin, tokens[end - 1].range.end};
    sighting.reference.form = Form::author_date;
    seen.push_back(std::move(sighting));
    i = end;
    if (i == tokens.size()) return;
    if (!parser.is(i, TokenKind::semicolon)) break;
    ++i;
  }
  // Words that are no reference stand in the same parentheses: none of it is one.
  seen.resize(first);
}

// "Carr (1956: 12)" in the running text: `inside` is what stands between the parentheses.
void scan_year_in_parentheses(const text::Document& document, const authority::Authority& authority,
                              const text::Block& block, text::ReadingRange inside,
                              std::vector<Token>& tokens, std::vector<Sighting>& seen) {
  Statement statement;
  tokens_of(document, inside, authority.references, tokens);
  {
    const Parser parser(document, authority, tokens);
    if (!parser.is_year(0)) return;
    statement.year = parser.word(0);
    statement.year_range = tokens[0].range;
    if (std::max<std::size_t>(1, parser.tail(1, tokens.size(), statement)) != tokens.size()) return;
  }
  const std::uint32_t open = inside.begin - 1;
  std::uint32_t begin = std::max(block.range.begin, open - std::min(open, kLongestAuthors));
  while (begin > block.range.begin && begin < open &&
         text::is_word_byte(text::byte_at(document.reading, begin - 1)))
    ++begin;
  tokens_of(document, {begin, open}, authority.references, tokens);
  const Parser parser(document, authority, tokens);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!tokens[i].capital || parser.means(i, authority::kLead)) continue;
    const auto people = parser.people(i);
    if (!people || people->end != tokens.size() || people->possessive) continue;
    statement.surnames = people->surnames;
    statement.with_others = people->with_others;
    statement.note = block.note;
    statement.range = {tokens[i].range.begin, inside.end + 1};
    Sighting sighting;
    sighting.reference.form = Form::author_date;
    sighting.reference.bare = true;
    sighting.reference.statement = std::move(statement);
    seen.push_back(std::move(sighting));
    return;
  }
}

void scan_author_dates(const text::Document& document, const authority::Authority& authority,
                       const text::Block& block, std::vector<Token>& tokens,
                       std::vector<Sighting>& seen) {
  const std::string_view text = document.reading;
  for (std::size_t open = text.find('(', block.range.begin); open < block.range.end;
       open = text.find('(', open + 1)) {
    const std::size_t close = text.find_first_of("()", open + 1);
    if (close == std::string_view::npos) return;
    if (close >= block.range.end || text[close] != ')' || close - open > kLongestAuthorDate)
      continue;
    const std::string_view inside = text.substr(open + 1, close - open - 1);
    if (inside.find_first_of("12") == std::string_view::npos) continue;
    const text::ReadingRange range{static_cast<std::uint32_t>(open + 1),
                                   static_cast<std::uint32_t>(close)};
    if (inside[0] == '1' || inside[0] == '2') {
      scan_year_in_parentheses(document, authority, block, range, tokens, seen);
    } else if (text::letter_case_at(text, open + 1) != text::LetterCase::none) {
      scan_parentheses(document, authority, range, block.note, tokens, seen);
    }
  }
}

// Cuts a document into parts in the order of their scanning: notes in their order, then the text.
void find_parts(const text::Document& document, DocumentScan& out) {
  const auto note_of = [&](std::size_t block) { return document.blocks[block].note; };
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (note_of(i) >= 0) out.order.push_back(i);
  }
  std::stable_sort(out.order.begin(), out.order.end(),
                   [&](std::size_t a, std::size_t b) { return note_of(a) < note_of(b); });
  for (std::size_t i = 0; i < out.order.size(); ++i) {
    const bool goes_on = i > 0 && note_of(out.order[i - 1]) == note_of(out.order[i]);
    if (!goes_on) out.parts.push_back({i, 0, 0, 0});
    ++out.parts.back().blocks;
  }
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const text::Block& block = document.blocks[i];
    if (block.zone == text::Zone::bibliography) {
      if (out.bibliography_end == 0) out.bibliography_begin = i;
      out.bibliography_end = i + 1;
    }
    if (block.note >= 0 || block.zone == text::Zone::bibliography ||
        block.kind == text::BlockKind::heading || block.zone == text::Zone::code) {
      continue;
    }
    out.parts.push_back({out.order.size(), 1, 0, 0});
    out.order.push_back(i);
  }
  out.part_of_block.assign(document.blocks.size(), DocumentScan::kNone);
  for (std::size_t part = 0; part < out.parts.size(); ++part) {
    const ScannedPart& one = out.parts[part];
    for (std::size_t i = one.first; i < one.first + one.blocks; ++i)
      out.part_of_block[out.order[i]] = part;
  }
}

}  // namespace

DocumentScan scan_document(const text::Document& document, const authority::Authority& authority,
                           std::vector<text::ReadingRange> taken, const DocumentScan* earlier,
                           const text::Unchanged* same) {
  DocumentScan out;
  out.taken = std::move(taken);
  std::vector<Sighting>& seen = out.sightings.seen;
  std::optional<KeptReferences> kept;
  if (earlier != nullptr && same != nullptr) kept.emplace(document, *earlier, *same, out.taken);
  if (!kept || !kept->take_listed(out.sightings.listed))
    out.sightings.listed = listed_entries(document, authority);
  NoteScanner notes(document, authority, out.taken, seen);
  std::vector<Token> tokens;
  find_parts(document, out);
  for (ScannedPart& part : out.parts) {
    part.begin = seen.size();
    const int note = document.blocks[out.order[part.first]].note;
    if (note >= 0) part.people_before = notes.people_before(note);
    if (kept && kept->take(part, out)) {
      if (note >= 0) notes.pass_over(note, part.begin);
    } else {
      for (std::size_t i = part.first; i < part.first + part.blocks; ++i) {
        const text::Block& block = document.blocks[out.order[i]];
        if (block.note >= 0) {
          notes.scan(block.range, block.note);
        } else {
          scan_author_dates(document, authority, block, tokens, seen);
        }
      }
    }
    part.end = seen.size();
  }
  return out;
}

Sightings scan(const text::Document& document, const authority::Authority& authority,
               const std::vector<text::ReadingRange>& taken) {
  return scan_document(document, authority, taken).sightings;
}

}  // namespace apparatus::reference
