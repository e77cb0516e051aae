// An open file descriptor, and what every use of one needs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace why::os {

/// Owns one file descriptor and closes it.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  int get() const { return number_; }
  bool is_open() const { return number_ >= 0; }

  /// Hands the number over to somebody who closes it.
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

  /// Closes now, for those who must know whether what was written has arrived.
  Result<void> close();

 private:
  int number_ = -1;
};

/// What is written to `to` can be read from `from`.
struct Pipe {
  Descriptor from, to;
};

/// The error for an errno. `what` is fixed text.
tl::unexpected<Error> fail_system(int number, std::string what);

/// `descriptor`, or the error of `errno` when it is negative: wraps open calls.
Result<Descriptor> opened(int descriptor);

/// Errors: io.
Result<Pipe> open_pipe();

/// Everything up to the end. `expected` is the number of bytes that will probably come.
/// Errors: too_large (over `limit` bytes), not_regular (a directory), denied, io.
Result<std::string> read_to_end(const Descriptor& file, std::size_t limit, std::size_t expected);

/// The text of a symbolic link: `name` in `directory`, or `directory` itself when `name` is empty.
/// Errors: not_found (also when it is no link), denied, io.
Result<std::string> read_link_at(int directory, const char* name);

/// Closes every descriptor of this process but `kept`.
void close_all_but(std::vector<int> kept);

}  // namespace why::os
