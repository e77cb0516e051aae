// Every combination of sources against a slow model that was written from the tool's measured behaviour alone.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "evidence/precedence.hpp"

namespace why {
namespace {

using Sources = std::map<std::string, bool>;
using Headers = std::map<std::string, std::string>;

/// First-party order in words. Deliberately no loop and no table, so that it shares nothing with the product.
Headers model_first_party(const Sources& s) {
  Headers h;
  const bool external = s.at("auth-token") || s.at("api-key") || s.at("key-descriptor") || s.at("helper");
  const bool token = s.at("oauth-token") || s.at("oauth-descriptor");
  const bool profile = s.at("named-profile") || s.at("federation") || s.at("active-federation");
  if (external) {
    if (s.at("api-key")) h["x-api-key"] = "api-key";
    else if (s.at("key-descriptor")) h["x-api-key"] = "key-descriptor";
    else if (s.at("helper")) h["x-api-key"] = "helper";
    else if (s.at("saved-key")) h["x-api-key"] = "saved-key";
    if (s.at("auth-token")) h["authorization"] = "auth-token";
    else if (s.at("helper")) h["authorization"] = "helper";
  } else if (token) {
    h["authorization"] = s.at("oauth-token") ? "oauth-token" : "oauth-descriptor";
  } else if (profile) {
    if (s.at("saved-key")) h["x-api-key"] = "saved-key";
    else if (s.at("named-profile")) h["authorization"] = "named-profile";
    else h["authorization"] = s.at("federation") ? "federation" : "active-federation";
  } else if (s.at("login")) {
    h["authorization"] = "login";
  } else if (s.at("login-keychain")) {
    h["authorization"] = "login-keychain";
  } else if (s.at("saved-key")) {
    h["x-api-key"] = "saved-key";
  } else if (s.at("active-profile")) {
    h["authorization"] = "active-profile";
  }
  if (s.at("custom-key")) h["x-api-key"] = "custom-key";
  const bool keeps = external && (s.at("auth-token") || s.at("helper"));
  if (s.at("custom-bearer") && !keeps) h["authorization"] = "custom-bearer";
  return h;
}

Headers model_bare(const Sources& s) {
  Headers h;
  if (s.at("auth-token")) h["authorization"] = "auth-token";
  else if (s.at("flag-helper")) h["authorization"] = "flag-helper";
  if (s.at("api-key")) h["x-api-key"] = "api-key";
  else if (s.at("flag-helper")) h["x-api-key"] = "flag-helper";
  if (s.at("custom-key")) h["x-api-key"] = "custom-key";
  if (s.at("custom-bearer") && !s.at("auth-token") && !s.at("flag-helper")) h["authorization"] = "custom-bearer";
  return h;
}

/// Clouds send the first credential of their own chain, whatever else is there.
Headers model_cloud(const catalog::Tool<catalog::Packed>& tool, const catalog::Mode<catalog::Packed>& mode, const Sources& s) {
  const SourceIndex index(tool);
  for (const std::string_view id : mode.groups[0].sources)
    if (s.at(std::string(id))) return {{std::string(tool.sources[index.at(id)].headers[0].view()), std::string(id)}};
  return {};
}

Headers product(const catalog::Tool<catalog::Packed>& tool, const catalog::Mode<catalog::Packed>& mode, const Sources& s) {
  std::vector<bool> present;
  for (const auto& source : tool.sources) present.push_back(s.at(std::string(source.id.view())));
  Headers out;
  for (const Sent& sent : choose(tool, mode, present).sent)
    out[std::string(sent.header)] = std::string(tool.sources[sent.source].id.view());
  return out;
}

class EveryMode : public ::testing::TestWithParam<std::string> {};

TEST_P(EveryMode, SendsWhatTheModelSendsForEverySubsetOfItsSources) {
  const auto* tool = catalog::find_tool(catalog::embedded(), "claude-code");
  ASSERT_NE(tool, nullptr);
  const catalog::Mode<catalog::Packed>* mode = nullptr;
  for (const auto& m : tool->modes)
    if (m.id == GetParam()) mode = &m;
  ASSERT_NE(mode, nullptr);
  const auto varied = order_of(*tool, *mode);
  Sources sources;
  for (const auto& source : tool->sources) sources[std::string(source.id.view())] = false;
  const std::size_t subsets = std::size_t{1} << varied.size();
  for (std::size_t bits = 0; bits < subsets; ++bits) {
    for (std::size_t i = 0; i < varied.size(); ++i)
      sources[std::string(tool->sources[varied[i]].id.view())] = (bits >> i & 1) != 0;
    const Headers expected = GetParam() == "first-party" ? model_first_party(sources)
                             : GetParam() == "bare"      ? model_bare(sources)
                                                         : model_cloud(*tool, *mode, sources);
    ASSERT_EQ(product(*tool, *mode, sources), expected) << "subset " << bits;
  }
  std::printf("precedence %s: %zu subsets\n", GetParam().c_str(), subsets);
}

INSTANTIATE_TEST_SUITE_P(Modes, EveryMode,
                         ::testing::Values("first-party", "bare", "bedrock", "bedrock-gateway", "foundry", "aws-platform",
                                           "google-platform", "mantle", "vertex"),
                         [](const auto& parameter) {
                           std::string name = parameter.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(Precedence, CoversEveryModeOfTheTool) {
  EXPECT_EQ(catalog::find_tool(catalog::embedded(), "claude-code")->modes.size(), 9u);
}

// The measured order is not transitive: a profile beats the login, the login the saved key, the saved key the profile.
TEST(Precedence, ProfileLoginAndSavedKeyBeatEachOtherInACircle) {
  const auto& tool = *catalog::find_tool(catalog::embedded(), "claude-code");
  const auto& mode = tool.modes[tool.modes.size() - 1];
  Sources none;
  for (const auto& source : tool.sources) none[std::string(source.id.view())] = false;
  const auto with = [&](std::vector<std::string> ids) {
    Sources s = none;
    for (const auto& id : ids) s[id] = true;
    return product(tool, mode, s);
  };
  EXPECT_EQ(with({"named-profile", "login"}), (Headers{{"authorization", "named-profile"}}));
  EXPECT_EQ(with({"login", "saved-key"}), (Headers{{"authorization", "login"}}));
  EXPECT_EQ(with({"saved-key", "named-profile"}), (Headers{{"x-api-key", "saved-key"}}));
  EXPECT_EQ(with({"saved-key", "named-profile", "login"}), (Headers{{"x-api-key", "saved-key"}}));
}

}  // namespace
}  // namespace why
