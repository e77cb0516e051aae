// What the readers of all shells share: words without quotes, and who has been exported.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/assignment.hpp"
#include "formats/cursor.hpp"
#include "formats/places.hpp"

namespace why {

/// A word of a command with quotes and escapes taken away. Parts that are only known when the
/// command runs leave nothing in `text`.
struct Word {
  static constexpr std::size_t k_all = static_cast<std::size_t>(-1);

  std::string text;
  std::size_t begin = 0;  ///< offset in the file
  std::size_t end = 0;
  std::size_t bare = k_all;   ///< bytes of `text` in front of the first quote or escape
  std::size_t known = k_all;  ///< bytes of `text` in front of the first unknown part
  std::size_t unknowns = 0;
  bool at_home = false;  ///< starts with the home directory, which stands in `text` as "~"
  bool is_list = false;  ///< NAME=( ... )

  bool is_known() const { return known == k_all; }
  bool is_bare() const { return bare == k_all && is_known(); }
  /// A file name: what is known, or the home directory and a known rest.
  bool is_path() const { return !text.empty() && (is_known() || (at_home && unknowns == 1)); }

  void mark_quote() {
    if (bare == k_all) bare = text.size();
  }
  void mark_unknown() {
    if (is_known()) known = text.size();
    ++unknowns;
  }
  void mark_home() {
    at_home = text.empty();
    mark_unknown();
    if (at_home) text = "~";
  }
  void restart(std::size_t at);
};

/// Index of the `=` of NAME=value or NAME+=value; 0 when `s` is something else.
std::size_t equals_sign(std::string_view s);

/// Writes what happens to variables into a Script. A name that was exported once stays exported.
class VariableLog {
 public:
  VariableLog(std::string_view text, Script& script) : text_(text), places_(text), script_(script) {}

  Position place(std::size_t offset) { return places_.at(offset); }
  void assign(Assignment assignment);
  /// NAME=value or NAME+=value in one word; anything else, and a list, is left alone.
  void assign_pair(const Word& pair, bool conditional, bool exported);
  /// `name` gets `values`, joined with blanks; the rest of `assignment` is filled in already.
  void assign_values(const Word& name, std::span<const Word> values, Assignment assignment);
  /// The value that `name` has by now is exported, and each later one.
  void export_name(std::string name, std::size_t at, bool conditional);
  void remove(std::string name, std::size_t at, bool conditional);
  void source(const Word& file, bool conditional, bool exports);
  void fail(std::string_view what, std::size_t at, Errc code = Errc::bad_syntax);
  bool has_failed() const { return script_.problem.has_value(); }

 private:
  struct Known {
    bool is_assigned = false;
    std::vector<std::size_t> unexported;  ///< indices of the assignments whose value it may have now
    bool exported = false;
    bool perhaps_exported = false;  ///< by a statement that may not run
  };
  std::string_view text_;
  Places places_;
  Script& script_;
  std::unordered_map<std::string, Known> known_;
};

/// Where a reader stands, and what it has found. After a failure it stands at the end.
class ScriptReader : protected Cursor {
 protected:
  ScriptReader(std::string_view file, Script& script) : Cursor(file), log_(file, script) {}

  bool has_failed() const { return log_.has_failed(); }
  void fail(std::string_view what, std::size_t at, Errc code = Errc::bad_syntax) {
    log_.fail(what, at, code);
    pos = text.size();
  }

  /// Counts nesting for as long as it lives; at the limit the reading ends.
  class Nesting {
   public:
    explicit Nesting(ScriptReader& reader);
    ~Nesting() { --depth_; }
    Nesting(const Nesting&) = delete;
    Nesting& operator=(const Nesting&) = delete;

   private:
    int& depth_;
  };

  VariableLog log_;

 private:
  int depth_ = 0;
};

}  // namespace why
