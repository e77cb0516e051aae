// SPDX-License-Identifier: Apache-2.0
#include "report/formats.hpp"

#include <algorithm>
#include <array>

#include "base/assert.hpp"
#include "base/text.hpp"

namespace why {
namespace {

struct CiFormat {
  Format format;
  std::string (*problems)(const Problems&, const Context&);
  std::string (*failure)(std::string_view, const Context&);
};

constexpr std::array k_ci_formats{
    CiFormat{Format::sarif, sarif, sarif_failure}, CiFormat{Format::junit, junit, junit_failure},
    CiFormat{Format::github, github, github_failure}, CiFormat{Format::gitlab, gitlab, gitlab_failure},
    CiFormat{Format::markdown, markdown, markdown_failure}};

const CiFormat* find(Format format) {
  const auto* it = std::find_if(k_ci_formats.begin(), k_ci_formats.end(),
                                [&](const CiFormat& f) { return f.format == format; });
  return it == k_ci_formats.end() ? nullptr : it;
}

}  // namespace

Format format_named(std::string_view name) {
  const auto names = text::split(k_format_names, '|');
  const auto it = std::find(names.begin(), names.end(), name);
  return it == names.end() ? Format::text : static_cast<Format>(it - names.begin());
}

std::string_view name_of(Format format) {
  return text::split(k_format_names, '|')[static_cast<std::size_t>(format)];
}

bool is_for_ci(Format format) { return find(format) != nullptr; }

std::string problems_in(Format format, const Problems& problems, const Context& context) {
  const CiFormat* ci = find(format);
  WHY_ASSERT(ci != nullptr);
  return ci->problems(problems, context);
}

std::string failure_in(Format format, std::string_view message, const Context& context) {
  const CiFormat* ci = find(format);
  WHY_ASSERT(ci != nullptr);
  return ci->failure(message, context);
}

}  // namespace why
