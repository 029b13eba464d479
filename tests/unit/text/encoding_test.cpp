#include "text/encoding.h"

#include <gtest/gtest.h>
#include <unicode/ucnv.h>

#include <string>

namespace apparatus::text {
namespace {

constexpr std::string_view kRussian =
    "Заседание открылось в полдень. Докладчик Чураев сослался на дело из фонда 17, "
    "лист 28 об., и просил отложить решение до приезда делегатов из Твери.";
constexpr std::string_view kFrench =
    "Le procès-verbal du préfet arriva à Évreux après l'été ; on l'égara aussitôt.";

std::string encoded(std::string_view utf8, const char* code_page) {
  std::string out(utf8.size() * 4 + 8, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const int32_t length =
      ucnv_convert(code_page, "UTF-8", out.data(), static_cast<int32_t>(out.size()), utf8.data(),
                   static_cast<int32_t>(utf8.size()), &status);
  out.resize(static_cast<std::size_t>(length));
  return out;
}

DecodedText decoded(std::string bytes) {
  auto result = decode(std::move(bytes));
  const auto* text = std::get_if<DecodedText>(&result);
  EXPECT_NE(text, nullptr);
  return text != nullptr ? *text : DecodedText{};
}
std::string refused(std::string bytes) {
  auto result = decode(std::move(bytes));
  const auto* reason = std::get_if<UndecodableText>(&result);
  EXPECT_NE(reason, nullptr);
  return reason != nullptr ? reason->reason : "";
}

TEST(Encoding, Utf8IsTakenAsItIsAndItsMarkDropped) {
  EXPECT_EQ(decoded(std::string(kRussian)).utf8, kRussian);
  EXPECT_EQ(decoded(std::string(kRussian)).encoding, "UTF-8");
  EXPECT_EQ(decoded("\xEF\xBB\xBF" + std::string(kFrench)).utf8, kFrench);
  EXPECT_EQ(decoded("").utf8, "");
}

TEST(Encoding, RussianCodePagesAreToldApartByTheirLetters) {
  for (const char* page : {"windows-1251", "KOI8-R"}) {
    const DecodedText text = decoded(encoded(kRussian, page));
    EXPECT_EQ(text.encoding, page);
    EXPECT_EQ(text.utf8, kRussian);
  }
}

TEST(Encoding, AccentsAmongLatinLettersAreLatin1) {
  const DecodedText text = decoded(encoded(kFrench, "ISO-8859-1"));
  EXPECT_EQ(text.encoding, "ISO-8859-1");
  EXPECT_EQ(text.utf8, kFrench);
}

TEST(Encoding, EnglishWithOneRussianQuotationStaysRussian) {
  const std::string mixed = "The minutes say only: \"" + std::string(kRussian) + "\" (leaf 4).";
  EXPECT_EQ(decoded(encoded(mixed, "windows-1251")).utf8, mixed);
}

TEST(Encoding, Utf16IsReadByItsMark) {
  const std::string little = "\xFF\xFE" + encoded(kRussian, "UTF-16LE");
  EXPECT_EQ(decoded(little).utf8, kRussian);
  EXPECT_EQ(decoded(little).encoding, "UTF-16LE");
  EXPECT_EQ(decoded("\xFE\xFF" + encoded(kRussian, "UTF-16BE")).utf8, kRussian);
}

TEST(Encoding, AFewBrokenBytesDoNotMakeAnotherEncoding) {
  const DecodedText text = decoded(std::string(kRussian) + " \xFF и далее.");
  EXPECT_EQ(text.encoding, "UTF-8");
  EXPECT_EQ(text.utf8, std::string(kRussian) + " \xEF\xBF\xBD и далее.");
}

TEST(Encoding, WhatIsNoTextIsRefusedWithAReason) {
  EXPECT_EQ(refused(std::string("PK\x03\x04\0\0\x08", 7)), "looks like a binary file (NUL bytes)");
  EXPECT_EQ(refused("%PDF-1.7\n%\xE2\xE3"), "is a PDF; give its text instead");
  std::string noise;
  for (int i = 0; i < 400; ++i) noise += static_cast<char>(i * 37 % 255 + 1);
  EXPECT_FALSE(refused(noise).empty());
}

TEST(ScrubUtf8, OneMarkForEachBrokenSequence) {
  EXPECT_EQ(scrub_utf8("a\xC3"), "a\xEF\xBF\xBD");
  EXPECT_EQ(scrub_utf8("\xE2\x80z"), "\xEF\xBF\xBDz");
  EXPECT_EQ(scrub_utf8("\xED\xA0\x80"), "\xEF\xBF\xBD");  // half of a surrogate pair
  EXPECT_EQ(scrub_utf8("\xF0\x9D\x94\x84 fine"), "\xF0\x9D\x94\x84 fine");
}

}  // namespace
}  // namespace apparatus::text
