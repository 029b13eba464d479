// Writes into an index: takes texts out, puts digests in, and at the end of a build brings up to
// date what follows from all texts together (persons, counts, most frequent forms), as far as the
// texts of this build can have changed it. Works inside the caller's transaction; a failure is a
// SqliteError.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "authority/authority.h"
#include "index/person_writer.h"
#include "index/sqlite.h"
#include "index/text_digest.h"
#include "index/text_places.h"
#include "index/things.h"

namespace apparatus::index {

struct TextRow {
  std::string path;
  std::int64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t hash = 0;      // of the bytes
  bool verbatim = true;       // offsets are those of the file, once `shift` is added
  std::int64_t shift = 0;     // length of a byte order mark
};

// More than before, or fewer.
struct TotalsChange {
  std::int64_t citations = 0, dates = 0, names = 0, persons = 0;
};

class IndexWriter {
 public:
  // Into a `fresh` index everything is written by one writer.
  IndexWriter(Database& database, IndexState state, const authority::Authority& authority);

  // Frees a text's path for its successor; the rest of it goes with remove_texts.
  void forget_path(std::int64_t id);
  void remove_texts(const std::vector<std::int64_t>& ids);
  // Texts have ids below 2^29.
  void add_text(std::int64_t id, const TextRow& text, TextDigest& digest);
  // To be called once, when all texts are in. A fresh index has its indices afterwards.
  TotalsChange finish();

 private:
  void add_citations(std::uint32_t text, TextDigest& digest);
  std::int64_t add_descriptions(std::uint32_t text, TextDigest& digest);
  void add_dates(std::uint32_t text, TextDigest& digest);
  void add_events(std::uint32_t text, const TextDigest& digest);
  void add_names(std::uint32_t text, TextDigest& digest);
  void remove_descriptions(std::int64_t text);

  Database& database_;
  const IndexState state_;
  Dates dates_;
  Nodes nodes_;
  Forms forms_;
  PersonWriter persons_;
  TextPlacesWriter places_;
  Statement insert_text_, move_text_, delete_text_, insert_description_, insert_description_words_,
      insert_described_date_, insert_event_, remove_events_, descriptions_of_text_,
      remove_description_words_, remove_described_dates_, remove_descriptions_;
  TotalsChange change_;
  // Rows of the digest that is being written, and room for its places.
  std::vector<std::uint32_t> nodes_of_digest_, dates_of_digest_;
  std::vector<ThingPlaces> places_of_digest_;
};

}  // namespace apparatus::index
