// Looking things up in a parsed tree.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>
#include <string>

#include "base/text.hpp"
#include "formats/json.hpp"

namespace why::json {
namespace {

void collect_duplicates(const Value& value, std::vector<Duplicate>& found) {
  if (value.kind == Kind::object) {
    std::vector<const Value*> members;
    for (const Value& member : value.items()) members.push_back(&member);
    std::stable_sort(members.begin(), members.end(), [](auto* a, auto* b) { return a->key < b->key; });
    for (std::size_t i = 1; i < members.size(); ++i)
      if (members[i - 1]->key == members[i]->key)
        found.push_back({members[i]->key, members[i - 1]->key_at, members[i]->key_at});
  }
  for (const Value& item : value.items()) collect_duplicates(item, found);
}

}  // namespace

const Value* Value::get(std::string_view name) const {
  if (kind != Kind::object) return nullptr;
  for (std::size_t i = count; i > 0; --i)
    if (first[i - 1].key == name) return &first[i - 1];
  return nullptr;
}

std::optional<std::string_view> Value::string() const {
  if (kind != Kind::string) return std::nullopt;
  return text;
}

std::optional<bool> Value::boolean() const {
  if (kind != Kind::boolean) return std::nullopt;
  return text == "true";
}

std::optional<double> Value::number() const {
  if (kind != Kind::number) return std::nullopt;
  // Not std::from_chars, which would make libm a dependency of the program; no locale is ever set.
  return std::strtod(std::string(text).c_str(), nullptr);
}

std::optional<std::int64_t> Value::integer() const {
  if (kind != Kind::number) return std::nullopt;
  if (const auto exact = text::to_int(text)) return exact;
  constexpr double k_limit = 9223372036854775808.0;  // 2^63, the first double that does not fit
  const double value = *number();
  if (!(value >= -k_limit && value < k_limit)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

const Value* find(const Value& from, std::string_view dotted_path) {
  if (const Value* whole = from.get(dotted_path)) return whole;
  for (std::size_t dot = dotted_path.rfind('.'); dot != dotted_path.npos && dot > 0;
       dot = dotted_path.rfind('.', dot - 1)) {
    const Value* parent = from.get(dotted_path.substr(0, dot));
    if (parent == nullptr) continue;
    if (const Value* found = find(*parent, dotted_path.substr(dot + 1))) return found;
  }
  return nullptr;
}

std::vector<Duplicate> find_duplicates(const Value& root) {
  std::vector<Duplicate> found;
  collect_duplicates(root, found);
  return found;
}

}  // namespace why::json
