#include "index/schema.h"

namespace apparatus::index {
namespace {

// A thing (a date, a file of an archive, a name form, a person) is one row, which also says,
// packed, which texts mention it (postings.h); where they do stands in the rows of the text
// (text_places.h). So much is sorted once when an index is built, little is sorted later, and a
// text that changes costs what it mentions. The words around a mention are not stored: they are
// read again from the text. Packed columns stand last in their rows, so that reading the others
// does not read them.
constexpr const char* kTables = R"sql(
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

-- A file that could not be taken in, so that it is not read again before it changes.
CREATE TABLE left_out (
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;

-- A text of the corpus. verbatim: offsets are those of the bytes on disk, `shift` bytes (a byte order mark) later.
-- Its descriptions are `descriptions` rows from `first_description` on.
CREATE TABLE text (
  id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  size INTEGER NOT NULL, modified INTEGER NOT NULL, hash INTEGER NOT NULL,
  verbatim INTEGER NOT NULL, shift INTEGER NOT NULL,
  first_description INTEGER NOT NULL, descriptions INTEGER NOT NULL);

-- Where the things of a text stand: the key and what is packed are explained in text_places.h.
CREATE TABLE place (id INTEGER PRIMARY KEY, packed BLOB NOT NULL);

-- What an archive's holdings consist of, from the holdings (parent 0) down to the file; key as in citation/file_key.h.
-- count, texts, siglum (the most frequent) and sigla (SiglumCount) are of all that is at and below the node,
-- description is the most frequent one of the node itself, cited (CitedIn) says which texts cite it.
CREATE TABLE node (
  id INTEGER PRIMARY KEY, parent INTEGER NOT NULL, key TEXT NOT NULL,
  level TEXT NOT NULL, value TEXT NOT NULL,
  count INTEGER NOT NULL, texts INTEGER NOT NULL, siglum INTEGER NOT NULL, description INTEGER NOT NULL,
  sigla BLOB NOT NULL, cited BLOB NOT NULL);
CREATE TABLE siglum (id INTEGER PRIMARY KEY, written TEXT NOT NULL UNIQUE);

-- What a text says of a file, and the dates in it.
CREATE TABLE description (
  id INTEGER PRIMARY KEY, node INTEGER NOT NULL, text INTEGER NOT NULL, count INTEGER NOT NULL,
  start INTEGER NOT NULL, length INTEGER NOT NULL, line INTEGER NOT NULL, body TEXT NOT NULL);
CREATE VIRTUAL TABLE description_words USING fts5 (
  body, content = 'description', content_rowid = 'id', detail = none, columnsize = 0,
  tokenize = 'unicode61 remove_diacritics 2');
CREATE TABLE described_date (
  date INTEGER NOT NULL, description INTEGER NOT NULL, PRIMARY KEY (date, description)) WITHOUT ROWID;

-- dated: DatedIn.
CREATE TABLE date (
  id INTEGER PRIMARY KEY, edtf TEXT NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
  count INTEGER NOT NULL, texts INTEGER NOT NULL, dated BLOB NOT NULL);

-- What a text dates by its name ("Thirteenth Congress"); proper: folded names, a blank between.
CREATE TABLE event (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL, ordinal INTEGER NOT NULL, month INTEGER NOT NULL, rank TEXT NOT NULL,
  proper TEXT NOT NULL, name TEXT NOT NULL, date INTEGER NOT NULL, text INTEGER NOT NULL, count INTEGER NOT NULL,
  start INTEGER NOT NULL, length INTEGER NOT NULL, line INTEGER NOT NULL);

-- A name as it is written; texts (NamedIn) says who bears it in which text.
CREATE TABLE form (
  id INTEGER PRIMARY KEY, surname TEXT NOT NULL, given TEXT NOT NULL, initials TEXT NOT NULL, patronymic TEXT NOT NULL,
  surname_key TEXT NOT NULL, texts BLOB NOT NULL);
-- elements: as name::ClusteredPersons has them; variants (VariantCount): the forms, most frequent first.
CREATE TABLE person (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, display TEXT NOT NULL,
  given TEXT NOT NULL, initials TEXT NOT NULL, patronymic TEXT NOT NULL, surname TEXT NOT NULL,
  surname_key TEXT NOT NULL, given_key TEXT NOT NULL,
  born TEXT NOT NULL, died TEXT NOT NULL, description TEXT NOT NULL, count INTEGER NOT NULL,
  elements TEXT NOT NULL, variants BLOB NOT NULL);
-- A name (its key) by which a bearer of a surname is also known.
CREATE TABLE pseudonym (
  key TEXT NOT NULL, surname_key TEXT NOT NULL, PRIMARY KEY (key, surname_key)) WITHOUT ROWID;
-- The most mentioned of the persons whose key begins so, where they are many (prominence.h).
CREATE TABLE prominent (beginning TEXT PRIMARY KEY, persons BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE surname (
  spelling TEXT PRIMARY KEY, key TEXT NOT NULL, count INTEGER NOT NULL, texts INTEGER NOT NULL) WITHOUT ROWID;
)sql";

// Made when the tables of a new index are full: to sort once costs less than to keep in order row
// by row.
constexpr const char* kIndicesOfThings = R"sql(
CREATE INDEX date_by_edtf ON date (edtf, count DESC);
CREATE INDEX date_by_day ON date (first_day, last_day);
CREATE INDEX date_of_description ON described_date (description);
CREATE INDEX event_by_kind ON event (kind, ordinal);
CREATE INDEX event_of_text ON event (text);
CREATE UNIQUE INDEX node_by_key ON node (key);
CREATE INDEX node_below ON node (parent, count DESC, key);
)sql";
constexpr const char* kIndicesOfPersons = R"sql(
CREATE INDEX form_as_written ON form (surname, given, initials, patronymic, surname_key);
CREATE INDEX form_by_key ON form (surname_key);
CREATE UNIQUE INDEX person_by_name ON person (name);
CREATE INDEX person_by_surname ON person (surname_key, count DESC);
CREATE INDEX person_by_given ON person (given_key, count DESC);
CREATE INDEX surname_by_key ON surname (key);
)sql";

// Whether a file that is no database may be taken for the wreck of an index.
bool stands_where_an_index_stands(const std::filesystem::path& file) {
  std::error_code ignored;
  return file.parent_path().filename() == ".apparatus" ||
         std::filesystem::exists(lock_file_of(file), ignored);
}

}  // namespace

void create_tables(Database& database) {
  database.execute(("PRAGMA application_id = " + std::to_string(kApplicationId)).c_str());
  database.execute(("PRAGMA user_version = " + std::to_string(kSchemaVersion)).c_str());
  database.execute(kTables);
}

void create_indices_of_things(Database& database) { database.execute(kIndicesOfThings); }
void create_indices_of_persons(Database& database) { database.execute(kIndicesOfPersons); }

void create_description_index(Database& database) {
  database.execute("CREATE INDEX description_of ON description (node)");
}

std::int64_t read_meta(Database& database, std::string_view name) {
  Statement statement(database, "SELECT value FROM meta WHERE name = ?");
  return statement(name).next() ? statement.integer(0) : 0;
}

void write_meta(Database& database, std::string_view name, std::int64_t value) {
  Statement statement(database, "INSERT OR REPLACE INTO meta VALUES (?, ?)");
  statement(name, value).run();
}

FileState state_of_index_file(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return FileState::missing;
  if (!std::filesystem::is_regular_file(file, ignored)) return FileState::foreign;
  if (std::filesystem::file_size(file, ignored) == 0) return FileState::missing;
  const FileState wreck =
      stands_where_an_index_stands(file) ? FileState::corrupt : FileState::foreign;
  // Asked through SQLite alone: to open and close the file by hand would drop the locks of this
  // process's readers.
  try {
    Database database(file, Database::Access::read);
    if (database.integer("PRAGMA application_id") != kApplicationId) return wreck;
    return database.integer("PRAGMA user_version") == kSchemaVersion ? FileState::current
                                                                     : FileState::other_version;
  } catch (const SqliteError& error) {
    return error.corrupt() ? wreck : FileState::unreadable;
  }
}

std::filesystem::path lock_file_of(const std::filesystem::path& index_file) {
  std::filesystem::path lock = index_file;
  lock += ".lock";
  return lock;
}

}  // namespace apparatus::index
