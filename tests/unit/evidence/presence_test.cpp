// A cheap look for tools that are not here: it may be wrong in one direction only.
// SPDX-License-Identifier: Apache-2.0
#include "evidence/presence.hpp"

#include <gtest/gtest.h>

#include <string>

#include "catalog/image.hpp"
#include "evidence/evidence.hpp"
#include "support/scene.hpp"

namespace why {
namespace {

using test::Scene;

std::string found_in(Scene& scene) {
  World world = scene.world();
  std::string out;
  for (const Evidence& evidence : examine_present(world, catalog::embedded()))
    out += (out.empty() ? "" : " ") + std::string(evidence.tool->id.view());
  return out;
}

TEST(Presence, AnEmptyHomeHasNoTool) {
  Scene scene;
  EXPECT_EQ(found_in(scene), "");
}

TEST(Presence, AToolIsHereByAFileOfItsOwn) {
  Scene scene;
  scene.home(".codex/config.toml", "model = \"x\"\n").home(".gemini/settings.json", "{}");
  EXPECT_EQ(found_in(scene), "codex gemini-cli");
}

TEST(Presence, ASharedKeyCountsOnlyWhenNothingElseIsHere) {
  Scene shared;
  shared.env("OPENAI_API_KEY", test::fake_key("sk-proj-", 120));
  EXPECT_NE(found_in(shared), "");
  Scene both;
  both.env("OPENAI_API_KEY", test::fake_key("sk-proj-", 120)).home(".codex/config.toml", "model = \"x\"\n");
  EXPECT_EQ(found_in(both), "codex");
}

TEST(Presence, AProjectsDotenvIsNoTraceOfATool) {
  Scene scene;
  scene.project(".env", "SOME_OTHER=1\n");
  EXPECT_EQ(found_in(scene), "");
}

/// Whoever is found by looking closely is found by the cheap look too.
TEST(Presence, WhatTheCheapLookLeavesOutIsNotHere) {
  Scene scene;
  scene.home(".local/share/opencode/auth.json", "{}").home(".config/goose/config.yaml", "GOOSE_PROVIDER: openai\n");
  scene.home(".config/gh/hosts.yml", "github.com:\n  oauth_token: x\n").home(".aider.conf.yml", "model: x\n").project("opencode.json", "{}");
  World world = scene.world();
  Folders folders(world);
  for (const auto& tool : catalog::embedded().tools)
    if (!may_be_here(world, folders, tool))
      EXPECT_NE(examine(world, catalog::embedded(), tool).traces, Traces::own) << tool.id.view();
}

TEST(Presence, OddPathsEnd) {
  Scene scene;
  World world = scene.world();
  Folders folders(world);
  for (const char* path : {"", "/", ".", "x", "a/b", "//", "/home", "/home/ada/", "/nowhere/at/all"}) (void)folders.may_have(path);
  EXPECT_FALSE(folders.may_have("/home/ada/.codex"));
}

}  // namespace
}  // namespace why
