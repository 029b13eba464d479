// What a change of one character costs an editor: reading a draft into a snapshot, and every family
// of checks over it. The draft and its index are generated: CHECK_BENCH_DRAFT and CHECK_BENCH_INDEX
// name them (see generate.py and `apparatus index`); without them there is nothing to measure.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "index/knowledge.h"
#include "index/mentions.h"
#include "lsp/checks/check.h"
#include "lsp/draft/draft.h"
#include "lsp/draft/transliteration_system.h"

namespace {

using namespace apparatus;

std::string named(const char* variable) {
  const char* value = std::getenv(variable);
  return value == nullptr ? std::string() : std::string(value);
}

const std::string& source() {
  static const std::string text = [] {
    std::ifstream file(named("CHECK_BENCH_DRAFT"), std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  }();
  return text;
}

std::shared_ptr<const index::Knowledge> knowledge() {
  static const auto opened = [] {
    std::string reason;
    auto made = index::Knowledge::open(named("CHECK_BENCH_INDEX"), reason);
    return made ? made : index::Knowledge::nothing();
  }();
  return opened;
}

const project::Project& project_without_settings() {
  static const project::Project project = [] {
    project::Project made;
    made.authority = authority::Authority::built_in();
    return made;
  }();
  return project;
}

draft::Snapshot snapshot() {
  const std::string file = named("CHECK_BENCH_DRAFT");
  return draft::make_snapshot(source(), text::format_of_path(file), file, 1,
                              project_without_settings(), knowledge());
}

const draft::Snapshot& one_snapshot() {
  static const draft::Snapshot made = snapshot();
  return made;
}

void BM_Snapshot(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(snapshot());
}

void BM_Read(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(
        text::read_document(source(), text::format_of_path(named("CHECK_BENCH_DRAFT"))));
}

void BM_Recognise(benchmark::State& state) {
  const text::Document document =
      text::read_document(source(), text::format_of_path(named("CHECK_BENCH_DRAFT")));
  for (auto _ : state) {
    benchmark::DoNotOptimize(index::recognise_mentions(document, *authority::Authority::built_in(),
                                                       index::known_names(*knowledge())));
  }
}

void BM_ResolveNames(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(index::resolve_names(one_snapshot().draft->names, *knowledge(),
                                                  *authority::Authority::built_in()));
  }
}

void BM_LearnCitations(benchmark::State& state) {
  const draft::Draft& draft = *one_snapshot().draft;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        citation::learn(draft.document, draft.citations, *authority::Authority::built_in()));
  }
}

void BM_LearnDates(benchmark::State& state) {
  const draft::Draft& draft = *one_snapshot().draft;
  for (auto _ : state) benchmark::DoNotOptimize(date::learn(draft.document, draft.dates));
}

// The same draft, of which nothing has been counted yet.
draft::Snapshot fresh(draft::Snapshot of) {
  of.draft = std::make_shared<const draft::Draft>(*of.draft);
  return of;
}

void BM_LearnTransliteration(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    const draft::Snapshot uncounted = fresh(one_snapshot());
    state.ResumeTiming();
    benchmark::DoNotOptimize(draft::transliterations_of(uncounted));
  }
}

void BM_AllChecks(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(checks::run_checks(one_snapshot(), {}));
}

}  // namespace

int main(int argc, char** argv) {
  using benchmark::RegisterBenchmark;
  constexpr auto kUnit = benchmark::kMillisecond;
  RegisterBenchmark("snapshot", BM_Snapshot)->Unit(kUnit);
  RegisterBenchmark("  read", BM_Read)->Unit(kUnit);
  RegisterBenchmark("  recognise", BM_Recognise)->Unit(kUnit);
  RegisterBenchmark("  resolve names", BM_ResolveNames)->Unit(kUnit);
  RegisterBenchmark("  learn citations", BM_LearnCitations)->Unit(kUnit);
  RegisterBenchmark("  learn dates", BM_LearnDates)->Unit(kUnit);
  RegisterBenchmark("  learn transliteration", BM_LearnTransliteration)->Unit(kUnit);
  RegisterBenchmark("all checks", BM_AllChecks)->Unit(kUnit);
  for (const checks::CheckFamily& family : checks::families()) {
    RegisterBenchmark(("  " + std::string(family.name)).c_str(), [run = family.run](
                                                                     benchmark::State& state) {
      for (auto _ : state) {
        std::vector<checks::Finding> findings;
        run(one_snapshot(), findings);
        benchmark::DoNotOptimize(findings);
      }
    })->Unit(kUnit);
  }
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
