// What a value can be other than a secret.
// SPDX-License-Identifier: Apache-2.0
#include "redact/values.hpp"

#include <gtest/gtest.h>

namespace why::redact {
namespace {

TEST(Values, ReferencesAreNoSecrets) {
  for (const char* value :
       {"$NAME", "${NAME}", "${{ secrets.NAME }}", "$(cat key)", "{{ .Values.key }}", "%NAME%", "$env:NAME",
        "<your-key>", "op://vault/item", "getenv(", "os.environ.get("})
    EXPECT_TRUE(is_reference(value)) << value;
}

TEST(Values, WhatOnlyBeginsLikeAReferenceIsNone) {
  for (const char* value : {"$ecret", "%41bc", "https://host/x", "<", "%%", "$", "abc(def", "("})
    EXPECT_FALSE(is_reference(value)) << value;
}

TEST(Values, PathsAreNoSecrets) {
  EXPECT_TRUE(is_path("/etc/ssl/private/server.key"));
  EXPECT_TRUE(is_path("~/bin/get-key.sh"));
  EXPECT_FALSE(is_path("/Zq8xV3nT7kWp2Jm9"));
  EXPECT_FALSE(is_path("etc/ssl"));
}

TEST(Values, NumbersAreThoseOfJson) {
  for (const char* value : {"0", "-1.5", "1e9", "4096"}) EXPECT_TRUE(is_number(value)) << value;
  for (const char* value : {"", "-", "12a", "0x1f"}) EXPECT_FALSE(is_number(value)) << value;
}

}  // namespace
}  // namespace why::redact
