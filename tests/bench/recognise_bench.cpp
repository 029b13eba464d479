// How fast one core reads a text and recognises what is in it, part by part, over the sample corpus
// repeated to a megabyte, or over the plain text that RECOGNISE_BENCH_TEXT names.
// `bytes_per_second` is of the source.

#include <benchmark/benchmark.h>

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
#include "name/recognise.h"
#include "text/document.h"

namespace {

using namespace apparatus;

std::string contents_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The plain texts of tests/samples, one after the other, until there is a megabyte.
const std::string& plain_megabyte() {
  static const std::string text = [] {
    if (const char* path = std::getenv("RECOGNISE_BENCH_TEXT")) return contents_of(path);
    std::string once;
    const std::filesystem::path folder =
        std::filesystem::path(__FILE__).parent_path() / "../samples/corpus";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
      if (entry.path().extension() != ".txt") continue;
      once += contents_of(entry.path()) + "\n\n";
    }
    std::string all;
    while (!once.empty() && all.size() < 1'000'000) all += once;
    return all;
  }();
  return text;
}

const text::Document& megabyte_document() {
  static const text::Document document = text::read_document(plain_megabyte(), text::Format::plain);
  return document;
}

void count_bytes(benchmark::State& state) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * plain_megabyte().size()));
}

void BM_ReadPlain(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(text::read_document(plain_megabyte(), text::Format::plain));
  count_bytes(state);
}
BENCHMARK(BM_ReadPlain);

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
