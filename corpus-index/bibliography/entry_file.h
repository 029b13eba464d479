// One bibliography file in one of its states: its bytes, where each entry stands in them, and what
// entries are found by: key, surname, title. An entry is read only when it is asked for. When the
// file changes, what lies before and behind the change is taken over from the state before: one
// entry edited among 70,000 costs that entry and a copy of small tables.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bibliography/entry.h"
#include "bibliography/near_keys.h"
#include "bibliography/notation.h"

namespace apparatus::bibliography {

// One key for all spellings of a word, whatever transliteration it came through. Both are pure.
struct Folding {
  std::function<std::string(std::string_view surname)> surname;
  std::function<std::string(std::string_view title)> title;  // of its first word
};

class EntryFile {
 public:
  // `source` is UTF-8. What cannot be understood is passed over. `before`: an earlier state of the
  // same file, read with the same folding; may be null.
  static std::shared_ptr<const EntryFile> read(std::string source, std::string path,
                                               Written written, const Folding& folding,
                                               const EntryFile* before = nullptr);

  const std::string& path() const { return path_; }
  std::size_t size() const { return records_.size(); }
  std::string_view key(std::size_t index) const;
  // A child of BibTeX has what it takes from its crossref.
  Entry entry(std::size_t index) const;

  // The first entry of this very key.
  std::optional<std::size_t> find(std::string_view key) const;
  // Calls `found(edits, index)` for each key that may be meant, in the file's order.
  void for_each_near(const WantedKey& wanted,
                     const std::function<void(int, std::size_t)>& found) const;
  // Adds `offset` plus the number of each entry, in the file's order.
  void add_by_surname(std::string_view folded, std::size_t offset,
                      std::vector<std::size_t>& entries) const;
  void add_by_title(std::string_view folded, std::size_t offset,
                    std::vector<std::size_t>& entries) const;
  bool has_surname(std::string_view folded) const;

  // A number of this state alone.
  std::uint64_t state() const { return state_; }
  // Of which state before how many entries were taken over at the beginning and at the end: for
  // whoever keeps something of his own beside each entry.
  struct TakenOver {
    std::uint64_t state = 0;  // 0 for none
    std::size_t first = 0;
    std::size_t last = 0;
  };
  TakenOver taken_over() const { return taken_over_; }

 private:
  struct Record {
    std::uint32_t begin = 0, end = 0;  // bytes
    std::uint32_t key_at = 0;          // the byte whose line is told
    std::uint32_t key_end = 0;         // in keys_; the key begins where the one before ends
    std::uint32_t line = 0;
  };
  // Entries by the hash of a word; 64 bits are a word's own as far as people can tell.
  struct Hashed {
    std::uint64_t hash;
    std::uint32_t entry;
    friend auto operator<=>(const Hashed&, const Hashed&) = default;
  };
  struct Child {
    std::uint32_t entry;
    std::string parent;  // a key
  };
  class Builder;

  EntryFile() = default;
  std::optional<std::size_t> find_in_any_case(std::string_view key) const;
  void index_all();

  std::string source_;
  std::string path_;
  std::unique_ptr<const Notation> notation_;  // reads source_
  std::vector<Record> records_;
  std::vector<KeyShape> shapes_;  // parallel to records_
  std::string keys_;              // one behind another
  // In the order of entries: folded surnames, folded first words of titles of entries by nobody,
  // and what those take from another.
  std::vector<Hashed> people_, titles_;
  std::vector<Child> children_;
  // By hash: small letters of keys, and the above with what children have of their parents.
  std::vector<Hashed> by_key_, by_surname_, by_title_;
  TakenOver taken_over_;
  std::uint64_t state_ = 0;
};

}  // namespace apparatus::bibliography
