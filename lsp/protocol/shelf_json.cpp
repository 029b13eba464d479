#include "lsp/protocol/shelf_json.h"

namespace apparatus::protocol {

Json write(const std::vector<features::Source>& sources) {
  Json out = Json::array();
  for (const auto& source : sources) {
    out.push_back({{"key", source.key},
                   {"level", source.level},
                   {"value", source.value},
                   {"title", source.title},
                   {"count", source.count},
                   {"texts", source.texts},
                   {"hasBelow", source.has_below}});
  }
  return out;
}

Json write(const std::vector<features::ShelfPerson>& people) {
  Json out = Json::array();
  for (const auto& person : people) {
    out.push_back({{"id", person.id},
                   {"name", person.name},
                   {"life", person.life},
                   {"description", person.description},
                   {"inCorpus", person.in_corpus},
                   {"inDrafts", person.in_drafts}});
  }
  return out;
}

Json write(const std::vector<PlacedEvent>& events) {
  Json out = Json::array();
  for (const auto& placed : events) {
    out.push_back({{"edtf", placed.event.edtf},
                   {"month", placed.event.month},
                   {"text", placed.event.text},
                   {"count", placed.event.count},
                   {"location", write(placed.location)},
                   {"inDraft", placed.in_draft}});
  }
  return out;
}

Json write(const std::vector<PlacedQuotation>& places) {
  Json out = Json::array();
  for (const auto& place : places) {
    out.push_back(
        {{"text", place.text}, {"location", write(place.location)}, {"inDraft", place.in_draft}});
  }
  return out;
}

Json write(const std::vector<ShelfStatus>& shelves) {
  Json out = Json::array();
  for (const auto& shelf : shelves) {
    out.push_back({{"project", shelf.project},
                   {"folders", shelf.folders},
                   {"texts", shelf.texts},
                   {"trouble", shelf.trouble}});
  }
  return out;
}

}  // namespace apparatus::protocol
