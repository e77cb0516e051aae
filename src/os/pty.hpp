// Terminals: a new one for a command, and the mode and size of ours.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <termios.h>

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "os/descriptor.hpp"

namespace why::os {

struct Pty {
  Descriptor master;  ///< ours; does not block
  Descriptor slave;   ///< the command's
};

/// A new terminal with the mode and size of the terminal `like`. `is_whole`: it takes the place of `like`, keys and
/// all; else it only shows, and what is written comes out byte for byte. Errors: io.
Result<Pty> open_pty(int like, bool is_whole);

void copy_size(int from, int to);

/// Whether this process may use the terminal now, and is not in the background of its shell.
bool is_in_front(int terminal);

/// Whether a program has taken the terminal over: keys come one by one, or are not shown.
bool is_taken_over(int terminal);

/// The signals that a terminal in the state of `terminal` makes of `keys`, in that order.
std::vector<int> signals_of(std::string_view keys, int terminal);

/// What is written to `terminal` comes out byte for byte.
void show_unchanged(int terminal);

/// Our terminal while its keys all go to the command, unread. There and back the two terminals hand over their mode,
/// so that the shell finds what the command made of its terminal, and the command what the shell did. In front only.
class RawMode {
 public:
  explicit RawMode(int terminal) : terminal_(terminal) {}
  ~RawMode() { leave(-1); }
  RawMode(const RawMode&) = delete;
  RawMode& operator=(const RawMode&) = delete;

  /// `theirs`: the command's terminal; -1 when it has none any more.
  void enter(int theirs);
  void leave(int theirs);
  bool is_on() const { return is_on_; }

 private:
  int terminal_;
  termios before_{};
  bool is_on_ = false;
};

/// Our terminal, where the command has one of its own only to write to. A command that changes the mode of that one
/// wants keys as they are pressed, or unseen: it means ours, which gets the same mode.
class MirroredMode {
 public:
  void begin(int ours, int theirs);
  /// Does for ours what the command did for its own since the last time. In front only. `show` brings what was
  /// written before, which a raw terminal would not show as it was meant.
  void follow(int ours, int theirs, const std::function<void()>& show);
  /// Somebody else had our terminal: what is different from the beginning is to be done again.
  void forget() { seen_ = first_; }

 private:
  termios first_{}, seen_{};
  tcflag_t processing_ = 0;  ///< whether ours changes what is written to it
};

}  // namespace why::os
