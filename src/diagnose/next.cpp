// SPDX-License-Identifier: Apache-2.0
#include "diagnose/next.hpp"

#include <algorithm>

#include "catalog/find.hpp"

namespace why {
namespace {

/// How much a try tells that succeeds exactly if the cause holds: in the order of its entropy in bits.
double gain(double p) { return p * (1 - p); }

std::string value_of(std::string_view word, const catalog::Tool<Packed>* tool, const Origin& origin, std::string_view detail) {
  if (word == "name") return origin.name;
  if (word == "path") return origin.path;
  if (word == "line") return origin.line == 0 ? std::string() : std::to_string(origin.line);
  if (word == "detail") return std::string(detail);
  if (tool == nullptr) return {};
  if (word == "tool") return std::string(tool->title.en.view());
  return word == "action" ? std::string(tool->action.view()) : std::string();
}

/// A try that undoes itself, of the cause's fixes.
std::string try_of(const catalog::Catalog<Packed>& catalog, const RankedCause& ranked, const catalog::Tool<Packed>& tool) {
  for (const std::string_view id : ranked.cause->fixes) {
    const auto* fix = catalog::find_fix(catalog, id);
    if (fix == nullptr || fix->action != catalog::Action::run_once || fix->command.empty()) continue;
    for (const Reasoning& reason : ranked.reasoning) {
      if (!reason.supports) continue;
      const std::string command = fill_words(fix->command, &tool, reason.origin, reason.detail.en);
      if (!command.empty()) return command;
    }
  }
  return {};
}

}  // namespace

std::string fill_words(std::string_view text, const catalog::Tool<Packed>* tool, const Origin& origin, std::string_view detail) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    const std::size_t close = open == text.npos ? open : text.find('}', open);
    out += text.substr(0, open);
    if (close == text.npos) return open == text.npos ? out : out + std::string(text.substr(open));
    const std::string value = value_of(text.substr(open + 1, close - open - 1), tool, origin, detail);
    if (value.empty()) return {};
    out += value;
    text = text.substr(close + 1);
  }
  return out;
}

std::optional<Next> next_step(const catalog::Catalog<Packed>& catalog, const Report& report) {
  if (report.tool == nullptr || report.causes.empty()) return std::nullopt;
  if (report.by_message_only)
    return Next{"why401 status " + std::string(report.tool->id.view()),
                {"run where it fails, it shows which credential is sent and from where", "在出错的地方运行，显示会发送哪个凭据、来自哪里"}};
  std::optional<Next> best;
  double most = 0;
  for (const RankedCause& ranked : report.causes) {
    const double told = gain(ranked.probability);
    if (told <= most) continue;
    std::string command = try_of(catalog, ranked, *report.tool);
    if (command.empty()) continue;
    most = told;
    best = Next{std::move(command), {"changes nothing; if it works, this is the cause: " + std::string(ranked.cause->title.en.view()),
                                     "不做任何更改；如果成功，原因就是：" + std::string(ranked.cause->title.zh.view())}};
  }
  if (best) return best;
  // What the tool says of its sign-in tells nothing about networks, limits or models.
  const bool about_sign_in = report.causes[0].cause->scope == Scope::account_auth;
  if (!about_sign_in || report.tool->status_command.empty() || report.causes[0].probability > 0.9) return std::nullopt;
  return Next{std::string(report.tool->status_command.view()),
              {"the tool's own view; it asks no server, so a made-up key looks fine there", "工具自己的说法；它不询问服务器，编造的密钥也会显示正常"}};
}

bool suits(const catalog::Fix<Packed>& fix, const catalog::Tool<Packed>* tool) {
  return fix.action != catalog::Action::sign_in || (tool != nullptr && !tool->sign_in.empty());
}

const catalog::Fix<Packed>* first_fix(const catalog::Catalog<Packed>& catalog,
                                      const catalog::PackedList<catalog::PackedText>& fixes, const catalog::Tool<Packed>* tool) {
  for (const std::string_view id : fixes)
    if (const auto* fix = catalog::find_fix(catalog, id); fix != nullptr && suits(*fix, tool)) return fix;
  return nullptr;
}

}  // namespace why
