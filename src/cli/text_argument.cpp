// SPDX-License-Identifier: Apache-2.0
#include "cli/text_argument.hpp"

#include "cli/messages.hpp"
#include "formats/encoding.hpp"

namespace why::cli {

bool is_typed(const Typed& typed, std::size_t first) {
  return typed.words.size() > first && typed.words[first] != "-";
}

Told<void> read_text(Run& run, std::string_view command, std::size_t first,
                     const std::function<bool(std::string_view)>& use) {
  Utf8Reader utf8;
  const auto use_in_utf8 = [&](std::string_view bytes) { return use(utf8.feed(bytes)); };
  const auto& words = run.typed.words;
  if (is_typed(run.typed, first)) {
    for (std::size_t i = first; i < words.size(); ++i)
      if ((i > first && !use_in_utf8(" ")) || !use_in_utf8(words[i])) break;
    return {};
  }
  if (words.size() > first + 1)
    return tl::unexpected(run.complain(Exit::usage, said(messages::k_dash_alone, {{"command", command}})));
  if (run.outside.stdin_is_terminal()) run.note(said(messages::k_paste));
  if (const auto read = run.outside.read_stdin(use_in_utf8); !read)
    return tl::unexpected(run.complain(
        Exit::unknown, said(messages::k_cannot_look, said(messages::k_standard_input), read.error().code)));
  return {};
}

}  // namespace why::cli
