// What the functions of guards mean (docs/catalog.md, "Guards").
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "evidence/candidate.hpp"
#include "evidence/command_line.hpp"
#include "evidence/precedence.hpp"

namespace why {

/// What can be known before the settings are read.
struct Surface {
  World& world;
  Reader& reader;
  const Paths& paths;
  const CommandLine& command;
};

/// equal, file, flag, flag-has, has, holds, os, word: functions that need no settings. Nothing for all others.
std::optional<Truth> truth_without_settings(const catalog::Step<Packed>& step, const Surface& surface);

/// Resolves the steps of a tool's guards. What is not known yet at a stage is null and counts as unknown.
class Guards {
 public:
  Guards(const Look& look, const catalog::Tool<Packed>& tool, const Facts& facts)
      : look_(look), tool_(tool), facts_(facts) {}

  void know_candidates(const std::vector<Candidate>* candidates) { candidates_ = candidates; }
  void know_choice(const Choice* choice) { choice_ = choice; }

  Truth truth(const catalog::Guard<Packed>& guard) const {
    return catalog::evaluate(guard, [this](const auto& step) { return resolve(step); });
  }
  bool holds(const catalog::Guard<Packed>& guard) const { return truth(guard) == Truth::yes; }

 private:
  Truth resolve(const catalog::Step<Packed>& step) const;
  Truth of_settings(const catalog::Step<Packed>& step) const;
  Truth of_credentials(const catalog::Step<Packed>& step) const;
  Truth is_on(std::string_view name) const;
  /// The settings key that the first `count` arguments name: a layer, or none, and a template.
  std::optional<Setting> setting_at(const catalog::PackedList<catalog::PackedText>& arguments, std::size_t count) const;
  Truth has_shape(std::string_view name, std::string_view family) const;
  Truth is_listed(std::string_view name, std::string_view file, std::string_view key) const;

  const Look& look_;
  const catalog::Tool<Packed>& tool_;
  const Facts& facts_;
  const std::vector<Candidate>* candidates_ = nullptr;
  const Choice* choice_ = nullptr;
};

}  // namespace why
