// How fast one core reads a text and recognises what is in it, part by part, over the sample texts
// repeated to a megabyte, or over the plain text that RECOGNISE_BENCH_TEXT names. Markdown and
// LaTeX are read from the samples of their format. `bytes_per_second` is of the source.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "authority/authority.h"
#include "citation/recognise.h"
#include "date/recognise.h"
#include "index/mentions.h"
#include "name/folding.h"
#include "name/persons.h"
#include "name/recognise.h"
#include "tests/unit/source_folder.h"
#include "text/document.h"

namespace {

using namespace apparatus;

std::string contents_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The samples with this ending, one after the other, until there is a megabyte.
std::string megabyte_of_samples(std::string_view ending) {
  const std::filesystem::path samples = source_folder() / "tests/samples";
  std::vector<std::filesystem::path> paths;
  for (const char* folder : {"corpus", "drafts"}) {
    for (const auto& entry : std::filesystem::directory_iterator(samples / folder)) {
      if (entry.path().extension() == ending) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::string once;
  for (const std::filesystem::path& path : paths) once += contents_of(path) + "\n\n";
  std::string all;
  while (!once.empty() && all.size() < 1'000'000) all += once;
  return all;
}

const std::string& plain_megabyte() {
  static const std::string text = [] {
    if (const char* path = std::getenv("RECOGNISE_BENCH_TEXT")) return contents_of(path);
    return megabyte_of_samples(".txt");
  }();
  return text;
}

const text::Document& megabyte_document() {
  static const text::Document document = text::read_document(plain_megabyte(), text::Format::plain);
  return document;
}

void count_bytes(benchmark::State& state, const std::string& text = plain_megabyte()) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
}

void read(benchmark::State& state, const std::string& text, text::Format format) {
  for (auto _ : state) benchmark::DoNotOptimize(text::read_document(text, format));
  count_bytes(state, text);
}

void BM_ReadPlain(benchmark::State& state) { read(state, plain_megabyte(), text::Format::plain); }
BENCHMARK(BM_ReadPlain);

void BM_ReadMarkdown(benchmark::State& state) {
  static const std::string text = megabyte_of_samples(".md");
  read(state, text, text::Format::markdown);
}
BENCHMARK(BM_ReadMarkdown);

void BM_ReadLatex(benchmark::State& state) {
  static const std::string text = [] {
    // What stands behind the end of a document is not read.
    constexpr std::string_view kEnd = "\\end{document}";
    std::string all = megabyte_of_samples(".tex");
    for (std::size_t at = all.find(kEnd); at != std::string::npos; at = all.find(kEnd, at)) {
      all.erase(at, kEnd.size());
    }
    return all;
  }();
  read(state, text, text::Format::latex);
}
BENCHMARK(BM_ReadLatex);

void BM_Citations(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        citation::recognise(megabyte_document(), *authority::Authority::built_in()));
  }
  count_bytes(state);
}
BENCHMARK(BM_Citations);

void BM_Dates(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        date::recognise(megabyte_document(), *authority::Authority::built_in(), {}));
  }
  count_bytes(state);
}
BENCHMARK(BM_Dates);

void BM_Names(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        name::recognise(megabyte_document(), *authority::Authority::built_in(), {}, {}));
  }
  count_bytes(state);
}
BENCHMARK(BM_Names);

// The folding keys of all surnames that the text names, once each time they are named.
void BM_Folding(benchmark::State& state) {
  const authority::Authority& authority = *authority::Authority::built_in();
  const std::vector<name::Name> names = name::recognise(megabyte_document(), authority, {}, {});
  std::size_t bytes = 0;
  for (auto _ : state) {
    for (const name::Name& name : names) {
      benchmark::DoNotOptimize(name::fold(name.parts.surname, authority));
      bytes += name.parts.surname.size();
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(BM_Folding);

// Persons over an index: each is named in full in one text and by the surname alone in another, and
// every tenth by the given name alone. `items_per_second` are persons.
void BM_Persons(benchmark::State& state) {
  constexpr std::string_view kGiven[] = {"Ivan", "Pavel", "Petr", "Anna", "Mariia", "Boris"};
  const authority::Authority& authority = *authority::Authority::built_in();
  std::vector<name::Form> forms;
  const auto add = [&](std::uint32_t text, std::string_view given, const std::string& surname) {
    name::Form& form = forms.emplace_back();
    form.text = text;
    form.parts.given = given;
    form.parts.surname = surname;
    form.surname_key = name::fold(surname, authority);
    form.as_actor = 1;
  };
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(state.range(0)); ++i) {
    std::string surname = "B";
    for (std::uint32_t left = i; left > 0; left /= 16) {
      surname += "aeiou"[left % 5];
      surname += "bdgklmnprstvzfkr"[left % 16];
    }
    surname += "ov";
    const std::string_view given = kGiven[i % std::size(kGiven)];
    add(i / 400, given, surname);
    add(i / 400 + 1, "", surname);
    if (i % 10 == 0) add(i / 400, given, "");
  }
  for (auto _ : state) benchmark::DoNotOptimize(name::cluster(forms, authority));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(BM_Persons)->Arg(1000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void BM_AllMentions(benchmark::State& state) {
  for (auto _ : state) {
    const text::Document document = text::read_document(plain_megabyte(), text::Format::plain);
    benchmark::DoNotOptimize(
        index::recognise_mentions(document, *authority::Authority::built_in(), {}));
  }
  count_bytes(state);
}
BENCHMARK(BM_AllMentions);

}  // namespace
