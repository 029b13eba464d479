#include "reference/entries.h"

#include <algorithm>

#include "reference/lexer.h"
#include "reference/parse.h"

namespace apparatus::reference {
namespace {

class EntryReader {
 public:
  EntryReader(const text::Document& document, const authority::Authority& authority,
              std::vector<Statement>& entries)
      : document_(document), authority_(authority), entries_(entries) {}

  void read(text::ReadingRange block) {
    tokens_of(document_, block, authority_.references, tokens_);
    const Parser parser(document_, authority_, tokens_);
    std::size_t begin = 0;
    // Entries run together where lines are no items: one ends with its year, and the next begins
    // with a name, or on a line of its own.
    for (std::size_t i = 0; i + 3 < tokens_.size(); ++i) {
      if (!parser.is_year(i) || tokens_[i].title >= 0) continue;
      std::size_t next = i + 1;
      while (parser.is(next, TokenKind::close) || parser.is(next, TokenKind::stop)) ++next;
      if (next == i + 1 || next >= tokens_.size()) continue;
      const bool begins_with_name =
          parser.is(next + 1, TokenKind::comma) && parser.listed_people(next);
      if (!begins_with_name && !begins_line(parser, next)) continue;
      read_entry(parser, begin, next);
      begin = next;
    }
    read_entry(parser, begin, tokens_.size());
  }

 private:
  // The token is the first of its line, and no "Vol. 2" of a wrapped entry.
  bool begins_line(const Parser& parser, std::size_t at) const {
    constexpr std::uint32_t kOfEntry = authority::kVolume | authority::kEdition | authority::kPage |
                                       authority::kNumber | authority::kPlaceInside |
                                       authority::kInside | authority::kEditors;
    if (parser.means(at, kOfEntry)) return false;
    if (!tokens_[at].capital && tokens_[at].kind != TokenKind::quote) return false;
    const std::uint32_t end = document_.to_source(tokens_[at - 1].range).end;
    const std::uint32_t begin = document_.to_source(tokens_[at].range).begin;
    return end < begin && std::string_view(document_.source).substr(end, begin - end).find('\n') !=
                              std::string_view::npos;
  }

  void read_entry(const Parser& parser, std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    Statement entry;
    std::size_t i = begin;
    if (parser.is(i, TokenKind::dash) || parser.is(i, TokenKind::stop)) {
      // "———.": the authors of the entry before.
      while (parser.is(i, TokenKind::dash) || parser.is(i, TokenKind::stop) ||
             parser.is(i, TokenKind::comma)) {
        ++i;
      }
      entry.surnames = before_;
    } else if (std::size_t behind = i;
               (parser.phrase(i, behind) & authority::kSameAuthor) != 0 && !before_.empty()) {
      entry.surnames = before_;
      i = behind;
      while (parser.is(i, TokenKind::stop) || parser.is(i, TokenKind::colon)) ++i;
    } else if (const auto people = parser.listed_people(i)) {
      entry.surnames = people->surnames;
      entry.with_others = people->with_others;
      i = people->end;
    }
    skip_marks(parser, i);
    if (parser.is(i, TokenKind::open) && parser.is_year(i + 1)) ++i;
    if (parser.is_year(i)) {
      set_year(parser, i, entry);
      ++i;
      if (parser.is(i, TokenKind::close)) ++i;
      skip_marks(parser, i);
    }
    const auto title = parser.title(i, end, true);
    if (!title || title->end > end) return;
    entry.title = document_.text(title->range);
    entry.title_range = title->range;
    read_rest(parser, title->end, end, entry);
    std::size_t last = end - 1;
    entry.range = {tokens_[begin].range.begin, tokens_[last].range.end};
    const bool told = !entry.surnames.empty() || entry.title.find(' ') != std::string::npos;
    if (!told || (entry.year.empty() && !(title->marked && !entry.surnames.empty()))) return;
    before_ = entry.surnames;
    entries_.push_back(std::move(entry));
  }

  static void skip_marks(const Parser& parser, std::size_t& i) {
    while (parser.is(i, TokenKind::stop) || parser.is(i, TokenKind::comma)) ++i;
  }

  void set_year(const Parser& parser, std::size_t at, Statement& entry) const {
    entry.year = parser.word(at);
    entry.year_range = tokens_[at].range;
  }

  // Behind the title: its container, volume, imprint and pages, wherever they stand.
  void read_rest(const Parser& parser, std::size_t at, std::size_t end, Statement& entry) const {
    std::size_t year = end;
    bool several_editions = false;
    for (std::size_t i = at; i < end; ++i) {
      const Token& token = tokens_[i];
      if (token.title >= 0) {
        if (entry.container.empty()) entry.container = title_text(token.title);
        continue;
      }
      if (parser.means(i, authority::kVolume)) {
        const std::size_t value = parser.is(i + 1, TokenKind::stop) ? i + 2 : i + 1;
        if (parser.is(value, TokenKind::number) && entry.volume.empty())
          entry.volume = parser.word(value);
      }
      // The first "edited by" names no edition, but "2nd edn." does.
      if (parser.means(i, authority::kEdition) && !parser.means(i, authority::kEditors)) {
        entry.names_edition = true;
        // "second edn", "2nd edn", "2. Aufl."
        std::uint32_t number = parser.ordinal(i);
        if (number == 0 && i > at + 1)
          number = parser.ordinal(parser.is(i - 1, TokenKind::stop) ? i - 2 : i - 1);
        several_editions |= entry.edition > 0 && number > 0 && number != entry.edition;
        if (number > 0) entry.edition = number;
      }
      if (parser.is_year(i) && entry.year.empty()) {
        // The imprint is the last year. Several years are those of volumes or of editions.
        if (year < end) entry.names_edition = true;
        year = i;
      }
    }
    if (several_editions) entry.edition = 0;
    if (year == end) return;
    set_year(parser, year, entry);
    // "New York: Macmillan, 1960": the place is the first word of the sentence.
    for (std::size_t i = year; i > at; --i) {
      const bool begins = parser.is(i - 1, TokenKind::stop) || parser.is(i - 1, TokenKind::open);
      if (begins && parser.is(i, TokenKind::word) && tokens_[i].capital) {
        entry.place = parser.word(i);
        break;
      }
    }
  }

  std::string title_text(int span) const {
    return std::string(document_.text(document_.zones[static_cast<std::size_t>(span)].range));
  }

  const text::Document& document_;
  const authority::Authority& authority_;
  std::vector<Statement>& entries_;
  std::vector<Token> tokens_;
  std::vector<std::string> before_;  // authors of the entry before
};

}  // namespace

std::vector<Statement> listed_entries(const text::Document& document,
                                      const authority::Authority& authority) {
  std::vector<Statement> entries;
  EntryReader reader(document, authority, entries);
  for (const text::Block& block : document.blocks) {
    if (block.zone != text::Zone::bibliography || block.kind == text::BlockKind::heading) continue;
    reader.read(block.range);
  }
  return entries;
}

}  // namespace apparatus::reference
