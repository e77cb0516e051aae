// One run of the command line on a machine in memory, and what came of it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "catalog/image.hpp"
#include "cli/commands.hpp"
#include "support/fake_outside.hpp"

namespace why::test {

struct Ran {
  int code;
  std::string out, err;

  /// What was printed, as JSON; a discarded value when it is none.
  nlohmann::json json() const { return nlohmann::json::parse(out, nullptr, false); }
};

/// Runs the command line with `stdin_text` on standard input.
inline Ran run_in(Scene& scene, const std::vector<std::string>& arguments, std::string stdin_text = "") {
  FakeOutside outside(scene);
  outside.stdin_text = std::move(stdin_text);
  const int code = cli::run(catalog::embedded(), outside, arguments, "0");
  return {code, outside.out, outside.err};
}

}  // namespace why::test
