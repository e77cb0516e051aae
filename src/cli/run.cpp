// SPDX-License-Identifier: Apache-2.0
#include "cli/run.hpp"

#include <algorithm>

#include "base/escape.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "report/json.hpp"

namespace why::cli {
namespace {

/// The first of the variables of a locale that is set and not empty.
std::string_view locale_of(const Environment& env) {
  for (const std::string_view name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const auto value = env.get(name); value && !value->empty()) return *value;
  return {};
}

std::string_view characters_of(const Environment& env) {
  for (const std::string_view name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const auto value = env.get(name); value && !value->empty()) return *value;
  return {};
}

bool is_utf8(std::string_view locale) {
  const std::string low = text::lower(locale);
  return text::contains(low, "utf-8") || text::contains(low, "utf8");
}

bool colours(const Run& run) {
  if (run.typed.has(FlagId::no_color)) return false;
  const auto when = run.typed.value(FlagId::color).value_or("auto");
  if (when != "auto") return when == "always";
  const auto& env = run.outside.environment();
  const auto no_color = env.get("NO_COLOR");
  return run.outside.stdout_is_terminal() && !(no_color && !no_color->empty()) && env.get("TERM").value_or("") != "dumb" &&
         !run.typed.has(FlagId::output);
}

PlaceRequest request_of(const Typed& typed) {
  PlaceRequest request;
  const auto text_of = [&](FlagId id) {
    const auto value = typed.value(id);
    request.chosen = request.chosen || value.has_value();
    return value ? std::optional<std::string>(*value) : std::nullopt;
  };
  request.root = text_of(FlagId::root);
  request.etc = text_of(FlagId::etc);
  request.home = text_of(FlagId::home);
  request.cwd = text_of(FlagId::cwd);
  request.env_file = text_of(FlagId::env_file);
  request.command = typed.meant;
  request.chosen = request.chosen || typed.has_meant;
  return request;
}

/// Whether JSON was asked for on a command line that could not be read as a whole.
bool asks_json(const std::vector<std::string>& arguments) {
  std::string_view before;
  for (const std::string_view word : arguments) {
    if (word == "--") return false;
    if (word == "--json" || word == "--format=json" || (before == "--format" && word == "json")) return true;
    before = word;
  }
  return false;
}

}  // namespace

Language Run::language() const {
  const auto chosen = typed.value(FlagId::lang);
  const std::string_view name = chosen ? *chosen : locale_of(outside.environment());
  return name.starts_with("zh") ? Language::zh : Language::en;
}

bool Run::wants_json() const { return typed.has(FlagId::json) || typed.value(FlagId::format).value_or("") == "json"; }

View Run::view() const {
  View view;
  constexpr std::size_t k_widest = 120;
  const auto wish = text::to_int(outside.environment().get("COLUMNS").value_or(""));
  const std::size_t without_terminal = wish && *wish > 0 ? static_cast<std::size_t>(*wish) : 100;
  view.width = std::min(outside.columns().value_or(without_terminal), k_widest);
  view.colour = colours(*this);
  // Without a locale nothing says that the reader cannot show UTF-8; only another locale does.
  const std::string_view characters = characters_of(outside.environment());
  view.ascii = typed.has(FlagId::ascii) || (language() == Language::en && !characters.empty() && !is_utf8(characters));
  return view;
}

/// A mistyped folder must not look like a healthy place.
std::unique_ptr<OpenWorld> Run::require_folders(const PlaceRequest& request, std::unique_ptr<OpenWorld> open, Exit& exit) {
  const World& world = open->world;
  const auto is_missing = [&](const std::optional<std::string>& typed, const std::string& path) {
    if (!typed) return false;
    const auto stat = world.files.stat(path);
    return stat ? stat->kind != FileKind::directory : stat.error().code == Errc::not_found;
  };
  if (is_missing(request.home, world.place.home.value_or(""))) exit = complain(Exit::unknown, "There is no folder " + *request.home + " (--home).");
  else if (is_missing(request.cwd, world.place.cwd)) exit = complain(Exit::unknown, "There is no folder " + *request.cwd + " (--cwd).");
  else return open;
  return nullptr;
}

std::unique_ptr<OpenWorld> Run::open_world(Exit& exit) {
  PlaceRequest request = request_of(typed);
  if (const auto pid = typed.value(FlagId::pid)) {
    const auto number = text::to_int(*pid);
    if (!number || *number <= 0 || *number > INT32_MAX) {
      exit = complain(Exit::usage, "--pid takes the number of a process.");
      return nullptr;
    }
    request.pid = static_cast<int>(*number);
    request.chosen = true;
  }
  if (const auto at = typed.value(FlagId::at)) {
    request.at = parse_rfc3339(*at);
    if (!request.at) {
      exit = complain(Exit::usage, "--at takes a time like 2026-11-24T08:00:00Z.");
      return nullptr;
    }
  }
  auto world = outside.open(request);
  if (world) return require_folders(request, std::move(*world), exit);
  const Error& error = world.error();
  std::string steps;
  for (const std::string& step : error.where) steps += step + ": ";
  exit = complain(Exit::unknown, "Cannot look there: " + steps + error.what + " (" + std::string(describe(error.code)) + ").");
  return nullptr;
}

redact::Redactor& Run::redactor(const std::vector<const Evidence*>& seen) {
  shapes_ = std::make_unique<std::vector<redact::Shape>>();
  for (const auto& s : catalog.secrets) shapes_->push_back({s.id, s.prefix, s.alphabet, s.min, s.max, s.title.en});
  std::vector<std::string_view> secret(catalog.secret_names.begin(), catalog.secret_names.end());
  std::vector<std::string_view> harmless(catalog.harmless_names.begin(), catalog.harmless_names.end());
  redactor_ = std::make_unique<redact::Redactor>(*shapes_, std::move(secret), std::move(harmless));
  for (const Evidence* evidence : seen)
    for (const KnownSecret& known : evidence->secrets)
      known.value.reveal([&](std::string_view value) { (void)redactor_->learn(value, known.label); });
  return *redactor_;
}

Exit Run::show(const Page& page, const redact::Redactor& redactor, Exit exit) {
  return show(lay_out(page, view(), redactor), redactor, exit);
}

Exit Run::show(std::string_view bytes, const redact::Redactor& redactor, Exit exit) {
  if (typed.has(FlagId::quiet)) return exit;
  if (redactor.leaks(bytes)) {
    outside.write_err("why401: the output was withheld, because a secret would have been in it. This is a bug of why401; please report it.\n");
    return Exit::bug;
  }
  const auto file = typed.value(FlagId::output);
  if (!file || *file == "-") {
    (void)outside.write_out(bytes);  // a reader that went away wants no more
    return exit;
  }
  const auto written = outside.write_file(std::string(*file), bytes);
  return written ? exit : complain(Exit::usage, "Cannot write the file of --output: it " + std::string(describe(written.error().code)) + ".");
}

Exit Run::complain(Exit exit, std::string_view message) {
  const std::string clean = redactor({}).clean(message);
  outside.write_err("why401: " + std::string(TerminalText::untrusted_line(clean).view()) + "\n");
  if (wants_json()) (void)outside.write_out(error_json(exit == Exit::usage ? "usage" : "could_not_determine", clean));
  return exit;
}

int run(const catalog::Catalog<catalog::Packed>& catalog, Outside& outside, const std::vector<std::string>& arguments,
        std::string_view version) {
  auto typed = parse(arguments);
  Run run(catalog, outside, version);
  if (!typed) {
    if (asks_json(arguments)) run.typed.flags.emplace_back(FlagId::json, "");
    return static_cast<int>(run.complain(Exit::usage, typed.error().message));
  }
  run.typed = std::move(*typed);
  return static_cast<int>(dispatch(run));
}

}  // namespace why::cli
