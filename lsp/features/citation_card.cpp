#include <algorithm>

#include "authority/present_name.h"
#include "lsp/features/hover_parts.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/wording.h"

namespace apparatus::features {
namespace {

using citation::BackReference;
using citation::Citation;

constexpr std::size_t kDescriptions = 5;
constexpr std::size_t kWorks = 6;
constexpr int kPlaces = 3;

std::string why_unresolved(BackReference reason) {
  switch (reason) {
    case BackReference::no_antecedent:
      return "no citation stands before it to which it could refer.";
    case BackReference::several_sources:
      return "the note before holds more than one source, so that it could mean either.";
    case BackReference::not_archival:
      return "it refers to a printed source.";
    case BackReference::unresolved_antecedent:
      return "what it refers to is itself not certain.";
    case BackReference::none:
    case BackReference::resolved:
      break;
  }
  return {};
}

// "fond 17 · opis 21 · delo 2668 · leaves 7–8"
std::string levels_line(const Citation& citation) {
  std::string line;
  for (const auto& part : citation.parts) {
    line += (line.empty() ? "" : " · ") + in_markdown(part.level) + " " + in_markdown(part.value);
  }
  if (!citation.leaves.empty()) {
    line += line.empty() ? "" : " · ";
    line += citation.leaves.size() > 1 || citation.leaves[0].find('-') != std::string::npos
                ? "leaves "
                : "leaf ";
    line += in_markdown(enumeration(citation.leaves));
  }
  return line;
}

std::string names_of(const std::vector<std::string>& ids, const authority::Archives& archives) {
  std::vector<std::string> names;
  for (const std::string& id : ids) {
    const auto* archive = archives.by_id(id);
    if (archive != nullptr && !archive->sigla.empty())
      names.push_back(in_markdown(archive->sigla.front()));
  }
  return enumeration(names);
}

// "GATO: one of Gosudarstvennyi arkhiv Tverskoi oblasti, …"
std::string candidates_line(const draft::Snapshot& snapshot, const Citation& citation) {
  std::vector<std::string> titles;
  for (const auto* archive : snapshot.authority->archives.by_siglum(citation.archive))
    titles.push_back(in_markdown(archive_title(*archive)));
  return in_markdown(citation.archive) +
         ": several archives go by this siglum, and nothing here tells which is meant: " +
         enumeration(titles) + ".\n\n";
}

// "This fond is 3-P in TsGA Moskvy now."
std::string present_fond_line(const authority::Archives& archives,
                              const authority::Archive& archive, const Citation& citation) {
  const auto* now = authority::present_name(archives, archive);
  if (archive.to == 0 || now == nullptr || now->sigla.empty()) return {};
  for (const auto& part : citation.parts) {
    if (part.level != "fond") continue;
    const std::string fond = authority::present_fond(archives, archive, part.value);
    if (fond.empty() || fond == part.value) return {};
    return "This fond is " + in_markdown(fond) + " in " + in_markdown(now->sigla.front()) +
           " now.\n\n";
  }
  return {};
}

// "; then: RTsKhIDNI; now: RGASPI": the next name, and the present one where it is known.
std::string later_names(const authority::Archives& archives, const authority::Archive& archive) {
  const std::string next = names_of(archive.successors, archives);
  if (next.empty()) return {};
  const auto* now = authority::present_name(archives, archive);
  if (now == nullptr || now->sigla.empty()) return "; then: " + next;
  const bool at_once = archive.successors.size() == 1 && archive.successors.front() == now->id;
  const std::string present = "; now: " + in_markdown(now->sigla.front());
  return at_once ? present : "; then: " + next + present;
}

std::string archive_lines(const draft::Snapshot& snapshot, const Citation& citation) {
  const auto& archives = snapshot.authority->archives;
  if (citation.archive_ambiguous) return candidates_line(snapshot, citation);
  const auto* archive = archive_of(snapshot, citation);
  if (archive == nullptr)
    return in_markdown(citation.archive) + ": not in the register of archives.\n\n";
  std::string lines = in_markdown(citation.archive) + ": " + in_markdown(archive_title(*archive));
  std::vector<std::string> other_names;
  if (!archive->original_name.empty()) other_names.push_back(in_markdown(archive->original_name));
  for (const std::string& name : archive->other_names) other_names.push_back(in_markdown(name));
  if (archive->from != 0 || archive->to != 0) {
    other_names.push_back((archive->from != 0 ? std::to_string(archive->from) : std::string()) +
                          "–" + (archive->to != 0 ? std::to_string(archive->to) : std::string()));
  }
  for (std::size_t i = 0; i < other_names.size(); ++i)
    lines += (i == 0 ? " (" : ", ") + other_names[i];
  if (!other_names.empty()) lines += ")";
  if (const auto before = names_of(archive->predecessors, archives); !before.empty())
    lines += "; before: " + before;
  lines += later_names(archives, *archive);
  return lines + "\n\n" + present_fond_line(archives, *archive, citation);
}

// Under which other names the corpus cites the same file: the sigla of the archives with the same
// holdings that occur in it.
std::string other_names(const draft::Snapshot& snapshot, const Citation& citation) {
  const auto* own = archive_of(snapshot, citation);
  if (own == nullptr) return {};
  std::vector<std::string> sigla;
  for (const auto& archive : snapshot.authority->archives.all()) {
    if (archive.holdings != own->holdings || archive.id == own->id || archive.sigla.empty())
      continue;
    sigla.push_back(in_markdown(archive.sigla.front()));
  }
  return sigla.empty() ? std::string()
                       : "The same holdings are cited as " + enumeration(sigla) + ".\n\n";
}

std::string what_the_corpus_says(const draft::Snapshot& snapshot, const index::FileRecord& file) {
  std::string lines;
  for (std::size_t i = 0; i < file.descriptions.size() && i < kDescriptions; ++i) {
    const auto& said = file.descriptions[i];
    lines += "- " + in_markdown(shortened(said.text, 240)) + " — " +
             in_markdown(work_name(said.place.file));
    if (said.count > 1) lines += ", " + std::to_string(said.count) + "×";
    lines += "\n";
  }
  if (!lines.empty()) lines += "\n";
  std::vector<std::string> works;
  for (const std::string& work : file.files) {
    if (works.size() < kWorks) works.push_back(in_markdown(work_name(work)));
  }
  lines += count_of(file.count, "citation") + " in the corpus";
  if (!works.empty()) lines += ", in " + enumeration(works);
  if (file.files.size() > kWorks) lines += " and others";
  lines += ".\n";
  if (file.descriptions.empty()) {
    for (const auto& place : snapshot.knowledge->places_citing(file.key, kPlaces))
      lines += quoted_place(place) + "\n";
  }
  return lines;
}

}  // namespace

std::string citation_card(const draft::Snapshot& snapshot, std::size_t index) {
  const draft::Draft& draft = *snapshot.draft;
  const Citation& citation = draft.citations[index];
  if (const std::string why = why_unresolved(citation.back_reference); !why.empty()) {
    return "**" + in_markdown(draft.document.text(citation.range)) + "**: " + why;
  }
  std::string card = "**" + in_markdown(in_full(snapshot, citation)) + "**\n\n";
  const int source = spelt_out_antecedent(draft, static_cast<int>(index));
  if (source != static_cast<int>(index)) {
    card += "As in " + place_in_draft(draft, draft.citations[static_cast<std::size_t>(source)]) +
            ".\n\n";
  }
  const std::string key = key_of(snapshot, citation);
  const auto file = key.empty() ? std::nullopt : snapshot.knowledge->file(key);
  if (file) card += what_the_corpus_says(snapshot, *file) + "\n";
  if (const std::string levels = levels_line(citation); !levels.empty()) card += levels + "\n\n";
  card += archive_lines(snapshot, citation) + other_names(snapshot, citation);
  if (!file && !citation.parts.empty() && !snapshot.knowledge->empty())
    card += "The corpus does not cite this file.\n\n";
  if (const auto here = same_file(snapshot, index).size(); here > 1)
    card += "Cited " + count_of(here, "time") + " here.";
  return card;
}

}  // namespace apparatus::features
