// The words that stand for enumerators in catalog files and in what the program prints.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "catalog/model.hpp"

namespace why::catalog {

/// The words of `E`, in the order of its enumerators.
template <class E>
inline constexpr std::array<std::string_view, 0> k_words{};

template <>
inline constexpr auto k_words<Scope> = std::to_array<std::string_view>({"account_auth", "quota_rate",
                                                                        "model_provider", "local_runtime",
                                                                        "deployment_config"});
template <>
inline constexpr auto k_words<Level> =
    std::to_array<std::string_view>({"builtin", "managed", "user", "command_line", "environment", "project"});
template <>
inline constexpr auto k_words<Strength> = std::to_array<std::string_view>({"message", "body", "symptom"});
template <>
inline constexpr auto k_words<Severity> = std::to_array<std::string_view>({"error", "warning", "note"});
template <>
inline constexpr auto k_words<Action> =
    std::to_array<std::string_view>({"none", "run_once", "comment_line", "set_setting", "set_variable",
                                     "set_mode", "set_owner", "repair_file", "sign_in", "ask_person"});
template <>
inline constexpr auto k_words<Broken> = std::to_array<std::string_view>({"skipped", "stops"});
template <>
inline constexpr auto k_words<Where> = std::to_array<std::string_view>({"variable", "header-variable",
                                                                        "descriptor", "helper", "file", "ini",
                                                                        "keyring", "setting", "flag", "unseen"});
template <>
inline constexpr auto k_words<Send> = std::to_array<std::string_view>({"each-header", "first"});

/// The word of an enumerator.
template <class E>
constexpr std::string_view word_of(E value) {
  return k_words<E>[static_cast<std::size_t>(value)];
}

}  // namespace why::catalog
