#include "lsp/features/citation_completion.h"

#include <algorithm>

#include "citation/conventions.h"
#include "citation/file_key.h"
#include "lsp/features/begun_citation.h"
#include "lsp/features/citation_choices.h"
#include "lsp/features/wording.h"
#include "lsp/features/words.h"

namespace apparatus::features {
namespace {

using citation::Part;

constexpr std::size_t kMostItems = 40;
constexpr std::size_t kDocumented = 12;  // looking all up would cost more than the list is worth

// The draft's conventions, with the scheme in which this citation is being written: labelled or
// bare as it was begun, else the draft's own, else the archive's.
citation::Conventions conventions_for(const draft::Snapshot& snapshot, const BegunCitation& begun,
                                      const Choice& choice, const Labels& labels) {
  citation::Conventions conventions = snapshot.draft->citation_conventions;
  bool labelled = false;
  bool bare = false;
  for (std::size_t i = begun.after_start; i < begun.words.size(); ++i) {
    const bool last_open = begun.open && i + 1 == begun.words.size();
    if (is_label(begun.words[i].text, labels)) {
      labelled = true;
    } else if (!labelled && !last_open && begun.beginning == Beginning::archive) {
      bare = true;
    }
  }
  const auto fits = [&](const authority::Scheme& scheme) {
    if (scheme.levels.size() < choice.parts.size()) return false;
    std::size_t level = 0;
    for (const Part& part :
         choice.parts) {  // a scheme may have levels that this citation leaves out
      while (level < scheme.levels.size() && scheme.levels[level].name != part.level) ++level;
      if (level++ >= scheme.levels.size()) return false;
    }
    if (choice.parts.empty()) return true;
    const bool has_labels = scheme.form == authority::SchemeForm::labelled ||
                            scheme.form == authority::SchemeForm::collection;
    return labelled ? has_labels : bare ? !has_labels : true;
  };
  const auto& schemes = snapshot.authority->schemes;
  const auto* chosen = schemes.by_id(conventions.scheme);
  if (chosen == nullptr || !fits(*chosen)) {
    const auto known = snapshot.authority->archives.by_siglum(choice.archive);
    chosen = known.empty() ? nullptr : schemes.by_id(known.front()->scheme);
  }
  if (chosen == nullptr || !fits(*chosen)) {
    chosen = nullptr;
    for (const auto& scheme : schemes.all()) {
      if (chosen == nullptr && fits(scheme)) chosen = &scheme;
    }
  }
  if (chosen != nullptr) conventions.scheme = chosen->id;
  return conventions;
}

struct Written {
  std::string whole;     // the citation in full, as plain text
  std::size_t next = 0;  // byte of `whole` where what is not typed yet begins, with its label
  std::string new_text;  // for the stretch from the begun citation (or the line's begin) to the
                         // cursor, in the source
};

class Writer {
 public:
  // `text` up to the cursor, `line_begin` where the cursor's line begins in it.
  Writer(const draft::Snapshot& snapshot, const BegunCitation& begun, std::string_view text,
         std::size_t line_begin)
      : snapshot_(snapshot),
        begun_(begun),
        text_(text),
        labels_(labels_of_levels(snapshot.authority->schemes)),
        slice_begin_(std::max<std::size_t>(begun.words[begun.first].begin, line_begin)) {}

  std::size_t slice_begin() const { return slice_begin_; }

  std::optional<Written> write(const Choice& choice) const {
    const auto conventions = conventions_for(snapshot_, begun_, choice, labels_);
    Written written;
    written.whole = render(choice.archive, choice.parts, choice.leaf, conventions);
    const bool whole_anew = begun_.beginning == Beginning::archive_begun;
    const auto rendered = words_of(written.whole);
    if (rendered.empty()) return std::nullopt;
    if (whole_anew) {
      written.new_text = notation(written.whole);
      return written;
    }
    // How many words of the rendered citation stand there already, or are lent by the antecedent.
    std::size_t lent = 0;
    if (begun_.beginning != Beginning::archive) {
      lent = words_of(render(choice.archive, begun_.base, {}, conventions)).size();
    } else if (begun_.after_start > begun_.first) {
      lent = words_of(choice.archive).size();
    }
    const std::size_t typed = begun_.words.size() - begun_.after_start;
    if (lent + typed > rendered.size() || !aligned(rendered, lent)) {
      if (begun_.beginning != Beginning::archive ||
          slice_begin_ != begun_.words[begun_.first].begin) {
        return std::nullopt;
      }
      written.new_text = notation(written.whole);
      return written;
    }
    written.next = begin_of_next(rendered, lent, typed);
    written.new_text = continued(written.whole, rendered, lent, typed);
    return written;
  }

 private:
  std::string render(const std::string& archive, const std::vector<Part>& parts,
                     const std::string& leaf, const citation::Conventions& conventions) const {
    citation::Citation citation = citation_of(snapshot_, archive, parts);
    citation.scheme = conventions.scheme;
    if (!leaf.empty()) citation.leaves = {leaf};
    return citation::render(citation, conventions, *snapshot_.authority);
  }

  std::string notation(std::string_view plain) const {
    return text::in_source_notation(snapshot_.draft->document, plain);
  }

  // Whether the words typed behind the archive are those of the rendered citation, label for label.
  bool aligned(const std::vector<Word>& rendered, std::size_t lent) const {
    for (std::size_t i = begun_.after_start; i < begun_.words.size(); ++i) {
      const std::string& mine = begun_.words[i].text;
      const std::string& its = rendered[lent + i - begun_.after_start].text;
      const bool last_open = begun_.open && i + 1 == begun_.words.size();
      if (mine == its || (last_open && its.starts_with(mine))) continue;
      if (is_label(mine, labels_) && is_label(its, labels_)) continue;
      return false;
    }
    return true;
  }

  // Where the part begins that is being typed or comes next: in lists that share their beginnings
  // editors cut off what differs.
  std::size_t begin_of_next(const std::vector<Word>& rendered, std::size_t lent,
                            std::size_t typed) const {
    std::size_t next = lent + typed;
    if (typed > 0 && begun_.open && !is_label(begun_.words.back().text, labels_)) --next;
    while (next > 0 && is_label(rendered[next - 1].text, labels_)) --next;
    return next < rendered.size() ? rendered[next].begin : 0;
  }

  // What is typed stays; from the last word on the rendered text goes on, its punctuation taking
  // the place of the typed.
  std::string continued(const std::string& whole, const std::vector<Word>& rendered,
                        std::size_t lent, std::size_t typed) const {
    const auto slice = [&](std::size_t from, std::size_t to) {
      from = std::max(from, slice_begin_);
      return from < to ? std::string(text_.substr(from, to - from)) : std::string();
    };
    if (typed == 0) {  // right behind "Ibid." or the siglum, or where a continuation begins
      if (begun_.beginning == Beginning::continuation)
        return notation(whole.substr(rendered[lent].begin));
      std::size_t end = begun_.words[begun_.after_start - 1].end;
      std::string rest = lent == 0 ? ", " + whole : whole.substr(rendered[lent - 1].end);
      if (begun_.beginning == Beginning::back_reference && end < text_.size() && text_[end] == '.')
        ++end;
      if (begun_.after_start == begun_.first) return notation(whole.substr(rendered[lent].begin));
      return slice(slice_begin_, end) + notation(rest);
    }
    const Word& last = begun_.words.back();
    const Word& its = rendered[lent + typed - 1];
    const bool replaces_word = begun_.open && !is_label(last.text, labels_);
    if (replaces_word) return slice(slice_begin_, last.begin) + notation(whole.substr(its.begin));
    if (text_.find('\n', last.end) !=
        std::string_view::npos) {  // the punctuation stands on the line before
      std::size_t next = its.end;
      if (lent + typed < rendered.size()) next = rendered[lent + typed].begin;
      return slice(slice_begin_, text_.size()) + notation(whole.substr(next));
    }
    // A label written otherwise ("fond" for "f.") brings its own stop or none.
    std::string rest = whole.substr(its.end);
    if (last.text != its.text && rest.starts_with('.') && !text_.substr(last.end).starts_with('.'))
      rest.erase(0, 1);
    return slice(slice_begin_, last.end) + notation(rest);
  }

  const draft::Snapshot& snapshot_;
  const BegunCitation& begun_;
  std::string_view text_;
  Labels labels_;
  std::size_t slice_begin_;
};

std::string how_often(const Choice& choice) {
  std::vector<std::string> parts;
  if (choice.in_draft > 0) parts.push_back(std::to_string(choice.in_draft) + "× here");
  if (choice.in_corpus > 0 && choice.kind != ChoiceKind::leaf) {
    std::string corpus = count_of(choice.in_corpus, "citation");
    if (choice.texts > 0) corpus += " in " + count_of(choice.texts, "text");
    parts.push_back(std::move(corpus));
  }
  std::string result;
  for (const std::string& part : parts) result += (result.empty() ? "" : ", ") + part;
  return result;
}

std::string detail_of(const Choice& choice) {
  std::string detail = shortened(choice.description, 120);
  if (detail.empty() && choice.kind == ChoiceKind::level) detail = choice.parts.back().level;
  const std::string often = how_often(choice);
  if (!often.empty()) detail += (detail.empty() ? "" : " · ") + often;
  return detail;
}

std::string documentation_of(const draft::Snapshot& snapshot, const Choice& choice) {
  std::string result;
  if (choice.kind == ChoiceKind::archive) {
    for (const auto* archive : snapshot.authority->archives.by_siglum(choice.archive)) {
      result += "**" +
                in_markdown(archive->sigla.empty() ? choice.archive : archive->sigla.front()) +
                "** " + in_markdown(archive_title(*archive)) + "\n\n";
      if (!archive->original_name.empty()) result += in_markdown(archive->original_name) + "\n\n";
    }
    return result;
  }
  if (choice.kind != ChoiceKind::file) return result;
  const auto key =
      citation::file_key(citation_of(snapshot, choice.archive, choice.parts), *snapshot.authority);
  const auto file = snapshot.knowledge->file(key);
  if (!file) return in_markdown(choice.description);
  for (std::size_t i = 0; i < file->descriptions.size() && i < 4; ++i) {
    const auto& said = file->descriptions[i];
    result +=
        "- " + in_markdown(said.text) + " — " + in_markdown(work_name(said.place.file)) + "\n";
  }
  if (!file->files.empty()) {
    std::vector<std::string> works;
    for (const auto& cited_in : file->files) works.push_back(in_markdown(work_name(cited_in)));
    result += "\nCited in " + enumeration(works) + ".";
  }
  return result;
}

CompletionKind kind_of(ChoiceKind kind) {
  switch (kind) {
    case ChoiceKind::archive:
      return CompletionKind::archive;
    case ChoiceKind::level:
      return CompletionKind::fond;
    case ChoiceKind::file:
      return CompletionKind::file;
    case ChoiceKind::leaf:
      return CompletionKind::leaf;
  }
  return CompletionKind::file;
}

// In running text capitals begin names far more often than sigla.
bool may_offer_archives(const draft::Snapshot& snapshot, const TypedText& typed,
                        const BegunCitation& begun) {
  if (begun.words.size() - begun.first >= 2 || in_note(*snapshot.draft, typed)) return true;
  const std::string_view word = typed.text.substr(begun.words[begun.first].begin);
  const std::string_view rest =
      word.substr(std::min<std::size_t>(word.size(), (word[0] & 0x80) != 0 ? 2 : 1));
  return begins_with_capital(word) && begins_with_capital(rest);
}

bool same_choice(const CompletionItem& a, const CompletionItem& b) {
  return a.new_text == b.new_text;
}

}  // namespace

CompletionList complete_citation(const draft::Snapshot& snapshot, const TypedText& typed) {
  for (const BegunCitation& begun : begun_citations(snapshot, typed.text, typed.begin)) {
    if (begun.beginning == Beginning::archive_begun && !may_offer_archives(snapshot, typed, begun))
      continue;
    const auto offered = choices(snapshot, begun, kMostItems + 1);
    const std::size_t line_begin =
        typed.line_begin > typed.begin ? typed.line_begin - typed.begin : 0;
    const Writer writer(snapshot, begun, typed.text, line_begin);
    CompletionList list;
    list.incomplete = true;  // every part opens a new list
    const std::string_view replaced = typed.text.substr(writer.slice_begin());
    for (const Choice& choice : offered) {
      if (list.items.size() == kMostItems) break;
      const auto written = writer.write(choice);
      if (!written || written->new_text == replaced) continue;
      CompletionItem item;
      item.kind = kind_of(choice.kind);
      item.label = written->whole.substr(written->next);
      item.detail = detail_of(choice);
      if (list.items.size() < kDocumented) item.documentation = documentation_of(snapshot, choice);
      if (written->next > 0)
        item.documentation = "**" + in_markdown(written->whole) + "**\n\n" + item.documentation;
      item.replace = {typed.begin + static_cast<std::uint32_t>(writer.slice_begin()), typed.offset};
      item.new_text = written->new_text;
      // Editors compare with what they would replace, letter by letter.
      item.filter_text = item.new_text.starts_with(replaced)
                             ? item.new_text
                             : std::string(replaced) + " " + written->whole;
      if (std::none_of(list.items.begin(), list.items.end(),
                       [&](const CompletionItem& other) { return same_choice(other, item); })) {
        list.items.push_back(std::move(item));
      }
    }
    if (!list.items.empty()) return list;
  }
  return {};
}

namespace {

// What each argument of the macro is in a citation of these parts: the body's "#1" stands where a
// value does.
std::vector<std::string> arguments_for(const BegunMacro& macro, const Choice& choice,
                                       const Labels& labels) {
  std::vector<std::string> arguments(static_cast<std::size_t>(macro.definition->arguments));
  const auto body = words_of(macro.definition->body);
  std::size_t at = words_of(choice.archive).size();
  for (const Part& part : choice.parts) {
    if (at >= body.size()) break;
    at += label_length(body, at, part.level, labels);
    if (at >= body.size()) break;
    const std::string& word = body[at].text;
    if (word.size() == 2 && word[0] == '#' && word[1] >= '1' && word[1] <= '9') {
      const auto argument = static_cast<std::size_t>(word[1] - '1');
      if (argument < arguments.size()) arguments[argument] = part.value;
      ++at;
    } else {
      at += words_of(part.value).size();
    }
  }
  if (!choice.leaf.empty() && !arguments.empty()) arguments.back() = choice.leaf;
  return arguments;
}

}  // namespace

CompletionList complete_macro(const draft::Snapshot& snapshot, const TypedText& typed) {
  if (snapshot.draft->document.format != text::Format::latex) return {};
  const auto macro = begun_macro(snapshot.draft->document, typed.text);
  if (!macro) return {};
  const std::string expanded = expanded_so_far(*macro);
  const text::SourceRange call{typed.begin + macro->call_begin, typed.offset};
  const auto all_begun = begun_citations(snapshot, expanded, call.begin);
  const Labels labels = labels_of_levels(snapshot.authority->schemes);
  for (BegunCitation begun : all_begun) {
    begun.place = call;
    // "{17}{" is begun and empty: the word before it is whole.
    if (macro->arguments.back().empty()) begun.open = false;
    CompletionList list;
    list.incomplete = true;
    const std::size_t current = macro->arguments.size() - 1;
    const bool closed_already = snapshot.draft->document.source.substr(typed.offset, 1) == "}";
    for (const Choice& choice : choices(snapshot, begun, kMostItems)) {
      const auto arguments = arguments_for(*macro, choice, labels);
      if (arguments[current].empty()) continue;
      CompletionItem item;
      item.kind = kind_of(choice.kind);
      item.label = "\\" + macro->definition->name;
      std::size_t last = current;
      while (last + 1 < arguments.size() && !arguments[last + 1].empty()) ++last;
      for (std::size_t i = 0; i <= last; ++i) {
        item.label += "{" + (i < current ? macro->arguments[i] : arguments[i]) + "}";
      }
      // An editor that closes braces by itself has typed one already: then the argument alone is
      // written.
      if (closed_already) last = current;
      for (std::size_t i = current; i <= last; ++i) {
        if (i > current) item.new_text += "{";
        item.new_text += arguments[i];
        if (!closed_already) item.new_text += "}";
      }
      item.detail = detail_of(choice);
      if (list.items.size() < kDocumented) item.documentation = documentation_of(snapshot, choice);
      item.filter_text = item.new_text;
      item.replace = {typed.begin + macro->argument_begin, typed.offset};
      if (item.replace.begin < typed.line_begin) item.replace.begin = typed.line_begin;
      if (std::none_of(list.items.begin(), list.items.end(),
                       [&](const CompletionItem& other) { return same_choice(other, item); })) {
        list.items.push_back(std::move(item));
      }
    }
    if (!list.items.empty()) return list;
  }
  return {};
}

}  // namespace apparatus::features
