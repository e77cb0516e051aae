// The life of a variable: assigned, exported, removed.
// SPDX-License-Identifier: Apache-2.0
#include "formats/words.hpp"

#include <utility>

#include "base/limits.hpp"

namespace why {

void Word::restart(std::size_t at) {
  text.clear();
  begin = end = at;
  bare = known = k_all;
  unknowns = 0;
  at_home = is_list = false;
}

std::size_t equals_sign(std::string_view s) {
  std::size_t n = name_length(s);
  if (n > 0 && s.substr(n).starts_with('+')) ++n;
  return n > 0 && s.substr(n).starts_with('=') ? n : 0;
}

void VariableLog::assign(Assignment assignment) {
  Known& known = known_[assignment.name];
  known.is_assigned = true;
  if (!assignment.conditional) known.unexported.clear();
  if (assignment.exported) {
    known.perhaps_exported = true;
    known.exported = known.exported || !assignment.conditional;
  } else if (known.perhaps_exported) {
    assignment.exported = true;
    assignment.conditional = assignment.conditional || !known.exported;
  } else {
    known.unexported.push_back(script_.assignments.size());
  }
  if (assignment.dynamic) assignment.value.clear();
  script_.assignments.push_back(std::move(assignment));
}

void VariableLog::assign_pair(const Word& pair, bool conditional, bool exported) {
  const std::size_t equals = equals_sign(pair.text);
  if (equals == 0 || equals >= pair.known || pair.is_list) return;
  const bool appends = pair.text[equals - 1] == '+';
  Assignment assignment;
  assignment.name = pair.text.substr(0, appends ? equals - 1 : equals);
  assignment.value = pair.text.substr(equals + 1);
  assignment.at = place(pair.begin + (pair.bare == 0 ? 1 : 0));  // behind the quote of "NAME=value"
  assignment.value_at = place(text_.find('=', pair.begin) + 1);
  assignment.end = pair.end;
  assignment.dynamic = appends || !pair.is_known();
  assignment.conditional = conditional;
  assignment.exported = exported;
  assign(std::move(assignment));
}

void VariableLog::assign_values(const Word& name, std::span<const Word> values, Assignment assignment) {
  assignment.name = name.text;
  assignment.at = place(name.begin);
  assignment.value_at = values.empty() ? assignment.at : place(values.front().begin);
  assignment.end = values.empty() ? name.end : values.back().end;
  for (const Word& value : values) {
    if (&value != &values.front()) assignment.value += ' ';
    assignment.value += value.text;
    assignment.dynamic = assignment.dynamic || !value.is_known();
  }
  assign(std::move(assignment));
}

void VariableLog::export_name(std::string name, std::size_t at, bool conditional) {
  Known& known = known_[name];
  known.perhaps_exported = true;
  known.exported = known.exported || !conditional;
  for (const std::size_t index : std::exchange(known.unexported, {})) {
    script_.assignments[index].exported = true;
    if (conditional) script_.assignments[index].conditional = true;
  }
  if (known.is_assigned) return;
  Assignment unknown;
  unknown.at = unknown.value_at = place(at);
  unknown.end = at + name.size();
  unknown.name = std::move(name);
  unknown.dynamic = unknown.exported = true;
  unknown.conditional = conditional;
  assign(std::move(unknown));
}

void VariableLog::remove(std::string name, std::size_t at, bool conditional) {
  if (!conditional) known_.erase(name);
  Assignment removal;
  removal.at = removal.value_at = place(at);
  removal.end = at + name.size();
  removal.name = std::move(name);
  removal.removes = true;
  removal.conditional = conditional;
  script_.assignments.push_back(std::move(removal));
}

void VariableLog::source(const Word& file, bool conditional, bool exports) {
  if (file.is_path()) script_.sourced.push_back({file.text, place(file.begin), conditional, exports});
}

void VariableLog::fail(std::string_view what, std::size_t at, Errc code) {
  if (!has_failed()) script_.problem = ParseError{code, what, place(at)};
}

ScriptReader::Nesting::Nesting(ScriptReader& reader) : depth_(++reader.depth_) {
  if (depth_ > limits::k_depth) reader.fail("nested too deep", reader.pos, Errc::too_deep);
}

}  // namespace why
