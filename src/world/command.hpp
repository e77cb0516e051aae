// Running a command for the user: what is asked of the outside, and how it went.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace why {

/// What was printed on one stream: its beginning and its end, and how much between them was not kept.
struct Transcript {
  std::string head, tail;
  std::uint64_t left_out = 0;  ///< bytes between the two

  bool empty() const { return head.empty(); }
};

/// Both streams of a command. When both go to the same place, all is in `out`, in the order of printing.
struct Heard {
  Transcript out, err;
};

/// Something to say after a silence. `say` gets what was printed so far and gives back the text for stderr, which
/// may be empty.
struct Pause {
  std::int64_t after_ms = 0;
  std::function<std::string(const Heard&)> say;
};

struct CommandRequest {
  std::vector<std::string> command;          ///< the program and its arguments; at least the program
  std::size_t kept = std::size_t{1} << 20;   ///< bytes kept of the beginning and of the end of each stream
  std::optional<std::int64_t> timeout_ms;    ///< afterwards the command is ended
  std::vector<Pause> pauses;                 ///< each is said once
};

/// How a command ended.
struct CommandEnd {
  enum class How {
    exited,          ///< `number` is its exit code
    killed,          ///< by the signal `number`
    timed_out,       ///< ended by us
    not_found,       ///< there is no such program
    not_executable,  ///< it is there and cannot be run
  };
  How how = How::exited;
  int number = 0;
  bool by_keyboard = false;  ///< the signal was typed: Ctrl-C, Ctrl-\.
  std::int64_t ran_ms = 0;
  Heard heard;
};

/// What a program that is run for its output printed.
struct ProgramOutput {
  std::string text;   ///< of standard output
  int exit_code = 0;  ///< 128+n when signal n ended it
};

}  // namespace why
