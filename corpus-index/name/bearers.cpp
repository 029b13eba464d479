#include "name/bearers.h"

#include <algorithm>
#include <tuple>

namespace apparatus::name {
namespace {

// A bearer who outweighs all others of the surname so far that a bare surname means nobody else.
constexpr std::uint32_t kDominance = 5;
constexpr int kNobody = -1;

std::uint32_t weight(const Form& form) { return form.as_actor + form.as_author; }

auto spelling(const Form& form) {
  const Parts& parts = form.parts;
  return std::tie(parts.surname, parts.given, parts.initials, parts.patronymic);
}

}  // namespace

Bearers::Bearers(const std::vector<Form>& forms, const std::vector<std::size_t>& own,
                 ElementReader& reader)
    : forms_(forms) {
  const bool certain = std::any_of(own.begin(), own.end(), [&](std::size_t i) {
    return forms[i].strength == Strength::certain;
  });
  if (!certain) return;
  std::vector<Written> full, bare;
  for (Written& written : written_ways(own, reader)) {
    (written.elements.empty() ? bare : full).push_back(std::move(written));
  }
  // The most telling forms first, so that "V. Smirnov" finds Vladimir and Vasilii both.
  const auto rank = [](const Written& one) {
    return std::tuple(one.strength == Strength::certain, full_elements(one.elements),
                      one.elements.size(), one.weight);
  };
  std::stable_sort(full.begin(), full.end(),
                   [&](const Written& a, const Written& b) { return rank(a) > rank(b); });
  for (const Written& written : full) place_full(written);
  for (const Written& written : bare) place_bare(written);
}

// In the order of their letters.
std::vector<Bearers::Written> Bearers::written_ways(const std::vector<std::size_t>& own,
                                                    ElementReader& reader) const {
  std::vector<std::size_t> sorted = own;
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) {
    return spelling(forms_[a]) < spelling(forms_[b]);
  });
  std::vector<Written> ways;
  for (const std::size_t i : sorted) {
    const Form& form = forms_[i];
    if (ways.empty() || spelling(forms_[ways.back().forms.front()]) != spelling(form)) {
      ways.emplace_back().elements = reader.read(form.parts);
    }
    Written& written = ways.back();
    written.forms.push_back(i);
    written.strength = std::max(written.strength, form.strength);
    written.weight += weight(form);
  }
  return ways;
}

Bearers::Able Bearers::able_now(std::size_t bearer) const {
  return {bearer, bearers_[bearer].count, bearers_[bearer].as_actor != 0};
}

void Bearers::place_full(const Written& written) {
  const std::uint64_t silhouette = name::silhouette(written.elements);
  std::vector<Able> able;
  for (std::size_t b = 0; b < bearers_.size(); ++b) {
    if ((silhouettes_[b] & silhouette) != 0 && agree(bearers_[b].elements, written.elements))
      able.push_back(able_now(b));
  }
  if (able.empty()) {
    if (written.strength == Strength::possible) return;
    able.push_back({bearers_.size(), 0, false});
    bearers_.emplace_back().elements = written.elements;
    silhouettes_.push_back(silhouette);
  }
  for (const std::size_t i : written.forms) {
    const int chosen = choose(able, forms_[i]);
    if (chosen < 0) {
      ambiguous_.push_back(i);
      continue;
    }
    const auto b = static_cast<std::size_t>(chosen);
    join(b, i, true);
    Elements& known = bearers_[b].elements;
    if (written.elements.size() > known.size() && agree_in_order(known, written.elements)) {
      known.insert(known.end(),
                   written.elements.begin() + static_cast<std::ptrdiff_t>(known.size()),
                   written.elements.end());
      silhouettes_[b] = name::silhouette(known);
    }
  }
}

void Bearers::place_bare(const Written& written) {
  if (bearers_.empty()) {
    bearers_.emplace_back();  // somebody of whom no text says more than the surname
    silhouettes_.push_back(name::silhouette({}));
  }
  std::vector<Able> all;
  for (std::size_t b = 0; b < bearers_.size(); ++b) all.push_back(able_now(b));
  for (const std::size_t i : written.forms) {
    const int chosen = choose(all, forms_[i]);
    if (chosen < 0) {
      ambiguous_.push_back(i);
    } else {
      join(static_cast<std::size_t>(chosen), i, false);
    }
  }
}

void Bearers::join(std::size_t bearer, std::size_t form, bool in_full) {
  Bearer& joined = bearers_[bearer];
  joined.forms.push_back(form);
  if (!in_full) return;
  joined.texts.insert(forms_[form].text);
  joined.count += weight(forms_[form]);
  joined.as_actor += forms_[form].as_actor;
  joined.as_author += forms_[form].as_author;
}

// The only one; else the only one whom the form's own text names in full; else the one who
// dominates; else nobody.
int Bearers::choose(const std::vector<Able>& able, const Form& form) const {
  if (able.size() == 1) return static_cast<int>(able[0].bearer);
  std::vector<Able> here;
  for (const Able& one : able) {
    if (bearers_[one.bearer].texts.contains(form.text)) here.push_back(one);
  }
  if (here.size() == 1) return static_cast<int>(here[0].bearer);
  // An author of a cited work and somebody who acts in the story share a surname.
  if (here.size() == 2 && here[0].acts != here[1].acts) {
    const bool form_acts = form.as_actor > form.as_author;
    return static_cast<int>(here[here[0].acts == form_acts ? 0 : 1].bearer);
  }
  const std::vector<Able>& among = here.empty() ? able : here;
  const Able* best = &among[0];
  std::uint64_t others = 0;
  for (const Able& one : among) {
    if (one.count > best->count) best = &one;
    others += one.count;
  }
  others -= best->count;
  return best->count >= kDominance * others ? static_cast<int>(best->bearer) : kNobody;
}

}  // namespace apparatus::name
