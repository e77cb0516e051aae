// One run of the program: what was typed, the knowledge, and the outside.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/model.hpp"
#include "cli/flags.hpp"
#include "redact/redactor.hpp"
#include "report/context.hpp"
#include "report/page.hpp"
#include "world/outside.hpp"

namespace why::cli {

/// The exit codes, the same in every format.
enum class Exit : int { ok = 0, found = 1, usage = 2, unknown = 3, bug = 70 };

/// What every command gets.
struct Run {
  Run(const catalog::Catalog<catalog::Packed>& knowledge, Outside& world_outside, std::string_view program_version)
      : catalog(knowledge), outside(world_outside), version(program_version) {}

  const catalog::Catalog<catalog::Packed>& catalog;
  Outside& outside;
  Typed typed;
  std::string_view version;

  Language language() const;
  bool wants_json() const;
  View view() const;
  /// The place that the flags ask for. Errors are already said on stderr (and in JSON on stdout).
  std::unique_ptr<OpenWorld> open_world(Exit& exit);
  redact::Redactor& redactor(const std::vector<const Evidence*>& seen);

  /// Writes the result to stdout or to the file of --output, unless --quiet. Withholds it when a secret is in it.
  Exit show(const Page& page, const redact::Redactor& redactor, Exit exit);
  Exit show(std::string_view bytes, const redact::Redactor& redactor, Exit exit);
  /// A mistake of the user or of the system, on stderr, and as a document when JSON was asked for.
  /// What was typed may hold a key by mistake, so the message is redacted too.
  Exit complain(Exit exit, std::string_view message);

 private:
  std::unique_ptr<OpenWorld> require_folders(const PlaceRequest& request, std::unique_ptr<OpenWorld> open, Exit& exit);

  std::unique_ptr<std::vector<redact::Shape>> shapes_;
  std::unique_ptr<redact::Redactor> redactor_;
};

/// The whole program after `main` has built the outside. `arguments` are without the program's name.
int run(const catalog::Catalog<catalog::Packed>& catalog, Outside& outside, const std::vector<std::string>& arguments,
        std::string_view version);

}  // namespace why::cli
