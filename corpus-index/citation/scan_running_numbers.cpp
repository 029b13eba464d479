#include "citation/scan_running_numbers.h"

#include "citation/archive_before.h"
#include "citation/glyphs.h"

namespace apparatus::citation {
namespace {

using authority::Scheme;
using authority::SchemeForm;

}  // namespace

std::array<bool, 256> running_number_endings(const authority::Authority& authority) {
  std::array<bool, 256> endings{};
  for (const authority::Archive& archive : authority.archives.all()) {
    const Scheme* scheme = authority.schemes.by_id(archive.scheme);
    if (scheme == nullptr || scheme->form != SchemeForm::numbered) continue;
    for (const auto* names : {&archive.sigla, &archive.other_names}) {
      for (const std::string& name : *names)
        endings[static_cast<unsigned char>(name.back())] = true;
    }
  }
  return endings;
}

std::uint32_t consider_running_number(ScanState& scan, std::uint32_t at, std::uint32_t digits_end,
                                      const std::array<bool, 256>& endings) {
  if (digits_end - at < 2 || digits_end - at > 6) return 0;
  std::uint32_t before = at;
  while (before > scan.limit && (scan.text[before - 1] == ' ' || scan.text[before - 1] == ',' ||
                                 scan.text[before - 1] == ')'))
    --before;
  if (before == scan.limit || !endings[static_cast<unsigned char>(scan.text[before - 1])]) return 0;
  if (is_letter(glyph_at(scan.text, digits_end).value) ||
      (digits_end < scan.end && scan.text[digits_end] == '/'))
    return 0;
  const ArchiveBefore archive = archive_before(scan.text, scan.limit, at, scan.authority);
  const authority::Archive* known = scan.authority.archives.by_id(archive.id);
  const Scheme* scheme = known == nullptr ? nullptr : scan.authority.schemes.by_id(known->scheme);
  if (scheme == nullptr || scheme->form != SchemeForm::numbered) return 0;
  if (archive.short_siglum && (digits_end - at < 3 || !scan.is_named(*known))) return 0;
  Sighting sighting;
  sighting.shape = Shape::numbered;
  sighting.citation.scheme = scheme->id;
  sighting.citation.parts.push_back({scheme->levels.front().name,
                                     std::string(scan.text.substr(at, digits_end - at)),
                                     {at, digits_end}});
  sighting.citation.range = {at, digits_end};
  scan.attach_archive(sighting, at);
  sighting.repairs.clear();
  return scan.keep(std::move(sighting));
}

}  // namespace apparatus::citation
