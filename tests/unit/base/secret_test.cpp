// SPDX-License-Identifier: Apache-2.0
#include "base/secret.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <type_traits>

#include "support/fake_keys.hpp"

namespace why {
namespace {

using test::fake_key;

template <class T>
concept Printable = requires(std::ostream& out, const T& value) {
  out << value;
};

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
static_assert(!std::is_convertible_v<Secret, std::string_view> &&
              !std::is_convertible_v<Secret, std::string>);
static_assert(!Printable<Secret>);

std::string revealed(const Secret& secret) {
  return secret.reveal([](std::string_view bytes) { return std::string(bytes); });
}

TEST(Secret, RevealGivesTheBytesWithNulsToo) {
  const std::string bytes = fake_key("key-", 40) + std::string("\0\xFF", 2);
  EXPECT_EQ(revealed(Secret(bytes)), bytes);
}

TEST(Secret, EmptySecretHasNoBytes) {
  EXPECT_TRUE(Secret("").empty());
  EXPECT_EQ(revealed(Secret()), "");
}

TEST(Secret, EqualsComparesAllBytes) {
  const std::string bytes = fake_key("key-", 40);
  EXPECT_TRUE(Secret(bytes).equals(bytes));
  EXPECT_TRUE(Secret(bytes).equals(Secret(bytes)));
  EXPECT_FALSE(Secret(bytes).equals(bytes.substr(1)));
  EXPECT_FALSE(Secret(bytes).equals(fake_key("key-", 40, 2)));
  EXPECT_TRUE(Secret().equals(""));
}

TEST(Secret, MovedSecretIsEmpty) {
  Secret first(fake_key("key-", 40));
  const Secret second(std::move(first));
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): this is what is tested
  EXPECT_EQ(revealed(first), "");
  EXPECT_EQ(second.size(), 44U);
}

TEST(Secret, BytesAreWipedWhenItGoes) {
  // Small secrets share one block that stays mapped, so the place can be looked at afterwards.
  const volatile char* place = nullptr;
  {
    const Secret secret(fake_key("", 64));
    place = secret.reveal([](std::string_view bytes) { return bytes.data(); });
    ASSERT_NE(place[0], 0);
  }
  for (int i = 0; i < 64; ++i) EXPECT_EQ(place[i], 0) << i;
}

TEST(SecretDeathTest, BytesPastTheEndOfAGuardedBlockAreOutOfReach) {
  constexpr std::size_t k_size = std::size_t{64} << 10;  // too large for the shared block: has its own
  const Secret secret(fake_key("", k_size));
  EXPECT_DEATH(secret.reveal([](std::string_view bytes) {
    return static_cast<volatile const char*>(bytes.data())[k_size];
  }),
               "");
}

TEST(FakeKey, IsTheSameForTheSameSeedOnly) {
  EXPECT_EQ(fake_key("a-", 93, 7), fake_key("a-", 93, 7));
  EXPECT_NE(fake_key("a-", 93, 7), fake_key("a-", 93, 8));
}

TEST(FakeKey, IsThePrefixAndLettersAndDigits) {
  const std::string key = fake_key("a-", 93);
  EXPECT_EQ(key.size(), 95U);
  EXPECT_TRUE(key.starts_with("a-"));
  for (const char c : key.substr(2)) EXPECT_TRUE(std::isalnum(static_cast<unsigned char>(c))) << c;
}

}  // namespace
}  // namespace why
