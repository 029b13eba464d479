// A draft checked against a small library, for the tests of the checks: one line a question.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/builder.h"
#include "lsp/checks/check.h"
#include "lsp/draft/draft.h"
#include "lsp/project/project.h"

namespace apparatus::checks {

// Two books of an imaginary library on real people, archives and meetings.
inline const std::vector<std::pair<std::string, std::string>>& library() {
  static const std::vector<std::pair<std::string, std::string>> texts = {
      {"/library/trade.md",
       R"(# Trade and diplomacy

Georgii Chicherin received the delegation in the spring. Chicherin spoke for an hour, and Chicherin was heard out.
Leonid Krasin (1870–1926) had prepared the figures; Krasin's figures convinced the bankers. Nobody contradicted Krasin,
not even Chicherin. Grigorii Piatakov and Lev Khinchuk signed for the syndicates.[^1] Piatakov wrote the minutes, and
Khinchuk read them. Later Piatakov and Khinchuk fell out, and Chicherin had to decide.[^2] According to Piatakov the
matter was closed.[^3] Christian Rakovskii came from Kharkov. Rakovskii and Chicherin dined together; Rakovskii paid.

The Second Fuel Congress met on 10–12 May 1921 in Kharkov.[^4] Everybody was there.[^5]

[^1]: RGAE, f. 3429, op. 1, d. 225, l. 7 (Minutes of the Donets Fuel Commission, 14 May 1921).
[^2]: RGAE, f. 3429, op. 1, d. 225, l. 9 (Minutes of the Donets Fuel Commission, 14 May 1921).
[^3]: RGAE, f. 3429, op. 1, d. 230, l. 12 (Minutes of the Baku Oil Committee, 3 June 1921).
[^4]: RGAE, f. 3429, op. 1, d. 231, l. 1 (Transcript of the Second Fuel Congress, 10–12 May 1921).
[^5]: RGAE, f. 3429, op. 1, d. 240, l. 3.
)"},
      {"/library/coal.md",
       R"(# Coal

Georgii Chicherin asked for coal and Leonid Krasin sold it. Grigorii Piatakov, whom Chicherin trusted, went to the
Donets basin.[^1] Lev Khinchuk followed, and Christian Rakovskii waited for Khinchuk in Kharkov.[^2] Chicherin stayed
in Moscow. When Piatakov came back, Rakovskii had left.[^3]

[^1]: RGAE, f. 3429, op. 1, d. 225, l. 7 (Minutes of the Donets Fuel Commission, 14 May 1921).
[^2]: RGAE, f. 3429, op. 1, d. 225, l. 30.
[^3]: RGAE, f. 3429, op. 1, d. 230, l. 14 (Minutes of the Baku Oil Committee, 3 June 1921).
)"},
  };
  return texts;
}

struct Checked {
  draft::Snapshot snapshot;
  std::vector<Finding> findings;

  std::string text_of(const Finding& finding) const {
    return std::string(snapshot.draft->document.text(finding.range));
  }
  const Finding* find(std::string_view code) const {
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [&](const Finding& finding) { return finding.code == code; });
    return found == findings.end() ? nullptr : &*found;
  }
  // What is marked with this code, in the order of the draft.
  std::vector<std::string> marked(std::string_view code) const {
    std::vector<std::string> texts;
    for (const Finding& finding : findings) {
      if (finding.code == code) texts.push_back(text_of(finding));
    }
    return texts;
  }
  // New texts of the first finding of this code.
  std::vector<std::string> offered(std::string_view code) const {
    std::vector<std::string> texts;
    if (const Finding* finding = find(code)) {
      for (const Fix& fix : finding->fixes) texts.push_back(fix.new_text);
    }
    return texts;
  }
  // "code: text" of all that is no mere information, for tests of silence.
  std::vector<std::string> complaints() const {
    std::vector<std::string> texts;
    for (const Finding& finding : findings) {
      if (finding.severity == Severity::error || finding.severity == Severity::warning)
        texts.push_back(std::string(finding.code) + ": " + text_of(finding));
    }
    return texts;
  }
};

inline std::shared_ptr<const index::Knowledge> library_index() {
  static const auto knowledge = index::build_in_memory(library(), authority::Authority::built_in());
  return knowledge;
}

inline Checked check_with(std::string_view source, const std::string& file, std::string_view toml,
                          std::shared_ptr<const index::Knowledge> knowledge) {
  const project::Project project =
      toml.empty() ? project::no_project() : project::parse_project(toml, "/drafts/apparatus.toml");
  Checked checked;
  checked.snapshot = draft::make_snapshot(std::string(source), text::format_of_path(file), file, 0,
                                          project, std::move(knowledge));
  checked.findings = run_checks(checked.snapshot, {});
  return checked;
}

inline Checked check(std::string_view markdown, std::string_view toml = {}) {
  return check_with(markdown, "/drafts/draft.md", toml, library_index());
}
inline Checked check_latex(std::string_view latex) {
  return check_with(latex, "/drafts/draft.tex", {}, library_index());
}
inline Checked check_alone(std::string_view text, const char* file = "/drafts/draft.md") {
  return check_with(text, file, {}, index::Knowledge::nothing());
}

}  // namespace apparatus::checks
