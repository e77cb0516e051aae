// SPDX-License-Identifier: Apache-2.0
#include "base/secret.hpp"

#include <sodium.h>

#include <cstring>
#include <new>

namespace why {
namespace {

constexpr std::size_t k_arena = std::size_t{16} << 10;

char* guarded(std::size_t size) {
  if (sodium_init() < 0) throw std::bad_alloc();
  auto* bytes = static_cast<char*>(sodium_malloc(size));
  if (bytes == nullptr) throw std::bad_alloc();
  return bytes;
}

/// One guarded block for all small secrets of a run: guarding each would cost a dozen system calls. What is
/// freed is wiped, and its place is not used again.
struct Arena {
  char* begin = guarded(k_arena);
  std::size_t used = 0;

  char* take(std::size_t size) {
    if (size > k_arena - used) return nullptr;
    char* bytes = begin + used;
    used += size;
    return bytes;
  }
  bool holds(const char* bytes) const { return bytes >= begin && bytes < begin + k_arena; }
};

Arena& arena() {
  static Arena the_arena;
  return the_arena;
}

}  // namespace

Secret::Secret(std::string_view bytes) : size_(bytes.size()) {
  if (size_ == 0) return;
  char* place = arena().take(size_);
  bytes_ = {place != nullptr ? place : guarded(size_), Free{size_}};
  std::memcpy(bytes_.get(), bytes.data(), size_);
}

void Secret::Free::operator()(char* bytes) const {
  if (arena().holds(bytes)) sodium_memzero(bytes, size);
  else sodium_free(bytes);
}

bool Secret::equals(const Secret& other) const {
  return other.reveal([&](std::string_view bytes) { return equals(bytes); });
}

bool Secret::equals(std::string_view other) const {
  return size_ == other.size() && (size_ == 0 || sodium_memcmp(bytes_.get(), other.data(), size_) == 0);
}

}  // namespace why
