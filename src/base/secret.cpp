// SPDX-License-Identifier: Apache-2.0
#include "base/secret.hpp"

#include <sodium.h>

#include <cstring>
#include <new>

namespace why {

Secret::Secret(std::string_view bytes) : size_(bytes.size()) {
  if (size_ == 0) return;
  if (sodium_init() < 0) throw std::bad_alloc();
  bytes_.reset(static_cast<char*>(sodium_malloc(size_)));
  if (!bytes_) throw std::bad_alloc();
  std::memcpy(bytes_.get(), bytes.data(), size_);
}

void Secret::Free::operator()(char* bytes) const { sodium_free(bytes); }

bool Secret::equals(const Secret& other) const {
  return other.reveal([&](std::string_view bytes) { return equals(bytes); });
}

bool Secret::equals(std::string_view other) const {
  return size_ == other.size() && (size_ == 0 || sodium_memcmp(bytes_.get(), other.data(), size_) == 0);
}

}  // namespace why
