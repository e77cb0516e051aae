// Looking for words and phrases in sentences.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace why::catalog {

/// `text` in lower case, with single blanks between words and none at its ends.
std::string in_plain_words(std::string_view text);

/// Where `phrase` stands in `text` at or after `from`, or npos. A letter, digit or underscore at its ends is
/// the end of a word; other characters, such as Chinese ones, may stand anywhere.
std::size_t find_phrase(std::string_view text, std::string_view phrase, std::size_t from = 0);

}  // namespace why::catalog
