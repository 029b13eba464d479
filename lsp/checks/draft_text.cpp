// All of it linear in what it looks at: one block at most.
#include "lsp/checks/draft_text.h"

#include "authority/sentence_words.h"
#include "text/letters.h"

namespace apparatus::checks {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

bool is_initial(std::string_view word) {
  return text::letter_case_at(word, 0) == text::LetterCase::capital &&
         word.size() == (static_cast<unsigned char>(word[0]) < 0x80 ? 1 : 2);
}

// Whether the stop at `at` ends a sentence: a space and a beginning follow, and what precedes is no
// initial ("N."), no abbreviation ("op.") and no number of a list.
bool ends_sentence(std::string_view text, std::size_t at) {
  const char mark = text[at];
  if (mark != '.' && mark != '!' && mark != '?') return false;
  std::size_t next = at + 1;
  while (next < text.size() &&
         (text[next] == ')' || text[next] == '"' || text[next] == '\'' || is_digit(text[next])))
    ++next;
  if (next >= text.size()) return true;
  if (!is_space(text[next])) return false;
  while (next < text.size() && is_space(text[next])) ++next;
  if (next < text.size() &&
      (text::letter_case_at(text, next) == text::LetterCase::small || is_digit(text[next])))
    return false;
  if (mark != '.') return true;
  std::size_t begin = at;
  while (begin > 0 && !is_space(text[begin - 1]) && text[begin - 1] != '(' &&
         text[begin - 1] != '.')
    --begin;
  const std::string_view word = text.substr(begin, at - begin);
  return word.empty() ||
         (!is_initial(word) && !authority::SentenceWords::built_in().is_abbreviation(word));
}

}  // namespace

bool may_be_corrected(const text::Document& document, std::uint32_t reading_offset) {
  switch (document.zone_at(reading_offset)) {
    case text::Zone::prose:
    case text::Zone::note:
    case text::Zone::heading:
    case text::Zone::bibliography:
      return !document.keeps_its_spelling(reading_offset);
    default:
      return false;
  }
}

text::ReadingRange sentence_around(const text::Document& document, text::ReadingRange range) {
  text::ReadingRange block{0, static_cast<std::uint32_t>(document.reading.size())};
  if (const int index = document.block_at(range.begin); index >= 0)
    block = document.blocks[static_cast<std::size_t>(index)].range;
  const std::string_view text = document.reading;
  text::ReadingRange sentence = range;
  while (sentence.begin > block.begin &&
         !ends_sentence(text.substr(0, block.end), sentence.begin - 1))
    --sentence.begin;
  while (sentence.begin < range.begin && is_space(text[sentence.begin])) ++sentence.begin;
  while (sentence.end < block.end &&
         (sentence.end == range.end || !ends_sentence(text.substr(0, block.end), sentence.end - 1)))
    ++sentence.end;
  return sentence;
}

std::string source_with(const text::Document& document, text::SourceRange whole,
                        text::SourceRange part, std::string_view plain) {
  std::string result(document.text(text::SourceRange{whole.begin, part.begin}));
  result += text::in_source_notation(document, plain);
  result += document.text(text::SourceRange{part.end, whole.end});
  return result;
}

}  // namespace apparatus::checks
