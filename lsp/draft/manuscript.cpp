// The manuscript of a draft is made anew with each of its states, from parts that are kept: the
// files' readings, which files there are, and what the opening references of a file mean behind
// what is before it.
#include "lsp/draft/manuscript.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>
#include <variant>

#include "citation/resolve.h"
#include "lsp/draft/bibliographies.h"
#include "lsp/draft/scans.h"
#include "lsp/project/latex_structure.h"
#include "text/encoding.h"

namespace apparatus::draft {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// A chapter of a book is far below this; what is above is no text that somebody writes.
constexpr std::uintmax_t kLargestFile = std::uintmax_t{16} * 1024 * 1024;

fs::path key_of(const fs::path& file) {
  std::error_code error;
  const fs::path absolute = fs::absolute(file, error);
  return (error ? file : absolute).lexically_normal();
}

// The state of a file on the disk.
struct Stamp {
  bool there = false;
  fs::file_time_type time;
  std::uintmax_t size = 0;
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

Stamp stamp_of(const fs::path& file) {
  std::error_code error;
  Stamp stamp;
  if (!fs::is_regular_file(file, error)) return stamp;
  stamp.time = fs::last_write_time(file, error);
  if (error) return {};
  stamp.size = fs::file_size(file, error);
  stamp.there = !error && stamp.size <= kLargestFile;
  return stamp;
}

std::shared_ptr<const std::string> read_text(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return nullptr;
  const std::string bytes(std::istreambuf_iterator<char>(stream), {});
  auto decoded = text::decode(bytes);
  auto* text = std::get_if<text::DecodedText>(&decoded);
  return text == nullptr ? nullptr : std::make_shared<const std::string>(std::move(text->utf8));
}

project::LatexStructure structure_of(const Draft& draft) {
  return project::latex_structure(draft.document.source);
}

// The draft as it reads behind what is before it: the same text, its references back resolved anew.
DraftPtr behind(const Draft& alone, const citation::Carried& before,
                const authority::Authority& authority) {
  auto draft = std::make_shared<Draft>(alone);
  draft->neighbours = {};
  draft->neighbours.before = before;
  draft->citations = citation::resolve(draft->document, draft->scans->mentions.citations.sightings,
                                       authority, &draft->neighbours);
  return draft;
}

}  // namespace

// What is kept between two snapshots. Its owner holds the lock.
struct UnopenedDrafts::Shelf {
  struct Text {
    Stamp stamp;
    Clock::time_point looked;
    std::shared_ptr<const std::string> text;
  };
  struct Reading {
    std::shared_ptr<const std::string> text;
    std::shared_ptr<const index::Knowledge> knowledge;
    std::shared_ptr<const authority::Authority> authority;
    DraftPtr draft;
  };
  // What the files of a manuscript are depends on what the open ones include.
  struct Files {
    project::ManuscriptFiles files;
    Clock::time_point looked;
    fs::path project_file;
    std::vector<fs::path> listed;
    std::map<fs::path, project::LatexStructure> open;
  };
  struct Behind {
    DraftPtr alone;
    citation::Carried before;
    DraftPtr draft;
  };

  static constexpr std::size_t kMostManuscripts = 64;
  static constexpr std::size_t kMostBehind = 256;

  std::mutex mutex;
  std::map<fs::path, Text> texts;
  std::map<fs::path, Reading> readings;
  std::map<fs::path, Files> manuscripts;  // by draft
  std::vector<Behind> drafts_behind;      // the last ones
  Clock::time_point forgotten;

  bool is_fresh(Clock::time_point looked) const {
    return looked > forgotten && Clock::now() - looked < kFresh;
  }

  std::shared_ptr<const std::string> text_of(const fs::path& file) {
    Text& known = texts[file];
    if (known.looked != Clock::time_point() && is_fresh(known.looked)) return known.text;
    known.looked = Clock::now();
    const Stamp stamp = stamp_of(file);
    if (!(stamp == known.stamp)) {
      known.stamp = stamp;
      known.text = stamp.there ? read_text(file) : nullptr;
    }
    return known.text;
  }

  DraftPtr read(const fs::path& file, const Snapshot& like, const project::Project& project) {
    auto text = text_of(file);
    if (text == nullptr) return nullptr;
    Reading& known = readings[file];
    if (known.draft == nullptr || known.text != text || known.knowledge != like.knowledge ||
        known.authority != like.authority) {
      DraftPtr draft = read_draft(*text, text::format_of_path(file.native()), file.string(), 0,
                                  project, like.knowledge);
      known = {std::move(text), like.knowledge, like.authority, std::move(draft)};
    }
    return known.draft;
  }

  DraftPtr read_behind(const DraftPtr& alone, const citation::Carried& before,
                       const authority::Authority& authority) {
    const auto known =
        std::find_if(drafts_behind.begin(), drafts_behind.end(), [&](const Behind& one) {
          return one.alone == alone && citation::same_meaning(one.before, before);
        });
    if (known != drafts_behind.end()) return known->draft;
    if (drafts_behind.size() >= kMostBehind) drafts_behind.erase(drafts_behind.begin());
    // Of an earlier state of the same file nothing will be asked again.
    std::erase_if(drafts_behind, [&](const Behind& one) { return one.alone->file == alone->file; });
    drafts_behind.push_back({alone, before, behind(*alone, before, authority)});
    return drafts_behind.back().draft;
  }

  const project::ManuscriptFiles& files_of(const fs::path& file, const project::Project& project,
                                           const std::map<fs::path, DraftPtr>& open) {
    std::map<fs::path, project::LatexStructure> structures;
    for (const auto& [path, draft] : open) {
      if (draft->document.format == text::Format::latex)
        structures.emplace(path, draft->kept.result<project::LatexStructure>(structure_of, *draft));
    }
    if (manuscripts.size() > kMostManuscripts) manuscripts.clear();
    Files& known = manuscripts[file];
    if (known.looked != Clock::time_point() && is_fresh(known.looked) && known.open == structures &&
        known.project_file == project.file && known.listed == project.draft_files)
      return known.files;
    const project::TextOf text_of_file = [&](const fs::path& path) {
      const auto here = open.find(path);
      if (here == open.end()) return text_of(path);
      // Shares the draft's own text.
      return std::shared_ptr<const std::string>(here->second, &here->second->document.source);
    };
    const Clock::time_point now = Clock::now();
    known = {project::manuscript_files(file, project, text_of_file), now, project.file,
             project.draft_files, std::move(structures)};
    return known.files;
  }
};

UnopenedDrafts::UnopenedDrafts() : shelf_(std::make_unique<Shelf>()) {}
UnopenedDrafts::~UnopenedDrafts() = default;

void UnopenedDrafts::forget() {
  const std::lock_guard lock(shelf_->mutex);
  shelf_->forgotten = Clock::now();
}

namespace {

// In each file, what its opening references mean behind those before it.
template <class ReadBehind>
void put_in_sequence(Manuscript& manuscript, const ReadBehind& read_behind) {
  citation::Carried carried;
  for (DraftPtr& draft : manuscript.files) {
    manuscript.carried.push_back(carried);
    if (draft->neighbours.looks_before && !carried.empty()) {
      draft = read_behind(draft, carried);
      carried = draft->neighbours.behind;
    } else {
      carried = citation::handed_on(carried, draft->neighbours.behind);
    }
  }
}

// A chapter's bibliography is mostly named by the root or by another chapter. It may have changed
// since the draft was read: what is at hand is asked for again with every state.
void gather_bibliographies(Snapshot& snapshot, const project::Project& project,
                           const std::vector<fs::path>& of_manuscript) {
  const std::vector<DraftPtr> drafts = drafts_of(snapshot);
  std::vector<std::string> named;
  std::vector<fs::path> folders;
  const auto add = [](auto& list, auto value) {
    if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
  };
  for (const std::string& name : snapshot.draft->document.metadata.bibliographies) add(named, name);
  for (const DraftPtr& draft : drafts) {
    for (const std::string& name : draft->document.metadata.bibliographies) add(named, name);
  }
  for (const fs::path& file : of_manuscript) add(named, file.string());
  for (const fs::path& file : project.bibliographies) add(named, file.string());
  if (named.empty()) return;
  add(folders, key_of(snapshot.draft->file).parent_path());
  if (snapshot.manuscript != nullptr) add(folders, snapshot.manuscript->root.parent_path());
  if (!project.root.empty()) add(folders, project.root);
  for (const DraftPtr& draft : drafts) add(folders, fs::path(draft->file).parent_path());
  Bibliographies found =
      read_bibliographies(named, folders, {snapshot.draft->document.source, snapshot.draft->file});
  snapshot.bibliography = std::move(found.entries);
  snapshot.missing_bibliographies = std::move(found.missing);
}

}  // namespace

Snapshot in_manuscript(Snapshot alone, const std::vector<DraftPtr>& open,
                       const project::Project& project, UnopenedDrafts& unopened) {
  UnopenedDrafts::Shelf& shelf = *unopened.shelf_;
  const std::lock_guard lock(shelf.mutex);
  const fs::path own = key_of(alone.draft->file);
  std::map<fs::path, DraftPtr> open_files;
  for (const DraftPtr& draft : open) open_files.emplace(key_of(draft->file), draft);
  open_files.insert_or_assign(own, alone.draft);

  const project::ManuscriptFiles& files = shelf.files_of(own, project, open_files);
  if (files.files.size() < 2 && files.problems.empty()) {
    gather_bibliographies(alone, project, files.bibliographies);
    return alone;
  }

  auto manuscript = std::make_shared<Manuscript>();
  manuscript->root = files.root;
  manuscript->kind = files.kind;
  manuscript->labels_are_shared = files.labels_are_shared;
  manuscript->problems = files.problems;
  for (const fs::path& file : files.files) {
    const auto here = open_files.find(file);
    DraftPtr draft = here != open_files.end() ? here->second : shelf.read(file, alone, project);
    if (draft == nullptr) continue;
    if (file == own) alone.place_in_manuscript = manuscript->files.size();
    manuscript->files.push_back(std::move(draft));
  }
  put_in_sequence(*manuscript, [&](const DraftPtr& draft, const citation::Carried& before) {
    return shelf.read_behind(draft, before, *alone.authority);
  });
  alone.draft = manuscript->files[alone.place_in_manuscript];
  alone.manuscript = std::move(manuscript);
  gather_bibliographies(alone, project, files.bibliographies);
  return alone;
}

std::vector<DraftPtr> drafts_of(const Snapshot& snapshot) {
  return snapshot.manuscript == nullptr ? std::vector<DraftPtr>{snapshot.draft}
                                        : snapshot.manuscript->files;
}

Snapshot snapshot_of_file(const Snapshot& snapshot, std::size_t index) {
  Snapshot other = snapshot;
  if (snapshot.manuscript == nullptr) return other;
  other.draft = snapshot.manuscript->files[index];
  other.place_in_manuscript = index;
  other.missing_bibliographies.clear();
  return other;
}

std::optional<EarlierPlace> carried_antecedent(const Snapshot& snapshot,
                                               const citation::Citation& citation) {
  if (snapshot.manuscript == nullptr || citation.carried_antecedent < 0) return std::nullopt;
  const std::size_t place = snapshot.place_in_manuscript;
  const auto sources = snapshot.manuscript->carried[place].sources();
  const auto index = static_cast<std::size_t>(citation.carried_antecedent);
  if (index >= sources.size()) return std::nullopt;
  const auto back = static_cast<std::size_t>(sources[index]->files_back);
  if (back > place) return std::nullopt;
  return EarlierPlace{snapshot.manuscript->files[place - back], sources[index]->citation};
}

}  // namespace apparatus::draft
