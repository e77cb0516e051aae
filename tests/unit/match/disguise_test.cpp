// Every known message is found in every disguise.
// SPDX-License-Identifier: Apache-2.0
#include "support/disguises.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "match/match.hpp"
#include "support/known_messages.hpp"
#include "support/small_catalog.hpp"

namespace why::test {
namespace {

/// Each known message is an error of its own; its id is the sample.
const catalog::Catalog<catalog::Packed>& known() {
  static const SmallCatalog catalog = [] {
    std::vector<catalog::Error<catalog::Owned>> errors;
    for (const KnownMessage& message : k_known_messages)
      errors.push_back(error(std::string(message.sample), {std::string(message.signature)}));
    return SmallCatalog(std::move(errors));
  }();
  return catalog.get();
}

bool finds(const std::string& text, std::string_view id) {
  const catalog::Found found = catalog::match_text(known(), text);
  return std::ranges::any_of(found.matches, [&](const auto& match) { return match.error->id == id; });
}

void expect_all_found(const std::vector<Disguise>& disguises) {
  for (const Disguise& disguise : disguises)
    for (const KnownMessage& message : k_known_messages)
      EXPECT_TRUE(finds(disguise.apply(message.sample), message.sample)) << disguise.name << ":\n"
                                                                         << disguise.apply(message.sample);
}

TEST(Disguise, PlainMessagesAreFound) {
  expect_all_found({{"plain", [](std::string_view s) { return std::string(s); }}});
}
TEST(Disguise, EveryOneIsSeenThrough) { expect_all_found(disguises()); }
TEST(Disguise, EveryWidthOfWrappingIsSeenThrough) { expect_all_found(wraps()); }
TEST(Disguise, EveryTwoAreSeenThrough) { expect_all_found(pairs_of_disguises()); }

}  // namespace
}  // namespace why::test
