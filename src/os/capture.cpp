// SPDX-License-Identifier: Apache-2.0
#include "os/capture.hpp"

#include <algorithm>

namespace why::os {

std::string_view Capture::took(std::size_t count) {
  const std::string_view bytes(ring_.get() + at_, count);
  if (count == 0) return bytes;
  head_.append(bytes.substr(0, kept_ - std::min(kept_, head_.size())));
  total_ += count;
  last_ = bytes.back();
  at_ = at_ + count == size_ ? 0 : at_ + count;
  return bytes;
}

Transcript Capture::transcript() const {
  Transcript out{head_, {}, 0};
  const std::uint64_t rest = total_ - head_.size();
  const auto tail = static_cast<std::size_t>(std::min<std::uint64_t>(rest, kept_));
  out.left_out = rest - tail;
  const std::size_t before = std::min(tail, at_);  // the newest bytes end where the next ones will go
  out.tail.append(ring_.get() + (size_ - (tail - before)), tail - before);
  out.tail.append(ring_.get() + (at_ - before), before);
  return out;
}

}  // namespace why::os
