// why401 run
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "catalog/find.hpp"
#include "cli/commands.hpp"
#include "cli/duration.hpp"
#include "cli/heard_text.hpp"
#include "cli/meant_tool.hpp"
#include "cli/messages.hpp"
#include "diagnose/diagnose.hpp"
#include "report/json.hpp"
#include "report/pages.hpp"

namespace why::cli {
namespace {

using How = CommandEnd::How;

constexpr std::int64_t k_first_word_ms = 10'000;     // of silence, until one line says what is known
constexpr std::int64_t k_watched_silence_ms = 20'000;  // until the whole diagnosis does
// As `env` and `timeout` have them.
constexpr int k_timed_out = 124, k_failed_to_run = 125, k_not_executable = 126, k_not_found = 127, k_signal = 128;

/// What a run was asked to do.
struct Wishes {
  std::optional<std::int64_t> timeout;
  std::int64_t watched_silence = k_watched_silence_ms;
  std::string tool;  ///< id; empty when none was named
};

Told<std::optional<std::int64_t>> duration_of(Run& run, FlagId id, std::string_view flag) {
  const auto typed = run.typed.value(id);
  if (!typed) return std::nullopt;
  const auto ms = parse_duration(*typed);
  if (!ms) return tl::unexpected(run.complain(Exit::usage, said(messages::k_duration, {{"flag", flag}})));
  return ms;
}

Told<Wishes> wishes_of(Run& run) {
  Wishes wishes;
  const auto timeout = duration_of(run, FlagId::timeout, "--timeout");
  if (!timeout) return tl::unexpected(timeout.error());
  const auto silence = duration_of(run, FlagId::watch_silence, "--watch-silence");
  if (!silence) return tl::unexpected(silence.error());
  const auto tool = tool_of_flag(run);
  if (!tool) return tl::unexpected(tool.error());
  wishes.timeout = *timeout;
  wishes.watched_silence = silence->value_or(k_watched_silence_ms);
  if (*tool != nullptr) wishes.tool = (*tool)->id.view();
  return wishes;
}

/// The judgement of one moment: while the command says nothing, or when it is over.
class Judgement {
 public:
  Judgement(Run& run, const Wishes& wishes, const Heard& heard, CommandOutcome outcome) : run_(run), context_(run.context()) {
    const bool succeeded = outcome.exit_code == 0;
    const auto* named = catalog::find_tool(run.catalog, wishes.tool);
    const auto* meant = named != nullptr ? named : tool_of_command(run);
    HeardText text = read_heard(run.catalog, heard, meant == nullptr ? Speaker::program : Speaker::model, succeeded);
    if (succeeded && !text.failed) std::erase_if(text.found.matches, [](const auto& m) { return m.error->strength != catalog::Strength::message; });
    failed_ = !succeeded || text.failed || !text.found.matches.empty();
    outcome.lines_of_out = text.lines_of_out;
    // What the command runs is surer than what its output looks like.
    const auto* tool = failed_ ? tool_of_text(run, meant, text.found) : nullptr;
    report_ = judge_run(run.catalog, std::move(text.found), tool, look(tool), std::move(outcome));
  }

  bool failed() const { return failed_; }
  /// Something is wrong, whether it has ended or not. Silence alone is not: work is silent too.
  bool is_wrong() const {
    return !report_.matches.empty() || (!report_.findings.empty() && report_.findings[0].severity == Severity::error);
  }
  const Report& report() const { return report_; }
  std::string page() { return run_.laid_out(run_page(report_, context_)); }
  std::string line() { return run_.laid_out(silence_page(report_, context_), false); }

  /// The report in the format that was asked for, else as JSON. To be asked last.
  std::string bytes() {
    const Problems problems = problems_of_run(report_, failed_, context_);
    std::vector<Report> one;
    one.push_back(std::move(report_));
    return run_.report_bytes(problems, report_json(one, context_), context_);
  }

 private:
  std::optional<Evidence> look(const catalog::Tool<Packed>* tool) {
    context_.knows_secrets = false;
    if (tool == nullptr) return std::nullopt;
    const auto open = run_.open_world();
    if (!open) return std::nullopt;
    World& world = (*open)->world;
    Evidence evidence = examine(world, run_.catalog, *tool);
    context_.home = world.place.home;
    context_.now = world.now;
    context_.cwd = world.place.cwd;
    context_.knows_secrets = run_.learn(evidence);
    return evidence;
  }

  Run& run_;
  Context context_;
  Report report_;
  bool failed_ = false;
};

/// What was said while the command ran, so that the end does not repeat it.
struct Said {
  bool is_whole = false;
  std::vector<std::string> errors;  ///< ids
};

std::vector<std::string> errors_in(const Report& report) {
  std::vector<std::string> errors;
  for (const auto& match : report.matches) errors.emplace_back(match.error->id.view());
  return errors;
}

CommandOutcome outcome_so_far(const Run& run, std::int64_t silent_ms) {
  CommandOutcome outcome;
  outcome.program = text::basename(run.typed.meant[0]);
  outcome.silent_ms = silent_ms;
  return outcome;
}

CommandOutcome outcome_of(const Run& run, const CommandEnd& end) {
  CommandOutcome outcome = outcome_so_far(run, 0);
  outcome.ran_ms = end.ran_ms;
  outcome.timed_out = end.how == How::timed_out;
  if (end.how == How::exited) outcome.exit_code = end.number;
  if (end.how == How::killed) outcome.signal = end.number;
  return outcome;
}

/// Says nothing of a program that it knows nothing of.
std::vector<Pause> pauses_of(Run& run, const Wishes& wishes, Said& said) {
  const auto judge = [&](const Heard& heard, std::int64_t after) { return Judgement(run, wishes, heard, outcome_so_far(run, after)); };
  std::vector<Pause> pauses;
  if (run.typed.has(FlagId::quiet)) return pauses;
  if (wishes.watched_silence > k_first_word_ms)
    pauses.push_back({k_first_word_ms, [judge](const Heard& heard) {
                        Judgement now = judge(heard, k_first_word_ms);
                        return now.report().tool == nullptr ? std::string() : now.line();
                      }});
  pauses.push_back({wishes.watched_silence, [judge, &wishes, &said](const Heard& heard) {
                      Judgement now = judge(heard, wishes.watched_silence);
                      if (now.report().tool == nullptr) return std::string();
                      if (!now.is_wrong()) return wishes.watched_silence > k_first_word_ms ? std::string() : now.line();
                      said = {true, errors_in(now.report())};
                      return now.page();
                    }});
  return pauses;
}

int code_of(const CommandEnd& end) {
  switch (end.how) {
    case How::exited: return end.number;
    case How::killed: return k_signal + end.number;
    case How::timed_out: return k_timed_out;
    case How::not_found: return k_not_found;
    case How::not_executable: return k_not_executable;
  }
  return k_failed_to_run;
}

void diagnose(Run& run, const Wishes& wishes, const CommandEnd& end, const Said& said) {
  const auto file = run.typed.value(FlagId::report) ? run.typed.value(FlagId::report) : run.typed.value(FlagId::output);
  const bool succeeded = end.how == How::exited && end.number == 0;
  const bool is_quiet = succeeded && run.typed.has(FlagId::quiet_on_success);
  if (!file && (is_quiet || run.typed.has(FlagId::quiet))) return;
  Judgement judgement(run, wishes, end.heard, outcome_of(run, end));
  const bool is_new = !said.is_whole || errors_in(judgement.report()) != said.errors;
  const bool is_document = run.format() != Format::text && !file;
  if (judgement.failed() && !is_quiet && is_new && !is_document) run.outside.write_err(judgement.page());
  if (file) run.write_report(std::string(*file), judgement.bytes());
  else if (is_document && !is_quiet) run.outside.write_err(judgement.bytes());
}

}  // namespace

Exit run_run(Run& run) {
  const auto& typed = run.typed;
  if (typed.meant.empty() || typed.words.size() > 1)
    return run.complain(Exit::usage, said(messages::k_no_command_to_run, {{"command", "CMD..."}}));
  const auto wishes = wishes_of(run);
  if (!wishes) return wishes.error();
  Said said_already;
  CommandRequest request;
  request.command = typed.meant;
  request.timeout_ms = wishes->timeout;
  request.pauses = pauses_of(run, *wishes, said_already);
  const auto end = run.outside.run_command(request);
  if (!end) {
    run.note(said(messages::k_cannot_run, Detail(typed.meant[0]), end.error().code));
    return static_cast<Exit>(k_failed_to_run);
  }
  if (end->how == How::not_found || end->how == How::not_executable) {
    run.note(said(messages::k_cannot_run, Detail(typed.meant[0]), end->how == How::not_found ? Errc::not_found : Errc::denied));
    return static_cast<Exit>(code_of(*end));
  }
  if (end->by_keyboard) {
    run.outside.end_by(end->number);
  } else {
    (void)with_overlays(run, [&](Run& over) {
      diagnose(over, *wishes, *end, said_already);
      return Exit::ok;
    });
  }
  return static_cast<Exit>(code_of(*end));
}

}  // namespace why::cli
