#include "index/sqlite_knowledge.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <mutex>
#include <set>
#include <unordered_map>
#include <utility>

#include "index/event_times.h"
#include "index/memo.h"
#include "index/person_rows.h"
#include "index/postings.h"
#include "index/prominence.h"
#include "index/schema.h"
#include "index/surname_list.h"
#include "index/text_places.h"

namespace apparatus::index {
namespace {

constexpr std::size_t kMostNearSurnames = 20;
constexpr std::size_t kMostSpellings = 40;  // of one person
constexpr std::size_t kMostCiting = 1000;   // texts of one file
constexpr int kMostDescriptions = 12;       // of one file
constexpr std::int32_t kLongestEvent = 27;  // days; a month or a year is no event of a day
// A word that stands in more descriptions than this tells nothing.
constexpr std::size_t kTooCommon = 2000;
// A description that shares less than this part of what the best one shares has only small words in
// common.
constexpr double kWorthTelling = 0.3;

// The first text that is behind all texts with the prefix: no code point is greater.
std::string behind(std::string_view prefix) { return std::string(prefix) + "\xf4\x8f\xbf\xbf"; }

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return parts;
}

// Whether the index of words takes a character for a part of one: SQLite's "unicode61" separates at
// whatever is no letter, no number and no accent. A dash within "100–102" left in would ask for a
// phrase, which an index without positions cannot answer.
bool is_in_words(UChar32 c) {
  constexpr std::uint32_t kInWords = U_GC_L_MASK | U_GC_N_MASK | U_GC_CO_MASK;
  const bool accent = (c >= 0x300 && c <= 0x304) || (c >= 0x306 && c <= 0x30C);
  return accent || (c >= 0 && (U_GET_GC_MASK(c) & kInWords) != 0);
}

// The words of a description that may tell it from others: three bytes or more, each once.
std::set<std::string> telling_words(std::string_view description) {
  std::set<std::string> words;
  const auto size = static_cast<std::int32_t>(description.size());
  std::int32_t begin = 0;
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t at = i;
    UChar32 c = 0;
    U8_NEXT(description.data(), i, size, c);
    const bool in_word = is_in_words(c);
    const std::int32_t end = in_word ? i : at;
    if (in_word && i < size) continue;
    if (end - begin >= 3)
      words.emplace(description.substr(static_cast<std::size_t>(begin),
                                       static_cast<std::size_t>(end - begin)));
    begin = i;
  }
  return words;
}

class SqliteKnowledge final : public Knowledge, public KnowsEvents {
 public:
  SqliteKnowledge(Database database, Evidence evidence)
      : database_(std::move(database)), evidence_(std::move(evidence)) {
    database_.execute("BEGIN");
    generation_ = read_meta(database_, kGeneration);
    places_ = TextPlaces(database_);
    prominent_ = ProminentPersons(database_);
    empty_ = database_.integer("SELECT count(*) FROM (SELECT 1 FROM text LIMIT 1)") == 0;
  }

  bool empty() const override { return empty_; }
  std::int64_t generation() const override { return generation_; }
  std::string trouble() const override {
    const std::lock_guard lock(mutex_);
    return trouble_;
  }
  bool damaged() const override { return damaged_; }

  std::vector<TextRecord> texts() const override {
    return answer<std::vector<TextRecord>>([&](auto& records) {
      Rows rows(statement("SELECT path, title FROM text ORDER BY path")());
      while (rows.next()) records.push_back({rows->string(0), rows->string(1)});
    });
  }

  std::optional<PersonRecord> person(std::string_view id) const override {
    return remembered(memo_.person, {id}, [&](auto& found) {
      auto persons = read_persons("WHERE name = ?", id);
      if (!persons.empty()) found = std::move(persons.front());
    });
  }

  std::vector<PersonRecord> persons_with_surname(std::string_view surname_key) const override {
    return remembered(memo_.persons, {surname_key}, [&](auto& persons) {
      persons = read_persons(
          "WHERE surname_key = ? AND name NOT LIKE '%?' ORDER BY count DESC, name", surname_key);
    });
  }

  std::vector<PersonRecord> persons_starting_with(std::string_view prefix,
                                                  int limit) const override {
    return remembered(memo_.starting_with, {prefix, limit}, [&](auto& persons) {
      for (const std::uint32_t row :
           prominent_.starting_with(prefix, static_cast<std::size_t>(std::max(limit, 0)))) {
        for (PersonRecord& person : read_persons("WHERE id = ?", row))
          persons.push_back(std::move(person));
      }
    });
  }

  bool knows_surname(std::string_view surname_key) const override {
    std::call_once(surname_keys_loaded_, [this] { load_surname_keys(); });
    return std::binary_search(surname_keys_.begin(), surname_keys_.end(),
                              std::hash<std::string_view>()(surname_key));
  }

  std::size_t surname_count() const override {
    std::call_once(surname_keys_loaded_, [this] { load_surname_keys(); });
    return surname_keys_.size();
  }

  std::vector<SurnameRecord> surnames_near(std::string_view spelling, int distance) const override {
    return remembered(memo_.near, {spelling, distance}, [&](auto& near) {
      load_surnames();
      near = surnames_->near(spelling, distance, kMostNearSurnames);
    });
  }

  std::vector<Spelling> spellings_of_surname(std::string_view surname_key) const override {
    return remembered(memo_.spellings, {surname_key}, [&](auto& spellings) {
      Rows rows(statement(
          "SELECT spelling, count, texts FROM surname WHERE key = ? ORDER BY count DESC, spelling")(
          surname_key));
      while (rows.next()) spellings.push_back({rows->string(0), rows->number(1), rows->number(2)});
    });
  }

  std::vector<Place> mentions_of_person(std::string_view id, int limit) const override {
    return remembered(memo_.places_of_person, {id, limit}, [&](auto& places) {
      std::vector<FormRow> forms;
      std::uint32_t person = 0;
      std::string variants;
      if (Rows rows(statement("SELECT id, variants FROM person WHERE name = ?")(id)); rows.next()) {
        person = rows->number(0);
        variants = rows->string(1);
      }
      for (const VariantCount& variant : unpack_all<VariantCount>(variants)) {
        for (FormRow& form : read_forms("WHERE id = ?", variant.form)) {
          std::erase_if(form.in, [&](const NamedIn& in) { return in.person != person; });
          forms.push_back(std::move(form));
        }
      }
      const std::vector<TextPlace> fullest = fullest_mentions(forms);
      const auto in_prose = std::find_if(fullest.begin(), fullest.end(), is_in_prose);
      std::vector<TextPlace> found;
      if (!fullest.empty()) found.push_back(in_prose != fullest.end() ? *in_prose : fullest[0]);
      for (const TextPlace& other : mentions_of(forms, limit)) {
        if (found.empty() || !(other == found.front())) found.push_back(other);
      }
      places = evidence(found, limit);
    });
  }

  std::vector<Place> mentions_of_spelling(std::string_view spelling, int limit) const override {
    return remembered(memo_.places_of_spelling, {spelling, limit}, [&](auto& places) {
      std::vector<FormRow> forms;
      // The surname is the whole of the spelling or ends it.
      for (std::size_t begin = 0; begin != std::string_view::npos;) {
        const std::string_view surname = spelling.substr(begin);
        for (FormRow& form : read_forms("WHERE surname = ? LIMIT 1000", surname)) {
          if (begin != 0 && form.written != spelling) continue;
          std::erase_if(form.in, [](const NamedIn& in) { return in.person == 0; });
          forms.push_back(std::move(form));
        }
        const std::size_t blank = spelling.find(' ', begin);
        begin = blank == std::string_view::npos ? blank : blank + 1;
      }
      places = evidence(mentions_of(forms, limit), limit);
    });
  }

  std::vector<LevelEntry> archives() const override { return below("", 1000); }

  std::vector<LevelEntry> below(std::string_view key_prefix, int limit) const override {
    return remembered(memo_.below, {key_prefix, limit}, [&](auto& entries) {
      Rows rows(statement(
          "SELECT level, CASE parent WHEN 0 THEN written ELSE value END, node.count, texts, body,"
          " key FROM node LEFT JOIN siglum ON siglum.id = node.siglum"
          " LEFT JOIN description ON description.id = node.description"
          " WHERE parent = CASE ?1 WHEN '' THEN 0 ELSE (SELECT id FROM node WHERE key = ?1) END"
          " ORDER BY node.count DESC, key LIMIT ?2")(key_prefix, limit));
      // The description's count is another column of the same name: texts and count are the node's.
      while (rows.next()) {
        entries.push_back({rows->string(0), rows->string(1), rows->number(2), rows->number(3),
                           rows->string(4), rows->string(5)});
      }
    });
  }

  std::optional<FileRecord> file(std::string_view key) const override {
    return remembered(memo_.file, {key}, [&](auto& found) {
      auto records = read_files("WHERE key = ?", key);
      if (!records.empty()) found = std::move(records.front());
    });
  }

  std::vector<FileRecord> files_below(std::string_view key_prefix, int limit) const override {
    return answer<std::vector<FileRecord>>([&](auto& records) {
      const std::string begin = std::string(key_prefix) + "/";
      const std::string end = std::string(key_prefix) + "0";  // "0" is the byte behind "/"
      records = read_files(
          "WHERE key > ?1 AND key < ?2 AND NOT EXISTS (SELECT 1 FROM node AS under WHERE "
          "under.parent = node.id)"
          " ORDER BY node.count DESC, key LIMIT ?3",
          begin, end, limit);
    });
  }

  std::vector<Place> places_citing(std::string_view key, int limit) const override {
    return remembered(memo_.places_citing, {key, limit}, [&](auto& places) {
      const std::string begin = std::string(key) + "/";
      const std::string end = std::string(key) + "0";
      std::vector<std::pair<std::uint32_t, std::uint32_t>> citing;  // (text, node)
      Rows rows(
          statement("SELECT id, cited FROM node WHERE key = ?1 OR (key > ?2 AND key < ?3)"
                    " LIMIT 200")(key, begin, end));
      while (rows.next()) {
        for (const CitedIn& in : unpack_all<CitedIn>(rows->text(1)))
          citing.emplace_back(in.text, rows->number(0));
      }
      places = evidence(first_places(citing, ThingKind::node, limit), limit);
    });
  }

  std::vector<FileRecord> files_described_like(std::string_view description,
                                               int limit) const override {
    return remembered(memo_.described_like, {description, limit}, [&](auto& records) {
      std::unordered_map<std::int64_t, double> score_of_description;
      for (const std::string& word : telling_words(description)) {
        std::vector<std::int64_t> holding;
        const std::string quoted = '"' + word + '"';
        Rows rows(statement(
            "SELECT rowid FROM description_words WHERE description_words MATCH ? LIMIT ?")(
            quoted, static_cast<std::int64_t>(kTooCommon)));
        while (rows.next()) holding.push_back(rows->integer(0));
        if (holding.size() == kTooCommon) continue;
        // A word of one description weighs 1, one of all but too many next to nothing.
        const double weight =
            1 - std::log1p(static_cast<double>(holding.size()) - 1) / std::log1p(kTooCommon);
        for (const std::int64_t id : holding) score_of_description[id] += weight;
      }
      std::vector<std::pair<double, std::int64_t>> best;
      best.reserve(score_of_description.size());
      for (const auto& [id, score] : score_of_description) best.emplace_back(-score, id);
      std::sort(best.begin(), best.end());
      std::set<std::int64_t> taken;
      for (const auto& [score, id] : best) {
        if (records.size() >= static_cast<std::size_t>(limit)) break;
        if (score > best.front().first * kWorthTelling) break;  // scores are negative
        std::int64_t node = 0;
        if (Rows rows(statement("SELECT node FROM description WHERE id = ?")(id)); rows.next()) {
          node = rows->integer(0);
        }
        if (!taken.insert(node).second) continue;
        for (FileRecord& record : read_files("WHERE node.id = ?", node))
          records.push_back(std::move(record));
      }
    });
  }

  std::optional<DateRecord> date(std::string_view edtf) const override {
    return remembered(memo_.date, {edtf}, [&](auto& found) {
      auto records = read_dates("WHERE edtf = ?", edtf);
      if (!records.empty()) found = std::move(records.front());
    });
  }

  std::uint32_t count_of_date(std::string_view edtf) const override {
    return remembered(memo_.count_of_date, {edtf}, [&](auto& count) {
      if (Rows rows(statement("SELECT count FROM date WHERE edtf = ?")(edtf)); rows.next())
        count = rows->number(0);
    });
  }

  std::vector<DateRecord> dates_starting_with(std::string_view edtf_prefix,
                                              int limit) const override {
    return remembered(memo_.dates, {edtf_prefix, limit}, [&](auto& records) {
      const std::string end = behind(edtf_prefix);
      records = read_dates("WHERE edtf >= ? AND edtf < ? ORDER BY count DESC, edtf LIMIT ?",
                           edtf_prefix, end, limit);
    });
  }

  std::vector<DateRecord> dates_on(std::int32_t day_number, int limit) const override {
    return answer<std::vector<DateRecord>>([&](auto& records) {
      records = read_dates(
          "WHERE first_day BETWEEN ?1 - ?2 AND ?1 AND last_day >= ?1 AND last_day - first_day <= ?2"
          " ORDER BY last_day - first_day, count DESC, edtf LIMIT ?3",
          day_number, kLongestEvent, limit);
    });
  }

  std::vector<EventRecord> events(std::string_view kind, int ordinal, int limit) const override {
    return answer<std::vector<EventRecord>>([&](auto& records) {
      Rows rows(statement(
          "SELECT ordinal, month, rank, proper, name, edtf, first_day, last_day, event.count, text,"
          " start, length, line FROM event JOIN date ON date.id = event.date"
          " WHERE kind = ?1 AND (ordinal = ?2 OR ?2 = 0) ORDER BY text, start LIMIT ?3")(
          kind, ordinal, limit));
      while (rows.next()) {
        EventRecord record;
        record.event = {std::string(kind), static_cast<int>(rows->integer(0)),
                        static_cast<int>(rows->integer(1)), rows->string(2),
                        split(rows->text(3), ' ')};
        record.name = rows->string(4);
        record.edtf = rows->string(5);
        record.first_day = static_cast<std::int32_t>(rows->integer(6));
        record.last_day = static_cast<std::int32_t>(rows->integer(7));
        record.count = rows->number(8);
        if (const IndexedFile* text = text_of(rows->integer(9))) {
          record.place.file = text->path;
          record.place.range = {rows->number(10), rows->number(10) + rows->number(11)};
          record.place.line = rows->number(12);
        }
        records.push_back(std::move(record));
      }
    });
  }

  Place with_words(const Place& place) const override {
    return answer<Place>([&](auto& found) {
      found = place;
      std::int64_t id = 0;
      {
        Rows rows(statement("SELECT id FROM text WHERE path = ?")(place.file));
        if (rows.next()) id = rows->integer(0);
      }
      if (const IndexedFile* text = text_of(id))
        found = evidence_.place(*text, {place.range, place.line, false});
    });
  }

 private:
  struct TextPlace {
    std::int64_t text = 0;
    PackedPlace place;
    friend bool operator==(const TextPlace& a, const TextPlace& b) {
      return a.text == b.text && a.place.range == b.place.range;
    }
  };

  static bool is_in_prose(const TextPlace& at) { return !at.place.in_note; }

  void note(const SqliteError& error) const {
    trouble_ = "The index cannot be read: " + error.message + ".";
    if (error.corrupt()) damaged_ = true;
  }

  // Runs `fill` on an empty answer, one call at a time; a failure leaves the answer empty and is
  // remembered.
  template <class Answer>
  Answer answer(const std::function<void(Answer&)>& fill) const {
    const std::lock_guard lock(mutex_);
    Answer result;
    try {
      fill(result);
    } catch (const SqliteError& error) {
      note(error);
      result = Answer();
    }
    return result;
  }

  template <class Answer>
  using Remembered = Memo<std::shared_ptr<const Answer>>;

  // What is asked, and how many or how far.
  struct Question {
    std::string_view about;
    int number = 0;
  };

  // As answer(), for questions that are asked again after every keystroke.
  template <class Answer, class Fill>
  Answer remembered(Remembered<Answer>& memo, Question question, Fill&& fill) const {
    // The copy is made behind the lock: others wait for nothing but the look-up.
    return *shared(memo, question, std::forward<Fill>(fill));
  }
  template <class Answer, class Fill>
  std::shared_ptr<const Answer> shared(Remembered<Answer>& memo, Question question,
                                       Fill&& fill) const {
    const std::lock_guard lock(mutex_);
    question_.assign(question.about);
    question_ += '\n';
    question_ += std::to_string(question.number);
    if (const auto* known = memo.find(question_)) return *known;
    auto result = std::make_shared<Answer>();
    try {
      fill(*result);
    } catch (const SqliteError& error) {
      note(error);
      return std::make_shared<const Answer>();
    }
    memo.keep(question_, result, weight_of(*result));
    return result;
  }

  static std::size_t weight_of(std::uint32_t) { return 1; }
  template <class Record>
  static std::size_t weight_of(const std::optional<Record>& answer) {
    return answer ? 2 : 1;
  }
  template <class Record>
  static std::size_t weight_of(const std::vector<Record>& answer) {
    return answer.size() + 1;
  }

  // Prepared once a text of SQL, which must be a literal or live as long as this.
  Statement& statement(const std::string& sql) const {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    return statements_.emplace(sql, Statement(database_, sql)).first->second;
  }

  template <class... Arguments>
  std::vector<PersonRecord> read_persons(const char* which, const Arguments&... arguments) const {
    std::vector<PersonRecord> persons;
    Rows rows(statement(
        std::string("SELECT name, display, given, initials, patronymic, surname, surname_key, born,"
                    " died, description, count, variants FROM person ") +
        which)(arguments...));
    while (rows.next()) {
      PersonRecord person;
      person.id = rows->string(0);
      person.display = rows->string(1);
      person.given = rows->string(2);
      person.initials = rows->string(3);
      person.patronymic = rows->string(4);
      person.surname = rows->string(5);
      person.surname_key = rows->string(6);
      person.born = rows->string(7);
      person.died = rows->string(8);
      person.description = rows->string(9);
      person.count = rows->number(10);
      for (Unpacker rest(rows->text(11)); rest.more() && person.variants.size() < kMostSpellings;) {
        VariantCount variant;
        take(rest, variant);
        if (rest.sound())
          person.variants.push_back({std::move(variant.written), variant.count, variant.texts});
      }
      persons.push_back(std::move(person));
    }
    return persons;
  }

  // A row of `form`.
  struct FormRow {
    std::uint32_t id = 0;
    std::size_t fullness = 0;  // a given name with a patronymic tells more than either, and both
                               // more than initials
    std::size_t given_length = 0;
    std::string written;
    std::vector<NamedIn> in;
  };

  template <class... Arguments>
  std::vector<FormRow> read_forms(const char* which, const Arguments&... arguments) const {
    std::vector<FormRow> forms;
    Rows rows(
        statement(std::string("SELECT id, given, initials, patronymic, surname, texts FROM form ") +
                  which)(arguments...));
    while (rows.next()) {
      FormRow form;
      form.id = rows->number(0);
      const std::string given = rows->string(1), initials = rows->string(2),
                        patronymic = rows->string(3);
      form.fullness =
          (given.empty() ? 0u : 4u) + (patronymic.empty() ? 0u : 2u) + (initials.empty() ? 0u : 1u);
      form.given_length = given.size();
      form.written = written_form(given, initials, patronymic, rows->text(4));
      form.in = unpack_all<NamedIn>(rows->text(5));
      forms.push_back(std::move(form));
    }
    return forms;
  }

  // The first mentions of the fullest form. The running text tells more than a note, so that there
  // are some to choose from.
  std::vector<TextPlace> fullest_mentions(const std::vector<FormRow>& forms) const {
    const auto rank = [](const FormRow& form) {
      return std::pair(form.fullness, form.given_length);
    };
    std::vector<const FormRow*> ordered;
    ordered.reserve(forms.size());
    for (const FormRow& form : forms) ordered.push_back(&form);
    std::sort(ordered.begin(), ordered.end(), [&](const FormRow* a, const FormRow* b) {
      return rank(*a) != rank(*b) ? rank(*a) > rank(*b) : a->written < b->written;
    });
    std::vector<TextPlace> places;
    int texts = 0;
    for (const FormRow* form : ordered) {
      for (const NamedIn& in : form->in) {
        if (texts++ == 3) return places;
        for (const PackedPlace& place : places_.find(in.text, ThingKind::form, form->id, 20))
          places.push_back({in.text, place});
      }
    }
    return places;
  }

  std::vector<TextPlace> mentions_of(const std::vector<FormRow>& forms, int limit) const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> naming;  // (text, form)
    for (const FormRow& form : forms) {
      for (const NamedIn& in : form.in) naming.emplace_back(in.text, form.id);
    }
    return first_places(naming, ThingKind::form, limit);
  }

  // Where these things stand in these texts, in the order of texts: one more than `limit`, for who
  // knows one of them already.
  std::vector<TextPlace> first_places(std::vector<std::pair<std::uint32_t, std::uint32_t>>& things,
                                      ThingKind kind, int limit) const {
    const std::size_t most = static_cast<std::size_t>(std::max(limit, 0)) + 1;
    std::sort(things.begin(), things.end());
    things.erase(std::unique(things.begin(), things.end()), things.end());
    std::vector<TextPlace> places;
    for (std::size_t i = 0; i < things.size(); ++i) {
      const auto [text, thing] = things[i];
      if (places.size() >= most && text != things[i - 1].first) break;
      for (const PackedPlace& place : places_.find(text, kind, thing, most))
        places.push_back({text, place});
    }
    sort_by_place(places);
    return places;
  }

  template <class... Arguments>
  std::vector<FileRecord> read_files(const char* which, const Arguments&... arguments) const {
    std::vector<FileRecord> files;
    std::vector<std::int64_t> ids;
    {
      Rows rows(statement(std::string("SELECT node.id, key, written, node.count FROM node"
                                      " LEFT JOIN siglum ON siglum.id = node.siglum ") +
                          which)(arguments...));
      while (rows.next()) {
        FileRecord file;
        file.key = rows->string(1);
        file.archive = rows->string(2);
        file.count = rows->number(3);
        files.push_back(std::move(file));
        ids.push_back(rows->integer(0));
      }
    }
    for (std::size_t i = 0; i < files.size(); ++i) complete(files[i], ids[i]);
    return files;
  }

  void complete(FileRecord& file, std::int64_t id) const {
    for (std::int64_t node = id; node != 0;) {
      Rows rows(statement("SELECT parent, level, value FROM node WHERE id = ?")(node));
      if (!rows.next()) break;
      node = rows->integer(0);
      if (node != 0) file.parts.emplace_back(rows->string(1), rows->string(2));
    }
    std::reverse(file.parts.begin(), file.parts.end());
    std::vector<CitedIn> citing;
    if (Rows rows(statement("SELECT cited FROM node WHERE id = ?")(id)); rows.next())
      citing = unpack_all<CitedIn>(rows->text(0));
    if (citing.size() > kMostCiting) citing.resize(kMostCiting);
    std::set<std::string> known_leaves;
    std::uint32_t last_text = 0;
    for (const CitedIn& in : citing) {
      if (std::exchange(last_text, in.text) != in.text) {
        if (const IndexedFile* text = text_of(in.text)) file.files.push_back(text->path);
      }
      for (std::string& leaf : split(in.leaves, ',')) {
        if (known_leaves.insert(leaf).second) file.leaves.push_back(std::move(leaf));
      }
    }
    file.descriptions = descriptions_of(id);
  }

  std::vector<Description> descriptions_of(std::int64_t node) const {
    std::vector<Description> descriptions;
    std::vector<std::int64_t> ids;
    {
      Rows rows(statement(
          "SELECT min(id), sum(count) AS total, text, start, length, line, body FROM description"
          " WHERE node = ? GROUP BY body ORDER BY total DESC, length(body) DESC, body LIMIT ?")(
          node, kMostDescriptions));
      while (rows.next()) {
        Description description;
        description.text = rows->string(6);
        description.count = rows->number(1);
        if (const IndexedFile* text = text_of(rows->integer(2))) {
          description.place = evidence_.place(
              *text,
              {{rows->number(3), rows->number(3) + rows->number(4)}, rows->number(5), false});
        }
        descriptions.push_back(std::move(description));
        ids.push_back(rows->integer(0));
      }
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
      Rows rows(
          statement("SELECT edtf FROM described_date JOIN date ON date.id = described_date.date"
                    " WHERE description = ? ORDER BY edtf")(ids[i]));
      while (rows.next()) descriptions[i].dates.push_back(rows->string(0));
    }
    return descriptions;
  }

  template <class... Arguments>
  std::vector<DateRecord> read_dates(const char* which, const Arguments&... arguments) const {
    std::vector<DateRecord> dates;
    std::vector<std::int64_t> ids;
    {
      Rows rows(statement(std::string("SELECT id, edtf, count FROM date ") + which)(arguments...));
      while (rows.next()) {
        DateRecord date;
        date.edtf = rows->string(1);
        date.count = rows->number(2);
        dates.push_back(std::move(date));
        ids.push_back(rows->integer(0));
      }
    }
    for (std::size_t i = 0; i < dates.size(); ++i) tell_context(dates[i], ids[i]);
    return dates;
  }

  // A file that is described with the date tells best what happened; else the running text does;
  // else a note.
  void tell_context(DateRecord& date, std::int64_t id) const {
    if (Rows rows(
            statement("SELECT description.text, start, length, line, body, key FROM described_date"
                      " JOIN description ON description.id = described_date.description"
                      " JOIN node ON node.id = description.node WHERE described_date.date = ?"
                      " ORDER BY description.count DESC, length(body) DESC, body LIMIT 1")(id));
        rows.next()) {
      date.context = rows->string(4);
      date.file_key = rows->string(5);
      if (const IndexedFile* text = text_of(rows->integer(0))) {
        date.place = evidence_.place(
            *text, {{rows->number(1), rows->number(1) + rows->number(2)}, rows->number(3), false});
      }
      return;
    }
    std::string dated;
    if (Rows rows(statement("SELECT dated FROM date WHERE id = ?")(id)); rows.next())
      dated = rows->string(0);
    std::optional<TextPlace> best;
    Unpacker rest(dated);
    for (int texts = 0; texts < 20 && rest.more() && !(best && is_in_prose(*best)); ++texts) {
      DatedIn in;
      take(rest, in);
      for (const PackedPlace& place :
           places_.find(in.text, ThingKind::date, static_cast<std::uint32_t>(id), 50)) {
        if (!best || (!is_in_prose(*best) && !place.in_note)) best = TextPlace{in.text, place};
      }
    }
    if (!best) return;
    if (const IndexedFile* text = text_of(best->text))
      date.place = evidence_.place(*text, best->place);
    date.context = date.place.text;
  }

  static void sort_by_place(std::vector<TextPlace>& places) {
    std::stable_sort(places.begin(), places.end(), [](const TextPlace& a, const TextPlace& b) {
      return std::pair(a.text, a.place.range.begin) < std::pair(b.text, b.place.range.begin);
    });
  }

  std::vector<Place> evidence(const std::vector<TextPlace>& found, int limit) const {
    std::vector<Place> places;
    for (const TextPlace& at : found) {
      if (places.size() >= static_cast<std::size_t>(limit)) break;
      if (const IndexedFile* text = text_of(at.text))
        places.push_back(evidence_.place(*text, at.place));
    }
    return places;
  }

  const IndexedFile* text_of(std::int64_t id) const {
    const auto known = files_.find(id);
    if (known != files_.end()) return &known->second;
    Rows rows(statement(
        "SELECT path, title, size, modified, verbatim, shift FROM text WHERE id = ?")(id));
    if (!rows.next()) return nullptr;
    IndexedFile file{rows->string(0),  rows->string(1),       rows->integer(2),
                     rows->integer(3), rows->integer(4) != 0, rows->integer(5)};
    return &files_.emplace(id, std::move(file)).first->second;
  }

  // A recogniser asks this of every capitalised word of a draft. Of two keys with one hash, the
  // other would be taken for known: with 64 bits that does not happen.
  void load_surname_keys() const {
    const std::lock_guard lock(mutex_);
    try {
      Statement keys(database_, "SELECT DISTINCT surname_key FROM person WHERE surname_key <> ''");
      while (keys.next()) surname_keys_.push_back(std::hash<std::string_view>()(keys.text(0)));
      std::sort(surname_keys_.begin(), surname_keys_.end());
    } catch (const SqliteError& error) {
      note(error);
    }
  }

  void load_surnames() const {
    if (surnames_) return;
    SurnameList list;
    Statement all(database_, "SELECT spelling, key, count, texts FROM surname");
    while (all.next()) list.add({all.string(0), all.string(1), all.number(2), all.number(3)});
    surnames_ = std::move(list);
  }

  // In records, each of some hundred bytes to a few kilobytes.
  struct Memos {
    Remembered<std::optional<PersonRecord>> person{4096};
    Remembered<std::vector<PersonRecord>> persons{4096}, starting_with{4096};
    Remembered<std::vector<SurnameRecord>> near{16384};
    Remembered<std::vector<Spelling>> spellings{16384};
    Remembered<std::vector<Place>> places_of_person{4096}, places_of_spelling{8192},
        places_citing{4096};
    Remembered<std::vector<LevelEntry>> below{32768};
    Remembered<std::optional<FileRecord>> file{8192};
    Remembered<std::vector<FileRecord>> described_like{2048};
    Remembered<std::vector<DateRecord>> dates{4096};
    Remembered<std::optional<DateRecord>> date{4096};
    Remembered<std::uint32_t> count_of_date{16384};
  };

  mutable std::mutex mutex_;
  mutable Memos memo_;
  mutable std::string question_;  // room for one
  mutable Database database_;
  mutable TextPlaces places_;
  mutable ProminentPersons prominent_;
  mutable Evidence evidence_;
  mutable std::string trouble_;
  mutable std::atomic<bool> damaged_ = false;
  mutable std::unordered_map<std::string, Statement> statements_;
  mutable std::unordered_map<std::int64_t, IndexedFile> files_;
  mutable std::vector<std::size_t> surname_keys_;  // never changes once it is loaded
  mutable std::once_flag surname_keys_loaded_;
  mutable std::optional<SurnameList> surnames_;
  std::int64_t generation_ = 0;
  bool empty_ = true;
};

}  // namespace

std::shared_ptr<const Knowledge> make_knowledge(Database database, Evidence evidence) {
  return std::make_shared<SqliteKnowledge>(std::move(database), std::move(evidence));
}

std::shared_ptr<const Knowledge> Knowledge::open(const std::filesystem::path& file,
                                                 std::string& reason) {
  const std::string name = file.string();
  switch (state_of_index_file(file)) {
    case FileState::missing:
      reason = "There is no index " + name + " yet; run `apparatus index` to make it.";
      return nullptr;
    case FileState::other_version:
      reason =
          "The index " + name + " is of another version; run `apparatus index` to make it anew.";
      return nullptr;
    case FileState::corrupt:
      reason = "The index " + name + " is damaged; run `apparatus index` to make it anew.";
      return nullptr;
    case FileState::foreign:
      reason = name + " is no index of Apparatus.";
      return nullptr;
    case FileState::unreadable:
    case FileState::current:
      break;
  }
  try {
    return make_knowledge(Database(file, Database::Access::read), Evidence());
  } catch (const SqliteError& error) {
    reason = error.corrupt()
                 ? "The index " + name + " is damaged; run `apparatus index` to make it anew."
                 : "The index " + name + " cannot be read: " + error.message + ".";
    return nullptr;
  }
}

std::int64_t Knowledge::generation_on_disk(const std::filesystem::path& file) {
  try {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return 0;
    Database database(file, Database::Access::read);
    if (database.integer("PRAGMA user_version") != kSchemaVersion) return 0;
    return read_meta(database, kGeneration);
  } catch (const SqliteError&) {
    return 0;
  }
}

std::shared_ptr<const Knowledge> Knowledge::nothing() {
  static const std::shared_ptr<const Knowledge> empty = [] {
    Database database({}, Database::Access::memory);
    create_tables(database);
    return make_knowledge(std::move(database), Evidence());
  }();
  return empty;
}

}  // namespace apparatus::index
