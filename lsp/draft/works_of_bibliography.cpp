#include "lsp/draft/works_of_bibliography.h"

#include <charconv>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "authority/authority.h"
#include "reference/titles.h"

namespace apparatus::draft {
namespace {

using bibliography::Bibliography;
using Works = reference::Lookup::Works;

constexpr std::size_t kMostKept = 8;      // bibliographies
constexpr std::size_t kMostWorks = 2000;  // of one surname: who has more is told by nobody

// 7 of "7" and "7th rev. ed.", 2 of "Second"; 0 where no number is named.
std::uint32_t number_of_edition(std::string_view edition, const authority::Authority& authority) {
  std::uint32_t number = 0;
  const auto [end, error] =
      std::from_chars(edition.data(), edition.data() + edition.size(), number);
  if (error == std::errc()) return number;
  const std::size_t word = edition.find_first_of(" .,");
  return authority.references.ordinal(edition.substr(0, word));
}

// A volume of a larger work, whose title is its container, and no article.
bool is_book(std::string_view type) {
  return type == "book" || type == "collection" || type == "proceedings" || type == "mvbook" ||
         type == "mvcollection";
}

// An entry as a work: what a note could say of it.
reference::WorkPtr work_of(const bibliography::Entry& entry, std::size_t index) {
  const authority::Authority& authority = *authority::Authority::built_in();
  const auto made = std::make_shared<reference::Work>();
  reference::Work& work = *made;
  work.entry = static_cast<int>(index);
  for (const std::string& person : entry.people()) {
    work.statement.surnames.emplace_back(bibliography::surname_of(person));
    work.author_keys.push_back(reference::surname_key(work.statement.surnames.back(), authority));
  }
  work.statement.title = entry.title;
  work.title_keys = reference::title_keys(entry.title, authority);
  work.title_letters = reference::letters_of(work.title_keys);
  work.statement.container = entry.container;
  work.statement.place = entry.place;
  work.statement.year = entry.year.substr(0, 4);
  work.statement.first_year = entry.first_year.substr(0, 4);
  work.statement.names_edition = !entry.edition.empty();
  work.statement.edition = number_of_edition(entry.edition, authority);
  // A volume of a periodical tells articles apart, not editions of a book.
  if (entry.container.empty() || is_book(entry.type)) work.statement.volume = entry.volume;
  return made;
}

class KeptWorks {
 public:
  explicit KeptWorks(const std::shared_ptr<const Bibliography>& bibliography)
      : bibliography_(bibliography) {}

  bool is_of(const std::shared_ptr<const Bibliography>& bibliography) const {
    return bibliography_.lock() == bibliography;
  }
  bool is_past() const { return bibliography_.expired(); }

  Works by_surname(const Bibliography& bibliography, const std::string& key) {
    return works(
        by_surname_, key, [&] { return bibliography.by_surname(key); }, bibliography);
  }
  Works by_title(const Bibliography& bibliography, const std::string& key) {
    return works(
        by_title_, key, [&] { return bibliography.by_title(key); }, bibliography);
  }

 private:
  using ByKey = std::unordered_map<std::string, Works>;

  template <class Find>
  Works works(ByKey& known, const std::string& key, Find find, const Bibliography& bibliography) {
    const std::lock_guard lock(mutex_);
    Works& found = known[key];
    if (found != nullptr) return found;
    std::vector<reference::WorkPtr> made;
    for (const std::size_t index : find()) {
      if (made.size() == kMostWorks) break;
      made.push_back(work_of(bibliography.read(index), index));
    }
    found = std::make_shared<const std::vector<reference::WorkPtr>>(std::move(made));
    return found;
  }

  std::weak_ptr<const Bibliography> bibliography_;
  std::mutex mutex_;
  ByKey by_surname_, by_title_;
};

std::shared_ptr<KeptWorks> kept_works(const std::shared_ptr<const Bibliography>& bibliography) {
  static std::mutex mutex;
  static std::vector<std::shared_ptr<KeptWorks>> all;
  const std::lock_guard lock(mutex);
  std::erase_if(all, [](const auto& kept) { return kept->is_past(); });
  for (const auto& kept : all) {
    if (kept->is_of(bibliography)) return kept;
  }
  if (all.size() >= kMostKept) all.erase(all.begin());
  all.push_back(std::make_shared<KeptWorks>(bibliography));
  return all.back();
}

}  // namespace

reference::Lookup lookup_in(const std::shared_ptr<const Bibliography>& bibliography) {
  if (bibliography->empty()) return {};
  auto kept = kept_works(bibliography);
  return {
      [kept, bibliography](const std::string& key) { return kept->by_surname(*bibliography, key); },
      [kept, bibliography](const std::string& key) { return kept->by_title(*bibliography, key); }};
}

}  // namespace apparatus::draft
