// Words first, then what may be a name among them, then what is one.
#include "name/recognise.h"

#include "name/candidates.h"
#include "name/decision.h"
#include "name/words.h"

namespace apparatus::name {

std::vector<Name> recognise(const text::Document& document, const authority::Authority& authority,
                            const Known& known, const std::vector<text::ReadingRange>& taken) {
  Words words = capitalised_words(document, authority, taken);
  const Candidates found = find_candidates(document, authority, known, words);
  return decide(document, authority, known, words, found);
}

}  // namespace apparatus::name
