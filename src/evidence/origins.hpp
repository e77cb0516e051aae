// Who set a variable: the start files of shells, sessions, editors and directories.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/candidate.hpp"
#include "formats/assignment.hpp"

namespace why {

/// An assignment in a start file.
struct Setter {
  const catalog::StartFile<Packed>* file = nullptr;
  std::string path;
  Assignment assignment;
};

/// Start files, read once for a list of names.
class Origins {
 public:
  /// Reads every start file of the catalog that mentions one of `names`.
  Origins(const Look& look, const std::vector<std::string_view>& names);

  /// The place where `name` got `value`: the last sure assignment of this value, else the last one that may
  /// have set it. Absent when no file explains it.
  std::optional<Origin> of(std::string_view name, std::string_view value) const;

  /// The last assignment of `name` in a file of the user that is not blank, whatever its value.
  const Setter* last(std::string_view name) const;

  /// Values of secret-looking assignments, for redaction.
  const std::vector<Setter>& all() const { return setters_; }

 private:
  void read_all(const Look& look, const catalog::StartFile<Packed>& file, std::vector<std::string> paths,
                const std::vector<std::string_view>& names, std::vector<std::string>& seen);
  void read(const Look& look, const catalog::StartFile<Packed>& file, const std::string& path,
            const std::vector<std::string_view>& names);

  std::vector<Setter> setters_;  ///< in the order in which the files are read
};

}  // namespace why
