// How a piece of plain text is written in a document's format.
#include <string>

#include "text/document.h"

namespace apparatus::text {
namespace {

// "f. 17" is kept on one line by a tie: a stop, a space, a digit.
bool ties(std::string_view plain, std::size_t space) {
  return space > 0 && plain[space - 1] == '.' && space + 1 < plain.size() &&
         plain[space + 1] >= '0' && plain[space + 1] <= '9';
}

std::string latex_notation(const Document& document, std::string_view plain) {
  const bool writes_ties = document.source.find(".~") != std::string::npos;
  const bool writes_dashes = document.source.find("–") == std::string::npos;
  std::string out;
  out.reserve(plain.size() + 8);
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const char byte = plain[at];
    if (byte == '&' || byte == '%' || byte == '#' || byte == '$' || byte == '_') {
      out += '\\';
      out += byte;
    } else if (byte == ' ' && writes_ties && ties(plain, at)) {
      out += '~';
    } else if (writes_dashes && plain.substr(at, 3) == "–") {
      out += "--";
      at += 2;
    } else {
      out += byte;
    }
  }
  return out;
}

}  // namespace

std::string in_source_notation(const Document& document, std::string_view plain) {
  return document.format == Format::latex ? latex_notation(document, plain) : std::string(plain);
}

}  // namespace apparatus::text
