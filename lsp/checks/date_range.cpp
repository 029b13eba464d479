// date-range-inverted: a range of dates whose end lies before its beginning.
#include <string>
#include <string_view>

#include "lsp/checks/draft_text.h"
#include "lsp/checks/families.h"
#include "lsp/checks/wording.h"

namespace apparatus::checks {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "8 and 7 January 1924" with its first two numbers exchanged; "" where the range does not begin
// with two numbers.
std::string exchanged(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size() && !is_digit(text[begin])) ++begin;
  std::size_t first_end = begin;
  while (first_end < text.size() && is_digit(text[first_end])) ++first_end;
  std::size_t second = first_end;
  while (second < text.size() && !is_digit(text[second])) ++second;
  std::size_t second_end = second;
  while (second_end < text.size() && is_digit(text[second_end])) ++second_end;
  if (first_end == begin || second_end == second || first_end - begin > 2 ||
      second_end - second > 2)
    return {};
  const std::string_view between = text.substr(first_end, second - first_end);
  // Behind a month's name the second number may be another month's day: no simple exchange.
  constexpr std::size_t kLongestJoint = 5;
  if (between.size() > kLongestJoint) return {};
  return std::string(text.substr(0, begin)) +
         std::string(text.substr(second, second_end - second)) + std::string(between) +
         std::string(text.substr(begin, first_end - begin)) + std::string(text.substr(second_end));
}

}  // namespace

void check_date_range(const draft::Snapshot& snapshot, Findings& findings) {
  const text::Document& document = snapshot.draft->document;
  for (const date::Date& date : snapshot.draft->dates) {
    if (!date.inverted || !may_be_corrected(document, date.range.begin)) continue;
    Finding finding;
    finding.code = "date-range-inverted";
    finding.severity = Severity::error;
    finding.range = document.to_source(date.range);
    finding.message = in_quotes(document.text(date.range)) + " ends before it begins";
    std::string other_way = exchanged(document.text(finding.range));
    if (!other_way.empty()) {
      Fix fix;
      fix.title = "Exchange beginning and end";
      fix.new_text = std::move(other_way);
      finding.fixes.push_back(std::move(fix));
    }
    findings.push_back(std::move(finding));
  }
}

}  // namespace apparatus::checks
