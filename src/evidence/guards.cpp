// SPDX-License-Identifier: Apache-2.0
#include "evidence/guards.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace why {
namespace {

// A client that asks about a key remembers the answer by this many characters of its end.
constexpr std::size_t k_remembered_end = 20;

Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }

Os os_named(std::string_view name) { return name == "macos" ? Os::macos : name == "windows" ? Os::windows : Os::linux; }

}  // namespace

std::optional<Truth> command_truth(const catalog::Step<Packed>& step, const CommandLine& command) {
  if (step.op != catalog::Op::call) return std::nullopt;
  if (step.name == "flag") return truth_of(command.has_flag(step.arguments[0]));
  if (step.name == "word") return truth_of(command.has_word(step.arguments[0]));
  if (step.name != "flag-has") return std::nullopt;
  const auto value = command.value_of(step.arguments[0]);
  if (!value) return Truth::no;
  for (const std::string_view word : text::split(*value, ','))
    if (text::trim(word) == step.arguments[1].view()) return Truth::yes;
  return Truth::no;
}

Truth Guards::is_on(std::string_view name) const {
  const auto setting = look_.settings.filled(name);
  if (!setting) return Truth::no;
  const std::string value = text::lower(text::trim(setting->value.whatever_level()));
  return truth_of(std::none_of(tool_.off_words.begin(), tool_.off_words.end(),
                               [&](std::string_view off) { return off == value; }));
}

Truth Guards::is_listed(std::string_view name, std::string_view file, std::string_view key) const {
  const auto setting = look_.settings.filled(name);
  const auto path = look_.paths.fill(file);
  if (!setting || !path) return Truth::no;
  const auto json = look_.reader.json(*path);
  if (!json) return json.error().code == Errc::not_found ? Truth::no : Truth::unknown;
  const json::Value* list = (*json)->root() == nullptr ? nullptr : json::find(*(*json)->root(), key);
  if (list == nullptr) return Truth::no;
  const std::string_view value = text::trim(setting->value.whatever_level());
  const std::string_view end = value.substr(value.size() - std::min(value.size(), k_remembered_end));
  return truth_of(std::any_of(list->items().begin(), list->items().end(),
                              [&](const json::Value& item) { return item.string() == end; }));
}

Truth Guards::of_settings(const catalog::Step<Packed>& step) const {
  const auto& arguments = step.arguments;
  if (step.name == "set") return truth_of(look_.settings.filled(arguments[0]).has_value());
  if (step.name == "on") return is_on(arguments[0]);
  if (step.name == "is") {
    const auto setting = look_.settings.filled(arguments[0]);
    return truth_of(setting && setting->value.whatever_level() == arguments[1].view());
  }
  if (step.name == "key" && arguments.size() == 1) return truth_of(look_.settings.key(arguments[0]).has_value());
  if (step.name == "key") return truth_of(look_.settings.key(arguments[1], arguments[0]).has_value());
  if (step.name == "key-is") {
    const auto setting = look_.settings.key(arguments[1], arguments[0]);
    return truth_of(setting && setting->value.whatever_level() == arguments[2].view());
  }
  if (step.name == "file") {
    const auto path = look_.paths.fill(arguments[0]);
    if (!path) return Truth::no;
    const auto stat = look_.world.files.stat(*path);
    return stat ? Truth::yes : stat.error().code == Errc::not_found ? Truth::no : Truth::unknown;
  }
  if (step.name == "os") return truth_of(look_.world.place.os == os_named(arguments[0]));
  return is_listed(arguments[0], arguments[1], arguments[2]);
}

Truth Guards::of_credentials(const catalog::Step<Packed>& step) const {
  const std::string_view wanted = step.arguments[0];
  if (step.name == "present") {
    if (candidates_ == nullptr) return Truth::unknown;
    for (const auto& c : *candidates_)
      if (c.source->id == wanted)
        return c.presence == Presence::unknown ? Truth::unknown : truth_of(c.presence == Presence::present);
    return Truth::no;
  }
  if (choice_ == nullptr) return Truth::unknown;
  return truth_of(std::any_of(choice_->sent.begin(), choice_->sent.end(), [&](const Sent& sent) {
    const auto& source = tool_.sources[sent.source];
    return step.name == "kind" ? source.kind == wanted : source.id == wanted;
  }));
}

Truth Guards::resolve(const catalog::Step<Packed>& step) const {
  if (step.op == catalog::Op::fact) return facts_.truth(step.name);
  if (const auto truth = command_truth(step, command_)) return *truth;
  if (step.name == "present" || step.name == "effective" || step.name == "kind") return of_credentials(step);
  return of_settings(step);
}

}  // namespace why
