#include "lsp/features/begun_citation.h"

#include <algorithm>
#include <memory>
#include <unordered_set>

#include "lsp/draft/scans.h"
#include "lsp/features/words.h"

namespace apparatus::features {
namespace {

// No citation is longer; what stands further back is another sentence.
constexpr std::size_t kMostWords = 30;

// Where the stretch begins in which one citation can stand: behind the last mark that no citation
// runs across.
std::size_t stretch_begin(std::string_view text) {
  std::size_t begin = text.find_last_of(";()[]{}\"|\\^");
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  for (const std::string_view quote : {"“", "”", "«", "»"}) {
    if (const auto at = text.rfind(quote); at != std::string_view::npos)
      begin = std::max(begin, at + quote.size());
  }
  return begin;
}

bool same_words(const std::vector<Word>& words, std::size_t at, const std::vector<Word>& wanted) {
  if (at + wanted.size() > words.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (words[at + i].text != wanted[i].text) return false;
  }
  return true;
}

// Whether what is typed from words[at] to its end may go on to become the siglum.
bool may_become(const std::vector<Word>& words, std::size_t at, bool open,
                const std::vector<Word>& siglum) {
  const std::size_t typed = words.size() - at;
  if (typed > siglum.size()) return false;
  for (std::size_t i = 0; i < typed; ++i) {
    const bool last = i + 1 == typed;
    if (last && open ? !siglum[i].text.starts_with(words[at + i].text)
                     : siglum[i].text != words[at + i].text) {
      return false;
    }
  }
  return true;
}

struct Siglum {
  std::string text;
  std::vector<Word> words;
};

struct Sigla {
  std::vector<Siglum> in_order;
  std::unordered_set<std::string> texts;

  void add(const std::string& siglum) {
    if (!siglum.empty() && texts.insert(siglum).second)
      in_order.push_back({siglum, words_of(siglum)});
  }
};

Sigla sigla_of_corpus(const draft::Snapshot& snapshot, std::string_view) {
  Sigla sigla;
  for (const auto& archive : snapshot.knowledge->archives()) sigla.add(archive.value);
  return sigla;
}
Sigla sigla_of_register(const draft::Snapshot& snapshot, std::string_view) {
  Sigla sigla;
  for (const auto& archive : snapshot.authority->archives.all()) {
    for (const std::string& siglum : archive.sigla) sigla.add(siglum);
  }
  return sigla;
}

// Those of the corpus, the draft and the register, in this order and each once. The hundreds of
// corpus and register are taken apart once, not with every letter that is typed.
class KnownSigla {
 public:
  explicit KnownSigla(const draft::Snapshot& snapshot)
      : corpus_(snapshot.draft->scans->answers->to(sigla_of_corpus, snapshot, "")),
        register_(snapshot.draft->scans->answers->to(sigla_of_register, snapshot, "")) {
    for (const auto& citation : snapshot.draft->citations) {
      if (citation.archive_range.size() > 0 && !corpus_->texts.contains(citation.archive))
        own_.add(citation.archive);
    }
  }

  template <class Take>
  void for_each(Take take) const {
    for (const Siglum& siglum : corpus_->in_order) take(siglum);
    for (const Siglum& siglum : own_.in_order) take(siglum);
    for (const Siglum& siglum : register_->in_order) {
      if (!corpus_->texts.contains(siglum.text) && !own_.texts.contains(siglum.text)) take(siglum);
    }
  }

 private:
  std::shared_ptr<const Sigla> corpus_, register_;
  Sigla own_;
};

// The last citation of the draft that stands wholly before a place of the source; -1 if none does.
int citation_before(const draft::Draft& draft, std::uint32_t source_offset) {
  int best = -1;
  std::uint32_t best_end = 0;
  for (std::size_t i = 0; i < draft.citations.size(); ++i) {
    const auto range = source_range(draft, draft.citations[i].range);
    if (range.end <= source_offset && range.end >= best_end) {
      best = static_cast<int>(i);
      best_end = range.end;
    }
  }
  return best;
}

// The citation whose file an Ibid. at this place of the source means. The recogniser has the last
// word where it saw the Ibid. too; a note that is moved about by typing may not have been read so
// far.
int antecedent_of(const draft::Draft& draft, std::uint32_t source_offset) {
  for (const auto& citation : draft.citations) {
    if (citation.how != citation::How::ibid ||
        !source_range(draft, citation.range).touches(source_offset))
      continue;
    if (citation.back_reference != citation::BackReference::resolved) return -1;
    return citation.antecedent;
  }
  return citation_before(draft, source_offset);
}

class Finder {
 public:
  Finder(const draft::Snapshot& snapshot, std::string_view text, std::uint32_t text_begin)
      : snapshot_(snapshot), text_(text), text_begin_(text_begin) {
    const std::size_t stretch = stretch_begin(text);
    words_ = words_of(text.substr(stretch));
    for (Word& word : words_) {
      word.begin += static_cast<std::uint32_t>(stretch);
      word.end += static_cast<std::uint32_t>(stretch);
    }
    open_ = !words_.empty() && words_.back().end == text.size();
    lowest_ = words_.size() > kMostWords ? words_.size() - kMostWords : 0;
  }

  std::vector<BegunCitation> find() {
    if (words_.empty()) return {};
    find_sigla();
    find_codes();
    find_back_reference();
    if (found_.empty()) find_continuation();
    return std::move(found_);
  }

 private:
  bool is_capital(std::size_t word) const {
    return begins_with_capital(text_.substr(words_[word].begin));
  }

  BegunCitation at(Beginning beginning, std::size_t first, std::size_t after_start) const {
    BegunCitation begun;
    begun.beginning = beginning;
    begun.words = words_;
    begun.first = first;
    begun.after_start = after_start;
    begun.open = open_;
    begun.place = {text_begin_ + words_[first].begin,
                   text_begin_ + static_cast<std::uint32_t>(text_.size())};
    return begun;
  }

  void find_sigla() {
    const KnownSigla sigla(snapshot_);
    std::size_t begun_at = words_.size();
    std::vector<std::string> begun_sigla;
    std::size_t whole_at = words_.size();
    const Siglum* whole = nullptr;
    for (std::size_t i = words_.size(); i-- > lowest_;) {
      if (!is_capital(i)) continue;
      std::vector<std::string> here;
      sigla.for_each([&](const Siglum& siglum) {
        if (may_become(words_, i, open_, siglum.words)) here.push_back(siglum.text);
        if ((whole == nullptr || (whole_at == i && siglum.words.size() > whole->words.size())) &&
            same_words(words_, i, siglum.words)) {
          whole = &siglum;
          whole_at = i;
        }
      });
      if (!here.empty()) {
        begun_at = i;
        begun_sigla = std::move(here);
      }
    }
    if (begun_at < words_.size() && count_letters(text_.substr(words_[begun_at].begin)) >= 2) {
      found_.push_back(at(Beginning::archive_begun, begun_at, words_.size()));
      found_.back().sigla = std::move(begun_sigla);
    }
    if (whole != nullptr && (whole_at + whole->words.size() < words_.size() || !open_)) {
      found_.push_back(at(Beginning::archive, whole_at, whole_at + whole->words.size()));
      found_.back().archive = whole->text;
    }
  }

  // "FO 371/" belongs to one archive and needs no siglum.
  void find_codes() {
    for (std::size_t i = words_.size(); i-- > lowest_;) {
      const std::string_view word = text_.substr(words_[i].begin, words_[i].end - words_[i].begin);
      for (const auto& scheme : snapshot_.authority->schemes.all()) {
        if (scheme.archive.empty()) continue;
        if (std::find(scheme.codes.begin(), scheme.codes.end(), word) == scheme.codes.end())
          continue;
        const auto* archive = snapshot_.authority->archives.by_id(scheme.archive);
        if (archive == nullptr || archive->sigla.empty()) continue;
        found_.push_back(at(Beginning::archive, i, i));
        found_.back().archive = archive->sigla.front();
        return;
      }
    }
  }

  void find_back_reference() {
    for (std::size_t i = words_.size(); i-- > lowest_;) {
      for (const std::string& phrase : snapshot_.authority->schemes.words().same_place) {
        const auto wanted = words_of(phrase);
        if (!same_words(words_, i, wanted)) continue;
        const std::size_t after = i + wanted.size();
        if (after == words_.size() && open_) return;  // the word itself is still being typed
        lend(at(Beginning::back_reference, i, after),
             antecedent_of(*snapshot_.draft, text_begin_ + words_[i].begin));
        return;
      }
    }
  }

  // A stretch that begins with the label of a level below the first: "; d. 34", "; op. 1".
  void find_continuation() {
    const Labels labels = labels_of_levels(snapshot_.authority->schemes);
    std::size_t i = lowest_;
    const auto& conjunctions = snapshot_.authority->schemes.words().conjunctions;
    while (i < words_.size() && std::find(conjunctions.begin(), conjunctions.end(),
                                          words_[i].text) != conjunctions.end())
      ++i;
    if (i == words_.size() || !is_label(words_[i].text, labels)) return;
    const int before = citation_before(*snapshot_.draft, text_begin_ + words_[i].begin);
    if (before < 0) return;
    const auto range = source_range(
        *snapshot_.draft, snapshot_.draft->citations[static_cast<std::size_t>(before)].range);
    if (range.begin < text_begin_) return;  // of another paragraph
    lend(at(Beginning::continuation, i, i), before);
  }

  void lend(BegunCitation begun, int antecedent) {
    if (antecedent < 0) return;
    const auto& citation = snapshot_.draft->citations[static_cast<std::size_t>(antecedent)];
    if (citation.archive.empty() || citation.parts.empty()) return;
    begun.antecedent = antecedent;
    begun.archive = citation.archive;
    begun.base = citation.parts;
    // A label typed anew ("Ibid., d. 3") takes the place of that level and of all below it.
    if (begun.after_start < begun.words.size()) {
      const Labels labels = labels_of_levels(snapshot_.authority->schemes);
      for (std::size_t level = 0; level < begun.base.size(); ++level) {
        if (label_length(begun.words, begun.after_start, begun.base[level].level, labels) > 0) {
          begun.base.resize(level);
          break;
        }
      }
    }
    found_.push_back(std::move(begun));
  }

  const draft::Snapshot& snapshot_;
  std::string_view text_;
  std::uint32_t text_begin_;
  std::vector<Word> words_;
  bool open_ = false;
  std::size_t lowest_ = 0;
  std::vector<BegunCitation> found_;
};

// The backslash of the command whose arguments end at text[at], and its name.
std::optional<std::pair<std::size_t, std::string_view>> command_before(std::string_view text,
                                                                       std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && std::isalpha(static_cast<unsigned char>(text[begin - 1]))) --begin;
  if (begin == 0 || begin == at || text[begin - 1] != '\\') return std::nullopt;
  return std::pair{begin - 1, text.substr(begin, at - begin)};
}

// Whether the last "opening" of the text has no closing brace behind it.
bool is_unclosed(std::string_view text, std::string_view opening) {
  const auto at = text.rfind(opening);
  if (at == std::string_view::npos) return false;
  int depth = 0;
  for (const char c : text.substr(at)) {
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
  }
  return depth > 0;
}

}  // namespace

std::vector<BegunCitation> begun_citations(const draft::Snapshot& snapshot, std::string_view text,
                                           std::uint32_t text_begin) {
  return Finder(snapshot, text, text_begin).find();
}

std::optional<BegunMacro> begun_macro(const text::Document& document, std::string_view text) {
  const std::size_t open = text.find_last_of("{}");
  if (open == std::string_view::npos || text[open] != '{') return std::nullopt;
  BegunMacro macro;
  macro.argument_begin = static_cast<std::uint32_t>(open) + 1;
  macro.arguments.emplace_back(text.substr(open + 1));
  std::size_t at = open;
  while (at > 0 && text[at - 1] == '}') {
    const std::size_t begin = text.rfind('{', at - 1);
    if (begin == std::string_view::npos) return std::nullopt;
    macro.arguments.insert(macro.arguments.begin(),
                           std::string(text.substr(begin + 1, at - begin - 2)));
    at = begin;
  }
  const auto command = command_before(text, at);
  if (!command) return std::nullopt;
  macro.call_begin = static_cast<std::uint32_t>(command->first);
  for (const auto& definition : document.macro_definitions) {
    if (definition.name == command->second && definition.source.end <= document.source.size()) {
      macro.definition = &definition;
    }
  }
  if (macro.definition == nullptr) return std::nullopt;
  if (static_cast<int>(macro.arguments.size()) > macro.definition->arguments) return std::nullopt;
  return macro;
}

std::string expanded_so_far(const BegunMacro& macro) {
  std::string result;
  const std::string& body = macro.definition->body;
  for (std::size_t i = 0; i < body.size(); ++i) {
    if (body[i] != '#' || i + 1 == body.size() || body[i + 1] < '1' || body[i + 1] > '9') {
      result += body[i];
      continue;
    }
    const auto argument = static_cast<std::size_t>(body[++i] - '1');
    if (argument >= macro.arguments.size()) break;
    result += macro.arguments[argument];
    if (argument + 1 == macro.arguments.size()) break;
  }
  return result;
}

bool in_note(const draft::Draft& draft, const TypedText& typed) {
  const std::string_view line = std::string_view(draft.document.source)
                                    .substr(typed.line_begin, typed.offset - typed.line_begin);
  const std::string_view written = without_trailing_space(typed.text);
  if (!written.empty()) {
    const auto last = typed.begin + static_cast<std::uint32_t>(written.size()) - 1;
    const auto reading = draft.document.to_reading(last);
    if (reading && draft.document.zone_at(*reading) == text::Zone::note) return true;
  }
  switch (draft.document.format) {
    case text::Format::markdown:
      return (line.starts_with("[^") && line.find("]:") != std::string_view::npos) ||
             is_unclosed(typed.text, "^[");
    case text::Format::latex:
      return is_unclosed(typed.text, "\\footnote{") || is_unclosed(typed.text, "\\endnote{");
    case text::Format::plain:
      return false;
  }
  return false;
}

}  // namespace apparatus::features
