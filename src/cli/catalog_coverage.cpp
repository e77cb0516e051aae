// why401 catalog coverage: how much is known of each tool, and where knowledge is thin.
// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "authoring/coverage.hpp"
#include "cli/catalog.hpp"
#include "report/document.hpp"

namespace why::cli {
namespace {

using catalog::Coverage;
using catalog::ToolCoverage;
using Ids = std::vector<std::string_view>;

constexpr Phrase k_errors{"errors of each tool", "各工具的错误"};
constexpr Phrase k_none{"none", "无"};
constexpr Phrase k_total{"{errors} · en {en} · zh {zh}", "{errors} · en {en} · zh {zh}"};
constexpr Phrase k_single{"errors that rest on one page", "只有一个来源的错误"};
constexpr Phrase k_oldest{"checked longest ago", "最久未核对"};
constexpr Phrase k_causes{"causes behind no error", "不属于任何错误的原因"};
constexpr Phrase k_fixes{"fixes of no cause", "不属于任何原因的修复"};
constexpr Phrase k_silent{"providers without errors", "没有错误的服务商"};

constexpr std::size_t k_indent = 2;
constexpr std::size_t k_most_shown = 10;

catalog::Cell sum_of(const ToolCoverage& tool) {
  catalog::Cell sum;
  for (const catalog::Cell& cell : tool.scopes) {
    sum.errors += cell.errors;
    sum.en += cell.en;
    sum.zh += cell.zh;
  }
  return sum;
}

/// "account/auth 12 · quota/rate 3"
std::string scopes_text(const ToolCoverage& tool, const Context& context) {
  std::string text;
  for (std::size_t i = 0; i < tool.scopes.size(); ++i)
    if (const std::size_t errors = tool.scopes[i].errors; errors > 0)
      text += fmt::format("{}{} {}", text.empty() ? "" : " · ",
                          context.say(scope_words(static_cast<catalog::Scope>(i))), errors);
  return text.empty() ? context.say(k_none) : text;
}

void add_tools(const Coverage& coverage, const Context& context, Page& page) {
  constexpr std::size_t k_hang = 24;
  page.add(0, 0, {{context.say(k_errors), Style::strong}});
  for (const ToolCoverage& tool : coverage.tools) {
    const catalog::Cell sum = sum_of(tool);
    page.labelled(k_indent, k_hang, tool.tool, {{scopes_text(tool, context)}}).right = {
        context.say(k_total, {{"errors", std::to_string(sum.errors)},
                              {"en", std::to_string(sum.en)},
                              {"zh", std::to_string(sum.zh)}}),
        Style::dim};
  }
}

void add_heading(const Phrase& title, std::size_t count, const Context& context, Page& page) {
  page.blank();
  page.add(0, 0, {{fmt::format("{}: {}", context.say(title), count), Style::strong}});
}

void add_ids(const Phrase& title, const Ids& ids, const Context& context, Page& page) {
  add_heading(title, ids.size(), context, page);
  add_first(ids, k_most_shown, context, page, [&](std::string_view id) {
    page.add(k_indent, k_indent, {{std::string(id), Style::code}});
  });
}

Page coverage_page(const Coverage& coverage, const Context& context) {
  constexpr std::size_t k_hang = 14;
  Page page;
  add_tools(coverage, context, page);
  add_ids(k_single, coverage.single_source, context, page);
  page.blank();
  page.add(0, 0, {{context.say(k_oldest), Style::strong}});
  add_first(coverage.checked, k_most_shown, context, page, [&](const catalog::Checked& checked) {
    page.labelled(k_indent, k_hang, checked.date, {{std::string(checked.error), Style::code}});
  });
  add_ids(k_causes, coverage.unused_causes, context, page);
  add_ids(k_fixes, coverage.unused_fixes, context, page);
  add_ids(k_silent, coverage.silent_providers, context, page);
  return page;
}

std::string coverage_json(const Coverage& coverage) {
  Json tools = Json::array();
  for (const ToolCoverage& tool : coverage.tools) {
    Json scopes = Json::object();
    for (std::size_t i = 0; i < tool.scopes.size(); ++i) {
      const auto& [errors, en, zh] = tool.scopes[i];
      scopes[catalog::k_words<catalog::Scope>[i]] = {{"errors", errors}, {"en", en}, {"zh", zh}};
    }
    tools.push_back({{"tool", tool.tool}, {"scopes", std::move(scopes)}});
  }
  Json checked = Json::array();
  for (const auto& [date, error] : coverage.checked) checked.push_back({{"date", date}, {"error", error}});
  Json out = new_document();
  out["coverage"] = {{"tools", std::move(tools)},
                     {"single_source", coverage.single_source},
                     {"checked", std::move(checked)},
                     {"unused_causes", coverage.unused_causes},
                     {"unused_fixes", coverage.unused_fixes},
                     {"providers_without_errors", coverage.silent_providers}};
  return bytes_of(out);
}

}  // namespace

Exit catalog_coverage(Run& run) {
  if (const auto refused = refuse_arguments(run, "catalog coverage")) return *refused;
  const Coverage coverage = catalog::coverage_of(run.catalog);
  return run.wants_json() ? run.show_json(coverage_json(coverage), Exit::ok)
                          : run.show(coverage_page(coverage, run.context()), Exit::ok);
}

}  // namespace why::cli
