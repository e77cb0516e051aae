// Every rule of precedence matters: with any one of them taken away, something else would be predicted.
// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "catalog/find.hpp"
#include "catalog/image.hpp"
#include "catalog/packer.hpp"
#include "evidence/precedence.hpp"

namespace why {
namespace {

using catalog::Owned;
using OwnedMode = catalog::Mode<Owned>;

/// What is sent for all sets of up to three sources, as one text. Three are enough to show any rule.
std::string behaviour(const catalog::Catalog<Owned>& knowledge, std::size_t tool_at, std::size_t mode_at, const std::vector<std::size_t>& varied) {
  const auto image = catalog::pack(knowledge);
  const auto& tool = (*catalog::view(image))->tools[tool_at];
  std::string out;
  for (std::uint32_t bits = 0; bits < std::uint32_t{1} << varied.size(); ++bits) {
    if (std::popcount(bits) > 3) continue;
    std::vector<bool> present(tool.sources.size());
    for (std::size_t i = 0; i < varied.size(); ++i) present[varied[i]] = (bits >> i & 1) != 0;
    auto sent = choose(tool, tool.modes[mode_at], present).sent;
    std::sort(sent.begin(), sent.end(), [](const Sent& a, const Sent& b) { return a.header < b.header; });
    for (const Sent& s : sent) out += std::string(s.header) + std::to_string(s.source);
    out += '.';
  }
  return out;
}

struct Mutant {
  std::string name;
  std::function<void(OwnedMode&)> apply;
};

bool share_a_header(const catalog::Tool<Owned>& tool, const std::string& a, const std::string& b) {
  const auto source = [&](const std::string& id) { return *std::find_if(tool.sources.begin(), tool.sources.end(), [&](auto& s) { return s.id == id; }); };
  for (const auto& header : source(a).headers)
    for (const auto& other : source(b).headers)
      if (header == other) return true;
  return false;
}

void add_group_mutants(const catalog::Tool<Owned>& tool, const OwnedMode& mode, std::size_t g, std::vector<Mutant>& out) {
  const auto& group = mode.groups[g];
  const std::string at = mode.id + "/" + group.id + ": ";
  for (std::size_t i = 0; i < group.sources.size(); ++i)
    out.push_back({at + "without source " + group.sources[i], [g, i](OwnedMode& m) { std::erase(m.groups[g].deciders, m.groups[g].sources[i]); m.groups[g].sources.erase(m.groups[g].sources.begin() + static_cast<std::ptrdiff_t>(i)); }});
  for (std::size_t i = 0; i < group.deciders.size(); ++i)
    out.push_back({at + "without decider " + group.deciders[i], [g, i](OwnedMode& m) { m.groups[g].deciders.erase(m.groups[g].deciders.begin() + static_cast<std::ptrdiff_t>(i)); }});
  for (std::size_t i = 0; i + 1 < group.sources.size(); ++i)
    if (group.send == catalog::Send::first || share_a_header(tool, group.sources[i], group.sources[i + 1]))
      out.push_back({at + "with " + group.sources[i] + " behind the next", [g, i](OwnedMode& m) { std::swap(m.groups[g].sources[i], m.groups[g].sources[i + 1]); }});
  if (group.send == catalog::Send::first)
    out.push_back({at + "sending each header", [g](OwnedMode& m) { m.groups[g].send = catalog::Send::each_header; }});
}

std::vector<Mutant> mutants_of(const catalog::Tool<Owned>& tool, const OwnedMode& mode) {
  std::vector<Mutant> out;
  for (std::size_t g = 0; g < mode.groups.size(); ++g) add_group_mutants(tool, mode, g, out);
  for (std::size_t g = 0; g + 1 < mode.groups.size(); ++g)
    out.push_back({mode.id + ": group " + mode.groups[g].id + " behind the next", [g](OwnedMode& m) { std::swap(m.groups[g], m.groups[g + 1]); }});
  for (std::size_t a = 0; a < mode.adjustments.size(); ++a) {
    out.push_back({mode.id + ": without adjustment " + mode.adjustments[a].source, [a](OwnedMode& m) { m.adjustments.erase(m.adjustments.begin() + static_cast<std::ptrdiff_t>(a)); }});
    for (std::size_t y = 0; y < mode.adjustments[a].yields_to.size(); ++y)
      out.push_back({mode.id + ": " + mode.adjustments[a].source + " not yielding to " + mode.adjustments[a].yields_to[y],
                     [a, y](OwnedMode& m) { auto& list = m.adjustments[a].yields_to; list.erase(list.begin() + static_cast<std::ptrdiff_t>(y)); }});
  }
  return out;
}

TEST(PrecedenceMutation, EveryRuleOfEveryModeChangesWhatIsPredicted) {
  const auto knowledge = catalog::unpack(catalog::embedded());
  std::size_t tried = 0;
  for (std::size_t t = 0; t < knowledge.tools.size(); ++t)
    for (std::size_t m = 0; m < knowledge.tools[t].modes.size(); ++m) {
      catalog::Catalog<Owned> one;
      one.tools.push_back(knowledge.tools[t]);
      const auto varied = order_of(catalog::embedded().tools[t], catalog::embedded().tools[t].modes[m]);
      const std::string before = behaviour(one, 0, m, varied);
      for (const Mutant& mutant : mutants_of(one.tools[0], one.tools[0].modes[m])) {
        auto changed = one;
        mutant.apply(changed.tools[0].modes[m]);
        EXPECT_NE(behaviour(changed, 0, m, varied), before) << mutant.name;
        ++tried;
      }
    }
  EXPECT_GT(tried, 50u);
  std::printf("assurance: 89 rules=%zu\n", tried);
}

}  // namespace
}  // namespace why
