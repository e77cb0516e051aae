// A draft has an id of its own, a signature for each wording, and knows who covers a message.
// SPDX-License-Identifier: Apache-2.0
#include "authoring/draft.hpp"

#include <gtest/gtest.h>

#include <string>

#include "authoring/glued.hpp"
#include "support/small_catalog.hpp"
#include "unit/authoring/packed_good_catalog.hpp"

namespace why::catalog {
namespace {

using Messages = std::vector<std::string_view>;

std::string id_of(std::string_view message, std::string_view tool = "box",
                  const test::CatalogFiles& texts = test::good_catalog()) {
  const test::PackedGoodCatalog catalog(texts);
  return draft_of({message}, tool, catalog.get()).id;
}

TEST(Draft, TakesItsIdFromTheToolAndTheTellingWords) {
  EXPECT_EQ(id_of("Your widget store is full: 507"), "box/widget-store-full");
  EXPECT_EQ(id_of("Error: the seat 4711 of ada@example.org was given to somebody else"),
            "box/seat-given-somebody-else");
}

TEST(Draft, TakesItsIdFromTheMessageInsideAnAnswer) {
  EXPECT_EQ(id_of(R"(401 {"type":"error","error":{"message":"unknown seat"}})"), "box/unknown-seat");
}

TEST(Draft, WithoutAToolOrWordsHasNoId) {
  EXPECT_EQ(id_of("Your widget store is full", ""), "");
  EXPECT_EQ(id_of("部件库已满"), "");
}

TEST(Draft, TakesNoIdThatIsOrWasInUse) {
  EXPECT_EQ(id_of("bad key"), "box/bad-key-2");
  EXPECT_EQ(id_of("old message"), "box/old-message-2");
}

TEST(Draft, HasASignatureForEachWording) {
  const test::PackedGoodCatalog catalog;
  const Draft draft =
      draft_of({"Your widget store is full: 507", "The widget store has no room"}, "box", catalog.get());
  ASSERT_EQ(draft.messages.size(), 2U);
  EXPECT_EQ(draft.messages[0].signature, "Your widget store is full: {status:int}");
  EXPECT_EQ(draft.messages[1].signature, "The widget store has no room");
  EXPECT_EQ(draft.http_status, 507U);
}

// ------------------------------------------------ who covers a message

Error<Owned> error(std::string id, std::string signature, Strength strength) {
  Error<Owned> out = test::error(std::move(id), {std::move(signature)});
  out.strength = strength;
  return out;
}

std::string covering(std::string_view message) {
  const test::SmallCatalog catalog(
      {error("api/refused", "the widget key was refused", Strength::body),
       error("box/refused", "box: the widget key", Strength::message),
       error("box/stopped", "box stopped with code {code:int}", Strength::symptom)});
  const Error<Packed>* found = covering_error(match_text(catalog.get(), message));
  return found == nullptr ? "" : std::string(found->id.view());
}

TEST(CoveringError, IsTheToolsOwnMessageBeforeAnApisAnswer) {
  EXPECT_EQ(covering("box: the widget key was refused"), "box/refused");
}

TEST(CoveringError, MayBeAnApisAnswer) { EXPECT_EQ(covering("the widget key was refused"), "api/refused"); }

TEST(CoveringError, IsNeverASymptom) { EXPECT_EQ(covering("box stopped with code 1"), ""); }

// ------------------------------------------------ messages told apart

TEST(MessagesIn, AreToldApartAtASlashBetweenSentences) {
  EXPECT_EQ(messages_in("Sign-in has failed today. / Error: the key was refused / try it once more please"),
            (Messages{"Sign-in has failed today.", "Error: the key was refused", "try it once more please"}));
}

TEST(MessagesIn, KeepPathsAndShortAlternativesTogether) {
  for (const char* text :
       {"read / write access is missing here", "open /home/ada / no such file or directory", "", " / "})
    EXPECT_EQ(messages_in(text).size(), 1U) << text;
}

TEST(MessagesIn, AreFoundInOneWalkOverALongText) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "1 / ";
  EXPECT_EQ(messages_in(text).size(), 1U);
}

}  // namespace
}  // namespace why::catalog
