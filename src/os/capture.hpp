// A bounded copy of a stream: its beginning and its end.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "world/command.hpp"

namespace why::os {

/// Bytes are read straight into the ring that holds the end of the stream, so keeping them costs no copy.
class Capture {
 public:
  explicit Capture(std::size_t kept) : kept_(kept), size_(kept + k_block), ring_(new char[kept + k_block]) {}

  /// Where the next bytes are to be read into.
  std::span<char> room() { return {ring_.get() + at_, std::min(k_block, size_ - at_)}; }

  /// Takes over the first `count` bytes of `room`, and gives them back for passing on. They stay where they are
  /// until `room` is asked for again.
  std::string_view took(std::size_t count);

  Transcript transcript() const;
  bool ends_in_line_break() const { return total_ == 0 || last_ == '\n'; }
  std::uint64_t total() const { return total_; }

 private:
  static constexpr std::size_t k_block = std::size_t{256} << 10;

  std::size_t kept_, size_;
  std::unique_ptr<char[]> ring_;  ///< not touched before it is needed
  std::size_t at_ = 0;
  std::uint64_t total_ = 0;
  char last_ = '\n';
  std::string head_;
};

}  // namespace why::os
