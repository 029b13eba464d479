// The bearers of one surname: which forms of a name mean one person, which another, and which
// cannot be told. The order in which texts come in makes no difference.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "name/elements.h"
#include "name/persons.h"

namespace apparatus::name {

struct Bearer {
  Elements elements;
  std::vector<std::size_t> forms;
  std::set<std::uint32_t> texts;  // that name the bearer in full
  std::uint32_t count = 0;        // of full forms
  std::uint32_t as_actor = 0, as_author = 0;
};

class Bearers {
 public:
  // `own`: indices of the forms that bear the surname.
  Bearers(const std::vector<Form>& forms, const std::vector<std::size_t>& own,
          ElementReader& reader);

  const std::vector<Bearer>& all() const { return bearers_; }
  // Forms that may be several bearers'.
  const std::vector<std::size_t>& ambiguous() const { return ambiguous_; }

 private:
  // One way to write the name, in whatever texts.
  struct Written {
    Elements elements;
    std::vector<std::size_t> forms;  // one a text
    Strength strength = Strength::possible;
    std::uint32_t weight = 0;
  };
  std::vector<Written> written_ways(const std::vector<std::size_t>& own,
                                    ElementReader& reader) const;
  // What a bearer was before the texts of one way to write were placed.
  struct Able {
    std::size_t bearer = 0;
    std::uint32_t count = 0;
    bool acts = false;
  };
  Able able_now(std::size_t bearer) const;
  void place_full(const Written& written);
  void place_bare(const Written& written);
  void join(std::size_t bearer, std::size_t form, bool in_full);
  int choose(const std::vector<Able>& able, const Form& form) const;

  const std::vector<Form>& forms_;
  std::vector<Bearer> bearers_;
  std::vector<std::uint64_t> silhouettes_;  // of the bearers' elements
  std::vector<std::size_t> ambiguous_;
};

}  // namespace apparatus::name
