// SPDX-License-Identifier: Apache-2.0
#include "report/words.hpp"

namespace why {
namespace {

constexpr std::array<Phrase, 5> k_scopes{{{"account/auth", "账户/认证"},
                                          {"quota/rate", "配额/速率"},
                                          {"model/provider", "模型/服务商"},
                                          {"local runtime", "本地运行环境"},
                                          {"deployment config", "部署配置"}}};
constexpr std::array<Phrase, 10> k_errors{{{"it does not exist", "不存在"},
                                           {"access is denied", "没有权限"},
                                           {"it is not a regular file", "不是普通文件"},
                                           {"it is larger than the limit", "超过大小限制"},
                                           {"it is nested too deeply", "嵌套过深"},
                                           {"symbolic links lead in a circle", "符号链接成环"},
                                           {"it does not parse", "无法解析"},
                                           {"the command line is wrong", "命令行有误"},
                                           {"the system failed", "系统出错"},
                                           {"a mistake in why401", "why401 自身的错误"}}};
constexpr std::array<Phrase, 3> k_severities{phrases::k_error, phrases::k_warning, phrases::k_note};

}  // namespace

const Phrase& scope_words(catalog::Scope scope) { return k_scopes[static_cast<std::size_t>(scope)]; }

const Phrase& error_words(Errc code) { return k_errors[static_cast<std::size_t>(code)]; }

const Phrase& severity_words(catalog::Severity severity) {
  return k_severities[static_cast<std::size_t>(severity)];
}

}  // namespace why
