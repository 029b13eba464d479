// build_in_memory: an index without files, for tests of everything that asks Knowledge.
#include "index/builder.h"
#include "index/index_writer.h"
#include "index/schema.h"
#include "index/sqlite_knowledge.h"
#include "index/text_reader.h"
#include "text/document.h"

namespace apparatus::index {

std::shared_ptr<const Knowledge> build_in_memory(
    const std::vector<std::pair<std::string, std::string>>& texts,
    const std::shared_ptr<const authority::Authority>& authority) {
  try {
    Database database({}, Database::Access::memory);
    create_tables(database);
    {
      IndexWriter writer(database, IndexState::fresh, *authority);
      std::int64_t id = 0;
      for (const auto& [path, content] : texts) {
        TextRow row;
        row.path = path;
        row.size = static_cast<std::int64_t>(content.size());
        row.hash = content_hash(content);
        TextDigest made =
            digest(text::read_document(content, text::format_of_path(path)), path, *authority);
        writer.add_text(++id, row, made);
      }
      writer.finish();
      write_meta(database, kGeneration, 1);
    }
    return make_knowledge(std::move(database), Evidence({texts.begin(), texts.end()}));
  } catch (const SqliteError&) {
    return Knowledge::nothing();  // only where memory ran out
  }
}

}  // namespace apparatus::index
