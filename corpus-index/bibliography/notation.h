// What a file of entries is written in. A notation finds the entries of a file one after another,
// with what they are found by, and reads one of them in full.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bibliography/entry.h"

namespace apparatus::bibliography {

// What is told of an entry while a file is looked through.
struct Outline {
  std::size_t begin = 0, end = 0;     // bytes; what stands there is all that read() needs
  std::size_t key_at = 0;             // the byte whose line is the entry's
  std::string key;                    // never empty
  std::vector<std::string> surnames;  // of authors, of editors where there is no author
  std::string title;                  // only where there are no surnames
  std::string parent;                 // the key of a crossref, only where there are no surnames
  std::size_t failures = 0;           // so far: what looked like an entry and never ended
};

// Bytes from the beginning of an entry that may still tell where the one before it ends.
constexpr std::size_t kLookAhead = 64;

class Notation {
 public:
  virtual ~Notation() = default;

  // The first entry that begins at `at` or behind; false for none. `at` is 0 or the end of an
  // entry; the same bytes behind it are found alike, whatever stands before it.
  virtual bool next(std::size_t at, Outline& outline) const = 0;
  // Without file and line. `parent`: the key of its crossref; "" for none.
  virtual Entry read(std::string_view entry, std::string& parent) const = 0;
  // Whether the entries of the two files mean the same where they are the same bytes.
  virtual bool reads_like(const Notation& other) const = 0;
};

enum class Written : std::uint8_t { bibtex, csl_json, csl_yaml };

// By its ending: ".json", ".yaml" and ".yml" are CSL, all else is BibTeX.
Written written_in(std::string_view path);

// `source` must outlive the notation. CSL YAML may be a draft up to the end of its front matter.
std::unique_ptr<const Notation> notation(Written written, std::string_view source);
std::unique_ptr<const Notation> bibtex(std::string_view source);
std::unique_ptr<const Notation> csl_json(std::string_view source);
std::unique_ptr<const Notation> csl_yaml(std::string_view source);

}  // namespace apparatus::bibliography
