#include "lsp/features/source_list.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "lsp/draft/manuscript.h"
#include "lsp/features/collation.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/print_markup.h"

namespace apparatus::features {
namespace {

using citation::Citation;

struct Level {
  std::string label;
  std::string title;
  std::set<std::string> leaves;
  std::map<std::string, Level> below;  // by number
};

// "f. 17": the first label of the level in the citation's scheme, else the value alone.
std::string labelled(const citation::Part& part, const authority::Scheme* scheme) {
  if (scheme == nullptr) return part.value;
  for (const authority::SchemeLevel& level : scheme->levels) {
    if (level.name == part.level && !level.labels.empty())
      return level.labels.front() + " " + part.value;
  }
  return part.value;
}

// Labels come from the scheme that names the levels in words: files that are cited by slashes are
// listed with theirs.
const authority::Scheme* naming_scheme(const authority::Schemes& schemes,
                                       const Citation& citation) {
  const auto* own = schemes.by_id(citation.scheme);
  if (own == nullptr) return nullptr;
  for (const authority::SchemeLevel& level : own->levels) {
    if (!level.labels.empty()) return own;
  }
  for (const authority::Scheme& other : schemes.all()) {
    if (other.family == own->family && !other.levels.empty() && !other.levels[0].labels.empty())
      return &other;
  }
  return own;
}

class Collector {
 public:
  explicit Collector(const draft::Snapshot& snapshot) : snapshot_(snapshot) {}

  void add(const draft::Draft& draft) {
    for (const Citation& citation : draft.citations) {
      const bool leads_nowhere = citation.back_reference != citation::BackReference::none &&
                                 citation.back_reference != citation::BackReference::resolved;
      if (!leads_nowhere && !citation.archive.empty()) add(draft, citation);
    }
  }

  std::map<std::string, Level> archives;

 private:
  void add(const draft::Draft& draft, const Citation& citation) {
    const auto* archive = archive_of(snapshot_, citation);
    Level* level = &archives[archive != nullptr ? archive->id : citation.archive];
    if (level->label.empty()) {
      level->label = citation.archive;
      if (archive != nullptr)
        level->title = archive->name.empty() ? archive->english_name : archive->name;
    }
    const auto* scheme = naming_scheme(snapshot_.authority->schemes, citation);
    for (const citation::Part& part : citation.parts) {
      level = &level->below[part.value];
      if (level->label.empty()) level->label = labelled(part, scheme);
    }
    level->leaves.insert(citation.leaves.begin(), citation.leaves.end());
    const bool of_file = citation.how != citation::How::general && !citation.parts.empty();
    if (of_file && level->title.empty() && !citation.description.empty())
      level->title = draft.document.text(citation.description);
  }

  const draft::Snapshot& snapshot_;
};

SourceNode node_of(const Level& level, const Collation& order) {
  const auto before = [&](std::string_view a, std::string_view b) { return order.before(a, b); };
  SourceNode node{level.label, level.title, {level.leaves.begin(), level.leaves.end()}, {}};
  std::sort(node.leaves.begin(), node.leaves.end(), before);
  for (std::string& leaf : node.leaves) {
    if (const auto hyphen = leaf.find('-'); hyphen != std::string::npos)
      leaf.replace(hyphen, 1, "–");
  }
  std::vector<std::string_view> numbers;
  for (const auto& [number, below] : level.below) numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end(), before);
  for (const std::string_view number : numbers)
    node.below.push_back(node_of(level.below.at(std::string(number)), order));
  return node;
}

std::string line_of(const SourceNode& node, const PrintMarkup& markup) {
  std::string line = markup.escaped(node.label);
  if (!node.title.empty()) line += ": " + markup.escaped(node.title);
  for (std::size_t i = 0; i < node.leaves.size(); ++i)
    line += (i == 0 ? " — " : ", ") + markup.escaped(node.leaves[i]);
  return line;
}

void print(const std::vector<SourceNode>& nodes, int depth, const PrintMarkup& markup,
           std::string& out) {
  if (nodes.empty()) return;
  out += markup.begin_list(depth);
  for (const SourceNode& node : nodes) {
    out += markup.item(depth, line_of(node, markup));
    print(node.below, depth + 1, markup, out);
  }
  out += markup.end_list(depth);
}

std::string printed(const std::vector<SourceNode>& archives, const PrintMarkup& markup) {
  std::string out = markup.heading(1, "Archival sources");
  for (const SourceNode& archive : archives) {
    out += markup.heading(
        2, archive.title.empty() ? archive.label : archive.title + " (" + archive.label + ")");
    print(archive.below, 0, markup, out);
  }
  return out;
}

}  // namespace

std::vector<SourceNode> archival_sources(const draft::Snapshot& snapshot) {
  Collector collector(snapshot);
  for (const auto& draft : draft::drafts_of(snapshot)) collector.add(*draft);
  std::vector<SourceNode> archives;
  const Collation order(snapshot.draft->document.metadata.language);
  for (const auto& [id, archive] : collector.archives) archives.push_back(node_of(archive, order));
  std::stable_sort(archives.begin(), archives.end(), [&](const SourceNode& a, const SourceNode& b) {
    return order.before(a.label, b.label);
  });
  return archives;
}

std::string sources_as_markdown(const std::vector<SourceNode>& archives) {
  return printed(archives, markdown_print());
}
std::string sources_as_latex(const std::vector<SourceNode>& archives) {
  return printed(archives, latex_print());
}

}  // namespace apparatus::features
