// Any text, cut anywhere: the same matches, inside the text, with fields that are valid UTF-8.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "catalog/image.hpp"
#include "match/match.hpp"
#include "match/match_tables.hpp"
#include "catalog/packer.hpp"
#include "match/signature.hpp"

namespace {

using namespace why::catalog;

/// Signatures of all kinds, short enough for a fuzzer to find.
std::vector<std::byte> image() {
  Catalog<Owned> catalog;
  for (const char* text : {"bad keys given", "bad keys given to {host:host}", "{name:any} had a very bad key",
                           "it stopped with {status:int}", "{tool:id} was stopped{*}by {why:any}"}) {
    Error<Owned> error;
    error.id = text;
    error.signatures.push_back(compile_signature(text).value());
    catalog.errors.push_back(std::move(error));
  }
  catalog.match = build_match_tables(catalog.errors, {});
  return pack(catalog);
}

bool is_utf8(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const why::text::Char c = why::text::decode(s, i);
    if (!c.valid) return false;
    i += c.size;
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::byte> bytes = image();
  const Catalog<Packed>& catalog = **view(bytes);
  const std::string_view text(reinterpret_cast<const char*>(data), size);

  Matcher matcher(catalog);
  for (std::size_t at = 0; at < size; at += 7) matcher.feed(text.substr(at, 7));
  const Found pieces = matcher.finish();
  const Found whole = match_text(catalog, text);
  if (pieces.matches.size() != whole.matches.size()) std::abort();
  for (std::size_t i = 0; i < whole.matches.size(); ++i) {
    const Match& match = whole.matches[i];
    if (pieces.matches[i].offset != match.offset || pieces.matches[i].count != match.count) std::abort();
    if (match.length == 0 || match.offset + match.length > size) std::abort();
    if (match.last_offset < match.offset || match.inside.value_or(0) >= whole.matches.size()) std::abort();
    if (!std::ranges::all_of(match.fields, is_utf8, &Field::text)) std::abort();
  }
  return 0;
}
