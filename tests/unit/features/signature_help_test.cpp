#include "lsp/features/signature_help.h"

#include <gtest/gtest.h>

#include "tests/unit/features/sample.h"

namespace apparatus::features {
namespace {

std::string active_part(std::string_view text) {
  const Typed typed(text);
  const auto help = signature_help(typed.snapshot, typed.cursor());
  if (!help) return "(none)";
  const auto [begin, end] = help->parameters.at(static_cast<std::size_t>(help->active));
  return help->label.substr(begin, end - begin);
}

TEST(SignatureHelp, MarksThePartThatIsTyped) {
  EXPECT_EQ(active_part("One.[^1]\n\n[^1]: RGASPI, ^\n"), "fond");
  EXPECT_EQ(active_part("One.[^1]\n\n[^1]: RGASPI, f. 61^\n"), "fond 61");
  EXPECT_EQ(active_part("One.[^1]\n\n[^1]: RGASPI, f. 612, ^\n"), "opis");
  EXPECT_EQ(active_part("One.[^1]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, ^\n"), "leaf");
  EXPECT_EQ(active_part("Nobody asked^ why.\n"), "(none)");
}

TEST(SignatureHelp, GoesOnBehindAnIbidAndInStrokes) {
  EXPECT_EQ(active_part("One.[^1] Two.[^2]\n\n[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7.\n[^2]: "
                        "Ibid., d. 2^\n"),
            "delo 2");
  EXPECT_EQ(active_part("One.[^1]\n\n[^1]: RGASPI, 612/4/1^\n"), "delo 1");
  EXPECT_EQ(active_part("One.[^1]\n\n[^1]: TNA, FO 371/1^\n"), "piece 1");
}

TEST(SignatureHelp, SaysAllLevels) {
  const Typed typed("One.[^1]\n\n[^1]: RGASPI, f. 612, op. ^\n");
  const auto help = signature_help(typed.snapshot, typed.cursor());
  ASSERT_TRUE(help);
  EXPECT_EQ(help->label, "RGASPI ▸ fond 612 ▸ opis ▸ delo ▸ leaf");
  EXPECT_NE(help->documentation.find("Russian State Archive"), std::string::npos);
}

}  // namespace
}  // namespace apparatus::features
