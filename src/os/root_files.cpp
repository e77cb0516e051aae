// SPDX-License-Identifier: Apache-2.0
#include "os/root_files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "base/text.hpp"
#include "os/walk.hpp"

namespace why::os {
namespace {

/// Opens `path` with `root` as "/". The kernel answers EAGAIN when something was renamed meanwhile.
int open_in_root(int root, const char* path, int flags) {
  constexpr int k_tries = 100;
  open_how how{};
  how.flags = static_cast<decltype(how.flags)>(flags);
  how.resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS;
  long descriptor = -1;
  for (int i = 0; i < k_tries; ++i) {
    descriptor = ::syscall(SYS_openat2, root, path, &how, sizeof how);
    if (descriptor >= 0 || (errno != EAGAIN && errno != EINTR)) break;
  }
  return static_cast<int>(descriptor);
}

/// `path` without ".", ".." and empty names, by the text alone: "/etc/../x//y" is "/x/y".
std::string normal_form(std::string_view path) {
  std::string out;
  for (std::string_view name : text::split(path, '/')) {
    if (name.empty() || name == ".") continue;
    if (name == "..") {
      out.resize(std::min(out.size(), out.rfind('/')));
    } else {
      out.append("/").append(name);
    }
  }
  return out;
}

bool is_below(std::string_view path, std::string_view prefix) {
  return path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/');
}

FileKind kind_of(mode_t mode) {
  switch (mode & S_IFMT) {
    case S_IFREG: return FileKind::regular;
    case S_IFDIR: return FileKind::directory;
    case S_IFIFO: return FileKind::fifo;
    case S_IFSOCK: return FileKind::socket;
    case S_IFCHR:
    case S_IFBLK: return FileKind::device;
    default: return FileKind::other;
  }
}

Result<FileStat> stat_of(const Descriptor& file) {
  struct stat found {};
  if (::fstat(file.get(), &found) != 0) return fail_system(errno, "cannot stat");
  return FileStat{kind_of(found.st_mode),
                  found.st_mode & 07777U,
                  found.st_uid,
                  found.st_gid,
                  static_cast<std::uint64_t>(found.st_size),
                  found.st_mtim.tv_sec};
}

bool is_in_proc(const Descriptor& file) {
  struct statfs system {};
  return ::fstatfs(file.get(), &system) == 0 && system.f_type == PROC_SUPER_MAGIC;
}

}  // namespace

Result<RootFiles> RootFiles::open(const std::string& root, const std::vector<Mapping>& mappings,
                                  Resolver resolver) {
  RootFiles files;
  for (const Mapping& mapping : mappings) {
    WHY_TRY(tree, open_tree(normal_form(mapping.prefix), mapping.directory, resolver));
    files.trees_.push_back(std::move(tree));
  }
  if (root == "/") {
    files.trees_.emplace_back();
  } else {
    WHY_TRY(tree, open_tree("", root, resolver));
    files.trees_.push_back(std::move(tree));
  }
  return files;
}

Result<RootFiles::Tree> RootFiles::open_tree(std::string prefix, const std::string& directory,
                                             Resolver resolver) {
  constexpr int k_flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
  WHY_TRY(root, opened(::open(directory.c_str(), k_flags)));
  // Old kernels do not know openat2 (ENOSYS), some containers forbid it (EPERM).
  if (resolver == Resolver::kernel && !opened(open_in_root(root.get(), "/", k_flags)))
    resolver = Resolver::walk;
  return Tree{std::move(prefix), std::move(root), resolver};
}

Result<Descriptor> RootFiles::open_at(std::string_view path, int flags) const {
  if (!path.starts_with('/') || text::contains(path, std::string_view("\0", 1)))
    return fail(Errc::not_found, "no such path");
  flags |= O_CLOEXEC;
  std::string inside(path);
  const Tree* tree = &trees_.back();
  if (trees_.size() > 1) {
    const std::string normal = normal_form(path);
    const auto mapped =
        std::find_if(trees_.begin(), trees_.end(), [&](const Tree& t) { return is_below(normal, t.prefix); });
    tree = &*mapped;
    if (tree != &trees_.back()) inside = "/" + normal.substr(tree->prefix.size());
  }
  if (!tree->root.is_open()) return opened(::open(inside.c_str(), flags));
  if (tree->resolver == Resolver::walk) return open_by_walk(tree->root.get(), inside, flags);
  return opened(open_in_root(tree->root.get(), inside.c_str(), flags));
}

Result<std::string> RootFiles::read(std::string_view path, std::size_t limit) {
  WHY_TRY(file, open_at(path, O_RDONLY | O_NONBLOCK | O_NOCTTY));
  WHY_TRY(found, stat_of(file));
  if (found.kind != FileKind::regular) return fail(Errc::not_regular, "not a regular file");
  if (found.size > limit) return fail(Errc::too_large, "over the limit");
  if (found.size == 0 && !path.starts_with("/proc/") && is_in_proc(file))
    return fail(Errc::not_regular, "leads into /proc");
  return read_to_end(file, limit, found.size);
}

Result<FileStat> RootFiles::stat(std::string_view path) {
  WHY_TRY(file, open_at(path, O_PATH));
  return stat_of(file);
}

Result<std::vector<std::string>> RootFiles::list(std::string_view path, std::size_t limit) {
  WHY_TRY(directory, open_at(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK));
  const std::unique_ptr<DIR, int (*)(DIR*)> stream(::fdopendir(directory.get()), ::closedir);
  if (!stream) return fail_system(errno, "cannot list");
  (void)directory.release();  // the stream closes it

  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(stream.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (names.size() == limit) return fail(Errc::too_large, "more entries than the limit");
    names.emplace_back(name);
  }
  if (errno != 0) return fail_system(errno, "cannot list");
  std::sort(names.begin(), names.end());
  return names;
}

Result<std::string> RootFiles::read_link(std::string_view path) {
  WHY_TRY(link, open_at(path, O_PATH | O_NOFOLLOW));
  return read_link_at(link.get(), "");
}

}  // namespace why::os
