#include "lsp/features/begun_date.h"

#include <algorithm>
#include <charconv>

#include "lsp/features/words.h"

namespace apparatus::features {
namespace {

using date::Form;

enum class Token : std::uint8_t { number, word, stroke, stop, slash, comma, other };

struct Piece {
  Token token = Token::other;
  std::size_t begin = 0, end = 0;
  bool spaced = false;  // white space before it
};

constexpr std::size_t kWindow = 80;  // bytes; no date is longer

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t at = text.size() > kWindow ? text.size() - kWindow : 0;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
  bool spaced = true;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const char c = text[at];
    if (c == ' ' || c == '~' || c == '\n' || c == '\r' || c == '\t' ||
        rest.starts_with("\xC2\xA0")) {
      at += c == '\xC2' ? 2 : 1;
      spaced = true;
      continue;
    }
    Piece piece;
    piece.begin = at;
    piece.spaced = spaced;
    std::size_t length = 1;
    if (is_digit(c)) {
      piece.token = Token::number;
      while (at + length < text.size() && is_digit(text[at + length])) ++length;
    } else if (rest.starts_with("–") || rest.starts_with("—")) {
      piece.token = Token::stroke;
      length = 3;
    } else if (rest.starts_with("--")) {
      piece.token = Token::stroke;
      length = 2;
    } else if (c == '-') {
      piece.token = Token::stroke;
    } else if (c == '.') {
      piece.token = Token::stop;
    } else if (c == '/') {
      piece.token = Token::slash;
    } else if (c == ',') {
      piece.token = Token::comma;
    } else if (std::isalpha(static_cast<unsigned char>(c)) ||
               static_cast<unsigned char>(c) >= 0xC3) {
      piece.token = Token::word;
      while (at + length < text.size()) {
        const auto next = static_cast<unsigned char>(text[at + length]);
        if (!std::isalpha(next) && next < 0x80) break;
        if (text.substr(at + length).starts_with("–") || text.substr(at + length).starts_with("—"))
          break;
        ++length;
      }
    }
    at += length;
    piece.end = at;
    pieces.push_back(piece);
    spaced = false;
  }
  return pieces;
}

// Months whose name begins with these letters, in the language of the draft; in any other only
// where none of its own does. Small letters count in the draft's language alone ("5 de" is no
// December in English).
std::vector<BegunMonth> months_beginning(std::string_view letters, const date::Style& style,
                                         const authority::Calendars& calendars) {
  std::vector<BegunMonth> months;
  const auto add = [&](const authority::CalendarLanguage& language) {
    for (int month = 1; month <= 12; ++month) {
      const std::string& name = language.months[static_cast<std::size_t>(month - 1)];
      const bool capitals_agree = begins_with_capital(name) == begins_with_capital(letters);
      if (capitals_agree && begins_loosely(name, letters)) months.push_back({month, language.code});
    }
  };
  if (const auto* own = calendars.language(style.language)) add(*own);
  if (!months.empty() || !begins_with_capital(letters)) return months;
  for (const auto& language : calendars.languages()) {
    if (months.empty()) add(language);
  }
  return months;
}

class Parser {
 public:
  Parser(std::string_view text, const date::Style& style, const authority::Calendars& calendars)
      : text_(text), style_(style), calendars_(calendars), pieces_(pieces_of(text)) {
    open_ = !pieces_.empty() && pieces_.back().end == text.size();
  }

  std::optional<BegunDate> parse() {
    if (pieces_.empty()) return std::nullopt;
    for (const auto attempt : {&Parser::numeric, &Parser::day_and_month, &Parser::month_and_day,
                               &Parser::day_range, &Parser::month_alone}) {
      if (auto found = (this->*attempt)()) {
        found->weekday = weekday_before(found->begin);
        return found;
      }
    }
    return std::nullopt;
  }

 private:
  // The piece at `back` from the end; kind `other` where there is none.
  const Piece& last(std::size_t back = 0) const {
    static const Piece kNone;
    return back < pieces_.size() ? pieces_[pieces_.size() - 1 - back] : kNone;
  }
  std::string_view of(const Piece& piece) const {
    return text_.substr(piece.begin, piece.end - piece.begin);
  }
  int day_of(const Piece& piece) const {
    if (piece.token != Token::number || piece.end - piece.begin > 2) return 0;
    const int day = number(of(piece));
    return day <= 31 ? day : 0;
  }
  const authority::CalendarWord* calendar_word(const Piece& piece) const {
    return piece.token == Token::word ? calendars_.find(of(piece)) : nullptr;
  }

  int weekday_before(std::size_t place) const {
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      if (pieces_[i].begin >= place || pieces_[i].token == Token::comma) continue;
      const auto* word = calendar_word(pieces_[i]);
      if (word != nullptr && word->is(authority::CalendarRole::article)) continue;
      return word == nullptr ? -1 : word->weekday;
    }
    return -1;
  }

  // A word that a date may follow stands before the place: "on", "from", a weekday.
  bool dated_by_word_before(std::size_t place) const {
    using authority::CalendarRole;
    if (weekday_before(place) >= 0) return true;
    for (std::size_t i = pieces_.size(); i-- > 0;) {
      if (pieces_[i].begin >= place) continue;
      const auto* word = calendar_word(pieces_[i]);
      if (word == nullptr || word->is(CalendarRole::label)) return false;
      for (const auto role :
           {CalendarRole::on, CalendarRole::article, CalendarRole::preposition, CalendarRole::from,
            CalendarRole::between, CalendarRole::until, CalendarRole::of}) {
        if (word->is(role)) return true;
      }
      return false;
    }
    return false;
  }

  bool is_until(const Piece& piece) const {
    using authority::CalendarRole;
    if (piece.token == Token::stroke) return true;
    const auto* word = calendar_word(piece);
    return word != nullptr &&
           (word->is(CalendarRole::until) || word->is(CalendarRole::conjunction));
  }

  // A range's first day before the piece that stands `back` from the end.
  void range_before(std::size_t back, BegunDate& begun) const {
    const Piece& join = last(back + 1);
    if (!is_until(join)) return;
    const int first = day_of(last(back + 2));
    if (first == 0 || (begun.day != 0 && first >= begun.day)) return;
    begun.first_day = first;
    if (join.token == Token::stroke) {
      begun.range_in_place = true;
      begun.begin = last(back + 2).begin;
    }
  }

  // "14 Dec", "14 December ", "14 December 19", "10 to 12 Ja", "7–8 Ja", "14. Dez"
  std::optional<BegunDate> day_and_month() const {
    std::size_t back = 0;
    BegunDate begun;
    if (last().token == Token::number && open_ && last(1).token == Token::word) {
      if (last().end - last().begin >= 4) return std::nullopt;
      begun.year_digits = of(last());
      back = 1;
    }
    const Piece& month = last(back);
    if (month.token != Token::word || count_letters(of(month)) < 2) return std::nullopt;
    const bool whole = back == 1 || !open_;
    begun.months = months_beginning(of(month), style_, calendars_);
    if (whole) {
      const auto* word = calendar_word(month);
      if (word == nullptr || word->month == 0) return std::nullopt;
      const int stated = word->month;
      std::erase_if(begun.months, [&](const BegunMonth& one) { return one.month != stated; });
    }
    if (begun.months.empty()) return std::nullopt;
    std::size_t day = back + 1;
    if (last(day).token == Token::stop && !last(day).spaced) ++day;
    begun.day = day_of(last(day));
    if (begun.day == 0 || !last(back).spaced) return std::nullopt;
    if (last(day + 1).end == last(day).begin && last(day + 1).token == Token::stop)
      return std::nullopt;
    begun.begin = last(day).begin;
    begun.leading_zeros = text_[begun.begin] == '0';
    range_before(day, begun);
    return begun;
  }

  // "December 1", "December 14, 19": only in a draft that writes so.
  std::optional<BegunDate> month_and_day() const {
    if (style_.form != Form::month_day_year) return std::nullopt;
    BegunDate begun;
    begun.form = Form::month_day_year;
    std::size_t back = 0;
    if (last().token == Token::number && last(1).token == Token::comma) {
      begun.year_digits = of(last());
      if (begun.year_digits.size() >= 4) return std::nullopt;
      back = 2;
    } else if (last().token == Token::comma) {
      back = 1;
    }
    const auto* word = calendar_word(last(back + 1));
    if (word == nullptr || word->month == 0) return std::nullopt;
    begun.day = day_of(last(back));
    if (begun.day == 0) return std::nullopt;
    begun.months = months_beginning(of(last(back + 1)), style_, calendars_);
    std::erase_if(begun.months, [&](const BegunMonth& one) { return one.month != word->month; });
    if (begun.months.empty()) return std::nullopt;
    begun.begin = last(back + 1).begin;
    return begun;
  }

  // "05.01", "5.1.19", "14/12"
  std::optional<BegunDate> numeric() const {
    const Token separator = style_.form == Form::numeric_dots      ? Token::stop
                            : style_.form == Form::numeric_slashes ? Token::slash
                                                                   : Token::other;
    if (separator == Token::other) return std::nullopt;
    std::size_t first = pieces_.size();
    while (first > 0 &&
           (pieces_[first - 1].token == Token::number || pieces_[first - 1].token == separator)) {
      --first;
      if (pieces_[first].spaced) break;
    }
    const std::size_t count = pieces_.size() - first;
    if (count < 3 || count > 5 || !open_) return std::nullopt;
    if (first > 0 && !pieces_[first].spaced && pieces_[first - 1].token != Token::other)
      return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
      if (pieces_[first + i].token != (i % 2 == 0 ? Token::number : separator)) return std::nullopt;
    }
    BegunDate begun;
    begun.form = style_.form;
    begun.begin = pieces_[first].begin;
    begun.day = day_of(pieces_[first]);
    const int month = day_of(pieces_[first + 2]);
    if (begun.day == 0 || month == 0 || month > 12) return std::nullopt;
    begun.months.push_back({month, {}});
    begun.leading_zeros = text_[begun.begin] == '0' || text_[pieces_[first + 2].begin] == '0';
    if (count == 5) begun.year_digits = of(pieces_[first + 4]);
    if (begun.year_digits.size() >= 4) return std::nullopt;
    return begun;
  }

  // "on 7–", "on 7–1"
  std::optional<BegunDate> day_range() const {
    BegunDate begun;
    std::size_t back = 0;
    if (last().token == Token::number && open_) {
      begun.day_digits = of(last());
      back = 1;
    }
    if (last(back).token != Token::stroke || last(back).spaced) return std::nullopt;
    begun.first_day = day_of(last(back + 1));
    if (begun.first_day == 0) return std::nullopt;
    begun.begin = last(back + 1).begin;
    begun.range_in_place = true;
    if (!dated_by_word_before(begun.begin)) return std::nullopt;
    return begun;
  }

  // "in Dec", "early De"
  std::optional<BegunDate> month_alone() const {
    if (!open_ || last().token != Token::word || count_letters(of(last())) < 2) return std::nullopt;
    if (!dated_by_word_before(last().begin)) return std::nullopt;
    BegunDate begun;
    begun.form = Form::month_year;
    begun.begin = last().begin;
    begun.months = months_beginning(of(last()), style_, calendars_);
    if (begun.months.empty()) return std::nullopt;
    return begun;
  }

  std::string_view text_;
  const date::Style& style_;
  const authority::Calendars& calendars_;
  std::vector<Piece> pieces_;
  bool open_ = false;
};

}  // namespace

std::optional<BegunDate> begun_date(std::string_view text, const date::Style& style,
                                    const authority::Calendars& calendars) {
  return Parser(text, style, calendars).parse();
}

}  // namespace apparatus::features
