// One run of the program: what was typed, the knowledge, and the outside.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "catalog/model.hpp"
#include "cli/flags.hpp"
#include "redact/redactor.hpp"
#include "report/context.hpp"
#include "report/formats.hpp"
#include "report/page.hpp"
#include "world/outside.hpp"

namespace why::cli {

/// The exit codes, the same in every format.
enum class Exit : int { ok = 0, found = 1, usage = 2, unknown = 3, bug = 70 };

/// A value, or the exit code of a failure that has been told already.
template <class T>
using Told = tl::expected<T, Exit>;

/// What every command gets. All output of the program passes here, through redaction.
class Run {
 public:
  Run(const catalog::Catalog<Packed>& knowledge, Outside& world_outside, std::string_view program_version)
      : catalog(knowledge), outside(world_outside), version(program_version) {}

  const catalog::Catalog<Packed>& catalog;
  Outside& outside;
  std::string_view version;
  Typed typed;

  Language language() const;
  Format format() const;
  bool wants_json() const { return format() == Format::json; }
  /// For what is said without looking at a machine.
  Context context() const;
  /// The place that the flags ask for, and the same opened.
  Told<PlaceRequest> place_request();
  Told<std::unique_ptr<OpenWorld>> open_world();
  /// `typed_as`: what the user wrote for the place, when it was no flag.
  Told<std::unique_ptr<OpenWorld>> open_world(const PlaceRequest& request, std::string_view typed_as = {});

  /// From now on no output shows a secret of `evidence`. False when it has none that can be looked for.
  bool learn(const Evidence& evidence);

  /// Writes the result to stdout or to the file of --output, unless --quiet. Gives back `exit`, or what went
  /// wrong.
  Exit show(const Page& page, Exit exit);
  Exit show_json(std::string_view document, Exit exit);
  /// In the format that was asked for, which must be one for CI. Secrets are taken out of every text before it is
  /// written down, so that no syntax can break.
  Exit show_problems(const Problems& problems, const Context& context, Exit exit);
  /// The same for our own words, or foreign ones without secrets (clean): not a byte is changed.
  Exit show_as_is(std::string_view text, Exit exit);
  /// Foreign text without secrets.
  std::string clean(std::string_view text);
  /// A page as bytes, redacted, for stderr. `wraps`: lines end where the terminal does. Nothing with --quiet.
  std::string laid_out(const Page& page, bool wraps = true);
  /// A report in the format that was asked for, redacted. `document` is what it is as JSON.
  std::string report_bytes(const Problems& problems, const std::string& document, const Context& context);
  /// Finished bytes to a file. Says so when that fails.
  void write_report(const std::string& path, std::string_view bytes);
  /// Something to know, on stderr. Gives back the sentence that was written.
  std::string note(const Detail& message);
  /// A mistake of the user or of the system: on stderr, and as a document where the result would have gone when
  /// another format than text was asked for.
  Exit complain(Exit exit, const Detail& message);

 private:
  std::optional<Exit> refuse_missing_folders(const PlaceRequest& request, const World& world);
  View view(bool is_for_stderr = false) const;
  redact::Redactor& redactor();
  Exit write(std::string_view bytes, Exit exit);
  Result<void> send(std::string_view bytes);

  std::unique_ptr<redact::Redactor> redactor_;
};

/// Calls `use` with this run, or with one whose catalog has the overlays of the user and the project in it.
Exit with_overlays(Run& run, const std::function<Exit(Run&)>& use);

/// The whole program after `main` has built the outside. `arguments` are without the program's name.
int run(const catalog::Catalog<Packed>& catalog, Outside& outside, const std::vector<std::string>& arguments,
        std::string_view version);

}  // namespace why::cli
