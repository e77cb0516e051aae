// Digits of ASCII, whatever the locale.
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace why {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Value of a digit of any base up to 16; 16 for anything else.
inline unsigned digit_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
  return 16;
}

}  // namespace why
