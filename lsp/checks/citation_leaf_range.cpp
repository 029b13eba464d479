// citation-leaf-range-inverted: leaves 12–11. Works on the normalised leaves, so that an elided end
// (124–26) is no inversion.
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<unsigned> number_at_begin(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  return value;
}

struct Bounds {
  std::string_view first;
  std::string_view last;
};

// The two ends of an inverted range, as written.
std::optional<Bounds> inverted(std::string_view leaves) {
  const std::size_t hyphen = leaves.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const Bounds bounds{leaves.substr(0, hyphen), leaves.substr(hyphen + 1)};
  const auto first = number_at_begin(bounds.first);
  const auto last = number_at_begin(bounds.last);
  if (!first || !last || *last >= *first) return std::nullopt;
  return bounds;
}

std::size_t find_number(std::string_view text, std::string_view number, std::size_t from) {
  for (std::size_t at = text.find(number, from); at != std::string_view::npos;
       at = text.find(number, at + 1)) {
    const bool begins = at == 0 || !is_digit(text[at - 1]);
    const std::size_t end = at + number.size();
    if (begins && (end == text.size() || !is_digit(text[end]))) return at;
  }
  return std::string_view::npos;
}

std::string_view digits_of(std::string_view leaf) {
  std::size_t end = 0;
  while (end < leaf.size() && is_digit(leaf[end])) ++end;
  return leaf.substr(0, end);
}

// Where the range stands among the citation's leaves; the whole of them where it cannot be told
// apart.
text::ReadingRange place_of(const text::Document& document, const citation::Citation& citation,
                            const Bounds& bounds) {
  const std::string_view text = document.text(citation.leaves_range);
  const std::size_t first = find_number(text, digits_of(bounds.first), 0);
  if (first == std::string_view::npos) return citation.leaves_range;
  const std::string_view last_digits = digits_of(bounds.last);
  const std::size_t last = find_number(text, last_digits, first + digits_of(bounds.first).size());
  if (last == std::string_view::npos) return citation.leaves_range;
  const auto begin = static_cast<std::uint32_t>(citation.leaves_range.begin + first);
  return {begin,
          static_cast<std::uint32_t>(citation.leaves_range.begin + last + last_digits.size())};
}

// "12–11" as "11–12", whatever stands between the numbers; "" where letters belong to the numbers.
std::string exchanged(std::string_view text) {
  const std::string_view first = digits_of(text);
  std::size_t last = text.size();
  while (last > 0 && is_digit(text[last - 1])) --last;
  if (first.empty() || last == text.size() || last <= first.size()) return {};
  const std::string_view between = text.substr(first.size(), last - first.size());
  for (const char c : between) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return {};
  }
  return std::string(text.substr(last)) + std::string(between) + std::string(first);
}

}  // namespace

void check_citation_leaf_range(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const citation::Citation& citation : snapshot.draft->citations) {
    // An Ibid. without leaves repeats those of its antecedent, which is told where it stands.
    if (citation.leaves_range.empty() || !may_be_corrected(document, citation.range.begin))
      continue;
    for (const std::string& leaves : citation.leaves) {
      const auto bounds = inverted(leaves);
      if (!bounds) continue;
      Finding finding;
      finding.code = "citation-leaf-range-inverted";
      finding.severity = Severity::error;
      finding.range = document.to_source(place_of(document, citation, *bounds));
      finding.message = "the leaves run backward: " + std::string(bounds->last) + " comes before " +
                        std::string(bounds->first);
      std::string other_way = exchanged(document.text(finding.range));
      if (!other_way.empty()) {
        Fix fix;
        fix.title = "Write " + in_quotes(other_way);
        fix.new_text = std::move(other_way);
        finding.fixes.push_back(std::move(fix));
      }
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace apparatus::checks
