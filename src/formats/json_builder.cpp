// SPDX-License-Identifier: Apache-2.0
#include "formats/json_builder.hpp"

#include <cstring>
#include <memory>
#include <utility>

namespace why::json {

std::string_view Builder::keep(std::string_view text) {
  if (text.empty()) return {};
  char* copy = static_cast<char*>(memory_->allocate(text.size(), 1));
  std::memcpy(copy, text.data(), text.size());
  return {copy, text.size()};
}

Value Builder::scalar(Kind kind, std::string_view text, Position at) {
  Value value;
  value.kind = kind;
  value.at = at;
  value.end = at.offset;
  value.text = keep(text);
  return value;
}

Value Builder::container(Kind kind, const std::vector<Value>& items, Position at) {
  Value value;
  value.kind = kind;
  value.at = at;
  value.end = items.empty() ? at.offset : items.back().end;
  value.count = items.size();
  if (items.empty()) return value;
  auto* kept = static_cast<Value*>(memory_->allocate(items.size() * sizeof(Value), alignof(Value)));
  std::uninitialized_copy(items.begin(), items.end(), kept);
  value.first = kept;
  return value;
}

Document Builder::finish(const Value& root) {
  Document document;
  document.root_ = root;
  document.memory_ = std::move(memory_);
  return document;
}

}  // namespace why::json
