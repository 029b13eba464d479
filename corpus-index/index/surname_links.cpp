#include "index/surname_links.h"

namespace apparatus::index {

SurnameLinks::SurnameLinks(Database& database, IndexState state, const name::Clustering& clustering)
    : clustering_(clustering),
      insert_(database, "INSERT OR IGNORE INTO pseudonym (surname_key, key) VALUES (?, ?)"),
      remove_(database, "DELETE FROM pseudonym WHERE surname_key = ? AND key = ?") {
  for (const std::vector<std::string>& keys : clustering.linked_by_project()) {
    for (const std::string& key : keys) link(keys.front(), key);
  }
  if (state == IndexState::fresh) return;
  Statement all(database, "SELECT surname_key, key FROM pseudonym");
  while (all.next()) {
    known_.emplace(all.string(0), all.string(1));
    link(all.string(0), all.string(1));
  }
}

void SurnameLinks::link(const std::string& key, const std::string& other) {
  if (key == other) return;
  links_[key].insert(other);
  links_[other].insert(key);
}

void SurnameLinks::add(const std::string& surname_key, const std::string& known_as) {
  link(surname_key, clustering_.key_of_other_name(known_as));
}

std::vector<std::string> SurnameLinks::linked_to(const std::string& key) const {
  std::vector<std::string> keys = {key};
  std::set<std::string> seen = {key};
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto links = links_.find(keys[i]);
    if (links == links_.end()) continue;
    for (const std::string& other : links->second) {
      if (seen.insert(other).second) keys.push_back(other);
    }
  }
  return keys;
}

void SurnameLinks::write(const std::vector<std::string>& keys,
                         const std::vector<name::Form>& forms) {
  std::set<Pseudonym> now;
  for (const name::Form& form : forms) {
    if (!form.known_as.empty())
      now.emplace(form.surname_key, clustering_.key_of_other_name(form.known_as));
  }
  if (now.empty() && known_.empty()) return;
  for (const Pseudonym& one : now) insert_(one.first, one.second).run();
  for (const std::string& key : keys) {
    for (auto old = known_.lower_bound({key, ""}); old != known_.end() && old->first == key;
         ++old) {
      if (!now.contains(*old)) remove_(old->first, old->second).run();
    }
  }
}

}  // namespace apparatus::index
