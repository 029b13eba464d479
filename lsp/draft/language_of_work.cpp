#include "lsp/draft/language_of_work.h"

#include <string_view>

#include "authority/sentence_words.h"
#include "text/letters.h"

namespace apparatus::draft {

bool is_of_russian_work(const text::Document& document, std::uint32_t reading_offset,
                        const authority::Authority& authority) {
  using authority::WordKind;
  constexpr int kEnough = 2;
  const int block = document.block_at(reading_offset);
  if (block < 0) return false;
  const text::ReadingRange range = document.blocks[static_cast<std::size_t>(block)].range;
  const std::string_view text = document.reading;
  int russian = 0;
  for (std::size_t i = range.begin; i < range.end;) {
    const std::size_t begin = i;
    while (i < range.end && text::is_word_byte(text::byte_at(text, i))) ++i;
    if (i == begin) {
      ++i;
      continue;
    }
    const std::string_view word = text.substr(begin, i - begin);
    if (authority::SentenceWords::built_in().is_of_latin_title(word)) return false;
    russian += is(authority.names.kind(word), WordKind::russian) ? 1 : 0;
  }
  return russian >= kEnough;
}

}  // namespace apparatus::draft
