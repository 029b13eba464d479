// `apparatus show`: what the index knows of a person, a date or a file, as a reader would ask.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "citation/file_key.h"
#include "citation/recognise.h"
#include "date/recognise.h"
#include "event/recognise.h"
#include "index/event_times.h"
#include "lsp/cli/commands.h"
#include "lsp/cli/workplace.h"
#include "name/folding.h"
#include "text/document.h"

namespace apparatus::cli {
namespace {

constexpr int kMostPersons = 10;
constexpr int kMostPlaces = 8;
constexpr int kMostEntries = 20;
// Like grep, so that scripts can tell.
constexpr int kNothingKnown = 1;

struct Options {
  std::string index;
  std::string kind;
  std::vector<std::string> words;
};

std::string joined(const std::vector<std::string>& words, const char* separator) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : separator) + word;
  return text;
}

void print_places(const std::vector<index::Place>& places) {
  for (const index::Place& place : places) {
    std::printf("  %s:%u:%u: %s\n", place.file.c_str(), place.line, place.column,
                place.text.c_str());
  }
}

void print_person(const index::Knowledge& knowledge, const index::PersonRecord& person) {
  std::string head = person.display;
  if (!person.born.empty() || !person.died.empty())
    head += " (" + person.born + "–" + person.died + ")";
  if (!person.description.empty()) head += ", " + person.description;
  std::printf("%s [%s]: %u mentions\n", head.c_str(), person.id.c_str(), person.count);
  std::vector<std::string> variants;
  for (const index::Spelling& variant : person.variants) {
    variants.push_back(variant.text + " (" + std::to_string(variant.count) + ")");
  }
  if (!variants.empty()) std::printf("  written %s\n", joined(variants, ", ").c_str());
  print_places(knowledge.mentions_of_person(person.id, kMostPlaces));
}

int show_person(const index::Knowledge& knowledge, const authority::Authority& authority,
                const std::string& query) {
  std::vector<index::PersonRecord> persons;
  if (auto person = knowledge.person(query)) persons.push_back(std::move(*person));
  // The surname ends the query, or ends at its comma ("Uglanov, N.A.").
  const std::string name = query.substr(0, query.find(','));
  const std::string surname = name.substr(name.rfind(' ') + 1);
  if (persons.empty()) {
    for (const std::string& key : name::folds(surname, authority)) {
      for (index::PersonRecord& person : knowledge.persons_with_surname(key))
        persons.push_back(std::move(person));
    }
  }
  if (persons.empty() && !surname.empty()) {
    persons = knowledge.persons_starting_with(name::fold(surname, authority), kMostPersons);
  }
  for (const index::PersonRecord& person : persons) print_person(knowledge, person);
  if (!persons.empty()) return kFine;

  std::vector<std::string> near;
  for (const index::SurnameRecord& surname_near : knowledge.surnames_near(surname, 2)) {
    near.push_back(surname_near.spelling);
  }
  complain("The index knows nobody called \"" + query + "\"." +
           (near.empty() ? "" : " Near to it: " + joined(near, ", ") + "."));
  return kNothingKnown;
}

void print_date(const index::DateRecord& date) {
  std::printf("%s: %u mentions\n", date.edtf.c_str(), date.count);
  if (!date.context.empty()) std::printf("  %s\n", date.context.c_str());
  if (!date.file_key.empty()) std::printf("  file %s\n", date.file_key.c_str());
  if (!date.place.file.empty())
    std::printf("  %s:%u:%u\n", date.place.file.c_str(), date.place.line, date.place.column);
}

// "Thirteenth Congress": each day that the texts give to it, with the sentences that say so.
bool print_events(const index::Knowledge& knowledge, const authority::Authority& authority,
                  const std::string& query) {
  bool known = false;
  for (const event::NamedEvent& named : event::named_events(query, authority)) {
    for (const index::EventTime& time : index::times_of(knowledge, named.event)) {
      std::printf("%s: %u mentions\n", time.edtf.c_str(), time.count);
      std::vector<index::Place> places;
      for (const index::Place& place : time.places) {
        if (places.size() < static_cast<std::size_t>(kMostPlaces))
          places.push_back(index::with_words(knowledge, place));
      }
      print_places(places);
      known = true;
    }
  }
  return known;
}

int show_date(const index::Knowledge& knowledge, const authority::Authority& authority,
              const std::string& query) {
  if (print_events(knowledge, authority, query)) return kFine;
  std::vector<index::DateRecord> dates;
  const text::Document document = text::read_document(query, text::Format::plain);
  for (const date::Date& date : date::recognise(document, authority, {})) {
    if (auto record = knowledge.date(date.edtf)) dates.push_back(std::move(*record));
    if (date.precision != date::Precision::day || date.first_day == 0) continue;
    for (index::DateRecord& record : knowledge.dates_on(date.first_day, kMostEntries)) {
      if (record.edtf != date.edtf) dates.push_back(std::move(record));
    }
  }
  if (dates.empty()) dates = knowledge.dates_starting_with(query, kMostEntries);
  for (const index::DateRecord& date : dates) print_date(date);
  if (!dates.empty()) return kFine;
  complain("The index has no date \"" + query +
           "\". Write it as a text would, or as 1924-01-07 or 1924-01, or name an event.");
  return kNothingKnown;
}

void print_file(const index::Knowledge& knowledge, const index::FileRecord& file) {
  std::string head = file.archive;
  for (const auto& [level, value] : file.parts) head += ", " + level + ' ' + value;
  std::printf("%s [%s]: %u citations\n", head.c_str(), file.key.c_str(), file.count);
  for (const index::Description& description : file.descriptions) {
    std::printf(
        "  \"%s\"%s\n", description.text.c_str(),
        description.dates.empty() ? "" : (" [" + joined(description.dates, ", ") + ']').c_str());
  }
  if (!file.leaves.empty()) std::printf("  leaves cited: %s\n", joined(file.leaves, ", ").c_str());
  for (const index::LevelEntry& entry : knowledge.below(file.key, kMostEntries)) {
    std::printf("  %s %s: %u citations%s\n", entry.level.c_str(), entry.value.c_str(), entry.count,
                entry.description.empty() ? "" : (", \"" + entry.description + '"').c_str());
  }
  print_places(knowledge.places_citing(file.key, kMostPlaces));
}

int show_citation(const index::Knowledge& knowledge, const authority::Authority& authority,
                  const std::string& query) {
  std::vector<std::string> keys;
  const text::Document document = text::read_document(query, text::Format::plain);
  for (const citation::Citation& citation : citation::recognise(document, authority)) {
    keys.push_back(citation::file_key(citation, authority));
  }
  for (const authority::Archive* archive : authority.archives.by_siglum(query))
    keys.push_back(archive->holdings);
  keys.push_back(query);  // a key as the other answers print it
  bool known = false;
  for (const std::string& key : keys) {
    const auto file = known ? std::nullopt : knowledge.file(key);
    if (!file) continue;
    print_file(knowledge, *file);
    known = true;
  }
  if (known) return kFine;
  complain("The index knows no file \"" + query +
           "\". Write it as a note would: GARF, f. 7952, op. 3, d. 82.");
  return kNothingKnown;
}

int show(const Options& options) {
  const Workplace workplace = find_workplace(std::filesystem::current_path(), options.index, {});
  tell_problems(workplace.project);
  if (workplace.index_file.empty()) {
    complain("No index. Name it with --index FILE, or work below an apparatus.toml.");
    return kWrongUse;
  }
  std::string reason;
  const auto knowledge = open_knowledge(workplace, reason);
  if (!reason.empty()) {
    complain(reason);
    return kWrongUse;
  }
  const std::string query = joined(options.words, " ");
  const authority::Authority& authority = *workplace.project.authority;
  const int exit_code = options.kind == "person" ? show_person(*knowledge, authority, query)
                        : options.kind == "date" ? show_date(*knowledge, authority, query)
                                                 : show_citation(*knowledge, authority, query);
  if (const std::string trouble = knowledge->trouble(); !trouble.empty()) {
    complain(trouble + " Run `apparatus index --anew` to make it anew.");
    return kWrongUse;
  }
  return exit_code;
}

}  // namespace

void add_show(CLI::App& app, int& exit_code) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "show",
      "Show what the index knows: who a person is and how the texts write the name, what the texts "
      "date to a day,\n"
      "what an archive's file holds and who cites it.\n\n"
      "  apparatus show person Trotskii            any spelling, also Троцкий; or an id\n"
      "  apparatus show date \"7 January 1924\"      or 1924-01-07, or the beginning of one: "
      "1924-01\n"
      "  apparatus show date Thirteenth Congress   an event by its name, where the texts date it\n"
      "  apparatus show citation GARF, f. 7952     as a note writes it, at any level; or a key: "
      "garf/7952/3\n\n"
      "Exit code: 0 found, 1 the index has nothing of it, 2 there is no index.");
  verb->add_option("--index", options->index, "the index to ask")->type_name("FILE");
  verb->add_option("KIND", options->kind, "person, date or citation")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"person", "date", "citation"}));
  verb->add_option("QUERY", options->words, "what to look for")->required()->type_name("");
  verb->callback([options, &exit_code] { exit_code = show(*options); });
}

}  // namespace apparatus::cli
