// A proposed signature has holes where messages vary, keeps what tells, and finds its own message again.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/propose_signature.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "catalog/image.hpp"
#include "match/match.hpp"
#include "match/signature.hpp"
#include "support/small_catalog.hpp"

namespace why::catalog {
namespace {

const SignatureProposer& proposer() {
  static const SignatureProposer k_proposer;
  return k_proposer;
}

std::string proposed(std::string_view message) { return proposer().propose(message).text; }

struct Example {
  std::string_view message, signature;
};

class Proposed : public testing::TestWithParam<Example> {};

TEST_P(Proposed, HasHolesWhereTheMessageVaries) {
  EXPECT_EQ(proposed(GetParam().message), GetParam().signature);
}

INSTANTIATE_TEST_SUITE_P(
    Signature, Proposed,
    testing::Values(
        Example{"The widget store refused the key (401)", "The widget store refused the key ({status:int})"},
        Example{"Widget 4711 of 12 is broken beyond repair",
                "Widget {number:int} of {number_2:int} is broken beyond repair"},
        Example{"HTTP 503 after 3 retries: the store is down",
                "HTTP {status:int} after {number:int} retries: the store is down"},
        Example{R"({"message":"no such widget","request_id":"req_011AbCdEfGh"})",
                R"({"message":"no such widget","request_id":"{request_id:id}"})"},
        Example{"cannot reach https://eu.store.example.org:8443/v1 from here",
                "cannot reach https://{host:host}/v1 from here"},
        Example{"getaddrinfo ENOTFOUND eu.store.example.org", "getaddrinfo ENOTFOUND {host:host}"},
        Example{"connect ECONNREFUSED 127.0.0.1:4000", "connect ECONNREFUSED {host:host}"},
        Example{"Your widgets reset at 2026-11-24T08:00:00Z in full",
                "Your widgets reset at {time:any} in full"},
        Example{"Your widget limit resets 3pm (UTC)", "Your widget limit resets {time:any} (UTC)"},
        Example{"widgets 2.1.330 is too old for this store",
                "widgets {version:id} is too old for this store"},
        Example{"The model widget-large-4-1 does not exist", "The model {model:id} does not exist"},
        Example{"model: 'w4' is not available to you", "model: '{model:id}' is not available to you"},
        Example{"cannot read /home/ada/.widget/key.json: damaged", "cannot read {path:any}: damaged"},
        Example{"signed in as ada@example.org without a seat", "signed in as {account:any} without a seat"},
        Example{"trace 3f2504e0-4f89-11d3-9a0c-0305e82c3301 was refused", "trace {id:id} was refused"},
        Example{"the key [hidden: box key] was refused by the store", "the key {*} was refused by the store"},
        Example{"refused by the widget store: [hidden: box key]", "refused by the widget store:"},
        Example{"12: the widget store said no", "the widget store said no"},
        Example{"401 widgets are not for you any more", "{status:int} widgets are not for you any more"},
        Example{"the widget 12 403 was refused by the store",
                "the widget {number:any} was refused by the store"}));

struct Fixed {
  std::string_view message;
};
class Kept : public testing::TestWithParam<Fixed> {};

TEST_P(Kept, IsWhatNeverVaries) { EXPECT_EQ(proposed(GetParam().message), GetParam().message); }

INSTANTIATE_TEST_SUITE_P(Signature, Kept,
                         testing::Values(Fixed{"Invalid widget key · Please run /login"},
                                         Fixed{"ERR_HTTP2_STREAM: the x-api-key of OAuth2 is missing"},
                                         Fixed{"edit ~/.widget/settings.json and start again"},
                                         Fixed{"widget.ai has no free seats any more"}));

TEST(ProposedSignature, KnowsTheStatus) {
  EXPECT_EQ(proposer().propose("The widget store is full: 507").http_status, 507U);
  EXPECT_EQ(proposer().propose("The widget store has 200 seats").http_status, 0U);
}

TEST(ProposedSignature, OfALongTextIsThatOfItsLongestLine) {
  std::string trace = "WidgetError: the store does not answer any more\n";
  for (int i = 0; i < 20; ++i)
    trace += "    at Store.ask (widget/store.js, function that has a very long name)\n";
  EXPECT_EQ(proposed(trace), "WidgetError: the store does not answer any more");
}

TEST(ProposedSignature, OfAWrappedMessageIsOne) {
  EXPECT_EQ(proposed("the widget store\n   refused the key"), "the widget store refused the key");
}

TEST(ProposedSignature, OfTooLittleTextIsEmpty) {
  for (const char* message : {"", "401", "error", "   \n ", "12:30 4711 9 17"})
    EXPECT_EQ(proposed(message), "") << message;
}

/// Whether the signature finds the message that it was made from.
bool finds_itself(const std::string& signature, std::string_view message) {
  const test::SmallCatalog catalog({test::error("box/x", {signature})});
  return !match_text(catalog.get(), message).matches.empty();
}

TEST(ProposedSignature, OfEverySampleOfTheCatalogFindsTheSample) {
  std::size_t proposals = 0;
  for (const auto& error : embedded().errors)
    for (const auto& sample : error.samples) {
      const std::string signature = proposed(sample.text);
      if (signature.empty()) continue;
      ++proposals;
      EXPECT_TRUE(finds_itself(signature, sample.text)) << signature << "\n" << sample.text.view();
    }
  EXPECT_GT(proposals, 100U);
}

TEST(ProposedSignature, OfAnyTextCompilesOrIsEmpty) {
  EXPECT_TRUE(rc::check([] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::oneOf(
        rc::gen::element<std::string>("[hidden: x]", "{*}", "{a:int}", "401", " / ", "\n", "model ",
                                      "_id: ", "http://", "10.0.0.1", "\x1b[1m", "\xFF", "密钥",
                                      std::string("\0", 1), "refused the widget key"),
        rc::gen::arbitrary<std::string>()));
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    const std::string signature = proposed(text);
    RC_ASSERT(signature.empty() || compile_signature(signature).has_value());
  }));
}

}  // namespace
}  // namespace why::catalog
