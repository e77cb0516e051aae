// What is said of a snapshot's evidence is what is said of the live one, with shorter paths.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.hpp"
#include "examined.hpp"
#include "report/json.hpp"
#include "support/ingredients.hpp"
#include "support/recorded.hpp"

namespace why {
namespace {

using test::knowledge;
using test::Scene;

/// The document of a report, without the home and the directory of the scene.
std::string document_of(Report report) {
  const Context context{knowledge(), Language::en, std::nullopt, {Scene::k_now_ms}, true};
  std::vector<Report> one;
  one.push_back(std::move(report));
  std::string out = report_json(one, context);
  out = text::replace_all(out, "/home/ada/work", ".");
  return text::replace_all(out, "/home/ada", "~");
}

/// The live evidence of every tool of a scene, and that of its snapshot after it was written and read.
struct Both {
  std::vector<Evidence> live;
  Snapshot recorded;
};

Both both_of(Scene& scene) {
  Both out;
  World world = scene.world();
  out.live = examine_present(world, knowledge(), Want::inventory);
  auto read = read_snapshot(test::document_of(test::taken(scene)), knowledge());
  EXPECT_TRUE(read) << read.error().what;
  if (read) out.recorded = std::move(*read);
  return out;
}

RC_GTEST_PROP(RecordedPages, CheckAndStatusSayTheSameOfALivePlaceAndOfItsSnapshot, (std::uint64_t bits)) {
  Scene scene = test::scene_of(bits), again = test::scene_of(bits);
  Both first = both_of(scene), second = both_of(again);
  RC_ASSERT(first.live.size() == first.recorded.tools.size());
  for (std::size_t i = 0; i < first.live.size(); ++i) {
    RC_ASSERT(document_of(check(knowledge(), std::move(first.recorded.tools[i].evidence))) == document_of(check(knowledge(), std::move(first.live[i]))));
    RC_ASSERT(document_of(status(knowledge(), std::move(second.recorded.tools[i].evidence))) == document_of(status(knowledge(), std::move(second.live[i]))));
  }
}

TEST(RecordedPages, TheScenesOfThisTestHaveFindingsAndCredentials) {
  std::size_t findings = 0, credentials = 0;
  for (std::uint64_t bit = 0; bit < test::k_ingredients.size(); ++bit) {
    Scene scene = test::scene_of(std::uint64_t{1} << bit);
    for (Evidence& evidence : both_of(scene).live) {
      credentials += evidence.effective() == nullptr ? 0 : 1;
      findings += check(knowledge(), std::move(evidence)).findings.size();
    }
  }
  EXPECT_GT(findings, 10U);
  EXPECT_GT(credentials, 10U);
}

}  // namespace
}  // namespace why
