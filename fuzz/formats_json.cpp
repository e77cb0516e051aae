// Any bytes as JSON: every position is true, and strict JSON is accepted exactly when nlohmann/json accepts
// it. SPDX-License-Identifier: Apache-2.0
#include "formats/json.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/limits.hpp"
#include "script_check.hpp"

namespace {

using why::fuzz::require;
using why::json::Kind;
using why::json::Value;

void check_value(std::string_view text, const Value& value) {
  why::fuzz::check_place(text, value.at);
  require(value.at.offset < value.end && value.end <= text.size());
  (void)value.integer();
  for (const Value& item : value.items()) {
    require(item.at.offset > value.at.offset && item.end < value.end);
    if (value.kind == Kind::object) {
      why::fuzz::check_place(text, item.key_at);
      require(value.get(item.key) != nullptr);
    }
    check_value(text, item);
  }
}

bool has_infinite_number(const Value& value) {
  return std::isinf(value.number().value_or(0)) ||
         std::any_of(value.items().begin(), value.items().end(), has_infinite_number);
}

bool same(const Value& ours, const nlohmann::json& theirs) {
  if (theirs.is_string()) return ours.string() == theirs.get_ref<const std::string&>();
  if (theirs.is_number_float()) return ours.number() == theirs.get<double>();
  if (theirs.is_number_integer() && !theirs.is_number_unsigned())
    return ours.integer() == theirs.get<std::int64_t>();
  if (theirs.is_boolean()) return ours.boolean() == theirs.get<bool>();
  if (theirs.is_array())
    return ours.items().size() == theirs.size() &&
           std::equal(ours.items().begin(), ours.items().end(), theirs.begin(), same);
  if (!theirs.is_object()) return true;
  for (const auto& [key, value] : theirs.items()) {
    const Value* member = ours.get(key);
    if (member == nullptr || !same(*member, value)) return false;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = why::fuzz::as_text(data, size);
  const auto document = why::json::parse(text);
  if (document) {
    check_value(text, document->root());
    (void)why::json::find_duplicates(document->root());
    (void)why::json::find(document->root(), text);
  } else {
    why::fuzz::check_place(text, document.error().at);
  }
  // The other library takes a NUL for the end, knows no limit of depth, and refuses two things that
  // JavaScript reads: numbers that no double holds and lone surrogates.
  if (text.find('\0') != text.npos || text.find("\\u") != text.npos || text.starts_with("\xEF\xBB\xBF"))
    return 0;
  const nlohmann::json theirs = nlohmann::json::parse(text, nullptr, false);
  if (!document) {
    require(theirs.is_discarded() || document.error().code == why::Errc::too_deep);
  } else if (document->is_strict() && !has_infinite_number(document->root())) {
    require(!theirs.is_discarded() && same(document->root(), theirs));
  }
  return 0;
}
