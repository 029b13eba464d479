#include "lsp/features/normalise.h"

#include <algorithm>

#include "date/style.h"
#include "lsp/features/cast.h"
#include "lsp/features/cursor.h"
#include "lsp/features/transliterate_draft.h"

namespace apparatus::features {
namespace {

using checks::Edit;

// What is asked for, else what the project says, else "".
std::string chosen(const std::string& asked, const std::string& of_project) {
  if (!asked.empty()) return asked;
  return of_project == "draft" ? std::string() : of_project;
}

class Normaliser {
 public:
  Normaliser(const draft::Snapshot& snapshot, const NormaliseStyle& style)
      : snapshot_(snapshot), draft_(*snapshot.draft), style_(style) {}

  std::vector<Edit> run() {
    if (style_.names) names();
    if (style_.dates) dates();
    if (style_.citations) citations();
    std::sort(edits_.begin(), edits_.end(),
              [](const Edit& a, const Edit& b) { return a.range < b.range; });
    // A date may stand in a citation's description: what was written first wins.
    std::vector<Edit> kept;
    for (Edit& edit : edits_) {
      if (kept.empty() || edit.range.begin >= kept.back().range.end)
        kept.push_back(std::move(edit));
    }
    return kept;
  }

 private:
  void write(text::ReadingRange range, const std::string& plain) {
    if (plain.empty() || draft_.document.keeps_its_spelling(range.begin)) return;
    Edit edit{source_range(draft_, range), text::in_source_notation(draft_.document, plain)};
    if (draft_.document.text(edit.range) != edit.new_text) edits_.push_back(std::move(edit));
  }

  void names() {
    SystemsByRegister wanted{};
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const std::string& pinned =
          draft::pinned_transliteration(*snapshot_.settings, static_cast<draft::Register>(i));
      wanted[i] = snapshot_.authority->transliteration.system(
          style_.transliteration.empty() ? pinned : style_.transliteration);
    }
    edits_ = transliterate_draft(snapshot_, wanted);
    if (std::find(wanted.begin(), wanted.end(), nullptr) != wanted.end()) names_by_majority(wanted);
  }

  // In the registers that nobody wants in a system of their own. Surnames in Latin letters and in
  // their first case: another case or another alphabet is no other spelling.
  void names_by_majority(const SystemsByRegister& wanted) {
    const draft::Transliterations systems = draft::transliterations_of(snapshot_);
    for (const CastMember& member : cast_of(draft_)) {
      for (const std::size_t index : member.mentions) {
        const name::Name& name = draft_.names[index];
        if (name.surname_range.empty() || name.role == name::Role::author) continue;
        const auto where = draft::register_at(draft_.document, name.range.begin);
        if (wanted[static_cast<std::size_t>(where)] != nullptr) continue;
        const std::string usual = member.surname_in(where, systems);
        const std::string_view written = draft_.document.text(name.surname_range);
        if (written != name.parts.surname || draft_.who[index].ambiguous) continue;
        if (written.empty() || static_cast<unsigned char>(written[0]) >= 0x80) continue;
        write(name.surname_range, usual);
      }
    }
  }

  // Full days of the calendar that we use; "7 May" would gain a year that does not stand there.
  void dates() {
    date::Style style = draft_.date_style;
    const std::string form = chosen(style_.date, snapshot_.settings->style.date);
    if (!form.empty() && date::form_of_name(form) != date::Form::other)
      style.form = date::form_of_name(form);
    for (const date::Date& date : draft_.dates) {
      if (date.edtf.empty() || date.partial || date.precision != date::Precision::day) continue;
      if (date.calendar != date::Calendar::gregorian || !date.qualifier.empty()) continue;
      if (date.form == style.form) continue;
      write(date.range, date::render(date.edtf, style, *snapshot_.authority));
    }
  }

  void citations() {
    const auto& schemes = snapshot_.authority->schemes;
    citation::Conventions conventions = draft_.citation_conventions;
    const std::string wanted = chosen(style_.citation, snapshot_.settings->style.citation);
    if (!wanted.empty() && wanted != conventions.scheme && schemes.by_id(wanted) != nullptr)
      conventions = citation::conventions_of(*schemes.by_id(wanted));
    const auto* target = schemes.by_id(conventions.scheme);
    if (target == nullptr) return;
    for (const citation::Citation& citation : draft_.citations) {
      const auto* own = schemes.by_id(citation.scheme);
      const bool another = own != nullptr && own->family == target->family && own->id != target->id;
      if (!another || citation.how != citation::How::stated || citation.parts.empty()) continue;
      // A notation without a papka would lose it.
      const bool all_named = std::all_of(
          citation.parts.begin(), citation.parts.end(), [&](const citation::Part& part) {
            return std::any_of(
                target->levels.begin(), target->levels.end(),
                [&](const authority::SchemeLevel& level) { return level.name == part.level; });
          });
      if (!all_named) continue;
      citation::Citation same = citation;
      same.scheme = target->id;
      write(citation.range, citation::render(same, conventions, *snapshot_.authority));
    }
  }

  const draft::Snapshot& snapshot_;
  const draft::Draft& draft_;
  const NormaliseStyle& style_;
  std::vector<Edit> edits_;
};

}  // namespace

std::string fault_of(const NormaliseStyle& style, const draft::Snapshot& snapshot) {
  if (!style.transliteration.empty() &&
      snapshot.authority->transliteration.system(style.transliteration) == nullptr) {
    std::string known;
    for (const auto& system : snapshot.authority->transliteration.systems())
      known += (known.empty() ? "" : ", ") + system.id;
    return "\"" + style.transliteration + "\" is no transliteration; known are " + known + ".";
  }
  if (!style.date.empty() && date::form_of_name(style.date) == date::Form::other) {
    return "\"" + style.date +
           "\" is no form of dates; known are day-month-year, month-day-year, numeric-dots, "
           "numeric-slashes, numeric-month-first, roman-month, iso.";
  }
  if (!style.citation.empty() && snapshot.authority->schemes.by_id(style.citation) == nullptr) {
    std::string known;
    for (const auto& scheme : snapshot.authority->schemes.all())
      known += (known.empty() ? "" : ", ") + scheme.id;
    return "\"" + style.citation + "\" is no scheme of citations; known are " + known + ".";
  }
  return {};
}

std::vector<Edit> normalise(const draft::Snapshot& snapshot, const NormaliseStyle& style) {
  return Normaliser(snapshot, style).run();
}

}  // namespace apparatus::features
