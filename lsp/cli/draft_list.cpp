#include "lsp/cli/draft_list.h"

#include <algorithm>
#include <memory>
#include <system_error>
#include <variant>

#include "index/text_reader.h"
#include "lsp/project/manuscript_files.h"
#include "text/document.h"

namespace apparatus::cli {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return !folder.empty() && end == folder.end();
}

fs::path in_full(const fs::path& path) {
  std::error_code error;
  const fs::path whole = fs::absolute(path, error);
  return (error ? path : whole).lexically_normal();
}

std::shared_ptr<const std::string> text_of(const fs::path& file) {
  auto bytes = index::read_bytes(file.string());
  if (std::holds_alternative<index::UnreadableText>(bytes)) return nullptr;
  auto decoded = index::decode_text(std::move(std::get<std::string>(bytes)));
  auto* text = std::get_if<index::ReadText>(&decoded);
  return text == nullptr ? nullptr : std::make_shared<const std::string>(std::move(text->utf8));
}

}  // namespace

std::vector<std::string> drafts_below(const fs::path& folder, const project::Project& project) {
  std::vector<std::string> found;
  std::error_code error;
  const auto is_of_corpus = [&](const fs::path& path) {
    const fs::path whole = in_full(path);
    return std::any_of(project.corpus.begin(), project.corpus.end(), [&](const fs::path& corpus) {
      // A corpus that holds the folder itself is one that the drafts are a part of.
      return is_below(whole, corpus) && !is_below(in_full(folder / ""), corpus / "");
    });
  };
  auto walk = fs::recursive_directory_iterator(
      folder, fs::directory_options::skip_permission_denied, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const fs::path& path = walk->path();
    if (path.filename().string().starts_with('.') || is_of_corpus(path)) {
      if (walk->is_directory(error)) walk.disable_recursion_pending();
      continue;
    }
    const bool draft = text::format_of_path(path.native()) != text::Format::plain;
    if (draft && walk->is_regular_file(error)) found.push_back(path.lexically_normal().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> manuscript_of(const std::string& file, const project::Project& project) {
  std::vector<std::string> files;
  std::error_code error;
  const fs::path here = fs::current_path(error);
  for (const fs::path& path : project::manuscript_files(file, project, text_of).files) {
    const bool shorten = fs::path(file).is_relative() && is_below(path, here);
    files.push_back(path == in_full(file) ? file
                    : shorten             ? path.lexically_relative(here).string()
                                          : path.string());
  }
  return files;
}

std::string shown_path(const std::string& file, const fs::path& root) {
  const fs::path path = file;
  if (!path.is_absolute()) return file;
  std::error_code error;
  const fs::path here = fs::current_path(error);
  if (error || !(is_below(path, here) || is_below(path, root))) return file;
  return path.lexically_relative(here).string();
}

}  // namespace apparatus::cli
