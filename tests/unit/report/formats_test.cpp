// The names of the formats, and what all of them for CI have in common.
// SPDX-License-Identifier: Apache-2.0
#include "report/formats.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "problem_lists.hpp"

namespace why {
namespace {

using namespace test;

constexpr std::array k_for_ci{Format::sarif, Format::junit, Format::github, Format::gitlab, Format::markdown};

TEST(Formats, NamesLeadThereAndBack) {
  for (const std::string_view name : text::split(k_format_names, '|')) EXPECT_EQ(name_of(format_named(name)), name);
  for (const std::string_view name : text::split(k_formats_of_all, '|')) EXPECT_FALSE(is_for_ci(format_named(name)));
  for (const Format format : k_for_ci) EXPECT_TRUE(is_for_ci(format));
  EXPECT_EQ(format_named("toml"), Format::text);
  EXPECT_EQ(format_named(""), Format::text);
}

TEST(Formats, TheSameListGivesTheSameBytes) {
  for (const Format format : k_for_ci)
    EXPECT_EQ(problems_in(format, usual_list(), ci_context()), problems_in(format, usual_list(), ci_context()));
}

TEST(Formats, EveryProblemAndGapIsInEveryFormat) {
  for (const Language language : {Language::en, Language::zh})
    for (const Format format : k_for_ci) {
      const std::string out = problems_in(format, usual_list(), ci_context(language));
      for (const std::string_view part : {"/etc/locked", "~/.zshrc:42", "src/.env", "A_VARIABLE", "mend --it"})
        EXPECT_TRUE(text::contains(out, part)) << name_of(format) << " " << part;
    }
}

TEST(Formats, AFailureSaysItsMessageWhereThereIsAPlaceForIt) {
  for (const Format format : k_for_ci) {
    const std::string out = failure_in(format, "There is no tool x.", ci_context());
    EXPECT_EQ(text::contains(out, "There is no tool x."), format != Format::gitlab) << out;
  }
}

}  // namespace
}  // namespace why
