#include "lsp/protocol/mention_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace apparatus::protocol {
namespace {

// Ordered, so that a line begins with what a reader looks for.
using Json = nlohmann::ordered_json;

Json mention(std::string_view kind, text::ReadingRange reading, text::LineColumn place,
             const text::Document& document, std::uint32_t shift) {
  const text::SourceRange source = document.to_source(reading);
  Json json;
  json["kind"] = kind;
  json["line"] = place.line;
  json["column"] = place.column;
  json["start"] = source.begin + shift;
  json["end"] = source.end + shift;
  json["text"] = source_text(reading, document);
  json["zone"] = text::zone_name(document.zone_at(reading.begin));
  return json;
}

std::string line_of(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string source_text(text::ReadingRange range, const text::Document& document) {
  std::string folded;
  bool in_break = false;
  for (const char c : document.text(document.to_source(range))) {
    // The blanks of an indented next line belong to the break.
    if (c == '\n' || c == '\r' || (in_break && (c == ' ' || c == '\t'))) {
      in_break = true;
      continue;
    }
    if (in_break && !folded.empty() && folded.back() != ' ') folded += ' ';
    in_break = false;
    folded += c;
  }
  return folded;
}

text::LineColumn MentionWriter::place(text::ReadingRange range) {
  const std::uint32_t offset = document_.to_source(range).begin;
  const std::uint32_t line = document_.lines.line_of(offset) + 1;
  if (line == last_.line && offset >= last_offset_) {
    const std::string_view between =
        slice(std::string_view(document_.source), text::SourceRange{last_offset_, offset});
    last_.column +=
        static_cast<std::uint32_t>(std::count_if(between.begin(), between.end(), [](char c) {
          return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
        }));
  } else {
    last_ = document_.lines.line_column(document_.source, offset);
  }
  last_offset_ = offset;
  return last_;
}

std::string MentionWriter::citation(const citation::Citation& citation) {
  Json json = mention("citation", citation.range, place(citation.range), document_, shift_);
  json["archive"] = citation.archive;
  json["parts"] = Json::array();
  for (const citation::Part& part : citation.parts) {
    json["parts"].push_back({{"level", part.level}, {"value", part.value}});
  }
  json["leaves"] = citation.leaves;
  json["scheme"] = citation.scheme;
  json["how"] = citation::how_name(citation.how);
  return line_of(json);
}

std::string MentionWriter::date(const date::Date& date) {
  Json json = mention("date", date.range, place(date.range), document_, shift_);
  json["edtf"] = date.edtf.empty() ? Json() : Json(date.edtf);
  json["partial"] = date.partial;
  json["calendar"] = date::calendar_name(date.calendar);
  json["precision"] = date::precision_name(date.precision);
  if (!date.qualifier.empty()) json["qualifier"] = date.qualifier;
  return line_of(json);
}

std::string MentionWriter::name(const name::Name& name, const index::ResolvedName& who) {
  Json json = mention("name", name.range, place(name.range), document_, shift_);
  json["person"] = who.person;
  json["display"] = who.display;
  json["role"] = name::role_name(name.role);
  return line_of(json);
}

}  // namespace apparatus::protocol
