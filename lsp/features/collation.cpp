#include "lsp/features/collation.h"

#include <unicode/ucol.h>

#include <array>
#include <cstdint>

namespace apparatus::features {
namespace {

// Apostrophes, primes and soft signs of transliterations; some of them count as letters in Unicode.
std::string without_apostrophes(std::string_view text) {
  constexpr std::array<std::string_view, 9> kMarks = {"'", "`", "’", "‘", "ʹ", "ʼ", "ʺ", "′", "″"};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t mark = 0;
    for (const std::string_view one : kMarks) {
      if (text.substr(at).starts_with(one)) mark = one.size();
    }
    if (mark == 0) out += text[at++];
    at += mark;
  }
  return out;
}

// The sign between two parts that are compared one after the other at every level (UTS 35).
constexpr std::string_view kPartsSign = "\xEF\xBF\xBE";

std::string in_parts(std::string_view heading) {
  std::string out = without_apostrophes(heading);
  const std::size_t comma = out.find(", ");
  if (comma != std::string::npos) out.replace(comma, 2, kPartsSign);
  return out;
}

}  // namespace

struct Collation::Collator {
  UCollator* collator = nullptr;  // null where ICU has no data

  ~Collator() {
    if (collator != nullptr) ucol_close(collator);
  }
  bool before(std::string_view a, std::string_view b) const {
    if (collator != nullptr) {
      UErrorCode error = U_ZERO_ERROR;
      const UCollationResult order =
          ucol_strcollUTF8(collator, a.data(), static_cast<std::int32_t>(a.size()), b.data(),
                           static_cast<std::int32_t>(b.size()), &error);
      if (U_SUCCESS(error) != 0 && order != UCOL_EQUAL) return order == UCOL_LESS;
    }
    return false;
  }
};

Collation::Collation(std::string_view language) : collator_(std::make_unique<Collator>()) {
  UErrorCode error = U_ZERO_ERROR;
  const std::string name(language.empty() ? "root" : language);
  UCollator* opened = ucol_open(name.c_str(), &error);
  if (U_FAILURE(error) != 0) return;
  ucol_setAttribute(opened, UCOL_ALTERNATE_HANDLING, UCOL_SHIFTED, &error);
  ucol_setAttribute(opened, UCOL_NUMERIC_COLLATION, UCOL_ON, &error);
  collator_->collator = opened;
}

Collation::~Collation() = default;

bool Collation::before(std::string_view a, std::string_view b) const {
  const std::string a_signs = without_apostrophes(a);
  const std::string b_signs = without_apostrophes(b);
  if (collator_->before(a_signs, b_signs)) return true;
  return !collator_->before(b_signs, a_signs) && a < b;
}

bool Collation::heading_before(std::string_view a, std::string_view b) const {
  const std::string a_parts = in_parts(a);
  const std::string b_parts = in_parts(b);
  if (collator_->before(a_parts, b_parts)) return true;
  return !collator_->before(b_parts, a_parts) && a < b;
}

}  // namespace apparatus::features
