// The shape of an index file and how to tell one from any other file. What stands in it is
// explained table by table in schema.cpp.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "index/sqlite.h"

namespace apparatus::index {

// Raised whenever the tables change: an index of another number cannot be read and is rebuilt.
inline constexpr std::int64_t kSchemaVersion = 3;
// "Appa": SQLite's application_id, by which an index is known from other people's databases.
inline constexpr std::int64_t kApplicationId = 0x41707061;

// A new index: first its tables, then, when they are full, the indices that readers and later
// builds need.
void create_tables(Database& database);
void create_indices_of_things(Database& database);   // of nodes, dates and events
void create_indices_of_persons(Database& database);  // and of their forms and surnames
// One of them, which already the last step of a build needs.
void create_description_index(Database& database);

// Names in the table `meta`.
inline constexpr const char* kAuthority =
    "authority";  // fingerprint of the authority that the texts were read with
inline constexpr const char* kRecognisers =
    "recognisers";  // fingerprint of the program's sources that read texts
inline constexpr const char* kGeneration = "generation";  // grows with every change
inline constexpr const char* kSearchedAt =
    "searched_at";  // nanoseconds: when it was last searched for damage
inline constexpr const char* kIndexedAt =
    "indexed_at";  // nanoseconds of the system clock, taken before the walk
std::int64_t read_meta(Database& database, std::string_view name);
void write_meta(Database& database, std::string_view name, std::int64_t value);

// A number that differs whenever a source of the program differs that reads texts or writes the
// index. An index of another number can be read, and is rebuilt at the next build.
std::int64_t recogniser_fingerprint();

// What a file at the place of an index is.
enum class FileState {
  missing,        // or empty
  current,        // an index of this version
  other_version,  // an index, of another version
  corrupt,        // was an index, or stands where only an index can stand
  foreign,        // somebody else's file, which must not be overwritten
  unreadable,     // permissions, a failing disk
};
FileState state_of_index_file(const std::filesystem::path& file);

// The file that a program locks while it writes the index; it stays behind and says that its
// neighbour is an index.
std::filesystem::path lock_file_of(const std::filesystem::path& index_file);

}  // namespace apparatus::index
