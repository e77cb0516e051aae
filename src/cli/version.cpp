// why401 version
// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "report/document.hpp"

namespace why::cli {
namespace {

constexpr Phrase k_counts{
    " · catalog {version}: {errors} errors, {causes} causes, {fixes} fixes, {tools} tools",
    " · 知识库 {version}：{errors} 个错误，{causes} 个原因，{fixes} 个修复，{tools} 个工具"};

}  // namespace

Exit run_version(Run& run) {
  const auto& c = run.catalog;
  if (run.wants_json()) {
    Json out = new_document();
    out["version"] = run.version;
    out["catalog"] = c.version.view();
    out["errors"] = c.errors.size();
    out["causes"] = c.causes.size();
    out["fixes"] = c.fixes.size();
    out["tools"] = c.tools.size();
    return run.show_json(bytes_of(out), Exit::ok);
  }
  const auto count = [](const auto& list) { return std::to_string(list.size()); };
  Page page;
  page.add(0, 2,
           {{"why401 " + std::string(run.version), Style::strong},
            {run.context().say(k_counts, {{"version", c.version},
                                          {"errors", count(c.errors)},
                                          {"causes", count(c.causes)},
                                          {"fixes", count(c.fixes)},
                                          {"tools", count(c.tools)}})}});
  return run.show(page, Exit::ok);
}

}  // namespace why::cli
