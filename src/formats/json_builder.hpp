// Trees of other formats: whatever a settings file is written in, the rest of the program sees one kind of tree.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <memory_resource>
#include <string_view>
#include <vector>

#include "formats/json.hpp"

namespace why::json {

/// Builds a document from the parts that a reader finds. Texts are copied into the document.
class Builder {
 public:
  explicit Builder(std::size_t text_size)
      : memory_(std::make_unique<std::pmr::monotonic_buffer_resource>(4 * text_size + 256)) {}

  std::string_view keep(std::string_view text);
  Value scalar(Kind kind, std::string_view text, Position at);
  /// An array, or an object whose items have keys.
  Value container(Kind kind, const std::vector<Value>& items, Position at);
  /// Ends the building.
  Document finish(const Value& root);

 private:
  std::unique_ptr<std::pmr::monotonic_buffer_resource> memory_;
};

}  // namespace why::json
