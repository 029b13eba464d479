// Writes into an index: takes texts out, puts digests in, and at the end of a build brings up to
// date what follows from all texts together (persons, counts, most frequent forms). Works inside
// the caller's transaction; a failure is a SqliteError.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "authority/authority.h"
#include "index/sqlite.h"
#include "index/text_digest.h"

namespace apparatus::index {

struct TextRow {
  std::string path;
  std::int64_t size = 0;
  std::int64_t modified = 0;  // nanoseconds since 1970
  std::int64_t hash = 0;      // of the bytes
  bool verbatim = true;       // offsets are those of the file, once `shift` is added
  std::int64_t shift = 0;     // length of a byte order mark
};

class IndexWriter {
 public:
  // Into a `fresh` index everything is written by one writer, and nothing need be looked up in it.
  enum class Index { fresh, existing };
  IndexWriter(Database& database, Index index);

  // Frees a text's path for its successor; the rest of it goes with remove_texts.
  void forget_path(std::int64_t id);
  void remove_texts(const std::vector<std::int64_t>& ids);
  void add_text(std::int64_t id, const TextRow& text, TextDigest& digest);
  // To be called once, when all texts are in.
  void derive(const authority::Authority& authority);

 private:
  // Ids of what this writer has met. Asking the map costs a tenth of asking the database.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  using Ids = std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>>;

  // The id by which a thing stands in the index; 0 where it does not yet. `find` asks for it with
  // these arguments.
  template <class... Arguments>
  std::int64_t known_id(Ids& ids, std::string_view name, Statement& find,
                        const Arguments&... arguments);
  std::int64_t node_of(std::span<const NodeStep> path);
  std::int64_t id_of_siglum(const std::string& written);
  void add_citations(std::int64_t text, TextDigest& digest);
  void add_dates(std::int64_t text, TextDigest& digest);
  void add_events(std::int64_t text, TextDigest& digest);
  void add_names(std::int64_t text, TextDigest& digest);

  void derive_persons(const authority::Authority& authority);
  void derive_surnames();
  void derive_nodes();
  void derive_dates();

  Database& database_;
  const Index index_;
  Ids nodes_, sigla_, dates_, forms_;
  std::string form_name_;  // room for one
  Statement insert_text_, delete_text_, find_node_, insert_node_, find_siglum_, insert_siglum_,
      insert_citing_, insert_description_, insert_description_words_, find_date_, insert_date_,
      insert_dating_, insert_described_date_, insert_event_, find_form_, insert_form_,
      insert_naming_;
  // Ids of the digest that is being written.
  std::vector<std::int64_t> nodes_of_digest_, dates_of_digest_;
};

}  // namespace apparatus::index
