// Words first, then what may be a name among them, then what is one.
#include "name/recognise.h"

#include <utility>

#include "name/candidates.h"
#include "name/decision.h"
#include "name/words.h"

namespace apparatus::name {

std::vector<Name> recognise(const text::Document& document, const authority::Authority& authority,
                            const Known& known, const std::vector<text::ReadingRange>& taken) {
  WordScan scan = scan_words(document, authority, taken);
  Words words{scan.words, std::move(scan.spellings)};
  const Candidates found = find_candidates(document, authority, known, words);
  return decide(document, authority, known, words, found);
}

std::vector<Name> recognise_again(const text::Document& document,
                                  const authority::Authority& authority, const Known& known,
                                  const std::vector<text::ReadingRange>& taken,
                                  const WordScan* earlier, const text::Unchanged* same,
                                  WordScan& scan) {
  scan = earlier == nullptr || same == nullptr
             ? scan_words(document, authority, taken)
             : scan_words_again(document, authority, taken, *earlier, *same);
  Words words{scan.words, scan.spellings};
  words.spellings.keep_texts();
  const Candidates found = find_candidates(document, authority, known, words);
  return decide(document, authority, known, words, found);
}

}  // namespace apparatus::name
