// A thin shell over SQLite's C interface: statements that bind and read by type and give their
// resources back. Inside index/ a failure is the exception SqliteError; it never leaves a public
// function of the folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace apparatus::index {

struct SqliteError {
  int code = 0;         // an extended result code of SQLite
  std::string message;  // SQLite's own words

  bool corrupt() const;  // the file is damaged or no database at all
  // Of an index whose rows contradict one another.
  static SqliteError damage(const char* what);
};

class Database;

// A prepared statement, used again and again. Bound texts are not copied: they must live until the
// rows are read.
class Statement {
 public:
  Statement() = default;
  Statement(Database& database, std::string_view sql);

  // Binds ?1, ?2 … in order and starts from the beginning.
  template <class... Values>
  Statement& operator()(const Values&... values) {
    reset();
    [[maybe_unused]] int position = 0;
    (bind(++position, values), ...);
    return *this;
  }

  bool next();  // true: a row is there to be read
  void run();   // for statements without rows
  void reset();

  std::int64_t integer(int column) const;
  std::uint32_t number(int column) const { return static_cast<std::uint32_t>(integer(column)); }
  std::string_view text(int column) const;  // or the bytes of a blob; valid until the next row
  std::string string(int column) const { return std::string(text(column)); }

 private:
  void bind(int position, std::int64_t value);
  void bind(int position, std::int32_t value) { bind(position, static_cast<std::int64_t>(value)); }
  void bind(int position, std::uint32_t value) { bind(position, static_cast<std::int64_t>(value)); }
  void bind(int position, std::uint64_t value) { bind(position, static_cast<std::int64_t>(value)); }
  void bind(int position, std::string_view value);
  void bind(int position, const std::string& value) { bind(position, std::string_view(value)); }
  void bind(int position, const char* value) { bind(position, std::string_view(value)); }

  struct Finalise {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalise> statement_;
};

// Ends a statement's use at the end of a scope, so that it holds no lock and points at no bound
// text any more.
class Rows {
 public:
  explicit Rows(Statement& statement) : statement_(statement) {}
  ~Rows() { statement_.reset(); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  bool next() { return statement_.next(); }
  Statement* operator->() { return &statement_; }

 private:
  Statement& statement_;
};

class Database {
 public:
  enum class Access { read, write, create, memory };

  Database(const std::filesystem::path& file, Access access);
  Database(Database&&) noexcept = default;
  Database& operator=(Database&&) noexcept = default;

  void execute(const char* statements);  // several, without arguments
  std::int64_t integer(
      const char* query);         // the first column of the first row; 0 where there is none
  std::int64_t last_row() const;  // the id of the row inserted last

  sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

}  // namespace apparatus::index
