// SPDX-License-Identifier: Apache-2.0
#include "evidence/precedence.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace why {
namespace {

using catalog::Packed;

bool is_free(const Choice& choice, std::string_view header) {
  return std::none_of(choice.sent.begin(), choice.sent.end(), [&](const Sent& s) { return s.header == header; });
}

bool decides(const catalog::Group<Packed>& group, const SourceIndex& index, const std::vector<bool>& present) {
  const auto& ids = group.deciders.empty() ? group.sources : group.deciders;
  return std::any_of(ids.begin(), ids.end(), [&](std::string_view id) { return present[index.at(id)]; });
}

void send_group(const catalog::Tool<Packed>& tool, const catalog::Mode<Packed>& mode, const SourceIndex& index, const std::vector<bool>& present,
                Choice& choice) {
  for (const std::string_view id : choice.group->sources) {
    const std::size_t source = index.at(id);
    if (!present[source]) continue;
    for (const std::string_view header : headers_of(mode, tool.sources[source]))
      if (is_free(choice, header)) choice.sent.push_back({header, source});
    if (choice.group->send == catalog::Send::first) return;
  }
}

void adjust(const catalog::Tool<Packed>& tool, const catalog::Mode<Packed>& mode,
            const catalog::Adjustment<Packed>& adjustment,
            const SourceIndex& index, const std::vector<bool>& present, Choice& choice) {
  const std::size_t source = index.at(adjustment.source);
  if (!present[source]) return;
  const auto yields = [&](const Sent& sent) {
    return std::any_of(adjustment.yields_to.begin(), adjustment.yields_to.end(),
                       [&](std::string_view id) { return index.at(id) == sent.source; });
  };
  for (const std::string_view header : headers_of(mode, tool.sources[source])) {
    const auto held = std::find_if(choice.sent.begin(), choice.sent.end(),
                                   [&](const Sent& s) { return s.header == header; });
    if (held == choice.sent.end()) choice.sent.push_back({header, source});
    else if (!yields(*held)) held->source = source;
  }
}

}  // namespace

bool Choice::sends(std::size_t source) const {
  return std::any_of(sent.begin(), sent.end(), [&](const Sent& s) { return s.source == source; });
}

std::size_t SourceIndex::at(std::string_view id) const {
  const auto it = std::find_if(tool_.sources.begin(), tool_.sources.end(), [&](const auto& s) { return s.id == id; });
  WHY_ASSERT(it != tool_.sources.end());
  return static_cast<std::size_t>(it - tool_.sources.begin());
}

const catalog::PackedList<catalog::PackedText>& headers_of(const catalog::Mode<Packed>& mode,
                                                           const catalog::Source<Packed>& source) {
  return source.headers.empty() ? mode.headers : source.headers;
}

Choice choose(const catalog::Tool<Packed>& tool, const catalog::Mode<Packed>& mode, const std::vector<bool>& present) {
  const SourceIndex index(tool);
  Choice choice;
  for (const auto& group : mode.groups)
    if (decides(group, index, present)) {
      choice.group = &group;
      send_group(tool, mode, index, present, choice);
      break;
    }
  for (const auto& adjustment : mode.adjustments) adjust(tool, mode, adjustment, index, present, choice);
  return choice;
}

std::vector<std::size_t> order_of(const catalog::Tool<Packed>& tool, const catalog::Mode<Packed>& mode) {
  const SourceIndex index(tool);
  std::vector<std::size_t> order;
  const auto add = [&](std::string_view id) {
    const std::size_t source = index.at(id);
    if (std::find(order.begin(), order.end(), source) == order.end()) order.push_back(source);
  };
  for (const auto& adjustment : mode.adjustments) add(adjustment.source);
  for (const auto& group : mode.groups) {
    for (const std::string_view id : group.deciders) add(id);
    for (const std::string_view id : group.sources) add(id);
  }
  return order;
}

}  // namespace why
