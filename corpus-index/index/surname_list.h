// All surnames of an index in memory, for the question what a misspelt one was meant to be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/knowledge.h"

namespace apparatus::index {

class SurnameList {
 public:
  void add(SurnameRecord surname);
  // As Knowledge::surnames_near. A scan: letters that differ rule out nearly every surname before
  // its distance is counted.
  std::vector<SurnameRecord> near(std::string_view spelling, int distance, std::size_t limit) const;

 private:
  // What can be told of a word at a glance.
  struct Silhouette {
    std::uint64_t letters = 0;  // a bit for each code point that occurs, modulo 64
    int length = 0;             // code points
  };
  static Silhouette silhouette(std::string_view word);

  std::vector<Silhouette> silhouettes_;
  std::vector<SurnameRecord> surnames_;
};

}  // namespace apparatus::index
