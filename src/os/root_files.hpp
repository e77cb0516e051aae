// The files of this machine, or of a tree that stands for a machine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "os/descriptor.hpp"
#include "world/files.hpp"

namespace why::os {

/// Files below a root directory. With the root "/" this is the machine itself and a question is one
/// open(2); with any other root links are resolved as if the root were "/" (openat2).
class RootFiles : public Files {
 public:
  /// `prefix` (absolute, such as "/etc") is looked up in `directory` instead, which is a root of its
  /// own: links in it stay in it, and links elsewhere do not lead into it.
  struct Mapping {
    std::string prefix;
    std::string directory;
  };

  /// Who resolves paths below a root that is not "/". The kernel, when it can.
  enum class Resolver { kernel, walk };

  /// Errors: not_found and denied when a root or a mapped directory cannot be opened.
  static Result<RootFiles> open(const std::string& root = "/", const std::vector<Mapping>& mappings = {},
                                Resolver resolver = Resolver::kernel);

  /// Also `not_regular`: a link that leads into /proc, whose files are made up while they are read.
  Result<std::string> read(std::string_view path, std::size_t limit) override;
  Result<FileStat> stat(std::string_view path) override;
  Result<std::vector<std::string>> list(std::string_view path, std::size_t limit) override;
  Result<std::string> read_link(std::string_view path) override;

 private:
  struct Tree {
    std::string prefix;
    Descriptor root;  ///< not open: the machine's own "/"
    Resolver resolver = Resolver::kernel;
  };
  RootFiles() = default;
  static Result<Tree> open_tree(std::string prefix, const std::string& directory, Resolver resolver);
  Result<Descriptor> open_at(std::string_view path, int flags) const;

  std::vector<Tree> trees_;  ///< the mapped ones, then the root itself
};

}  // namespace why::os
