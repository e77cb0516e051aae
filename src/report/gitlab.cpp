// GitLab's Code Quality, https://docs.gitlab.com/ci/testing/code_quality/
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <nlohmann/json.hpp>

#include "report/document.hpp"
#include "report/formats.hpp"

namespace why {
namespace {

constexpr std::array<std::string_view, 3> k_severities{"critical", "major", "info"};

/// GitLab shows one line.
std::string description_of(const Problem& problem, const Context& context) {
  std::string out;
  for (const std::string& line : lines_of(problem, context)) out += (out.empty() ? "" : " · ") + shown(line);
  return out;
}

}  // namespace

std::string gitlab(const Problems& problems, const Context& context) {
  std::vector<Problem> all = problems.list;
  for (const Gap& gap : problems.gaps) all.push_back(problem_of(gap, Severity::note, context));
  const std::vector<std::string> fingerprints = fingerprints_of(all);
  Json out = Json::array();
  for (std::size_t i = 0; i < all.size(); ++i)
    out.push_back({{"description", description_of(all[i], context)},
                   {"check_name", shown(all[i].id)},
                   {"fingerprint", fingerprints[i]},
                   {"severity", k_severities[static_cast<std::size_t>(all[i].severity)]},
                   {"location", {{"path", shown(path_of(all[i].spot))}, {"lines", {{"begin", line_of(all[i].spot)}}}}}});
  return compact_bytes_of(out);
}

std::string gitlab_failure(std::string_view /*message*/, const Context& /*context*/) {
  return compact_bytes_of(Json::array());
}

}  // namespace why
