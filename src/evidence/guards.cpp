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

/// The member of a file that the first two arguments name; null when there is none.
Result<const json::Value*> value_in_file(const catalog::Step<Packed>& step, const Surface& surface) {
  const auto path = surface.paths.fill(step.arguments[0]);
  const auto key = surface.paths.fill_text(step.arguments[1]);
  if (!path || !key) return nullptr;
  const auto file = surface.reader.settings(*path);
  if (!file && file.error().code == Errc::not_found) return nullptr;
  if (!file) return tl::unexpected(file.error());
  return (*file)->root() == nullptr ? nullptr : json::find(*(*file)->root(), *key);
}

Truth truth_of_file(const catalog::Step<Packed>& step, const Surface& surface) {
  const auto value = value_in_file(step, surface);
  if (!value) return Truth::unknown;
  if (*value == nullptr || (*value)->kind == json::Kind::null) return Truth::no;
  return truth_of(step.name == "has" || (*value)->text == step.arguments[2].view());
}

Truth exists(std::string_view path_template, const Surface& surface) {
  const auto path = surface.paths.fill(path_template);
  if (!path) return Truth::no;
  const auto stat = surface.world.files.stat(*path);
  return stat ? Truth::yes : stat.error().code == Errc::not_found ? Truth::no : Truth::unknown;
}

Truth flag_has(const CommandLine& command, std::string_view flag, std::string_view wanted) {
  const auto value = command.value_of(flag);
  if (!value) return Truth::no;
  for (const std::string_view word : text::split(*value, ','))
    if (text::trim(word) == wanted) return Truth::yes;
  return Truth::no;
}

}  // namespace

std::optional<Truth> truth_without_settings(const catalog::Step<Packed>& step, const Surface& surface) {
  if (step.op != catalog::Op::call) return std::nullopt;
  const auto& arguments = step.arguments;
  if (step.name == "flag") return truth_of(surface.command.has_flag(arguments[0]));
  if (step.name == "word") return truth_of(surface.command.has_word(arguments[0]));
  if (step.name == "flag-has") return flag_has(surface.command, arguments[0], arguments[1]);
  if (step.name == "file") return exists(arguments[0], surface);
  if (step.name == "has" || step.name == "holds") return truth_of_file(step, surface);
  if (step.name == "os") return truth_of(surface.world.place.os == os_named(arguments[0]));
  if (step.name == "equal") return truth_of(surface.paths.fill_text(arguments[0]) == std::string(arguments[1].view()));
  return std::nullopt;
}

Truth Guards::is_on(std::string_view name) const {
  const auto setting = look_.settings.filled(name);
  if (!setting) return Truth::no;
  const std::string value = text::lower(text::trim(setting->value.whatever_level()));
  return truth_of(std::none_of(tool_.off_words.begin(), tool_.off_words.end(),
                               [&](std::string_view off) { return off == value; }));
}

Truth Guards::has_shape(std::string_view name, std::string_view family) const {
  const auto setting = look_.settings.filled(name);
  if (!setting) return Truth::no;
  const Shape shape = look_at(setting->value.whatever_level(), look_.catalog, true);
  return truth_of(shape.family != nullptr && shape.family->id == family);
}

Truth Guards::is_listed(std::string_view name, std::string_view file, std::string_view key) const {
  const auto setting = look_.settings.filled(name);
  const auto path = look_.paths.fill(file);
  if (!setting || !path) return Truth::no;
  const auto json = look_.reader.settings(*path);
  if (!json) return json.error().code == Errc::not_found ? Truth::no : Truth::unknown;
  const json::Value* list = (*json)->root() == nullptr ? nullptr : json::find(*(*json)->root(), key);
  if (list == nullptr) return Truth::no;
  const std::string_view value = text::trim(setting->value.whatever_level());
  const std::string_view end = value.substr(value.size() - std::min(value.size(), k_remembered_end));
  return truth_of(std::any_of(list->items().begin(), list->items().end(),
                              [&](const json::Value& item) { return item.string() == end; }));
}

std::optional<Setting> Guards::setting_at(const catalog::PackedList<catalog::PackedText>& arguments, std::size_t count) const {
  const auto key = look_.paths.fill_text(arguments[count - 1]);
  if (!key) return std::nullopt;
  return look_.settings.key(*key, count == 1 ? std::string_view() : arguments[0].view());
}

Truth Guards::of_settings(const catalog::Step<Packed>& step) const {
  const auto& arguments = step.arguments;
  if (step.name == "set") return truth_of(look_.settings.filled(arguments[0]).has_value());
  if (step.name == "on") return is_on(arguments[0]);
  if (step.name == "is") {
    const auto setting = look_.settings.filled(arguments[0]);
    return truth_of(setting && setting->value.whatever_level() == arguments[1].view());
  }
  if (step.name == "key") return truth_of(setting_at(arguments, arguments.size()).has_value());
  if (step.name == "key-is") {
    const auto setting = setting_at(arguments, arguments.size() - 1);
    return truth_of(setting && setting->value.whatever_level() == arguments[arguments.size() - 1].view());
  }
  if (step.name == "looks") return has_shape(arguments[0], arguments[1]);
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
  if (const auto truth = truth_without_settings(step, {look_.world, look_.reader, look_.paths, look_.command})) return *truth;
  if (step.name == "present" || step.name == "effective" || step.name == "kind") return of_credentials(step);
  return of_settings(step);
}

}  // namespace why
