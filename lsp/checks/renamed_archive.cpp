#include "lsp/checks/renamed_archive.h"

#include <algorithm>

#include "authority/present_name.h"

namespace apparatus::checks {
namespace {

bool is_cyrillic(std::string_view siglum) {
  return !siglum.empty() && (siglum[0] == '\xD0' || siglum[0] == '\xD1');
}

}  // namespace

std::string siglum_like(const authority::Archive& archive, std::string_view other) {
  for (const std::string& siglum : archive.sigla) {
    if (is_cyrillic(siglum) == is_cyrillic(other)) return siglum;
  }
  return {};
}

bool can_be_renamed(const authority::Archives& archives, const authority::Archive& archive) {
  constexpr std::string_view kAnyNumber = "1";
  return authority::keeps_numbers(archives, archive) ||
         (authority::present_name(archives, archive) != nullptr &&
          authority::present_fond(archives, archive, kAnyNumber) != kAnyNumber);
}

std::vector<Edit> under_present_name(const draft::Snapshot& snapshot,
                                     const citation::Citation& citation) {
  const authority::Archives& archives = snapshot.authority->archives;
  const authority::Archive* archive = archives.by_id(citation.archive_id);
  if (archive == nullptr || archive->to == 0 || !can_be_renamed(archives, *archive)) return {};
  const authority::Archive* now = authority::present_name(archives, *archive);
  if (now == nullptr || now == archive) return {};
  const text::Document& document = snapshot.draft->document;
  std::vector<Edit> edits;
  const auto add = [&](text::ReadingRange range, const std::string& plain) {
    if (range.empty() || plain.empty() || document.text(range) == plain) return;
    edits.push_back({document.to_source(range), text::in_source_notation(document, plain)});
  };
  add(citation.archive_range, siglum_like(*now, citation.archive));
  if (!citation.archive_range.empty() && edits.empty()) return {};
  for (const citation::Part& part : citation.parts) {
    if (part.level == "fond" && !part.range.empty())
      add(part.range, authority::present_fond(archives, *archive, part.value));
  }
  return edits;
}

std::vector<Edit> all_under_present_name(const draft::Snapshot& snapshot,
                                         const std::string& archive_id) {
  std::vector<Edit> all;
  for (const citation::Citation& citation : snapshot.draft->citations) {
    if (citation.archive_id != archive_id || citation.archive_ambiguous ||
        snapshot.draft->document.keeps_its_spelling(citation.range.begin))
      continue;
    for (Edit& edit : under_present_name(snapshot, citation)) {
      // Two files of one note share their archive's siglum, and two of a list their fond.
      const bool known = std::any_of(all.begin(), all.end(), [&](const Edit& one) {
        return one.range.begin < edit.range.end && edit.range.begin < one.range.end;
      });
      if (!known) all.push_back(std::move(edit));
    }
  }
  return all;
}

}  // namespace apparatus::checks
