// SPDX-License-Identifier: Apache-2.0
#include "cli/run.hpp"

#include <algorithm>

#include "base/escape.hpp"
#include "base/text.hpp"
#include "catalog/image.hpp"
#include "cli/commands.hpp"
#include "cli/messages.hpp"
#include "cli/overlays.hpp"
#include "report/json.hpp"

namespace why::cli {
namespace {

constexpr std::string_view k_withheld =
    "why401: the output was withheld, because a secret would have been in it. This is a bug of why401; please report "
    "it.\n";

/// The first of `names` that is set and not empty, as the C library chooses a locale.
std::string_view first_set(const Environment& env, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const auto value = env.get(name); value && !value->empty()) return *value;
  return {};
}

bool is_utf8(std::string_view locale) {
  const std::string low = text::lower(locale);
  return text::contains(low, "utf-8") || text::contains(low, "utf8");
}

bool wants_colour(const Typed& typed, const Outside& outside, bool is_for_stderr) {
  if (typed.has(FlagId::no_color)) return false;
  const auto when = typed.value(FlagId::color).value_or("auto");
  if (when != "auto") return when == "always";
  const Environment& env = outside.environment();
  const bool is_seen = is_for_stderr ? outside.stderr_is_terminal() : outside.stdout_is_terminal() && !typed.has(FlagId::output);
  return is_seen &&
         env.get("NO_COLOR").value_or("").empty() && env.get("TERM").value_or("") != "dumb";
}

/// The file of --output; absent when the result goes to standard output.
std::optional<std::string> output_file(const Typed& typed) {
  const auto file = typed.value(FlagId::output);
  return file && *file != "-" ? std::optional<std::string>(*file) : std::nullopt;
}

PlaceRequest request_of(const Typed& typed) {
  PlaceRequest request;
  const auto value_of = [&](FlagId id) {
    const auto value = typed.value(id);
    request.elsewhere = request.elsewhere || value.has_value();
    return value ? std::optional<std::string>(*value) : std::nullopt;
  };
  request.root = value_of(FlagId::root);
  request.etc = value_of(FlagId::etc);
  request.home = value_of(FlagId::home);
  request.cwd = value_of(FlagId::cwd);
  request.env_file = value_of(FlagId::env_file);
  request.command = typed.meant;
  request.chosen = request.elsewhere || typed.has_meant;
  return request;
}

}  // namespace

Language Run::language() const {
  const auto chosen = typed.value(FlagId::lang);
  const std::string_view name =
      chosen ? *chosen : first_set(outside.environment(), {"LC_ALL", "LC_MESSAGES", "LANG"});
  return name.starts_with("zh") ? Language::zh : Language::en;
}

Format Run::format() const {
  return typed.has(FlagId::json) ? Format::json : format_named(typed.value(FlagId::format).value_or(""));
}

Context Run::context() const {
  Context context{catalog, language(), std::nullopt, outside.now(), typed.has(FlagId::verbose)};
  context.version = version;
  return context;
}

View Run::view(bool is_for_stderr) const {
  constexpr std::size_t k_widest = 120;
  constexpr std::int64_t k_usual = 100;
  const Environment& env = outside.environment();
  const std::int64_t wish = text::to_int(env.get("COLUMNS").value_or("")).value_or(k_usual);
  View view;
  view.width = outside.columns().value_or(static_cast<std::size_t>(wish > 0 ? wish : k_usual));
  view.width = std::min(view.width, k_widest);
  view.colour = wants_colour(typed, outside, is_for_stderr);
  // Without a locale nothing says that the reader cannot show UTF-8; only another locale does.
  const std::string_view characters = first_set(env, {"LC_ALL", "LC_CTYPE", "LANG"});
  view.ascii =
      typed.has(FlagId::ascii) || (language() == Language::en && !characters.empty() && !is_utf8(characters));
  return view;
}

Told<PlaceRequest> Run::place_request() {
  PlaceRequest request = request_of(typed);
  if (const auto pid = typed.value(FlagId::pid)) {
    const auto number = text::to_int(*pid);
    if (!number || *number <= 0 || *number > INT32_MAX)
      return tl::unexpected(complain(Exit::usage, said(messages::k_pid)));
    request.pid = static_cast<int>(*number);
    request.chosen = request.elsewhere = true;
  }
  if (const auto at = typed.value(FlagId::at)) {
    request.at = parse_rfc3339(*at);
    if (!request.at) return tl::unexpected(complain(Exit::usage, said(messages::k_at)));
  }
  return request;
}

Told<std::unique_ptr<OpenWorld>> Run::open_world() {
  const auto request = place_request();
  return request ? open_world(*request) : tl::unexpected(request.error());
}

Told<std::unique_ptr<OpenWorld>> Run::open_world(const PlaceRequest& request, std::string_view typed_as) {
  auto open = outside.open(request);
  if (open) {
    if (const auto refused = refuse_missing_folders(request, (*open)->world)) return tl::unexpected(*refused);
    return std::move(*open);
  }
  const Error& error = open.error();
  const bool is_one_place = !typed_as.empty() && !text::contains(typed_as, ",");
  const Detail what = is_one_place ? Detail(std::string(typed_as)) : error.where.empty() ? said(messages::k_the_place) : Detail(error.where.back());
  return tl::unexpected(complain(Exit::unknown, said(messages::k_cannot_look, what, error.code)));
}

/// A mistyped folder must not look like a healthy place.
std::optional<Exit> Run::refuse_missing_folders(const PlaceRequest& request, const World& world) {
  const auto is_missing = [&](const std::optional<std::string>& asked, const std::string& path) {
    if (!asked) return false;
    const auto stat = world.files.stat(path);
    return stat ? stat->kind != FileKind::directory : stat.error().code == Errc::not_found;
  };
  const auto refuse = [&](const std::string& path, std::string_view flag) {
    return complain(Exit::unknown, said(messages::k_no_folder, {{"path", path}, {"flag", flag}}));
  };
  if (is_missing(request.home, world.place.home.value_or(""))) return refuse(*request.home, "--home");
  if (is_missing(request.cwd, world.place.cwd)) return refuse(*request.cwd, "--cwd");
  return std::nullopt;
}

redact::Redactor& Run::redactor() {
  if (redactor_ != nullptr) return *redactor_;
  std::vector<redact::Shape> shapes;
  for (const auto& s : catalog.secrets)
    shapes.push_back({s.id, s.prefix, s.alphabet, s.min, s.max, s.title.en});
  std::vector<std::string_view> secret(catalog.secret_names.begin(), catalog.secret_names.end());
  std::vector<std::string_view> harmless(catalog.harmless_names.begin(), catalog.harmless_names.end());
  redactor_ = std::make_unique<redact::Redactor>(shapes, std::move(secret), std::move(harmless));
  return *redactor_;
}

bool Run::learn(const Evidence& evidence) {
  for (const KnownSecret& known : evidence.secrets)
    known.value.reveal([&](std::string_view value) { (void)redactor().learn(value, known.label); });
  return redactor().knows_values();
}

Exit Run::show(const Page& page, Exit exit) { return write(lay_out(page, view(), redactor()), exit); }

Exit Run::show_json(std::string_view document, Exit exit) { return write(redactor().clean(document), exit); }

Exit Run::show_problems(const Problems& problems, const Context& context, Exit exit) {
  const Problems clean = cleaned(problems, [this](std::string_view text) { return redactor().clean(text); });
  return write(problems_in(format(), clean, context), exit);
}

Exit Run::show_as_is(std::string_view text, Exit exit) { return write(text, exit); }

std::string Run::clean(std::string_view text) { return redactor().clean(text); }

Exit Run::write(std::string_view bytes, Exit exit) {
  if (typed.has(FlagId::quiet)) return exit;
  if (redactor().leaks(bytes)) {
    outside.write_err(k_withheld);
    return Exit::bug;
  }
  const auto written = send(bytes);
  if (written) return exit;
  const auto file = output_file(typed);
  const Detail what = file ? Detail("--output " + *file) : said(messages::k_standard_output);
  return complain(Exit::usage, said(messages::k_cannot_write, what, written.error().code));
}

std::string Run::laid_out(const Page& page, bool wraps) {
  constexpr std::size_t k_endless = 4096;
  if (typed.has(FlagId::quiet)) return {};
  View how = view(true);
  if (!wraps) how.width = k_endless;
  std::string bytes = lay_out(page, how, redactor());
  return redactor().leaks(bytes) ? std::string(k_withheld) : bytes;
}

std::string Run::report_bytes(const Problems& problems, const std::string& document, const Context& context) {
  const auto clean_text = [this](std::string_view text) { return redactor().clean(text); };
  std::string bytes = is_for_ci(format()) ? problems_in(format(), cleaned(problems, clean_text), context) : clean_text(document);
  return redactor().leaks(bytes) ? std::string(k_withheld) : bytes;
}

void Run::write_report(const std::string& path, std::string_view bytes) {
  const auto written = outside.write_file(path, bytes);
  if (!written) note(said(messages::k_cannot_write, Detail("--report " + path), written.error().code));
}

Result<void> Run::send(std::string_view bytes) {
  const auto file = output_file(typed);
  return file ? outside.write_file(*file, bytes) : outside.write_out(bytes);
}

std::string Run::note(const Detail& message) {
  std::string sentence = redactor().clean(pick(message, language()));
  outside.write_err(without_log_commands("why401: " + std::string(TerminalText::untrusted_line(sentence).view()) + "\n"));
  return sentence;
}

Exit Run::complain(Exit exit, const Detail& message) {
  const std::string sentence = note(message);
  if (format() == Format::text || typed.has(FlagId::quiet)) return exit;
  const std::string document =
      wants_json() ? error_json(exit == Exit::usage ? "usage" : "could_not_determine", sentence)
                   : failure_in(format(), sentence, context());
  if (!send(document) && output_file(typed)) (void)outside.write_out(document);
  return exit;
}

namespace {

/// Help, versions and completions speak of the program itself, and lint looks at files by itself.
bool takes_overlays(const Typed& typed) {
  if (typed.has(FlagId::help) || typed.has(FlagId::version)) return false;
  const auto& words = typed.words;
  if (words.empty() || words[0] == "-") return true;
  const Command* command = command_named(words[0]);
  const bool is_lint = words.size() > 1 && words[0] == "catalog" && words[1] == "lint";
  return command != nullptr && (command->takers & (k_examining | k_catalog | k_compare)) != 0 && !is_lint;
}

/// `run CMD -p hi`: the flags of the command would be taken for ours.
bool lacks_dashes(const Typed& typed) {
  return !typed.words.empty() && typed.words[0] == "run" && typed.words.size() > 1 && !typed.has_meant;
}

std::string behind_run(const std::vector<std::string>& arguments) {
  std::string command;
  const auto first = std::find(arguments.begin(), arguments.end(), "run");
  for (auto word = first + 1; word < arguments.end(); ++word) command += (command.empty() ? "" : " ") + *word;
  return command;
}

}  // namespace

Exit with_overlays(Run& run, const std::function<Exit(Run&)>& use) {
  const auto files = run.outside.files();
  if (!files) return use(run);
  const auto places = overlay_places(run, **files);
  if (!places) return places.error();
  if (places->empty()) return use(run);
  const catalog::Overlay overlay = load_overlays(run, **files, *places);
  if (overlay.image.empty()) return use(run);
  Run over(**catalog::view(overlay.image), run.outside, run.version);
  over.typed = run.typed;
  return use(over);
}

int run(const catalog::Catalog<Packed>& catalog, Outside& outside, const std::vector<std::string>& arguments,
        std::string_view version) {
  Run run(catalog, outside, version);
  run.typed = parse(arguments);
  if (lacks_dashes(run.typed)) return static_cast<int>(run.complain(Exit::usage, said(messages::k_no_command_to_run, {{"command", behind_run(arguments)}})));
  if (run.typed.mistake) return static_cast<int>(run.complain(Exit::usage, *run.typed.mistake));
  return static_cast<int>(takes_overlays(run.typed) ? with_overlays(run, dispatch) : dispatch(run));
}

}  // namespace why::cli
