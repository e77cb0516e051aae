// A secret that cannot be printed or copied by accident, and is wiped when it goes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace why {

/// Bytes of a credential. Lives in guarded, locked memory that is left out of core dumps
/// (libsodium). Moves, never copies; converts to nothing; `reveal` is the only way in.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string_view bytes);
  Secret(Secret&& other) noexcept : size_(std::exchange(other.size_, 0)), bytes_(std::move(other.bytes_)) {}
  Secret& operator=(Secret&& other) noexcept {
    size_ = std::exchange(other.size_, 0);
    bytes_ = std::move(other.bytes_);
    return *this;
  }

  /// Calls `use(std::string_view)` with the bytes. The view must not outlive the call.
  template <class F>
  decltype(auto) reveal(F&& use) const {
    return use(std::string_view(bytes_.get(), size_));
  }

  /// Compares without leaking the position of a difference through time.
  bool equals(const Secret& other) const;
  bool equals(std::string_view other) const;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

 private:
  struct Free {
    void operator()(char* bytes) const;
    std::size_t size;  ///< of the bytes
  };
  std::size_t size_ = 0;
  std::unique_ptr<char, Free> bytes_;
};

}  // namespace why
