// Years alone, spans of years, decades and centuries, and the dates that begin with a year.
#pragma once

#include <optional>

#include "date/expression.h"
#include "date/lexer.h"
#include "date/points.h"
#include "date/surroundings.h"

namespace apparatus::date {

// 1923, 1923–24, 1926/27, 1920s, 1920-е; 1923-12-14. Nothing for four digits that are no year: a
// page, a thousand, a part of a longer number; then `passed` is where the search may go on.
std::optional<Expression> years_at(const Lexer& lexer, const Points& points,
                                   const Surroundings& surroundings, const Token& year,
                                   std::uint32_t& passed);

// A century from its ordinal, in numbers, Roman numbers or words, or from the noun where that
// stands first; or two of them: 19th century, XIX в., nineteenth-century, 19. Jahrhundert, XIXe
// siècle, siglo XIX, XVIII–XIX вв.
std::optional<Expression> century_at(const Lexer& lexer, const Token& first);

// A decade whose century the context gives: 20-е годы, 20er Jahre, années 30, '20s.
std::optional<Expression> short_decade_at(const Lexer& lexer, const Token& number);
// The same in words: the twenties, zwanziger Jahre, двадцатые годы, années trente.
std::optional<Expression> decade_in_words_at(const Lexer& lexer, const Token& word);

}  // namespace apparatus::date
