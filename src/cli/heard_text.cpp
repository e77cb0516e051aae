// SPDX-License-Identifier: Apache-2.0
#include "cli/heard_text.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "formats/encoding.hpp"
#include "match/client_output.hpp"

namespace why::cli {
namespace {

/// An answer of a model is hardly ever shorter, and what a tool prints instead of one is hardly ever longer.
constexpr std::ptrdiff_t k_lines_of_a_failure = 3;

std::string text_of(const Transcript& transcript) {
  Utf8Reader head, tail;
  std::string text(head.feed(transcript.head));
  if (transcript.left_out > 0) text += '\n';
  text += tail.feed(transcript.tail);
  if (!text.empty() && text.back() != '\n') text += '\n';
  return text;
}

bool is_short(std::string_view text) {
  const auto lines = text::lines(text);
  return std::count_if(lines.begin(), lines.end(), [](auto line) { return !text::trim(line).empty(); }) <= k_lines_of_a_failure;
}

/// What of standard output may count as a message.
std::string messages_in(std::string text, const std::optional<ClientOutput>& events, Speaker speaker, bool has_succeeded) {
  if (events && (has_succeeded || events->failed)) return events->failures;
  if (!events && has_succeeded && speaker == Speaker::model && !is_short(text)) return {};
  return text;
}

}  // namespace

HeardText read_heard(const catalog::Catalog<Packed>& catalog, const Heard& heard, Speaker speaker, bool has_succeeded) {
  HeardText out;
  std::string printed = text_of(heard.out);
  const std::string complaints = text_of(heard.err);
  const auto events = read_client_output(printed);
  out.failed = events && events->failed;
  const std::string messages = messages_in(std::move(printed), events, speaker, has_succeeded && !out.failed);
  out.lines_of_out = static_cast<std::uint64_t>(std::count(messages.begin(), messages.end(), '\n'));
  catalog::Matcher matcher(catalog);
  matcher.feed(messages);
  matcher.feed(complaints);
  out.found = matcher.finish();
  return out;
}

}  // namespace why::cli
