// Entries are found by id, and a mistyped id is told its nearest neighbour.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/find.hpp"

#include <gtest/gtest.h>

namespace why::catalog {
namespace {

Catalog<Owned> three_fixes() {
  Catalog<Owned> catalog;
  for (const char* id : {"add-credit", "set-clock", "sign-in-again"}) catalog.fixes.emplace_back().id = id;
  return catalog;
}

TEST(Find, EveryEntryIsFoundByItsId) {
  const auto catalog = three_fixes();
  for (const auto& fix : catalog.fixes) EXPECT_EQ(find_fix(catalog, fix.id), &fix);
}

TEST(Find, OtherIdsAreNotFound) {
  const auto catalog = three_fixes();
  for (const char* id : {"", "add", "set-clock2", "zzz"}) EXPECT_EQ(find_fix(catalog, id), nullptr) << id;
}

TEST(Find, NothingIsFoundInAnEmptyCatalog) { EXPECT_EQ(find_error(Catalog<Owned>{}, "x"), nullptr); }

TEST(Find, AMistypedIdIsToldItsNeighbour) {
  const auto catalog = three_fixes();
  EXPECT_EQ(nearest_id(catalog.fixes, "sign-in-agian"), "sign-in-again");
  EXPECT_EQ(nearest_id(catalog.fixes, "set-clok"), "set-clock");
}

TEST(Find, AnIdUnlikeAllHasNoNeighbour) { EXPECT_EQ(nearest_id(three_fixes().fixes, "totally-else"), ""); }

}  // namespace
}  // namespace why::catalog
