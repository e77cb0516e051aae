// A fresh directory on the real disk, and the little that tests do in it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace why::test {

/// An empty directory that everybody may enter; gone with everything in it at the end.
/// Paths are relative to it. What cannot be made fails the test.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  std::string path(std::string_view name = "") const;
  void file(std::string_view name, std::string_view text, unsigned mode = 0644) const;
  void directory(std::string_view name) const;
  void link(std::string_view name, const std::string& target) const;
  void fifo(std::string_view name) const;
  void socket(std::string_view name) const;

 private:
  std::string root_;
};

/// While it lives, files are opened as a user without any rights, when the tests run as root.
/// Other users are that already.
class Unprivileged {
 public:
  Unprivileged();
  ~Unprivileged();
  Unprivileged(const Unprivileged&) = delete;
  Unprivileged& operator=(const Unprivileged&) = delete;

 private:
  unsigned before_;
};

}  // namespace why::test
