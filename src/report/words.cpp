// SPDX-License-Identifier: Apache-2.0
#include "report/words.hpp"

namespace why {
namespace {

constexpr std::array<std::string_view, 5> k_scope_ids{"account_auth", "quota_rate", "model_provider", "local_runtime",
                                                      "deployment_config"};
constexpr std::array<Phrase, 5> k_scopes{{{"account/auth", "账户/认证"},
                                          {"quota/rate", "配额/速率"},
                                          {"model/provider", "模型/服务商"},
                                          {"local runtime", "本地运行环境"},
                                          {"deployment config", "部署配置"}}};
constexpr std::array<std::string_view, 3> k_severity_ids{"error", "warning", "note"};

}  // namespace

std::string_view scope_words(catalog::Scope scope, Language language) {
  return pick(k_scopes[static_cast<std::size_t>(scope)], language);
}

std::string_view scope_id(catalog::Scope scope) { return k_scope_ids[static_cast<std::size_t>(scope)]; }

std::string_view severity_id(catalog::Severity severity) { return k_severity_ids[static_cast<std::size_t>(severity)]; }

const Phrase& severity_words(catalog::Severity severity) {
  if (severity == catalog::Severity::error) return phrases::k_error;
  return severity == catalog::Severity::warning ? phrases::k_warning : phrases::k_note;
}

}  // namespace why
