// A small invented corpus and drafts over it, for the tests of the features: the strike of a tram
// depot, told by three works that cite its papers and do not spell alike.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/builder.h"
#include "lsp/draft/bibliographies.h"
#include "lsp/draft/draft.h"
#include "lsp/features/completion.h"
#include "tests/unit/marked_text.h"

namespace apparatus::features {

inline const std::vector<std::pair<std::string, std::string>>& sample_corpus() {
  static const std::vector<std::pair<std::string, std::string>> corpus = {
      {"verhaegen.md", R"(# The Tram Strike and its Paper Trail

Pavel Nikolaevich Dubrovskii kept the minutes of the tram depot for eleven years. When Dubrovskii was ill the minutes
stopped.[^1] Grigorii Zinov'ev never came to the depot, and Anna Kessler wrote to Zinov'ev about it.[^2] What Kessler
left out can be seen from the carbon.[^3] Grigorii Zinov'ev did not reply.

The Fourth Tramway Congress met on 23–26 May 1926.

The depot voted on 3 March 1926, a Wednesday, and again from 7 to 8 April 1926. V. M. Lanskoi abstained, while
I. N. Lanskoi, who was no relation of his, counted the hands.

[^1]: RGASPI, f. 612, op. 4, d. 19, l. 7 (Minutes of the tram depot, 3 March 1926).
[^2]: RGASPI, f. 612, op. 4, d. 20, l. 2 (Letters of Anna Kessler to the depot committee).
[^3]: RGASPI, f. 612, op. 4, d. 19, ll. 9–10.
[^4]: RGASPI, f. 17, op. 61, d. 5, l. 1 (Report on the tramways).
)"},
      {"okafor.md", R"(# Depots and delegates

The delegate Pavel Dubrovskii spoke on 3 March 1926 and was not heard.[^1] Grigory Zinoviev had a louder voice, and
Grigory Zinoviev used it on 7–8 April 1926.[^2]

[^1]: RGASPI, f. 612, op. 4, d. 19, l. 8 (Minutes of the tram depot).
[^2]: Ibid., l. 11.
)"},
      {"ferrante.md", R"(# Lines

A tram is a promise, wrote Pavel Dubrovskii.[^1]

[^1]: TsGAOR, f. 5451, op. 42, d. 3, l. 15 (Tramwaymen's union, correspondence).
)"},
  };
  return corpus;
}

inline std::shared_ptr<const index::Knowledge> sample_knowledge() {
  static const auto knowledge =
      index::build_in_memory(sample_corpus(), authority::Authority::built_in());
  return knowledge;
}

inline draft::Snapshot snapshot_of(const std::string& source,
                                   text::Format format = text::Format::markdown) {
  const std::string file = format == text::Format::latex ? "draft.tex" : "draft.md";
  return draft::make_snapshot(source, format, file, 1, project::no_project(), sample_knowledge());
}

// A bibliography of one file.
inline std::shared_ptr<const bibliography::Bibliography> bibliography_of(std::string_view source,
                                                                         const char* file) {
  return std::make_shared<const bibliography::Bibliography>(
      std::vector{draft::read_entry_file(std::string(source), file)});
}

// A draft in which a "^" is the cursor.
struct Typed {
  MarkedText marked;
  draft::Snapshot snapshot;

  explicit Typed(std::string_view text, text::Format format = text::Format::markdown)
      : marked(text), snapshot(snapshot_of(marked.text, format)) {}

  std::uint32_t cursor() const { return marked.cursors.at(0); }
};

inline std::vector<std::string> labels(const CompletionList& list) {
  std::vector<std::string> result;
  for (const auto& item : list.items) result.push_back(item.label);
  return result;
}

inline std::vector<std::string> new_texts(const CompletionList& list) {
  std::vector<std::string> result;
  for (const auto& item : list.items) result.push_back(item.new_text);
  return result;
}

inline CompletionList completed(const Typed& typed) {
  return complete(typed.snapshot, typed.cursor());
}

inline CompletionList completed(std::string_view text,
                                text::Format format = text::Format::markdown) {
  return completed(Typed(text, format));
}

// The line of the cursor after the first item has been taken.
inline std::string line_after_first(std::string_view text,
                                    text::Format format = text::Format::markdown) {
  const Typed typed(text, format);
  const auto list = completed(typed);
  if (list.items.empty()) return "(nothing is offered)";
  std::string source = typed.marked.text;
  const auto& item = list.items.front();
  source.replace(item.replace.begin, item.replace.size(), item.new_text);
  const auto begin = source.rfind('\n', item.replace.begin == 0 ? 0 : item.replace.begin - 1);
  const auto end = source.find('\n', item.replace.begin + item.new_text.size());
  const auto first = begin == std::string::npos || item.replace.begin == 0 ? 0 : begin + 1;
  return source.substr(first, end == std::string::npos ? end : end - first);
}

}  // namespace apparatus::features
