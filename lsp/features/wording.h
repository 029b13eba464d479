// How the features speak: counts, archives, places and quotations in the same words everywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "index/knowledge.h"

namespace apparatus::features {

// "1 citation", "312 citations".
std::string count_of(std::uint64_t count, std::string_view singular, std::string_view plural = {});

// "Russian State Archive of Socio-Political History, Moscow": English name first, else the own one;
// the siglum where the register has neither.
std::string archive_title(const authority::Archive& archive);

// The name of a file without its folders and ending, for "who says so".
std::string work_name(std::string_view path);

// Text of a corpus or a draft, made safe to stand in Markdown: on one line, without what would be
// taken for markup.
std::string in_markdown(std::string_view plain);

// The first `longest` bytes, cut between words, with "…" where something is left out.
std::string shortened(std::string_view plain, std::size_t longest);

// "a, b and c".
std::string enumeration(const std::vector<std::string>& items);

// "1879–1940", "born 1879", "died 1940", ""
std::string life_dates(std::string_view born, std::string_view died);

// "- “… words around it …” (reznik, line 120)": a line of a Markdown list.
std::string quoted_place(const index::Place& place);

}  // namespace apparatus::features
