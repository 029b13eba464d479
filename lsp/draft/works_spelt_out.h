// A reference back to a printed work (Ibid., op. cit., Там же, Ders.) as it reads when it leans on
// nothing before it: in the short form that the draft itself uses of the work, else in the words of
// its full citation, behind a citation key by the key. Its own place in the work stays; one that
// it only repeats is written out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lsp/draft/draft.h"
#include "reference/reference.h"
#include "text/document.h"

namespace apparatus::draft {

// The document and its references must outlive it. The document may be another text than the
// snapshot's draft, in whose place it stands.
class WorksSpeltOut {
 public:
  WorksSpeltOut(const Snapshot& snapshot, const text::Document& document,
                const reference::References& references);

  // Whether the reference leans on another one.
  bool points_back(std::size_t reference) const;
  // What its words stand for, the best first, in the notation of the document's format; empty where
  // nothing can take its place. Each must be read again before it is believed: whether a short form
  // is understood depends on what else the draft cites.
  std::vector<std::string> readings(std::size_t reference) const;
  // What they take the place of, with the emphasis around it; empty where that cannot be cut out.
  text::SourceRange range(std::size_t reference) const;
  // The same for all references to one place of one work, whatever their words; "" where nobody can
  // say.
  std::string meaning(std::size_t reference) const;
  std::string meaning_of_key(std::size_t key) const;

 private:
  struct Place;

  const reference::Reference& at(std::size_t reference) const {
    return references_.references[reference];
  }
  const reference::Work& work(int index) const {
    return *references_.works[static_cast<std::size_t>(index)];
  }
  bool repeats_place(const reference::Reference& reference) const;
  int place_from(std::size_t reference) const;
  Place place(std::size_t reference) const;
  std::string own_tail(const reference::Reference& reference) const;
  std::vector<std::string> of_key(std::size_t reference) const;
  std::vector<std::string> of_periodical(std::size_t reference) const;
  std::vector<std::string> of_work(std::size_t reference) const;
  std::vector<std::string> of_people(std::size_t reference) const;
  std::string short_form(const reference::Reference& model, const Place& place) const;
  std::string full_form(const text::Document& document, const reference::Statement& statement,
                        const Place& place) const;
  std::string made_form(const reference::Work& work, const Place& place) const;

  const Snapshot& snapshot_;
  const text::Document& document_;
  const reference::References& references_;
};

// A range with the emphasis that holds it and nothing else: "*Ibid.*", "\emph{Ibid.}", "{\em
// Ibid.}"; else the range itself.
text::SourceRange with_own_emphasis(const text::Document& document, text::SourceRange range);

// Where a citation by this key stands, from its bracket or command to its end.
text::SourceRange range_of_key(const text::Document& document, const text::CitationKey& key);

}  // namespace apparatus::draft
