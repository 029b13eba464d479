#include "lsp/features/rewrites.h"

#include <algorithm>

#include "authority/present_name.h"
#include "date/calendar.h"
#include "date/style.h"
#include "date/words.h"
#include "lsp/checks/renamed_archive.h"
#include "lsp/features/cast.h"
#include "lsp/features/cursor.h"
#include "lsp/features/mention_facts.h"
#include "lsp/features/words.h"
#include "text/whole_markup.h"

namespace apparatus::features {
namespace {

using checks::Edit;
using citation::Citation;
using citation::How;

constexpr const char* kRewrite = "refactor.rewrite";

class Rewriter {
 public:
  Rewriter(const draft::Snapshot& snapshot, std::vector<CodeAction>& actions)
      : draft_(*snapshot.draft), actions_(actions) {}

  // A mention that reads `plain` from now on; nothing if it does so already.
  std::optional<Edit> edit(text::ReadingRange range, const std::string& plain) const {
    if (plain.empty()) return std::nullopt;
    const text::SourceRange whole =
        text::with_whole_markup(draft_.document, source_range(draft_, range));
    Edit result{whole, text::in_source_notation(draft_.document, plain)};
    if (draft_.document.text(result.range) == result.new_text) return std::nullopt;
    return result;
  }

  void add(std::string title, std::vector<Edit> edits) {
    if (edits.empty()) return;
    std::sort(edits.begin(), edits.end(),
              [](const Edit& a, const Edit& b) { return a.range.begin < b.range.begin; });
    for (std::size_t i = 1; i < edits.size(); ++i) {
      if (edits[i].range.begin < edits[i - 1].range.end) return;  // two citations of one macro
    }
    actions_.push_back({std::move(title), kRewrite, false, std::move(edits), -1});
  }

  void add(std::string title, const std::optional<Edit>& one) {
    if (one) add(std::move(title), std::vector<Edit>{*one});
  }

 private:
  const draft::Draft& draft_;
  std::vector<CodeAction>& actions_;
};

std::string rendered(const draft::Snapshot& snapshot, Citation citation,
                     const std::string& scheme) {
  citation::Conventions conventions = snapshot.draft->citation_conventions;
  if (conventions.scheme != scheme) {
    conventions.scheme = scheme;
    conventions.leaf_label.clear();
    conventions.leaves_label.clear();
  }
  citation.scheme = scheme;
  return citation::render(citation, conventions, *snapshot.authority);
}

bool stands_in_full(const Citation& citation) {
  return citation.how == How::stated && !citation.parts.empty();
}

// Notations into which a citation of this scheme can be put.
std::vector<const authority::Scheme*> other_notations(const draft::Snapshot& snapshot,
                                                      const Citation& citation) {
  std::vector<const authority::Scheme*> others;
  const auto& schemes = snapshot.authority->schemes;
  const auto* own = schemes.by_id(citation.scheme);
  if (own == nullptr) return others;
  for (const auto& scheme : schemes.all()) {
    if (scheme.family == own->family && scheme.id != own->id &&
        citation::writes_all(scheme, citation))
      others.push_back(&scheme);
  }
  return others;
}

void add_notations(const draft::Snapshot& snapshot, const Citation& citation, Rewriter& rewriter) {
  const draft::Draft& draft = *snapshot.draft;
  for (const auto* scheme : other_notations(snapshot, citation)) {
    rewriter.add("Write this citation as " + scheme->title,
                 rewriter.edit(citation.range, rendered(snapshot, citation, scheme->id)));
    std::vector<Edit> all;
    for (const Citation& other : draft.citations) {
      if (!stands_in_full(other) || draft.document.keeps_its_spelling(other.range.begin)) continue;
      const auto* own = snapshot.authority->schemes.by_id(other.scheme);
      if (own == nullptr || own->family != scheme->family || !citation::writes_all(*scheme, other))
        continue;
      if (auto edit = rewriter.edit(other.range, rendered(snapshot, other, scheme->id)))
        all.push_back(std::move(*edit));
    }
    if (all.size() > 1) rewriter.add("Write all citations as " + scheme->title, std::move(all));
  }
}

// The citation just before, if it is of the same file and in the note before: then an Ibid. says
// the same.
bool repeats_the_one_before(const draft::Snapshot& snapshot, std::size_t index) {
  const auto& citations = snapshot.draft->citations;
  if (index == 0 || !stands_in_full(citations[index])) return false;
  const Citation& own = citations[index];
  const Citation& before = citations[index - 1];
  if (own.note < 1 || before.note != own.note - 1) return false;
  if (index >= 2 && citations[index - 2].note == before.note)
    return false;  // two sources: Ibid. would be ambiguous
  const std::string key = key_of(snapshot, own);
  return !key.empty() && key == key_of(snapshot, before);
}

std::string as_ibid(const draft::Snapshot& snapshot, const Citation& citation) {
  const auto& conventions = snapshot.draft->citation_conventions;
  std::string text = conventions.ibid;
  if (citation.leaves.empty()) return text;
  // The leaves as the citation itself writes them, with their label.
  const std::string whole = rendered(snapshot, citation, conventions.scheme);
  Citation without = citation;
  without.leaves.clear();
  const std::string stem = rendered(snapshot, without, conventions.scheme);
  if (!whole.starts_with(stem)) return {};
  return text + whole.substr(stem.size());
}

bool is_cyrillic(std::string_view siglum) {
  return !siglum.empty() && (siglum[0] == '\xD0' || siglum[0] == '\xD1');
}

// Citations that name the archive themselves, outside of quotations.
std::vector<const Citation*> naming(const draft::Draft& draft, const std::string& archive) {
  std::vector<const Citation*> found;
  for (const Citation& citation : draft.citations) {
    if (citation.archive_id == archive && !citation.archive_range.empty() &&
        !draft.document.keeps_its_spelling(citation.range.begin)) {
      found.push_back(&citation);
    }
  }
  return found;
}

// An archive that has another name now, with the fond where its number has changed.
void add_present_name(const draft::Snapshot& snapshot, const Citation& citation,
                      Rewriter& rewriter) {
  const auto& archives = snapshot.authority->archives;
  const auto* archive = archives.by_id(citation.archive_id);
  const auto* now = archive == nullptr ? nullptr : authority::present_name(archives, *archive);
  auto edits = checks::under_present_name(snapshot, citation);
  if (now == nullptr || edits.empty()) return;
  const std::string siglum = checks::siglum_like(*now, citation.archive);
  const std::string fond = edits.size() > 1 ? ", fond " + edits.back().new_text : std::string();
  rewriter.add("Write “" + siglum + "”, the archive's present name" + fond, std::move(edits));
  auto all = checks::all_under_present_name(snapshot, citation.archive_id);
  if (all.size() > (fond.empty() ? 1 : 2))
    rewriter.add("Write “" + siglum + "” throughout", std::move(all));
}

// "Russian State Archive of Socio-Political History (RGASPI)", where the draft first names it by
// the siglum.
void add_archive_in_full(const draft::Snapshot& snapshot, const Citation& citation,
                         Rewriter& rewriter) {
  const draft::Draft& draft = *snapshot.draft;
  const auto* archive = snapshot.authority->archives.by_id(citation.archive_id);
  const auto all = naming(draft, citation.archive_id);
  if (archive == nullptr || all.empty() || all.front() != &citation) return;
  const std::string siglum(draft.document.text(source_range(draft, citation.archive_range)));
  const auto& sigla = archive->sigla;
  if (std::find(sigla.begin(), sigla.end(), siglum) == sigla.end()) return;  // spelt out already
  std::vector<std::string> names = {archive->name, archive->english_name};
  if (is_cyrillic(siglum)) names = {archive->original_name};
  for (const std::string& name : names) {
    // What stands there before the siglum may be its very name.
    if (name.empty() || draft.document.source.find(name) != std::string::npos) continue;
    rewriter.add("Spell the archive out: " + name,
                 rewriter.edit(citation.archive_range, name + " (" + siglum + ")"));
  }
}

}  // namespace

void add_citation_rewrites(const draft::Snapshot& snapshot, std::size_t index,
                           std::vector<CodeAction>& actions) {
  const Citation& citation = snapshot.draft->citations[index];
  Rewriter rewriter(snapshot, actions);
  if (!citation.archive_range.empty() && !citation.archive_ambiguous &&
      !snapshot.draft->document.keeps_its_spelling(citation.range.begin)) {
    add_present_name(snapshot, citation, rewriter);
    add_archive_in_full(snapshot, citation, rewriter);
  }
  if (citation.how == How::ibid || citation.how == How::implicit) {
    if (citation.back_reference == citation::BackReference::resolved ||
        citation.back_reference == citation::BackReference::none) {
      const std::string full = in_full(snapshot, citation);
      rewriter.add("Spell out: " + full, rewriter.edit(citation.range, full));
    }
    return;
  }
  if (!stands_in_full(citation)) return;
  if (repeats_the_one_before(snapshot, index)) {
    const std::string ibid = as_ibid(snapshot, citation);
    rewriter.add("Write “" + ibid + "”", rewriter.edit(citation.range, ibid));
  }
  add_notations(snapshot, citation, rewriter);
}

namespace {

std::vector<Edit> all_dates_as(const draft::Snapshot& snapshot, const date::Style& style,
                               const Rewriter& rewriter) {
  const draft::Draft& draft = *snapshot.draft;
  std::vector<Edit> edits;
  for (const date::Date& date : draft.dates) {
    if (date.edtf.empty() || date.partial || date.precision != date::Precision::day) continue;
    if (date.calendar != date::Calendar::gregorian || !date.qualifier.empty()) continue;
    if (date.form == style.form || draft.document.keeps_its_spelling(date.range.begin)) continue;
    const std::string written = date::render(date.edtf, style, *snapshot.authority);
    if (auto edit = rewriter.edit(date.range, written)) edits.push_back(std::move(*edit));
  }
  return edits;
}

// "On the 7th of May" takes no weekday; "le 7 mai" does.
bool is_behind_an_article(const draft::Snapshot& snapshot, const date::Date& date) {
  const std::string_view before = without_trailing_space(
      std::string_view(snapshot.draft->document.reading).substr(0, date.range.begin));
  const authority::CalendarWord* const word = snapshot.authority->calendars.find(last_word(before));
  return word != nullptr && word->is(authority::CalendarRole::article) &&
         !word->is(authority::CalendarRole::on);
}

// "Friday, 14 December 1923", in the language of the month.
void add_weekday(const draft::Snapshot& snapshot, const date::Date& date, Rewriter& rewriter) {
  if (date.weekday >= 0 || date.is_range) return;
  const text::Document& document = snapshot.draft->document;
  const auto* language = snapshot.authority->calendars.language(date.language);
  if (language == nullptr || is_behind_an_article(snapshot, date)) return;
  const int weekday = date::weekday_of_day_number(date.first_day);
  const std::string& word = language->weekdays[static_cast<std::size_t>(weekday)];
  if (word.empty()) return;
  const std::string written = word + ", " + std::string(document.text(date.range));
  rewriter.add("Add the weekday: “" + written + "”", rewriter.edit(date.range, written));
}

// The day in both calendars, or in the new one alone, where the two were both in use. An Old Style
// day is rewritten only with its mark, which then stands in parentheses and is a part of it: a bare
// one is Old Style because the whole work is.
void add_calendars(const draft::Snapshot& snapshot, const date::Date& date, Rewriter& rewriter) {
  constexpr int kFirst = 1582;
  constexpr int kLast = 1923;  // Greece's change
  if (date.is_range || date.first_day == 0) return;
  const int year = date::gregorian_of_day_number(date.first_day).year;
  if (year < kFirst || year > kLast) return;
  const bool bare = !snapshot.draft->document.text(date.range).ends_with(')');
  if (date.calendar == date::Calendar::julian && bare) return;
  if (date.calendar != date::Calendar::dual) {
    const std::string dual =
        date::dual_form(date.first_day, snapshot.authority->calendars.language(date.language));
    rewriter.add("Write both calendars: “" + dual + "”", rewriter.edit(date.range, dual));
  }
  if (date.calendar == date::Calendar::gregorian || date.dual_disagrees) return;
  const std::string written =
      date::render(date.edtf, snapshot.draft->date_style, *snapshot.authority);
  rewriter.add("Write New Style alone: “" + written + "”", rewriter.edit(date.range, written));
}

}  // namespace

void add_date_rewrites(const draft::Snapshot& snapshot, std::size_t index,
                       std::vector<CodeAction>& actions) {
  const draft::Draft& draft = *snapshot.draft;
  const date::Date& date = draft.dates[index];
  if (date.precision != date::Precision::day || date.edtf.empty() || date.partial ||
      !date.qualifier.empty())
    return;  // writing "7 May" in another form would add a year that does not stand there
  Rewriter rewriter(snapshot, actions);
  add_calendars(snapshot, date, rewriter);
  if (date.calendar != date::Calendar::gregorian) return;
  add_weekday(snapshot, date, rewriter);
  for (const auto form : {date::Form::day_month_year, date::Form::month_day_year,
                          date::Form::numeric_dots, date::Form::numeric_slashes, date::Form::iso}) {
    date::Style style = draft.date_style;
    style.form = form;
    style.two_digit_year = false;
    const std::string written = date::render(date.edtf, style, *snapshot.authority);
    if (form != date.form)
      rewriter.add("Write “" + written + "”", rewriter.edit(date.range, written));
    if (form == draft.date_style.form) continue;
    std::vector<Edit> all = all_dates_as(snapshot, style, rewriter);
    if (all.size() > 1) rewriter.add("Write all dates like “" + written + "”", std::move(all));
  }
  std::vector<Edit> strays = all_dates_as(snapshot, draft.date_style, rewriter);
  if (!strays.empty()) rewriter.add("Write all dates in the draft's usual form", std::move(strays));
}

void add_name_rewrites(const draft::Snapshot& snapshot, std::size_t index,
                       std::vector<CodeAction>& actions) {
  const draft::Draft& draft = *snapshot.draft;
  const name::Name& name = draft.names[index];
  if (index >= draft.who.size() || draft.document.keeps_its_spelling(name.range.begin)) return;
  if (name.surname_range.empty() || draft.who[index].ambiguous) return;
  Rewriter rewriter(snapshot, actions);
  std::vector<std::string> offered = {name.parts.surname};
  // A bibliography in another transliteration stays as it is, whatever the body is to read.
  const draft::Transliterations systems = draft::transliterations_of(snapshot);
  const draft::Register where = draft::register_at(draft.document, name.range.begin);
  const auto system_at = [&](std::uint32_t at) {
    return systems[static_cast<std::size_t>(draft::register_at(draft.document, at))];
  };
  const auto offer = [&](const std::string& surname, const std::string& who_writes_so) {
    if (surname.empty() || std::find(offered.begin(), offered.end(), surname) != offered.end())
      return;
    offered.push_back(surname);
    rewriter.add("Write “" + surname + "”, as " + who_writes_so + " does",
                 rewriter.edit(name.surname_range, surname));
    std::vector<Edit> all;
    for (const std::size_t i : same_person(draft, index)) {
      const std::uint32_t at = draft.names[i].range.begin;
      if (draft.names[i].surname_range.empty() || draft.document.keeps_its_spelling(at) ||
          system_at(at) != system_at(name.range.begin))
        continue;
      if (auto edit = rewriter.edit(draft.names[i].surname_range, surname))
        all.push_back(std::move(*edit));
    }
    if (all.size() > 1) rewriter.add("Write “" + surname + "” throughout", std::move(all));
  };
  for (const CastMember& member : cast_of(draft)) {
    if (member.person == draft.who[index].person)
      offer(member.surname_in(where, systems), "most of this draft");
  }
  const auto spellings = snapshot.knowledge->spellings_of_surname(name.surname_key);
  if (!spellings.empty()) offer(spellings.front().text, "most of the corpus");
}

}  // namespace apparatus::features
