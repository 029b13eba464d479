// reference-pages: a page that lies outside of the article it is cited from, behind a key or in a
// reference that is written by hand. What else is told of those stands in short_references.cpp and
// reference_meanings.cpp; all share one resolving.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lsp/checks/families.h"
#include "lsp/checks/reference_meanings.h"
#include "lsp/checks/short_references.h"
#include "lsp/checks/wording.h"
#include "lsp/draft/references_to_works.h"

namespace apparatus::checks {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

struct Pages {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

// The numbers of "pp. 61–62" or "137--152", an elided end ("124–26") spelt out. Nothing where the
// text holds anything that is no page number: a volume, a chapter, Roman numerals, several ranges.
std::optional<Pages> pages_of(std::string_view text) {
  std::vector<std::string_view> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (is_digit(text[i])) {
      std::size_t end = i;
      while (end < text.size() && is_digit(text[end])) ++end;
      numbers.push_back(text.substr(i, end - i));
      i = end;
      continue;
    }
    const bool joint = text[i] == ' ' || text[i] == '-' || text[i] == '.' ||
                       static_cast<unsigned char>(text[i]) >= 0x80;
    if (!joint && text[i] != 'p' && text[i] != 's' && text[i] != 'S' && text[i] != '~')
      return std::nullopt;
    ++i;
  }
  constexpr std::size_t kLongest = 5;
  if (numbers.empty() || numbers.size() > 2) return std::nullopt;
  for (const std::string_view number : numbers) {
    if (number.size() > kLongest) return std::nullopt;
  }
  std::string last(numbers.back());
  const std::string_view first = numbers.front();
  if (last.size() < first.size()) last.insert(0, first.substr(0, first.size() - last.size()));
  return Pages{static_cast<std::uint32_t>(std::stoul(std::string(first))),
               static_cast<std::uint32_t>(std::stoul(last))};
}

// A finding where `cited` lies outside of the entry's pages.
void compare_pages(const bibliography::Entry& entry, const std::optional<Pages>& cited,
                   std::string_view as_written, text::SourceRange range, Findings& findings) {
  const auto printed = pages_of(entry.pages);
  if (!cited || !printed || printed->last <= printed->first) return;
  if (cited->first >= printed->first && cited->last <= printed->last) return;
  Finding finding;
  finding.code = "reference-pages";
  finding.range = range;
  finding.message = "page " + std::string(as_written) +
                    " lies outside of the article, which stands on pages " +
                    std::to_string(printed->first) + "–" + std::to_string(printed->last);
  finding.evidence.push_back({entry.file, entry.line, bibliography::formatted(entry)});
  findings.push_back(std::move(finding));
}

void check_keys(const draft::Snapshot& snapshot, Findings& findings) {
  for (const text::CitationKey& key : snapshot.draft->document.citation_keys) {
    if (key.locator.empty()) continue;
    const bibliography::Entry* entry = snapshot.bibliography->find(key.key);
    if (entry == nullptr || entry->pages.empty()) continue;
    compare_pages(*entry, pages_of(key.locator), key.locator,
                  key.locator_source.empty() ? key.source : key.locator_source, findings);
  }
}

void check_pages(const draft::Snapshot& snapshot, const reference::References& references,
                 Findings& findings) {
  for (const reference::Reference& reference : references.references) {
    if (reference.work < 0 || reference.statement.pages.first == 0) continue;
    const int index = references.works[static_cast<std::size_t>(reference.work)]->entry;
    if (index < 0) continue;
    const bibliography::Entry& entry =
        snapshot.bibliography->entry(static_cast<std::size_t>(index));
    const Pages cited{reference.statement.pages.first, reference.statement.pages.last};
    const std::string as_written = std::to_string(cited.first);
    if (!entry.pages.empty()) {
      compare_pages(entry, cited, as_written,
                    snapshot.draft->document.to_source(reference.statement.range), findings);
    }
  }
}

}  // namespace

void check_references(const draft::Snapshot& snapshot, Findings& findings) {
  check_keys(snapshot, findings);
  const reference::References references = draft::references_to_works(snapshot);
  check_pages(snapshot, references, findings);
  check_short_references(snapshot, references, findings);
  tell_changed_works(snapshot, references, findings);
}

}  // namespace apparatus::checks
