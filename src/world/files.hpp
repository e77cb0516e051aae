// Reading files. The only way to a file system; it cannot write.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace why {

enum class FileKind { regular, directory, fifo, socket, device, other };

/// What `stat` tells. `mode` holds the permission bits only (07777).
struct FileStat {
  FileKind kind = FileKind::other;
  std::uint32_t mode = 0;
  std::uint32_t uid = 0;
  std::uint32_t gid = 0;
  std::uint64_t size = 0;
  std::int64_t modified = 0;  ///< seconds since 1970
};

/// Files under one root. Paths are absolute, as the examined machine sees them; symbolic links
/// are followed inside the root and never lead out of it.
class Files {
 public:
  virtual ~Files() = default;

  /// The whole of a regular file. Never blocks: anything but a regular file is `not_regular`.
  /// Errors: not_found, denied, not_regular, too_large (over `limit` bytes), loop, io.
  virtual Result<std::string> read(std::string_view path, std::size_t limit) = 0;

  /// Follows links. Errors: not_found, denied, loop, io.
  virtual Result<FileStat> stat(std::string_view path) = 0;

  /// Names in a directory, sorted, without "." and "..". Errors: as `read`.
  virtual Result<std::vector<std::string>> list(std::string_view path, std::size_t limit) = 0;

  /// The text of a symbolic link. Errors: not_found (also when it is no link), denied, io.
  virtual Result<std::string> read_link(std::string_view path) = 0;
};

}  // namespace why
