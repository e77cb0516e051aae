// Proxies on this machine, and requests to this machine that a proxy takes.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "evidence/evidence.hpp"
#include "support/scene.hpp"

namespace why {
namespace {

using test::api_key;
using test::Scene;

Facts facts(Scene& scene) {
  World world = scene.world();
  return examine(world, catalog::embedded(), *catalog::find_tool(catalog::embedded(), "claude-code")).facts;
}

TEST(Proxy, AProxyOnThisMachineIsSeen) {
  for (const auto& [proxy, expected] : {std::pair{"http://127.0.0.1:3128", Truth::yes},
                                        {"localhost:3128", Truth::yes},
                                        {"http://[::1]:3128", Truth::yes},
                                        {"http://proxy.example:3128", Truth::no}}) {
    Scene scene;
    scene.env("HTTPS_PROXY", proxy);
    EXPECT_EQ(facts(scene).truth("proxy.loopback"), expected) << proxy;
  }
}

/// Requests to `base`, with a proxy and an exception.
Truth through_proxy(std::string base, std::string exception, std::string proxy_name = "HTTP_PROXY") {
  Scene scene;
  scene.env("ANTHROPIC_BASE_URL", std::move(base)).env("ANTHROPIC_API_KEY", api_key());
  scene.env(std::move(proxy_name), "http://proxy.example:3128").env("NO_PROXY", std::move(exception));
  return facts(scene).truth("proxy.takes-loopback");
}

TEST(Proxy, AProxyTakesRequestsToThisMachineUnlessItIsNamed) {
  EXPECT_EQ(through_proxy("http://127.0.0.1:4000", ""), Truth::yes);
  EXPECT_EQ(through_proxy("http://127.0.0.1:4000", "localhost,.example"), Truth::yes);
  EXPECT_EQ(through_proxy("http://localhost:4000", "127.0.0.1"), Truth::yes);
  EXPECT_EQ(through_proxy("http://localhost:4000", "localhost:5000"), Truth::yes);
  EXPECT_EQ(through_proxy("http://127.0.0.1:4000", "", "ALL_PROXY"), Truth::yes);
}

TEST(Proxy, AnExceptionInAnyWritingCoversThisMachine) {
  for (const auto* exception :
       {"*", "127.0.0.1", "LOCALHOST 127.0.0.1", "a.example, 127.0.0.1", "127.0.0.0/8", "127.0.0.1:4000"})
    EXPECT_EQ(through_proxy("http://127.0.0.1:4000", exception), Truth::no) << exception;
  EXPECT_EQ(through_proxy("http://localhost:4000", ".localhost"), Truth::no);
  EXPECT_EQ(through_proxy("http://[::1]:4000", "::1"), Truth::no);
}

TEST(Proxy, AProxyForHttpsOrForAnotherHostDoesNotTakeThem) {
  EXPECT_EQ(through_proxy("http://127.0.0.1:4000", "", "HTTPS_PROXY"), Truth::no);
  EXPECT_EQ(through_proxy("https://gateway.example", ""), Truth::no);
}

}  // namespace
}  // namespace why
