// The flaws that entries may name are those that looking at a value finds.
// SPDX-License-Identifier: Apache-2.0
#include "catalog/flaws.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "catalog/image.hpp"
#include "evidence/shape.hpp"
#include "support/fake_keys.hpp"

namespace why {
namespace {

TEST(Flaws, ThatEntriesMayNameAreThoseThatAreFound) {
  const std::string key = test::fake_key("sk-ant-api03-", 93) + "AA";
  std::vector<Shape> shapes{empty_shape(), Shape()};
  look_at_end("key\n", shapes.back());
  for (const std::string& value :
       {std::string("a\nb"), std::string("a\u201cb"), std::string("a\x01z"), std::string("\"abc\""),
        std::string("${{ secrets.KEY }}"), std::string("op://vault/key"), std::string("your-api-key"),
        std::string("API_KEY=abcdefghijk"), std::string("{\"key\":1}"), std::string("Bearer abcdef"), key + key,
        std::string("two words"), std::string("abc***xyz"), key.substr(0, 20), key + ";"})
    shapes.push_back(look_at(value, catalog::embedded(), true));
  std::set<std::string_view> found;
  for (const Shape& shape : shapes)
    for (const Flaw* flaw : shape.flaws) found.insert(flaw->id);
  EXPECT_EQ(found, std::set<std::string_view>(catalog::k_flaws.begin(), catalog::k_flaws.end()));
}

}  // namespace
}  // namespace why
