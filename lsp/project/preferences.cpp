#include "lsp/project/preferences.h"

namespace apparatus::project {
namespace {

void prefer(std::string& setting, const std::string& preferred) {
  if (setting.empty()) setting = preferred;
}

}  // namespace

Settings with_preferences(const Project& project, const Settings& preferred) {
  Settings settings = project.settings;
  // A file that pins one for all names says so of notes too.
  if (project.settings.style.transliteration.empty()) {
    for (const auto system : kTransliterations) {
      const std::string& preferred_system = preferred.style.*system;
      if (is_transliteration(preferred_system, *project.authority))
        prefer(settings.style.*system, preferred_system);
    }
  }
  prefer(settings.style.date, preferred.style.date);
  prefer(settings.style.ibid, preferred.style.ibid);
  const std::string& scheme = preferred.style.citation;
  if (scheme == "draft" || project.authority->schemes.by_id(scheme) != nullptr) {
    prefer(settings.style.citation, scheme);
  }
  settings.checks.insert(preferred.checks.begin(), preferred.checks.end());
  settings.accepted_words.insert(settings.accepted_words.end(), preferred.accepted_words.begin(),
                                 preferred.accepted_words.end());
  return settings;
}

}  // namespace apparatus::project
