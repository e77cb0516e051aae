// Signatures as written: what they compile to, and which are refused.
// SPDX-License-Identifier: Apache-2.0
#include "match/signature.hpp"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>

namespace why::catalog {
namespace {

std::string refusal(const std::string& text) {
  const auto signature = compile_signature(text);
  return signature ? "" : signature.error().what;
}

TEST(Signature, WithoutHolesItIsALiteralInNormalForm) {
  const auto signature = compile_signature("Invalid API key · Fix “external” API key").value();
  EXPECT_EQ(signature.literal, "invalidapikeyfixexternalapikey");
  EXPECT_EQ(signature.regex, "");
  EXPECT_EQ(signature.weight, 30U);
}

TEST(Signature, WithHolesItIsARegexWithOneGroupForEach) {
  const auto signature =
      compile_signature("API Error: {status:int} (id {request:id}) from {host:host}: {*}bad {why:any}")
          .value();
  EXPECT_EQ(signature.literal, "");
  EXPECT_EQ(signature.holes.size(), 5U);
  EXPECT_EQ(RE2(signature.regex).NumberOfCapturingGroups(), 5);
}

TEST(Signature, HolesAreNamedInTheOrderOfTheText) {
  const auto signature = compile_signature("your model {model:id} is gone{*}since {day:any} or so").value();
  EXPECT_EQ(signature.holes[0].name, "model");
  EXPECT_EQ(signature.holes[0].kind, "id");
  EXPECT_EQ(signature.holes[1].name, "");
  EXPECT_EQ(signature.holes[2].kind, "any");
}

TEST(Signature, TheRegexMatchesTheNormalForm) {
  const auto signature = compile_signature("Cannot (re)connect to {host:host}: {status:int} [again]").value();
  RE2::Options options(RE2::Latin1);
  std::string host, status;
  ASSERT_TRUE(RE2::FullMatch("cannot(re)connecttoa.example:8443:502[again]", RE2(signature.regex, options),
                             &host, &status));
  EXPECT_EQ(host, "a.example:8443");
  EXPECT_EQ(status, "502");
}

TEST(Signature, OtherBracesAreText) {
  const auto signature = compile_signature(R"({"error":{"type":"billing"}} {} {a b} {A:id})").value();
  EXPECT_EQ(signature.literal, "{error:{type:billing}}{}{ab}{a:id}");
}

TEST(Signature, OfANestedObjectTheInnerHoleIsFound) {
  const auto signature = compile_signature(R"({"request_id":"{request:id}"} was refused)").value();
  EXPECT_EQ(signature.holes.at(0).name, "request");
}

TEST(Signature, AnUnknownKindIsRefused) {
  EXPECT_EQ(refusal("the status is {status:number} today"),
            "a hole has a kind other than int, id, host and any");
}

TEST(Signature, HolesSideBySideAreRefused) {
  EXPECT_EQ(refusal("the status is {a:int} {b:id} today"), "two holes stand next to each other");
  EXPECT_EQ(refusal("the status is {a:int} · {*} today"), "two holes stand next to each other");
}

TEST(Signature, TwoHolesOfOneNameAreRefused) {
  EXPECT_EQ(refusal("the status is {a:int} or it is {a:int} then"), "two holes have the same name");
}

TEST(Signature, SeveralHolesWithoutANameAreFine) {
  EXPECT_EQ(refusal("the status{*}is not the{*}same as before"), "");
}

TEST(Signature, AnythingAtAnEdgeIsRefused) {
  EXPECT_EQ(refusal("{*}the status is unknown"), "the signature starts or ends with {*}");
  EXPECT_EQ(refusal("the status is unknown {*}"), "the signature starts or ends with {*}");
}

TEST(Signature, ANamedHoleAtAnEdgeIsFine) {
  EXPECT_EQ(refusal("{name:id} has no status today: {why:any}"), "");
}

TEST(Signature, TooLittleTextIsRefused) {
  EXPECT_EQ(refusal("Unauthorized"), "");
  EXPECT_EQ(refusal("Unauthorize | ·"), "the signature has less than twelve characters of fixed text");
  EXPECT_EQ(refusal(""), "the signature has less than twelve characters of fixed text");
}

TEST(Signature, TooShortPiecesAreRefused) {
  EXPECT_EQ(refusal("no status{a:id}12345678{b:id}87654321"),
            "the signature has no nine characters in a row without a hole");
}

TEST(Signature, TooLongOnesAreRefused) {
  EXPECT_EQ(refusal(std::string(2048, 'x')), "");
  EXPECT_EQ(refusal(std::string(2048, 'x') + "{a:id}"),
            "the signature is longer than 2048 characters, holes included");
}

TEST(Signature, AMarkIsALiteral) { EXPECT_EQ(compile_mark("Some Tool v2").value().literal, "sometoolv2"); }

TEST(Signature, AShortMarkIsRefused) {
  EXPECT_EQ(compile_mark("~/.tool").error().what, "the mark has less than nine characters");
}

TEST(Signature, ReachOfAPatternCountsItsHoles) {
  const Pattern pattern = parse_signature("the status {a:int} is {b:id} today").value();
  EXPECT_EQ(pattern.longest_before(0), 0U);
  EXPECT_EQ(pattern.longest_before(1), 9U + k_hole);
  EXPECT_EQ(pattern.longest(), 16U + 2 * k_hole);
}

}  // namespace
}  // namespace why::catalog
