#include "lsp/features/name_index.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "lsp/draft/manuscript.h"
#include "lsp/features/cast.h"
#include "lsp/features/collation.h"
#include "lsp/features/cursor.h"
#include "lsp/features/print_markup.h"
#include "text/letters.h"

namespace apparatus::features {
namespace {

template <class T>
void add_once(std::vector<T>& list, T value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(std::move(value));
}

// Takes the small prepositions from the front of a surname: "von der" of "von der Goltz". What is
// written with a capital ("Van Buren") or is an article ("le Carré") is a part of the name.
std::string take_particles(std::string& surname, const authority::Authority& authority) {
  std::string particles;
  for (;;) {
    const std::size_t blank = surname.find(' ');
    if (blank == std::string::npos || blank + 1 == surname.size()) return particles;
    const std::string word = surname.substr(0, blank);
    const std::uint32_t meaning = authority.references.meaning(word);
    const bool taken = (meaning & authority::kParticle) != 0 &&
                       text::letter_case_at(word, 0) == text::LetterCase::small &&
                       (!particles.empty() || (meaning & authority::kArticle) == 0);
    if (!taken) return particles;
    particles += (particles.empty() ? "" : " ") + word;
    surname.erase(0, blank + 1);
  }
}

// "Dubrovskii, Pavel Nikolaevich", "Uglanov, N. A.", "Kamenev", "Goltz, Colmar von der".
std::string heading_of(const CastMember& member, const authority::Authority& authority) {
  const name::Parts& parts = member.parts;
  std::string surname = member.surname();
  std::string given = parts.given;
  if (!parts.patronymic.empty()) given += (given.empty() ? "" : " ") + parts.patronymic;
  if (given.empty()) given = parts.initials;
  if (surname.empty()) return member.display;
  if (const std::string particles = take_particles(surname, authority); !particles.empty())
    given += (given.empty() ? "" : " ") + particles;
  return given.empty() ? surname : surname + ", " + given;
}

struct Entry {
  CastMember fullest;
  std::vector<NamePlaces> places;
};

std::size_t fullness(const CastMember& member) {
  return member.parts.given.size() + member.parts.patronymic.size() + member.parts.initials.size();
}

NamePlaces places_in(const draft::Draft& draft, const CastMember& member, std::string file) {
  NamePlaces places{std::move(file), {}, {}};
  for (const std::size_t index : member.mentions) {
    const name::Name& name = draft.names[index];
    if (name.role == name::Role::author) continue;
    const int block = draft.document.block_at(name.range.begin);
    const int note = block < 0 ? -1 : draft.document.blocks[static_cast<std::size_t>(block)].note;
    if (block >= 0 &&
        draft.document.blocks[static_cast<std::size_t>(block)].zone == text::Zone::bibliography) {
      continue;
    }
    if (note >= 0) {
      const std::string& label = draft.document.notes[static_cast<std::size_t>(note)].label;
      add_once(places.notes, label.empty() ? std::to_string(note + 1) : label);
    } else {
      const auto range = source_range(draft, name.range);
      add_once(places.lines, draft.document.lines.line_of(range.begin) + 1);
    }
  }
  return places;
}

std::string text_of(const std::vector<NamePlaces>& places, const PrintMarkup& markup) {
  std::string text;
  for (const NamePlaces& one : places) {
    if (!text.empty()) text += "; ";
    if (!one.file.empty()) text += markup.escaped(one.file) + ": ";
    for (std::size_t i = 0; i < one.lines.size(); ++i)
      text += (i == 0 ? "l. " : ", ") + std::to_string(one.lines[i]);
    if (!one.lines.empty() && !one.notes.empty()) text += "; ";
    for (std::size_t i = 0; i < one.notes.size(); ++i)
      text += (i == 0 ? "n. " : ", ") + markup.escaped(one.notes[i]);
  }
  return text;
}

}  // namespace

std::vector<IndexedName> index_of_names(const draft::Snapshot& snapshot) {
  const auto drafts = draft::drafts_of(snapshot);
  std::map<std::string, Entry> by_person;
  for (const auto& draft : drafts) {
    const std::string file =
        drafts.size() > 1 ? std::filesystem::path(draft->file).filename().string() : "";
    for (const CastMember& member : cast_of(*draft)) {
      NamePlaces places = places_in(*draft, member, file);
      if (places.notes.empty() && places.lines.empty()) continue;
      Entry& entry = by_person[member.person];
      if (entry.places.empty() || fullness(member) > fullness(entry.fullest))
        entry.fullest = member;
      entry.places.push_back(std::move(places));
    }
  }
  std::vector<IndexedName> names;
  for (auto& [person, entry] : by_person)
    names.push_back({heading_of(entry.fullest, *snapshot.authority), std::move(entry.places)});
  const Collation order(snapshot.draft->document.metadata.language);
  std::stable_sort(names.begin(), names.end(), [&](const IndexedName& a, const IndexedName& b) {
    return order.heading_before(a.heading, b.heading);
  });
  return names;
}

std::string names_as_markdown(const std::vector<IndexedName>& names) {
  const PrintMarkup& markup = markdown_print();
  std::string out = markup.heading(1, "Index of names");
  for (const IndexedName& name : names)
    out += markup.item(0, markup.escaped(name.heading) + ", " + text_of(name.places, markup));
  return out;
}

std::string names_as_latex(const std::vector<IndexedName>& names) {
  const PrintMarkup& markup = latex_print();
  std::string out = "\\begin{theindex}\n";
  for (const IndexedName& name : names)
    out += markup.item(0, markup.escaped(name.heading) + ", " + text_of(name.places, markup));
  return out + "\\end{theindex}\n";
}

}  // namespace apparatus::features
