// For the tests of this folder: a document read from marked text, and its dates told shortly. A
// year alone is a date too, but most sentences here are about more than that, so that years alone
// are left out unless they are asked for.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "authority/authority.h"
#include "date/recognise.h"
#include "tests/unit/marked_text.h"
#include "text/document.h"

namespace apparatus::date {

struct DocumentWithDates {
  MarkedText marked;
  text::Document document;
  std::vector<Date> dates;

  explicit DocumentWithDates(std::string_view text, text::Format format = text::Format::markdown,
                             bool with_years = false)
      : marked(text), document(text::read_document(marked.text, format)) {
    for (Date& date : recognise(document, *authority::Authority::built_in(), {})) {
      const bool year_alone = date.precision == Precision::year ||
                              date.precision == Precision::decade ||
                              date.precision == Precision::century;
      if (with_years || !year_alone) dates.push_back(std::move(date));
    }
  }

  // "14 December 1923 = 1923-12-14"; "impossible" where there is no value.
  std::vector<std::string> found() const {
    std::vector<std::string> out;
    for (const Date& date : dates) out.push_back(told(document.text(date.range), date.edtf));
    return out;
  }

  // What the marks and the values given with them ask for.
  std::vector<std::string> wanted(const std::vector<std::string>& values) const {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < marked.ranges.size(); ++i) {
      out.push_back(told(marked.marked(i), i < values.size() ? values[i] : "?"));
    }
    return out;
  }

  static std::string told(std::string_view text, const std::string& value) {
    return std::string(text) + " = " + (value.empty() ? "impossible" : value);
  }
};

}  // namespace apparatus::date
