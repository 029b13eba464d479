#include "bibliography/bibliography.h"

#include <algorithm>
#include <utility>

#include "bibliography/entry_file.h"

namespace apparatus::bibliography {
namespace {

constexpr std::size_t kMostSuggestions = 5;
constexpr std::size_t kMostRemembered = 4096;  // keys that are not known

}  // namespace

Bibliography::Bibliography(std::vector<EntryFilePtr> files) : files_(std::move(files)) {
  ends_.reserve(files_.size());
  for (const EntryFilePtr& file : files_) ends_.push_back(size_ += file->size());
}

Bibliography::~Bibliography() = default;

Bibliography::Place Bibliography::place_of(std::size_t index) const {
  const auto file =
      static_cast<std::size_t>(std::upper_bound(ends_.begin(), ends_.end(), index) - ends_.begin());
  return {files_[file].get(), index - (file == 0 ? 0 : ends_[file - 1])};
}

Entry Bibliography::read(std::size_t index) const {
  const Place place = place_of(index);
  return place.file->entry(place.index);
}

std::string_view Bibliography::key(std::size_t index) const {
  const Place place = place_of(index);
  return place.file->key(place.index);
}

const Entry& Bibliography::entry(std::size_t index) const {
  const std::lock_guard lock(mutex_);
  std::unique_ptr<const Entry>& known = read_[index];
  if (known == nullptr) known = std::make_unique<const Entry>(read(index));
  return *known;
}

const std::string* Bibliography::file_of(std::string_view key) const {
  const auto holder = std::find_if(files_.begin(), files_.end(), [&](const EntryFilePtr& file) {
    return file->find(key).has_value();
  });
  return holder == files_.end() ? nullptr : &(*holder)->path();
}

const Entry* Bibliography::find(std::string_view key) const {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < files_.size(); begin = ends_[i++]) {
    if (const auto found = files_[i]->find(key)) return &entry(begin + *found);
  }
  return nullptr;
}

std::vector<std::string> Bibliography::nearest(std::string_view key) const {
  const WantedKey wanted(key);
  std::vector<std::pair<int, std::string_view>> found;
  for (const EntryFilePtr& file : files_) {
    file->for_each_near(
        wanted, [&](int edits, std::size_t index) { found.emplace_back(edits, file->key(index)); });
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string> keys;
  for (const auto& [edits, known] : found) {
    if (keys.size() == kMostSuggestions) break;
    if (std::find(keys.begin(), keys.end(), known) == keys.end()) keys.emplace_back(known);
  }
  return keys;
}

std::vector<std::string> Bibliography::near(std::string_view key) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = near_.find(std::string(key)); known != near_.end()) return known->second;
  }
  std::vector<std::string> keys = nearest(key);
  const std::lock_guard lock(mutex_);
  if (near_.size() >= kMostRemembered) near_.clear();
  return near_.insert_or_assign(std::string(key), std::move(keys)).first->second;
}

std::vector<std::size_t> Bibliography::by_surname(std::string_view folded) const {
  std::vector<std::size_t> entries;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < files_.size(); begin = ends_[i++])
    files_[i]->add_by_surname(folded, begin, entries);
  return entries;
}

std::vector<std::size_t> Bibliography::by_title(std::string_view folded) const {
  std::vector<std::size_t> entries;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < files_.size(); begin = ends_[i++])
    files_[i]->add_by_title(folded, begin, entries);
  return entries;
}

bool Bibliography::has_surname(std::string_view folded) const {
  return std::any_of(files_.begin(), files_.end(),
                     [&](const EntryFilePtr& file) { return file->has_surname(folded); });
}

}  // namespace apparatus::bibliography
