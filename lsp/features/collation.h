// The order of printed lists: that of the draft's language by the rules of the Unicode consortium
// (https://unicode.org/reports/tr10, by ICU), and not that of bytes, which puts Ö behind Z and f.
// 17 before f. 9.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace apparatus::features {

class Collation {
 public:
  // `language`: BCP 47 ("de", "en-GB"); "" or one that nobody knows gives the order that all share.
  explicit Collation(std::string_view language);
  ~Collation();
  Collation(const Collation&) = delete;
  Collation& operator=(const Collation&) = delete;

  // Whether a stands before b. Numbers within go by their value (9, 17), what has nothing behind
  // its number first, then letters (7, 7a, 7-P); marks and apostrophes do not count, and accents
  // only where nothing else differs. Equal only for the same bytes.
  bool before(std::string_view a, std::string_view b) const;

  // The same for headings of an index, "Surname, given names": by surname, then by what is behind
  // its comma, so that Carr, Z. stands before Carretto.
  bool heading_before(std::string_view a, std::string_view b) const;

 private:
  struct Collator;
  std::unique_ptr<Collator> collator_;
};

}  // namespace apparatus::features
