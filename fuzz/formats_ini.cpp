// Any bytes as an INI file: each entry is found again under its own name.
// SPDX-License-Identifier: Apache-2.0
#include "formats/ini.hpp"

#include "script_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = why::fuzz::as_text(data, size);
  const why::ini::File file = why::ini::read(text);
  for (const auto& section : file.sections) {
    why::fuzz::check_place(text, section.at);
    for (const auto& entry : section.entries) {
      why::fuzz::check_place(text, entry.at);
      why::fuzz::check_place(text, entry.value_at);
      why::fuzz::require(text.substr(entry.value_at.offset).starts_with(entry.value));
      if (file.sections.size() < 20)
        why::fuzz::require(why::ini::find(file, section.name, entry.key) != nullptr);
    }
  }
  if (file.problem) why::fuzz::check_place(text, file.problem->at);
  return 0;
}
