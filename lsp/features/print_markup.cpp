#include "lsp/features/print_markup.h"

namespace apparatus::features {
namespace {

std::string indent(int depth) { return std::string(static_cast<std::size_t>(depth) * 2, ' '); }

class Markdown : public PrintMarkup {
 public:
  std::string heading(int level, std::string_view plain) const override {
    return (level == 1 ? "# " : "\n## ") + escaped(plain) + "\n\n";
  }
  std::string begin_list(int /*depth*/) const override { return {}; }
  std::string item(int depth, std::string_view text) const override {
    return indent(depth) + "- " + std::string(text) + "\n";
  }
  std::string end_list(int /*depth*/) const override { return {}; }
  std::string escaped(std::string_view plain) const override {
    std::string out;
    for (const char c : plain) {
      if (c == '*' || c == '_' || c == '\\' || c == '[' || c == ']' || c == '`' || c == '<' ||
          c == '#') {
        out += '\\';
      }
      out += c == '\n' ? ' ' : c;
    }
    return out;
  }
};

class Latex : public PrintMarkup {
 public:
  std::string heading(int level, std::string_view plain) const override {
    return (level == 1 ? "\\section*{" : "\n\\subsection*{") + escaped(plain) + "}\n\n";
  }
  std::string begin_list(int depth) const override { return indent(depth) + "\\begin{itemize}\n"; }
  std::string item(int depth, std::string_view text) const override {
    return indent(depth) + "\\item " + std::string(text) + "\n";
  }
  std::string end_list(int depth) const override { return indent(depth) + "\\end{itemize}\n"; }
  std::string escaped(std::string_view plain) const override {
    std::string out;
    for (const char c : plain) {
      if (c == '\\') {
        out += "\\textbackslash{}";
        continue;
      }
      if (c == '~' || c == '^') {
        out += std::string("\\") + c + "{}";
        continue;
      }
      if (c == '&' || c == '%' || c == '$' || c == '#' || c == '_' || c == '{' || c == '}')
        out += '\\';
      out += c == '\n' ? ' ' : c;
    }
    return out;
  }
};

}  // namespace

const PrintMarkup& markdown_print() {
  static const Markdown markup;
  return markup;
}
const PrintMarkup& latex_print() {
  static const Latex markup;
  return markup;
}

}  // namespace apparatus::features
