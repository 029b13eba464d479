#include "citation/conventions.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "citation/glyphs.h"

namespace apparatus::citation {
namespace {

using Count = std::map<std::string, int, std::less<>>;

std::string commonest(const Count& count, const std::string& otherwise) {
  const auto most = std::max_element(
      count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == count.end() ? otherwise : most->first;
}

bool has_several_leaves(const Citation& citation) {
  return citation.leaves.size() > 1 ||
         (!citation.leaves.empty() && citation.leaves.front().find('-') != std::string::npos);
}

// The word in front of the leaves, with its stop: "l.", "listy"; empty where there is none.
std::string label_before(std::string_view reading, text::ReadingRange citation,
                         std::uint32_t leaves) {
  const std::uint32_t end = skip_spaces_back(reading, citation.begin, leaves);
  std::uint32_t begin = end;
  if (begin > citation.begin && reading[begin - 1] == '.') --begin;
  const std::uint32_t letters = begin;
  while (begin > citation.begin && is_letter(glyph_before(reading, citation.begin, begin).value)) {
    begin -= glyph_before(reading, citation.begin, begin).size;
  }
  return begin == letters ? std::string() : std::string(reading.substr(begin, end - begin));
}

std::string with_dash(const std::string& leaf, const std::string& dash) {
  const std::size_t hyphen = leaf.find('-');
  return hyphen == std::string::npos ? leaf
                                     : leaf.substr(0, hyphen) + dash + leaf.substr(hyphen + 1);
}

std::string leaves_text(const Citation& citation, const std::string& dash) {
  std::string out;
  for (const std::string& leaf : citation.leaves)
    out += (out.empty() ? "" : ", ") + with_dash(leaf, dash);
  return out;
}

// What a placeholder stands for; empty where the citation has no such value.
std::string value_of(std::string_view name, const Citation& citation,
                     const Conventions& conventions) {
  if (name == "archive") return citation.archive;
  if (name == "leaves") return leaves_text(citation, conventions.dash);
  if (name == "leaf")
    return has_several_leaves(citation) ? conventions.leaves_label : conventions.leaf_label;
  for (const Part& part : citation.parts) {
    if (part.level == name) return part.value;
  }
  return {};
}

// Fills one piece of a template; `missing` tells whether a value in it is not there.
std::string fill(std::string_view piece, const Citation& citation, const Conventions& conventions,
                 bool& missing) {
  std::string out;
  for (std::size_t at = 0; at < piece.size();) {
    const std::size_t open = piece.find('{', at);
    if (open == std::string_view::npos) return out + std::string(piece.substr(at));
    const std::size_t close = piece.find('}', open);
    if (close == std::string_view::npos) return out + std::string(piece.substr(at));
    out += piece.substr(at, open - at);
    const std::string value =
        value_of(piece.substr(open + 1, close - open - 1), citation, conventions);
    missing = missing || value.empty();
    out += value;
    at = close + 1;
  }
  return out;
}

std::string fill_template(std::string_view output, const Citation& citation,
                          const Conventions& conventions) {
  std::string out;
  for (std::size_t at = 0; at < output.size();) {
    const bool optional = output[at] == '[';
    const std::size_t end = optional ? output.find(']', at) : output.find('[', at);
    const std::size_t stop = end == std::string_view::npos ? output.size() : end;
    const std::size_t begin = optional ? at + 1 : at;
    bool missing = false;
    const std::string piece =
        fill(output.substr(begin, stop - begin), citation, conventions, missing);
    if (!optional || !missing) out += piece;
    at = optional ? stop + 1 : stop;
  }
  // Without an archive the template's first separator hangs in the air.
  const std::size_t first = out.find_first_not_of(" ,./");
  return first == std::string::npos ? out : out.substr(first);
}

void erase_first(std::string& text, std::string_view what) {
  const std::size_t place = text.find(what);
  if (place != std::string::npos) text.erase(place, what.size());
}

}  // namespace

Conventions conventions_of(const authority::Scheme& scheme) {
  Conventions conventions;
  conventions.scheme = scheme.id;
  if (!scheme.leaf_labels.empty()) conventions.leaf_label = scheme.leaf_labels.front();
  conventions.leaves_label =
      scheme.leaves_labels.empty() ? conventions.leaf_label : scheme.leaves_labels.front();
  return conventions;
}

Conventions learn(const text::Document& document, const std::vector<Citation>& citations,
                  const authority::Authority& authority) {
  Count schemes, leaf, leaves, ibid, dashes;
  int comma = 0;
  int no_comma = 0;
  int leaf_after_comma = 0;
  int leaf_after_slash = 0;
  int ibid_comma = 0;
  int ibid_no_comma = 0;
  const std::string_view reading = document.reading;
  for (const Citation& citation : citations) {
    if (!citation.leaves_range.empty()) {
      const std::string label = label_before(reading, citation.range, citation.leaves_range.begin);
      if (!label.empty()) ++(has_several_leaves(citation) ? leaves : leaf)[label];
      const std::string_view numbers = text::slice(reading, citation.leaves_range);
      for (std::uint32_t at = 0; at < numbers.size();) {
        const Glyph glyph = glyph_at(numbers, at);
        if (is_dash(glyph.value)) ++dashes[std::string(numbers.substr(at, glyph.size))];
        at += glyph.size;
      }
    }
    if (citation.how == How::ibid) {
      const std::string_view words = text::slice(reading, citation.range);
      const std::size_t end = words.find_first_of(",. ");
      const std::string word = std::string(words.substr(0, end));
      if (citation.archive_range.empty() && !word.empty() && is_upper(glyph_at(word, 0).value))
        ++ibid[word + "."];
      if (!citation.leaves_range.empty()) {
        const std::size_t comma_place = words.find(',');
        ++(comma_place == std::string_view::npos ? ibid_no_comma : ibid_comma);
      }
      continue;
    }
    ++schemes[citation.scheme];
    if (!citation.archive_range.empty() && !citation.parts.empty() &&
        citation.parts.front().range.begin >= citation.archive_range.end) {
      const std::uint32_t behind =
          skip_spaces(reading, citation.archive_range.end, citation.range.end);
      ++(behind < reading.size() && (reading[behind] == ',' || reading[behind] == '.') ? comma
                                                                                       : no_comma);
    }
    const authority::Scheme* scheme = authority.schemes.by_id(citation.scheme);
    if (scheme != nullptr && scheme->form == authority::SchemeForm::slashed &&
        !citation.leaves_range.empty() && !citation.parts.empty()) {
      const std::uint32_t behind = citation.parts.back().range.end;
      ++(behind < reading.size() && reading[behind] == '/' ? leaf_after_slash : leaf_after_comma);
    }
  }

  Conventions conventions;
  const std::string scheme_id = commonest(schemes, "");
  if (const authority::Scheme* scheme = authority.schemes.by_id(scheme_id))
    conventions = conventions_of(*scheme);
  conventions.scheme = scheme_id;
  for (const auto& [id, count] : schemes) conventions.count += count;
  if (!scheme_id.empty()) conventions.of_scheme = schemes[scheme_id];
  conventions.comma_after_archive = comma >= no_comma;
  conventions.leaf_label = commonest(leaf, conventions.leaf_label);
  conventions.leaves_label =
      commonest(leaves, leaf.empty() ? conventions.leaves_label : conventions.leaf_label);
  conventions.leaf_after_comma = leaf_after_comma > leaf_after_slash;
  conventions.comma_before_ibid_leaf = ibid_comma >= ibid_no_comma;
  conventions.ibid = commonest(ibid, conventions.ibid);
  conventions.dash = commonest(dashes, conventions.dash);
  return conventions;
}

bool writes_all(const authority::Scheme& scheme, const Citation& citation) {
  std::size_t written = 0;
  for (std::size_t i = 0; i < scheme.levels.size() && written < citation.parts.size(); ++i) {
    if (scheme.levels[i].name == citation.parts[written].level) {
      ++written;
    } else if (scheme.form == authority::SchemeForm::slashed) {
      return false;
    }
  }
  return written == citation.parts.size();
}

std::string render(const Citation& citation, const Conventions& conventions,
                   const authority::Authority& authority) {
  const authority::Scheme* own = authority.schemes.by_id(citation.scheme);
  const authority::Scheme* wanted = authority.schemes.by_id(conventions.scheme);
  const bool convertible = own == nullptr || (wanted != nullptr && own->family == wanted->family &&
                                              writes_all(*wanted, citation));
  const authority::Scheme* scheme = convertible && wanted != nullptr ? wanted : own;
  if (scheme == nullptr) return {};
  Conventions labels = conventions;
  if (scheme->id != conventions.scheme) {
    const Conventions scheme_own = conventions_of(*scheme);
    labels.leaf_label = scheme_own.leaf_label;
    labels.leaves_label = scheme_own.leaves_label;
  }
  std::string output = scheme->output;
  if (scheme->form == authority::SchemeForm::slashed && conventions.leaf_after_comma) {
    const std::size_t place = output.find("/{leaves}");
    if (place != std::string::npos) output.replace(place, 1, ", ");
  }
  if (!conventions.comma_after_archive && scheme->id == conventions.scheme) {
    const std::size_t archive = output.find("{archive}");
    if (archive != std::string::npos) {
      std::string head = output.substr(0, archive + 9);
      std::string tail = output.substr(archive + 9);
      erase_first(tail, ",");
      output = head + tail;
    }
  }
  return fill_template(output, citation, labels);
}

std::string render_ibid(const Citation& citation, const Conventions& conventions,
                        const authority::Authority& authority) {
  if (citation.leaves.empty()) return conventions.ibid;
  const authority::Scheme* scheme = authority.schemes.by_id(citation.scheme);
  std::string label =
      has_several_leaves(citation) ? conventions.leaves_label : conventions.leaf_label;
  if (label.empty() && scheme != nullptr && !scheme->leaf_labels.empty())
    label = scheme->leaf_labels.front();
  return conventions.ibid + (conventions.comma_before_ibid_leaf ? ", " : " ") +
         (label.empty() ? "" : label + " ") + leaves_text(citation, conventions.dash);
}

}  // namespace apparatus::citation
