// The pieces of a reference, read forward from a token: the people, the title, and what stands
// behind it (edition, volume, place and year, pages). Each returns the index of the token behind
// what it has read; the scanners of notes and of bibliographies put the pieces together.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reference/lexer.h"
#include "reference/reference.h"

namespace apparatus::reference {

class Parser {
 public:
  Parser(const text::Document& document, const authority::Authority& authority,
         const std::vector<Token>& tokens)
      : document_(document), authority_(authority), tokens_(tokens) {}

  struct People {
    std::vector<std::string> surnames;
    bool with_others = false;
    bool possessive = false;  // "Getty's": the title follows without a comma
    std::size_t end = 0;
  };
  // "E. H. Carr", "Carr", "J. F. Hough and M. Fainsod", "A, B, and C", "Карр Э. Х.", "X et al."
  // `alone`: the first of them, though what follows looks like more ("Carr, Socialism and Power,
  // 3").
  std::optional<People> people(std::size_t at, bool alone = false) const;
  // "Carr, Edward H.", "Astakhova, Marina S., Gorskaya, Galina V., and Vatlin, A., eds."
  std::optional<People> listed_people(std::size_t at) const;

  struct Title {
    text::ReadingRange range;
    bool marked = false;  // italic or in quotation marks, as far as the reader saw
    std::size_t end = 0;
  };
  // `limit`: index behind the last token of the sentence or entry. `in_entry`: a stop ends it.
  std::optional<Title> title(std::size_t at, std::size_t limit, bool in_entry) const;

  // "2nd edn.", "second revised edition", "(8th edn)", "изд. 2-е": index behind it, its number in
  // `statement`; `at` where no edition is named.
  std::size_t edition(std::size_t at, std::size_t limit, Statement& statement) const;

  // Reads on behind a title, into `statement`; stops at what it does not understand.
  std::size_t tail(std::size_t at, std::size_t limit, Statement& statement) const;

  // A phrase of the authority that begins at the token: its bits, and the index behind it.
  std::uint32_t phrase(std::size_t at, std::size_t& end) const;

  // Index behind the last token of the sentence that the token stands in; a semicolon ends one too.
  std::size_t sentence_end(std::size_t at) const;

  std::string_view word(std::size_t at) const { return document_.text(tokens_[at].range); }
  bool is(std::size_t at, TokenKind kind) const {
    return at < tokens_.size() && tokens_[at].kind == kind;
  }
  bool means(std::size_t at, std::uint32_t bits) const {
    return at < tokens_.size() && (tokens_[at].meaning & bits) != 0;
  }
  bool is_year(std::size_t at) const;          // "1956", "1956a"
  bool is_double_slash(std::size_t at) const;  // "//" before what holds an article
  // 2 of "2nd", "2-е", "second"; 0 for what is no number of an edition.
  std::uint32_t ordinal(std::size_t at) const;
  // "and" between two authors; a capital "I" is an English word or a number, no Russian "и".
  bool is_joint(std::size_t at) const {
    return means(at, authority::kJoint) && !tokens_[at].capital;
  }

 private:
  bool is_initial(std::size_t at) const;
  std::size_t one_person(std::size_t at, People& people) const;
  bool imprint(std::size_t at, Statement& statement, std::size_t& end) const;
  bool open_imprint(std::size_t at, std::size_t limit, Statement& statement,
                    std::size_t& end) const;
  std::size_t pages(std::size_t at, Statement& statement) const;
  std::size_t skip_quotes(std::size_t at) const;

  const text::Document& document_;
  const authority::Authority& authority_;
  const std::vector<Token>& tokens_;
};

}  // namespace apparatus::reference
