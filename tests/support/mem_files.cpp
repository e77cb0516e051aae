// SPDX-License-Identifier: Apache-2.0
#include "support/mem_files.hpp"

#include "base/text.hpp"

namespace why::test {
namespace {

constexpr std::uint32_t k_read = 4;
constexpr std::uint32_t k_search = 1;
constexpr int k_most_links = 40;

std::string child_of(std::string_view directory, std::string_view name) {
  return std::string(directory == "/" ? "" : directory).append("/").append(name);
}

}  // namespace

MemFiles::Node& MemFiles::put(std::string_view path, FileKind kind, std::uint32_t mode, std::uint32_t owner) {
  if (path != "/" && !nodes_.contains(text::dirname(path)))
    put(text::dirname(path), FileKind::directory, 0755, 0);
  Node& node = nodes_[std::string(path)];
  node = {};
  node.stat = {kind, mode, owner, owner, 0, 0};
  return node;
}

MemFiles& MemFiles::with(std::string_view path, std::string text, std::uint32_t mode, std::uint32_t owner) {
  Node& node = put(path, FileKind::regular, mode, owner);
  node.stat.size = text.size();
  node.text = std::move(text);
  return *this;
}

MemFiles& MemFiles::with_directory(std::string_view path, std::uint32_t mode, std::uint32_t owner) {
  put(path, FileKind::directory, mode, owner);
  return *this;
}

MemFiles& MemFiles::with_link(std::string_view path, std::string target) {
  Node& node = put(path, FileKind::other, 0777, k_user);
  node.text = std::move(target);
  node.is_link = true;
  return *this;
}

MemFiles& MemFiles::with_special(std::string_view path, FileKind kind) {
  put(path, kind, 0666, k_user);
  return *this;
}

bool MemFiles::allows(const Node& node, std::uint32_t bit) const {
  if (uid == 0) return true;
  const std::uint32_t shift = node.stat.uid == uid ? 6 : 0;
  return ((node.stat.mode >> shift) & bit) != 0;
}

Result<MemFiles::Nodes::const_iterator> MemFiles::find(std::string_view path, bool follow_last) const {
  if (const auto fault = faults.find(path); fault != faults.end()) return fail(fault->second, "injected");
  auto here = nodes_.find("/");
  int links = 0;
  std::vector<std::string> ahead;  // names still to walk, the next one at the back
  const auto push = [&](std::string_view names) {
    const auto parts = text::split(names, '/');
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
      if (!part->empty() && *part != ".") ahead.emplace_back(*part);
  };
  for (push(path); here != nodes_.end() && !ahead.empty();) {
    const std::string name = std::move(ahead.back());
    ahead.pop_back();
    if (here->second.stat.kind != FileKind::directory)
      return fail(Errc::not_found, "a parent is no directory");
    if (!allows(here->second, k_search)) return fail(Errc::denied, "a parent may not be entered");
    const auto next =
        nodes_.find(name == ".." ? std::string(text::dirname(here->first)) : child_of(here->first, name));
    if (next == nodes_.end()) return fail(Errc::not_found, "no such file");
    if (!next->second.is_link || (ahead.empty() && !follow_last)) {
      here = next;
      continue;
    }
    if (++links > k_most_links) return fail(Errc::loop, "too many links");
    if (next->second.text.starts_with('/')) here = nodes_.find("/");
    push(next->second.text);
  }
  if (here == nodes_.end()) return fail(Errc::not_found, "no such file");
  return here;
}

Result<std::string> MemFiles::read(std::string_view path, std::size_t limit) {
  reads.emplace_back(path);
  WHY_TRY(found, find(path, true));
  const Node& node = found->second;
  if (!allows(node, k_read)) return fail(Errc::denied, "the file may not be read");
  if (node.stat.kind != FileKind::regular) return fail(Errc::not_regular, "not a regular file");
  if (node.text.size() > limit) return fail(Errc::too_large, "over the limit");
  return node.text;
}

Result<FileStat> MemFiles::stat(std::string_view path) {
  stats.emplace_back(path);
  WHY_TRY(found, find(path, true));
  return found->second.stat;
}

Result<std::vector<std::string>> MemFiles::list(std::string_view path, std::size_t limit) {
  lists.emplace_back(path);
  WHY_TRY(found, find(path, true));
  if (found->second.stat.kind != FileKind::directory) return fail(Errc::not_found, "not a directory");
  if (!allows(found->second, k_read)) return fail(Errc::denied, "the directory may not be read");
  std::vector<std::string> names;
  const std::string prefix = child_of(found->first, "");
  for (auto at = nodes_.upper_bound(prefix); at != nodes_.end() && at->first.starts_with(prefix); ++at)
    if (at->first.find('/', prefix.size()) == std::string::npos)
      names.push_back(at->first.substr(prefix.size()));
  if (names.size() > limit) return fail(Errc::too_large, "more entries than the limit");
  return names;
}

Result<std::string> MemFiles::read_link(std::string_view path) {
  WHY_TRY(found, find(path, false));
  if (!found->second.is_link) return fail(Errc::not_found, "not a link");
  return found->second.text;
}

}  // namespace why::test
