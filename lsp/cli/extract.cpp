// `apparatus extract`: prints the mentions of texts.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "index/mentions.h"
#include "index/resolve.h"
#include "index/text_reader.h"
#include "lsp/cli/commands.h"
#include "lsp/cli/options.h"
#include "lsp/cli/workplace.h"
#include "lsp/protocol/mention_json.h"
#include "text/document.h"

namespace apparatus::cli {
namespace {

struct Options {
  std::string index;
  std::string format = "text";
  std::vector<std::string> files;
};

std::string citation_text(const citation::Citation& citation) {
  std::string text = citation.archive;
  for (const citation::Part& part : citation.parts)
    text += (text.empty() ? "" : ", ") + part.level + ' ' + part.value;
  for (std::size_t i = 0; i < citation.leaves.size(); ++i)
    text += (i == 0 ? ": " : ", ") + citation.leaves[i];
  return text + " (" + std::string(citation::how_name(citation.how)) + ')';
}

// Prints the mentions of one text, the three kinds in the order of the text.
class Printer {
 public:
  Printer(const text::Document& document, const std::string& file, bool json, std::uint32_t shift)
      : document_(document), file_(file), json_(json), writer_(document, shift) {}

  std::string print(const index::Mentions& mentions, const std::vector<index::ResolvedName>& who) {
    for (const citation::Citation& citation : mentions.citations)
      add(citation.range, [&] { print(citation); });
    for (const date::Date& date : mentions.dates) add(date.range, [&] { print(date); });
    for (std::size_t i = 0; i < mentions.names.size(); ++i) {
      if (who[i].person.empty()) continue;  // nobody after all
      add(mentions.names[i].range, [&, i] { print(mentions.names[i], who[i]); });
    }
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](const Entry& a, const Entry& b) { return a.begin < b.begin; });
    for (const Entry& entry : entries_) entry.print();
    return std::move(output_);
  }

 private:
  struct Entry {
    std::uint32_t begin = 0;  // in the source
    std::function<void()> print;
  };

  void add(text::ReadingRange range, std::function<void()> print) {
    entries_.push_back({document_.to_source(range).begin, std::move(print)});
  }

  void print(const citation::Citation& citation) {
    json_ ? line(writer_.citation(citation))
          : line("citation", citation.range, citation_text(citation));
  }
  void print(const date::Date& date) {
    json_ ? line(writer_.date(date))
          : line("date", date.range, date.edtf.empty() ? "impossible" : date.edtf);
  }
  void print(const name::Name& name, const index::ResolvedName& who) {
    json_ ? line(writer_.name(name, who))
          : line("name", name.range, who.display + " [" + who.person + ']');
  }

  void line(std::string_view text) {
    output_ += text;
    output_ += '\n';
  }
  void line(std::string_view kind, text::ReadingRange range, std::string_view value) {
    const text::LineColumn place = writer_.place(range);
    output_ += file_ + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + ": ";
    output_ += kind;
    output_ += ": " + protocol::source_text(range, document_) + " = ";
    line(value);
  }

  const text::Document& document_;
  const std::string& file_;
  const bool json_;
  protocol::MentionWriter writer_;
  std::vector<Entry> entries_;
  std::string output_;
};

// False with a complaint where the file cannot be read.
bool extract_file(const std::string& file, const Options& options) {
  auto bytes = index::read_bytes(file);
  if (auto* unreadable = std::get_if<index::UnreadableText>(&bytes)) {
    complain(file + ": " + unreadable->reason);
    return false;
  }
  auto decoded = index::decode_text(std::move(std::get<std::string>(bytes)));
  if (auto* unreadable = std::get_if<index::UnreadableText>(&decoded)) {
    complain(file + ": " + unreadable->reason);
    return false;
  }
  auto& text = std::get<index::ReadText>(decoded);
  const Workplace workplace = find_workplace(file, options.index, {});
  std::string reason;
  const auto knowledge = open_knowledge(workplace, reason);
  if (!reason.empty() && workplace.index_was_named) {
    complain(reason);
    return false;
  }
  const authority::Authority& authority = *workplace.project.authority;
  const text::Document document =
      text::read_document(std::move(text.utf8), text::format_of_path(file));
  const index::Mentions mentions =
      index::recognise_mentions(document, authority, index::known_names(*knowledge));
  const auto who = index::resolve_names(mentions.names, *knowledge, authority);
  Printer printer(document, file, options.format == "jsonl",
                  static_cast<std::uint32_t>(text.shift));
  const std::string output = printer.print(mentions, who);
  std::fwrite(output.data(), 1, output.size(), stdout);
  return true;
}

int extract(const Options& options) {
  bool all_read = true;
  for (const std::string& file : options.files) all_read = extract_file(file, options) && all_read;
  return all_read ? kFine : kWrongUse;
}

}  // namespace

void add_extract(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "extract",
      "Print the mentions of texts: archival citations, dates and names of persons, in the order "
      "of the text.\n\n"
      "With an index, names get the ids of the persons that it knows; without one, ids made from "
      "the text alone.\n"
      "The index is --index, else that of the nearest apparatus.toml above the file, if there is "
      "one.\n\n"
      "--format text   FILE:LINE:COLUMN: KIND: words = value\n"
      "--format jsonl  one JSON object a line: kind (citation, date, name), line, column (from 1, "
      "code points),\n"
      "                start, end (bytes), text, zone, and\n"
      "                citation: archive, parts [{level, value}], leaves, scheme, how\n"
      "                date: edtf, partial, calendar, precision, qualifier\n"
      "                name: person, display, role\n\n"
      "Exit code: 0 done, 2 a file or the index cannot be read.");
  add_index_option(*verb, options->index, "the index to look persons up in");
  add_format_option(*verb, options->format, {"text", "jsonl"});
  verb->add_option("FILE", options->files, "texts: plain, Markdown or LaTeX by their ending")
      ->required();
  verb->callback([options, &exit_code] { exit_code = extract(*options); });
}

}  // namespace apparatus::cli
