// The engine's input: one state of one draft with everything that was read out of it, beside the
// index, the authority and the settings. Immutable and shared; checks and features are pure
// functions of a Snapshot.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "authority/authority.h"
#include "bibliography/bibliography.h"
#include "citation/carried.h"
#include "citation/citation.h"
#include "citation/conventions.h"
#include "date/date.h"
#include "date/style.h"
#include "index/knowledge.h"
#include "index/resolve.h"
#include "lsp/draft/kept.h"
#include "lsp/project/project.h"
#include "name/name.h"
#include "text/document.h"

namespace apparatus::reference {
struct Sightings;
}

namespace apparatus::draft {

struct Scans;  // scans.h

// Bytes of source below which starting a second thread would cost more than it saves.
constexpr std::size_t kLongDraft = 100'000;

struct Draft {
  std::string file;          // path
  std::int64_t version = 0;  // the editor's; 0 from the command line
  text::Document document;
  std::vector<citation::Citation> citations;
  citation::Neighbours
      neighbours;  // what the notes take from the file before and leave to the next
  std::vector<date::Date> dates;
  std::vector<name::Name> names;         // possible names that nobody confirms are left out
  std::vector<index::ResolvedName> who;  // one for each name
  // Capitalised words that might be names and that neither draft nor corpus confirms: no mentions,
  // but a misspelt name is one of them.
  std::vector<name::Name> unconfirmed;
  std::shared_ptr<const Scans> scans;  // what the next state can go on with; null before it is read
  citation::Conventions citation_conventions;
  date::Style date_style;
  Kept kept;  // what checks and features have counted in it

  // Of references to printed works; references_to_works.h.
  const reference::Sightings& sightings() const;
};

struct Manuscript;          // manuscript.h
struct RememberedMeanings;  // remembered.h

struct Snapshot {
  std::shared_ptr<const Draft> draft;
  std::shared_ptr<const index::Knowledge> knowledge;
  std::shared_ptr<const authority::Authority> authority;
  std::shared_ptr<const project::Settings> settings;
  std::shared_ptr<const bibliography::Bibliography> bibliography;
  std::vector<std::string> missing_bibliographies;  // named by the draft, not to be read
  // The files of the work that the draft is a part of; null where it stands alone.
  std::shared_ptr<const Manuscript> manuscript;
  std::size_t place_in_manuscript = 0;  // of `draft` in Manuscript::files
  // What the references back meant when the draft was opened or saved; null where nobody knows.
  std::shared_ptr<const RememberedMeanings> remembered;
};

// Reads a draft by itself. `earlier`: any other state of the draft, which makes it quicker where
// most of the text is the same, and changes nothing else; may be null.
std::shared_ptr<Draft> read_draft(std::string source, text::Format format, const std::string& file,
                                  std::int64_t version, const project::Project& project,
                                  const std::shared_ptr<const index::Knowledge>& knowledge,
                                  const Draft* earlier = nullptr);

// Reads a draft by itself; manuscript.h puts it beside its other chapters. The bibliographies that
// it names are found beside it (and in the project's root).
Snapshot make_snapshot(std::string source, text::Format format, const std::string& file,
                       std::int64_t version, const project::Project& project,
                       std::shared_ptr<const index::Knowledge> knowledge,
                       const Draft* earlier = nullptr);

}  // namespace apparatus::draft
