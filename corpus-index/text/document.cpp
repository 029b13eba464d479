// Look-ups in a document, and the choice of its reader.
#include "text/document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/readers.h"

namespace apparatus::text {
namespace {

struct Ending {
  std::string_view name;
  Format format;
};

constexpr std::array kFileEndings = {
    Ending{".md", Format::markdown},  Ending{".markdown", Format::markdown},
    Ending{".qmd", Format::markdown}, Ending{".rmd", Format::markdown},
    Ending{".tex", Format::latex},    Ending{".ltx", Format::latex},
};
constexpr std::array kLanguages = {
    Ending{"markdown", Format::markdown}, Ending{"quarto", Format::markdown},
    Ending{"rmd", Format::markdown},      Ending{"pandoc", Format::markdown},
    Ending{"latex", Format::latex},       Ending{"tex", Format::latex},
    Ending{"plaintex", Format::latex},
};

bool equal_without_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [&](char x, char y) { return lower(x) == lower(y); });
}

std::uint32_t begin_of_block(const Block& block) { return block.range.begin; }
std::uint32_t begin_of_cut(const ZoneCut& cut) { return cut.reading; }

const ZoneCut* cut_at(const Document& document, std::uint32_t offset) {
  const std::size_t begun =
      document.cut_landmarks.begun_at(document.zone_cuts, offset, begin_of_cut);
  return begun == 0 ? nullptr : &document.zone_cuts[begun - 1];
}

}  // namespace

bool keeps_spelling(Zone zone) { return zone == Zone::quotation || zone == Zone::title; }

std::string_view zone_name(Zone zone) {
  switch (zone) {
    case Zone::prose:
      return "prose";
    case Zone::note:
      return "note";
    case Zone::quotation:
      return "quotation";
    case Zone::heading:
      return "heading";
    case Zone::bibliography:
      return "bibliography";
    case Zone::title:
      return "title";
    case Zone::code:
      return "code";
    case Zone::math:
      return "math";
    case Zone::comment:
      return "comment";
    case Zone::markup:
      return "markup";
  }
  return "prose";
}

SourceRange Document::to_source(ReadingRange range) const {
  SourceRange found = map.to_source(range);
  // The words of a macro's body already lead to the whole call.
  found.end = std::min(found.end, static_cast<std::uint32_t>(source.size()));
  found.begin = std::min(found.begin, found.end);
  return found;
}

std::optional<std::uint32_t> Document::to_reading(std::uint32_t source_offset) const {
  return map.to_reading(source_offset);
}

std::optional<std::uint32_t> Document::cursor_to_reading(std::uint32_t source_offset) const {
  if (const auto here = to_reading(source_offset)) return here;
  if (source_offset == 0) return std::nullopt;
  const auto before = to_reading(source_offset - 1);
  if (!before) return std::nullopt;
  return *before + 1;
}

int Document::block_at(std::uint32_t reading_offset) const {
  const std::size_t begun = block_landmarks.begun_at(blocks, reading_offset, begin_of_block);
  if (begun == 0 || !blocks[begun - 1].range.touches(reading_offset)) return -1;
  return static_cast<int>(begun - 1);
}

Zone Document::zone_at(std::uint32_t reading_offset) const {
  if (const ZoneCut* cut = cut_at(*this, reading_offset); cut != nullptr && cut->zone) {
    return *cut->zone;
  }
  const int block = block_at(reading_offset);
  return block < 0 ? Zone::prose : blocks[static_cast<std::size_t>(block)].zone;
}

bool Document::keeps_its_spelling(std::uint32_t reading_offset) const {
  if (const ZoneCut* cut = cut_at(*this, reading_offset); cut != nullptr && cut->zone) {
    if (cut->keeps_spelling) return true;
  }
  const int block = block_at(reading_offset);
  return block >= 0 && keeps_spelling(blocks[static_cast<std::size_t>(block)].zone);
}

Document read_document(std::string source, Format format) {
  Document document;
  document.format = format;
  document.source = std::move(source);
  document.lines = LineTable(document.source);
  switch (format) {
    case Format::plain:
      read_plain(document);
      break;
    case Format::markdown:
      read_markdown(document);
      break;
    case Format::latex:
      read_latex(document);
      break;
  }
  document.block_landmarks.set(document.blocks, begin_of_block);
  document.cut_landmarks.set(document.zone_cuts, begin_of_cut);
  return document;
}

Format format_of_path(std::string_view path) {
  const std::size_t dot = path.find_last_of("./\\");
  if (dot == std::string_view::npos || path[dot] != '.') return Format::plain;
  for (const Ending& ending : kFileEndings) {
    if (equal_without_case(path.substr(dot), ending.name)) return ending.format;
  }
  return Format::plain;
}

Format format_of_language(std::string_view language_id, std::string_view path) {
  for (const Ending& language : kLanguages) {
    if (equal_without_case(language_id, language.name)) return language.format;
  }
  return format_of_path(path);
}

}  // namespace apparatus::text
