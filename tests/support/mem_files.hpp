// Files in memory: what a test says is there, with modes, owners, links and faults.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "world/files.hpp"

namespace why::test {

/// A tree that judges access as Linux would for the user `uid` (root may do everything; the bits of
/// the group are not looked at). Paths are absolute and in normal form; parents come by themselves,
/// with mode 0755 and owner 0.
///
///     MemFiles files;
///     files.with("/home/ada/.zshrc", "export A=b\n").with_link("/home/ada/.profile", ".zshrc");
class MemFiles : public Files {
 public:
  static constexpr std::uint32_t k_user = 1000;

  MemFiles& with(std::string_view path, std::string text, std::uint32_t mode = 0644,
                 std::uint32_t owner = k_user);
  MemFiles& with_directory(std::string_view path, std::uint32_t mode = 0755, std::uint32_t owner = k_user);
  MemFiles& with_link(std::string_view path, std::string target);
  MemFiles& with_special(std::string_view path, FileKind kind);

  Result<std::string> read(std::string_view path, std::size_t limit) override;
  Result<FileStat> stat(std::string_view path) override;
  Result<std::vector<std::string>> list(std::string_view path, std::size_t limit) override;
  Result<std::string> read_link(std::string_view path) override;

  std::uint32_t uid = k_user;                       ///< who asks
  std::map<std::string, Errc, std::less<>> faults;  ///< paths, as asked for, at which every question fails
  std::vector<std::string> reads, stats, lists;     ///< paths asked for, in order

 private:
  struct Node {
    FileStat stat;
    std::string text;  ///< content, or where a link leads
    bool is_link = false;
  };
  using Nodes = std::map<std::string, Node, std::less<>>;

  Node& put(std::string_view path, FileKind kind, std::uint32_t mode, std::uint32_t owner);
  bool allows(const Node& node, std::uint32_t bit) const;
  /// Walks to `path`, unless a fault stands there. A link at the very end is followed only on request.
  Result<Nodes::const_iterator> find(std::string_view path, bool follow_last) const;

  Nodes nodes_;
};

}  // namespace why::test
