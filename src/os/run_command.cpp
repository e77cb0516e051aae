// SPDX-License-Identifier: Apache-2.0
#include "os/run_command.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <ctime>
#include <memory>

#include "base/text.hpp"
#include "os/child.hpp"
#include "os/neighbour.hpp"
#include "os/signals.hpp"
#include "os/streams.hpp"
#include "os/wiring.hpp"

namespace why::os {
namespace {

constexpr std::int64_t k_grace_ms = 5000;  // between asking a command to end and ending it
constexpr std::int64_t k_look_ms = 100;    // between looks at terminals
constexpr std::int64_t k_forever = -1;
constexpr std::int64_t k_drain_ms = 20;  // in which a terminal brings the last of what was written to it
constexpr std::uint64_t k_drain_bytes = std::uint64_t{4} << 20;  // more than pipes hold: somebody else is writing

std::int64_t monotonic_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_MONOTONIC, &time);
  return std::int64_t{time.tv_sec} * 1000 + time.tv_nsec / 1'000'000;
}

class CommandRun {
 public:
  CommandRun(const CommandRequest& request, Signals& signals, Neighbour& neighbour, Wiring wiring)
      : request_(request),
        signals_(signals),
        neighbour_(neighbour),
        wiring_(std::move(wiring)),
        raw_(wiring_.terminal),
        said_(request.pauses.size()) {}

  Result<CommandEnd> run();

 private:
  Result<std::unique_ptr<Child>> start();
  void turn();
  void read_signals();
  void obey(const Signals::Seen& signal);
  void read_news();
  void follow_stop(int number);
  void go_on();
  void look_at_terminals();
  void share_typed(std::string_view keys);
  void lose_terminal();
  void move_all();
  void watch_time();
  void say_what_is_due(std::int64_t silent_ms);
  void say(const std::string& text);
  bool wants_keys() const;
  bool is_somebody_typing() const;
  std::int64_t next_due() const;
  void drain();
  void leave_the_rest();
  int their_terminal() const { return wiring_.pty ? wiring_.pty->master.get() : -1; }
  std::uint64_t moved() const {
    return (wiring_.out ? wiring_.out->capture().total() : 0) + (wiring_.err ? wiring_.err->capture().total() : 0);
  }
  Heard heard() const;
  CommandEnd result() const;

  std::vector<Flow*> flows() {
    std::vector<Flow*> all;
    for (auto* flow : {&wiring_.out, &wiring_.err})
      if (*flow) all.push_back(&**flow);
    if (wiring_.keys && wants_keys()) all.push_back(&*wiring_.keys);
    return all;
  }

  const CommandRequest& request_;
  Signals& signals_;
  Neighbour& neighbour_;
  Wiring wiring_;
  RawMode raw_;
  MirroredMode mirrored_;
  std::unique_ptr<Child> child_;
  std::optional<int> status_;
  std::int64_t began_ = monotonic_ms(), last_output_ = began_;
  std::vector<char> said_;  ///< of each pause
  bool timed_out_ = false, was_killed_ = false, was_typed_ = false;
};

Result<std::unique_ptr<Child>> CommandRun::start() {
  const Start start{request_.command, wiring_.streams, signals_.inherited()};
  return wiring_.takes_terminal ? start_on_terminal(start, wiring_.pty->slave.get()) : start_beside(start);
}

Result<CommandEnd> CommandRun::run() {
  if (wiring_.takes_terminal) raw_.enter(their_terminal());
  else mirrored_.begin(wiring_.terminal, their_terminal());
  WHY_TRY(child, start());
  child_ = std::move(child);
  wiring_.theirs.clear();
  if (wiring_.pty) (void)wiring_.pty->slave.close();
  const int error = child_->start_error();
  if (error != 0) {
    CommandEnd end;
    end.how = error == ENOENT ? CommandEnd::How::not_found : CommandEnd::How::not_executable;
    end.number = error;
    return end;
  }
  if (wiring_.takes_terminal) wiring_.keys->watch([this](std::string_view keys) { share_typed(keys); });
  while (!status_) turn();
  drain();
  look_at_terminals();
  raw_.leave(their_terminal());
  show_unchanged(their_terminal());  // to those who are left on it
  leave_the_rest();
  return result();
}

/// Waits until something happens, and does what follows from it.
void CommandRun::turn() {
  const auto all = flows();
  std::vector<pollfd> wanted{{signals_.descriptor(), POLLIN, 0}, {child_->news_from(), POLLIN, 0}};
  for (const Flow* flow : all)
    for (const pollfd& one : flow->wanted()) wanted.push_back(one);
  const std::int64_t due = next_due();
  const int wait = due == k_forever ? -1 : static_cast<int>(std::clamp<std::int64_t>(due - monotonic_ms(), 0, 60'000));
  if (::poll(wanted.data(), wanted.size(), wait) < 0) return;
  // Before the answer to a signal is shown: whoever sees it may send the next one.
  if (wanted[0].revents != 0) read_signals();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_output = !wiring_.keys || all[i] != &*wiring_.keys;
    if (all[i]->follow(&wanted[2 + 2 * i]) && is_output) last_output_ = monotonic_ms();
  }
  lose_terminal();
  if (wanted[0].revents != 0 || wanted[1].revents != 0) read_news();
  watch_time();
}

/// Ctrl-C reaches everybody who is in front at a terminal. The command has it from its own one; who is in our group,
/// such as the script or make that called us, has it from us.
void CommandRun::share_typed(std::string_view keys) {
  if (::tcgetpgrp(their_terminal()) != child_->group()) return;
  for (const int number : signals_of(keys, their_terminal())) ::kill(0, number);
}

/// When our terminal has gone, the command's goes too.
void CommandRun::lose_terminal() {
  if (!wiring_.pty || !wiring_.shown()->is_unread()) return;
  wiring_.keys.reset();
  wiring_.pty.reset();
}

void CommandRun::read_signals() {
  while (const auto signal = signals_.next()) obey(*signal);
}

void CommandRun::obey(const Signals::Seen& signal) {
  if (signal.number == SIGCHLD) return;  // `read_news` follows
  const bool to_group = neighbour_.got(signal.number);
  if (signal.number == SIGINT || signal.number == SIGQUIT) was_typed_ = was_typed_ || to_group || signal.by_kernel;
  if (signal.by_us) return;  // see `share_typed`
  if (signal.number == SIGCONT) go_on();
  if (signal.number == SIGWINCH && wiring_.pty && signal.by_kernel) {
    copy_size(wiring_.terminal, their_terminal());
    // With a terminal of its own the kernel tells the command, else only we know that the new size is in place.
    if (!wiring_.takes_terminal) child_->send(SIGWINCH);
    return;
  }
  child_->pass_on(signal.number, to_group);
}

void CommandRun::read_news() {
  const auto status = child_->news();
  if (!status) return;
  if (WIFSTOPPED(*status)) follow_stop(WSTOPSIG(*status));  // what lets us go on comes before further news
  else status_ = status;
}

/// The command has stopped, so we stop, and our shell sees what it would have seen.
void CommandRun::follow_stop(int number) {
  const bool has_terminal = wiring_.takes_terminal;
  const bool wanted_terminal = number == SIGTTIN || number == SIGTTOU;
  if (!(has_terminal && wanted_terminal && is_in_front(wiring_.terminal))) {
    move_all();
    raw_.leave(their_terminal());
    if (stop_by(number, has_terminal && number != SIGSTOP)) return;  // the SIGCONT that let us go on is read next
    (void)neighbour_.got(number);
  }
  go_on();
  child_->send(SIGCONT);
}

/// After a stop; the command is still to be told.
void CommandRun::go_on() {
  last_output_ = monotonic_ms();
  if (wiring_.pty) copy_size(wiring_.terminal, their_terminal());
  mirrored_.forget();
  look_at_terminals();
}

/// Nobody tells us when our shell brings us to the front, or when the command changes the mode of its terminal.
void CommandRun::look_at_terminals() {
  if (!wiring_.takes_terminal) mirrored_.follow(wiring_.terminal, their_terminal(), [this] { move_all(); });
  if (!wiring_.takes_terminal || raw_.is_on()) return;
  const bool in_front = is_in_front(wiring_.terminal);
  if (in_front) raw_.enter(their_terminal());
  else show_unchanged(their_terminal());  // our shell's terminal does what there is to do
  child_->put_in_front(in_front);
}

void CommandRun::move_all() {
  for (auto* flow : {&wiring_.out, &wiring_.err})
    while (*flow && (*flow)->move()) continue;
}

std::int64_t CommandRun::next_due() const {
  std::int64_t due = k_forever;
  const auto add = [&](std::int64_t at) { due = due == k_forever ? at : std::min(due, at); };
  for (std::size_t i = 0; i < said_.size(); ++i)
    if (said_[i] == 0) add(last_output_ + request_.pauses[i].after_ms);
  if (wiring_.pty && !raw_.is_on()) add(monotonic_ms() + k_look_ms);
  if (request_.timeout_ms && !was_killed_) add(began_ + *request_.timeout_ms + (timed_out_ ? k_grace_ms : 0));
  return due;
}

void CommandRun::watch_time() {
  if (status_) return;
  look_at_terminals();
  const std::int64_t now = monotonic_ms();
  say_what_is_due(now - last_output_);
  if (!request_.timeout_ms || was_killed_ || now < began_ + *request_.timeout_ms) return;
  if (!timed_out_) {
    timed_out_ = true;
    child_->send(SIGTERM);
    child_->send(SIGCONT);
  } else if (now >= began_ + *request_.timeout_ms + k_grace_ms) {
    was_killed_ = true;
    child_->send(SIGKILL);
  }
}

void CommandRun::say_what_is_due(std::int64_t silent_ms) {
  for (std::size_t i = 0; i < said_.size(); ++i) {
    if (said_[i] != 0 || silent_ms < request_.pauses[i].after_ms) continue;
    said_[i] = 1;
    if (!is_somebody_typing()) say(request_.pauses[i].say(heard()));
  }
}

/// Behind another program of our shell the keys are not ours. Of a terminal that is there only to be written to,
/// nobody reads before its mode is changed.
bool CommandRun::wants_keys() const {
  return wiring_.takes_terminal ? raw_.is_on() : is_taken_over(their_terminal()) && is_in_front(wiring_.terminal);
}

/// Whether the silence is that of a program that waits for its user.
bool CommandRun::is_somebody_typing() const {
  if (wiring_.pty && is_taken_over(their_terminal())) return true;
  if (::isatty(STDIN_FILENO) != 1) return false;
  if (!wiring_.takes_terminal && is_taken_over(STDIN_FILENO)) return true;
  // A prompt leaves the line open.
  const auto is_open_line = [](const std::optional<Flow>& flow) { return flow && !flow->capture().ends_in_line_break(); };
  return is_open_line(wiring_.out) || is_open_line(wiring_.err);
}

void CommandRun::say(const std::string& text) {
  if (text.empty()) return;
  // In raw mode nobody adds the carriage return.
  (void)write_all(Stream::err, raw_.is_on() && ::isatty(STDERR_FILENO) == 1 ? text::replace_all(text, "\n", "\r\n") : text);
}

/// The command is over; what it wrote may still be on its way.
void CommandRun::drain() {
  wiring_.keys.reset();
  const auto all = flows();
  const std::int64_t until = monotonic_ms() + k_drain_ms;
  const std::uint64_t most = moved() + k_drain_bytes;
  while (moved() < most) {
    for (Flow* flow : all) (void)flow->move();
    std::vector<pollfd> wanted{{signals_.descriptor(), POLLIN, 0}};
    bool is_open = false, is_writing = false;
    for (const Flow* flow : all) {
      is_open = is_open || flow->is_open();
      is_writing = is_writing || flow->is_waiting_for_room();
      for (const pollfd& one : flow->wanted()) wanted.push_back(one);
    }
    // Of a pipe everything is there; only a terminal may be late.
    const std::int64_t wait = is_writing ? -1 : wiring_.pty ? std::max<std::int64_t>(until - monotonic_ms(), 0) : 0;
    if (!is_open || ::poll(wanted.data(), wanted.size(), static_cast<int>(wait)) == 0) return;
    for (std::size_t i = 0; i < all.size(); ++i) (void)all[i]->follow(&wanted[1 + 2 * i]);
    while (const auto signal = signals_.next())
      if (signal->number == SIGTERM || signal->number == SIGHUP || signal->number == SIGINT) return;
  }
}

/// Somebody whom the command started still writes to its streams. A copy of us passes that on for as long as it
/// lasts, and we go back to the caller.
void CommandRun::leave_the_rest() {
  std::vector<Flow*> open;
  for (Flow* flow : flows())
    if (flow->is_open()) open.push_back(flow);
  if (open.empty() || ::fork() != 0) return;
  std::vector<int> needed;
  for (const Flow* flow : open) needed.insert(needed.end(), {flow->source(), flow->sink().number()});
  close_all_but(needed);
  while (!open.empty()) {
    std::vector<pollfd> wanted;
    for (const Flow* flow : open)
      for (const pollfd& one : flow->wanted()) wanted.push_back(one);
    if (::poll(wanted.data(), wanted.size(), -1) < 0 && errno != EINTR) break;
    for (std::size_t i = 0; i < open.size(); ++i) (void)open[i]->follow(&wanted[2 * i]);
    std::erase_if(open, [](const Flow* flow) { return !flow->is_open(); });
  }
  ::_exit(0);
}

Heard CommandRun::heard() const {
  const auto of = [](const std::optional<Flow>& flow) { return flow ? flow->capture().transcript() : Transcript(); };
  return {of(wiring_.out), of(wiring_.err)};
}

CommandEnd CommandRun::result() const {
  CommandEnd end;
  const bool was_killed = WIFSIGNALED(*status_);
  end.how = timed_out_ ? CommandEnd::How::timed_out : was_killed ? CommandEnd::How::killed : CommandEnd::How::exited;
  end.number = was_killed ? WTERMSIG(*status_) : WEXITSTATUS(*status_);
  const bool is_of_keys = end.number == SIGINT || end.number == SIGQUIT;
  end.by_keyboard = was_killed && is_of_keys && (was_typed_ || wiring_.takes_terminal);
  end.ran_ms = monotonic_ms() - began_;
  end.heard = heard();
  return end;
}

}  // namespace

Result<CommandEnd> run_command(const CommandRequest& request) {
  if (auto filled = fill_gaps(); !filled) return tl::unexpected(std::move(filled).error());
  Signals signals;
  Neighbour neighbour;  // before there is anything that it could hold open
  WHY_TRY(wiring, wire(request.kept));
  return CommandRun(request, signals, neighbour, std::move(wiring)).run();
}

}  // namespace why::os
