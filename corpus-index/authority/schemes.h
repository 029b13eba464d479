// Citation schemes as data: the levels from the archive down to the file, how each is labelled and
// separated, and how the whole is written. The citation recogniser is one engine that runs over
// them, so that a new archival tradition is an entry in schemes.toml (or a [[scheme]] in a project
// file) and no code.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "authority/problem.h"

namespace apparatus::authority {

// The look of a value in a coded scheme, tried in the order of the data file. A: up to five
// capitals (F.O. counts as FO), a: a capital and small letters ("Ly"), 9: digits and perhaps a
// letter, T: thousands apart ("12 975"), R: a Roman number, W: a capitalised word, ^: superscript
// digits, a space: one that may be missing; all else stands for itself. "A^ => A/9" also says how
// the value is written: the letters and numbers found, in that look.
struct ValueShape {
  std::string look;
  std::string written;
};

struct SchemeLevel {
  std::string name;  // "fond"
  // "f.", "fond", "Ф."; the first is the one that is written. None: a bare value. The first two are
  // sure enough to begin a part of a citation by themselves.
  std::vector<std::string> labels;
  std::vector<std::string> plurals;  // "dd.": before a list of values, each a file of its own
  std::vector<ValueShape> shapes;    // coded schemes: what its values look like; in
                                     // collections, of values that need no label
};

// How the levels of a scheme are told apart in running text.
enum class SchemeForm : std::uint8_t {
  labelled,  // each value behind its label, in any punctuation: "f. 17, op. 21, d. 5"
  slashed,   // bare values with slashes between them, the archive before them: "GARF, 7952/3/82, 5"
  coded,     // a series of letters and numbers, a slash or a space, a number: "FO 371/11021",
             // "F/7/12896"
  numbered,  // the siglum and a running number: "T 1588"
  titled,    // the title of a series in words, a labelled volume: "AMAE, Europe, URSS, vol. 1008"
  collection,  // labelled boxes and folders in any order, with the collection's and the archive's
               // names among them
};

struct Scheme {
  std::string id;                   // "russian-verbose"
  std::string title;                // "fond, opis, delo, list"
  std::vector<SchemeLevel> levels;  // from the top; the archive itself is none of them
  SchemeForm form = SchemeForm::labelled;
  std::string family;  // schemes of one family name the same levels and can be converted into one
                       // another; the id where nothing is said
  std::string separator;  // between the levels, as it is written: ", ", ". ", "/"
  std::vector<std::string>
      separators;  // coded: all that may stand there, the written one among them
  std::vector<std::string>
      leaf_labels;  // "l.", "list", "fol."; the first is the one that is written
  std::vector<std::string> leaves_labels;  // "ll.", "listy": of more than one leaf
  std::vector<std::string>
      codes;            // coded: the letters that a series may begin with; empty: any capitals
  std::string archive;  // id of the one archive that the codes belong to, so that "FO 371/11021"
                        // and "RG 59, 861.00/11249" need no siglum
  // What is written. "{archive}", "{fond}" … stand for values, "{leaf}" for the label of the
  // leaves, "{leaves}" for their numbers; a part in [brackets] falls away where a value in it is
  // missing.
  std::string output;
};

// What a word in front of a number says.
struct LabelMeaning {
  std::uint32_t scheme = 0;  // index into Schemes::all()
  int level = 0;             // index into its levels, kLeaf or kLeaves
  static constexpr int kLeaf = -1;
  static constexpr int kLeaves = -2;
};

// Words that refer back and join, shared by all schemes ([words] in schemes.toml).
struct CitationWords {
  using Words = std::vector<std::string>;
  Words same_place;    // "ibid", "там же": the source cited just before
  Words same_work;     // "op. cit", "loc. cit": of an archive when one is named before them
  Words conjunctions;  // "and", "и": between leaves and between files
  Words hereafter;     // "hereafter", "далее": before the siglum that will be used from now on
  Words verso;         // "ob", "об", "v": behind a leaf's number
  Words following;     // "f", "ff": behind a leaf's number
  Words pages;         // "p", "pp", "S": of a printed source
  Words asides;        // "see", "cf": before what is not the source of the statement
  Words volumes;       // "t", "ch": of an opis or delo
  Words subdivisions;  // "эксп": departments between fond and file
  Words year_marks;    // "г": behind the year of their registers
  Words collections;   // "Papers", "Collection": the last word of a collection's name
  Words sources;       // "from", "in": before the name of an archive that is the source
  Words articles;      // "the": between such a word and the name
  Words passim;        // "passim", "etc": behind the last number
  Words shortened;     // "Ibid": those of same_place that want a stop
  Words archives;      // "Archive", "Архив": the last letters of an archive's name
  Words archive_letters;  // "rkhiv", "рхив": which every such word has, in any letter case
  Words archive_keys;     // "arhiv": how the folding key of the word in such a name begins
};

class Schemes {
 public:
  // Adds the [[scheme]] entries of a TOML text; an entry with a known id takes the place of the old
  // one.
  void add(std::string_view toml, std::vector<Problem>& problems);

  const std::vector<Scheme>& all() const { return schemes_; }
  const Scheme* by_id(std::string_view id) const;
  const CitationWords& words() const { return words_; }

  // The meanings of a label as label_key() writes it ("f", "edkhr"); letter case counts. nullptr
  // where there are none.
  const std::vector<LabelMeaning>* label(std::string_view key) const;
  // Whether some label of more than one word begins with this one ("ed" of "ed. khr.").
  bool begins_label(std::string_view key) const;

 private:
  void index_labels();

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  std::vector<Scheme> schemes_;
  CitationWords words_;
  std::unordered_map<std::string, std::vector<LabelMeaning>, Hash, std::equal_to<>> labels_;
  std::unordered_map<std::string, bool, Hash, std::equal_to<>> first_words_;
};

// A label or siglum without what people write differently: apostrophes, soft signs, stops and
// spaces.
std::string label_key(std::string_view label);

}  // namespace apparatus::authority
