// Compiles a catalog directory into the image that the program embeds: catalogc DIR OUT
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "base/assert.hpp"
#include "authoring/check.hpp"
#include "authoring/load.hpp"
#include "match/match_tables.hpp"
#include "catalog/packer.hpp"
#include "os/root_files.hpp"
#include "world/clock.hpp"

namespace {

std::string today() { return why::to_rfc3339({std::int64_t{std::time(nullptr)} * 1000}).substr(0, 10); }

/// Writes beside `path` and renames, so that an interrupted build leaves no half image.
bool write_file(const std::string& path, const std::vector<std::byte>& bytes) {
  const std::string part = path + ".part";
  std::ofstream out(part, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  out.close();
  return out && std::rename(part.c_str(), path.c_str()) == 0;
}

int complain(const std::string& what) {
  std::fprintf(stderr, "catalogc: %s\n", what.c_str());
  return 1;
}

int compile(const std::string& directory, const std::string& out) {
  auto files = why::os::RootFiles::open();
  if (!files) return complain(files.error().what);
  std::error_code failed;
  const std::string absolute = std::filesystem::absolute(directory, failed).lexically_normal();
  if (failed) return complain(failed.message());

  why::catalog::Loaded loaded = why::catalog::load_catalog(*files, absolute);
  const auto problems = why::catalog::check(loaded, today());
  for (const auto& problem : problems) std::fprintf(stderr, "%s\n", describe(problem).c_str());
  if (has_errors(problems)) return 1;

  auto catalog = why::catalog::assemble(std::move(loaded));
  catalog.match = why::catalog::build_match_tables(catalog.errors, catalog.tools);
  return write_file(out, why::catalog::pack(catalog)) ? 0 : complain("cannot write " + out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return complain("usage: catalogc DIRECTORY IMAGE");
  try {
    return compile(argv[1], argv[2]);
  } catch (const why::AssertionFailed& bug) {
    return complain("assertion failed: " + std::string(bug.condition) + " in " + bug.file);
  }
}
