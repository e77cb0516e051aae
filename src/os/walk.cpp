// SPDX-License-Identifier: Apache-2.0
#include "os/walk.hpp"

#include <fcntl.h>

#include <cerrno>

#include "base/text.hpp"

namespace why::os {
namespace {

constexpr int k_most_links = 40;  // as the kernel

/// Where a walk stands: the directories entered below the root, and the names still ahead.
/// The way up is remembered, never asked of the file system, so it cannot lead out.
class Walk {
 public:
  explicit Walk(int root) : root_(root) {}

  int here() const { return below_.empty() ? root_ : below_.back().get(); }
  bool at_end() const { return ahead_.empty(); }

  void go(std::string_view path) {
    if (path.starts_with('/')) below_.clear();
    const auto names = text::split(path, '/');
    ahead_.insert(ahead_.end(), names.rbegin(), names.rend());
  }

  std::string next() {
    std::string name = std::move(ahead_.back());
    ahead_.pop_back();
    return name;
  }

  void up() {
    if (!below_.empty()) below_.pop_back();
  }

  Result<void> enter(const std::string& name) {
    WHY_TRY(directory, open(name, O_PATH | O_DIRECTORY));
    below_.push_back(std::move(directory));
    return {};
  }

  /// Opens `name` here. A link that has just taken its place is an error, not followed.
  Result<Descriptor> open(const std::string& name, int flags) const {
    return opened(::openat(here(), name.c_str(), flags | O_NOFOLLOW | O_CLOEXEC));
  }

 private:
  int root_;
  std::vector<Descriptor> below_;
  std::vector<std::string> ahead_;  // the next name at the back
};

}  // namespace

Result<Descriptor> open_by_walk(int root, std::string_view path, int flags) {
  Walk walk(root);
  walk.go(path);
  int links = 0;
  while (!walk.at_end()) {
    const std::string name = walk.next();
    if (name.empty() || name == ".") continue;
    if (name == "..") {
      walk.up();
      continue;
    }
    const bool wants_link = walk.at_end() && (flags & O_NOFOLLOW) != 0;
    const auto target = read_link_at(walk.here(), name.c_str());
    if (target && !wants_link) {
      if (++links > k_most_links) return fail_system(ELOOP, "cannot open");
      walk.go(*target);
    } else if (walk.at_end()) {
      return walk.open(name, flags);
    } else if (auto entered = walk.enter(name); !entered) {
      return tl::unexpected(std::move(entered).error());
    }
  }
  return walk.open(".", flags);
}

}  // namespace why::os
