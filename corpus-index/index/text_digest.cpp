#include "index/text_digest.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "citation/file_key.h"
#include "event/recognise.h"
#include "index/mentions.h"

namespace apparatus::index {
namespace {

constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kLongestDescription = 400;

// Cut at a word where there is one, never inside a code point.
void shorten(std::string& text, std::size_t limit) {
  if (text.size() <= limit) return;
  std::size_t end = limit;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  const std::size_t blank = text.rfind(' ', end);
  text.resize(blank != std::string::npos && blank > limit / 2 ? blank : end);
}

std::string title_of(const text::Document& document, const std::string& path) {
  std::string title = on_one_line(document.metadata.title);
  if (title.empty() && document.format != text::Format::plain) {
    for (const text::Block& block : document.blocks) {
      if (block.kind != text::BlockKind::heading) continue;
      title = on_one_line(document.text(block.range));
      break;
    }
  }
  if (title.empty()) title = std::filesystem::path(path).stem().string();
  shorten(title, kLongestTitle);
  return title;
}

// The levels of a citation with the key of each. Asking for the key of a shortened citation keeps
// all knowledge of how keys are made in citation/file_key.
std::vector<NodeStep> path_of(const citation::Citation& citation, const std::string& key,
                              const authority::Authority& authority) {
  std::vector<NodeStep> path;
  path.push_back({citation::holdings_key(citation, authority), "archive", citation.archive});
  citation::Citation upper = citation;
  upper.parts.clear();
  for (const citation::Part& part : citation.parts) {
    upper.parts.push_back(part);
    std::string upper_key =
        upper.parts.size() == citation.parts.size() ? key : citation::file_key(upper, authority);
    if (upper_key.empty() || upper_key == path.back().key) continue;
    path.push_back({std::move(upper_key), part.level, part.value});
  }
  return path;
}

class Digester {
 public:
  Digester(const text::Document& document, const authority::Authority& authority)
      : document_(document), authority_(authority) {}

  TextDigest run(const std::string& path) {
    const Mentions mentions = recognise_mentions(document_, authority_, {});
    digest_.title = title_of(document_, path);
    for (const date::Date& date : mentions.dates) add_date(date);
    for (const citation::Citation& citation : mentions.citations)
      add_citation(citation, mentions.dates);
    for (const name::Name& name : mentions.names) add_name(name);
    for (event::DatedEvent& dated : event::dated_events(document_, mentions.dates, authority_))
      add_event(std::move(dated), mentions.dates);
    pack_places(date_places_, digest_.dates);
    pack_places(citation_places_, digest_.citations);
    pack_places(name_places_, digest_.names);
    for (std::size_t i = 0; i < digest_.dates.size(); ++i)
      digest_.dates[i].count = static_cast<std::uint32_t>(date_places_[i].size());
    for (std::size_t i = 0; i < digest_.citations.size(); ++i)
      digest_.citations[i].count = static_cast<std::uint32_t>(citation_places_[i].size());
    return std::move(digest_);
  }

 private:
  using PlacesOfEach = std::vector<std::vector<PackedPlace>>;  // of each thing of one kind

  template <class Thing>
  static void pack_places(PlacesOfEach& places, std::vector<Thing>& things) {
    for (std::size_t i = 0; i < things.size(); ++i) things[i].places = pack(places[i]);
  }
  static void add_place(PlacesOfEach& places, std::size_t thing, const PackedPlace& place) {
    if (places.size() <= thing) places.resize(thing + 1);
    places[thing].push_back(place);
  }

  PackedPlace place(text::ReadingRange reading) const {
    PackedPlace place;
    place.range = document_.to_source(reading);
    place.line = document_.lines.line_of(place.range.begin) + 1;
    place.in_note = document_.zone_at(reading.begin) == text::Zone::note;
    return place;
  }

  std::optional<std::size_t> add_date(const date::Date& date) {
    if (date.edtf.empty()) return std::nullopt;
    const auto [found, is_new] = date_of_edtf_.try_emplace(date.edtf, digest_.dates.size());
    if (is_new) digest_.dates.push_back({date.edtf, date.first_day, date.last_day, 0, {}});
    add_place(date_places_, found->second, place(date.range));
    return found->second;
  }

  void add_event(event::DatedEvent dated, const std::vector<date::Date>& dates) {
    const date::Date& date = dates[dated.date];
    if (date.partial) return;  // its year is a guess
    const auto known = date_of_edtf_.find(date.edtf);
    if (known == date_of_edtf_.end() || !event::is_told_apart(dated.event)) return;
    std::string key = dated.event.kind + '\n' + std::to_string(dated.event.ordinal) + '\n' +
                      std::to_string(dated.event.month) + '\n' + dated.event.rank + '\n' +
                      std::to_string(known->second);
    for (const std::string& word : dated.event.proper) key += '\n' + word;
    const auto [found, is_new] = event_of_key_.try_emplace(std::move(key), digest_.events.size());
    if (!is_new) {
      ++digest_.events[found->second].count;
      return;
    }
    const text::ReadingRange both{std::min(dated.range.begin, date.range.begin),
                                  std::max(dated.range.end, date.range.end)};
    digest_.events.push_back({std::move(dated.event), on_one_line(document_.text(dated.range)),
                              known->second, place(both), 1});
  }

  void add_citation(const citation::Citation& citation, const std::vector<date::Date>& dates) {
    std::string key = citation::file_key(citation, authority_);
    if (key.empty()) return;
    const auto [found, is_new] =
        citation_of_key_.try_emplace(key + '\n' + citation.archive, digest_.citations.size());
    if (is_new)
      digest_.citations.push_back(
          {path_of(citation, key, authority_), citation.archive, {}, 0, {}});
    add_place(citation_places_, found->second, place(citation.range));
    for (const std::string& leaf : citation.leaves)
      add_leaf(digest_.citations[found->second].leaves, leaf);
    if (!citation.description.empty()) add_description(found->second, citation.description, dates);
  }

  static void add_leaf(std::string& leaves, std::string_view leaf) {
    for (std::size_t at = leaves.find(leaf); at != std::string::npos;
         at = leaves.find(leaf, at + 1)) {
      const std::size_t end = at + leaf.size();
      if ((at == 0 || leaves[at - 1] == ',') && (end == leaves.size() || leaves[end] == ','))
        return;
    }
    if (!leaves.empty()) leaves += ',';
    leaves += leaf;
  }

  void add_description(std::size_t file, text::ReadingRange range,
                       const std::vector<date::Date>& dates) {
    std::string body = on_one_line(document_.text(range));
    shorten(body, kLongestDescription);
    if (body.empty()) return;
    const auto [found, is_new] = description_of_body_.try_emplace(
        std::to_string(file) + '\n' + body, digest_.descriptions.size());
    if (is_new) digest_.descriptions.push_back({file, std::move(body), place(range), 0, {}});
    DescribedFile& description = digest_.descriptions[found->second];
    ++description.count;
    auto date = std::lower_bound(
        dates.begin(), dates.end(), range.begin,
        [](const date::Date& a, std::uint32_t begin) { return a.range.begin < begin; });
    for (; date != dates.end() && date->range.begin < range.end; ++date) {
      const auto known = date_of_edtf_.find(date->edtf);
      if (known == date_of_edtf_.end()) continue;
      auto& of_description = description.dates;
      if (std::find(of_description.begin(), of_description.end(), known->second) ==
          of_description.end()) {
        of_description.push_back(known->second);
      }
    }
  }

  void add_name(const name::Name& name) {
    const name::Parts& parts = name.parts;
    std::string form = parts.surname + '\n' + parts.given + '\n' + parts.initials + '\n' +
                       parts.patronymic + '\n' + name.surname_key;
    const auto [found, is_new] = name_of_form_.try_emplace(std::move(form), digest_.names.size());
    if (is_new) {
      WrittenName written;
      written.parts = parts;
      written.surname_key = name.surname_key;
      digest_.names.push_back(std::move(written));
    }
    WrittenName& written = digest_.names[found->second];
    written.strength = std::max(written.strength, name.strength);
    ++(name.role == name::Role::author ? written.as_author : written.as_actor);
    const auto keep_first = [](std::string& kept, const std::string& offered) {
      if (kept.empty()) kept = offered;
    };
    keep_first(written.born, name.born);
    keep_first(written.died, name.died);
    keep_first(written.known_as, name.known_as);
    keep_first(written.description, name.description);
    add_place(name_places_, found->second, place(name.range));
  }

  const text::Document& document_;
  const authority::Authority& authority_;
  TextDigest digest_;
  PlacesOfEach citation_places_, date_places_, name_places_;
  std::unordered_map<std::string, std::size_t> citation_of_key_, description_of_body_,
      date_of_edtf_, name_of_form_, event_of_key_;
};

}  // namespace

TextDigest digest(const text::Document& document, const std::string& path,
                  const authority::Authority& authority) {
  return Digester(document, authority).run(path);
}

std::string on_one_line(std::string_view text) {
  std::string line;
  line.reserve(text.size());
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v') {
      blank = !line.empty();
    } else {
      if (blank) line += ' ';
      blank = false;
      line += c;
    }
  }
  return line;
}

}  // namespace apparatus::index
