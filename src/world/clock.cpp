// Reading and writing RFC 3339 times.
// SPDX-License-Identifier: Apache-2.0
#include "world/clock.hpp"

#include <fmt/format.h>
#include <chrono>

namespace why {
namespace {

/// Eats fixed-width parts of a text from the left; once something does not fit, it stays failed.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return !failed_ && rest_.empty(); }
  char next() const { return rest_.empty() ? '\0' : rest_.front(); }

  int number(std::size_t digits, int least, int most) {
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) value = value * 10 + digit();
    failed_ = failed_ || value < least || value > most;
    return value;
  }

  int digit() { return one_of("0123456789") - '0'; }

  char one_of(std::string_view allowed) {
    const char c = next();
    failed_ = failed_ || rest_.empty() || allowed.find(c) == std::string_view::npos;
    if (failed_) return allowed.front();
    rest_.remove_prefix(1);
    return c;
  }

  bool next_is_digit() const { return next() >= '0' && next() <= '9'; }

 private:
  std::string_view rest_;
  bool failed_ = false;
};

/// Milliseconds of ".5", ".123456"; what is finer than a millisecond is dropped.
int read_fraction(Scanner& scan) {
  scan.one_of(".");
  int ms = scan.digit() * 100;
  for (int weight = 10; scan.next_is_digit(); weight /= 10) ms += scan.digit() * weight;
  return ms;
}

/// Minutes east of UTC: "Z", "+05:30".
int read_offset(Scanner& scan) {
  const char sign = scan.one_of("Zz+-");
  if (sign == 'Z' || sign == 'z') return 0;
  const int hours = scan.number(2, 0, 23);
  scan.one_of(":");
  const int minutes = hours * 60 + scan.number(2, 0, 59);
  return sign == '-' ? -minutes : minutes;
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
  Scanner scan(text);
  const std::chrono::year year{scan.number(4, 0, 9999)};
  scan.one_of("-");
  const std::chrono::month month{static_cast<unsigned>(scan.number(2, 1, 12))};
  scan.one_of("-");
  const std::chrono::day day{static_cast<unsigned>(scan.number(2, 1, 31))};
  scan.one_of("Tt ");
  const int hour = scan.number(2, 0, 23);
  scan.one_of(":");
  const int minute = scan.number(2, 0, 59);
  scan.one_of(":");
  const int second = scan.number(2, 0, 60);  // 60: a leap second, counted as the first of the next minute
  const int fraction = scan.next() == '.' ? read_fraction(scan) : 0;
  const int offset = read_offset(scan);

  const std::chrono::year_month_day date{year, month, day};
  if (!scan.done() || !date.ok()) return std::nullopt;
  const std::int64_t days = std::chrono::sys_days{date}.time_since_epoch().count();
  const std::int64_t minutes = (days * 24 + hour) * 60 + minute - offset;
  return Instant{(minutes * 60 + second) * 1000 + fraction};
}

std::string to_rfc3339(Instant at) {
  using std::chrono::floor;
  const std::chrono::sys_time<std::chrono::milliseconds> moment{std::chrono::milliseconds{at.ms}};
  const auto seconds = floor<std::chrono::seconds>(moment);
  // Years that do not fit four digits are caught before the calendar, whose own range is small.
  constexpr std::chrono::sys_days k_first{std::chrono::year{1} / 1 / 1};
  constexpr std::chrono::sys_days k_end{std::chrono::year{10000} / 1 / 1};
  if (seconds < k_first || seconds >= k_end) return fmt::format("{}", seconds.time_since_epoch().count());

  const auto day = floor<std::chrono::days>(seconds);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{seconds - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace why
