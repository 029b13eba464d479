// One pass from backslash to backslash. What stands behind \endinput or \end{document} is not read
// by TeX, and not here.
#include "lsp/project/latex_structure.h"

#include <algorithm>
#include <array>

namespace apparatus::project {
namespace {

constexpr std::size_t kMostMagicLines = 20;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// Without macros and parameters, which only TeX could expand.
bool can_be_followed(std::string_view name) {
  return !name.empty() && name.find_first_of("\\#{}%") == std::string_view::npos;
}

struct Included {
  std::string_view command;
  Inclusion::Kind kind;
  bool may_be_missing = false;
};
constexpr std::array<Included, 11> kIncluded = {{
    {"input", Inclusion::Kind::input},
    {"include", Inclusion::Kind::include},
    {"subfile", Inclusion::Kind::input},
    {"subfileinclude", Inclusion::Kind::include},
    {"InputIfFileExists", Inclusion::Kind::input, true},
    {"import", Inclusion::Kind::import},
    {"inputfrom", Inclusion::Kind::import},
    {"includefrom", Inclusion::Kind::import},
    {"subimport", Inclusion::Kind::subimport},
    {"subinputfrom", Inclusion::Kind::subimport},
    {"subincludefrom", Inclusion::Kind::subimport},
}};
constexpr std::array<std::string_view, 7> kNotRead = {
    "verbatim", "verbatim*", "Verbatim", "lstlisting", "minted", "comment", "filecontents"};

class Scanner {
 public:
  explicit Scanner(std::string_view source) : source_(source) {}

  LatexStructure scan() {
    read_magic_comments();
    for (at_ = source_.find('\\'); at_ != std::string_view::npos; at_ = source_.find('\\', at_)) {
      if (in_comment(at_)) {
        at_ = std::min(source_.find('\n', at_), source_.size());
        continue;
      }
      const std::string_view command = command_name();
      if (!take(command)) break;
    }
    return std::move(found_);
  }

 private:
  // `% !TEX root = ../main.tex`, as TeXShop, TeXworks, VimTeX and LaTeX Workshop read it.
  void read_magic_comments() {
    std::size_t begin = 0;
    for (std::size_t line = 0; line < kMostMagicLines && begin < source_.size(); ++line) {
      const std::size_t end = std::min(source_.find('\n', begin), source_.size());
      if (read_magic_comment(begin, end)) return;
      begin = end + 1;
    }
  }

  bool read_magic_comment(std::size_t begin, std::size_t end) {
    std::string_view rest = trimmed(source_.substr(begin, end - begin));
    const auto skip = [&](std::string_view word) {
      rest = trimmed(rest);
      if (rest.size() < word.size()) return false;
      const bool same = std::equal(word.begin(), word.end(), rest.begin(),
                                   [](char a, char b) { return a == lower(b); });
      if (same) rest.remove_prefix(word.size());
      return same;
    };
    if (!skip("%") || !skip("!tex") || !skip("root") || !skip("=")) return false;
    rest = trimmed(rest);
    if (rest.empty()) return false;
    found_.root = named(rest);
    return true;
  }

  NamedFile named(std::string_view part) const {
    const auto begin = static_cast<std::uint32_t>(part.data() - source_.data());
    return {std::string(part), {begin, begin + static_cast<std::uint32_t>(part.size())}};
  }

  // Asked for one place after another: what lies between two of them is looked at once, since a
  // paragraph may be a line of a megabyte.
  bool in_comment(std::size_t at) {
    std::string_view since = source_.substr(looked_, at - looked_);
    if (const std::size_t newline = since.rfind('\n'); newline != std::string_view::npos) {
      in_comment_ = false;
      since.remove_prefix(newline + 1);
    }
    for (std::size_t percent = since.find('%'); percent != std::string_view::npos && !in_comment_;
         percent = since.find('%', percent + 1)) {
      const std::size_t place = static_cast<std::size_t>(since.data() - source_.data()) + percent;
      std::size_t escapes = 0;
      while (place > escapes && source_[place - escapes - 1] == '\\') ++escapes;
      in_comment_ = escapes % 2 == 0;
    }
    looked_ = at;
    return in_comment_;
  }

  // Moves behind the command.
  std::string_view command_name() {
    std::size_t end = at_ + 1;
    while (end < source_.size() && is_letter(source_[end])) ++end;
    const std::string_view name = source_.substr(at_ + 1, end - at_ - 1);
    at_ = name.empty() ? std::min(at_ + 2, source_.size()) : end;
    return name;
  }

  // The argument in braces behind the position, which moves behind it; empty where there is none.
  std::string_view argument(char open = '{', char close = '}') {
    std::size_t begin = at_;
    while (begin < source_.size() && is_blank(source_[begin])) ++begin;
    if (begin >= source_.size() || source_[begin] != open) return {};
    const std::size_t end = source_.find(close, begin);
    if (end == std::string_view::npos) return {};
    at_ = end + 1;
    return trimmed(source_.substr(begin + 1, end - begin - 1));
  }

  // TeX's own form of \input: a name up to the next blank.
  std::string_view bare_name() {
    std::size_t begin = at_;
    while (begin < source_.size() && (source_[begin] == ' ' || source_[begin] == '\t')) ++begin;
    if (begin == at_ || begin >= source_.size()) return {};
    std::size_t end = begin;
    while (end < source_.size() && !is_blank(source_[end]) && source_[end] != '\\') ++end;
    at_ = end;
    return source_.substr(begin, end - begin);
  }

  // False behind the end of what TeX reads.
  bool take(std::string_view command) {
    if (command == "endinput") return false;
    if (command == "end") return argument() != "document";
    if (command == "begin") {
      skip_environment(argument());
    } else if (command == "iffalse") {
      skip_behind("\\fi");
    } else if (command == "documentclass") {
      take_class();
    } else if (command == "includeonly") {
      take_include_only();
    } else {
      take_inclusion(command);
    }
    return true;
  }

  void skip_environment(std::string_view name) {
    if (std::find(kNotRead.begin(), kNotRead.end(), name) != kNotRead.end())
      skip_behind("\\end{" + std::string(name) + "}");
  }

  void skip_behind(std::string_view mark) {
    const std::size_t end = source_.find(mark, at_);
    at_ = end == std::string_view::npos ? source_.size() : end + mark.size();
  }

  void take_class() {
    const std::string_view options = argument('[', ']');
    const std::string_view name = argument();
    if (name == "subfiles") {
      if (!found_.root && can_be_followed(options)) found_.root = named(options);
    } else if (name != "standalone") {
      found_.is_root = true;
    }
  }

  void take_include_only() {
    std::string_view list = argument();
    std::vector<std::string> names;
    while (!list.empty()) {
      const std::size_t comma = std::min(list.find(','), list.size());
      const std::string_view name = trimmed(list.substr(0, comma));
      if (!name.empty()) names.emplace_back(name);
      list.remove_prefix(std::min(comma + 1, list.size()));
    }
    found_.include_only = std::move(names);
  }

  void take_inclusion(std::string_view command) {
    const auto* const known =
        std::find_if(kIncluded.begin(), kIncluded.end(),
                     [&](const Included& included) { return included.command == command; });
    if (known == kIncluded.end()) return;
    if (at_ < source_.size() && source_[at_] == '*') ++at_;
    Inclusion inclusion{known->kind, {}, {}, known->may_be_missing};
    if (known->kind == Inclusion::Kind::import || known->kind == Inclusion::Kind::subimport) {
      const std::string_view folder = argument();
      if (!folder.empty() && !can_be_followed(folder)) return;
      inclusion.folder = folder;
    }
    std::string_view name = argument();
    if (name.empty() && command == "input") name = bare_name();
    if (!can_be_followed(name)) return;
    inclusion.file = named(name);
    found_.inclusions.push_back(std::move(inclusion));
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t looked_ = 0;  // for comments; `in_comment_` is the answer there
  bool in_comment_ = false;
  LatexStructure found_;
};

}  // namespace

LatexStructure latex_structure(std::string_view source) { return Scanner(source).scan(); }

}  // namespace apparatus::project
