// Advice that could destroy something is known as such; descriptions and warnings are not taken for advice.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/advice.hpp"

#include <gtest/gtest.h>

namespace why::catalog {
namespace {

TEST(Advice, HarmIsFoundInEitherLanguage) {
  for (const char* text : {
           "Delete the stored login and sign in again.",
           "remove ~/.box/.credentials.json",
           "rm ~/.box/auth.json",
           "Erase the item from the keychain.",
           "Log out, then sign in.",
           "Run box /logout first.",
           "box auth logout",
           "Set NODE_TLS_REJECT_UNAUTHORIZED=0.",
           "npm config set strict-ssl false",
           "Turn certificate checking off.",
           "Disable TLS verification for this host.",
           "curl -k https://api.example",
           "删除凭据后重新登录。",
           "先注销，再登录。",
           "关闭证书校验。",
           "请移除密钥。",
       })
    EXPECT_NE(harmful_advice(text), "") << text;
}

TEST(Advice, WarningsAreNoAdvice) {
  for (const char* text : {
           "Do not delete the stored login.",
           "Never log out for this.",
           "This works without removing the key.",
           "Keep certificate checking on; do not switch checking off.",
           "不要删除凭据。",
           "无需注销。",
       })
    EXPECT_EQ(harmful_advice(text), "") << text;
}

TEST(Advice, DescriptionsAreNoAdvice) {
  for (const char* text : {
           "The key was deleted in the console.",
           "{name} switches certificate checking off.",
           "The login was withdrawn by a logout elsewhere.",
           "{name} 关闭了证书校验",
           "密钥已被删除。",
           "Signing out elsewhere ends this login too.",
           "Comment the line out.",
           "Remove the line break.",
       })
    EXPECT_EQ(harmful_advice(text), "") << text;
}

TEST(Advice, AWarningDoesNotExcuseTheNextSentence) {
  EXPECT_NE(harmful_advice("Do not hurry. Delete the login."), "");
  EXPECT_NE(harmful_advice("If that does not help, delete the login."), "");
}

TEST(Advice, NotesOfImportersAreFound) {
  EXPECT_EQ(import_note("Source: a list"), "source:");
  EXPECT_EQ(import_note("Based on the imported evidence."), "imported evidence");
  EXPECT_EQ(import_note("See https://errors.example/x for more."), "https://errors.example/x");
}

TEST(Advice, OrdinaryTextIsNoNote) {
  EXPECT_EQ(import_note("The server refused the resource: another workspace."), "");
  EXPECT_EQ(import_note("http:// written for a TLS port is typical."), "");
}

TEST(Advice, LookingAgainIsGeneric) {
  EXPECT_TRUE(is_generic("Verify the settings"));
  EXPECT_TRUE(is_generic("检查设置"));
  EXPECT_FALSE(is_generic("correct the base URL"));
  EXPECT_FALSE(is_generic("checkout the branch again"));
}

}  // namespace
}  // namespace why::catalog
