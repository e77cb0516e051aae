// INI files with sections, as the configuration of cloud tools is written.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.hpp"
#include "formats/parse_error.hpp"

namespace why::ini {

struct Entry {
  std::string key;
  std::string value;  ///< without the comment behind it
  Position at;        ///< of the key
  Position value_at;
};

/// `[name]` and what follows it. What stands before the first header has an empty name.
struct Section {
  std::string name;
  Position at;  ///< of the header's bracket
  std::vector<Entry> entries;
};

struct File {
  std::vector<Section> sections;      ///< in the order of the text; a name may come twice
  std::optional<ParseError> problem;  ///< the first line that is neither header, entry nor comment
};

/// Lines that start with a blank belong to the value above and are left out.
File read(std::string_view text);

/// The last entry `key` (in any case) of the sections `section` (exactly so), or nullptr.
const Entry* find(const File& file, std::string_view section, std::string_view key);

}  // namespace why::ini
