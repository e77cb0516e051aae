// The catalog's families of secrets and names, and keys made after them at run time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "redact/redactor.hpp"

namespace why::redact::test {

struct Family {
  std::string id, prefix, alphabet, label;
  std::uint32_t min = 0, max = 0, shortest = 0, longest = 0;  ///< the last two: of a real secret
};

struct CatalogData {
  std::vector<Family> families;
  std::vector<std::string> secret_names, harmless_names;
};

inline CatalogData read_catalog() {
  const char* source = std::getenv("WHY_SOURCE_DIR");
  const std::filesystem::path folder =
      std::filesystem::path(source != nullptr ? source : ".") / "catalog/secrets";
  CatalogData data;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const toml::table table = toml::parse_file(file.path().string());
    const auto words = [&](const char* key, std::vector<std::string>& into) {
      if (const toml::array* list = table[key].as_array())
        for (const auto& word : *list) into.push_back(*word.value<std::string>());
    };
    words("secret_names", data.secret_names);
    words("harmless_names", data.harmless_names);
    if (const toml::array* secrets = table["secret"].as_array())
      for (const auto& node : *secrets) {
        const toml::table& t = *node.as_table();
        const auto number = [](auto view, std::uint32_t otherwise) { return view.value_or(otherwise); };
        Family f{t["id"].value_or(""), t["prefix"].value_or(""), t["alphabet"].value_or(""),
                 t["title"]["en"].value_or("")};
        f.min = number(t["min"], 0U);
        f.max = number(t["max"], 0U);
        f.shortest = number(t["exact"][0], std::min(f.min + 20, f.max));
        f.longest = number(t["exact"][1], std::min(f.min + 80, f.max));
        data.families.push_back(f);
      }
  }
  std::sort(data.families.begin(), data.families.end(),
            [](const auto& a, const auto& b) { return a.id < b.id; });
  return data;
}

inline const CatalogData& catalog_data() {
  static const CatalogData data = read_catalog();
  return data;
}

inline Redactor make_redactor() {
  const CatalogData& data = catalog_data();
  std::vector<Shape> shapes;
  for (const Family& f : data.families) shapes.push_back({f.id, f.prefix, f.alphabet, f.min, f.max, f.label});
  return Redactor(shapes, {data.secret_names.begin(), data.secret_names.end()},
                  {data.harmless_names.begin(), data.harmless_names.end()});
}

/// A secret of `family`, made of the characters that it may have.
inline std::string secret_of(const Family& family, std::uint32_t seed) {
  const Alphabet alphabet = read_alphabet(family.alphabet);
  std::string characters;
  for (unsigned c = 0; c < 256; ++c)
    if (alphabet[c] && c != '=') characters += static_cast<char>(c);
  std::mt19937 random(seed * 7919 + static_cast<std::uint32_t>(family.id.size()) * 31 + family.min);
  const std::size_t length = family.shortest + random() % (family.longest - family.shortest + 1);
  std::string secret = family.prefix;
  while (secret.size() < family.prefix.size() + length) secret += characters[random() % characters.size()];
  return secret;
}

}  // namespace why::redact::test
